import { Temporal } from 'temporal-polyfill';
import { answerCard, type News, newsOf, unpromptedCard } from '../core/cards.ts';
import { away } from '../core/come-and-go.ts';
import type { Engine } from '../core/engine.ts';
import { compose, dueOf, type Scene, shownBy, trueNow } from '../core/kind.ts';
import { languageFor } from '../core/language.ts';
import { receiverOf } from '../core/receiver.ts';
import { descriptions } from '../core/retries.ts';
import { threadNameIn } from '../core/thread.ts';
import { localDate } from '../domain/calendar.ts';
import { judge, mergedAtMost } from '../domain/etiquette.ts';
import { type Person, workingTimeOf } from '../domain/person.ts';
import type { Delivery } from '../ports/deliveries.ts';
import type { Tx } from '../ports/store.ts';
import { fingerprintOf } from './fingerprint.ts';
import { prepareTogether } from './prepare-together.ts';
import { destinationOf, type Prepared, sendingMsOf } from './sending.ts';
import { drop, leave } from './settle.ts';

/** Decides, at the moment of sending, what this person gets now; the budget is taken in the same transaction. */
export async function prepare(engine: Engine, tx: Tx, personId: string): Promise<Prepared | 'later' | 'nothing' | 'unsure who'> {
  const now = engine.clock.now();
  const person = await tx.people.lock(personId);
  if (!person) return 'nothing';
  const all = await tx.deliveries.ready(personId, now);
  const organisation = all.length > 0 ? await tx.organisations.get(person.organisationId) : null;
  if (!organisation) return 'nothing';

  const scene: Scene = { tx, now, draw: engine.draw, saying: engine.areas, organisation };
  // What is read from here on is what leaves, or is edited once it has.
  await tx.posts.steady(all.map(({ subject }) => subject));
  const usual = await tx.people.identity(personId);
  if (person.unreachableSince || !usual) {
    const left = (await tx.people.silences(personId)).has(away);
    await leave(scene, all, left ? 'person-stopped' : 'person-gone');
    return 'later';
  }
  const open = await openNow(scene, personId, all, usual);
  if (!open) return 'nothing';
  const { identity, answer, due } = open;

  if (due.some((one) => scene.saying.kind(one.kind)?.needsThem) && isStale(person, now)) return 'unsure who';
  const unknown = await whileUnknown(scene, person, due);
  if (unknown) return unknown;

  const group = due.find((one) => one.together.length > 0);
  if (group && !answer) return prepareTogether(engine, scene, person, identity.workspace, group);

  const chosen = answer ? await composeAnswer(scene, person, answer) : await choose(scene, person, due);
  if (!chosen) return 'later';

  const language = languageFor(scene, person);
  const [only] = chosen.news;
  const thread = answer && threadNameIn(answer.about);
  const destination = thread === undefined ? identity.externalId : `${identity.externalId}/${thread}`;
  const card = answer && only ? answerCard(only, language, scene.saying) : unpromptedCard(chosen.news, language, scene.saying);
  const post = await tx.posts.begin(
    {
      organisationId: organisation.id,
      workspaceId: identity.workspace.id,
      personId,
      destination,
      deliveries: chosen.news.map((one) => one.delivery),
      shows: chosen.news.map((one) => shownBy(one.message)),
      spends: chosen.spends ? [{ personId, day: localDate(workingTimeOf(person, organisation), now) }] : [],
      shown: fingerprintOf(card),
      leaseMs: sendingMsOf(engine),
    },
    now,
  );
  const outgoing = {
    workspace: identity.workspace.externalId,
    destination: destinationOf(destination),
    key: post,
    card,
  };
  return { post, workspace: identity.workspace, outgoing };
}

type Identity = NonNullable<Awaited<ReturnType<Tx['people']['identity']>>>;

interface Open {
  readonly identity: Identity;
  readonly answer: Delivery | undefined;
  readonly due: readonly Delivery[];
}

/** An answer first, where it was asked for, then the rest; a workspace that takes nothing for now keeps back only what goes there. */
async function openNow({ tx, now }: Scene, personId: string, due: readonly Delivery[], usual: Identity): Promise<Open | null> {
  const rest = due.filter((one) => !one.direct);
  for (const answer of [...due.filter((one) => one.direct), ...(rest.length > 0 ? [undefined] : [])]) {
    const identity = answer?.within ? await tx.people.identity(personId, answer.within) : usual;
    const held = identity?.heldUntil && Temporal.Instant.compare(now, identity.heldUntil) < 0;
    if (identity && !held) return { identity, answer, due: answer ? due : rest };
  }
  return null;
}

function isStale({ describedAt }: Person, now: Temporal.Instant): boolean {
  return describedAt === null || Temporal.Instant.compare(describedAt.add({ hours: 24 }), now) < 0;
}

/**
 * Somebody whom others named may be in any zone: what they did not ask for waits until the platform has said who they are,
 * an hour or so at most. Null: it need not wait.
 */
async function whileUnknown({ tx, now }: Scene, person: Person, due: readonly Delivery[]): Promise<'later' | 'unsure who' | null> {
  const early = person.name === '' ? due.filter((one) => !one.direct && one.attempts < descriptions.attemptsAtMost) : [];
  if (early.length === 0) return null;

  const { describedAt } = person;
  if (describedAt === null || Temporal.Instant.compare(describedAt.add(descriptions.askedAgainAfter), now) < 0) return 'unsure who';
  for (const one of early) await tx.deliveries.release([one.id], now.add(descriptions.after(one.attempts)));
  return 'later';
}

interface Chosen {
  readonly news: readonly News[];
  readonly spends: boolean;
}

/** The person who asked for it hears something, even when it is no longer true. */
async function composeAnswer(scene: Scene, person: Person, answer: Delivery): Promise<Chosen> {
  const current = (await trueNow(answer, { ...scene, person })) ?? scene.saying.changedMeanwhile();
  return { news: [newsOf(current, answer)], spends: false };
}

/** What the etiquette lets through now, merged into one; the rest waits or is dropped. */
async function choose(scene: Scene, person: Person, due: readonly Delivery[]): Promise<Chosen | null> {
  const receiver = await receiverOf(scene, person);
  const news: News[] = [];
  let spends = false;
  for (const delivery of due) {
    const verdict = judge(dueOf(scene, delivery), receiver, scene.now);
    if (verdict.type === 'wait') {
      await scene.tx.deliveries.wait([delivery.id], verdict.until);
    } else if (verdict.type === 'drop') {
      await drop(scene, delivery, verdict.why);
    } else if (news.length < mergedAtMost) {
      const current = await compose(delivery, { ...scene, person });
      if (current) {
        news.push(newsOf(current, delivery));
        spends ||= verdict.spends;
      } else {
        await drop(scene, delivery, 'no longer true');
      }
    }
  }
  return news.length > 0 ? { news, spends } : null;
}
