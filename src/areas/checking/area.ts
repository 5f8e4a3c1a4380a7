import { area } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import {
  answerFromForm,
  fair,
  rain,
  shareAmongMany,
  shareNamed,
  shareUnnamed,
  storm,
  sunny,
  writeAnswer,
  writeForTeam,
} from './answer-check-in.ts';
import { buttons } from './buttons.ts';
import { askEachTime, askMoreRarely, askNoMore } from './choose-pace.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { kinds } from './messages.ts';
import { askHelpOf, helpFromForm, needHelp } from './need-help.ts';
import { openCheckIn } from './open-check-in.ts';
import { readLearningLog } from './read-learning-log.ts';
import { checkInLeft, paceAsked, remindCheckIn } from './remind-check-in.ts';

/** Ties what this area says to what it does. */
export const checking = area('checking', {
  kinds,
  buttons,
  forms,
  acts: {
    // In words, the pictures are said in answer to a check-in: `answerInWords`.
    weatherSunny: { run: sunny },
    weatherFair: { run: fair },
    weatherRain: { run: rain },
    weatherStorm: { run: storm },
    writeCheckIn: {
      run: writeAnswer,
      words: ['mon point', 'repondre au point', 'my check in', 'answer the check in'],
      follows: 'colon',
    },
    editCheckIn: {
      run: writeAnswer,
      words: ['modifier ma reponse', 'corriger ma reponse', 'edit my answer', 'correct my answer'],
      follows: 'colon',
    },
    shareUnnamed: { run: shareUnnamed, words: ['partager sans mon nom', 'share without my name'] },
    paceEach: { run: askEachTime, words: ['continuer', 'je continue', 'a chaque point', 'keep asking', 'at each check in'] },
    paceRarer: { run: askMoreRarely, words: ['plus rarement', 'moins souvent', 'less often', 'more rarely'] },
    paceNone: {
      run: askNoMore,
      words: ['ne plus me demander', 'plus de points', 'ne plus recevoir ces points', 'stop asking', 'no more check ins'],
    },
    needHelp: {
      run: needHelp,
      words: ['j ai besoin d aide', 'besoin d aide', 'i need help', 'need help'],
      follows: 'colon',
      near: 'need-help',
    },
    askHelpOf: { run: askHelpOf },
    chooseHelp: { run: needHelp },
    learningLog: {
      run: readLearningLog,
      words: ['carnet', 'le carnet', 'carnet du test', 'le carnet du test', 'learning log', 'the learning log'],
    },
    readLogOn: { run: readLearningLog },
  },
  submits: {
    checkIn: answerFromForm,
    help: helpFromForm,
  },
  spoken: [
    { run: writeAnswer, words: ['point', 'le point', 'check in', 'the check in'] },
    { run: writeForTeam, words: ['pour l equipe', 'pour toute l equipe', 'for the team', 'for the whole team'], follows: 'colon' },
    { run: shareNamed, words: ['partager avec mon nom', 'share with my name'] },
    { run: shareAmongMany, words: ['ne plus partager', 'stop sharing'] },
  ],
  tasks: {
    'open-check-in': inOneTransaction(openCheckIn),
    'remind-check-in': inOneTransaction(remindCheckIn),
  },
  hooks: {
    checkIn: { sent: checkInLeft },
    checkInSilence: { sent: paceAsked },
  },
  fr,
  en,
});
