import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { count, flag, from, ofTrial as inTrial, kept, moment, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf, type Row, type Telling } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { id, instant, orEmpty, subject, word } from '../../core/subject.ts';
import { isSilent, weathers } from '../../domain/check-in.ts';
import type { CheckInPace, TrialMember } from '../../domain/trial.ts';
import { readAll } from '../asking/read-all.ts';
import { addedWords, buttons as conversationButtons } from '../conversation/buttons.ts';
import { buttons as endingButtons } from '../ending/buttons.ts';
import { buttons as invitingButtons } from '../inviting/buttons.ts';
import { faces, buttons as shared } from './buttons.ts';
import { isLive, type KeptAnswer, keptOf, nextOn, type OfTrial, ofTrial, type Read, readBy, since } from './check-in-shown.ts';
import { type LogPage, logOf } from './learning-log.ts';
import { checkInFor, type TheirCheckIn } from './own-check-in.ts';
import { sampleAsked, sampleHelpers, sampleKept, sampleOnTrial } from './samples.ts';
import { askedOf, type HelpAsked } from './who-can-help.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    askHelpOf: { about: subject({ trial: orEmpty(id), whom: word, draft: orEmpty(instant) }) },
  }),
};

type Day = Temporal.PlainDate;

/** Check-ins of a live trial, requests for help, and what was learnt. */
export interface CheckingParams {
  /** `wonders`: they let three pass, and are told what comes of a fourth. `notes`: they note what people without a screen say. */
  checkIn: OfTrial &
    Read & { checkIn: string; question: string; since: Day; nextOn: Day | null; teamAnswered: boolean; wonders: boolean; notes: boolean };
  checkInReminder: OfTrial & Pick<Read, 'many'> & { checkIn: string };
  /** It has closed; words are still welcome. */
  checkInLate: OfTrial & { checkIn: string };
  checkInKept: KeptAnswer;
  checkInTakenBack: OfTrial;
  /** It closes before then. */
  checkInCannotWait: { checkIn: string; until: Temporal.Instant };
  paceKept: OfTrial & { pace: CheckInPace };

  helpAsked: OfTrial & HelpAsked;
  /** They cannot be written to, or are the person themself. */
  helpNotPossible: OfTrial;
  /** `of`: null outside of any trial. `voice`: to talk in person. */
  helpWanted: { of: OfTrial | null; from: string; words: string; voice: boolean; invitation: string; initiative: string };

  learningLog: LogPage;
}

export const ofCheckIn = z.object({ checkIn: text });

