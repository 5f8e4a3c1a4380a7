import { area } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { keepFrame, openFrame, showFrame, takeFrameBack } from './frame.ts';
import { kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const framing = area('framing', {
  kinds,
  buttons,
  forms,
  acts: {
    showFrame: { run: showFrame, words: ['cadre', 'le cadre', 'lire le cadre', 'frame', 'the frame'] },
    writeFrame: { run: openFrame, words: ['ecrire le cadre', 'signer le cadre', 'write the frame'] },
    takeFrameBack: { run: takeFrameBack, words: ['retirer le cadre', 'take the frame back'] },
  },
  submits: {
    frame: keepFrame,
  },
  fr,
  en,
});
