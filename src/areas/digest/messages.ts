import { z } from 'zod';
import { flag, from, kept, none, nothing, ofStory, ofTrial, text } from '../../core/about.ts';
import { aboutStory } from '../../core/act.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf, type Row, type Telling } from '../../core/kind.ts';
import { aReadItem } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { maybe } from '../../core/subject.ts';
import type { Item } from '../../domain/digest.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type PlaceTold, placesTold, type TrialTold, whereTrialTold } from '../agreeing/places-told.ts';
import { faces as askingFaces } from '../asking/buttons.ts';
import { buttons as coordinationButtons } from '../coordination/buttons.ts';
import { buttons as endingButtons } from '../ending/buttons.ts';
import { theirPart } from '../ending/ending-shown.ts';
import { faces as libraryFaces } from '../library/buttons.ts';
import { readableStory } from '../meeting/their-story.ts';
import { buttons as tryingButtons, faces as tryingFaces } from '../trying/buttons.ts';
import { buttons as volunteeringButtons } from '../volunteering/buttons.ts';
import { buttons as shared } from './buttons.ts';
import {
  type DigestRead,
  type DigestShown,
  type DigestsShown,
  digestsFor,
  type Posted,
  type PreviewShown,
  previewOf,
  shownDigest,
} from './digests-shown.ts';
import { aDigest, aDigestOrChannel } from './forms.ts';
import { sampleDigests, sampleTellable, sampleTold } from './samples.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    showDigest: { about: aDigest },
    openDigest: { about: maybe(aDigestOrChannel), opens: 'form' },
    changeDigest: { about: aDigest, opens: 'form' },
    pauseDigest: { about: aDigest },
    resumeDigest: { about: aDigest },
    stopDigest: { about: aDigest },
    previewDigest: { about: aDigest },
    aboutListening: {},
  }),
};

/** « Les brèves »: what channels read, and who sets them. */
export interface DigestParams {
  // In channels.
  digest: DigestRead;
  /** One page of one of its texts, in its thread. */
  /** `apart`: it was added to the thread later, below others. */
  digestText: Pick<Item, 'subject' | 'state' | 'title' | 'people' | 'text'> & { first: boolean; last: boolean; apart: boolean };
  digestTakenBack: Record<string, never>;
  /** In the place of a page that a corrected text no longer has. */
  digestShorter: Record<string, never>;
  digestBegins: Posted;

  // To one person.
  digestPreview: PreviewShown;
  digestSettings: DigestShown & { manages: boolean; noted: boolean };
  digests: DigestsShown;
  /** No digest in this channel yet. */
  noDigestHere: { channel: string; manages: boolean };
  digestWhere: { coordinator: boolean };
  digestForCoordination: Record<string, never>;
  /** To the person who has just subscribed a channel. `invite`: the bot is not in it. */
  digestCannotPost: { channel: string; invite: boolean };
  aboutListening: Record<string, never>;
  /** Where one's own story was posted, or a trial of theirs. */
  whereTold: { places: readonly PlaceTold[] } | TrialTold;
}

const ofSubscription = z.object({ subscription: text });

/** What is said in channels is worded by `channel-posts.ts`: no one person reads it. */
const inChannels = from<unknown, unknown, never>(none, async () => null);

