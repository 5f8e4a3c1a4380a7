import { Temporal } from 'temporal-polyfill';
import type { Telling } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import type { InitiativeState } from '../../domain/initiative.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { Purpose } from '../../domain/purpose.ts';
import { type Rhythm, rhythmOf } from '../time/their-rhythm.ts';

// What a person's own page shows, part by part (P54).

interface Followed {
  readonly initiative: string;
  readonly sentence: string;
  readonly state: InitiativeState;
  readonly purpose: Purpose;
  readonly inTurn: boolean;
  readonly newsBy: Temporal.PlainDate;
  /** Empty when nobody said yes. */
  readonly harvester: string;
}

/** What they told, and what they carry with the person who told it. */
export interface TheirInitiatives {
  readonly told: readonly Followed[];
  readonly joined: readonly Followed[];
}

export interface TheirMeeting {
  readonly initiative: string;
  readonly people: readonly string[];
  readonly sentence: string;
}

export interface TheirStory {
  readonly story: string;
  readonly version: number;
  readonly kind: 'story' | 'bud';
  readonly title: string;
  readonly body: string;
}

export interface TheirTimes extends Rhythm {
  readonly absences: readonly { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }[];
  readonly stopped: boolean;
  /** Days, hours or messages a week of their own. */
  readonly chosen: boolean;
}

export interface TheirHarvest {
  readonly state: 'none' | 'active' | 'paused';
}

export async function initiativesOf({ tx, person }: Telling): Promise<TheirInitiatives> {
  const carried = (await tx.initiatives.carriedBy(person.id)).map((one) => ({
    began: one.began,
    initiative: one.id,
    sentence: one.sentence,
    state: one.state,
    purpose: one.purpose,
    inTurn: one.inTurn,
    newsBy: one.newsBy,
    harvester: one.harvester ?? '',
  }));
  return { told: carried.filter((one) => one.began), joined: carried.filter((one) => !one.began) };
}

export async function meetingOf({ tx, person }: Telling, initiativeId: string): Promise<TheirMeeting | null> {
  const [initiative, meeting] = [await tx.initiatives.get(initiativeId), await tx.meetings.ofInitiative(initiativeId)];
  if (!initiative || meeting?.state !== 'open' || meeting.harvesterId !== person.id) return null;
  const people = (await tx.initiatives.carriers(initiative.id)).map((one) => one.name);
  return { initiative: initiative.id, people, sentence: initiative.sentence };
}

/** Null once they have chosen for this very version. */
export async function storyOf({ tx, person }: Telling, storyId: string): Promise<TheirStory | null> {
  const story = await tx.stories.get(storyId);
  if (!story || !(await tx.initiatives.carries(person.id, story.initiativeId))) return null;
  const chosen = (await tx.stories.agreements(story.id)).some((one) => one.personId === person.id && one.version === story.version);
  const { id, version, kind, title, body } = story;
  return chosen ? null : { story: id, version, kind, title, body };
}

export async function timesOf({ tx, person, organisation, now }: Telling): Promise<TheirTimes> {
  const today = localDate(workingTimeOf(person, organisation), now).toString();
  const absences = person.absences
    .filter((one) => one.until >= today)
    .map(({ from, until }) => ({ from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) }));
  const stopped = (await tx.people.silences(person.id)).has('everything');
  const { workDays, workFrom, messagesAWeek } = person;
  const chosen = workDays !== null || workFrom !== null || messagesAWeek !== null;
  return { ...rhythmOf(person, organisation), absences, stopped, chosen };
}

export async function harvestOf({ tx, person }: Telling): Promise<TheirHarvest> {
  const harvester = await tx.harvesters.get(person.id);
  return { state: harvester === null ? 'none' : harvester.paused ? 'paused' : 'active' };
}
