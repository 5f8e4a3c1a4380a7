import type { Scene } from '../../core/kind.ts';
import { partOf } from '../../core/subject.ts';
import { checkInFor } from '../checking/own-check-in.ts';
import { isOpenToAnswers } from '../trying/own-trial.ts';

/** A question that words may answer. */
export interface Asking {
  readonly asks: 'check-in' | 'evaluation';
  readonly id: string;
  readonly what: string;
}

export type Reader = Pick<Scene, 'tx'> & { readonly person: { readonly id: string } };

/** Of these questions, each named once, those that words may still answer. */
export async function stillAsked({ tx, person }: Reader, questions: readonly string[]): Promise<readonly Asking[]> {
  const items: Asking[] = [];
  for (const question of new Set(questions)) {
    const [asks, id] = [partOf(question, 0), partOf(question, 1)];
    if (asks === 'check-in') {
      const theirs = await checkInFor({ tx, person }, id);
      if (theirs?.trial.state === 'live') items.push({ asks, id, what: theirs.trial.what });
    } else if (asks === 'evaluation') {
      const trial = await tx.trials.get(id);
      const member = trial && (await tx.trials.members(id)).find((one) => one.personId === person.id);
      if (trial && member?.agreed === trial.version && isOpenToAnswers(trial)) items.push({ asks, id, what: trial.what });
    }
  }
  return items;
}
