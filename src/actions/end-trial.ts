import { Temporal } from 'temporal-polyfill';
import { endsAt, type Trial } from '../domain/trial.ts';
import { aboutTrial, plan, refreshLater, type Scene } from './context.ts';
import { closeCheckIns } from './open-check-in.ts';
import { giveUp } from './trial-people.ts';

/** Agenda, at midnight after its last day: it is over, whatever happens or does not happen (product.md, loop 2, point 3). */
export async function endTrial(scene: Scene, trialId: string): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (!trial) return;
  const due = endsAt(trial, scene.organisation.zone);
  // Its days changed since.
  if (Temporal.Instant.compare(scene.now, due) < 0) return plan(scene, 'end-trial', trial.id, due);
  if (trial.state === 'asking') return giveUp(scene, trial, null);
  if (trial.state === 'live') await over(scene, trial, trial.endsOn);
  await refreshLater(scene, aboutTrial(trial.id));
}

async function over(scene: Scene, trial: Trial, endedOn: Temporal.PlainDate): Promise<void> {
  await scene.tx.trials.setState(trial.id, 'over', endedOn);
  await closeCheckIns(scene, trial);
}
