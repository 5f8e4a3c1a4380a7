import { area, goOn } from '../../core/area.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { correctData, openCorrection } from './correct-data.ts';
import { en } from './en.ts';
import { askToErase, cancelErasure, eraseMyself, eraseMyselfWithStories } from './erase-data.ts';
import { askForExport, exportData } from './export-data.ts';
import { eraseUnmet, forgetWhatHasServed } from './forget.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { showData } from './show-data.ts';

/** Ties what this area says to what it does. */
export const rights = area('rights', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    exportData: askForExport,
    correctData: openCorrection,
    eraseData: askToErase,
    eraseConfirm: eraseMyself,
    eraseWithStories: eraseMyselfWithStories,
    eraseCancel: cancelErasure,
  }),
  submits: goOn({ correctData: correctData }),
  spoken: goOn({ myData: showData }),
  tasks: {
    'erase-unmet': inOneTransaction(eraseUnmet),
    'export-data': withPlatform(exportData, { lengthy: true }),
    forget: withPlatform(forgetWhatHasServed, { lengthy: true }),
  },
  fr,
  en,
});
