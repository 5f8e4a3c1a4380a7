import type { Telling } from '../../core/kind.ts';
import { trialsOf } from '../trying/listed-trials.ts';

// What somebody who leaves carries, each with what hands it over.

/** A meeting they promised; what they told or carry with others; its story; a trial they lead, carry, or try. */
export type Carried =
  | { readonly what: 'meeting' | 'initiative' | 'story'; readonly initiative: string; readonly words: string }
  | { readonly what: 'pilot' | 'trial' | 'part'; readonly trial: string; readonly words: string };

export interface Leaving {
  readonly carried: readonly Carried[];
  readonly volunteers: boolean;
  /** They watch over a trial, or keep an hour: nobody takes that over, and a word ends it. */
  readonly endsInWords: boolean;
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
  for (const { trial, what: words, role, state } of await trialsOf(telling)) {
    if (role === null) continue;
    carried.push({ what: role === 'tester' ? 'part' : role === 'pilot' && state === 'live' ? 'pilot' : 'trial', trial, words });
  }
  for (const { id, sentence, state } of await tx.initiatives.carriedBy(person.id)) {
    const story = state === 'told' ? await tx.stories.ofInitiative(id) : null;
    carried.push({ what: story ? 'story' : 'initiative', initiative: id, words: story?.title ?? sentence });
  }
  const volunteers = (await tx.harvesters.get(person.id)) !== null;
  const watches = (await tx.trials.watchedBy(person.id)).some(({ companion }) => companion?.agreed);
  const endsInWords = watches || (await tx.people.moment(person.id)) !== null;
  return { carried: carried.slice(0, shownAtMost), volunteers, endsInWords, coordinates: person.coordinator };
}
