import { buttonsOf } from '../../core/button.ts';
import { maybe } from '../../core/subject.ts';
import { anInvitation } from '../inviting/buttons.ts';

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  pauseHarvest: { about: maybe(anInvitation) },
  resumeHarvest: {},
  becomeHarvester: {},
  leaveHarvest: {},
});
