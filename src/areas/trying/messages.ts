import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { shownAtMost } from '../../cards/words.ts';
import { count, from, moment, none, nothing, ofTrial, text } from '../../core/about.ts';
import { aboutTrial } from '../../core/act.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf, type Row, type Telling } from '../../core/kind.ts';
import { aTrial } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { carryingOf, trialAt, watchingOf } from '../../core/shown.ts';
import { id, int, maybe, subject } from '../../core/subject.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import { allAgreed, carries, type TrialPart, takingPart, trialParts } from '../../domain/trial.ts';
import { buttons as agreeingButtons, faces as agreeingFaces } from '../agreeing/buttons.ts';
import { placesOf, sharingSaid } from '../agreeing/shared-story.ts';
import { faces as askingFaces } from '../asking/buttons.ts';
import { buttons as checkingButtons } from '../checking/buttons.ts';
import { buttons as conversationButtons, faces as conversationFaces } from '../conversation/buttons.ts';
import { buttons as endingButtons } from '../ending/buttons.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { buttons as shared } from './buttons.ts';
import { type ListedTrial, type ListedTrials, listedFor, type OpenTrial, openTrialFor, trialsOf } from './listed-trials.ts';
import { isAfterTerm } from './plan-trial.ts';
import { sampleMine, samples, sampleTrial } from './samples.ts';
import { versionOfPart } from './shared-trial.ts';
import {
  namesBeside,
  namesOf,
  type OwnTrial,
  openRequest,
  requestFor,
  type ShownTrial,
  shownTrial,
  type TrialRequest,
  trialShownTo,
} from './trial-view.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    joinTrial: { about: subject({ trial: id, version: int }), style: 'primary' },
    askAboutTrial: { about: maybe(aTrial), opens: 'form' },
    beginWithThose: { about: aTrial, style: 'primary' },
    changeTrial: { about: aTrial, opens: 'form' },
    giveUpTrial: { about: aTrial },
    trialSheet: { about: aTrial },
  }),
};

/** Opening a trial, asking people, and seeing where it is. */
export interface TryingParams {
  trialShown: OwnTrial;
  trialRequest: TrialRequest;
  trialChanged: ShownTrial & { from: string };
  trialCarryRequest: Pick<ShownTrial, 'trial' | 'what' | 'state' | 'endsOn'> & { from: string };
  companionWanted: Pick<ShownTrial, 'trial' | 'what' | 'endsOn'> & { from: string; agreed: boolean };
  trialPeopleAsked: { trial: string; people: readonly string[]; any: boolean };
  /** `pilot` is empty for the person who asked to join: its people may appear without names. */
  trialQuestionAsked: { pilot: string; readFrom: Temporal.Instant | null };
  trialQuestion: { trial: string; from: string; what: string; words: string };
  trialBegins: ShownTrial & { with: readonly string[] };
  /** `aloud`: all that is awaited is the yes of people without a screen. */
  /** `lacks`: days, when the bot itself stops before it ends. */
  agreementMissing: {
    trial: string;
    what: string;
    startsOn: Temporal.PlainDate;
    endsOn: Temporal.PlainDate;
    lacks: (typeof lacking)[number];
  };
  trialGivenUp: Record<string, never>;
  trialNotBegun: { what: string };
  /** `places`: channels where it was posted before. */
  trialSharingKept: SharingSaid & { trial: string; part: TrialPart; heard: boolean; places: readonly string[] };
  openTrial: OpenTrial;
  trials: ListedTrials;
  homeTrials: { mine: readonly ListedTrial[] };
}

const numbered = (all: readonly { readonly trial: string; readonly what: string }[]): Row =>
  all.map((one, index) => buttons.showTrial({ trial: one.trial }, String(index + 1), one.what));

/** What a trial that did not begin on its first day lacks. */
const lacking = ['agreement', 'voice', 'days'] as const;

const ofRequest = z.object({ trial: text, version: count, from: text });

