import type { Scene } from '../../core/kind.ts';
import { canBeMany } from '../../domain/check-in.ts';
import type { Trial } from '../../domain/trial.ts';
import type { CheckingParams, OfTrial } from './messages.ts';
import { readersOf, type TheirCheckIn } from './own-check-in.ts';

// What messages about check-ins say of them, at this instant.

export function ofTrial({ id, what, endsOn, endedOn, state }: Trial): OfTrial {
  return { trial: id, what, endsOn: endedOn ?? endsOn, over: state !== 'live' };
}

/** What was kept of somebody's answer, for them alone. */
export async function keptOf({ tx }: Pick<Scene, 'tx'>, theirs: TheirCheckIn, undo: string | null): Promise<CheckingParams['checkInKept']> {
  const { trial, checkIn, mine } = theirs;
  const { words, weather, forTeam, showing } = mine;
  return {
    ...ofTrial(trial),
    ...readBy(theirs),
    checkIn: checkIn.id,
    words,
    weather,
    forTeam,
    showing,
    closed: checkIn.closedAt !== null,
    nextOn: await nextOn({ tx }, theirs),
    undo,
  };
}

export function readBy(theirs: TheirCheckIn): Pick<CheckingParams['checkInKept'], 'readers' | 'many'> {
  const readers = readersOf(theirs);
  return { readers: readers.map(({ person }) => person.name), many: canBeMany(readers.length + 1) };
}

/** The day of the next check-in; null when this was the last. */
export async function nextOn({ tx }: Pick<Scene, 'tx'>, { trial }: Pick<TheirCheckIn, 'trial'>) {
  const planned = trial.state === 'live' ? await tx.checkIns.ofTrial(trial.id) : [];
  return planned.find((one) => one.openedAt === null)?.day ?? null;
}

/** What people are asked about: since the check-in before, or since the rhythm began. */
export async function since({ tx }: Pick<Scene, 'tx'>, { trial, checkIn }: TheirCheckIn) {
  const before = (await tx.checkIns.ofTrial(trial.id)).findLast((one) => one.number < checkIn.number);
  return before?.day ?? trial.startsOn;
}
