import { buttonsOf, facesOf } from '../../core/button.ts';
import { anInitiative } from '../../core/records.ts';
import { either, id, maybe, oneOf, optional, subject, tagged } from '../../core/subject.ts';

const theLines = tagged('lines', subject({ lines: id }));

/** The buttons that other areas show too. */
export const buttons = buttonsOf({
  /** Of a meeting, by what was told or asked for; or lines that are there, to correct them. */
  fiveLines: { about: maybe(either(anInitiative, theLines)), opens: 'form' },
  /** `sure`: they were asked whether they mean it. */
  dropLines: { about: subject({ lines: id, sure: optional(oneOf(['sure'])) }) },
});

export const faces = facesOf({
  correctLines: (lines: string) => buttons.fiveLines({ lines }),
  sayDropLines: (lines: string) => buttons.dropLines({ lines, sure: 'sure' }),
});
