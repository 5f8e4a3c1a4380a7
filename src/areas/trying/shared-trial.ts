import type { Scene } from '../../core/kind.ts';
import { type Sharing, sharingOf } from '../../domain/agreement.ts';
import { type Trial, type TrialMember, type TrialPart, takingPart } from '../../domain/trial.ts';

/** What those who take part in a trial allow together of it: trials and evaluations are shared under the same rules as stories. */
export async function sharingOfTrial(
  { tx }: Pick<Scene, 'tx'>,
  trial: Trial,
  part: TrialPart,
  members?: readonly TrialMember[],
): Promise<Sharing> {
  const people = takingPart(trial, members ?? (await tx.trials.members(trial.id)));
  return sharingOf(
    people.map((one) => one.personId),
    await tx.trials.agreements(trial.id, part),
    versionOfPart(trial, part),
    await tx.trials.departed(trial.id, part),
  );
}

/** What an agreement is given to: a correction of what was learnt or decided asks again, as another version of a story does. */
export function versionOfPart(trial: Trial, part: TrialPart): number {
  return part === 'trial' ? trial.version : (trial[said[part]]?.version ?? 0);
}

/** Whether there is something to tell: what was learnt and what was decided are told once somebody wrote them. */
export function hasPart(trial: Trial, part: TrialPart): boolean {
  return part === 'trial' || trial[said[part]] !== null;
}

const said = { evaluation: 'conclusion', decision: 'decision' } as const;
