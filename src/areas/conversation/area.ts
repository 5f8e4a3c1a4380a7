import { area, goOn } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { followMessage, keepMessage } from './changed-message.ts';
import {
  help,
  helpCoordination,
  helpVolunteers,
  helpWithDigests,
  helpWithTrials,
  listen,
  sayNo,
  sayTalk,
  sayYes,
  speakEnglish,
  speakFrench,
} from './converse.ts';
import { decline } from './decline.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { missed } from './missed.ts';
import { notAnAnswer } from './not-understood.ts';
import { showWholeCard } from './whole-card.ts';

/** Ties what this area says to what it does. */
export const conversation = area('conversation', {
  kinds: { ...kinds, ...missed },
  buttons,
  forms: {},
  acts: goOn({
    showHelp: help,
    more: showWholeCard,
    keepMessage,
    followMessage,
    notAnAnswer,
    talkInPerson: sayTalk,
    decline,
  }),
  submits: {},
  spoken: goOn({
    helpWithTrials,
    helpWithDigests,
    helpVolunteers,
    helpCoordination,
    sayYes,
    sayNo,
    listen,
    speakFrench,
    speakEnglish,
  }),
  fr,
  en,
});
