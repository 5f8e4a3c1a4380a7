import { Temporal } from 'temporal-polyfill';
import type { Channel } from '../domain/service.ts';
import type { Outcome } from '../platform.ts';
import type { Post } from '../ports.ts';
import { leaveIn, prepareIn } from './channel-posts.ts';
import type { Scene } from './context.ts';
import { keepDescription } from './describe-person.ts';
import { prepare } from './prepare-post.ts';
import type { AgendaCore } from './run-agenda.ts';
import { type Prepared, sendingMsOf, whereIs } from './sending.ts';
import { leave, sent, settle } from './settle-post.ts';

const batch = 20;
/** After these, over about a day, a message that cannot be worded is given up. */
const attemptsAtMost = 12;

/** Sends what is due and allowed, until nothing is. Resolves with how many people and channels it was settled for. */
export async function deliver(core: AgendaCore): Promise<number> {
  let settled = 0;
  await recover(core);
  for (;;) {
    const now = core.clock.now();
    const [receivers, channels] = await core.store.transaction(async (tx) => [
      await tx.deliveries.receivers(now, batch),
      await tx.deliveries.channels(now, batch),
    ]);
    const results = await Promise.all([
      ...receivers.map((person) => deliverTo(core, person)),
      ...channels.map((channel) => deliverIn(core, channel)),
    ]);
    const moved = results.filter((one) => one).length;
    settled += moved;
    if (moved === 0 || core.stopping?.aborted) return settled;
  }
}

/** Everything that is due to them and allowed. Resolves with whether anything moved. */
export async function deliverAll(core: AgendaCore, to: { readonly personId: string } | Channel): Promise<boolean> {
  let moved = false;
  while (!core.stopping?.aborted) {
    if (!(await core.store.transaction((tx) => tx.deliveries.mayReceive(to, core.clock.now())))) return moved;
    if (!(await ('personId' in to ? deliverTo(core, to.personId) : deliverIn(core, to)))) return moved;
    moved = true;
  }
  return moved;
}

/** Resolves with whether anything moved: sent, put off or dropped. */
async function deliverTo(core: AgendaCore, personId: string): Promise<boolean> {
  try {
    let prepared = await core.store.transaction((tx) => prepare(core, tx, personId));
    if (prepared === 'unsure who') {
      await describeNow(core, personId);
      prepared = await core.store.transaction((tx) => prepare(core, tx, personId));
    }
    if (prepared === 'nothing' || prepared === 'unsure who') return false;
    if (prepared === 'later') return true;
    const outcome = await send(core, prepared);
    await core.store.transaction((tx) => settle(core, tx, prepared.post, outcome));
    return true;
  } catch (error) {
    // What was marked as being sent is looked for once its lease is over.
    core.report('delivery-failed', { error });
    await putOff(core, personId);
    return false;
  }
}

/** What cannot be worded must neither be tried without a pause nor keep the others waiting; in the end coordination sees it. */
async function putOff(core: AgendaCore, personId: string): Promise<void> {
  try {
    const now = core.clock.now();
    await core.store.transaction(async (tx) => {
      for (const one of await tx.deliveries.due(personId, now)) {
        const organisation = await tx.organisations.get(one.organisationId);
        const scene: Scene | null = organisation && { tx, now, draw: core.draw, organisation };
        if (scene && one.attempts + 1 >= attemptsAtMost) await leave(scene, [one], 'other');
        else await tx.deliveries.release([one.id], now.add({ minutes: 2 ** Math.min(one.attempts, 8) }));
      }
    });
  } catch (error) {
    core.report('delivery-failed', { error });
  }
}

/** The same, for everyone who reads a channel. */
async function deliverIn(core: AgendaCore, channel: Channel): Promise<boolean> {
  try {
    const prepared = await core.store.transaction((tx) => prepareIn(core, tx, channel));
    if (prepared === 'nothing') return false;
    if (prepared === 'later') return true;
    const outcome = await send(core, prepared);
    await core.store.transaction((tx) => settle(core, tx, prepared.post, outcome));
    return true;
  } catch (error) {
    core.report('delivery-failed', { error });
    await putOffIn(core, channel);
    return false;
  }
}

async function putOffIn(core: AgendaCore, channel: Channel): Promise<void> {
  try {
    const now = core.clock.now();
    await core.store.transaction(async (tx) => {
      const one = await tx.deliveries.dueIn(channel, now);
      const organisation = one && (await tx.organisations.get(one.organisationId));
      if (!organisation) return;
      if (one.attempts + 1 >= attemptsAtMost) await leaveIn({ tx, now, draw: core.draw, organisation }, one, 'other');
      else await tx.deliveries.release([one.id], now.add({ minutes: 2 ** Math.min(one.attempts, 8) }));
    });
  } catch (error) {
    core.report('delivery-failed', { error });
  }
}

async function send(core: AgendaCore, { workspace, outgoing }: Prepared): Promise<Outcome> {
  const platform = core.platforms[workspace.platform];
  return platform ? platform.send(outgoing) : { type: 'retry', afterMs: 60_000 };
}

async function describeNow(core: AgendaCore, personId: string): Promise<void> {
  const identity = await core.store.transaction((tx) => tx.people.identity(personId));
  const facts =
    identity && (await core.platforms[identity.workspace.platform]?.describe(identity.workspace.externalId, identity.externalId));
  await core.store.transaction((tx) => keepDescription(tx, personId, identity?.workspace.id ?? null, facts ?? null, core.clock.now()));
}

/** Looks for the posts whose sending was cut off: found, they were sent; absent, they go back to waiting. Resolves with whether there were any. */
export async function recover(core: AgendaCore): Promise<boolean> {
  for (let any = false; ; ) {
    const lost = await core.store.transaction((tx) => tx.posts.lost(batch, sendingMsOf(core)));
    for (const post of lost) await recoverOne(core, post);
    any ||= lost.length > 0;
    if (lost.length < batch || core.stopping?.aborted) return any;
  }
}

async function recoverOne(core: AgendaCore, post: Post): Promise<void> {
  const platform = core.platforms[post.workspace.platform];
  const since = post.markedAt.epochMilliseconds;
  const found = await platform?.find(post.workspace.externalId, whereIs(post), post.id, since);
  if (!found) return;
  if (found.type === 'retry') {
    return core.store.transaction((tx) => tx.posts.unsure(post.id, Math.min(Math.max(found.afterMs, 250), sendingMsOf(core))));
  }

  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    const organisation = await tx.organisations.get(post.organisationId);
    if (!organisation) return;
    const scene: Scene = { tx, now, draw: core.draw, organisation };
    if (found.type === 'found') return sent(scene, post, found.ref, Temporal.Instant.fromEpochMilliseconds(found.sentAt));
    // Where the platform cannot tell, the message is said again: at least once (README, "What once means").
    return tx.deliveries.release(await tx.posts.abandon(post.id), null);
  });
}
