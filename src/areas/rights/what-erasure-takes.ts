import type { Telling } from '../../core/kind.ts';
import { isShared } from '../../domain/agreement.ts';
import type { Person } from '../../domain/person.ts';
import type { Story } from '../../ports/stories.ts';
import { sharingNow } from '../agreeing/shared-story.ts';

type Asking = Pick<Telling, 'tx' | 'person'>;

/** What erasing does, before it is done. */
export interface ErasureAsked {
  /** Carried with nobody else, without a story to keep. */
  readonly alone: number;
  readonly together: number;
  readonly meetings: number;
  /** They are in some. */
  readonly trials: boolean;
  readonly coordinator: boolean;
  /** Titles of those that others can read: kept without their name, or removed for everybody. */
  readonly stories: readonly string[];
}

export async function confirmationFor({ tx, person }: Asking): Promise<ErasureAsked> {
  const carried = await carriedBy({ tx, person });
  return {
    alone: carried.filter((one) => one.others.length === 0 && !one.staysAlone).length,
    together: carried.filter((one) => one.others.length > 0).length,
    meetings: (await tx.meetings.openFor(person.id)).length,
    trials: (await tx.trials.of(person.id)).some(({ trial }) => trial.state !== 'given-up'),
    coordinator: person.coordinator,
    stories: carried
      .flatMap(({ story, staysAlone, others }) => (story && (others.length > 0 || staysAlone) ? [story] : []))
      .slice(0, storiesAtMost)
      .map((story) => story.title),
  };
}

/** As many as one card lists. */
const storiesAtMost = 20;

interface Carried {
  readonly initiative: string;
  readonly others: readonly Person[];
  readonly story: Story | null;
  /** Shared: it can be kept though nobody else carries it. Unshared, nobody could read it. */
  readonly staysAlone: boolean;
}

export async function carriedBy({ tx, person }: Asking): Promise<readonly Carried[]> {
  const carried: Carried[] = [];
  for (const id of await tx.rights.carried(person.id)) {
    const others = (await tx.initiatives.carriers(id)).filter((one) => one.id !== person.id);
    const story = await tx.stories.ofInitiative(id);
    const staysAlone = story !== null && others.length === 0 && isShared(await sharingNow({ tx }, story));
    carried.push({ initiative: id, others, story, staysAlone });
  }
  return carried;
}
