import { Temporal } from 'temporal-polyfill';
import { aboutTrial, notify, plan, refreshPostsLater, unplan } from '../../core/act.ts';
import type { Scene, UnpromptedKind } from '../../core/kind.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import { type CheckIn, conditionsOf, hadTime, isAsked, isSilent } from '../../domain/check-in.ts';
import { officeTimeOf, type Person, workingTimeOf } from '../../domain/person.ts';
import { checkInDays, endsAt, type Trial, type TrialMember, takingPart } from '../../domain/trial.ts';
import { isLive } from './check-in-shown.ts';
import { kinds } from './messages.ts';

/** What asks people something about one check-in. */
const questions = [kinds.checkIn, kinds.checkInReminder, kinds.checkInSilence].map(({ name }) => name);

/** A trial has just gone live: the days on which its people are asked what they noticed (P30). */
export async function planCheckIns(scene: Scene, trial: Trial): Promise<void> {
  await scene.tx.checkIns.plan(trial.id, checkInDays(trial, officeTimeOf(scene.organisation)));
  await planNext(scene, trial.id);
}

async function planNext(scene: Scene, trialId: string): Promise<void> {
  const next = (await scene.tx.checkIns.ofTrial(trialId)).find((one) => one.openedAt === null);
  if (next) await plan(scene, 'open-check-in', { trial: trialId }, startOfWork(officeTimeOf(scene.organisation), next.day));
}

/**
 * Agenda, on the day of a check-in: the one before closes, this one opens, and the next is planned. After a long stop only
 * the latest opens: nobody is asked several times for what the bot has missed.
 */
export async function openCheckIn(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const { tx, now, organisation } = scene;
  const trial = await tx.trials.lock(trialId);
  if (!trial || !isLive(scene, trial)) return;

  const all = await tx.checkIns.ofTrial(trial.id);
  const today = localDate(organisation, now);
  const due = all.filter((one) => one.openedAt === null && Temporal.PlainDate.compare(one.day, today) <= 0);
  const current = due.at(-1);
  for (const missed of due.slice(0, -1)) await tx.checkIns.skip(missed.id);
  if (current) {
    await closeOpen(scene, trial, all);
    await open(scene, trial, all, current);
  }
  await planNext(scene, trial.id);
}

/** The trial is over: nothing more is asked, and the conditions of the last check-in are frozen. */
export async function closeCheckIns(scene: Scene, trial: Trial): Promise<void> {
  await unplan(scene, 'open-check-in', { trial: trial.id });
  await closeOpen(scene, trial, await scene.tx.checkIns.ofTrial(trial.id));
}

/** When a check-in closes: as the next one opens, or with the trial. */
export function closesAt({ organisation }: Pick<Scene, 'organisation'>, trial: Trial, all: readonly CheckIn[], { number }: CheckIn) {
  const next = all.find((one) => one.number > number);
  return next ? startOfWork(officeTimeOf(organisation), next.day) : endsAt(trial, organisation.zone);
}

async function closeOpen(scene: Scene, trial: Trial, all: readonly CheckIn[]): Promise<void> {
  const { tx, now, organisation } = scene;
  const current = all.find((one) => one.openedAt !== null && one.closedAt === null);
  if (!current?.openedAt) return;

  const members = await tx.checkIns.members(current.id);
  const people = new Map((await tx.trials.members(trial.id)).map(({ person }) => [person.id, person]));
  const spoke = new Set((await tx.checkIns.helpRequestsSince(trial.id, current.openedAt)).map((one) => one.fromId));
  const forTeam = members.some((one) => one.answeredAt !== null && one.forTeam);
  const silent = members.filter(({ personId, askedAt, answeredAt }) => {
    const person = people.get(personId);
    if (!person || askedAt === null || answeredAt !== null || forTeam || spoke.has(personId)) return false;
    return hadTime(askedAt, workingTimeOf(person, organisation), now);
  });
  const said = members.flatMap(({ weather }) => (weather ? [weather] : []));
  await tx.checkIns.close(current.id, { conditions: conditionsOf(said), silent: silent.map((one) => one.personId) }, now);
  for (const { personId } of members) await unplan(scene, 'remind-check-in', { checkIn: current.id, person: personId });
  await tx.deliveries.cancel(aboutTrial(trial.id), questions);
  await refreshPostsLater(scene, aboutTrial(trial.id), { about: { checkIn: current.id } });
}

async function open(scene: Scene, trial: Trial, all: readonly CheckIn[], current: CheckIn): Promise<void> {
  const { tx, now } = scene;
  const members = takingPart(trial, await tx.trials.members(trial.id));
  await tx.checkIns.open(
    current.id,
    members.map((one) => one.personId),
    now,
  );
  const last = !all.some((one) => one.number > current.number);
  const until = closesAt(scene, trial, all, current);
  for (const member of members) {
    const kind = await questionFor(scene, trial, member, last);
    const about = { checkIn: current.id, trial: trial.id };
    if (kind) await notify(scene, member.person, { kind, about, subject: aboutTrial(trial.id), slot: current.id, until });
  }
}

type Member = TrialMember & { readonly person: Person };

/**
 * What one person is asked: what they noticed; or, once, after three silences, how often they wish to be asked. Without an
 * answer to that by the next check-in, it is more rarely from then on.
 */
async function questionFor({ tx }: Scene, trial: Trial, member: Member, last: boolean): Promise<UnpromptedKind | null> {
  const theirs = (await tx.checkIns.theirs(trial.id, member.personId)).slice(0, -1);
  const before = theirs.at(-1);
  const silent = isSilent(theirs);
  const thinned = member.pace === 'each' && silent && before?.paceAsked === true;
  if (thinned) await tx.trials.setPace(trial.id, member.personId, 'rarer');

  const pace = thinned ? 'rarer' : member.pace;
  if (!isAsked(pace, before !== undefined && before.askedAt !== null)) return null;
  const wonders = pace === 'each' && silent && !last && !theirs.some((one) => one.paceAsked);
  return wonders ? kinds.checkInSilence : kinds.checkIn;
}
