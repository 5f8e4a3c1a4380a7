import { Temporal } from 'temporal-polyfill';
import { localDate } from '../domain/calendar.ts';
import { judge, mergedAtMost, type Receiver } from '../domain/etiquette.ts';
import { allowanceOf, type Person, workingTimeOf } from '../domain/person.ts';
import { cardOf, type News, unpromptedCard } from '../messages/cards.ts';
import type { Trouble } from '../messages/troubles.ts';
import type { Outcome, Outgoing, PostRef } from '../platform.ts';
import type { Delivery, Post, Tx, Workspace } from '../ports.ts';
import { compose } from './compose.ts';
import type { Scene } from './context.ts';
import { tellTrouble } from './coordinate.ts';
import { describedAs } from './describe-person.ts';
import { invitationLeft, passOn } from './invite-harvester.ts';
import { languageFor } from './refresh-posts.ts';
import type { AgendaCore } from './run-agenda.ts';

/**
 * How long a sending may take, in milliseconds, before the message is looked for: longer than the platform's clients
 * wait, so that what is still on its way is not sent again.
 */
const sendingMs = 30_000;
const batch = 20;
/** After these refusals for reasons we do not know, over some hours, a message is kept and coordination told. */
const refusalsAtMost = 6;

/** Sends what is due and allowed, until nothing is. Resolves with how many people it was settled for. */
export async function deliver(core: AgendaCore): Promise<number> {
  let settled = 0;
  await recover(core);
  for (;;) {
    const now = core.clock.now();
    const receivers = await core.store.transaction((tx) => tx.deliveries.receivers(now, batch));
    const results = await Promise.all(receivers.map((person) => deliverTo(core, person)));
    const moved = results.filter((one) => one).length;
    settled += moved;
    if (moved === 0) return settled;
  }
}

interface Prepared {
  readonly post: string;
  readonly workspace: Workspace;
  readonly outgoing: Outgoing;
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
    return false;
  }
}

async function send(core: AgendaCore, { workspace, outgoing }: Prepared): Promise<Outcome> {
  const platform = core.platforms[workspace.platform];
  return platform ? platform.send(outgoing) : { type: 'retry', afterMs: 60_000 };
}

/** Decides, at the moment of sending, what this person gets now; the budget is taken in the same transaction. */
async function prepare(core: AgendaCore, tx: Tx, personId: string): Promise<Prepared | 'later' | 'nothing' | 'unsure who'> {
  const now = core.clock.now();
  const person = await tx.people.lock(personId);
  const identity = await tx.people.identity(personId);
  const organisation = person && (await tx.organisations.get(person.organisationId));
  if (!person || !organisation) return 'nothing';

  const scene: Scene = { tx, now, draw: core.draw, organisation };
  const due = await tx.deliveries.due(personId, now);
  if (due.length === 0) return 'nothing';
  if (person.unreachableSince || !identity) {
    await leave(scene, due, 'person-gone');
    return 'later';
  }
  if (identity.heldUntil && Temporal.Instant.compare(now, identity.heldUntil) < 0) return 'nothing';

  if (due.some((one) => meetings.has(one.kind)) && isStale(person, now)) return 'unsure who';

  const answer = due.find((one) => one.direct);
  const chosen = answer ? await composeAnswer(scene, person, answer) : await choose(scene, person, due);
  if (!chosen) return 'later';

  const language = languageFor(scene, person);
  const [only] = chosen.news;
  const card = answer && only ? cardOf(only.message, language) : unpromptedCard(chosen.news, language);
  const post = await tx.posts.begin(
    {
      organisationId: organisation.id,
      workspaceId: identity.workspace.id,
      personId,
      destination: identity.externalId,
      deliveries: chosen.news.map((one) => one.delivery),
      spends: chosen.spends ? localDate(workingTimeOf(person, organisation), now) : null,
      leaseMs: sendingMs,
    },
    now,
  );
  const outgoing = {
    workspace: identity.workspace.externalId,
    destination: { to: 'person' as const, externalId: identity.externalId },
    key: post,
    card,
  };
  return { post, workspace: identity.workspace, outgoing };
}

