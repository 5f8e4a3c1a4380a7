import { carries, type Trial, type TrialMember, type TrialState } from '../domain/trial.ts';
import { type Act, idOf } from './context.ts';

export interface TheirTrial {
  readonly trial: Trial;
  readonly member: TrialMember;
}

/**
 * The trial an act is about, when it is there and the person is in it: the one the button names (its id, or its id and more
 * after a colon), otherwise the latest of theirs in one of these states. Locked until the transaction ends. Null: gone and
 * not theirs get the same answer.
 */
export async function theirTrial(act: Act, states: readonly TrialState[]): Promise<TheirTrial | null> {
  const { tx, person, subject } = act;
  const named = subject.split(':')[0] ?? '';
  const id = named === '' ? await latest(act, states) : idOf(named);
  const trial = id ? await tx.trials.lock(id) : null;
  const member = trial && (await tx.trials.members(trial.id)).find((one) => one.personId === person.id);
  return member && states.includes(trial.state) ? { trial, member } : null;
}

/** The same, of those they carry: as its pilot, or with them. */
export async function carriedTrial(act: Act, states: readonly TrialState[]): Promise<TheirTrial | null> {
  const theirs = await theirTrial(act, states);
  return theirs && carries(theirs.member.role) && theirs.member.agreed === theirs.trial.version ? theirs : null;
}

async function latest({ tx, person }: Act, states: readonly TrialState[]): Promise<string | null> {
  const theirs = await tx.trials.of(person.id);
  return theirs.find(({ trial }) => states.includes(trial.state))?.trial.id ?? null;
}
