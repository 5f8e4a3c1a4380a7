import type { Temporal } from 'temporal-polyfill';
import type { Engine } from '../core/engine.ts';
import type { Scene } from '../core/kind.ts';
import { closedWorkspace, refusals } from '../core/retries.ts';
import { threadNameIn } from '../core/thread.ts';
import type { Channel } from '../domain/service.ts';
import type { PostRef, Refusal } from '../ports/chat-platform.ts';
import type { ChannelDelivery } from '../ports/deliveries.ts';
import type { ChannelPost } from '../ports/posts.ts';
import type { Tx } from '../ports/store.ts';
import type { Trouble } from '../ports/troubles.ts';
import { fingerprintOf } from './fingerprint.ts';
import { inChannel, type Prepared, type Refresh, sendingMsOf } from './sending.ts';

// What is said in channels, to nobody in particular: no attention budget, and the same promises otherwise.

/** Decides, at the moment of sending, what this channel gets now. */
export async function prepareIn(engine: Engine, tx: Tx, channel: Channel): Promise<Prepared | 'later' | 'nothing'> {
  const now = engine.clock.now();
  const delivery = (await tx.deliveries.mayReceive(channel, now)) ? await tx.deliveries.dueIn(channel, now) : null;
  const workspace = delivery && (await tx.organisations.workspace(channel.workspaceId));
  const organisation = delivery && (await tx.organisations.get(delivery.organisationId));
  if (!workspace || !organisation) return 'nothing';

  const scene: Scene = { tx, now, draw: engine.draw, saying: engine.areas, organisation };
  const prepared = await hooksOf(scene, delivery)?.prepared(scene, delivery);
  if (!prepared) {
    await tx.deliveries.drop(delivery.id, 'no longer true');
    return 'later';
  }
  if ('until' in prepared) {
    await tx.deliveries.wait([delivery.id], prepared.until);
    return 'later';
  }

  const { card } = prepared;
  const thread = threadOf(delivery);
  const post = await tx.posts.beginIn(
    {
      organisationId: organisation.id,
      channel,
      thread: thread === '' ? null : thread,
      delivery: delivery.id,
      shown: fingerprintOf(card),
      leaseMs: sendingMsOf(engine),
    },
    now,
  );
  const destination = inChannel(channel.externalId, thread);
  return { post, workspace, outgoing: { workspace: workspace.externalId, destination, key: post, card } };
}

const hooksOf = ({ saying }: Scene, { kind }: ChannelDelivery) => saying.hooks(kind).inChannel;

const threadOf = ({ about }: ChannelDelivery) => threadNameIn(about) ?? '';

export async function sentIn(scene: Scene, post: ChannelPost, ref: PostRef, at: Temporal.Instant): Promise<void> {
  const delivery = await scene.tx.posts.delivery(post.id);
  await scene.tx.posts.sent(post.id, ref, at);
  if (delivery) await hooksOf(scene, delivery)?.sent(scene, delivery, post, ref, at);
}

export async function refusedIn(scene: Scene, post: ChannelPost, why: Refusal): Promise<void> {
  const { tx, now } = scene;
  const delivery = await tx.posts.delivery(post.id);
  await tx.posts.abandon(post.id);
  if (!delivery) return;
  if (why === 'token-revoked' || why === 'missing-scope' || why === 'disabled') {
    await tx.organisations.hold(post.workspace.id, now.add(closedWorkspace.after), why, now);
    await tx.deliveries.release([delivery.id], null);
    return scene.saying.tellTrouble(scene, why);
  }
  const refused = hooksOf(scene, delivery)?.refused;
  if (refused) {
    await tx.deliveries.drop(delivery.id, why);
    return refused(scene, delivery, why);
  }
  // What it continued was taken away by somebody who may.
  if (why === 'message-gone') return tx.deliveries.drop(delivery.id, why);
  if (why === 'other' && delivery.attempts + 1 < refusals.attemptsAtMost)
    return tx.deliveries.release([delivery.id], now.add(refusals.after(delivery.attempts)));
  return leaveIn(scene, delivery, why === 'person-stopped' ? 'not-in-channel' : why);
}

/** Keeps what cannot leave, and tells coordination. */
export async function leaveIn(scene: Scene, delivery: ChannelDelivery, why: Trouble): Promise<void> {
  await scene.tx.deliveries.stick([delivery.id], why);
  await scene.saying.tellTrouble(scene, why);
}

/** What a post in a channel shows now. */
export async function refreshedIn(scene: Scene, post: ChannelPost): Promise<Refresh | null> {
  const delivery = post.ref && (await scene.tx.posts.delivery(post.id));
  const card = delivery && (await hooksOf(scene, delivery)?.refreshed(scene, delivery, post));
  return post.ref && card ? { workspace: post.workspace, ref: post.ref, card, forget: false, public: true } : null;
}