/**
 * What starts a meeting goes only to somebody who is still there: a platform may accept messages to closed accounts
 * without a word (Slack does), and whoever waits for an answer would wait for nobody.
 */
const meetings: ReadonlySet<string> = new Set(['invitation', 'personalRequest', 'introduction']);

function isStale({ describedAt }: Person, now: Temporal.Instant): boolean {
  return describedAt === null || Temporal.Instant.compare(describedAt.add({ hours: 24 }), now) < 0;
}

async function describeNow(core: AgendaCore, personId: string): Promise<void> {
  const identity = await core.store.transaction((tx) => tx.people.identity(personId));
  const facts =
    identity && (await core.platforms[identity.workspace.platform]?.describe(identity.workspace.externalId, identity.externalId));
  await core.store.transaction((tx) => tx.people.described(personId, facts ? describedAs(facts) : null, core.clock.now()));
}

interface Chosen {
  readonly news: readonly News[];
  readonly spends: boolean;
}

async function composeAnswer(scene: Scene, person: Person, answer: Delivery): Promise<Chosen | null> {
  const message = await compose(answer, { ...scene, person });
  if (message) return { news: [{ message, delivery: answer.id }], spends: false };
  await scene.tx.deliveries.drop(answer.id, 'no longer true');
  return null;
}

/** What the etiquette lets through now, merged into one; the rest waits or is dropped. */
async function choose(scene: Scene, person: Person, due: readonly Delivery[]): Promise<Chosen | null> {
  const receiver = await receiverOf(scene, person);
  const news: News[] = [];
  let spends = false;
  for (const delivery of due) {
    const verdict = judge(delivery, receiver, scene.now);
    if (verdict.type === 'wait') {
      await scene.tx.deliveries.wait([delivery.id], verdict.until);
    } else if (verdict.type === 'drop') {
      await drop(scene, delivery, verdict.why);
    } else if (news.length < mergedAtMost) {
      const message = await compose(delivery, { ...scene, person });
      if (message) {
        news.push({ message, delivery: delivery.id });
        spends ||= verdict.spends;
      } else {
        await drop(scene, delivery, 'no longer true');
      }
    }
  }
  return news.length > 0 ? { news, spends } : null;
}

async function receiverOf({ tx, now, organisation }: Scene, person: Person): Promise<Receiver> {
  const working = workingTimeOf(person, organisation);
  const today = localDate(working, now);
  const [spent, silences] = [
    await tx.posts.spent(person.id, today.subtract({ days: 6 }), today.add({ days: 1 })),
    await tx.people.silences(person.id),
  ];
  return { working, allowance: allowanceOf(person, organisation), spent, silences };
}

/** Records what became of a post. */
async function settle(core: AgendaCore, tx: Tx, postId: string, outcome: Outcome): Promise<void> {
  const now = core.clock.now();
  const post = await tx.posts.get(postId);
  const organisation = post && (await tx.organisations.get(post.organisationId));
  if (!organisation) return;
  const scene: Scene = { tx, now, draw: core.draw, organisation };

  switch (outcome.type) {
    case 'sent':
      return sent(scene, post, outcome.ref, now);
    case 'unsure':
      return tx.posts.unsure(postId, sendingMs);
    case 'retry': {
      const until = now.add({ milliseconds: Math.max(outcome.afterMs, 250) });
      await tx.organisations.hold(post.workspace.id, until, null, now);
      return tx.deliveries.release(await tx.posts.abandon(postId), now);
    }
    case 'refused':
      core.report('message-refused', { platform: post.workspace.platform, why: outcome.why, code: outcome.code });
      return refused(scene, post, outcome.why === 'message-gone' ? 'other' : outcome.why);
  }
}

