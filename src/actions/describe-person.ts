import type { Temporal } from 'temporal-polyfill';
import { isZone } from '../domain/calendar.ts';
import { defaultZone, TERRITORIES } from '../domain/holidays.ts';
import type { PersonFacts } from '../platform.ts';
import type { DescribedPerson, Tx } from '../ports.ts';

/** What the platform says of a person, as we keep it: a name, a language we speak, a zone that exists. */
export function describedAs(facts: PersonFacts): DescribedPerson {
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

/** What a platform said of one of somebody's accounts; one that is closed is no longer written to, and they are where their others are. */
export async function keepDescription(
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
