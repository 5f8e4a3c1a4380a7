import type { Organisation } from '../../domain/organisation.ts';
import { allowanceOf, type Person, workingTimeOf } from '../../domain/person.ts';

/** When the bot may write to them, and how often on its own. */
export interface Rhythm {
  /** ISO weekdays, in order. */
  readonly days: readonly number[];
  /** 'HH:MM' */
  readonly from: string;
  readonly until: string;
  readonly zone: string;
  readonly aWeek: number;
}

export function rhythmOf(person: Person, organisation: Organisation): Rhythm {
  const { days, from, until, zone } = workingTimeOf(person, organisation);
  return { days: [...days].sort((a, b) => a - b), from, until, zone, aWeek: allowanceOf(person, organisation) };
}
