import { Temporal } from 'temporal-polyfill';

import type { Scene } from '../../core/kind.ts';
import { addWorkingDaysTo, nextGoodMoment } from '../../domain/calendar.ts';
import { officeTimeOf, type Person, workingTimeOf } from '../../domain/person.ts';
import type { Trial } from '../../domain/trial.ts';
import { companionOf } from '../trying/trial-view.ts';
import { carriersOf } from './own-check-in.ts';

// Whom somebody can ask for help, when they can read it, and what was asked of them.

/** Somebody who can be asked for help; `from` is the earliest they can read it, null when nobody can tell. */
export interface Reachable {
  name: string;
  from: Temporal.Instant | null;
}

/** A choice of the form: a person by their id, a volunteer, or the coordination. `all`: those who receive it, where several do. */
export type HelpChoice = Reachable & { person: string; all?: readonly string[] };

/** Who was asked, and for what. */
export interface HelpAsked {
  to: readonly Reachable[];
  voice: boolean;
  words: string;
  /** None of them can read it soon. */
  far: boolean;
}

/** Whom somebody of the trial can be led to, besides the coordination: who watches over it first, then those who carry it. */
export async function trialHelpers(scene: Pick<Scene, 'tx'>, trial: Trial, besides: string): Promise<readonly Person[]> {
  const companion = await companionOf(scene, trial);
  const carriers = (await carriersOf(scene, trial, besides)).map(({ person }) => person);
  return companion && !companion.unreachableSince ? [companion, ...carriers] : carriers;
}

/** Who can be chosen without being looked for: those of the trial, or a volunteer outside of any; and the coordination. */
export async function helpChoices(scene: Scene, trial: Trial | null, asking: Person): Promise<readonly HelpChoice[]> {
  const coordination = await othersInCoordination(scene, asking);
  const soonest = soonestOf(scene, coordination);
  if (!trial)
    return [{ person: 'volunteer', name: '', from: null }, ...(soonest ? [{ person: 'coordination', ...reachable(scene, soonest) }] : [])];
  return [
    ...(await trialHelpers(scene, trial, asking.id)).map((person) => ({ person: person.id, ...reachable(scene, person) })),
    ...(soonest
      ? [{ person: 'coordination', name: '', from: readableFrom(scene, soonest), all: coordination.map(({ name }) => name) }]
      : []),
  ];
}

/** Who can read it first. */
export function soonestOf(scene: Scene, people: readonly Person[]): Person | null {
  return people.toSorted((a, b) => bySoonest(readableFrom(scene, a), readableFrom(scene, b)))[0] ?? null;
}

export async function othersInCoordination({ tx, organisation }: Scene, asking: Person): Promise<readonly Person[]> {
  return (await tx.people.coordinators(organisation.id)).filter((one) => one.id !== asking.id);
}

/** From when each can read it, as it was said to the person who asked: that stays said, whatever their hours become. */
export interface SaidFrom {
  /** ISO, empty when nobody could tell; in the order of the requests. */
  readonly from: readonly string[];
  readonly far: boolean;
}

export function sayFromWhen(scene: Scene, receivers: readonly Person[]): SaidFrom {
  const from = receivers.map((one) => readableFrom(scene, one));
  return { from: from.map((one) => one?.toString() ?? ''), far: from.every((one) => isFar(scene, one)) };
}

/** What was asked; `said` is null of what was asked before it was kept. */
export async function askedOf(scene: Scene, requests: readonly string[], said: SaidFrom | null): Promise<HelpAsked | null> {
  const to: Reachable[] = [];
  let first: { readonly voice: boolean; readonly words: string } | null = null;
  for (const [index, id] of requests.entries()) {
    const asked = await scene.tx.checkIns.helpRequest(id);
    first ??= asked;
    const person = asked && (await scene.tx.people.get(asked.toId));
    if (!person) continue;
    const from = said?.from[index];
    to.push(from === undefined ? reachable(scene, person) : { name: person.name, from: from === '' ? null : Temporal.Instant.from(from) });
  }
  return first && { to, voice: first.voice, words: first.words, far: said?.far ?? to.every(({ from }) => isFar(scene, from)) };
}

function reachable(scene: Scene, person: Person): Reachable {
  return { name: person.name, from: readableFrom(scene, person) };
}

/** The earliest this person can read it: their hours, their days, their absences; null when nobody can tell. */
export function readableFrom({ organisation, now }: Scene, person: Person): Temporal.Instant | null {
  return person.unreachableSince ? null : nextGoodMoment(workingTimeOf(person, organisation), now);
}

/** Working days of the organisation after which an answer is long in coming. */
const farAfter = 2;

export function isFar({ organisation, now }: Scene, from: Temporal.Instant | null): boolean {
  const soon = addWorkingDaysTo(officeTimeOf(organisation), now, farAfter);
  return from === null || (soon !== null && Temporal.Instant.compare(from, soon) > 0);
}

function bySoonest(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Temporal.Instant.compare(a, b);
}
