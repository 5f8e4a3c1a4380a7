import { localDate } from '../domain/calendar.ts';
import type { Receiver } from '../domain/etiquette.ts';
import { allowanceOf, type Person, workingTimeOf } from '../domain/person.ts';
import { isOver } from '../domain/term.ts';
import type { Scene } from './kind.ts';

/** What a person's week looks like to the etiquette, at this instant. */
export async function receiverOf({ tx, now, organisation }: Scene, person: Person): Promise<Receiver> {
  const working = workingTimeOf(person, organisation);
  const today = localDate(working, now);
  const week = await tx.people.week(person.id, today.subtract({ days: 6 }), today.add({ days: 1 }));
  return { working, allowance: allowanceOf(person, organisation), ...week, over: isOver(organisation, now) };
}
