import type { Temporal } from 'temporal-polyfill';
import { isZone } from '../domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../domain/holidays.ts';
import type { Task } from '../ports/agenda.ts';
import type { PersonFacts } from '../ports/chat-platform.ts';
import type { DescribedPerson } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { Engine } from './engine.ts';
import { tasks } from './retries.ts';

/** What the platform says of a person, as we keep it: a name, a language we speak, a zone that exists. */
function describedAs(facts: PersonFacts): DescribedPerson {
  const zone = facts.zone !== undefined && isZone(facts.zone) ? facts.zone : null;
  const language = facts.locale?.slice(0, 2).toLowerCase();
  return {
    name: facts.name,
    firstName: facts.firstName,
    zone,
    // Someone of an overseas territory works by its holidays; mainland zones say nothing of Alsace-Moselle.
    territory: zone === null || zone === defaultZone('metropole') ? null : (TERRITORIES.find((one) => defaultZone(one) === zone) ?? null),
    locale: language === 'fr' || language === 'en' ? language : null,
    active: facts.active,
  };
}

/** Asks the platform on which they are written to; null: where, when they have no account any more, and what, when it says nothing now. */
async function askWho(
  { store, platforms }: Pick<Engine, 'store' | 'platforms'>,
  personId: string,
): Promise<{ workspaceId: string | null; facts: PersonFacts | null }> {
  const identity = await store.transaction((tx) => tx.people.identity(personId));
  if (!identity) return { workspaceId: null, facts: null };
  const { workspace, externalId } = identity;
  return { workspaceId: workspace.id, facts: (await platforms[workspace.platform]?.describe(workspace.externalId, externalId)) ?? null };
}

/** What a platform said of one of somebody's accounts; one that is closed is no longer written to, and they are where their others are. */
async function keepDescription(
  tx: Tx,
  personId: string,
  workspaceId: string | null,
  facts: PersonFacts | null,
  now: Temporal.Instant,
): Promise<void> {
  const closed = facts !== null && !facts.active && workspaceId !== null;
  const elsewhere = closed && (await tx.accounts.leave(personId, workspaceId, now));
  await tx.people.described(personId, facts && !elsewhere ? describedAs(facts) : null, now);
}

/** Asks who somebody is, once, before something is said to them. */
export async function describeNow(engine: Engine, personId: string): Promise<void> {
  const { workspaceId, facts } = await askWho(engine, personId);
  await engine.store.transaction((tx) => keepDescription(tx, personId, workspaceId, facts, engine.clock.now()));
}

/** Agenda: asks who somebody is, until the platform says. */
export async function describePerson(engine: Engine, task: Task, { person }: { readonly person: string }): Promise<void> {
  const { workspaceId, facts } = await askWho(engine, person);
  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    if (facts) await keepDescription(tx, person, workspaceId, facts, now);
    if (facts || workspaceId === null) return tx.agenda.complete(task.id);
    return tx.agenda.retry(task.id, now.add(tasks.after(task.attempts)), 'not-described');
  });
}
