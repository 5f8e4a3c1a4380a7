import type { Temporal } from 'temporal-polyfill';
import { aboutTrial, notify, plan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { remindAt } from '../../domain/check-in.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { takingPart } from '../../domain/trial.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { isLive } from './check-in-shown.ts';
import { kinds } from './messages.ts';
import { closesAt } from './open-check-in.ts';

/** A question about a check-in has reached somebody: from then on silence is an answer, and one reminder may follow. */
export async function checkInLeft(scene: Scene, { about, personId }: Delivery, sentAt: Temporal.Instant): Promise<void> {
  const { tx, organisation } = scene;
  const { checkIn: id } = about;
  if (typeof id !== 'string') return;
  // Their silences lasted: no reminder, and no silence counted, but what they were told.
  if (about.wonders === true) return tx.checkIns.paceAsked(id, personId);

  await tx.checkIns.asked(id, personId, sentAt);
  const checkIn = await tx.checkIns.get(id);
  const trial = checkIn && (await tx.trials.get(checkIn.trialId));
  const person = await tx.people.get(personId);
  if (!checkIn || !trial || !person || checkIn.closedAt) return;
  const until = closesAt(scene, trial, await tx.checkIns.ofTrial(trial.id), checkIn);
  const at = remindAt(workingTimeOf(person, organisation), sentAt, until);
  if (at) await plan(scene, 'remind-check-in', { checkIn: id, person: personId }, at);
}

/** Agenda: one reminder, some working days after the question came, unless somebody spoke meanwhile. */
export async function remindCheckIn(
  scene: Scene,
  { checkIn: id, person: personId }: { readonly checkIn: string; readonly person: string },
): Promise<void> {
  const { tx } = scene;
  const checkIn = await tx.checkIns.get(id);
  const trial = checkIn && (await tx.trials.lock(checkIn.trialId));
  if (!trial || !checkIn?.openedAt || checkIn.closedAt || !isLive(scene, trial)) return;

  const member = takingPart(trial, await tx.trials.members(trial.id)).find((one) => one.personId === personId);
  const members = await tx.checkIns.members(checkIn.id);
  const answered = members.some((one) => one.answeredAt !== null && (one.personId === personId || one.forTeam));
  const spoke = (await tx.checkIns.helpRequestsSince(trial.id, checkIn.openedAt)).some((one) => one.fromId === personId);
  // Put off, it comes back by itself.
  const coming = (await tx.deliveries.ahead(personId)).some((one) => one.kind === kinds.checkIn.name && one.about.checkIn === id);
  if (!member || member.pace === 'none' || answered || spoke || coming) return;

  await notify(scene, member.person, {
    kind: kinds.checkInReminder,
    about: { checkIn: checkIn.id, trial: trial.id },
    subject: aboutTrial(trial.id),
    slot: checkIn.id,
    until: closesAt(scene, trial, await tx.checkIns.ofTrial(trial.id), checkIn),
  });
}