/** What this area says. */
export const kinds = kindsOf<DigestParams>()({
  digest: {
    now: inChannels,
    soughtAs: 'digests',
    buttons: ({ items, call }) => [
      [...(call ? [buttons.aboutListening()] : []), ...(items.length === 0 ? [] : [libraryFaces.printPoster({ page: 'poster' })])],
    ],
    samples: [
      { every: 'week', items: sampleTold, call: true, grows: true, until: null },
      { every: 'month', items: sampleTold.slice(0, 1), call: false, grows: false, until: null },
      { every: 'week', items: [], call: true, grows: false, until: null },
      { every: 'month', items: sampleTold.slice(0, 1), call: true, grows: false, until: sample.later },
      { every: 'week', items: [], call: false, grows: false, until: sample.later },
    ],
  },
  digestText: {
    now: inChannels,
    // Below the last page.
    buttons: ({ subject, state, last }) => {
      const item = last ? aReadItem.read(subject) : null;
      if (!item) return [];
      return [[state === 'story' && 'story' in item ? askingFaces.askStoryPeople(item.story) : askingFaces.askItsPeople(item)]];
    },
    samples: [
      { ...sampleTellable, state: 'story', first: true, last: true, apart: false },
      { ...sampleTellable, state: 'bud', people: { as: 'team' }, first: true, last: false, apart: true },
      { ...sampleTellable, state: 'stopped', people: { as: 'none' }, first: false, last: true, apart: false },
      { ...sampleTellable, state: 'bud', people: { as: 'none' }, first: false, last: true, apart: true },
    ],
  },
  digestTakenBack: { now: inChannels },
  digestShorter: { now: inChannels },
  digestBegins: {
    now: inChannels,
    samples: [
      { every: 'week', weekday: 1, at: '09:00', clock: null },
      { every: 'month', weekday: 7, at: '16:30', clock: 'Pacific/Marquesas' },
    ],
  },
  digestPreview: {
    now: from(ofSubscription.extend({ inside: flag }), async (about, telling) => {
      const subscription = await subscriptionOf(about, telling);
      return subscription && previewOf(telling, subscription, about.inside);
    }),
    samples: [
      { every: 'week', items: sampleTold, call: true, grows: true, until: null, inside: true },
      { every: 'month', items: [], call: false, grows: false, until: sample.on, inside: false },
      { every: 'week', items: [], call: true, grows: true, until: null, inside: true },
    ],
  },
  digestSettings: {
    now: from(ofSubscription.extend({ manages: flag, noted: flag }), async (about, telling) => {
      const subscription = await subscriptionOf(about, telling);
      return subscription && { ...(await shownDigest(telling, subscription)), ...about };
    }),
    buttons: ({ id, state, manages }) => (manages ? [settingsRow(id, state)] : [[buttons.previewDigest({ digest: id })]]),
    samples: sampleDigests.flatMap((one) => [true, false].map((both) => ({ ...one, manages: both, noted: both }))),
  },
  digests: {
    now: from(none, async (_, telling) => (telling.person.coordinator ? digestsFor(telling) : null)),
    buttons: ({ digests }) => [
      digests.map(({ id }, index) => buttons.showDigest({ digest: id }, String(index + 1))),
      [buttons.openDigest(), coordinationButtons.auditLog()],
    ],
    samples: [
      { digests: sampleDigests, anyone: true },
      { digests: [], anyone: false },
    ],
  },
  noDigestHere: {
    now: kept(z.object({ channel: text, manages: flag })),
    buttons: ({ channel, manages }) => (manages ? [[buttons.openDigest({ channel })]] : []),
    samples: [
      { channel: sample.channels[0], manages: true },
      { channel: sample.channels[0], manages: false },
    ],
  },
  digestWhere: {
    now: from(none, async (_, { person }) => ({ coordinator: person.coordinator })),
    buttons: ({ coordinator }) => (coordinator ? [[buttons.openDigest()]] : []),
    samples: [{ coordinator: true }, { coordinator: false }],
  },
  digestForCoordination: { now: nothing },
  digestCannotPost: {
    now: from(ofSubscription.extend({ invite: flag }), async (about, telling) => {
      const subscription = await subscriptionOf(about, telling);
      return subscription && { channel: subscription.channel.externalId, invite: about.invite };
    }),
    samples: [
      { channel: sample.channels[0], invite: true },
      { channel: sample.channels[0], invite: false },
    ],
  },
  aboutListening: { now: nothing, buttons: () => [[volunteeringButtons.becomeHarvester()]] },
  whereTold: {
    now: from(z.union([ofTrial, ofStory]), async (about, telling) => {
      if ('trial' in about) {
        const part = await theirPart(about, telling);
        return part && whereTrialTold(telling, part.trial);
      }
      const story = await readableStory(about, telling);
      return story && { places: await placesTold(telling, aboutStory(story.id), ['story', 'bud']) };
    }),
    buttons: (where) => ('trial' in where ? [sharingRow(where)] : []),
    samples: [
      ...(['us', 'service', 'organisation'] as const).flatMap((audience) => {
        const part = { version: 1, audience, places: [{ channel: sample.channels[0], edited: 'yes' as const }] };
        return [
          { trial: sample.id, what: sample.written, told: { ...part, places: [] }, learnt: null, decided: null },
          { trial: sample.id, what: sample.long, told: part, learnt: { ...part, places: [] }, decided: { ...part, places: [] } },
          {
            trial: sample.id,
            what: sample.long,
            told: part,
            learnt: { ...part, places: [...part.places, { channel: sample.channels[1], edited: 'soon' as const }] },
            decided: part,
          },
        ];
      }),
      { places: [] },
      {
        places: [
          { channel: sample.channels[0], edited: 'yes' },
          { channel: sample.channels[1], edited: 'soon' },
          { channel: sample.channels[1], edited: 'refused' },
        ],
      },
    ],
  },
});

/** What was tried, and what was learnt: each has its own. */
function sharingRow({ trial, told, learnt, decided }: TrialTold): Row {
  return [
    tryingButtons.chooseTrialSharing({ trial, version: told.version, part: 'trial' }),
    ...(learnt ? [tryingFaces.chooseEvaluationSharing({ trial, version: learnt.version, part: 'evaluation' })] : []),
    ...(decided ? [endingButtons.readEvaluation({ trial, part: 'decision' })] : []),
  ];
}

function settingsRow(id: string, state: DigestParams['digestSettings']['state']): Row {
  if (state === 'stopped') return [buttons.openDigest({ digest: id })];
  return [
    buttons.changeDigest({ digest: id }),
    buttons.previewDigest({ digest: id }),
    (state === 'paused' ? buttons.resumeDigest : buttons.pauseDigest)({ digest: id }),
    buttons.stopDigest({ digest: id }),
  ];
}

async function subscriptionOf(about: { readonly subscription: string }, { tx, organisation }: Telling): Promise<Subscription | null> {
  const found = await tx.digests.get(about.subscription);
  return found && found.organisationId === organisation.id ? found : null;
}
