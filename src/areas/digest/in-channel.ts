import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { answerByMessage } from '../../core/act.ts';
import { cardOf } from '../../core/cards.ts';
import { type InChannel, type Message, message, type Scene } from '../../core/kind.ts';
import { languageIn } from '../../core/language.ts';
import { isGoodMoment, nextGoodMoment } from '../../domain/calendar.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { lateAfter, readingTime, type Subscription } from '../../domain/subscription.ts';
import type { PostRef } from '../../ports/chat-platform.ts';
import type { ChannelDelivery } from '../../ports/deliveries.ts';
import type { ChannelPost } from '../../ports/posts.ts';
import { beganIn, type DigestTold, digestMessage, digestTold, runTold, textSubjects, textsToSend, textTold } from './digest-told.ts';
import { kinds } from './messages.ts';

// What a channel that subscribed reads: no attention budget, and the same promises otherwise.

const ofSubscription = z.object({ subscription: z.string() });

const subscriptionOf = ({ tx }: Pick<Scene, 'tx'>, { about }: Pick<ChannelDelivery, 'about'>) =>
  tx.digests.get(ofSubscription.parse(about).subscription);

/** Everything that a channel is told of its subscription. */
export const inChannel: InChannel = {
  async prepared(scene, delivery) {
    const subscription = await subscriptionOf(scene, delivery);
    const until = subscription && waitsUntil(scene, subscription, delivery);
    if (until) return { until };
    const message = subscription && (await toSend(scene, subscription, delivery));
    return message && { card: cardOf(message, languageOf(scene, subscription), null) };
  },

  async sent(scene, delivery, post, ref, at) {
    const run = await runTold(scene, delivery);
    const subscription = run && (await scene.tx.digests.get(run.subscriptionId));
    if (!subscription) return;
    await scene.tx.digests.posted(run.id, at);
    const digest = await digestTold(scene, subscription, run);
    await addTexts(scene, { subscription, digest, post: { ...post, ref } }, { apart: false, from: scene.now });
  },

  /** What was taken back leaves its place to a sentence, or to nothing. */
  async refreshed(scene, delivery, post) {
    const subscription = await subscriptionOf(scene, delivery);
    if (!subscription) return null;
    const run = await runTold(scene, delivery);
    const digest = run && (await digestTold(scene, subscription, run));
    if (digest) await addPages(scene, subscription, digest, post);
    const shown = (await told(scene, subscription, delivery, digest)) ?? message(kinds.digestTakenBack, {});
    return cardOf(shown, languageOf(scene, subscription), null);
  },
};

/** When the first message is refused, the person who subscribed the channel hears so at once, and what to do. */
export const firstInChannel: InChannel = {
  ...inChannel,
  async refused(scene, delivery, why) {
    const { tx, now, organisation } = scene;
    const subscription = await subscriptionOf(scene, delivery);
    if (!subscription?.subscribedBy) return;
    await answerByMessage(
      { tx, now },
      {
        organisationId: organisation.id,
        kind: kinds.digestCannotPost.name,
        about: { subscription: subscription.id, invite: why === 'not-in-channel' || why === 'channel-gone' },
        subject: '',
        slot: `${delivery.channel.externalId}:${now.epochMilliseconds}`,
        personId: subscription.subscribedBy,
      },
    );
  },
};

const languageOf = (scene: Scene, { locale, zone }: Subscription) => languageIn(scene, locale, zone);

/** Until when it waits, when it could not leave on time: nobody is written to at night because we were away. */
function waitsUntil({ organisation, now }: Scene, subscription: Subscription, { notBefore }: ChannelDelivery): Temporal.Instant | null {
  const reading = readingTime(subscription, officeTimeOf(organisation));
  if (Temporal.Instant.compare(now, notBefore.add(lateAfter)) <= 0 || isGoodMoment(reading, now)) return null;
  return nextGoodMoment(reading, now);
}

/** What leaves now, or is edited once it has left; taking any of it back waits until then. Null: nothing of it may be read there. */
async function toSend(scene: Scene, subscription: Subscription, delivery: ChannelDelivery): Promise<Message | null> {
  const { digests, posts } = scene.tx;
  const run = await runTold(scene, delivery);
  await posts.steady(run ? run.items.map(({ subject }) => subject) : textSubjects(delivery));
  const digest = run && (await digestTold(scene, subscription, run));
  // What its people took back before anyone read it is not told: allowed again, it will be new.
  for (const { waiting, item } of digest?.items ?? []) if (run && !item) await digests.putBack(run.id, waiting);
  const message = await told(scene, subscription, delivery, digest);
  return message?.kind.name === kinds.digestShorter.name ? null : message;
}

/** What it says now; null when nothing of it may be read there any more. `digest`: of a digest, as it stands. */
async function told(
  scene: Scene,
  subscription: Subscription,
  { kind, about }: ChannelDelivery,
  digest: DigestTold | null,
): Promise<Message | null> {
  switch (kind) {
    case 'digest':
      return digest && digestMessage(subscription, digest);
    case 'digestText':
      return textTold(scene, subscription, about);
    case 'digestBegins':
      return beganIn(subscription, scene.organisation);
    default:
      return null;
  }
}

/** Milliseconds between two messages in one channel: platforms take about one a second. */
const paceMs = 1_200;

interface Threaded {
  readonly subscription: Subscription;
  readonly digest: DigestTold;
  readonly post: ChannelPost & { readonly ref: PostRef };
}

/** What goes into the thread, and is not there yet; `apart`: below other texts, long after those it continues. */
async function addTexts(
  { tx, organisation }: Scene,
  { subscription, digest, post }: Threaded,
  { apart, from }: { apart: boolean; from: Temporal.Instant },
): Promise<void> {
  for (const [place, text] of textsToSend(digest).entries()) {
    await tx.deliveries.addIn({
      organisationId: organisation.id,
      kind: kinds.digestText.name,
      about: { subscription: subscription.id, run: digest.run.id, thread: post.ref.message, ...text, ...(apart && { apart }) },
      subject: text.item,
      slot: `${digest.run.id}:${text.item}:${text.state}:${text.page}`,
      channel: post.channel,
      notBefore: from.add({ milliseconds: (place + 1) * paceMs }),
    });
  }
}

/** A text that was corrected may have more pages than it had: the others follow in the thread, when people read there. */
async function addPages(scene: Scene, subscription: Subscription, digest: DigestTold, post: ChannelPost): Promise<void> {
  if (!post.ref) return;
  const reading = readingTime(subscription, officeTimeOf(scene.organisation));
  const from = isGoodMoment(reading, scene.now) ? scene.now : nextGoodMoment(reading, scene.now);
  if (from) await addTexts(scene, { subscription, digest, post: { ...post, ref: post.ref } }, { apart: true, from });
}
