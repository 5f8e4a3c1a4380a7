import { buttonsOf, facesOf } from '../../core/button.ts';
import { oneOf, subject } from '../../core/subject.ts';

/** One A4 page that anybody may have: a volunteer's notebook, or the poster of what may be on a wall. */
export const aPageToPrint = subject({ page: oneOf(['notebook', 'poster']) });

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({ explore: { opens: 'form' }, printPage: { about: aPageToPrint } });

export const faces = facesOf({ printPoster: buttons.printPage });
