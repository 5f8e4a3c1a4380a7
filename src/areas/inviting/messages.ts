import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { byHarvester, count, flag, from, kept, nothing, ofInitiative, ofInvitation, ofPerson, text } from '../../core/about.ts';
import { kindsOf, type Telling } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { introduced, type Purpose, ruleOf } from '../../domain/purpose.ts';
import { isOver } from '../../domain/term.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { readAll } from '../asking/read-all.ts';
import { buttons as lendingButtons } from '../lending/buttons.ts';
import { keptItemRead } from '../library/read-item.ts';
import { buttons as meetingButtons } from '../meeting/buttons.ts';
import { isGathered } from '../meeting/is-gathered.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { faces as tryingFaces } from '../trying/buttons.ts';
import { buttons as volunteeringButtons } from '../volunteering/buttons.ts';
import { buttons } from './buttons.ts';
import { type ChatWith, chatsFor } from './chats-for.ts';
import { timeToAnswer } from './time-to-answer.ts';

const whyCalledOff = ['withdrawn', 'rests', 'enough', 'another', 'gathering'] as const;

/** Looking for someone to listen. */
export interface InvitingParams {
  invitation: {
    invitation: string;
    initiative: string;
    firstName: string;
    sentence: string;
    purpose: Purpose;
    before: Temporal.PlainDate;
    answerBy: Temporal.PlainDate;
  };
  invitationPassed: Record<string, never>;
  invitationOver: Record<string, never>;
  invitationAccepted: {
    initiative: string;
    people: readonly string[];
    sentence: string;
    purpose: Purpose;
    newsBy: Temporal.PlainDate;
    chats: readonly ChatWith[];
  };
  personalRequest: {
    invitation: string;
    initiative: string;
    firstName: string;
    from: string;
    /** The title of what was read, when they are one of its people. */
    of: string;
    sentence: string;
    purpose: Purpose;
    answerBy: Temporal.PlainDate;
  };
  introduction: { initiative: string; harvester: string; sentence: string; purpose: Purpose; chats: readonly ChatWith[] };
  /** Once that meeting is over; `story`: of which its people may choose who hears it, empty when there is none. */
  introductionOver: { outcome: 'rests' | 'told' | 'over'; story: string };
  /** `anybody`: no volunteer can meet the people of the initiative. `chosen`: the person they chose cannot. */
  /** `over`: the bot itself has stopped, and nobody else is asked. */
  nobodyFound: {
    of: 'anybody' | 'chosen';
    over: boolean;
    initiative: string;
    sentence: string;
    purpose: Purpose;
    keptUntil: Temporal.PlainDate;
  };
  handedOver: { initiative: string; harvester: string; newsBy: Temporal.PlainDate };
  handOverNoted: Record<string, never>;
  /** `enough`: they met, and nothing more is needed. `another`: they ask for somebody else. `gathering`: it was withdrawn, and they had agreed to come. */
  meetingCalledOff: { why: (typeof whyCalledOff)[number] };
  keepWaiting: { keptUntil: Temporal.PlainDate };
  coordinationAsked: { reached: boolean };
  /** Of somebody chosen: to listen, to carry it too, or to tell. */
  /** `people`: how many were asked. `tellsOn`: the day on which the asker reads who agreed. */
  personAsked: { of: AskedTo; name: string; people: number; tellsOn: Temporal.PlainDate | null };
  personCannotBeAsked: { of: AskedTo; initiative: string };
  coordinationWanted: { name: string };
}

const askedTo = ['listen', 'carry', 'tell'] as const;
export type AskedTo = (typeof askedTo)[number];
const ofAsked = z.object({ of: z.enum(askedTo).default('listen') });

const inConversation = z.object({ meeting: text });

const askingVolunteers = introduced.filter((purpose) => ruleOf(purpose).asks === 'volunteers');

