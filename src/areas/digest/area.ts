import { area } from '../../core/area.ts';
import { namesChannels } from '../../core/follows.ts';
import { inOneTransaction } from '../../core/task.ts';
import { digestSaid } from '../../domain/spoken/digest.ts';
import { buttons } from './buttons.ts';
import {
  aboutListening,
  allowDigests,
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
import { kinds } from './messages.ts';
import { postDigest } from './post-digest.ts';

/** Ties what this area says to what it does. */
export const digest = area('digest', {
  kinds,
  buttons,
  forms,
  acts: {
    showDigest: { run: showDigest },
    openDigest: {
      run: openDigest,
      words: ['abonner un canal', 'abonner ce canal', 'abonner ce canal aux breves', 'subscribe a channel', 'subscribe this channel'],
    },
    changeDigest: { run: openDigest, words: ['regler les breves', 'regler ces breves', 'set these highlights', 'set the highlights'] },
    pauseDigest: {
      run: pauseDigest,
      words: ['breves pause', 'breves en pause', 'pause des breves', 'highlights pause', 'pause the highlights'],
      follows: namesChannels,
    },
    resumeDigest: {
      run: resumeDigest,
      words: ['breves reprise', 'reprendre les breves', 'reprise des breves', 'highlights resume', 'resume the highlights'],
      follows: namesChannels,
    },
    stopDigest: {
      run: stopDigest,
      words: ['breves arret', 'breves stop', 'arreter les breves', 'arret des breves', 'highlights stop', 'stop the highlights'],
      follows: namesChannels,
    },
    previewDigest: {
      run: previewDigest,
      words: ['breves apercu', 'apercu des breves', 'highlights preview', 'preview the highlights'],
      follows: namesChannels,
    },
    allowDigests: { run: allowDigests, words: ['breves par tout le monde', 'highlights by anyone'] },
    reserveDigests: { run: reserveDigests, words: ['breves par la coordination', 'highlights by coordination'] },
    digests: {
      run: showDigests,
      words: ['breves', 'les breves', 'highlights', 'the highlights', 'digest'],
      // « Brèves de comptoir » tells something else.
      follows: (rest) => namesChannels(rest) || digestSaid(rest) !== null,
    },
    aboutListening: {
      run: aboutListening,
      words: ['on cherche une oreille', 'preter une oreille', 'looking for a listener', 'lending an ear', 'lend an ear'],
    },
  },
  submits: {
    digest: digestFromForm,
  },
  tasks: { 'post-digest': inOneTransaction(postDigest) },
  hooks: {
    digestBegins: { inChannel: firstInChannel },
    digest: { inChannel },
    digestText: { inChannel },
  },
  fr,
  en,
});
