import { area, goOn } from '../../core/area.ts';
import { isDay } from '../../core/follows.ts';
import { inOneTransaction, withPlatform } from '../../core/task.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { eraseAll, eraseAllSure, eraseOrganisation } from './erase-all.ts';
import { fr } from './fr.ts';
import { inChannel } from './in-channel.ts';
import { chooseKept, showKept, signKept, takeKeptBack, writeKept } from './keep-words.ts';
import { kinds } from './messages.ts';
import { mindTerms } from './mind-terms.ts';
import { setTerm } from './set-term.ts';

/** Ties what this area says to what it does. */
export const term = area('term', {
  kinds,
  buttons,
  forms: {},
  acts: goOn({ chooseKept }),
  submits: {},
  spoken: goOn({
    setTerm: { run: setTerm, follows: isDay },
    eraseAll,
    eraseAllSure,
    showKept,
    writeKept: { run: writeKept, follows: 'colon' },
    signKept,
    takeKeptBack,
  }),
  tasks: {
    'mind-terms': withPlatform(mindTerms, { lengthy: true }),
    'erase-organisation': inOneTransaction(eraseOrganisation),
  },
  hooks: { whatIsKept: { inChannel } },
  fr,
  en,
});
