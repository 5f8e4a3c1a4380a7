import { Temporal } from 'temporal-polyfill';
import { aboutTrial, notify, plan, refreshLater } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { addWorkingDaysTo, localDate } from '../../domain/calendar.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { allAgreed, beginsAt, carries, endsAt, type Trial, takingPart } from '../../domain/trial.ts';
import { planCheckIns } from '../checking/open-check-in.ts';
import { planEndings } from '../ending/plan-endings.ts';
import { kinds } from './messages.ts';
import { isAfterTerm } from './plan-trial.ts';

/** Working days people have to answer before those who carry it learn that an agreement is missing. */
const daysToAnswer = 3;

/** Agenda, on its first day: it begins, or those who carry it learn that an agreement is missing, or that the bot itself stops before its end. */
export async function beginTrial(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (!trial || (await beginIfReady(scene, trial, null)) || trial.state !== 'asking') return;
  const answersBy = addWorkingDaysTo(officeTimeOf(scene.organisation), trial.openedAt, daysToAnswer);
  if (answersBy && Temporal.Instant.compare(scene.now, answersBy) < 0) return plan(scene, 'begin-trial', { trial: trial.id }, answersBy);
  for (const { role, person } of takingPart(trial, await scene.tx.trials.members(trial.id))) {
    if (!carries(role)) continue;
    const slot = `${trial.id}:${trial.version}`;
    await notify(scene, person, { kind: kinds.agreementMissing, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot });
  }
}

/**
 * It goes live when everyone named has agreed, from its first day (P23); asked twice, it begins once. Those
 * who take part hear of it, but `except`, who sees it in the answer to what they just did.
 */
export async function beginIfReady(scene: Scene, planned: Trial, except: string | null): Promise<boolean> {
  const { tx, now, organisation } = scene;
  if (planned.state !== 'asking' || Temporal.Instant.compare(now, beginsAt(planned, organisation.zone)) < 0) return false;
  const members = await tx.trials.members(planned.id);
  if (!allAgreed(planned, members) || isAfterTerm(organisation, planned.endsOn, now)) return false;
  // When the last agreement came after the first day, it begins then.
  const trial: Trial = { ...planned, startsOn: earliest(localDate(organisation, now), planned.endsOn) };
  await tx.trials.begin(trial.id, trial.startsOn);
  await planEndings(scene, trial);
  await tx.deliveries.cancel(aboutTrial(trial.id), [kinds.agreementMissing.name]);
  for (const { person } of members) {
    if (person.id === except) continue;
    await notify(scene, person, { kind: kinds.trialBegins, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot: trial.id });
  }
  await planCheckIns(scene, trial);
  await refreshLater(scene, aboutTrial(trial.id));
  return true;
}

const earliest = (one: Temporal.PlainDate, other: Temporal.PlainDate) => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other);

/** What comes by itself for a trial that was opened, or whose days changed. */
export async function planTrial(scene: Scene, trial: Trial): Promise<void> {
  const { zone } = scene.organisation;
  await plan(scene, 'begin-trial', { trial: trial.id }, beginsAt(trial, zone));
  await plan(scene, 'end-trial', { trial: trial.id }, endsAt(trial, zone));
}
