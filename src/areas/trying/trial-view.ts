import { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import {
  allAgreed,
  awaitsVoice,
  carries,
  type Trial,
  type TrialMember,
  type TrialPlan,
  type TrialRole,
  type TrialState,
  takingPart,
} from '../../domain/trial.ts';
import { keptItemRead } from '../library/read-item.ts';

/** A trial as anyone who may read it sees it. */
export interface ShownTrial extends Omit<TrialPlan, 'pilotUntil' | 'gaps'> {
  readonly trial: string;
  readonly version: number;
  readonly state: TrialState;
}

/** For those who are in it. */
export interface OwnTrial extends ShownTrial {
  readonly role: TrialRole;
  /** An agreement is missing, nobody says whose. */
  readonly missing: boolean;
  /** Its first day has passed. */
  readonly late: boolean;
  /** Nobody carries it with its pilot. */
  readonly alone: boolean;
  readonly with: readonly string[];
  /** Who watches over it with them; empty: nobody has agreed to. */
  readonly companion: string;
  /** What was learnt can be read. */
  readonly concluded: boolean;
  /** People without a screen take part: when their yes was noted, null while it is awaited. Null: they do not. */
  readonly aloud: { readonly on: Temporal.PlainDate | null } | null;
  /** The title of what it was begun after, as long as they may read that; empty otherwise. */
  readonly inspiredBy: string;
}

export interface TrialRequest extends ShownTrial {
  readonly from: string;
  readonly carrying: boolean;
  /** A refusal cannot be told from the others'. */
  readonly among: boolean;
}

/** What anyone who may read it is shown of a trial; once it has stopped, until which day it ran. */
export function shownTrial(trial: Trial): ShownTrial {
  const { id, version, state, what, hypothesis, wayBack, stillValid, time, question, startsOn, endedOn, offscreen } = trial;
  return {
    trial: id,
    version,
    state,
    what,
    hypothesis,
    wayBack,
    stillValid,
    time,
    question,
    offscreen,
    startsOn,
    endsOn: endedOn ?? trial.endsOn,
  };
}

/** A trial as one of those who are in it sees it now; null when they are not. */
export async function trialShownTo(scene: Scene, trialId: string, personId: string): Promise<OwnTrial | null> {
  const trial = await scene.tx.trials.get(trialId);
  const members = trial ? await scene.tx.trials.members(trialId) : [];
  const me = members.find((one) => one.personId === personId);
  if (!trial || me?.agreed !== trial.version) return null;
  const late = Temporal.PlainDate.compare(localDate(scene.organisation, scene.now), trial.startsOn) > 0;
  return {
    ...shownTrial(trial),
    role: me.role,
    // Not whose: a refusal and a silence are alike (P24).
    missing: trial.state === 'asking' && !allAgreed(trial, members),
    late,
    alone: takingPart(trial, members).filter((one) => one.role !== 'tester').length === 1,
    with: trial.state === 'asking' ? [] : namesBeside(takingPart(trial, members), personId),
    companion: (await companionOf(scene, trial))?.name ?? '',
    concluded: trial.conclusion !== null,
    aloud:
      trial.offscreen && (trial.state === 'asking' || trial.state === 'live')
        ? { on: awaitsVoice(trial) ? null : (trial.saidAloud?.saidOn ?? null) }
        : null,
    inspiredBy: (await keptItemRead(scene, { id: personId }, trial.inspiredBy))?.title ?? '',
  };
}

/** Who watches over it: nobody, until they agreed. */
export async function companionOf({ tx }: Pick<Scene, 'tx'>, { companion }: Trial): Promise<Person | null> {
  return companion?.agreed ? tx.people.get(companion.personId) : null;
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

/** The question as it stands for somebody asked; null when they agreed, when it changed, or when it is over. */
export async function requestFor(
  { tx }: Pick<Scene, 'tx'>,
  asked: { readonly trial: string; readonly version: number; readonly from: string },
  personId: string,
): Promise<TrialRequest | null> {
  const request = await openRequest({ tx }, asked, personId);
  if (!request || request.member.agreed === request.trial.version) return null;
  const { trial, member, members, from } = request;
  const among = members.filter((one) => one.role === 'tester').length >= 3;
  return { ...shownTrial(trial), from, carrying: carries(member.role), among };
}

/** What asks about a trial: each version once. */
export const slotOf = ({ id, version }: Trial) => `${id}:${version}`;

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

export function wholeTrialOf({ what, hypothesis, time, stillValid, wayBack, question }: Trial): string {
  return [what, hypothesis, time, stillValid, wayBack, question].filter((one) => one !== '').join('\n\n');
}
