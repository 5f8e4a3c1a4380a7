import { Temporal } from 'temporal-polyfill';
import { describeNow } from '../core/describe-person.ts';
import type { Engine } from '../core/engine.ts';
import type { Scene } from '../core/kind.ts';
import { absentPlatform, lookups, wordings } from '../core/retries.ts';
import type { Channel } from '../domain/service.ts';
import type { Outcome } from '../ports/chat-platform.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Post } from '../ports/posts.ts';
import type { Tx } from '../ports/store.ts';
import { leaveIn, prepareIn } from './channel.ts';
import { prepare } from './prepare.ts';
import { type Prepared, sendingMsOf, whereIs } from './sending.ts';
import { leave, sent, settle } from './settle.ts';

const batch = 20;

/** Sends what is due and allowed, until nothing is. Resolves with how many people and channels it was settled for. */
export async function deliver(engine: Engine): Promise<number> {
  let settled = 0;
  await recover(engine);
  for (;;) {
    const now = engine.clock.now();
    const [receivers, channels] = await engine.store.transaction(async (tx) => [
      await tx.deliveries.receivers(now, batch),
      await tx.deliveries.channels(now, batch),
    ]);
    const results = await Promise.all([
      ...receivers.map((personId) => deliverAll(engine, { personId })),
      ...channels.map((channel) => deliverAll(engine, channel)),
    ]);
    const moved = results.filter((one) => one).length;
    settled += moved;
    if (moved === 0 || engine.stopping?.aborted) return settled;
  }
}

/** Everything that is due to them and allowed. Resolves with whether anything moved. */
export async function deliverAll(engine: Engine, to: Receiver): Promise<boolean> {
  let moved = false;
  while (!engine.stopping?.aborted) {
    const step = await deliverTo(engine, to);
    moved ||= step !== 'nothing';
    if (step !== 'more') return moved;
  }
  return moved;
}

/** A person, or everyone who reads a channel. */
type Receiver = { readonly personId: string } | Channel;

/** Resolves with what moved: sent, put off or dropped; `more`: something else may follow at once. */
async function deliverTo(engine: Engine, to: Receiver): Promise<'nothing' | 'done' | 'more'> {
  try {
    const prepared =
      'personId' in to ? await prepareTo(engine, to.personId) : await engine.store.transaction((tx) => prepareIn(engine, tx, to));
    if (prepared === 'nothing' || prepared === 'unsure who') return 'nothing';
    if (prepared === 'later') return 'more';
    const outcome = await send(engine, prepared);
    return await engine.store.transaction(async (tx) => {
      await settle(engine, tx, prepared.post, outcome);
      return (await tx.deliveries.mayReceive(to, engine.clock.now())) ? 'more' : 'done';
    });
  } catch (error) {
    // What was marked as being sent is looked for once its lease is over.
    engine.report('delivery-failed', { error });
    await putOff(engine, to);
    return 'nothing';
  }
}

async function prepareTo(engine: Engine, personId: string): ReturnType<typeof prepare> {
  const prepared = await engine.store.transaction((tx) => prepare(engine, tx, personId));
  if (prepared !== 'unsure who') return prepared;
  await describeNow(engine, personId);
  return engine.store.transaction((tx) => prepare(engine, tx, personId));
}

/** What cannot be worded must neither be tried without a pause nor keep the others waiting; in the end coordination sees it. */
async function putOff(engine: Engine, to: Receiver): Promise<void> {
  try {
    const now = engine.clock.now();
    await engine.store.transaction(async (tx) => {
      const waiting = 'personId' in to ? await duesOf(tx, to.personId, now) : await dueIn(tx, to, now);
      for (const { delivery, giveUp } of waiting) {
        const organisation = await tx.organisations.get(delivery.organisationId);
        if (organisation && delivery.attempts + 1 >= wordings.attemptsAtMost)
          await giveUp({ tx, now, draw: engine.draw, saying: engine.areas, organisation });
        else await tx.deliveries.release([delivery.id], now.add(wordings.after(delivery.attempts)));
      }
    });
  } catch (error) {
    engine.report('delivery-failed', { error });
  }
}

interface Waiting {
  readonly delivery: Pick<Delivery, 'id' | 'organisationId' | 'attempts'>;
  giveUp(scene: Scene): Promise<void>;
}

async function duesOf(tx: Tx, personId: string, now: Temporal.Instant): Promise<Waiting[]> {
  const due = await tx.deliveries.due(personId, now);
  return due.map((delivery) => ({ delivery, giveUp: (scene) => leave(scene, [delivery], 'other') }));
}

async function dueIn(tx: Tx, channel: Channel, now: Temporal.Instant): Promise<Waiting[]> {
  const delivery = await tx.deliveries.dueIn(channel, now);
  return delivery ? [{ delivery, giveUp: (scene) => leaveIn(scene, delivery, 'other') }] : [];
}

async function send(engine: Engine, { workspace, outgoing }: Prepared): Promise<Outcome> {
  const platform = engine.platforms[workspace.platform];
  return platform ? platform.send(outgoing) : { type: 'retry', ...absentPlatform };
}

/** Looks for the posts whose sending was cut off: found, they were sent; absent, they go back to waiting. Resolves with whether there were any. */
export async function recover(engine: Engine): Promise<boolean> {
  for (let any = false; ; ) {
    const lost = await engine.store.transaction((tx) => tx.posts.lost(batch, sendingMsOf(engine)));
    for (const post of lost) await recoverOne(engine, post);
    any ||= lost.length > 0;
    if (lost.length < batch || engine.stopping?.aborted) return any;
  }
}

async function recoverOne(engine: Engine, post: Post): Promise<void> {
  const platform = engine.platforms[post.workspace.platform];
  const since = post.markedAt.epochMilliseconds;
  const found = await platform?.find(post.workspace.externalId, whereIs(post), post.id, since);
  if (!found) return;
  if (found.type === 'retry') {
    return engine.store.transaction((tx) =>
      tx.posts.unsure(post.id, Math.min(Math.max(found.afterMs, lookups.atLeastMs), sendingMsOf(engine))),
    );
  }

  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    const organisation = await tx.organisations.get(post.organisationId);
    if (!organisation) return;
    const scene: Scene = { tx, now, draw: engine.draw, saying: engine.areas, organisation };
    if (found.type === 'found') return sent(scene, post, found.ref, Temporal.Instant.fromEpochMilliseconds(found.sentAt));
    // Where the platform cannot tell, the message is said again: at least once (P40).
    return tx.deliveries.release(await tx.posts.abandon(post.id), null);
  });
}
