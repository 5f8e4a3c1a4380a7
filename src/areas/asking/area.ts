import { area } from '../../core/area.ts';
import { isTold } from '../../core/follows.ts';
import { buttons } from './buttons.ts';
import { correctFromForm, correctInitiative, withdrawInitiative } from './change-initiative.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { chooseSetAside, setAside } from './set-aside.ts';
import { showContacts, showInitiative, showInitiatives, showReaders, showWholeSentence } from './show-initiative.ts';
import { dropDraft, openTellForm, tellDraft, tellFromForm, tellInitiative } from './tell-initiative.ts';

/** Ties what this area says to what it does. */
export const asking = area('asking', {
  kinds,
  buttons,
  forms,
  acts: {
    openTell: { run: openTellForm, words: ['raconter', 'raconter une initiative', 'tell', 'tell an initiative'] },
    tellDraft: { run: tellDraft, words: ['oui la raconter', 'yes tell it'] },
    dropDraft: { run: dropDraft, words: ['oublie', 'oublier', 'oublie ce texte', 'forget it', 'forget this text'] },
    whoHasRead: {
      run: showReaders,
      words: [
        'qui a lu',
        'qui a lu ma phrase',
        'qui l a lue',
        'qui a lu mon initiative',
        'who has read',
        'who has read my sentence',
        'who read it',
      ],
    },
    setAside: {
      run: chooseSetAside,
      words: ['pas avec certaines personnes', 'pas avec', 'pas avec tout le monde', 'not with certain people', 'not with'],
    },
    correct: { run: correctInitiative, words: ['corriger', 'corrige', 'modifier', 'edit', 'correct'], follows: 'colon', near: 'correct' },
    withdraw: {
      run: withdrawInitiative,
      words: ['retirer', 'retire', 'retirer mon initiative', 'je retire', 'withdraw', 'withdraw it', 'withdraw my initiative'],
    },
    whomToTurnTo: {
      run: showContacts,
      words: [
        'vers qui me tourner',
        'ce n est pas ici',
        'contacts',
        'danger',
        'violence',
        'violences',
        'harcelement',
        'souffrance',
        'whom to turn to',
        'who to turn to',
        'harassment',
        'distress',
      ],
    },
    fullSentence: { run: showWholeSentence },
    myInitiatives: {
      run: showInitiatives,
      words: ['mes initiatives', 'mon initiative', 'ou en est mon initiative', 'my initiatives', 'my initiative'],
    },
    readOn: { run: showWholeSentence },
    showInitiative: { run: showInitiative },
  },
  submits: {
    tell: tellFromForm,
    correct: correctFromForm,
    setAside: setAside,
  },
  spoken: [
    { run: tellInitiative, words: ['initiative'], follows: isTold },
    { run: tellInitiative, words: ['une initiative', 'raconter', 'je raconte', 'tell', 'an initiative'], follows: 'colon' },
  ],
  fr,
  en,
});
