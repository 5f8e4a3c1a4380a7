import type { Telling } from '../../core/kind.ts';
import { trialsOf } from '../trying/listed-trials.ts';

// What somebody who leaves carries, each with what hands it over.

/** A meeting they promised; what they told or carry with others; its story; a trial they lead, or take part in. */
export type Carried =
  | { readonly what: 'meeting' | 'initiative' | 'story'; readonly initiative: string; readonly words: string }
  | { readonly what: 'pilot' | 'trial'; readonly trial: string; readonly words: string };

export interface Leaving {
  readonly carried: readonly Carried[];
  readonly volunteers: boolean;
  readonly coordinates: boolean;
}

/** As many as one card shows with a number each. */
const shownAtMost = 10;

export async function leavingFor(telling: Telling): Promise<Leaving> {
  const { tx, person } = telling;
  const carried: Carried[] = [];
  for (const { initiativeId } of await tx.meetings.openFor(person.id)) {
    const initiative = await tx.initiatives.get(initiativeId);
    if (initiative) carried.push({ what: 'meeting', initiative: initiativeId, words: initiative.sentence });
  }
  for (const { trial, what, role, state } of await trialsOf(telling))
    carried.push({ what: role === 'pilot' && state === 'live' ? 'pilot' : 'trial', trial, words: what });
  for (const { id, sentence, state } of await tx.initiatives.carriedBy(person.id)) {
    const story = state === 'told' ? await tx.stories.ofInitiative(id) : null;
    carried.push({ what: story ? 'story' : 'initiative', initiative: id, words: story?.title ?? sentence });
  }
  const volunteers = (await tx.harvesters.get(person.id)) !== null;
  return { carried: carried.slice(0, shownAtMost), volunteers, coordinates: person.coordinator };
}