/** What this area says. */
export const kinds = kindsOf<InvitingParams>()({
  /** To a volunteer: would you meet them? Too late when the search has had time to move on. */
  invitation: {
    now: from(ofInvitation, async (about, telling) => {
      const open = await openInvitation(about, telling);
      if (!open) return null;
      const { invitation, initiative } = open;
      const { person, organisation, now } = telling;
      const working = workingTimeOf(person, organisation);
      const by = invitation.answerBy ?? (await timeToAnswer(telling, invitation, initiative, person, now));
      if (!by) return null;
      return {
        invitation: invitation.id,
        initiative: initiative.id,
        firstName: person.firstName,
        sentence: initiative.sentence,
        purpose: initiative.purpose,
        before: initiative.newsBy,
        answerBy: localDate(working, by),
      };
    }),
    buttons: (params) => {
      const { invitation, initiative, sentence } = params;
      return [
        [
          buttons.acceptInvitation({ invitation }),
          buttons.declineInvitation({ invitation }),
          ...readAll(initiative, sentence),
          volunteeringButtons.pauseHarvest({ invitation }),
        ],
      ];
    },
    unprompted: { exempt: false, expiresAfter: 2, survivesStop: false },
    givesWayTo: ['invitationAccepted', 'invitationOver'],
    soughtAs: 'invitations',
    needsThem: true,
    goesOnWithout: true,
    forgottenAs: 'invitationOver',
    samples: askingVolunteers.flatMap((purpose) =>
      [sample.named, ''].map((firstName) => ({
        invitation: sample.id,
        initiative: sample.id,
        firstName,
        sentence: firstName === '' ? sample.long : sample.written,
        purpose,
        before: sample.on,
        answerBy: sample.later,
      })),
    ),
  },
  invitationPassed: { now: nothing },
  invitationOver: { now: nothing },
  invitationAccepted: {
    now: from(ofInitiative, async (about, { tx, person }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      const meeting = initiative && (await tx.meetings.ofInitiative(initiative.id));
      if (!initiative || meeting?.state !== 'open' || meeting.harvesterId !== person.id) return null;
      const carriers = await tx.initiatives.carriers(initiative.id);
      return {
        initiative: initiative.id,
        people: carriers.map((one) => one.name),
        sentence: initiative.sentence,
        purpose: initiative.purpose,
        newsBy: initiative.newsBy,
        chats: await chatsFor(tx, person, carriers),
      };
    }),
    buttons: (params) => {
      const { initiative, sentence } = params;
      return [[...readAll(initiative, sentence), meetingButtons.handOver({ initiative })]];
    },
    samples: [
      ...introduced.map((purpose) => ({
        initiative: sample.id,
        people: [sample.named],
        sentence: sample.written,
        purpose,
        newsBy: sample.on,
        chats: [],
      })),
      {
        initiative: sample.id,
        people: [sample.named, sample.named, sample.named],
        sentence: sample.long,
        purpose: 'tell',
        newsBy: sample.on,
        chats: [{ name: sample.named, externalId: 'U0' }],
      },
    ],
  },
  /** To a colleague the teller chose themself. */
  personalRequest: {
    now: from(ofInvitation, async (about, telling) => {
      const open = await openInvitation(about, telling);
      if (!open) return null;
      const { invitation, initiative } = open;
      const { tx, person, organisation, now } = telling;
      const [teller] = await tx.initiatives.carriers(initiative.id);
      const working = workingTimeOf(person, organisation);
      const by = invitation.answerBy ?? (await timeToAnswer(telling, invitation, initiative, person, now));
      if (!by) return null;
      const read = invitation.chosen ? null : await keptItemRead(telling, person, initiative.item);
      // Taken back, or theirs no more.
      if (!invitation.chosen && !(read?.theirs && teller && (await keptItemRead(telling, teller, initiative.item)))) return null;
      return {
        invitation: invitation.id,
        initiative: initiative.id,
        firstName: person.firstName,
        from: teller?.name ?? '',
        of: read?.title ?? '',
        sentence: initiative.sentence,
        purpose: initiative.purpose,
        answerBy: localDate(working, by),
      };
    }),
    buttons: (params) => {
      const { invitation, initiative, sentence } = params;
      return [[...readAll(initiative, sentence), buttons.acceptInvitation({ invitation }), buttons.declineInvitation({ invitation })]];
    },
    unprompted: { exempt: false, expiresAfter: 5, survivesStop: false },
    givesWayTo: ['invitationAccepted', 'invitationOver'],
    soughtAs: 'invitations',
    needsThem: true,
    goesOnWithout: true,
    samples: introduced.flatMap((purpose) =>
      [sample.named, ''].map((firstName) => ({
        invitation: sample.id,
        initiative: sample.id,
        firstName,
        from: sample.named,
        of: purpose === 'same' ? sample.written : '',
        sentence: sample.written,
        purpose,
        answerBy: sample.on,
      })),
    ),
  },
  /** To the people of an initiative: the answer they were promised. */
  introduction: {
    now: from(byHarvester, async ({ initiative: id, harvester: harvesterId }, { tx, person }) => {
      const initiative = await tx.initiatives.get(id);
      const meeting = initiative && (await tx.meetings.ofInitiative(id));
      if (!initiative || meeting?.state !== 'open' || meeting.harvesterId !== harvesterId) return null;
      const harvester = await tx.people.get(harvesterId);
      return (
        harvester && {
          initiative: initiative.id,
          harvester: harvester.name,
          sentence: initiative.sentence,
          purpose: initiative.purpose,
          chats: await chatsFor(tx, person, [harvester]),
        }
      );
    }),
    buttons: (params) => {
      const { initiative, sentence, purpose } = params;
      return [
        [
          ...readAll(initiative, sentence),
          ...(purpose === 'same' ? [tryingFaces.tryHere({ initiative })] : []),
          meetingButtons.enough({ initiative }),
          ...(ruleOf(purpose).asks === 'volunteers' ? [meetingButtons.leaveIt({ initiative })] : []),
          askingButtons.withdraw({ initiative }),
          lendingButtons.fiveLines({ initiative }),
        ],
      ];
    },
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    givesWayTo: ['introductionOver'],
    needsThem: true,
    samples: [
      ...introduced.map((purpose) => ({ initiative: sample.id, harvester: sample.named, sentence: sample.written, purpose, chats: [] })),
      {
        initiative: sample.id,
        harvester: sample.named,
        sentence: sample.written,
        purpose: 'tell',
        chats: [{ name: sample.named, externalId: 'U0' }],
      },
    ],
  },
  introductionOver: {
    now: from(byHarvester, async (about, { tx, person }) => {
      const { initiative: id, harvester } = about;
      const meeting = (await tx.initiatives.get(id)) && (await tx.meetings.ofInitiative(id));
      if (!meeting) return null;
      // A conversation is read by its volunteer too: what its people choose is not told there.
      const theirs =
        !inConversation.safeParse(about).success && meeting.harvesterId === harvester && (await tx.initiatives.carries(person.id, id));
      const story = theirs ? await tx.stories.ofInitiative(id) : null;
      return story ? { outcome: story.kind === 'bud' ? 'rests' : 'told', story: story.id } : { outcome: 'over', story: '' };
    }),
    buttons: ({ outcome, story }) =>
      story === ''
        ? []
        : [
            [
              ...(outcome === 'told' ? [readingButtons.wholeText({ story })] : []),
              agreeingButtons.chooseSharing({ story }),
              askingButtons.myInitiatives(),
            ],
          ],
    samples: [
      { outcome: 'rests', story: sample.id },
      { outcome: 'told', story: sample.id },
      { outcome: 'over', story: '' },
    ],
  },
  nobodyFound: {
    // Buttons that choose what follows are shown only while there is something to choose, and nobody may still say yes.
    now: from(
      ofInitiative.extend({ of: z.enum(['anybody', 'chosen']).default('anybody') }),
      async ({ of, initiative: id }, { tx, organisation, now }) => {
        const initiative = await tx.initiatives.get(id);
        if (initiative?.state !== 'waiting' || (await tx.invitations.ofInitiative(id))) return null;
        const { sentence, purpose, keptUntil } = initiative;
        return { of, over: isOver(organisation, now), initiative: id, sentence, purpose, keptUntil };
      },
    ),
    buttons: ({ initiative, purpose, over }) => [
      [
        // Otherwise its people have all been asked.
        ...(ruleOf(purpose).asks === 'volunteers' && !over ? [buttons.keepWaiting({ initiative })] : []),
        buttons.talkToCoordination({ initiative }),
        ...(over ? [] : [buttons.choosePerson({ initiative })]),
        askingButtons.withdraw({ initiative }),
      ],
    ],
    equal: () => true,
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: (['tell', 'same', 'help'] as const).map((purpose) => ({
      of: purpose === 'help' ? 'chosen' : 'anybody',
      over: purpose === 'same',
      initiative: sample.id,
      sentence: sample.long,
      purpose,
      keptUntil: sample.later,
    })),
  },
  handedOver: {
    now: from(byHarvester, async ({ initiative: id, harvester: harvesterId }, { tx }) => {
      const initiative = await tx.initiatives.get(id);
      const harvester = initiative && (await tx.people.get(harvesterId));
      // Another volunteer met them, and wrote, before they could hear of it.
      if (!initiative || !harvester || initiative.state === 'told') return null;
      return { initiative: initiative.id, harvester: harvester.name, newsBy: initiative.newsBy };
    }),
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ initiative: sample.id, harvester: sample.named, newsBy: sample.on }],
  },
  handOverNoted: { now: nothing },
  /** To a volunteer who said yes: its people ended it. */
  meetingCalledOff: {
    now: kept(z.object({ why: z.enum(whyCalledOff).default('withdrawn') })),
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: whyCalledOff.map((why) => ({ why })),
  },
  keepWaiting: {
    now: from(ofInitiative, async (about, { tx }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      return initiative && { keptUntil: initiative.keptUntil };
    }),
    samples: [{ keptUntil: sample.later }],
  },
  coordinationAsked: {
    now: kept(z.object({ reached: flag })),
    samples: [{ reached: true }, { reached: false }],
  },
  personAsked: {
    now: from(
      ofAsked.extend({ person: text, people: count.default(1), initiative: text.optional() }),
      async ({ of, person, people, initiative: id }, { tx }) => {
        const initiative = id === undefined ? null : await tx.initiatives.get(id);
        const gathers = initiative && ruleOf(initiative.purpose).asks === 'chosen' && !isGathered(initiative);
        return { of, name: (await tx.people.get(person))?.name ?? '', people, tellsOn: gathers ? initiative.newsBy : null };
      },
    ),
    samples: [
      ...askedTo.flatMap((of) => [sample.named, ''].map((name) => ({ of, name, people: 1, tellsOn: null }))),
      { of: 'carry', name: '', people: 1, tellsOn: sample.on },
      { of: 'carry', name: sample.named, people: 3, tellsOn: null },
      { of: 'carry', name: sample.named, people: 3, tellsOn: sample.on },
    ],
  },
  personCannotBeAsked: {
    now: kept(ofAsked.extend({ initiative: text.default('') })),
    buttons: ({ of, initiative }) => {
      if (of === 'tell') return [];
      return [[(of === 'carry' ? agreeingButtons.addCarrier : buttons.choosePerson)({ initiative })]];
    },
    samples: askedTo.map((of) => ({ of, initiative: sample.id })),
  },
  /** To coordination: someone asks to speak with them. A request for help addressed to you is exempt. */
  coordinationWanted: {
    now: from(ofPerson, async (about, { tx }) => {
      const person = await tx.people.get(about.person);
      return person && { name: person.name };
    }),
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    samples: [{ name: sample.named }, { name: '' }],
  },
});

async function openInvitation(about: { readonly invitation: string }, { tx, person }: Telling) {
  const invitation = await tx.invitations.get(about.invitation);
  if (!invitation || invitation.personId !== person.id) return null;
  const initiative = await tx.initiatives.get(invitation.initiativeId);
  return initiative && { invitation, initiative };
}