/** What this area says. */
export const kinds = kindsOf<CheckingParams>()({
  /** To those who take part in a trial: what did they notice? Until the next one opens, which its sender says. */
  checkIn: {
    now: from(ofCheckIn.extend({ wonders: flag.default(false) }), async (about, telling) => {
      const asked = await openQuestion(about, telling);
      if (!asked) return null;
      const { theirs, member } = asked;
      const next = await nextOn(telling, theirs);
      return {
        ...ofTrial(theirs.trial),
        ...readBy(theirs),
        checkIn: theirs.checkIn.id,
        question: theirs.trial.question,
        since: await since(telling, theirs),
        nextOn: next,
        teamAnswered: forTeam(theirs),
        notes: theirs.trial.offscreen && member.role === 'pilot',
        wonders: about.wonders && next !== null && member.pace === 'each' && (await wereSilent(telling, theirs)),
      };
    }),
    buttons: ({ checkIn, trial, many, notes }) => [
      many ? pictureRow(checkIn) : [],
      [
        buttons.writeCheckIn({ checkIn }),
        ...(notes ? [endingButtons.noteAloud({ checkIn })] : []),
        buttons.needHelp({ trial }),
        conversationButtons.talkInPerson({ trial }),
        buttons.learningLog({ trial }),
      ],
    ],
    equal: ({ many }) => many,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: false },
    givesWayTo: ['checkInKept', 'checkInLate', 'paceKept'],
    samples: [
      { ...sampleAsked, readers: [sample.named], many: false },
      { ...sampleAsked, what: sample.long, readers: Array(12).fill(sample.named), many: true, nextOn: null, teamAnswered: true },
      { ...sampleAsked, readers: [], many: false, wonders: true },
      { ...sampleAsked, readers: [sample.named], many: false, notes: true },
    ],
  },
  checkInReminder: {
    now: from(ofCheckIn, async (about, telling) => {
      const asked = await openQuestion(about, telling);
      if (!asked || forTeam(asked.theirs)) return null;
      const { trial, checkIn } = asked.theirs;
      return { ...ofTrial(trial), checkIn: checkIn.id, many: readBy(asked.theirs).many };
    }),
    buttons: ({ checkIn, trial, many }) => [
      many ? pictureRow(checkIn) : [],
      [buttons.writeCheckIn({ checkIn }), buttons.needHelp({ trial }), conversationButtons.talkInPerson({ trial })],
    ],
    equal: ({ many }) => many,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: false },
    givesWayTo: ['checkInKept', 'checkInLate', 'paceKept'],
    samples: [true, false].map((many) => ({ ...sampleOnTrial, many })),
  },
  checkInLate: {
    now: from(ofCheckIn, async (about, telling) => {
      const theirs = await checkInFor(telling, about.checkIn);
      if (!theirs?.checkIn.closedAt || theirs.mine.answeredAt) return null;
      return { ...ofTrial(theirs.trial), checkIn: theirs.checkIn.id };
    }),
    buttons: ({ checkIn, trial }) => [[buttons.writeCheckIn({ checkIn }), buttons.learningLog({ trial })]],
    samples: [sampleOnTrial, { ...sampleOnTrial, over: true }],
  },
  checkInKept: {
    now: from(ofCheckIn.extend({ undo: text.optional() }), async ({ checkIn, undo }, telling) => {
      const theirs = await checkInFor(telling, checkIn);
      if (!theirs?.mine.answeredAt) return null;
      // Edited since, it is an answer for sure.
      const added = undo === undefined ? null : addedWords.read(undo);
      return keptOf(telling, theirs, added?.until === theirs.mine.words.length ? added : null);
    }),
    buttons: ({ checkIn, trial, words, undo, stuck }) => [
      [
        ...(stuck ? [buttons.needHelp({ trial })] : []),
        (words === '' ? buttons.writeCheckIn : faces.editCheckIn)({ checkIn }),
        ...(undo === null ? [] : [conversationButtons.notAnAnswer(undo)]),
        ...(stuck ? [] : [buttons.needHelp({ trial })]),
        buttons.learningLog({ trial }),
      ],
    ],
    samples: [
      ...(['five', 'unnamed', 'named'] as const).map((showing) => ({
        ...sampleKept,
        showing,
        undo: { checkIn: sample.id, from: 0, until: 12, weather: '' as const },
      })),
      { ...sampleKept, many: false, readers: [sample.named], weather: null, forTeam: true },
      { ...sampleKept, words: '', closed: true, weather: null, nextOn: null },
      { ...sampleKept, readers: [], words: sample.long, over: true, closed: true },
      { ...sampleKept, closed: true },
    ],
  },
  checkInTakenBack: { now: from(inTrial, theTrial), samples: [sampleOnTrial] },
  checkInCannotWait: {
    now: kept(z.object({ checkIn: text, until: moment })),
    buttons: ({ checkIn }) => [[buttons.writeCheckIn({ checkIn })]],
    samples: [{ checkIn: sample.id, until: sample.instant }],
  },
  paceKept: {
    now: from(inTrial, async (about, telling) => {
      const { tx, person } = telling;
      const trial = await tx.trials.get(about.trial);
      const member = trial && (await tx.trials.members(trial.id)).find((one) => one.personId === person.id);
      return member && trial.state === 'live' ? { ...ofTrial(trial), pace: member.pace } : null;
    }),
    samples: (['each', 'rarer', 'none'] as const).map((pace) => ({ ...sampleOnTrial, pace })),
  },
  helpAsked: {
    now: from(inTrial.extend({ requests: text, from: text.optional(), far: flag.default(false) }), async (about, telling) => {
      const said = about.from === undefined ? null : { from: about.from.split(','), far: about.far };
      const [trial, asked] = [await telling.tx.trials.get(about.trial), await askedOf(telling, about.requests.split(','), said)];
      return trial && asked && { ...ofTrial(trial), ...asked };
    }),
    buttons: ({ trial, far }) => (far ? [[faces.chooseHelp({ trial })]] : []),
    samples: [
      { ...sampleOnTrial, to: sampleHelpers, voice: false, words: sample.written, far: false },
      { ...sampleOnTrial, to: [{ name: sample.named, from: null }], voice: true, words: '', far: true },
    ],
  },
  helpNotPossible: {
    now: from(inTrial, theTrial),
    buttons: ({ trial }) => [[faces.chooseHelp({ trial })]],
    samples: [sampleOnTrial],
  },
  /** To whomever somebody chose: a request for help addressed to you is exempt. */
  helpWanted: {
    now: from(z.object({ request: text.default(''), invitation: text.default('') }), async (about, telling) => {
      if (about.invitation !== '') return askedOutside(about, telling);
      const wanted = await helpWanted(about, telling);
      if (!wanted) return null;
      const { trial, from, words, voice } = wanted;
      return { of: ofTrial(trial), from: from.name, words, voice, invitation: '', initiative: '' };
    }),
    buttons: ({ invitation, initiative, words }) =>
      invitation === ''
        ? []
        : [
            [
              invitingButtons.acceptInvitation({ invitation }),
              invitingButtons.declineInvitation({ invitation }),
              ...readAll(initiative, words),
            ],
          ],
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    becomes: ({ about: { invitation, initiative } }) =>
      typeof invitation === 'string' && typeof initiative === 'string' ? { kind: 'invitationAccepted', about: { initiative } } : null,
    samples: [
      { of: sampleOnTrial, from: sample.named, words: sample.long, voice: false, invitation: '', initiative: '' },
      { of: sampleOnTrial, from: '', words: '', voice: false, invitation: '', initiative: '' },
      { of: sampleOnTrial, from: sample.named, words: '', voice: true, invitation: '', initiative: '' },
      { of: null, from: sample.named, words: sample.written, voice: false, invitation: sample.id, initiative: sample.id },
    ],
  },
  learningLog: {
    now: from(inTrial.extend({ at: count }), async ({ trial: id, at }, telling) => {
      const trial = await telling.tx.trials.get(id);
      return trial && logOf(telling, trial, at);
    }),
    buttons: ({ trial, next }) => (next === null ? [] : [[faces.readLogOn({ trial, page: next })]]),
    samples: [
      { ...sampleOnTrial, lines: [], next: null },
      {
        ...sampleOnTrial,
        over: true,
        lines: [
          { type: 'check-in', on: sample.on, closed: false, conditions: null },
          { type: 'check-in', on: sample.on, closed: true, conditions: null },
          { type: 'check-in', on: sample.on, closed: true, conditions: { mostly: ['sunny', 'fair'], sometimes: ['storm'] } },
          { type: 'check-in', on: sample.on, closed: true, conditions: { mostly: ['rain'], sometimes: [] } },
          { type: 'words', words: sample.written, forTeam: true, aloud: false, by: 'you' },
          { type: 'words', words: sample.written, forTeam: false, aloud: false, by: { name: sample.named } },
          { type: 'words', words: sample.written, forTeam: false, aloud: false, by: null },
          { type: 'words', words: sample.written, forTeam: false, aloud: true, by: null },
        ],
        next: 1,
      },
    ],
  },
});

