import { buttonsOf } from '../../core/button.ts';

/** The buttons this area draws, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  services: {},
  showService: {},
  addService: { style: 'primary', opens: 'form' },
  changeService: { opens: 'form' },
  unbindChannel: {},
  removeService: {},
  confirmRemoveService: { style: 'danger' },
  keepService: {},
});