/** What this area says. */
export const kinds = kindsOf<TryingParams>()({
  trialShown: {
    now: from(ofTrial, async (about, telling) => trialShownTo(telling, about.trial, telling.person.id)),
    buttons: (params) => {
      const { trial, role, state, missing, late, concluded, aloud } = params;
      const carried = role !== 'tester';
      if (state === 'given-up') return [[...readAll(params), buttons.tryAgain({ trial })]];
      if (state === 'over') {
        const evaluation = concluded ? [endingButtons.readEvaluation({ trial })] : [];
        return [[...readAll(params), ...evaluation, checkingButtons.learningLog({ trial }), buttons.tryAgain({ trial })]];
      }
      return [
        [
          ...readAll(params),
          ...(carried && aloud?.on === null ? [agreeingFaces.noteVoice({ trial })] : []),
          ...(carried && missing && late ? [buttons.beginWithThose({ trial })] : []),
          ...(state === 'live' ? [checkingButtons.needHelp({ trial }), checkingButtons.learningLog({ trial })] : []),
          ...(carried ? [buttons.askForTrial({ trial })] : []),
        ],
        [
          ...(carried && state === 'asking' ? [buttons.changeTrial({ trial }), buttons.giveUpTrial({ trial })] : []),
          // Stopping is drawn like everything else.
          ...(state === 'live' ? [...(carried ? [endingButtons.stopTrial({ trial })] : []), buttons.leaveTrial({ trial })] : []),
          buttons.trialSheet({ trial }),
          ...(carried && aloud?.on ? [agreeingButtons.takeBackOral({ trial })] : []),
          buttons.chooseTrialSharing({ trial, version: params.version, part: 'trial' }),
        ],
      ];
    },
    samples: samples.trialShown,
  },
  /** To those asked to try something, or to carry it: would they? */
  trialRequest: {
    now: from(ofRequest, async (about, telling) => requestFor(telling, about, telling.person.id)),
    buttons: (params) => [[...readAll(params), ...answers(params)]],
    unprompted: { exempt: false, expiresAfter: 15, survivesStop: false },
    givesWayTo: ['trialShown'],
    shows: ({ trial, version }) => trialAt(trial, version),
    samples: samples.trialRequest,
  },
  trialChanged: {
    now: from(ofRequest, async (about, telling) => {
      const request = await openRequest(telling, about, telling.person.id);
      return request && { ...shownTrial(request.trial), from: request.from };
    }),
    buttons: (params) => [[...readAll(params), ...answers(params)]],
    shows: ({ trial, version }) => trialAt(trial, version),
    samples: [{ ...sampleTrial, from: sample.named }],
  },
  trialCarryRequest: {
    now: from(ofRequest, async (about, telling) => {
      const request = await openRequest(telling, about, telling.person.id);
      if (!request || carries(request.member.role)) return null;
      const { trial, from } = request;
      return { trial: trial.id, what: trial.what, state: trial.state, from, endsOn: trial.endsOn };
    }),
    buttons: ({ trial }) => [[agreeingFaces.carryTrial({ trial }), conversationButtons.decline({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['trialShown'],
    shows: ({ trial }) => carryingOf(trial),
    samples: samples.trialCarryRequest,
  },
  /** To somebody outside of it: would they watch over it? Then, that they do. */
  companionWanted: {
    now: from(ofRequest, async (about, { tx, person }) => {
      const trial = await tx.trials.get(about.trial);
      if (trial?.companion?.personId !== person.id) return null;
      const asking = about.from === '' ? null : await tx.people.get(about.from);
      return { trial: trial.id, what: trial.what, endsOn: trial.endsOn, from: asking?.name ?? '', agreed: trial.companion.agreed };
    }),
    buttons: ({ trial, agreed }) => [
      agreed ? [conversationFaces.watchNoMore({ trial })] : [agreeingFaces.watchTrial({ trial }), conversationButtons.decline({ trial })],
    ],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    shows: ({ trial }) => watchingOf(trial),
    samples: [sample.named, ''].flatMap((from) =>
      [true, false].map((agreed) => ({ trial: sample.id, what: sample.written, endsOn: sample.later, from, agreed })),
    ),
  },
  trialPeopleAsked: {
    now: from(z.object({ trial: text, asked: text }), async ({ trial, asked }, { tx }) => {
      const ids = asked.split(',').filter((one) => one !== '');
      const people = [];
      for (const one of ids) people.push((await tx.people.get(one)) ?? { name: '' });
      return { trial, people: namesOf(people), any: ids.length > 0 };
    }),
    samples: samples.trialPeopleAsked,
  },
  trialQuestionAsked: {
    now: from(z.object({ trial: text.optional(), pilot: text, readFrom: moment.optional() }), async ({ pilot, readFrom }, { tx }) => {
      return { pilot: pilot === '' ? '' : ((await tx.people.get(pilot))?.name ?? ''), readFrom: readFrom ?? null };
    }),
    samples: samples.trialQuestionAsked,
  },
  /** To a pilot: somebody who was asked has a question, and waits. A request addressed to you is exempt. */
  trialQuestion: {
    now: from(z.object({ question: text }), async (about, { tx }) => {
      const asked = await tx.trials.question(about.question);
      const trial = asked && (await tx.trials.get(asked.trialId));
      return trial && { trial: trial.id, from: (await tx.people.get(asked.personId))?.name ?? '', what: trial.what, words: asked.words };
    }),
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    samples: [{ trial: sample.id, from: sample.named, what: sample.written, words: sample.long }],
  },
  trialBegins: {
    now: from(ofTrial, async (about, telling) => {
      const { trial, member } = await theirs(about.trial, telling);
      if (trial?.state !== 'live' || member?.agreed !== trial.version) return null;
      return { ...shownTrial(trial), with: namesBeside(takingPart(trial, await telling.tx.trials.members(trial.id)), telling.person.id) };
    }),
    buttons: (params) => [
      [
        ...readAll(params),
        buttons.showTrial({ trial: params.trial }),
        buttons.leaveTrial({ trial: params.trial }),
        buttons.trialSheet({ trial: params.trial }),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ ...sampleTrial, state: 'live', with: [sample.named] }],
  },
  agreementMissing: {
    now: from(ofTrial, async (about, telling) => {
      const { trial, member } = await theirs(about.trial, telling);
      if (trial?.state !== 'asking' || !member || !carries(member.role)) return null;
      const members = await telling.tx.trials.members(trial.id);
      const { id, what, startsOn, endsOn } = trial;
      const late = isAfterTerm(telling.organisation, endsOn, telling.now);
      if (allAgreed(trial, members) && !late) return null;
      const aloud = takingPart(trial, members).length === members.length;
      return { trial: id, what, startsOn, endsOn, lacks: late ? 'days' : aloud ? 'voice' : 'agreement' };
    }),
    buttons: ({ trial, lacks }) => [
      [
        ...(lacks === 'days'
          ? []
          : [buttons.beginWithThose({ trial }), lacks === 'voice' ? agreeingFaces.noteVoice({ trial }) : buttons.askForTrial({ trial })]),
        buttons.changeTrial({ trial }),
        buttons.giveUpTrial({ trial }),
      ],
    ],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: true },
    givesWayTo: ['trialShown'],
    samples: lacking.map((lacks) => ({ trial: sample.id, what: sample.written, startsOn: sample.on, endsOn: sample.later, lacks })),
  },
  trialGivenUp: {
    now: nothing,
  },
  trialNotBegun: {
    now: from(ofTrial, async (about, telling) => {
      const { trial } = await theirs(about.trial, telling);
      return trial?.state === 'given-up' ? { what: trial.what } : null;
    }),
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ what: sample.written }],
  },
  trialSharingKept: {
    now: from(z.object({ trial: text, part: z.enum(trialParts) }), async (about, telling) => {
      const chosen = await theirChoice(about, telling);
      if (!chosen) return null;
      const { trial, part, mine } = chosen;
      return { trial: trial.id, part, ...(await sharingSaid(telling, mine)), places: await placesOf(telling, aboutTrial(trial.id)) };
    }),
    buttons: ({ trial, places }) => [
      [buttons.showTrial({ trial }), ...(places.length > 0 ? [agreeingFaces.whereTrialTold({ trial })] : [])],
    ],
    givesWayTo: ['evaluationReady', 'trialShown'],
    samples: samples.trialSharingKept,
  },
  openTrial: {
    now: from(ofTrial, async (about, telling) => openTrialFor(telling, about.trial, telling.person)),
    buttons: (params) => [
      [...readAll(params), buttons.askToJoin({ trial: params.trial }), askingFaces.askItsPeople({ trial: params.trial })],
    ],
    samples: samples.openTrial,
  },
  trials: {
    now: from(none, async (_, telling) => listedFor(telling)),
    buttons: ({ mine, open }) => [numbered([...mine, ...open]), [buttons.openTrial()]],
    samples: samples.trials,
  },
  homeTrials: {
    now: from(none, async (_, telling) => ({ mine: await trialsOf(telling) })),
    buttons: ({ mine }) => [[...numbered(mine), buttons.openTrial()]],
    samples: [{ mine: sampleMine }, { mine: [] }],
  },
});

function answers({ trial, version }: ShownTrial): Row {
  return [buttons.joinTrial({ trial, version }), conversationButtons.decline({ trial }), buttons.askAboutTrial({ trial })];
}

/** « Tout lire », when the card shows only a part. */
function readAll({ trial, what, hypothesis, wayBack, stillValid, time, question }: ShownTrial): Row {
  const long = [what, hypothesis, wayBack, stillValid, time, question].some((one) => one.length > shownAtMost);
  return long ? [readingButtons.wholeText({ trial })] : [];
}

async function theirs(id: string, { tx, person }: Telling) {
  const trial = await tx.trials.get(id);
  const member = trial && (await tx.trials.members(id)).find((one) => one.personId === person.id);
  return member ? { trial, member } : { trial: null, member: null };
}

/** What they allow of what it says now. */
export async function theirChoice(about: { readonly trial: string; readonly part: TrialPart }, telling: Telling) {
  const { trial: id, part } = about;
  const { trial } = await theirs(id, telling);
  const mine = trial && (await telling.tx.trials.agreements(id, part)).find((one) => one.personId === telling.person.id);
  return trial && mine?.version === versionOfPart(trial, part) ? { trial, part, mine } : null;
}
