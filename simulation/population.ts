import { type Chance, chance } from '../support/random.ts';
import { isPublicHoliday, type LocalTime, localTime, type SimulatedTerritory, weekdayOf } from './local-time.ts';

/** What coordination may change in chat, as people remember it. */
export interface Rules {
  workFrom: string;
  workUntil: string;
  messagesAWeek: number;
  answerDays: number;
  newsDays: number;
  keepDays: number;
  ceiling: number;
}

export const usualRules: Readonly<Rules> = {
  workFrom: '09:00',
  workUntil: '18:00',
  messagesAWeek: 2,
  answerDays: 2,
  newsDays: 10,
  keepDays: 90,
  ceiling: 1,
};

interface Away {
  readonly from: string;
  readonly until: string;
  /** From when the bot knows of it. */
  readonly since: number;
}

/** Somebody of the administration: what they are, and what they told the bot, as they remember it. */
export interface Citizen {
  /** What a breach names them by. */
  readonly number: number;
  readonly externalId: string;
  readonly platform: 'slack' | 'teams';
  readonly firstName: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: 'fr' | 'en';
  /** Where they work; a zone does not tell Alsace from the rest of the mainland. */
  readonly livesIn: SimulatedTerritory;
  readonly coordinator: boolean;
  readonly random: Chance;
  /** They use the bot by themselves; the others only answer it. */
  readonly takesPart: boolean;
  /** Their account is open. */
  active: boolean;
  /** What they once told the bot; all of it is gone when they erase themselves. */
  chosen: Choices;
  /** Messages of the bot they received, answers included, since the beginning. */
  heard: number;
  /** They did something at least once. */
  tookPart: boolean;
  /** How often they erased themselves: each time, the bot knows nothing of what it said before. */
  erasures: number;
  /** When they last did: what was written to them before is out of the bot's reach. */
  goneAt: number;
  /** Their account was closed, or they erased themselves: their year is not a whole one. */
  left: boolean;
}

export interface Choices {
  /** When they did something for the first time: until then the bot knows nothing of where they are. */
  metAt: number | null;
  territory: SimulatedTerritory;
  days: readonly number[] | null;
  from: string | null;
  until: string | null;
  messagesAWeek: number | null;
  absences: Away[];
  stoppedEverything: boolean;
  /** Words the bot did not understand, and asked about. */
  draft: string | null;
  volunteer: 'no' | 'yes' | 'paused';
}

export const nothingChosen = (): Choices => ({
  metAt: null,
  territory: 'metropole',
  days: null,
  from: null,
  until: null,
  messagesAWeek: null,
  absences: [],
  stoppedEverything: false,
  draft: null,
  volunteer: 'no',
});

const places: readonly { readonly territory: SimulatedTerritory; readonly zone: string; readonly share: number }[] = [
  { territory: 'metropole', zone: 'Europe/Paris', share: 0.55 },
  { territory: 'alsace-moselle', zone: 'Europe/Paris', share: 0.1 },
  { territory: 'la-reunion', zone: 'Indian/Reunion', share: 0.15 },
  { territory: 'guadeloupe', zone: 'America/Guadeloupe', share: 0.1 },
  { territory: 'saint-pierre-et-miquelon', zone: 'America/Miquelon', share: 0.05 },
  { territory: 'nouvelle-caledonie', zone: 'Pacific/Noumea', share: 0.05 },
];

const firstNames = ['Amina', 'Bruno', 'Chloé', 'David', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Joël', 'Karim', 'Léa'] as const;

/** Each has a chance of their own: what one does never changes what another would have done. */
export function settle(size: number, seed: number, inTeams: number): readonly Citizen[] {
  return Array.from({ length: size }, (_, index) => {
    const number = index + 1;
    const random = chance(seed * 100_003 + number);
    const place = placeFor(random.draw());
    // Nobody else bears this name: a search finds them alone.
    const firstName = `${firstNames[index % firstNames.length] ?? 'Awa'}-${number}`;
    return {
      number,
      externalId: number > size - inTeams ? directoryId(number) : `U${String(number).padStart(6, '0')}`,
      platform: number > size - inTeams ? 'teams' : 'slack',
      firstName,
      name: `${firstName} Agent`,
      zone: place.zone,
      locale: random.happens(0.15) ? 'en' : 'fr',
      livesIn: place.territory,
      // On the mainland, where the organisation is.
      coordinator: number <= Math.max(1, Math.round(size / 500)),
      random,
      takesPart: random.happens(0.5),
      active: true,
      chosen: { ...nothingChosen(), territory: territoryOf(place.territory) },
      heard: 0,
      tookPart: false,
      erasures: 0,
      goneAt: Number.NEGATIVE_INFINITY,
      left: false,
    };
  });
}

const directoryId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function placeFor(drawn: number): { territory: SimulatedTerritory; zone: string } {
  let left = drawn;
  for (const place of places) {
    left -= place.share;
    if (left < 0) return place;
  }
  return { territory: 'metropole', zone: 'Europe/Paris' };
}

/** What the bot can know of where somebody is before they say it: their zone. */
export function territoryOf(livesIn: SimulatedTerritory): SimulatedTerritory {
  return livesIn === 'alsace-moselle' ? 'metropole' : livesIn;
}

// When they may be written to, as they see it

/** `at`: as the bot knew it then. */
function isAwayOn({ chosen }: Pick<Citizen, 'chosen'>, date: string, at = Number.POSITIVE_INFINITY): boolean {
  return chosen.absences.some(({ from, until, since }) => from <= date && date <= until && since <= at);
}

/** One of their weekdays and no holiday; `present` also asks that they be there. */
export function worksOn(citizen: Citizen, date: string, { present }: { present: boolean }): boolean {
  const { days, territory } = citizen.chosen;
  if (!(days ?? [1, 2, 3, 4, 5]).includes(weekdayOf(date)) || isPublicHoliday(territory, date)) return false;
  return !present || !isAwayOn(citizen, date);
}

export function hoursOf({ chosen }: Citizen, rules: Rules): { from: string; until: string } {
  return { from: chosen.from ?? rules.workFrom, until: chosen.until ?? rules.workUntil };
}

/** Null when it is a good moment to write to them; otherwise why it is not. */
export function whyNotNow(citizen: Citizen, rules: Rules, at: number): string | null {
  const local = localTime(citizen.zone, at);
  const { from, until } = hoursOf(citizen, rules);
  const when = `${local.date} ${local.clock} in ${citizen.zone}`;
  if (isAwayOn(citizen, local.date, at)) return `they are away (${when})`;
  if (!worksOn(citizen, local.date, { present: false })) return `they do not work on that day (${when}, ${citizen.chosen.territory})`;
  return isWithin(local, from, until) ? null : `they work from ${from} to ${until} (${when})`;
}

function isWithin({ clock }: LocalTime, from: string, until: string): boolean {
  return from <= clock && clock < until;
}
