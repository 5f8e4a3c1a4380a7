import { area, begin, goOn } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { correctLines, dropLines, fiveLines, keepLines, sayDropLines } from './lend.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const lending = area('lending', {
  kinds,
  buttons,
  forms,
  acts: { ...begin({ fiveLines }), ...goOn({ dropLines }) },
  submits: goOn({ fiveLines: keepLines }),
  spoken: goOn({ correctLines, sayDropLines }),
  fr,
  en,
});
