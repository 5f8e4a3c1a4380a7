import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { asDrawn, count, flag, from, kept, none, ofInitiative, ofRecord, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import type { Frame } from '../../domain/frame.ts';
import type { InitiativeState } from '../../domain/initiative.ts';
import { type Purpose, purposes, ruleOf } from '../../domain/purpose.ts';
import type { PlatformName } from '../../ports/chat-platform.ts';
import { buttons as agreeingButtons, faces as agreeingFaces } from '../agreeing/buttons.ts';
import { sampleFrame } from '../framing/samples.ts';
import { buttons as libraryButtons } from '../library/buttons.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { faces, buttons as shared } from './buttons.ts';
import { readAll } from './read-all.ts';
import { readersOf } from './readers.ts';
import { sampleItems } from './samples.ts';
import { itemsOf } from './their-initiatives.ts';
import { type Keeping, keepingFor } from './who-keeps-time.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({ setAside: { about: anInitiative, opens: 'form' } }),
};

/** Telling an initiative, and what its people can do with it. */
export interface AskingParams {
  /**
   * `frame`: quoted only when it is signed. `inPublic`: said in a channel, where others have read it with their name. `chosen`: they
   * chose whom to ask.
   */
  initiativeNoted: {
    initiative: string;
    sentence: string;
    purpose: Purpose;
    /** Null: its people are being asked for somebody else, and no day is said. */
    from: Temporal.Instant | null;
    newsBy: Temporal.PlainDate;
    frame: Frame | null;
    inPublic: boolean;
    chosen: boolean;
    /** Who keeps an hour for those who gather people, while nobody is chosen yet. */
    keeping: Keeping;
  };
  initiativeCorrected: { initiative: string; sentence: string; readBefore: boolean };
  /**
   * `enough`: they met, and nothing more is needed. `sentence`: what was withdrawn, in an answer that is shown at once and kept
   * nowhere; otherwise null, since the sentence is erased.
   */
  initiativeWithdrawn: { readBefore: boolean; enough: boolean; sentence: string | null };
  /** `readers`: the name of one who has left is empty. */
  whoHasRead: { initiative: string; sentence: string; readers: readonly string[] };
  setAsideNoted: { people: number };
  whomToTurnTo: { contacts: readonly { label: string; reach: string }[]; platform: PlatformName };
  myInitiatives: {
    items: readonly {
      initiative: string;
      sentence: string;
      state: InitiativeState;
      purpose: Purpose;
      inTurn: boolean;
      newsBy: Temporal.PlainDate;
      harvester: string | null;
    }[];
  };
  whichInitiative: {
    act: 'withdraw' | 'correct' | 'who-has-read' | 'set-aside';
    /** `sentence`: null once it is no longer theirs to choose. Then none of them is. */
    items: readonly { initiative: string; sentence: string | null }[];
  };
  /** `theirs`: they are one of its people. `which`: it is not known what they read. */
  itsPeopleNotAsked: { why: (typeof whyNotAsked)[number] };
}

const whyNotAsked = ['theirs', 'which'] as const;
const ofNotAsked = z.object({ why: z.enum(whyNotAsked) });

/** What each act is asked of, when several initiatives could be meant. */
const choose = { withdraw: buttons.withdraw, correct: buttons.correct, 'who-has-read': buttons.whoHasRead, 'set-aside': buttons.setAside };