async function sent(scene: Scene, post: Post, ref: PostRef, at: Temporal.Instant): Promise<void> {
  const deliveries = await scene.tx.posts.deliveries(post.id);
  await scene.tx.posts.sent(post.id, ref, at);
  await scene.tx.deliveries.sent(deliveries.map((one) => one.id));
  await scene.tx.organisations.recovered(post.workspace.id);
  for (const { about, kind } of deliveries) {
    if ((kind === 'invitation' || kind === 'personalRequest') && typeof about.invitation === 'string')
      await invitationLeft(scene, about.invitation, at);
  }
}

async function refused(scene: Scene, post: Post, why: Trouble): Promise<void> {
  const { tx, now } = scene;
  const deliveries = await tx.posts.deliveries(post.id);
  await tx.posts.abandon(post.id);
  if (why === 'token-revoked' || why === 'missing-scope') {
    await tx.organisations.hold(post.workspace.id, now.add({ minutes: 15 }), why, now);
    await tx.deliveries.release(
      deliveries.map((one) => one.id),
      now,
    );
    return tellTrouble(scene, why);
  }
  if (why === 'person-gone') {
    await tx.people.setUnreachable(post.personId, now);
    return leave(scene, deliveries, why);
  }
  const again = deliveries.filter((one) => one.attempts + 1 < refusalsAtMost);
  for (const one of again) await tx.deliveries.release([one.id], now.add({ minutes: 2 ** one.attempts }));
  const over = deliveries.filter((one) => one.attempts + 1 >= refusalsAtMost);
  if (over.length > 0) await leave(scene, over, why);
}

/** Keeps what cannot leave, tells coordination, and lets the work that waited for it go on without. */
async function leave(scene: Scene, deliveries: readonly Delivery[], why: Trouble): Promise<void> {
  const invitations: Delivery[] = [];
  const others: Delivery[] = [];
  for (const one of deliveries) (one.kind === 'invitation' || one.kind === 'personalRequest' ? invitations : others).push(one);
  for (const one of invitations) await drop(scene, one, why);
  await scene.tx.deliveries.stick(
    others.map((one) => one.id),
    why,
  );
  await tellTrouble(scene, why);
}

/** A message that will not be sent; an invitation that does not leave is passed on. */
async function drop(scene: Scene, delivery: Delivery, why: string): Promise<void> {
  await scene.tx.deliveries.drop(delivery.id, why);
  const { invitation } = delivery.about;
  if (typeof invitation !== 'string') return;
  const waiting = await scene.tx.invitations.lock(invitation);
  if (waiting?.state === 'leaving') await passOn(scene, waiting);
}

/** Looks for the posts whose sending was cut off: found, they were sent; absent, they go back to waiting. */
async function recover(core: AgendaCore): Promise<void> {
  for (;;) {
    const lost = await core.store.transaction((tx) => tx.posts.lost(batch, sendingMs));
    for (const post of lost) await recoverOne(core, post);
    if (lost.length < batch) return;
  }
}

async function recoverOne(core: AgendaCore, post: Post): Promise<void> {
  const platform = core.platforms[post.workspace.platform];
  // A minute of grace: the platform's clock is not ours.
  const since = post.markedAt.subtract({ minutes: 1 }).epochMilliseconds;
  const found = await platform?.find(post.workspace.externalId, { to: 'person', externalId: post.destination }, post.id, since);
  if (!found || found.type === 'retry') return;

  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    const organisation = await tx.organisations.get(post.organisationId);
    if (!organisation) return;
    const scene: Scene = { tx, now, draw: core.draw, organisation };
    if (found.type === 'found') return sent(scene, post, found.ref, Temporal.Instant.fromEpochMilliseconds(found.sentAt));
    // Where the platform cannot tell, the message is said again: at least once (README, "What once means").
    return tx.deliveries.release(await tx.posts.abandon(post.id), now);
  });
}
