import { clockOf, weekdayOfEachWeek } from './lexicon.ts';
import { plainWords, sayableAtMost } from './plain-words.ts';

/** What a person said of when they work. What is null was not said. */
export interface SpokenHours {
  /** ISO weekdays, in order. */
  readonly days: readonly number[] | null;
  /** 'HH:MM', as said: an end before the beginning is that of a night. */
  readonly hours: { readonly from: string; readonly until: string } | null;
}

/** « du lundi au jeudi de 8 h à 16 h 30 », "Monday to Thursday, 8:00 - 16:30"; null: not understood. */
export function hoursSaid(words: string): SpokenHours | null {
  if (words.length > sayableAtMost) return null;
  const plain = plainWords(words)
    .replace(/[–—]/g, '-')
    .replace(/[\s’']+/g, ' ');
  const spoken = hoursIn(plain);
  const hours = spoken?.hours ?? null;
  if (spoken && !hours) return null;

  const days = daysIn(spoken ? plain.replace(spoken.said, ' ') : plain);
  if (days === null || (days.length === 0 && !hours)) return null;
  return { days: days.length === 0 ? null : days, hours };
}

// Every run of spaces is one space by then.
const noon = 'midi|noon';
const clock = String.raw`(?:(\d{1,2}) ?(?:h(?:eures?)?|:)(?: ?(\d{2}))?|(${noon}))`;
const bare = String.raw`(?:(\d{1,2})(?: ?(?:h(?:eures?)?|:)(?: ?(\d{2}))?)?|(${noon}))`;
/** Twelve hours, each with its half of the day. */
const halved = String.raw`(?:(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?|(${noon}))`;
const opening = String.raw`(?:\b(?:de|from|entre|between) )?\b`;
const linking = '(?:a|-|et|to|until|and|jusqu ?a)';
/** The first hour may come without its « h »: « de 8 à 16 h ». */
const between = new RegExp(String.raw`${opening}${bare} ?${linking} ?${clock}(?![\d])`);
const betweenHalves = new RegExp(`${opening}${halved} ?${linking} ?${halved}`);

/** The hours that are said, and the words that say them; null: none are. */
function hoursIn(plain: string): { readonly said: string; readonly hours: SpokenHours['hours'] } | null {
  const halves = betweenHalves.exec(plain);
  if (halves) {
    const [said, h1, m1, half1, noon1, h2, m2, half2, noon2] = halves;
    return { said, hours: spanOf(noon1 ? '12' : of24(h1, half1), m1, noon2 ? '12' : of24(h2, half2), m2) };
  }
  const match = between.exec(plain);
  if (!match) return null;
  const [said, h1, m1, noon1, h2, m2, noon2] = match;
  return { said, hours: spanOf(noon1 ? '12' : h1, m1, noon2 ? '12' : h2, m2) };
}

function spanOf(
  fromHour: string | undefined,
  fromMinute: string | undefined,
  untilHour: string | undefined,
  untilMinute: string | undefined,
): SpokenHours['hours'] {
  const [from, until] = [clockOf(fromHour, fromMinute), clockOf(untilHour, untilMinute)];
  return from && until ? { from, until } : null;
}

/** "12 am" is midnight, "12 pm" noon; no hour of a day is "13 pm". */
function of24(hour: string | undefined, half: string | undefined): string | undefined {
  const said = Number(hour);
  return said >= 1 && said <= 12 ? String((said % 12) + (half === 'p' ? 12 : 0)) : undefined;
}

const ranging: ReadonlySet<string> = new Set(['au', 'a', 'to', '-', 'until', 'jusqu']);
const excepting: ReadonlySet<string> = new Set(['sauf', 'hors', 'except', 'but']);
const workingWeek: ReadonlySet<string> = new Set(['semaine', 'weekdays']);
const fillers: ReadonlySet<string> = new Set(['le', 'les', 'du', 'de', 'et', 'en', 'on', 'and', 'from', 'the', 'every', 'tous']);

/** None when no day is named; null when something else is said. */
function daysIn(plain: string): readonly number[] | null {
  const [kept, left] = [new Set<number>(), new Set<number>()];
  let into = kept;
  let last: number | null = null;
  let isRange = false;
  for (const word of plain.match(/[\p{L}\p{N}]+|-/gu) ?? []) {
    const day = weekdayOfEachWeek(word);
    if (day !== null) {
      for (let next: number = isRange && last !== null ? (last % 7) + 1 : day; next !== day; next = (next % 7) + 1) into.add(next);
      into.add(day);
      last = day;
      isRange = false;
    } else if (workingWeek.has(word)) {
      for (const one of [1, 2, 3, 4, 5]) into.add(one);
    } else if (ranging.has(word) && last !== null) {
      isRange = true;
    } else if (excepting.has(word)) {
      into = left;
      last = null;
    } else if (!fillers.has(word)) {
      return null;
    }
  }
  // « sauf le mercredi »: of an ordinary week.
  if (kept.size === 0 && left.size > 0) for (const day of [1, 2, 3, 4, 5]) kept.add(day);
  const days = [...kept].filter((day) => !left.has(day)).sort((a, b) => a - b);
  return days.length === 0 && kept.size > 0 ? null : days;
}
