import { z } from 'zod';
import { type Composers, flag, kept, nothing, type Telling, text } from '../../core/composer.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { placesTold, whereTrialTold } from '../agreeing/where-told.ts';
import { theirPart } from '../ending/compose.ts';
import { readableStory } from '../meeting/compose.ts';
import { aboutStory } from '../meeting/write-story.ts';
import { digestsFor, previewOf, shownDigest } from './digests.ts';
import type { HighlightsParams } from './params.ts';

const ofSubscription = z.object({ subscription: text });

/** What is said in channels is worded by `channel-posts.ts`: no one person reads it. */
const inChannels = async () => null;

export const highlights: Composers<HighlightsParams> = {
  digest: inChannels,
  digestText: inChannels,
  digestTakenBack: inChannels,
  digestShorter: inChannels,
  digestBegins: inChannels,

  digestPreview: async (about, telling) => {
    const subscription = await subscriptionOf(about, telling);
    return subscription && previewOf(telling, subscription, z.object({ inside: flag }).parse(about).inside);
  },
  digestSettings: async (about, telling) => {
    const subscription = await subscriptionOf(about, telling);
    return subscription && { ...(await shownDigest(telling, subscription)), ...z.object({ manages: flag, noted: flag }).parse(about) };
  },
  digests: async (_, telling) => (telling.person.coordinator ? digestsFor(telling) : null),
  noDigestHere: kept(z.object({ channel: text, manages: flag })),
  digestWhere: async (_, { person }) => ({ coordinator: person.coordinator }),
  digestForCoordination: nothing,
  digestNotThere: nothing,
  digestCannotPost: async (about, telling) => {
    const subscription = await subscriptionOf(about, telling);
    return subscription && { channel: subscription.channel.externalId, invite: z.object({ invite: flag }).parse(about).invite };
  },
  aboutListening: nothing,
  whereTold: async (about, telling) => {
    const story = await readableStory(about, telling);
    return story && { places: await placesTold(telling, aboutStory(story.id), ['story', 'bud']) };
  },
  whereTrialTold: async (about, telling) => {
    const part = await theirPart(about, telling);
    return part && whereTrialTold(telling, part.trial);
  },
};

async function subscriptionOf(about: unknown, { tx, organisation }: Telling): Promise<Subscription | null> {
  const found = await tx.digests.get(ofSubscription.parse(about).subscription);
  return found && found.organisationId === organisation.id ? found : null;
}
