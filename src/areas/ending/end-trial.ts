import { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, aboutTrial, plan, refreshLater, say, unplan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import { addWorkingDays, localDate, startOfWork } from '../../domain/calendar.ts';
import { concludedAfter } from '../../domain/evaluation.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { endsAt, type Trial, takingPart } from '../../domain/trial.ts';
import { closeCheckIns } from '../checking/open-check-in.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { kinds as tryingKinds } from '../trying/messages.ts';
import { showsTrial } from '../trying/show-trials.ts';
import { giveUp } from '../trying/trial-people.ts';
import { withTrial } from '../trying/with-trial.ts';
import { kinds } from './messages.ts';
import { sayOver } from './plan-endings.ts';

/** Agenda, at midnight after its last day: it is over, always (P26). */
export async function endTrial(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const trial = await scene.tx.trials.lock(trialId);
  if (!trial) return;
  const due = endsAt(trial, scene.organisation.zone);
  // Its days changed since.
  if (Temporal.Instant.compare(scene.now, due) < 0) return plan(scene, 'end-trial', { trial: trial.id }, due);
  if (trial.state === 'asking') return giveUp(scene, trial, null);
  if (trial.state === 'live') await over(scene, trial, trial.endsOn);
}

/**
 * « Arrêter le test »: in one press, by anyone who carries it, without a reason (P27); in words, which may have meant something else, a
 * button is shown first when others take part. Everybody gets the way back, in the words of a normal end; asked twice, or by two at
 * once, it stops once.
 */
export async function stopTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'stop-trial', async ({ trial }) => {
    if (!named && trial.state === 'live' && takingPart(trial, await act.tx.trials.members(trial.id)).length > 1)
      return say(kinds.whichTrial, { act: 'stop-trial', among: trial.id });
    const on = earlier(localDate(act.organisation, act.now), trial.endsOn);
    if (trial.state === 'live') await over(act, trial, on);
    // Pressed again, or by two at once. An old card, long after: the trial as it is.
    else if (trial.endedOn === null || !trial.endedOn.equals(on)) return showsTrial(act, trial.id);
    const { id } = trial;
    return say(kinds.trialStopped, { trial: id });
  });
}

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate) => (Temporal.PlainDate.compare(one, other) < 0 ? one : other);

/** What is no longer true once it is over. Its end, said or about to be, stays said. */
const untilOver: readonly string[] = [
  tryingKinds.trialRequest.name,
  tryingKinds.trialCarryRequest.name,
  meetingKinds.joined.name,
  tryingKinds.companionWanted.name,
  tryingKinds.trialBegins.name,
  kinds.wayBackSoon.name,
  kinds.trialMemberLeft.name,
  meetingKinds.carrierLeft.name,
  kinds.trialNeedsCarrier.name,
  kinds.trialCarriedBy.name,
  kinds.pilotStepsBack.name,
];
const tasksUntilOver = ['recall-way-back', 'remind-pilot', 'say-last-day', 'end-trial'] as const;

async function over(scene: Scene, trial: Trial, endedOn: Temporal.PlainDate): Promise<void> {
  const { tx } = scene;
  await tx.trials.end(trial.id, 'over', endedOn);
  await closeCheckIns(scene, trial);
  for (const what of tasksUntilOver) await unplan(scene, what, { trial: trial.id });
  await tx.deliveries.cancel(aboutTrial(trial.id), untilOver);
  await sayOver(scene, trial);
  const office = officeTimeOf(scene.organisation);
  const asked = addWorkingDays(office, endedOn, concludedAfter) ?? endedOn.add({ days: concludedAfter });
  await plan(scene, 'ask-conclusion', { trial: trial.id }, startOfWork(office, asked));
  await refreshLater(scene, aboutTrial(trial.id));
}
