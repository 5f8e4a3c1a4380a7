import { Temporal } from 'temporal-polyfill';
import { localDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import { allAgreed, carries, type Trial, type TrialMember, takingPart } from '../domain/trial.ts';
import type { Params } from '../messages/kinds.ts';
import type { ShownTrial } from '../messages/params/trying.ts';
import { type Answer, replaceWith, type Scene, say } from './context.ts';

/** What anyone who may read it is shown of a trial. */
export function shownTrial({ id, version, what, hypothesis, wayBack, stillValid, time, question, startsOn, endsOn }: Trial): ShownTrial {
  return { trial: id, version, what, hypothesis, wayBack, stillValid, time, question, startsOn, endsOn };
}

/** A trial as one of those who are in it sees it now; null when they are not. */
export async function trialShownTo(scene: Scene, trialId: string, personId: string): Promise<Params['trialShown'] | null> {
  const trial = await scene.tx.trials.get(trialId);
  const members = trial ? await scene.tx.trials.members(trialId) : [];
  const me = members.find((one) => one.personId === personId);
  if (!trial || me?.agreed !== trial.version) return null;
  const late = Temporal.PlainDate.compare(localDate(scene.organisation, scene.now), trial.startsOn) > 0;
  return {
    ...shownTrial(trial),
    role: me.role,
    state: trial.state,
    // Not whose: a refusal and a silence are alike (P24).
    missing: trial.state === 'asking' && !allAgreed(trial, members),
    late,
    alone: takingPart(trial, members).filter((one) => one.role !== 'tester').length === 1,
    with: trial.state === 'asking' ? [] : namesBeside(takingPart(trial, members), personId),
    concluded: trial.conclusion !== null,
  };
}

/** Those who take part know one another once it lives. */
export function namesBeside(
  members: readonly (TrialMember & { readonly person: Pick<Person, 'name'> })[],
  except: string,
): readonly string[] {
  return namesOf(members.filter((one) => one.personId !== except).map((one) => one.person));
}

/** Names not known yet are left out. */
export const namesOf = (people: readonly Pick<Person, 'name'>[]) => people.map((one) => one.name).filter((name) => name !== '');

/** Answers with the trial as it is now. */
export async function showsTrial(
  act: Scene & { readonly person: { readonly id: string } },
  trialId: string,
  replaces = false,
): Promise<Answer> {
  const shown = await trialShownTo(act, trialId, act.person.id);
  if (!shown) return say('noTrial', {});
  return (replaces ? replaceWith : say)('trialShown', shown, { trial: trialId });
}

/** The question as it stands for somebody asked; null when they agreed, when it changed, or when it is over. */
export async function requestFor(
  { tx }: Pick<Scene, 'tx'>,
  asked: { readonly trial: string; readonly version: number; readonly from: string },
  personId: string,
): Promise<Params['trialRequest'] | null> {
  const request = await openRequest({ tx }, asked, personId);
  if (!request || request.member.agreed === request.trial.version) return null;
  const { trial, member, members, from } = request;
  const among = members.filter((one) => one.role === 'tester').length >= 3;
  return { ...shownTrial(trial), from, carrying: carries(member.role), among };
}

/** What asks about a trial: each version once. */
export const slotOf = ({ id, version }: Trial) => `${id}:${version}`;

/**
 * Who asked this person, as they know it already; empty when they asked to join themself: its people may have chosen to appear
 * without names.
 */
export async function askedBy({ tx }: Pick<Scene, 'tx'>, trial: Trial, personId: string): Promise<string> {
  const from = (await tx.deliveries.ofSlot(personId, ['trialRequest'], slotOf(trial)))?.about.from;
  if (typeof from === 'string') return from;
  const pilot = trial.state === 'asking' ? (await tx.trials.members(trial.id)).find((one) => one.role === 'pilot') : undefined;
  return pilot?.personId ?? '';
}

/** Asked of them, about what the trial says now, and not over; `from` is empty when they asked to join themselves. */
export async function openRequest(
  { tx }: Pick<Scene, 'tx'>,
  asked: { readonly trial: string; readonly version: number; readonly from: string },
  personId: string,
) {
  const trial = await tx.trials.get(asked.trial);
  const members = trial ? await tx.trials.members(trial.id) : [];
  const member = members.find((one) => one.personId === personId);
  if (!trial || !member || trial.version !== asked.version || (trial.state !== 'asking' && trial.state !== 'live')) return null;
  return { trial, member, members, from: asked.from === '' ? '' : ((await tx.people.get(asked.from))?.name ?? '') };
}
