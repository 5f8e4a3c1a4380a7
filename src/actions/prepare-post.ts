import { Temporal } from 'temporal-polyfill';
import { isGoodMoment, localDate, nextGoodMoment } from '../domain/calendar.ts';
import { judge, mergedAtMost, type Receiver } from '../domain/etiquette.ts';
import { type Person, workingTimeOf } from '../domain/person.ts';
import { cardOf, type News, unpromptedCard } from '../messages/cards.ts';
import type { Destination, Outgoing } from '../platform.ts';
import type { Delivery, Spending, Tx, Workspace } from '../ports.ts';
import { compose } from './compose.ts';
import type { Scene } from './context.ts';
import { introduceEach } from './introduce-each.ts';
import { receiverOf } from './receiver.ts';
import { groupLanguage, languageFor } from './refresh-posts.ts';
import type { AgendaCore } from './run-agenda.ts';
import { sendingMsOf } from './sending.ts';
import { drop, leave } from './settle-post.ts';

export interface Prepared {
  readonly post: string;
  readonly workspace: Workspace;
  readonly outgoing: Outgoing;
}

/** Decides, at the moment of sending, what this person gets now; the budget is taken in the same transaction. */
export async function prepare(core: AgendaCore, tx: Tx, personId: string): Promise<Prepared | 'later' | 'nothing' | 'unsure who'> {
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

  if (due.some((one) => waitedFor.has(one.kind)) && isStale(person, now)) return 'unsure who';

  const answer = due.find((one) => one.direct);
  const group = due.find((one) => one.together.length > 0);
  if (group && !answer) return prepareTogether(core, scene, person, identity.workspace, group);

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
      spends: chosen.spends ? [{ personId, day: localDate(workingTimeOf(person, organisation), now) }] : [],
      leaseMs: sendingMsOf(core),
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
 * What starts a meeting, or hands a trial on, goes only to somebody who is still there: a platform may accept messages to closed accounts
 * without a word (Slack does), and whoever waits for an answer would wait for nobody.
 */
const waitedFor: ReadonlySet<string> = new Set([
  'invitation',
  'personalRequest',
  'introduction',
  'meeting',
  'meetingNews',
  'wayBackSoon',
  'trialNeedsCarrier',
  'pilotStepsBack',
  'talkWanted',
  'concludeTrial',
]);

function isStale({ describedAt }: Person, now: Temporal.Instant): boolean {
  return describedAt === null || Temporal.Instant.compare(describedAt.add({ hours: 24 }), now) < 0;
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

/**
 * One message to several people in a conversation of their own, when it is a good moment for all of them; it spends the
 * budget of each but the volunteer, whose "yes" it answers. Where that cannot be, its people get a card each.
 */
async function prepareTogether(
  core: AgendaCore,
  scene: Scene,
  lead: Person,
  workspace: Workspace,
  delivery: Delivery,
): Promise<Prepared | 'later'> {
  const { tx, now, organisation } = scene;
  const all = [lead, ...(await present(tx, delivery.together))];
  const identities = await Promise.all(all.map((one) => tx.people.identity(one.id)));
  const there = identities.filter((one) => one?.workspace.id === workspace.id).map((one) => one?.externalId ?? '');
  const possible = there.length === delivery.together.length + 1 && there.length <= (core.platforms[workspace.platform]?.groupAtMost ?? 0);
  const message = await compose(delivery, { ...scene, person: lead });
  const harvester = all.find((one) => one.id === delivery.about.harvester);
  if (message && !harvester) {
    await drop(scene, delivery, 'person-gone');
    return 'later';
  }
  if (!message || !possible) {
    await drop(scene, delivery, message ? 'no group here' : 'no longer true');
    if (message) await introduceEach(scene, delivery);
    return 'later';
  }

  const spends: Spending[] = [];
  let until = now;
  for (const person of all) {
    const working = workingTimeOf(person, organisation);
    const verdict =
      person.id === delivery.about.harvester ? momentFor(working, now) : judge(delivery, await receiverOf(scene, person), now);
    if (verdict.type === 'wait' && Temporal.Instant.compare(verdict.until, until) > 0) until = verdict.until;
    if (verdict.type === 'send' && verdict.spends) spends.push({ personId: person.id, day: localDate(working, now) });
  }
  if (Temporal.Instant.compare(until, now) > 0) {
    if (await waitedLongEnough(scene, delivery)) {
      await drop(scene, delivery, 'no moment in common');
      await introduceEach(scene, delivery);
    } else {
      await tx.deliveries.wait([delivery.id], until);
    }
    return 'later';
  }

  const card = cardOf(message, groupLanguage(scene));
  const destination = there.join(',');
  const post = await tx.posts.begin(
    {
      organisationId: organisation.id,
      workspaceId: workspace.id,
      personId: lead.id,
      destination,
      deliveries: [delivery.id],
      spends,
      leaseMs: sendingMsOf(core),
    },
    now,
  );
  return { post, workspace, outgoing: { workspace: workspace.externalId, destination: destinationOf(destination), key: post, card } };
}

/** People who share no working hour (Nouméa and Guadeloupe) would wait for ever: after some days, each gets a card. */
async function waitedLongEnough({ tx, now }: Scene, delivery: Delivery): Promise<boolean> {
  const { initiative } = delivery.about;
  const meeting = typeof initiative === 'string' ? await tx.meetings.ofInitiative(initiative) : null;
  return meeting !== null && Temporal.Instant.compare(meeting.beganAt.add({ hours: 24 * 4 }), now) < 0;
}

/** Held in the order of their ids, so that two messages to the same people never wait for one another. */
async function present(tx: Tx, ids: readonly string[]): Promise<readonly Person[]> {
  const people: Person[] = [];
  for (const id of [...ids].sort()) {
    const person = await tx.people.lock(id);
    if (person && !person.unreachableSince) people.push(person);
  }
  return people;
}

function momentFor(
  working: Receiver['working'],
  now: Temporal.Instant,
): { type: 'send'; spends: false } | { type: 'wait'; until: Temporal.Instant } {
  if (isGoodMoment(working, now)) return { type: 'send', spends: false };
  return { type: 'wait', until: nextGoodMoment(working, now) ?? now.add({ hours: 24 * 30 }) };
}

/** Where a post was sent: a person's id, or those of a group separated by commas. */
export function destinationOf(text: string): Destination {
  const ids = text.split(',');
  return ids.length > 1 ? { to: 'group', externalIds: ids } : { to: 'person', externalId: text };
}
