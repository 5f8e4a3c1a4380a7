import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { shownAtMost } from '../../cards/words.ts';
import { date, flag, from, kept, nothing, ofInitiative, ofPerson, ofStory, ofTrial, text } from '../../core/about.ts';
import { aboutStory } from '../../core/act.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf, type Row, type Telling } from '../../core/kind.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { storyAt } from '../../core/shown.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import { newsDay } from '../../domain/meeting.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { introduced, type Outcome, type Purpose, purposes, ruleOf } from '../../domain/purpose.ts';
import { carries } from '../../domain/trial.ts';
import { buttons as agreeingButtons, faces as agreeingFaces } from '../agreeing/buttons.ts';
import { namedInStory, placesOf, sharingSaid } from '../agreeing/shared-story.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { readAll } from '../asking/read-all.ts';
import { buttons as endingButtons } from '../ending/buttons.ts';
import { theirPart } from '../ending/ending-shown.ts';
import { buttons as invitingButtons } from '../inviting/buttons.ts';
import { buttons as lendingButtons } from '../lending/buttons.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { buttons as tryingButtons, faces as tryingFaces } from '../trying/buttons.ts';
import { faces, buttons as shared } from './buttons.ts';
import { isGathered } from './is-gathered.ts';
import { sampleStory } from './samples.ts';
import { readableStory } from './their-story.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    askAnother: { about: anInitiative },
  }),
};

/** Meeting, writing the story, agreeing on it, carrying it together. */
export interface MeetingParams {
  meeting: {
    initiative: string;
    people: readonly string[];
    harvester: string;
    sentence: string;
    purpose: Purpose;
    newsOn: Temporal.PlainDate;
  };
  /** To those who asked for it: what became of the meeting? Where the volunteer is not asked. */
  howItWent: { initiative: string; sentence: string; purpose: Purpose; again: boolean; keptUntil: Temporal.PlainDate };
  meetingNews: { initiative: string; people: readonly string[]; again: boolean };
  notYetNoted: { on: Temporal.PlainDate };
  noNews: { initiative: string; harvester: string };
  noNewsNoted: Record<string, never>;
  /** `asked`: they are asked whether it is so. */
  onlyItsPeople: { asked: boolean };
  /** `by`: the volunteer who thinks so; empty when its people said it themselves. */
  enoughAsked: { initiative: string; sentence: string; by: string };
  /** To whoever chose people: those who agreed to meet, and nothing of the others. */
  agreed: { initiative: string; sentence: string; purpose: Purpose; people: readonly string[] };
  searchingAgain: { newsBy: Temporal.PlainDate };

  storyKept: { people: readonly string[]; story: string };
  storyAlready: Record<string, never>;
  storyProposal: { story: string; version: number; kind: 'story' | 'bud'; author: string; title: string; body: string; several: boolean };
  storyChanged: { story: string; version: number; title: string; body: string };
  /** `heard`: a channel is bound to the service, when it is one. `places`: channels where it was posted before. */
  agreementKept: SharingSaid & {
    story: string;
    version: number;
    several: boolean;
    heard: boolean;
    places: readonly string[];
    /** Of its people who are to appear without their names, those that the text says. */
    named: readonly string[];
  };
  /** `asked`: others may read it, and it is not erased yet. */
  storyRefused: { asked: { story: string; version: number; title: string } | null };
  storyTakenBack: Record<string, never>;

  /** To each of those whom somebody chose: would they carry it too, or meet about it? */
  carryRequest: { request: string; initiative: string; from: string; sentence: string; purpose: Purpose };
  /** `agreed`: what they agreed to meet about, without carrying it, and with whom. */
  carryAccepted: { initiative: string; sentence: string; purpose: Purpose; agreed: { request: string; with: string } | null };
  /** Of an initiative or a trial, they are in it no more. */
  left: { of: 'initiative' | 'trial' };
  /** Nobody else is in it. `relay`: to whom it might have been handed over. */
  lastOne: { initiative: string; sentence: string } | { trial: string; what: string; relay: boolean };
  /** To those who carry it, who does too, or tries it with them. Of an initiative, `trial` and `what` are empty. */
  joined: { of: 'initiative' | 'carrier' | 'tester'; name: string; trial: string; what: string };
  /** To those who still do; `pilots`: the reader now leads it. */
  carrierLeft: { name: string; trial: string; what: string; pilots: boolean };
}

