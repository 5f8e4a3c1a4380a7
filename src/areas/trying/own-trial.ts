import type { Act } from '../../core/act.ts';
import type { UnpromptedKind } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import { carries, type Trial, type TrialMember, type TrialState } from '../../domain/trial.ts';

export interface TheirTrial {
  readonly trial: Trial;
  readonly member: TrialMember;
}

/**
 * The trial an act is about, when it is there and the person is in it: the one the button names, otherwise the latest of theirs in one of these states. Locked until the transaction ends. Null: gone and
 * not theirs get the same answer.
 */
export async function theirTrial(act: Act, named: NamedTrial, states: readonly TrialState[]): Promise<TheirTrial | null> {
  const { tx, person } = act;
  const id = named === undefined ? await latest(act, states) : named?.trial;
  const trial = id ? await tx.trials.lock(id) : null;
  const member = trial && (await tx.trials.members(trial.id)).find((one) => one.personId === person.id);
  return member && states.includes(trial.state) ? { trial, member } : null;
}

/** The trial an act is about, when the person carries it: as its pilot, or with the pilot. */
export async function carriedTrial(act: Act, named: NamedTrial, states: readonly TrialState[]): Promise<TheirTrial | null> {
  const theirs = await theirTrial(act, named, states);
  return theirs && carries(theirs.member.role) && theirs.member.agreed === theirs.trial.version ? theirs : null;
}

async function latest({ tx, person }: Act, states: readonly TrialState[]): Promise<string | null> {
  const theirs = await tx.trials.of(person.id);
  return theirs.find(({ trial }) => states.includes(trial.state))?.trial.id ?? null;
}

const isLive = ({ state }: Trial) => state === 'live';
const isConcluded = ({ conclusion }: Trial) => conclusion !== null;
const isProposed = ({ conclusion }: Trial) => conclusion?.follow === 'practice';
/** Answers come until somebody concludes, and may come before it is over. */
export const isOpenToAnswers = (trial: Trial) => (trial.state === 'live' || trial.state === 'over') && !isConcluded(trial);

/** What can be said of a trial without naming it: the bot asks which when there are several. */
export const trialActs = [
  'stop-trial',
  'leave-trial',
  'take-trial',
  'pass-trial',
  'answer-evaluation',
  'withdraw-answer',
  'talk-evaluation',
  'note-aloud',
  'read-answers',
  'conclude-trial',
  'correct-conclusion',
  'read-evaluation',
  'practice-text',
  'tell-decision',
  'read-decision',
  'where-trial-told',
] as const;

export type TrialAct = (typeof trialActs)[number];

/** Whom an act is for, and which trials may be meant when none is named. */
const meant: Record<TrialAct, { readonly carrying: boolean; readonly is: (trial: Trial) => boolean }> = {
  'stop-trial': { carrying: true, is: isLive },
  'leave-trial': { carrying: false, is: isLive },
  'take-trial': { carrying: false, is: isLive },
  'pass-trial': { carrying: true, is: isLive },
  'answer-evaluation': { carrying: false, is: isOpenToAnswers },
  'withdraw-answer': { carrying: false, is: isOpenToAnswers },
  'talk-evaluation': { carrying: false, is: isOpenToAnswers },
  'note-aloud': { carrying: false, is: isOpenToAnswers },
  'read-answers': { carrying: false, is: isOpenToAnswers },
  'conclude-trial': { carrying: false, is: (trial) => trial.state === 'over' && !isConcluded(trial) },
  'correct-conclusion': { carrying: false, is: isConcluded },
  'read-evaluation': { carrying: false, is: isConcluded },
  'where-trial-told': { carrying: false, is: ({ state }) => state === 'live' || state === 'over' },
  'practice-text': { carrying: false, is: isProposed },
  'tell-decision': { carrying: false, is: isProposed },
  'read-decision': { carrying: false, is: ({ decision }) => decision !== null },
};

/** The trial of the last message they received on the bot's own initiative, when it is of this kind. */
export async function trialJustSaid({ tx, person }: Pick<Act, 'tx' | 'person'>, kind: UnpromptedKind): Promise<string | null> {
  const trial = (await tx.deliveries.lastSentTogether(person.id)).findLast((one) => one.kind === kind.name)?.about.trial;
  return typeof trial === 'string' ? trial : null;
}

interface MeantTrial {
  readonly trial: string;
  readonly what: string;
}

/** As many as one card shows with a button each. */
const listedAtMost = 10;

export async function trialsMeant({ tx, person }: Pick<Act, 'tx' | 'person'>, name: TrialAct): Promise<readonly MeantTrial[]> {
  const theirs = (await tx.trials.of(person.id)).filter((one) => meant[name].is(one.trial) && isFor(name, one));
  return theirs.slice(0, listedAtMost).map(({ trial }) => ({ trial: trial.id, what: trial.what }));
}

export function isFor(name: TrialAct, { trial, member }: TheirTrial): boolean {
  return member.agreed === trial.version && (!meant[name].carrying || carries(member.role));
}
