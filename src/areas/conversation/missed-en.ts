import { p, s } from '../../cards/en/typography.ts';
import { en as shared } from '../../core/en.ts';
import type { Worded, WordedKinds } from '../../core/words.ts';
import type { NameTrouble } from '../../domain/service.ts';
import type { LookedFor, MissedParams, UnclearPart } from './missed.ts';

const notFound: Readonly<Record<LookedFor, Worded>> = {
  initiative: {
    summary: s('I can no longer find this initiative.'),
    body: [p`I can no longer find this initiative: it was withdrawn, or it is not yours. Nothing has changed.`],
  },
  'any-initiative': {
    summary: s('You have no initiative under way.'),
    body: [p`You have no initiative under way with me. To tell one, a sentence is enough: "initiative We have…"`],
  },
  meeting: {
    summary: s('I cannot find this meeting.'),
    body: [p`I cannot find a meeting under way that is yours. Nothing has changed.`],
  },
  story: {
    summary: s('This story is no longer there.'),
    body: [p`I can no longer find this story: it was withdrawn, or it is not yours. Nothing has changed.`],
  },
  oral: {
    summary: s('I cannot find this agreement.'),
    body: [p`I cannot find an agreement given in person that you noted. Nothing has changed.`],
  },
  'oral-sheet': {
    summary: s('I cannot find this agreement.'),
    body: [
      p`I cannot find an agreement given in person to take back. The reference is at the top of the printed sheet: "take back agreement 3f2a9c1b".`,
    ],
  },
  'check-in': {
    summary: s('I cannot find this check-in.'),
    body: [p`I cannot find an open check-in that you can answer. Nothing has changed.`],
  },
  trial: {
    summary: s('I cannot find this trial.'),
    body: [p`I cannot find a trial of yours, or it is no longer at that point. Nothing has changed.`],
  },
  'any-trial': {
    summary: s('I cannot find a trial in progress.'),
    body: [p`I cannot find a trial that you take part in. For danger, violence, harassment or distress: "whom to turn to".`],
  },
  digest: {
    summary: s('No highlights here.'),
    body: [p`Highlights do not come to this channel. Nothing has changed.`],
  },
  'bound-channel': {
    summary: s('This channel is bound to no service.'),
    body: [p`This channel is bound to no service. Nothing has changed.`],
  },
};

const working = p`For example: "I work from 8:00 to 16:00", "I work from Monday to Thursday", "my hours: from Monday to Friday except Wednesday, 9:00 to 17:30".`;

function nameUnclear(trouble: NameTrouble): Worded {
  return {
    summary: s('This name does not fit.'),
    body: [p`${shared.troubles[trouble]}`, p`Nothing has changed. For example: "add the service: Roads".`],
  };
}

const unclear: Readonly<Record<UnclearPart, Worded>> = {
  hours: { summary: s('Your working hours'), body: [p`I did not understand these hours.`, working] },
  'hours-asked': { summary: s('Your working hours'), body: [p`When do you work?`, working] },
  'hours-reversed': {
    summary: s('These two hours are the same.'),
    body: [p`These two hours are the same: I have changed nothing. A night is said like this: "I work from 9 pm to 5 am".`],
  },
  moment: {
    summary: s('Which time?'),
    body: [p`One day and two hours, within your working hours: "I reserve Thursday from 11:00 to 12:00".`],
  },
  absence: {
    summary: s('When will you be away?'),
    body: [p`When will you be on leave or away?`, p`For example: "away until 12 December", "away from 3 to 12 December", "away tomorrow".`],
  },
  season: {
    summary: s('Which season?'),
    body: [p`Which season, or which year? For example: "vintage autumn 2026", or "vintage 2026".`],
  },
  channel: {
    summary: s('I see no channel that I know.'),
    body: [
      p`I see no channel that I know. Use the form of the service; or, in Slack, name the channel with #, for example "bind #works to the service Roads".`,
    ],
  },
  'service-name-missing': nameUnclear('service-name-missing'),
  'service-name-long': nameUnclear('service-name-long'),
  'service-name-taken': nameUnclear('service-name-taken'),
};

/** What is said of an act that could not be done, in English. */
export const missed: WordedKinds<MissedParams> = {
  notFound: ({ of }) => notFound[of],
  unclear: ({ of }) => unclear[of],
};