/** What this area says. */
export const kinds = kindsOf<AskingParams>()({
  initiativeNoted: {
    now: ofRecord(
      ofInitiative.extend({ inPublic: flag.default(false), chosen: flag.default(false) }),
      async ({ initiative: id, inPublic, chosen }, { tx, person }) => {
        const initiative = await tx.initiatives.get(id);
        return initiative && { initiative, inPublic, chosen, keeping: await keepingFor({ tx, person }, initiative.purpose, chosen) };
      },
      ({ initiative: { id, sentence, purpose, heldUntil, inTurn, newsBy }, inPublic, chosen, keeping }, { organisation }) => ({
        initiative: id,
        sentence,
        purpose,
        from: inTurn ? heldUntil : null,
        newsBy,
        frame: organisation.frame,
        inPublic,
        chosen,
        keeping,
      }),
    ),
    buttons: (params) => {
      const { initiative, sentence, purpose } = params;
      if (ruleOf(purpose).asks === 'its-people') {
        const first = [buttons.correct({ initiative }), buttons.withdraw({ initiative }), buttons.setAside({ initiative })];
        return [
          [...first, ...readAll(initiative, sentence), buttons.whoHasRead({ initiative }), agreeingButtons.addCarrier({ initiative })],
        ];
      }
      const { asks, chosen } = ruleOf(purpose);
      const each = chosen === 'each';
      const setAside = asks === 'volunteers' ? [buttons.setAside({ initiative })] : [];
      return [
        [
          ...(each ? [agreeingFaces.withWhom({ initiative })] : setAside),
          buttons.withdraw({ initiative }),
          buttons.whomToTurnTo(),
          ...readAll(initiative, sentence),
          ...(each ? setAside : []),
          buttons.whoHasRead({ initiative }),
          buttons.correct({ initiative }),
          ...(each ? [] : [agreeingButtons.addCarrier({ initiative })]),
          agreeingButtons.wordForManagement({ initiative }),
        ],
      ];
    },
    samples: [
      ...purposes.flatMap((purpose) =>
        [true, false].map((chosen) => ({
          initiative: sample.id,
          sentence: sample.written,
          purpose,
          from: sample.instant,
          newsBy: sample.on,
          frame: null,
          inPublic: !chosen,
          chosen,
          keeping: purpose === 'table' && !chosen ? [{ name: sample.named, weekday: 4, from: '11:00', until: '12:00' }] : [],
        })),
      ),
      {
        initiative: sample.id,
        sentence: sample.long,
        purpose: 'tell',
        from: sample.instant,
        newsBy: sample.later,
        frame: sampleFrame,
        inPublic: false,
        chosen: false,
        keeping: [],
      },
      {
        initiative: sample.id,
        sentence: sample.written,
        purpose: 'same',
        from: null,
        newsBy: sample.later,
        frame: null,
        inPublic: false,
        chosen: false,
        keeping: [],
      },
    ],
  },
  initiativeCorrected: {
    now: from(z.object({ initiative: text, readBefore: flag.default(false) }), async ({ initiative: id, readBefore }, { tx }) => {
      const initiative = await tx.initiatives.get(id);
      return initiative && { initiative: initiative.id, sentence: initiative.sentence, readBefore };
    }),
    buttons: (params) => {
      const { initiative, sentence } = params;
      return [
        [
          ...readAll(initiative, sentence),
          buttons.whoHasRead({ initiative }),
          buttons.correct({ initiative }),
          buttons.withdraw({ initiative }),
        ],
      ];
    },
    samples: [true, false].map((readBefore) => ({ initiative: sample.id, sentence: sample.written, readBefore })),
  },
  initiativeWithdrawn: {
    now: ofRecord(
      z.object({ readBefore: flag, enough: flag.default(false) }),
      async (about): Promise<AskingParams['initiativeWithdrawn']> => ({ ...about, sentence: null }),
      (withdrawn) => withdrawn,
    ),
    samples: [
      { readBefore: true, enough: false, sentence: null },
      { readBefore: false, enough: false, sentence: sample.long },
      { readBefore: true, enough: true, sentence: null },
    ],
  },
  whoHasRead: {
    now: from(ofInitiative, async (about, { tx }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      return initiative && { initiative: initiative.id, sentence: initiative.sentence, readers: await readersOf(tx, initiative.id) };
    }),
    buttons: (params) => [readAll(params.initiative, params.sentence)],
    samples: [
      { initiative: sample.id, sentence: sample.written, readers: [] },
      { initiative: sample.id, sentence: sample.long, readers: [sample.named, ''] },
    ],
  },
  setAsideNoted: {
    now: kept(z.object({ people: count })),
    samples: [{ people: 0 }, { people: 1 }, { people: 3 }],
  },
  // Shown at once and recorded nowhere: this words those that were recorded once.
  whomToTurnTo: {
    now: ofRecord(
      none,
      async (_, { tx, person }) => (await tx.people.identity(person.id))?.workspace ?? null,
      ({ platform }, { organisation }) => ({ contacts: organisation.settings.contacts, platform }),
    ),
    samples: (['slack', 'teams', 'playground'] as const).flatMap((platform) => [
      { contacts: [], platform },
      { contacts: [{ label: sample.written, reach: sample.written }], platform },
    ]),
  },
  myInitiatives: {
    now: from(z.object({ initiative: text.optional() }), async ({ initiative }, telling) => {
      const items = await itemsOf(telling);
      return { items: initiative === undefined ? items : items.filter((one) => one.initiative === initiative) };
    }),
    buttons: (params) => {
      const { items } = params;
      const [only] = items;
      if (!only) return [[buttons.openTell()]];
      if (items.length > 1)
        return [items.map((one, index) => faces.showInitiative({ initiative: one.initiative }, String(index + 1), one.sentence))];
      const { initiative, sentence, purpose } = only;
      const { asks, chosen } = ruleOf(purpose);
      return [
        [
          buttons.whoHasRead({ initiative }),
          buttons.correct({ initiative }),
          buttons.withdraw({ initiative }),
          ...readAll(initiative, sentence),
          ...(asks === 'chosen' ? [] : [buttons.setAside({ initiative })]),
          (chosen === 'each' ? agreeingFaces.withWhom : agreeingButtons.addCarrier)({ initiative }),
          ...(asks === 'chosen' ? [] : [agreeingButtons.stopCarrying({ initiative })]),
          tryingButtons.openTrial({ initiative }),
        ],
      ];
    },
    listsInitiatives: true,
    samples: [
      { items: [] },
      { items: sampleItems.slice(0, 1) },
      { items: sampleItems.slice(0, 1).map((one) => ({ ...one, purpose: 'table' as const })) },
      { items: sampleItems.map((one) => ({ ...one, sentence: sample.long })) },
      {
        items: [
          {
            initiative: sample.id,
            sentence: sample.written,
            state: 'accepted',
            purpose: 'tell',
            inTurn: true,
            newsBy: sample.on,
            harvester: sample.named,
          },
          {
            initiative: sample.id,
            sentence: sample.written,
            state: 'accepted',
            purpose: 'table',
            inTurn: true,
            newsBy: sample.on,
            harvester: null,
          },
          {
            initiative: sample.id,
            sentence: sample.written,
            state: 'held',
            purpose: 'same',
            inTurn: false,
            newsBy: sample.on,
            harvester: null,
          },
        ],
      },
    ],
  },
  // A press sent twice in a row must not meet another button in the same place.
  whichInitiative: {
    now: from(
      z.object({ act: z.enum(['withdraw', 'correct', 'who-has-read', 'set-aside']), among: asDrawn }),
      async ({ act, among }, telling) => {
        const theirs = await itemsOf(telling);
        const drawn = among ?? theirs.slice(0, 10).map((one) => one.initiative);
        const items = drawn.map((id) => ({ initiative: id, sentence: theirs.find((one) => one.initiative === id)?.sentence ?? null }));
        return items.every((one) => one.sentence === null) ? null : { act, items };
      },
    ),
    buttons: ({ act, items }) =>
      items.some((one) => one.sentence === null)
        ? []
        : [items.map((one, index) => choose[act]({ initiative: one.initiative }, String(index + 1), one.sentence ?? ''))],
    listsInitiatives: true,
    samples: (['withdraw', 'correct', 'who-has-read', 'set-aside'] as const).flatMap((act) =>
      [sample.written, null].map((gone) => ({
        act,
        items: [sample.written, sample.written, gone].map((sentence) => ({ initiative: sample.id, sentence })),
      })),
    ),
  },
  itsPeopleNotAsked: {
    now: kept(ofNotAsked),
    findsNothing: (about) => (ofNotAsked.parse(about).why === 'theirs' ? 'own-people' : 'no-people'),
    buttons: ({ why }) => (why === 'which' ? [[libraryButtons.explore()]] : []),
    samples: whyNotAsked.map((why) => ({ why })),
  },
});
