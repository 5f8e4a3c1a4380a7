import { area, goOn } from '../../core/area.ts';
import { sayAnonymous, sayKeeping, sayManagement, sayWho } from './about-me.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { keepFrame, openFrame, showFrame, takeFrameBack } from './frame.ts';
import { buttons, kinds } from './messages.ts';

/** Ties what this area says to what it does. */
export const framing = area('framing', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    showFrame,
    writeFrame: openFrame,
    takeFrameBack,
  }),
  submits: goOn({ frame: keepFrame }),
  spoken: goOn({ sayWho, sayAnonymous, sayManagement, sayKeeping }),
  fr,
  en,
});
