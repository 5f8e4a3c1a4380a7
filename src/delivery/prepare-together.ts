import { Temporal } from 'temporal-polyfill';
import { cardOf } from '../core/cards.ts';
import type { Engine } from '../core/engine.ts';
import { compose, dueOf, etiquetteOf, type Scene } from '../core/kind.ts';
import { groupLanguage } from '../core/language.ts';
import { receiverOf } from '../core/receiver.ts';
import { isGoodMoment, localDate, nextGoodMoment } from '../domain/calendar.ts';
import { hasRoom, judge, type Receiver } from '../domain/etiquette.ts';
import { type Person, workingTimeOf } from '../domain/person.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Workspace } from '../ports/organisations.ts';
import type { Spending } from '../ports/posts.ts';
import type { Tx } from '../ports/store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { destinationOf, type Prepared, sendingMsOf } from './sending.ts';
import { apart, drop } from './settle.ts';

/**
 * One message to several people in a conversation of their own, when it is a good moment for all of them; it spends the
 * budget of each but the volunteer, whose "yes" it answers. Where that cannot be, its people get a card each.
 */
export async function prepareTogether(
  engine: Engine,
  scene: Scene,
  lead: Person,
  workspace: Workspace,
  delivery: Delivery,
): Promise<Prepared | 'later'> {
  const { tx, now, organisation } = scene;
  const all = [lead, ...(await present(tx, delivery.together))];
  const identities = await Promise.all(all.map((one) => tx.people.identity(one.id, workspace.id)));
  const there = identities.filter((one) => one?.workspace.id === workspace.id).map((one) => one?.externalId ?? '');
  const possible =
    there.length === delivery.together.length + 1 && there.length <= (engine.platforms[workspace.platform]?.groupAtMost ?? 0);
  const message = await compose(delivery, { ...scene, person: lead });
  const harvester = all.find((one) => one.id === delivery.about.harvester);
  if (message && !harvester) {
    await drop(scene, delivery, 'person-gone');
    return 'later';
  }
  if (!message || !possible) {
    await drop(scene, delivery, message ? 'no group here' : 'no longer true');
    if (message) await apart(scene, delivery);
    return 'later';
  }

  const spends: Spending[] = [];
  const working = (person: Person) => workingTimeOf(person, organisation);
  let until = now;
  for (const person of all) {
    const verdict =
      person.id === delivery.about.harvester
        ? momentFor(working(person), now)
        : judge(dueOf(scene, delivery), await receiverOf(scene, person), now);
    if (verdict.type === 'wait' && Temporal.Instant.compare(verdict.until, until) > 0) until = verdict.until;
    if (verdict.type === 'send' && verdict.spends) spends.push({ personId: person.id, day: localDate(working(person), now) });
  }
  const wait = Temporal.Instant.compare(until, now) > 0;
  const patience = wait ? await patienceFor(scene, delivery, working(lead), until) : now;
  if (wait && Temporal.Instant.compare(patience, now) > 0) {
    await tx.deliveries.wait([delivery.id], Temporal.Instant.compare(patience, until) < 0 ? patience : until);
    return 'later';
  }
  if (wait || (await keepsOthersWaiting(scene, all, delivery))) {
    await drop(scene, delivery, wait ? 'no moment in common' : 'other news would wait');
    await apart(scene, delivery);
    return 'later';
  }

  const card = cardOf(message, groupLanguage(scene), scene.saying.more({ delivery: delivery.id }));
  const destination = there.join(',');
  const post = await tx.posts.begin(
    {
      organisationId: organisation.id,
      workspaceId: workspace.id,
      personId: lead.id,
      destination,
      deliveries: [delivery.id],
      spends,
      shown: fingerprintOf(card),
      leaseMs: sendingMsOf(engine),
    },
    now,
  );
  return { post, workspace, outgoing: { workspace: workspace.externalId, destination: destinationOf(destination), key: post, card } };
}

/** Hours that a common moment may take to come; people who share none (Nouméa and Guadeloupe) would wait for ever. */
const patienceHours = 24 * 4;
/** Days before the promised one, left for a card to each if the common moment fails after all. */
const daysToSpare = 2;

/** Until when a common moment is waited for: some days, and not beyond the day by which its people were promised an answer. */
async function patienceFor(
  { tx, now }: Scene,
  delivery: Delivery,
  working: Receiver['working'],
  until: Temporal.Instant,
): Promise<Temporal.Instant> {
  const id = typeof delivery.about.initiative === 'string' ? delivery.about.initiative : '';
  const [meeting, initiative] = [await tx.meetings.ofInitiative(id), await tx.initiatives.get(id)];
  if (!meeting || !initiative) return until;
  const [today, then] = [localDate(working, now), localDate(working, until)];
  // Somebody is away, and back well before the promised day: the conversation is theirs to begin.
  const away = Temporal.Instant.compare(until, now.add({ hours: patienceHours })) > 0;
  if (away && Temporal.PlainDate.compare(then, initiative.newsBy.subtract({ days: daysToSpare })) <= 0) return until;
  const inTime = Temporal.PlainDate.compare(then, initiative.newsBy) <= 0 || Temporal.PlainDate.compare(today, initiative.newsBy) > 0;
  return inTime ? meeting.beganAt.add({ hours: patienceHours }) : now;
}

/**
 * A conversation takes a message of each of its people's weeks, and nothing can be merged with it: when it is the last one and
 * something else that was promised is due, they get a card each, which can.
 */
async function keepsOthersWaiting(scene: Scene, people: readonly Person[], delivery: Delivery): Promise<boolean> {
  for (const person of people) {
    if (person.id === delivery.about.harvester) continue;
    const receiver = await receiverOf(scene, person);
    const after = { ...receiver, spent: [...receiver.spent, localDate(receiver.working, scene.now)] };
    if (hasRoom(after, scene.now.add({ hours: 24 }))) continue;
    const due = await scene.tx.deliveries.due(person.id, scene.now);
    if (due.some((one) => one.id !== delivery.id && isPromised(scene, one))) return true;
  }
  return false;
}

const isPromised = (scene: Scene, { kind, direct }: Delivery) => !direct && etiquetteOf(scene, kind)?.survivesStop === true;

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
