import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { tellTrouble } from '../areas/coordination/coordinate.ts';
import {
  beganIn,
  type DigestTold,
  digestMessage,
  digestTold,
  runTold,
  textSubjects,
  textsToSend,
  textTold,
} from '../areas/digest/digest-told.ts';
import { kinds as digestKinds } from '../areas/digest/messages.ts';
import { answerByMessage } from '../core/act.ts';
import type { AgendaCore } from '../core/agenda.ts';
import { cardOf } from '../core/cards.ts';
import { type Message, message, type Scene } from '../core/kind.ts';
import { languageIn } from '../core/language.ts';
import { isGoodMoment, nextGoodMoment } from '../domain/calendar.ts';
import { officeTimeOf } from '../domain/person.ts';
import type { Channel } from '../domain/service.ts';
import { lateAfter, readingTime, type Subscription } from '../domain/subscription.ts';
import type { PostRef, Refusal } from '../ports/chat-platform.ts';
import type { ChannelDelivery, ChannelPost, Tx } from '../ports/ports.ts';
import type { Trouble } from '../ports/troubles.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Refresh } from './refresh.ts';
import { inChannel, type Prepared, refusalsAtMost, sendingMsOf } from './sending.ts';

// What is said in channels, to nobody in particular: no attention budget, and the same promises otherwise.

const ofSubscription = z.object({ subscription: z.string() });

/** Decides, at the moment of sending, what this channel gets now. */
export async function prepareIn(core: AgendaCore, tx: Tx, channel: Channel): Promise<Prepared | 'later' | 'nothing'> {
  const now = core.clock.now();
  const delivery = (await tx.deliveries.mayReceive(channel, now)) ? await tx.deliveries.dueIn(channel, now) : null;
  const workspace = delivery && (await tx.organisations.workspace(channel.workspaceId));
  const organisation = delivery && (await tx.organisations.get(delivery.organisationId));
  if (!workspace || !organisation) return 'nothing';

  const scene: Scene = { tx, now, draw: core.draw, saying: core.areas, organisation };
  const subscription = await tx.digests.get(ofSubscription.parse(delivery.about).subscription);
  const until = subscription && waitsUntil(scene, subscription, delivery);
  if (until) {
    await tx.deliveries.wait([delivery.id], until);
    return 'later';
  }
  const message = subscription && (await toSend(scene, subscription, delivery));
  if (!message) {
    await tx.deliveries.drop(delivery.id, 'no longer true');
    return 'later';
  }

  const thread = threadOf(delivery);
  const card = cardOf(message, languageIn(scene, subscription.locale, subscription.zone));
  const post = await tx.posts.beginIn(
    {
      organisationId: organisation.id,
      channel,
      thread: thread === '' ? null : thread,
      delivery: delivery.id,
      shown: fingerprintOf(card),
      leaseMs: sendingMsOf(core),
    },
    now,
  );
  const destination = inChannel(channel.externalId, thread);
  return { post, workspace, outgoing: { workspace: workspace.externalId, destination, key: post, card } };
}

/** Until when it waits, when it could not leave on time: nobody is written to at night because we were away. */
function waitsUntil({ organisation, now }: Scene, subscription: Subscription, { notBefore }: ChannelDelivery): Temporal.Instant | null {
  const reading = readingTime(subscription, officeTimeOf(organisation));
  if (Temporal.Instant.compare(now, notBefore.add(lateAfter)) <= 0 || isGoodMoment(reading, now)) return null;
  return nextGoodMoment(reading, now);
}

