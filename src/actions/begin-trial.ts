import { Temporal } from 'temporal-polyfill';
import { allAgreed, beginsAt, endsAt, type Trial } from '../domain/trial.ts';
import { aboutTrial, plan, refreshLater, type Scene } from './context.ts';
import { planCheckIns } from './open-check-in.ts';

/** Agenda, on its first day; also asked each time somebody agrees: twice, it begins once. */
export async function beginTrial(scene: Scene, trialId: string): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (trial) await beginIfReady(scene, trial);
}

/** It goes live when everyone named has agreed, from its first day (product.md, loop 2). */
export async function beginIfReady(scene: Scene, trial: Trial): Promise<boolean> {
  const { tx, now, organisation } = scene;
  if (trial.state !== 'asking' || Temporal.Instant.compare(now, beginsAt(trial, organisation.zone)) < 0) return false;
  if (!allAgreed(trial, await tx.trials.members(trial.id))) return false;
  await tx.trials.setState(trial.id, 'live', null);
  await planCheckIns(scene, trial);
  await refreshLater(scene, aboutTrial(trial.id));
  return true;
}

/** What comes by itself for a trial that was opened, or whose days changed. */
export async function planTrial(scene: Scene, trial: Trial): Promise<void> {
  const { zone } = scene.organisation;
  await plan(scene, 'begin-trial', trial.id, beginsAt(trial, zone));
  await plan(scene, 'end-trial', trial.id, endsAt(trial, zone));
}
