import { Temporal } from 'temporal-polyfill';
import { sayableAtMost } from './plain-words.ts';

/** A stretch of days, both included. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

const months: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'september', 'sep'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const weekdays: readonly (readonly string[])[] = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
];

const open = `(?:jusqu ?['’]?(?:au|a|en)?|jusque|until|till|through)`;
const from = `(?:du|des le|a partir du|depuis le|de|le|from|on|since)`;
const to = `(?:au|a|to|until|till|-)`;

/**
 * The days someone speaks of, in French or English, as seen from `today` (their local day): « jusqu'au 12 »,
 * « du 3 au 12 décembre », « demain », "from 3 to 12 December", "2026-12-03 2026-12-12". A day without a month is the
 * next one; null when it cannot be understood.
 */
export function periodSaid(words: string, today: Temporal.PlainDate): Period | null {
  if (words.length > sayableAtMost) return null;
  const text = words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[.,;!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

  const ending = text.match(new RegExp(`^${open}\\s*(?:au |le |the )?(.+?)(?: inclus| inclusive)?$`));
  if (ending?.[1]) {
    const until = daySaid(ending[1], today, today);
    return until && ordered(today, until);
  }

  const both =
    text.match(new RegExp(`^(?:${from} )?(.+?) ${to} (?:the |le )?(.+?)(?: inclus| inclusive)?$`)) ??
    text.match(/^(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$/);
  if (both?.[1] && both[2]) {
    const last = daySaid(both[2], today, today);
    const month = both[2].match(/\b[a-z]{3,}(?: \d{4})?$/)?.[0];
    const start =
      /^\d{1,2}(?:er|st|nd|rd|th)?$/.test(both[1]) && last && month
        ? backFrom(last, Number.parseInt(both[1], 10))
        : daySaid(both[1], today, today);
    const until = start && daySaid(both[2], start, today);
    return start && until ? ordered(start, until) : null;
  }

  const single = daySaid(text.replace(new RegExp(`^${from} `), ''), today, today);
  return single && { from: single, until: single };
}

function ordered(first: Temporal.PlainDate, last: Temporal.PlainDate): Period | null {
  return Temporal.PlainDate.compare(first, last) <= 0 ? { from: first, until: last } : null;
}

/** One day; without a month or a year, the first such day that is not before `after`. */
function daySaid(words: string, after: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const text = words.replace(/^(?:le|the|ce|this|on) /, '').replace(/ (?:soir|evening|prochain|next)$/, '');
  if (/^(?:aujourd ?['’]?hui|today|ce soir)$/.test(text)) return today;
  if (/^(?:demain|tomorrow)$/.test(text)) return today.add({ days: 1 });
  if (/^(?:apres[- ]demain|day after tomorrow)$/.test(text)) return today.add({ days: 2 });

  const weekday = weekdays.findIndex((names) => names.includes(text));
  if (weekday >= 0) return after.add({ days: (weekday + 1 - after.dayOfWeek + 7) % 7 || (after.equals(today) ? 7 : 0) });

  const iso = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const slashed = text.match(/^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/);
  if (slashed) return inYear(Number(slashed[1]), Number(slashed[2]), slashed[3], after);

  const alone = text.match(/^(\d{1,2})(?:er|st|nd|rd|th)?$/);
  if (alone) return nextDayOfMonth(Number(alone[1]), after);

  const named =
    text.match(/^(?:(?<weekday>[a-z]+) )?(?<day>\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (?<month>[a-z]+)(?: (?<year>\d{4}))?$/) ??
    text.match(/^(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/);
  const weekdayGiven = named?.groups?.weekday;
  if (weekdayGiven !== undefined && !weekdays.some((names) => names.includes(weekdayGiven))) return null;
  const month = months.findIndex((names) => names.includes(named?.groups?.month ?? '')) + 1;
  return named?.groups && month > 0 ? inYear(Number(named.groups.day), month, named.groups.year, after) : null;
}

function inYear(day: number, month: number, year: string | undefined, after: Temporal.PlainDate): Temporal.PlainDate | null {
  if (year !== undefined) return dated(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = dated(after.year, month, day);
  if (thisYear && Temporal.PlainDate.compare(thisYear, after) >= 0) return thisYear;
  return dated(after.year + 1, month, day);
}

function nextDayOfMonth(day: number, after: Temporal.PlainDate): Temporal.PlainDate | null {
  for (let ahead = 0; ahead < 3; ahead++) {
    const month = after.with({ day: 1 }).add({ months: ahead });
    const found = dated(month.year, month.month, day);
    if (found && Temporal.PlainDate.compare(found, after) >= 0) return found;
  }
  return null;
}

/** « du 28 au 3 janvier »: the first day belongs to the month of the last, or the one before. */
function backFrom(last: Temporal.PlainDate, day: number): Temporal.PlainDate | null {
  const sameMonth = dated(last.year, last.month, day);
  if (sameMonth && Temporal.PlainDate.compare(sameMonth, last) <= 0) return sameMonth;
  const before = last.subtract({ months: 1 });
  return dated(before.year, before.month, day);
}

/** A day as forms bring it back; null when there is no such day. */
export function isoDay(text: string): Temporal.PlainDate | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return dated(Number(year), Number(month), Number(day));
}

/** Days of years that anything kept here can hold. */
function dated(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (!(year >= 1900 && year < 9000)) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