/** What leaves now, or is edited once it has: whoever takes any of it back meanwhile waits. Null: nothing of it may be read there. */
async function toSend(scene: Scene, subscription: Subscription, delivery: ChannelDelivery): Promise<Message | null> {
  const { digests, posts } = scene.tx;
  const run = await runTold(scene, delivery);
  await posts.steady(run ? run.items.map(({ subject }) => subject) : textSubjects(delivery));
  const digest = run && (await digestTold(scene, subscription, run));
  // What its people took back before anyone read it is not told: allowed again, it will be new.
  for (const { waiting, item } of digest?.items ?? []) if (run && !item) await digests.putBack(run.id, waiting);
  const message = await told(scene, subscription, delivery, digest);
  return message?.kind.name === digestKinds.digestShorter.name ? null : message;
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

const ofThread = z.object({ thread: z.string() }).partial();
const threadOf = ({ about }: ChannelDelivery) => ofThread.parse(about).thread ?? '';

/** Milliseconds between two messages in one channel: platforms take about one a second. */
const paceMs = 1_200;

export async function sentIn(scene: Scene, post: ChannelPost, ref: PostRef, at: Temporal.Instant): Promise<void> {
  const { tx } = scene;
  const delivery = await tx.posts.delivery(post.id);
  await tx.posts.sent(post.id, ref, at);
  if (!delivery) return;

  const run = await runTold(scene, delivery);
  const subscription = run && (await tx.digests.get(run.subscriptionId));
  if (!subscription) return;
  await tx.digests.posted(run.id, at);
  const digest = await digestTold(scene, subscription, run);
  await addTexts(scene, { subscription, digest, post: { ...post, ref } }, { apart: false, from: scene.now });
}

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
      kind: digestKinds.digestText.name,
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

export async function refusedIn(scene: Scene, post: ChannelPost, why: Refusal): Promise<void> {
  const { tx, now } = scene;
  const delivery = await tx.posts.delivery(post.id);
  await tx.posts.abandon(post.id);
  if (!delivery) return;
  if (why === 'token-revoked' || why === 'missing-scope' || why === 'disabled') {
    await tx.organisations.hold(post.workspace.id, now.add({ minutes: 15 }), why, now);
    await tx.deliveries.release([delivery.id], null);
    return tellTrouble(scene, why);
  }
  if (delivery.kind === digestKinds.digestBegins.name) {
    await tx.deliveries.drop(delivery.id, why);
    return cannotPost(scene, delivery, why);
  }
  // What it continued was taken away by somebody who may.
  if (why === 'message-gone') return tx.deliveries.drop(delivery.id, why);
  if (why === 'other' && delivery.attempts + 1 < refusalsAtMost)
    return tx.deliveries.release([delivery.id], now.add({ minutes: 2 ** delivery.attempts }));
  return leaveIn(scene, delivery, why === 'person-stopped' ? 'not-in-channel' : why);
}

/** Whoever has just subscribed a channel hears at once that nothing can be written there, and what to do. */
async function cannotPost({ tx, now, organisation }: Scene, { about, channel }: ChannelDelivery, why: Refusal): Promise<void> {
  const subscription = await tx.digests.get(ofSubscription.parse(about).subscription);
  if (!subscription?.subscribedBy) return;
  await answerByMessage(
    { tx, now },
    {
      organisationId: organisation.id,
      kind: digestKinds.digestCannotPost.name,
      about: { subscription: subscription.id, invite: why === 'not-in-channel' || why === 'channel-gone' },
      subject: '',
      slot: `${channel.externalId}:${now.epochMilliseconds}`,
      personId: subscription.subscribedBy,
    },
  );
}

/** Keeps what cannot leave, and tells coordination. */
export async function leaveIn(scene: Scene, delivery: ChannelDelivery, why: Trouble): Promise<void> {
  await scene.tx.deliveries.stick([delivery.id], why);
  await tellTrouble(scene, why);
}

/** What a post in a channel shows now. What was taken back leaves its place to a sentence, or to nothing. */
export async function refreshedIn(scene: Scene, post: ChannelPost): Promise<Refresh | null> {
  const delivery = await scene.tx.posts.delivery(post.id);
  const subscription = delivery && (await scene.tx.digests.get(ofSubscription.parse(delivery.about).subscription));
  if (!subscription || !post.ref) return null;
  const run = await runTold(scene, delivery);
  const digest = run && (await digestTold(scene, subscription, run));
  if (digest) await addPages(scene, subscription, digest, post);
  const shown = (await told(scene, subscription, delivery, digest)) ?? message(digestKinds.digestTakenBack, {});
  return {
    workspace: post.workspace,
    ref: post.ref,
    card: cardOf(shown, languageIn(scene, subscription.locale, subscription.zone)),
    forget: false,
    public: true,
  };
}