/** Labelled as the first picture; each of the others has a face. */
const pictures = { sunny: buttons.weather, fair: faces.weatherFair, rain: faces.weatherRain, storm: faces.weatherStorm };

const pictureRow = (checkIn: string): Row => weathers.map((weather) => pictures[weather]({ weather, checkIn }));

/** A question that may still be asked: of a trial that lives, to somebody who takes part and has not answered. */
async function openQuestion(
  about: { readonly checkIn: string },
  telling: Telling,
): Promise<{ theirs: TheirCheckIn; member: TrialMember } | null> {
  const theirs = await checkInFor(telling, about.checkIn);
  const member = theirs?.people.find((one) => one.personId === telling.person.id);
  if (!theirs || !member || member.pace === 'none') return null;
  const { trial, checkIn, mine } = theirs;
  return !checkIn.closedAt && isLive(telling, trial) && !mine.answeredAt ? { theirs, member } : null;
}

/** They let the last three pass, this one left out. */
async function wereSilent({ tx, person }: Telling, { trial }: TheirCheckIn): Promise<boolean> {
  return isSilent((await tx.checkIns.theirs(trial.id, person.id)).slice(0, -1));
}

/** Another person has answered for the team. */
function forTeam({ members, mine }: TheirCheckIn): boolean {
  return members.some((one) => one.forTeam && one.answeredAt !== null && one.personId !== mine.personId);
}

async function theTrial(about: { readonly trial: string }, { tx }: Telling) {
  const trial = await tx.trials.get(about.trial);
  return trial && ofTrial(trial);
}

async function helpWanted(about: { readonly request: string }, { tx, person }: Telling) {
  const request = await tx.checkIns.helpRequest(about.request);
  const [trial, from] = [request && (await tx.trials.get(request.trialId)), request && (await tx.people.get(request.fromId))];
  return request?.toId === person.id && trial && from ? { trial, from, words: request.words, voice: request.voice } : null;
}

async function askedOutside(about: { readonly invitation: string }, { tx, person }: Telling) {
  const invitation = await tx.invitations.get(about.invitation);
  const initiative = invitation?.personId === person.id ? await tx.initiatives.get(invitation.initiativeId) : null;
  const [from] = initiative ? await tx.initiatives.carriers(initiative.id) : [];
  if (!invitation || !initiative || !from) return null;
  return { of: null, from: from.name, words: initiative.sentence, voice: false, invitation: invitation.id, initiative: initiative.id };
}
