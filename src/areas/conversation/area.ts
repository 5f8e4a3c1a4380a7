import { area } from '../../core/area.ts';
import { buttons } from './buttons.ts';
import { followMessage, keepMessage } from './changed-message.ts';
import { help, sayNo, sayTalk, sayYes, speakEnglish, speakFrench } from './converse.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { notAnAnswer, notAnEvaluation } from './not-understood.ts';

/** Ties what this area says to what it does. */
export const conversation = area('conversation', {
  kinds,
  buttons,
  forms: {},
  acts: {
    showHelp: {
      run: help,
      words: [
        'aide',
        'aide moi',
        'help',
        'bonjour',
        'salut',
        'hello',
        'hi',
        'bonsoir',
        'coucou',
        '?',
        'que sais tu faire',
        'que savez vous faire',
        'ce que je sais faire',
        'what i can do',
        'menu',
      ],
    },
    keepMessage: { run: keepMessage },
    followMessage: { run: followMessage },
    notAnEvaluation: { run: notAnEvaluation },
    notAnAnswer: {
      run: notAnAnswer,
      words: ['ce n etait pas une reponse', 'pas une reponse', 'it was not an answer', 'not an answer'],
    },
    talkInPerson: {
      run: sayTalk,
      words: [
        'en parler de vive voix',
        'de vive voix',
        'parler du test',
        'parler du test de vive voix',
        'talk about it',
        'talk in person',
        'talk about it in person',
        'talk about the trial',
      ],
    },
  },
  submits: {},
  spoken: [
    { run: sayYes, words: ['oui', 'ok', 'd accord', 'yes', 'yep', 'sure', 'oui merci', 'bien sur'] },
    { run: sayNo, words: ['non', 'no', 'nope', 'non pas cette fois', 'sans moi'] },
    { run: speakFrench, words: ['francais', 'en francais', 'french', 'parler francais'] },
    { run: speakEnglish, words: ['english', 'anglais', 'in english', 'en anglais', 'speak english'] },
  ],
  fr,
  en,
});
