import type { Act } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedCheckIn, NamedTrial } from '../../core/records.ts';
import type { CheckIn, CheckInMember } from '../../domain/check-in.ts';
import { type Trial, type TrialMember, takingPart } from '../../domain/trial.ts';
import type { CheckInTable } from '../../ports/check-ins.ts';
import type { TrialTable } from '../../ports/trials.ts';
import { theirTrial } from '../trying/own-trial.ts';

export interface TheirCheckIn {
  readonly trial: Trial;
  readonly checkIn: CheckIn;
  readonly mine: CheckInMember;
  readonly members: Awaited<ReturnType<CheckInTable['members']>>;
  /** Those who take part in the trial now. */
  readonly people: Awaited<ReturnType<TrialTable['members']>>;
}

/**
 * The check-in an act is about, when they take part in it: the one the button names, otherwise the one they were asked about last, or the one that opened last. Its trial is locked until the
 * transaction ends. Null: gone and not theirs get the same answer.
 */
export async function theirCheckIn(act: Act, named: NamedCheckIn): Promise<TheirCheckIn | null> {
  const { tx, person } = act;
  const id = named === undefined ? ((await askedLast(act)) ?? (await tx.checkIns.latestOpen(person.id))?.id) : named?.checkIn;
  const found = id ? await tx.checkIns.get(id) : null;
  // What closes it holds its trial: it is read once more behind that.
  return found && (await tx.trials.lock(found.trialId)) ? checkInFor(act, found.id) : null;
}

/** The check-in, as this person may see it. */
export async function checkInFor(
  { tx, person }: Pick<Act, 'tx'> & { readonly person: { readonly id: string } },
  id: string,
): Promise<TheirCheckIn | null> {
  const checkIn = await tx.checkIns.get(id);
  const trial = checkIn && (await tx.trials.get(checkIn.trialId));
  if (!trial || !checkIn?.openedAt) return null;
  const [members, people] = [await tx.checkIns.members(checkIn.id), takingPart(trial, await tx.trials.members(trial.id))];
  const mine = members.find((one) => one.personId === person.id);
  return mine && people.some((one) => one.personId === person.id) ? { trial, checkIn, mine, members, people } : null;
}

/** The check-in of the last message the bot sent them on its own, when it asked about one, among other news or alone. */
export async function askedLast({ tx, person }: Pick<Act, 'tx' | 'person'>): Promise<string | null> {
  const asked = (await tx.deliveries.lastSentTogether(person.id)).map(({ about }) => about.checkIn);
  return asked.findLast((one) => typeof one === 'string') ?? null;
}

export interface TheirLive {
  readonly trial: Trial;
  readonly member: TrialMember;
}

/**
 * The trial an act is about, among those they take part in: the one the button names, otherwise the one of the last message
 * they received, otherwise their latest.
 */
export async function trialInMind(act: Act, named: NamedTrial, states: readonly ('live' | 'over')[] = ['live']): Promise<TheirLive | null> {
  const spoken = named === undefined ? (await act.tx.deliveries.lastSent(act.person.id))?.about.trial : undefined;
  const theirs =
    (typeof spoken === 'string' ? await theirTrial(act, { trial: spoken }, states) : null) ?? (await theirTrial(act, named, states));
  return theirs && theirs.member.agreed === theirs.trial.version ? theirs : null;
}

/** People besides this one who read a check-in with them: those who took part when it opened, and still do. */
export function readersOf({ members, people, mine }: TheirCheckIn): TheirCheckIn['people'] {
  return people.filter(({ personId }) => personId !== mine.personId && members.some((one) => one.personId === personId));
}

/** Those who lead the trial, besides this person: its pilot, then who carries it with them. */
export async function carriersOf({ tx }: Pick<Scene, 'tx'>, trial: Trial, besides: string) {
  return takingPart(trial, await tx.trials.members(trial.id)).filter(({ role, personId }) => role !== 'tester' && personId !== besides);
}
