import { buttonsOf, facesOf } from '../../core/button.ts';
import { id, maybe, subject } from '../../core/subject.ts';

export const aService = subject({ service: id });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  /** Of none in particular, all of them. */
  services: { about: maybe(aService) },
  /** Of none, one to come. */
  addService: { about: maybe(aService), opens: 'form' },
});

export const faces = facesOf({
  showService: buttons.services,
  keepService: buttons.services,
  changeService: buttons.addService,
});
