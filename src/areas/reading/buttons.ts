import { buttonsOf, facesOf } from '../../core/button.ts';
import { either, id, optional, page, subject, tagged } from '../../core/subject.ts';

/** A long text, and one of its pages; the first when none is named. */
const aText = either(
  tagged('initiative', subject({ initiative: id, page: optional(page) })),
  tagged('story', subject({ story: id, page: optional(page) })),
  tagged('trial', subject({ trial: id, page: optional(page) })),
  tagged('evaluation', subject({ evaluation: id, page: optional(page) })),
);

/** The buttons that other areas show, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({ wholeText: { about: aText } });

export const faces = facesOf({ readOn: buttons.wholeText });
