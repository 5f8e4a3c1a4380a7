import type { Temporal } from 'temporal-polyfill';
import type { Act } from '../../core/act.ts';
import type { Scene, Telling } from '../../core/kind.ts';
import { type Decision, decisionAskedOn } from '../../domain/decision.ts';
import { type AnswerPiece, answerPages, concluders } from '../../domain/evaluation.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { type Conclusion, carries, type Trial, takingPart } from '../../domain/trial.ts';

// What messages about the end of a trial say of it, at this instant.

export interface OfTrial {
  readonly trial: string;
  readonly what: string;
}

/** They would like it to last: it stops on its day. `trial` is one that is over, and could be tried differently; empty: none. */
export interface StopsOnItsDay {
  readonly trial: string;
  readonly endsOn: Temporal.PlainDate | null;
}

/** Where the words that were just added to an answer begin, and when that was. */
export interface AddedWords {
  readonly trial: string;
  readonly from: number;
  readonly at: number;
}

/** `words` is what they wrote in plain words, null after the form; `undo` takes them back. `readers`: empty when they alone carry it. */
export interface KeptEvaluation {
  readonly trial: string;
  readonly words: string | null;
  readonly undo: AddedWords | null;
  readonly readers: readonly string[];
}

/** They would rather talk: who was asked to come; `notes`: they may note what is said themself. */
export interface TalkAsked {
  readonly trial: string;
  readonly people: readonly string[];
  readonly notes: boolean;
}

export interface AnswersPage extends OfTrial {
  readonly question: string;
  readonly pieces: readonly AnswerPiece[];
  readonly next: number | null;
}

export type Concluded = OfTrial & Conclusion;

/** `decides`: they may say what was answered to the proposal, which nobody has. */
export type ConcludedFor = Concluded & { readonly decides: boolean };

/** What was decided of a proposal. `corrects`: the reader may tell it anew. */
export type Decided = OfTrial & Decision & { readonly corrects: boolean };

/** `reminds`: the day has passed; `nextOn` is then when they are asked once more, null once they were for the last time. */
export interface PracticeText extends OfTrial {
  readonly learnt: string;
  readonly decider: string;
  readonly decideBy: Temporal.PlainDate;
  readonly reminds: boolean;
  readonly nextOn: Temporal.PlainDate | null;
}

/** The trial, and their place among those who take part; null when they do not. */
export async function theirPart(about: { readonly trial: string }, { tx, person }: Telling) {
  const trial = await tx.trials.get(about.trial);
  const members = trial ? takingPart(trial, await tx.trials.members(trial.id)) : [];
  const member = members.find((one) => one.personId === person.id);
  return trial && member ? { trial, member, members } : null;
}

/** Those who carry it conclude; when nobody does any more, anyone who took part. */
export async function concludes({ tx, person }: Pick<Act, 'tx' | 'person'>, trial: Trial): Promise<boolean> {
  return concluders(trial, await tx.trials.members(trial.id)).some((one) => one.personId === person.id);
}

/** Their answer as it stands; the words added then, as long as it has not changed since. Null once it is withdrawn. */
export async function keptOf(
  { tx, person }: Pick<Act, 'tx' | 'person'>,
  trial: Trial,
  { from, at }: { readonly from?: number | undefined; readonly at?: number | undefined },
): Promise<KeptEvaluation | null> {
  const own = await tx.evaluations.own(trial.id, person.id);
  if (!own) return null;
  const added = from !== undefined && at === own.answeredAt.epochMilliseconds ? own.question.slice(from).trim() : '';
  return {
    trial: trial.id,
    words: added === '' ? null : added,
    undo: added === '' || from === undefined || at === undefined ? null : { trial: trial.id, from, at },
    readers: await readersOf({ tx }, trial, person.id),
  };
}

export async function talkAskedOf(scene: Pick<Scene, 'tx'>, trial: Trial, personId: string): Promise<TalkAsked> {
  const [members, carriers] = [await scene.tx.trials.members(trial.id), await othersWhoCarry(scene, trial, personId)];
  const notes = concluders(trial, members).some((one) => one.personId === personId);
  return { trial: trial.id, people: carriers.map((one) => one.person.name), notes };
}

export async function othersWhoCarry({ tx }: Pick<Scene, 'tx'>, trial: Trial, personId: string) {
  const members = takingPart(trial, await tx.trials.members(trial.id));
  return members.filter((one) => carries(one.role) && one.personId !== personId);
}

/** Who reads the answers, without the person who writes one. */
export async function readersOf({ tx }: Pick<Scene, 'tx'>, trial: Trial, personId: string): Promise<readonly string[]> {
  return concluders(trial, await tx.trials.members(trial.id))
    .filter((one) => one.personId !== personId && one.person.name !== '')
    .map((one) => one.person.name);
}

export async function answersAt({ tx }: Pick<Scene, 'tx'>, trial: Trial, at: number): Promise<AnswersPage> {
  const pages = answerPages(await tx.evaluations.answers(trial.id));
  const { id, what, question } = trial;
  return { trial: id, what, question, pieces: pages[at] ?? [], next: at + 1 < pages.length ? at + 1 : null };
}

/** A trial with what was learnt from it; null while nobody has concluded. */
export function concludedOf({ id, what, conclusion }: Trial): Concluded | null {
  if (!conclusion) return null;
  return { trial: id, what, ...conclusion };
}

export function practiceTextOf(
  { id, what, conclusion, decisionAsked }: Trial,
  { organisation }: Pick<Scene, 'organisation'>,
  reminds: boolean,
): PracticeText | null {
  if (conclusion?.follow !== 'practice' || !conclusion.decideBy) return null;
  const { learnt, decider, decideBy } = conclusion;
  const nextOn = reminds ? decisionAskedOn(decideBy, decisionAsked, officeTimeOf(organisation)) : null;
  return { trial: id, what, learnt, decider, decideBy, reminds, nextOn };
}

/** What was decided of a proposal; null while nobody has told. */
export function decidedOf({ trial, member, members }: NonNullable<Awaited<ReturnType<typeof theirPart>>>): Decided | null {
  const { id, what, decision } = trial;
  return decision && { trial: id, what, ...decision, corrects: concluders(trial, members).includes(member) };
}

/** Whether they may say what was answered to a proposal, which nobody has. */
export function mayTellDecision({ trial, member, members }: NonNullable<Awaited<ReturnType<typeof theirPart>>>): boolean {
  return trial.conclusion?.follow === 'practice' && !trial.decision && concluders(trial, members).includes(member);
}

export async function stopsOf({ tx, person }: Pick<Act, 'tx' | 'person'>): Promise<StopsOnItsDay> {
  const theirs = (await tx.trials.of(person.id)).filter(({ trial, member }) => member.agreed === trial.version);
  const live = theirs.filter(({ trial }) => trial.state === 'live');
  const [only] = live;
  const ended = theirs.find(({ trial }) => trial.state === 'over');
  return { trial: ended?.trial.id ?? '', endsOn: only && live.length === 1 ? only.trial.endsOn : null };
}
