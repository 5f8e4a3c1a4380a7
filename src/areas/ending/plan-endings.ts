import { Temporal } from 'temporal-polyfill';
import { aboutTrial, notify, plan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { handOverDay, lastMorning, type Trial, takingPart, wayBackDay } from '../../domain/trial.ts';
import { kinds } from './messages.ts';

/** What comes by itself in the last days of a trial that has just begun (P29). */
export async function planEndings(scene: Scene, trial: Trial): Promise<void> {
  const office = officeTimeOf(scene.organisation);
  const today = localDate(office, scene.now);
  const [recalled, handedOver] = [wayBackDay(trial, office), handOverDay(trial, office)];
  // Begun late, after the day on which it would be recalled: what was just read still says it.
  if (recalled && Temporal.PlainDate.compare(recalled, today) > 0)
    await plan(scene, 'recall-way-back', { trial: trial.id }, startOfWork(office, recalled));
  if (handedOver && Temporal.PlainDate.compare(handedOver, today) > 0)
    await plan(scene, 'remind-pilot', { trial: trial.id }, startOfWork(office, handedOver));
  await plan(scene, 'say-last-day', { trial: trial.id }, startOfWork(office, lastMorning(trial, office)));
}

/** Agenda, some working days before the end: reminds those who take part how to undo the trial. */
export async function remindHowToUndo(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (trial?.state !== 'live') return;
  for (const { person } of takingPart(trial, await scene.tx.trials.members(trial.id))) {
    await notify(scene, person, { kind: kinds.wayBackSoon, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot: trial.id });
  }
}

/** Agenda, in the morning of its last day: it stops, with what comes after. */
export async function sayLastDay(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (trial?.state === 'live') await sayOver(scene, trial);
}

/** To everyone who takes part, once: on the last day, or at once when it is stopped early, in the same words. */
export async function sayOver(scene: Scene, trial: Trial): Promise<void> {
  for (const { person } of takingPart(trial, await scene.tx.trials.members(trial.id))) {
    await notify(scene, person, { kind: kinds.trialOver, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot: trial.id });
  }
}

/** Agenda, some working days before the day its pilot had set: the moment to hand over. */
export async function remindPilot(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  const pilot = trial && (await scene.tx.trials.members(trial.id)).find((one) => one.role === 'pilot');
  if (trial?.state !== 'live' || !pilot || trial.handingOver) return;
  const slot = `${trial.id}:${trial.pilotUntil}`;
  await notify(scene, pilot.person, { kind: kinds.pilotStepsBack, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot });
}
