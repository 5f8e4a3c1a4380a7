import type { Scene } from '../../core/kind.ts';
import { aCheckIn, aTrial } from '../../core/records.ts';
import { either, tagged } from '../../core/subject.ts';
import { checkInFor } from '../checking/own-check-in.ts';
import { isOpenToAnswers } from '../trying/own-trial.ts';

/** A question that words may answer. */
export interface Asking {
  readonly asks: 'check-in' | 'evaluation';
  readonly id: string;
  readonly what: string;
}

export type Reader = Pick<Scene, 'tx'> & { readonly person: { readonly id: string } };

/** A question that words may answer, as a delivery keeps it. */
export const question = either(tagged('check-in', aCheckIn), tagged('evaluation', aTrial));

/** Of these questions, each named once, those that words may still answer. */
export async function stillAsked({ tx, person }: Reader, questions: readonly string[]): Promise<readonly Asking[]> {
  const items: Asking[] = [];
  for (const one of new Set(questions)) {
    const about = question.read(one);
    if (!about) continue;
    if ('checkIn' in about) {
      const theirs = await checkInFor({ tx, person }, about.checkIn);
      if (theirs?.trial.state === 'live') items.push({ asks: 'check-in', id: about.checkIn, what: theirs.trial.what });
    } else {
      const { trial: id } = about;
      const trial = await tx.trials.get(id);
      const member = trial && (await tx.trials.members(id)).find((member) => member.personId === person.id);
      if (trial && member?.agreed === trial.version && isOpenToAnswers(trial)) items.push({ asks: 'evaluation', id, what: trial.what });
    }
  }
  return items;
}
