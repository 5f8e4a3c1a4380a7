import { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import { canBeMany, type Showing, type Weather, weatherSaid } from '../../domain/check-in.ts';
import { endsAt, type Trial } from '../../domain/trial.ts';
import type { AddedWords } from '../conversation/buttons.ts';
import { readersOf, type TheirCheckIn } from './own-check-in.ts';

// What messages about check-ins say of them, at this instant.

/** Everything said of a trial says that it is one, and until when. */
export interface OfTrial {
  trial: string;
  what: string;
  endsOn: Temporal.PlainDate;
  /** It has stopped. */
  over: boolean;
}

/** Who reads an answer, and on what condition. */
export interface Read {
  readers: readonly string[];
  /** So many take part that five others can answer: conditions are asked only then. */
  many: boolean;
}

/** What was kept of somebody's answer. */
export interface KeptAnswer extends OfTrial, Read {
  checkIn: string;
  words: string;
  /** What they said of the conditions, until it closes. */
  weather: Weather | null;
  forTeam: boolean;
  showing: Showing;
  /** They say that it does not go well: help is offered first. */
  stuck: boolean;
  closed: boolean;
  nextOn: Temporal.PlainDate | null;
  /** Plain words that may not have been an answer: what the button that says so is about. */
  undo: AddedWords | null;
}

export function ofTrial({ id, what, endsOn, endedOn, state }: Trial): OfTrial {
  return { trial: id, what, endsOn: endedOn ?? endsOn, over: state !== 'live' };
}

/** It lives at this very instant: the task that ends it may still be on its way. */
export function isLive({ organisation, now }: Pick<Scene, 'organisation' | 'now'>, trial: Trial): boolean {
  return trial.state === 'live' && Temporal.Instant.compare(now, endsAt(trial, organisation.zone)) < 0;
}

/** What was kept of somebody's answer, for them alone. */
export async function keptOf({ tx }: Pick<Scene, 'tx'>, theirs: TheirCheckIn, undo: AddedWords | null): Promise<KeptAnswer> {
  const { trial, checkIn, mine } = theirs;
  const { words, weather, forTeam, showing } = mine;
  return {
    ...ofTrial(trial),
    ...readBy(theirs),
    checkIn: checkIn.id,
    words,
    weather,
    forTeam,
    showing,
    stuck: isStuck(weather) || isStuck(wholeWeather(words)),
    closed: checkIn.closedAt !== null,
    nextOn: await nextOn({ tx }, theirs),
    undo,
  };
}

const isStuck = (weather: Weather | null) => weather === 'rain' || weather === 'storm';

/** Of words that say nothing else. */
function wholeWeather(text: string): Weather | null {
  const { weather, words } = weatherSaid(text);
  return words === '' ? weather : null;
}

export function readBy(theirs: TheirCheckIn): Read {
  const readers = readersOf(theirs);
  return { readers: readers.map(({ person }) => person.name), many: canBeMany(readers.length + 1) };
}

/** The day of the next check-in; null when this was the last. */
export async function nextOn({ tx }: Pick<Scene, 'tx'>, { trial }: Pick<TheirCheckIn, 'trial'>) {
  const planned = trial.state === 'live' ? await tx.checkIns.ofTrial(trial.id) : [];
  return planned.find((one) => one.openedAt === null)?.day ?? null;
}

/** What people are asked about: since the check-in before, or since the rhythm began. */
export async function since({ tx }: Pick<Scene, 'tx'>, { trial, checkIn }: TheirCheckIn) {
  const before = (await tx.checkIns.ofTrial(trial.id)).findLast((one) => one.number < checkIn.number);
  return before?.day ?? trial.startsOn;
}
