import { area, goOn } from '../../core/area.ts';
import { namesChannels } from '../../core/follows.ts';
import { inOneTransaction } from '../../core/task.ts';
import { digestSaid } from '../../domain/spoken/digest.ts';
import {
  aboutListening,
  allowDigests,
  changeDigest,
  digestFromForm,
  openDigest,
  pauseDigest,
  previewDigest,
  reserveDigests,
  resumeDigest,
  showDigest,
  showDigests,
  stopDigest,
} from './digests.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { firstInChannel, inChannel } from './in-channel.ts';
import { buttons, kinds } from './messages.ts';
import { postDigest } from './post-digest.ts';

/** Ties what this area says to what it does. */
export const digest = area('digest', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    showDigest,
    openDigest,
    changeDigest,
    pauseDigest: { run: pauseDigest, follows: namesChannels },
    resumeDigest: { run: resumeDigest, follows: namesChannels },
    stopDigest: { run: stopDigest, follows: namesChannels },
    previewDigest: { run: previewDigest, follows: namesChannels },
    // « Brèves de comptoir » tells something else.
    digests: { run: showDigests, follows: (rest: string) => namesChannels(rest) || digestSaid(rest) !== null },
    aboutListening,
  }),
  submits: goOn({ digest: digestFromForm }),
  spoken: goOn({ allowDigests, reserveDigests }),
  tasks: { 'post-digest': inOneTransaction(postDigest) },
  hooks: {
    digestBegins: { inChannel: firstInChannel },
    digest: { inChannel },
    digestText: { inChannel },
  },
  fr,
  en,
});
