import type { Temporal } from 'temporal-polyfill';
import { publishHomeLater } from '../core/act.ts';
import { goAway } from '../core/come-and-go.ts';
import type { Engine } from '../core/engine.ts';
import type { Scene } from '../core/kind.ts';
import { closedWorkspace, refusals } from '../core/retries.ts';
import type { Outcome, PostRef, Refusal } from '../ports/chat-platform.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { PersonPost, Post } from '../ports/posts.ts';
import type { Tx } from '../ports/store.ts';
import type { Trouble } from '../ports/troubles.ts';
import { refusedIn, sentIn } from './channel.ts';
import { sendingMsOf } from './sending.ts';

/** Records what became of a post. */
export async function settle(engine: Engine, tx: Tx, postId: string, outcome: Outcome): Promise<void> {
  const now = engine.clock.now();
  const post = await tx.posts.get(postId);
  const organisation = post && (await tx.organisations.get(post.organisationId));
  if (!organisation) return;
  const scene: Scene = { tx, now, draw: engine.draw, saying: engine.areas, organisation };

  switch (outcome.type) {
    case 'sent':
      return sent(scene, post, outcome.ref, now);
    case 'unsure':
      return tx.posts.unsure(postId, sendingMsOf(engine));
    case 'retry': {
      const until = now.add({ milliseconds: Math.max(outcome.afterMs, 250) });
      if (outcome.alone) return tx.deliveries.release(await tx.posts.abandon(postId), until);
      await tx.organisations.hold(post.workspace.id, until, outcome.why ?? null, now);
      return tx.deliveries.release(await tx.posts.abandon(postId), null);
    }
    case 'refused':
      engine.report('message-refused', { platform: post.workspace.platform, why: outcome.why, code: outcome.code });
      if (post.channel !== null) return refusedIn(scene, post, outcome.why);
      return refused(scene, post, outcome.why === 'message-gone' ? 'other' : outcome.why);
  }
}

export async function sent(scene: Scene, post: Post, ref: PostRef, at: Temporal.Instant): Promise<void> {
  if (post.channel !== null) return sentIn(scene, post, ref, at);
  const deliveries = await scene.tx.posts.sent(post.id, ref, at);
  for (const { direct, onPages, personId, together } of deliveries)
    if (!direct && onPages) await publishHomes(scene, [personId, ...together]);
  for (const delivery of deliveries) await scene.saying.hooks(delivery.kind).sent?.(scene, delivery, at);
}

/** No conversation brings its people together: each of them gets something instead. */
export async function apart(scene: Scene, delivery: Delivery): Promise<void> {
  await scene.saying.hooks(delivery.kind).apart?.(scene, delivery);
}

/** What was to come has come, or will not. */
async function publishHomes(scene: Scene, people: readonly string[]): Promise<void> {
  for (const id of people) {
    const person = await scene.tx.people.get(id);
    if (person) await publishHomeLater(scene, person);
  }
}

async function refused(scene: Scene, post: PersonPost, why: Exclude<Refusal, 'message-gone'>): Promise<void> {
  const { tx, now } = scene;
  const deliveries = await tx.posts.deliveries(post.id);
  await tx.posts.abandon(post.id);
  const [group] = deliveries.filter((one) => one.together.length > 0);
  if (group && why !== 'token-revoked' && why !== 'disabled') {
    await drop(scene, group, why);
    return apart(scene, group);
  }
  if (why === 'token-revoked' || why === 'missing-scope' || why === 'disabled') {
    await tx.organisations.hold(post.workspace.id, now.add(closedWorkspace.after), why, now);
    await again(scene, deliveries);
    return scene.saying.tellTrouble(scene, why);
  }
  if (why === 'person-gone') {
    if (await tx.accounts.leave(post.personId, post.workspace.id, now)) return again(scene, deliveries);
    await tx.people.setUnreachable(post.personId, now);
    return leave(scene, deliveries, why);
  }
  if (why === 'person-stopped') {
    if (await goAway(scene, { id: post.personId }, post.workspace.id)) return again(scene, deliveries);
    return leave(scene, deliveries, why);
  }
  if (why === 'not-installed' || why === 'too-large') return leave(scene, deliveries, why);
  const some = deliveries.filter((one) => one.attempts + 1 < refusals.attemptsAtMost);
  for (const one of some) await tx.deliveries.release([one.id], now.add(refusals.after(one.attempts)));
  const over = deliveries.filter((one) => one.attempts + 1 >= refusals.attemptsAtMost);
  if (over.length > 0) await leave(scene, over, why);
}

/** They wait as before: for this workspace, or to go to their other account. */
function again({ tx }: Scene, deliveries: readonly Delivery[]): Promise<void> {
  return tx.deliveries.release(
    deliveries.map(({ id }) => id),
    null,
  );
}

/** Nobody is there, for a time or for ever: what waits for them goes on without. */
const isAbsent = (why: string) => why === 'person-gone' || why === 'person-stopped';

/**
 * Keeps what cannot leave, tells coordination, and lets the work that waited for it go on without. That somebody took the
 * bot away is told to nobody.
 */
export async function leave(scene: Scene, deliveries: readonly Delivery[], why: Trouble | 'person-stopped'): Promise<void> {
  const goesOn = (one: Delivery) =>
    scene.saying.kind(one.kind)?.goesOnWithout === true ||
    (isAbsent(why) && unsentOf(scene, one).some(({ goesOnWithoutAbsent }) => goesOnWithoutAbsent));
  const [passing, others] = [deliveries.filter(goesOn), deliveries.filter((one) => !goesOn(one))];
  for (const one of passing) await drop(scene, one, why);
  await scene.tx.deliveries.stick(
    others.map((one) => one.id),
    why,
  );
  if (why !== 'person-stopped') await scene.saying.tellTrouble(scene, why);
}

/** What the areas do, of the records that a message is about. */
const unsentOf = ({ saying }: Scene, { about }: Delivery) =>
  [...saying.unsent].flatMap(([record, unsent]) => (typeof about[record] === 'string' ? [unsent] : []));

/** A message that will not be sent. */
export async function drop(scene: Scene, delivery: Delivery, why: string): Promise<void> {
  await scene.tx.deliveries.drop(delivery.id, why);
  await publishHomes(scene, [delivery.personId, ...delivery.together]);
  for (const { dropped } of unsentOf(scene, delivery)) await dropped(scene, delivery, isAbsent(why));
}
