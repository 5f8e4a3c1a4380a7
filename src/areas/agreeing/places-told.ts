import { aboutTrial } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { Audience } from '../../domain/agreement.ts';
import type { ItemState } from '../../domain/digest.ts';
import { type Trial, type TrialPart, takingPart } from '../../domain/trial.ts';
import { sharingOfTrial, versionOfPart } from '../trying/shared-trial.ts';

// What was posted where, what is still to be edited there, and which copies nobody can reach.

/** A channel where something was posted; `edited` once what is there says what its people allow now. */
export interface PlaceTold {
  readonly channel: string;
  readonly edited: 'yes' | 'soon' | 'refused';
}

interface PartTold {
  /** What an agreement would be given to. */
  readonly version: number;
  /** Who may hear of it now, as all who take part allow it together. */
  readonly audience: Audience;
  readonly places: readonly PlaceTold[];
}

/** Where a trial was posted, what was learnt from it and what was decided of it; the two are null while nobody wrote them. */
export interface TrialTold {
  readonly trial: string;
  readonly what: string;
  readonly told: PartTold;
  readonly learnt: PartTold | null;
  readonly decided: PartTold | null;
}

export async function whereTrialTold(scene: Pick<Scene, 'tx'>, trial: Trial): Promise<TrialTold> {
  const members = takingPart(trial, await scene.tx.trials.members(trial.id));
  const told = async (part: TrialPart, states: readonly ItemState[]) => ({
    version: versionOfPart(trial, part),
    audience: (await sharingOfTrial(scene, trial, part, members)).audience,
    places: await placesTold(scene, aboutTrial(trial.id), states),
  });
  return {
    trial: trial.id,
    what: trial.what,
    told: await told('trial', ['live']),
    learnt: trial.conclusion && (await told('evaluation', ['stopped'])),
    decided: trial.decision && (await told('decision', ['granted', 'refused'])),
  };
}

/** Each channel once: up to date when all it shows of it in these states is. */
export async function placesTold({ tx }: Pick<Scene, 'tx'>, subject: string, states: readonly ItemState[]): Promise<readonly PlaceTold[]> {
  const told = (await tx.posts.told(subject)).filter((one) => states.includes(one.state));
  const ids = told.map((one) => one.id);
  const pending = new Map(
    (await tx.agenda.pending('refresh-posts', ids)).map((one) => [one.subject, one.dead ? 'refused' : 'soon'] as const),
  );
  const places = new Map<string, PlaceTold['edited']>();
  for (const { id, channel } of told) {
    const edited = pending.get(id) ?? 'yes';
    const before = places.get(channel.externalId) ?? 'yes';
    places.set(channel.externalId, before === 'yes' ? edited : before);
  }
  return [...places].map(([channel, edited]) => ({ channel, edited }));
}
