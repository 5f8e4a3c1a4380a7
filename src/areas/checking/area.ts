import { area, goOn } from '../../core/area.ts';
import { inOneTransaction } from '../../core/task.ts';
import { invitationLeft } from '../inviting/invite-harvester.ts';
import { answerFromForm, sayWeather, shareNamed, shareUnnamed, writeAnswer, writeForTeam } from './answer-check-in.ts';
import { askEachTime, askMoreRarely, askNoMore } from './choose-pace.ts';
import { en } from './en.ts';
import { forms } from './forms.ts';
import { fr } from './fr.ts';
import { buttons, kinds } from './messages.ts';
import { askHelpOf, helpFromForm, needHelp } from './need-help.ts';
import { openCheckIn } from './open-check-in.ts';
import { readLearningLog, readNotebook } from './read-learning-log.ts';
import { checkInLeft, remindCheckIn } from './remind-check-in.ts';

/** Ties what this area says to what it does. */
export const checking = area('checking', {
  kinds,
  buttons,
  forms,
  acts: goOn({
    // In words, the pictures are said in answer to a check-in: `answerInWords`.
    weather: sayWeather,
    writeCheckIn: { run: writeAnswer, follows: 'colon' },
    needHelp: { run: needHelp, follows: 'colon', near: 'need-help' },
    askHelpOf,
    learningLog: readLearningLog,
  }),
  submits: goOn({ checkIn: answerFromForm, help: helpFromForm }),
  spoken: goOn({
    readNotebook,
    writeAnswer,
    writeForTeam: { run: writeForTeam, follows: 'colon' },
    shareNamed,
    shareUnnamed,
    paceEach: askEachTime,
    paceRarer: askMoreRarely,
    paceNone: askNoMore,
  }),
  tasks: {
    'open-check-in': inOneTransaction(openCheckIn),
    'remind-check-in': inOneTransaction(remindCheckIn),
  },
  hooks: { checkIn: { sent: checkInLeft }, helpWanted: { sent: invitationLeft } },
  fr,
  en,
});