/** What people may make of a meeting. */
const outcomes = {
  trial: tryingButtons.openTrial,
  story: buttons.writeStory,
  text: agreeingButtons.wordForManagement,
  bud: buttons.leaveIt,
};

/** Something that was read is tried in its reader's own place. */
const outcomeFor = (purpose: Purpose, outcome: Outcome) =>
  purpose === 'same' && outcome === 'trial' ? tryingFaces.tryHere : outcomes[outcome];

const ofRequest = z.object({ request: text, initiative: text });

/** What this area says. */
export const kinds = kindsOf<MeetingParams>()({
  /** To both sides at once: the meeting begins. */
  meeting: {
    now: from(z.object({ initiative: text, meeting: text }), async (about, telling) => {
      const open = await openMeeting(about, telling);
      if (!open) return null;
      const { initiative, harvester, carriers } = open;
      return {
        initiative: initiative.id,
        people: carriers.map((one) => one.name),
        harvester: harvester.name,
        sentence: initiative.sentence,
        purpose: initiative.purpose,
        newsOn: newsDay(workingTimeOf(harvester, telling.organisation), telling.now, ruleOf(initiative.purpose).news.after),
      };
    }),
    buttons: ({ initiative, sentence, purpose }) => {
      const [first, last] = purpose === 'same' ? [[tryingFaces.tryHere({ initiative })], []] : [[], [buttons.leaveIt({ initiative })]];
      return [
        [
          ...readAll(initiative, sentence),
          ...first,
          buttons.handOver({ initiative }),
          buttons.enough({ initiative }),
          ...last,
          lendingButtons.fiveLines({ initiative }),
        ],
      ];
    },
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    givesWayTo: ['introductionOver'],
    needsThem: true,
    samples: [
      ...introduced.map((purpose) => ({
        initiative: sample.id,
        people: [sample.named, sample.named],
        harvester: sample.named,
        sentence: sample.written,
        purpose,
        newsOn: sample.on,
      })),
    ],
  },
  howItWent: {
    now: from(z.object({ again: flag, initiative: text, meeting: text.optional() }), async ({ meeting, ...about }, telling) => {
      const { initiative } =
        (meeting === undefined ? await gathered(about, telling) : await openMeeting({ ...about, meeting }, telling)) ?? {};
      if (!initiative || !(await telling.tx.initiatives.carries(telling.person.id, initiative.id))) return null;
      const { id, sentence, purpose, keptUntil } = initiative;
      return { initiative: id, sentence, purpose, again: about.again, keptUntil };
    }),
    buttons: ({ initiative, purpose }) => [
      [
        ...ruleOf(purpose).mayBecome.map((outcome) => outcomeFor(purpose, outcome)({ initiative })),
        buttons.enough({ initiative }),
        lendingButtons.fiveLines({ initiative }),
      ],
    ],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: purposes
      .filter((purpose) => ruleOf(purpose).news.of === 'people')
      .flatMap((purpose) =>
        [true, false].map((again) => ({ initiative: sample.id, sentence: sample.written, purpose, again, keptUntil: sample.later })),
      ),
  },
  /** To a volunteer: could you meet? */
  meetingNews: {
    now: from(z.object({ again: flag }).extend({ initiative: text, meeting: text }), async (about, telling) => {
      const open = await openMeeting(about, telling);
      if (!open || open.harvester.id !== telling.person.id) return null;
      const { again } = about;
      return { initiative: open.initiative.id, people: open.carriers.map((one) => one.name), again };
    }),
    buttons: ({ initiative }) => [
      [
        faces.metWriteStory({ initiative }),
        buttons.notYet({ initiative }),
        buttons.enough({ initiative }),
        buttons.handOver({ initiative }),
        lendingButtons.fiveLines({ initiative }),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    needsThem: true,
    goesOnWithout: true,
    samples: [true, false].map((again) => ({ initiative: sample.id, people: [sample.named], again })),
  },
  notYetNoted: {
    now: kept(z.object({ on: date })),
    samples: [{ on: sample.on }],
  },
  noNews: {
    now: from(z.object({ initiative: text, meeting: text }), async (about, telling) => {
      const open = await openMeeting(about, telling);
      return open && { initiative: open.initiative.id, harvester: open.harvester.name };
    }),
    buttons: ({ initiative }) => [
      [
        buttons.askAnother({ initiative }),
        invitingButtons.keepWaiting({ initiative }),
        buttons.enough({ initiative }),
        buttons.leaveIt({ initiative }),
      ],
    ],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ initiative: sample.id, harvester: sample.named }],
  },
  noNewsNoted: {
    now: nothing,
  },
  onlyItsPeople: {
    now: kept(z.object({ asked: flag.default(false) })),
    samples: [{ asked: true }, { asked: false }],
  },
  /** To the people of an initiative: they met, and nothing more is needed? */
  enoughAsked: {
    now: from(ofInitiative.extend({ by: text.default('') }), async ({ initiative: id, by }, { tx, person }) => {
      const [initiative, meeting] = [await tx.initiatives.get(id), await tx.meetings.ofInitiative(id)];
      if (!initiative || !(meeting?.state === 'open' || isGathered(initiative)) || !(await tx.initiatives.carries(person.id, id)))
        return null;
      const volunteer = by === '' ? null : await tx.people.get(by);
      return { initiative: id, sentence: initiative.sentence, by: volunteer?.name ?? '' };
    }),
    buttons: ({ initiative, sentence }) => [[faces.sayEnough(initiative), ...readAll(initiative, sentence)]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [
      { initiative: sample.id, sentence: sample.long, by: sample.named },
      { initiative: sample.id, sentence: sample.written, by: '' },
    ],
  },
  agreed: {
    now: from(ofInitiative, async (about, telling) => {
      const { initiative } = (await gathered(about, telling)) ?? {};
      if (!initiative || !(await telling.tx.initiatives.carries(telling.person.id, initiative.id))) return null;
      const people = (await telling.tx.initiatives.agreedToMeet(initiative.id)).map((one) => one.name);
      return { initiative: initiative.id, sentence: initiative.sentence, purpose: initiative.purpose, people };
    }),
    buttons: ({ initiative, sentence, purpose, people }) => [
      [
        ...readAll(initiative, sentence),
        ...(people.length === 0
          ? [agreeingFaces.withWhom({ initiative }), askingButtons.withdraw({ initiative })]
          : [...ruleOf(purpose).mayBecome.map((outcome) => outcomes[outcome]({ initiative })), buttons.enough({ initiative })]),
      ],
    ],
    equal: ({ people }) => people.length > 0,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [[], [sample.named], [sample.named, sample.named]].map((people) => ({
      initiative: sample.id,
      sentence: sample.written,
      purpose: 'table',
      people,
    })),
  },
  searchingAgain: {
    now: kept(z.object({ newsBy: date })),
    samples: [{ newsBy: sample.on }],
  },
  storyKept: {
    now: from(ofInitiative, async ({ initiative }, { tx }) => {
      const story = await tx.stories.ofInitiative(initiative);
      return { people: (await tx.initiatives.carriers(initiative)).map((one) => one.name), story: story?.id ?? '' };
    }),
    buttons: ({ story }) => (story === '' ? [] : [[agreeingButtons.recordOral({ story })]]),
    samples: [
      { people: [sample.named], story: sample.id },
      { people: [sample.named, sample.named], story: '' },
    ],
  },
  storyAlready: {
    now: nothing,
  },
  /** To those a story speaks of: they read it first. */
  storyProposal: {
    now: from(ofStory, async (about, telling) => {
      const story = await readableStory(about, telling);
      if (!story) return null;
      const author = story.writtenBy === null ? null : await telling.tx.people.get(story.writtenBy);
      const carriers = await telling.tx.initiatives.carriers(story.initiativeId);
      const { id, version, kind, title, body } = story;
      return { story: id, version, kind, author: author?.name ?? '', title, body, several: carriers.length > 1 };
    }),
    buttons: ({ story, version, body }) => [choices(story, version, body)],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    shows: ({ story, version }) => storyAt(story, version),
    samples: [
      { ...sampleStory, author: sample.named, several: true },
      { ...sampleStory, kind: 'bud', author: '', body: '', several: false },
    ],
  },
  storyChanged: {
    now: from(ofStory, async (about, telling) => {
      const story = await readableStory(about, telling);
      return story && { story: story.id, version: story.version, title: story.title, body: story.body };
    }),
    buttons: ({ story, version, body }) => [choices(story, version, body)],
    shows: ({ story, version }) => storyAt(story, version),
    samples: [{ story: sample.id, version: 3, title: sample.written, body: sample.long }],
  },
  agreementKept: {
    now: from(ofStory, async (about, telling) => {
      const story = await readableStory(about, telling);
      const mine = (story ? await telling.tx.stories.agreements(story.id) : []).find(
        (one) => one.personId === telling.person.id && one.version === story?.version,
      );
      if (!story || !mine) return null;
      const several = (await telling.tx.initiatives.carriers(story.initiativeId)).length > 1;
      const places = await placesOf(telling, aboutStory(story.id));
      const sharing = await sharingSaid(telling, mine);
      const named = sharing.audience === 'us' || sharing.naming === 'names' ? [] : await namedInStory(telling, story);
      return { story: story.id, version: story.version, several, ...sharing, places, named };
    }),
    buttons: ({ story, version, places, named }) => [
      [
        ...(named.length > 0 ? [buttons.correctStory({ story, version })] : []),
        agreeingButtons.chooseSharing({ story, version }),
        agreeingButtons.refuseStory({ story }),
        ...(places.length > 0 ? [agreeingButtons.whereTold({ story })] : []),
      ],
    ],
    givesWayTo: ['storyProposal'],
    samples: (['us', 'service', 'organisation'] as const).flatMap((audience) =>
      (['names', 'team', 'none'] as const).map((naming) => ({
        story: sample.id,
        version: 1,
        audience,
        serviceName: audience === 'service' ? sample.written : null,
        heard: naming !== 'none',
        naming,
        vintage: naming === 'names',
        several: naming === 'team',
        places: naming === 'team' ? sample.channels : [],
        named: naming === 'none' && audience !== 'us' ? [sample.named] : [],
      })),
    ),
  },
  storyRefused: {
    now: from(z.object({ story: text.optional() }), async ({ story: id }, telling) => {
      if (id === undefined) return { asked: null };
      const story = await readableStory({ story: id }, telling);
      return story && { asked: { story: story.id, version: story.version, title: story.title } };
    }),
    buttons: ({ asked }) => {
      if (!asked) return [];
      const { story, version } = asked;
      return [[agreeingButtons.refuseStory({ story, version, sure: 'sure' }), agreeingButtons.keepBetweenUs({ story, version })]];
    },
    samples: [{ asked: null }, { asked: { story: sample.id, version: 1, title: sample.written } }],
  },
  storyTakenBack: {
    now: nothing,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
  },
  carryRequest: {
    now: from(ofRequest, async ({ request: id }, { tx, person }) => {
      const request = await tx.initiatives.carrierRequest(id);
      if (request?.personId !== person.id || request.agreedAt) return null;
      const [initiative, from] = [await tx.initiatives.get(request.initiativeId), await tx.people.get(request.askedBy)];
      if (!initiative || !from) return null;
      return { request: id, initiative: initiative.id, from: from.name, sentence: initiative.sentence, purpose: initiative.purpose };
    }),
    buttons: ({ request, initiative, sentence, purpose }) => [
      [
        ...readAll(initiative, sentence),
        agreeingButtons.acceptCarrying({ request }),
        (ruleOf(purpose).chosen === 'each' ? agreeingFaces.notThisTime : agreeingButtons.declineCarrying)({ request }),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['carryAccepted'],
    samples: (['tell', 'look-back', 'table'] as const).map((purpose) => ({
      request: sample.id,
      initiative: sample.id,
      from: sample.named,
      sentence: sample.written,
      purpose,
    })),
  },
  carryAccepted: {
    now: from(ofInitiative.extend({ request: text.optional() }), async ({ initiative: id, request }, { tx, person }) => {
      const initiative = await tx.initiatives.get(id);
      if (!initiative) return null;
      const accepted = { initiative: id, sentence: initiative.sentence, purpose: initiative.purpose };
      if (await tx.initiatives.carries(person.id, id)) return { ...accepted, agreed: null };
      const asked = request === undefined ? null : await tx.initiatives.carrierRequest(request);
      if (request === undefined || asked?.personId !== person.id || !asked.agreedAt) return null;
      return { ...accepted, agreed: { request, with: (await tx.people.get(asked.askedBy))?.name ?? '' } };
    }),
    buttons: ({ initiative, sentence, agreed }) => [
      [
        ...readAll(initiative, sentence),
        ...(agreed
          ? [agreeingFaces.notThisTime({ request: agreed.request })]
          : [askingButtons.whoHasRead({ initiative }), agreeingButtons.stopCarrying({ initiative })]),
      ],
    ],
    samples: [
      { initiative: sample.id, sentence: sample.written, purpose: 'tell', agreed: null },
      { initiative: sample.id, sentence: sample.written, purpose: 'look-back', agreed: null },
      { initiative: sample.id, sentence: sample.long, purpose: 'table', agreed: { request: sample.id, with: sample.named } },
    ],
  },
  left: {
    now: kept(z.object({ of: z.enum(['initiative', 'trial']).default('initiative') })),
    samples: [{ of: 'initiative' }, { of: 'trial' }],
  },
  lastOne: {
    now: from(z.union([ofTrial.extend({ relay: flag.default(false) }), ofInitiative]), async (about, telling) => {
      if ('trial' in about) {
        const part = await theirPart(about, telling);
        return part && { trial: part.trial.id, what: part.trial.what, relay: about.relay };
      }
      const initiative = await telling.tx.initiatives.get(about.initiative);
      return initiative && { initiative: initiative.id, sentence: initiative.sentence };
    }),
    buttons: (of) => [
      ['trial' in of ? endingButtons.stopTrial({ trial: of.trial }) : askingButtons.withdraw({ initiative: of.initiative })],
    ],
    samples: [
      { initiative: sample.id, sentence: sample.written },
      { trial: sample.id, what: sample.long, relay: false },
      { trial: sample.id, what: sample.written, relay: true },
    ],
  },
  joined: {
    now: from(
      z.union([ofTrial.merge(ofPerson).extend({ of: z.enum(['carrier', 'tester']) }), ofInitiative.merge(ofPerson)]),
      async (about, telling) => {
        const { tx } = telling;
        if ('initiative' in about) {
          const joined = (await tx.initiatives.carries(about.person, about.initiative)) ? await tx.people.get(about.person) : null;
          return joined && { of: 'initiative', name: joined.name, trial: '', what: '' };
        }
        const { trial, members } = (await theirPart(about, telling)) ?? {};
        const joined = members?.find((one) => one.personId === about.person && (about.of === 'tester' || carries(one.role)));
        return trial && joined ? { of: about.of, name: joined.person.name, trial: trial.id, what: trial.what } : null;
      },
    ),
    buttons: ({ trial }) => (trial === '' ? [] : [[tryingButtons.showTrial({ trial })]]),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [
      { of: 'initiative', name: sample.named, trial: '', what: '' },
      ...(['carrier', 'tester'] as const).map((of) => ({ of, name: sample.named, trial: sample.id, what: sample.written })),
    ],
  },
  carrierLeft: {
    now: from(z.union([ofTrial.merge(ofPerson).extend({ pilots: flag }), ofPerson]), async (about, telling) => {
      // Empty when they are known no more.
      const name = about.person === '' ? '' : ((await telling.tx.people.get(about.person))?.name ?? '');
      if (!('trial' in about)) return { name, trial: '', what: '', pilots: false };
      const { trial, member } = (await theirPart(about, telling)) ?? {};
      if (trial?.state !== 'live' || !member || !carries(member.role)) return null;
      return { name, trial: trial.id, what: trial.what, pilots: about.pilots && member.role === 'pilot' };
    }),
    buttons: ({ trial, pilots }) =>
      trial === '' ? [] : [[...(pilots ? [tryingButtons.passTrial({ trial })] : []), endingButtons.stopTrial({ trial })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: [
      { name: '', trial: '', what: '', pilots: false },
      ...[true, false].map((pilots) => ({ name: sample.named, trial: sample.id, what: sample.written, pilots })),
    ],
  },
});

function choices(story: string, version: number, body: string): Row {
  return [
    ...(body.length > shownAtMost ? [readingButtons.wholeText({ story })] : []),
    agreeingButtons.chooseSharing({ story, version }),
    agreeingButtons.keepBetweenUs({ story, version }),
    buttons.correctStory({ story, version }),
    agreeingButtons.refuseStory({ story }),
  ];
}

/** Of people chosen, who agreed was told. */
async function gathered({ initiative: id }: { readonly initiative: string }, { tx }: Telling) {
  const initiative = await tx.initiatives.get(id);
  return initiative && isGathered(initiative) ? { initiative } : null;
}

async function openMeeting(about: { readonly initiative: string; readonly meeting: string }, { tx }: Telling) {
  const { initiative: id, meeting: meetingId } = about;
  const [initiative, current] = [await tx.initiatives.get(id), await tx.meetings.ofInitiative(id)];
  if (!initiative || current?.id !== meetingId || current.state !== 'open') return null;
  const [harvester, carriers] = [await tx.people.get(current.harvesterId), await tx.initiatives.carriers(id)];
  return harvester && { initiative, harvester, carriers };
}
