import { area } from '../../core/area.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import { correctData, openCorrection } from './correct-data.ts';
import { en } from './en.ts';
import { askToErase, cancelErasure, chooseStory, eraseMyself, eraseMyselfWithStories } from './erase-data.ts';
import { askForExport, exportData } from './export-data.ts';
import { eraseUnmet, forgetWhatHasServed } from './forget.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { showData } from './show-data.ts';

/** Ties what this area says to what it does. */
export const rights = area('rights', {
  kinds,
  buttons,
  forms,
  acts: {
    myData: { run: showData, words: ['mes donnees', 'mes donnees personnelles', 'my data', 'my personal data'] },
    exportData: {
      run: askForExport,
      words: ['exporter', 'exporter mes donnees', 'export', 'export my data'],
    },
    correctData: { run: openCorrection, words: ['corriger mes donnees', 'corriger mon nom', 'correct my data', 'correct my name'] },
    eraseData: {
      run: askToErase,
      words: [
        'effacer mes donnees',
        'efface mes donnees',
        'supprimer mes donnees',
        'tout effacer',
        'erase my data',
        'delete my data',
        'erase everything',
      ],
    },
    eraseChooseStory: { run: chooseStory },
    eraseConfirm: { run: eraseMyself, words: ['oui tout effacer', 'yes erase everything'] },
    eraseCancel: { run: cancelErasure, words: ['ne rien effacer', 'non ne rien effacer', 'erase nothing', 'no erase nothing'] },
  },
  submits: {
    correctData: correctData,
  },
  spoken: [{ run: eraseMyselfWithStories, words: ['oui tout effacer recits compris', 'yes erase everything stories included'] }],
  tasks: {
    'erase-unmet': inOneTransaction(eraseUnmet),
    'export-data': withPlatform(exportData, { lengthy: true }),
    forget: withPlatform(forgetWhatHasServed, { lengthy: true }),
  },
  fr,
  en,
});
