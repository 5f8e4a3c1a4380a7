import { type Act, type Answer, aboutTrial, notify, plan, refreshLater, replaceUnlessPosted, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import { leftBehind } from '../../domain/agreement.ts';
import { carries, type Trial, type TrialPart, takingPart, trialParts } from '../../domain/trial.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as endingKinds } from '../ending/messages.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { beginIfReady } from './begin-trial.ts';
import { hasPart, versionOfPart } from './shared-trial.ts';
import { giveUp } from './trial-people.ts';
import { withTrial } from './with-trial.ts';

/** « Me retirer du test »: at once, without a reason; the last person stops the trial instead. */
export async function leaveTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'leave-trial', async ({ trial }) => {
    if (trial.state !== 'live') return notFound('trial');
    if ((await besides(act, trial, act.person.id)).length === 0) {
      return say(meetingKinds.lastOne, { trial: trial.id });
    }
    await takeOut(act, trial, act.person.id, { named: true });
    return replaceUnlessPosted(meetingKinds.left, { of: 'trial' });
  });
}

/** Those who take part in it, but this person. */
async function besides({ tx }: Pick<Scene, 'tx'>, trial: Trial, personId: string) {
  return takingPart(trial, await tx.trials.members(trial.id)).filter((one) => one.personId !== personId);
}

/** The number of testers from which the name of the one who left can be hidden (P24). */
const hiddenAmong = 3;

/**
 * It goes on without them (P28: a trial must not die because one person leaves). Of a tester, those who carry
 * it learn only that somebody left; of a carrier, the others learn who, unless they are known no more; the first of them then
 * leads it. When nobody carries it any more, those who take part are asked, and without an answer it ends on its day.
 */
async function takeOut(scene: Scene, trial: Trial, personId: string, { named }: { named: boolean }): Promise<void> {
  const { tx, now } = scene;
  const members = await tx.trials.members(trial.id);
  const leaving = members.find((one) => one.personId === personId);
  if (!leaving) return;
  const tookPart = takingPart(trial, members);
  const present = tookPart.filter((one) => one.personId !== personId);
  await tx.trials.leave(trial.id, personId);
  await refreshLater(scene, aboutTrial(trial.id));

  const carriers = present.filter((one) => carries(one.role));
  if (trial.state === 'asking') {
    if (carriers.length === 0) return giveUp(scene, trial, null);
    await beginIfReady(scene, trial, null);
    return;
  }
  // Nobody who was asked what was learnt is there any more.
  if (isAwaited(trial) && carriers.length === 0 && carries(leaving.role)) return plan(scene, 'ask-conclusion', { trial: trial.id }, now);
  if (trial.state !== 'live' || !tookPart.includes(leaving)) return;

  const [subject, slot] = [aboutTrial(trial.id), `${trial.id}:${now.epochMilliseconds}`];
  if (!carries(leaving.role)) {
    const few = tookPart.filter((one) => one.role === 'tester').length < hiddenAmong;
    for (const { person } of carriers)
      await notify(scene, person, { kind: endingKinds.trialMemberLeft, about: { trial: trial.id, few }, subject, slot });
    return;
  }
  const [first] = carriers;
  if (!first) return offerCarrying(scene, trial, present);
  if (leaving.role === 'pilot') {
    await tx.trials.setRole(trial.id, first.personId, 'pilot');
    await tx.trials.setHandingOver(trial.id, false);
  }
  for (const { person } of carriers) {
    const about = { trial: trial.id, person: named ? personId : '', pilots: leaving.role === 'pilot' && person.id === first.personId };
    await notify(scene, person, { kind: meetingKinds.carrierLeft, about, subject, slot });
  }
}

/** Would one of these people carry it? The first to say so leads it. */
export async function offerCarrying(
  scene: Scene,
  trial: Trial,
  people: readonly { readonly person: Parameters<typeof notify>[1] }[],
): Promise<void> {
  const slot = `${trial.id}:${scene.now.epochMilliseconds}`;
  for (const { person } of people) {
    await notify(scene, person, { kind: endingKinds.trialNeedsCarrier, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot });
  }
}

/** What was learnt from it is still to be said. */
const isAwaited = ({ state, conclusion }: Trial) => state === 'over' && conclusion === null;

/** A trial goes on without somebody who is gone. */
export async function trialUnsent(scene: Scene, { personId }: Delivery, absent: boolean): Promise<void> {
  if (absent) await plan(scene, 'leave-trials', { person: personId }, scene.now);
}

/** Agenda: an account was closed. The same as leaving, until it is concluded; a trial they are alone in ends on its day. */
export async function leaveTrials(scene: Scene, { person: personId }: { readonly person: string }): Promise<void> {
  const person = await scene.tx.people.get(personId);
  // Back meanwhile.
  if (!person?.unreachableSince) return;
  await leaveWatching(scene, personId);
  for (const trial of await held(scene, personId)) {
    const open = trial.state === 'asking' || trial.state === 'live' || isAwaited(trial);
    if (open && (await besides(scene, trial, personId)).length > 0) await takeOut(scene, trial, personId, { named: true });
  }
}

/**
 * A person who erases themself leaves every trial, without their name; one that nobody else takes part in is erased. Resolves with
 * the trials, whose messages may name them.
 */
export async function leaveTrialsForGood(scene: Scene, personId: string): Promise<readonly string[]> {
  const trials = await held(scene, personId);
  const watched = await leaveWatching(scene, personId);
  for (const trial of trials) {
    if ((await besides(scene, trial, personId)).length > 0) {
      for (const part of trialParts) await leaveChoiceBehind(scene, trial, part, personId);
      await takeOut(scene, trial, personId, { named: false });
    } else {
      await scene.tx.deliveries.cancel(aboutTrial(trial.id));
      await refreshLater(scene, aboutTrial(trial.id));
      await scene.tx.trials.erase(trial.id);
    }
  }
  return [...trials, ...watched].map(({ id }) => id);
}

/** Those over which they watched, and do no more. */
async function leaveWatching(scene: Scene, personId: string): Promise<readonly Trial[]> {
  const watched = await scene.tx.trials.watchedBy(personId);
  for (const { id } of watched) {
    await scene.tx.trials.setCompanion(id, null);
    await refreshLater(scene, aboutTrial(id));
  }
  return watched;
}

/** What they allowed of it still counts, without them; a person who was only asked had nothing to allow. */
async function leaveChoiceBehind({ tx }: Pick<Scene, 'tx'>, trial: Trial, part: TrialPart, personId: string): Promise<void> {
  if (!hasPart(trial, part)) return;
  if (!takingPart(trial, await tx.trials.members(trial.id)).some((one) => one.personId === personId)) return;
  const version = versionOfPart(trial, part);
  const mine = (await tx.trials.agreements(trial.id, part)).find((one) => one.personId === personId && one.version === version);
  await tx.trials.leaveBehind(trial.id, part, leftBehind(mine, await tx.trials.departed(trial.id, part)));
}

/** Locked in one order, so that two people who leave together never wait for one another. */
async function held({ tx }: Pick<Scene, 'tx'>, personId: string): Promise<readonly Trial[]> {
  const ids = (await tx.trials.of(personId)).map(({ trial }) => trial.id).sort();
  const trials: Trial[] = [];
  for (const id of ids) {
    const trial = await tx.trials.lock(id);
    if (trial) trials.push(trial);
  }
  return trials;
}
