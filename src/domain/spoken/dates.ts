import { Temporal } from 'temporal-polyfill';
import { monthNamed, weekdayNamed } from './lexicon.ts';
import { plainWords, sayableAtMost } from './plain-words.ts';

/** A stretch of days, both included. */
export interface Period {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

const until = `(?:(?:et )?jusqu ?['’]?(?:au|a|en)? ?|(?:jusque|until|till|through) )`;
/** What opens days that have no end yet: alone, they are asked about. */
const since = '(?:depuis|since)';
const from = `(?:du|de|des|a partir du|a partir de|a compter du|from|starting|as of|${since})`;
const to = `(?:(?:au|a|to|-) |${until})`;
const article = '(?:le |la |the |on )?';

/** What days somebody speaks of, once the day on which they speak is known; null: there are none, or it is not sure which. */
type Reading = (today: Temporal.PlainDate) => Period | null;

/** Whether all these words speak of days: which ones, and whether they exist, depends on the day. */
export function speaksOfDays(words: string): boolean {
  return reading(words) !== null;
}

/**
 * The days someone speaks of, in French or English, as seen from `today` (their local day): « jusqu'au 12 »,
 * « du 3 au 12 décembre », « la semaine prochaine », "from 3 to 12 December". What has begun may still go on: on the 19th,
 * « du 16 au 27 » began three days before. Null when it is not understood to the last word, or could be other days.
 */
export function periodSaid(words: string, today: Temporal.PlainDate): Period | null {
  return reading(words)?.(today) ?? null;
}

/** « du lundi 23 novembre 2026 au vendredi 27 novembre 2026 inclus », and some more. */
const daysAtMost = 14;

/** The longest part of these words that says such days; null: none does. */
export function periodIn(words: string, today: Temporal.PlainDate): Period | null {
  if (words.length > sayableAtMost) return null;
  const parts = words.trim().split(/\s+/);
  for (let length = Math.min(parts.length, daysAtMost); length > 0; length--) {
    for (let at = 0; at + length <= parts.length; at++) {
      const found = periodSaid(parts.slice(at, at + length).join(' '), today);
      if (found) return found;
    }
  }
  return null;
}

/** One day, which words may open or close something with: « le 18 décembre », « à partir du 3 », « jusqu'à vendredi ». */
export function daySaid(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (words.length > sayableAtMost) return null;
  const text = folded(words).replace(new RegExp(`^(?:${until}|${from} )`), '');
  return dayNamed(text)?.next(today, today) ?? null;
}

function folded(words: string): string {
  return plainWords(words)
    .replace(/[.,;!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(\d{1,2}) ?[-–—] ?(\d{1,2} [a-z]+)/, '$1 - $2');
}

function reading(words: string): Reading | null {
  if (words.length > sayableAtMost) return null;
  const text = folded(words).replace(/ (?:inclus|compris|inclusive)$/, '');
  const span = spanNamed(text);
  if (span) return span;

  const last = dayNamed(text.match(new RegExp(`^${until}${article}(.+)$`))?.[1] ?? '');
  if (last) {
    return (today) => {
      const day = last.next(today, today);
      return day && ordered(today, day);
    };
  }

  const both =
    text.match(new RegExp(`^(?<opens>entre |between )${article}(?<first>.+?) (?:et|and) ${article}(?<last>.+)$`)) ??
    text.match(new RegExp(`^(?<opens>${from} )?${article}(?<first>.+?) ${to}${article}(?<last>.+)$`)) ??
    text.match(/^(?<opens>)(?<first>\d{4}-\d\d-\d\d) (?<last>\d{4}-\d\d-\d\d)$/);
  if (both?.groups) return between(both.groups.opens ?? '', both.groups.first ?? '', both.groups.last ?? '');

  const single = dayNamed(text);
  return (
    single &&
    ((today) => {
      const day = single.next(today, today);
      return day && { from: day, until: day };
    })
  );
}

/** How long ago something may have begun that is said without « depuis ». */
const begunAtMost = { days: 60 };

/** How long ago a period may have begun when the month of its first day is not said and its last day is in another: « du 26 au 24 novembre » may be reversed. */
const begunInAnotherMonthAtMost = { days: 7 };

function between(opens: string, firstSaid: string, lastSaid: string): Reading | null {
  const [first, last] = [dayNamed(firstSaid), dayNamed(lastSaid)];
  if (!first || !last) return null;
  const begun = new RegExp(`^${since}`).test(opens);
  const isDoubtful = (begin: Temporal.PlainDate, end: Temporal.PlainDate, today: Temporal.PlainDate) =>
    first.lacksMonth &&
    !begun &&
    begin.month !== end.month &&
    Temporal.PlainDate.compare(begin, today.subtract(begunInAnotherMonthAtMost)) < 0;
  return (today) => {
    // « du 28 au 3 janvier »: the month of the last day says which the first is.
    if (first.lacksMonth && !last.lacksMonth && !first.isWeekday) {
      const end = last.next(today, today);
      const begin = end && first.last(end);
      return begin && !isDoubtful(begin, end, today) ? ordered(begin, end) : null;
    }
    const earlier = first.isWeekday && !begun ? null : first.last(today);
    const inProgress = earlier && (begun || Temporal.PlainDate.compare(earlier, today.subtract(begunAtMost)) >= 0) ? earlier : null;
    for (const begin of begun ? [inProgress] : [inProgress, first.next(today, today)]) {
      const end = begin && last.next(begin, today);
      if (begin && end && Temporal.PlainDate.compare(end, today) >= 0) return isDoubtful(begin, end, today) ? null : ordered(begin, end);
    }
    return null;
  };
}

function ordered(first: Temporal.PlainDate, last: Temporal.PlainDate): Period | null {
  return Temporal.PlainDate.compare(first, last) <= 0 ? { from: first, until: last } : null;
}

const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
const weekOf = (day: Temporal.PlainDate): Period => ({ from: monday(day), until: monday(day).add({ days: 6 }) });
const endOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth });

/** Weeks and months that have a name; of those that have begun, what remains. */
function spanNamed(text: string): Reading | null {
  const named = text.replace(/^(?:pendant |durant |during |for )?(?:toute |tout |all |the whole of )?(?:la |le |the )?/, '');
  if (/^(?:semaine prochaine|next week)$/.test(named)) return (today) => weekOf(today.add({ days: 7 }));
  if (/^(?:cette semaine|this week)$/.test(named)) return (today) => ({ from: today, until: weekOf(today).until });
  if (/^(?:ce week-?end|this weekend)$/.test(named)) {
    return (today) => ({ from: today.dayOfWeek === 7 ? today : monday(today).add({ days: 5 }), until: weekOf(today).until });
  }
  if (/^(?:mois prochain|next month)$/.test(named)) {
    return (today) => {
      const first = today.with({ day: 1 }).add({ months: 1 });
      return { from: first, until: endOfMonth(first) };
    };
  }
  if (/^(?:ce mois(?:[- ]ci)?|this month)$/.test(named)) return (today) => ({ from: today, until: endOfMonth(today) });
  const weekHolds = dayNamed(named.match(/^(?:semaine du|week of) (.+)$/)?.[1] ?? '');
  return (
    weekHolds &&
    ((today) => {
      const day = weekHolds.next(today, today);
      return day && weekOf(day);
    })
  );
}

/** A day as it was named. */
interface Day {
  /** The first such day that is not before `after`; null when there is none, or it is not sure which. */
  next(after: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate | null;
  /** The last such day that is not after `before`. */
  last(before: Temporal.PlainDate): Temporal.PlainDate | null;
  readonly lacksMonth: boolean;
  readonly isWeekday: boolean;
}

/** A day that is the same whatever stands beside it. */
const theDay = (of: (today: Temporal.PlainDate) => Temporal.PlainDate | null): Day => ({
  next: (_after, today) => of(today),
  last: of,
  lacksMonth: false,
  isWeekday: false,
});

function dayNamed(words: string): Day | null {
  const text = words.replace(/^(?:le|la|the|ce|this|on) /, '').replace(/ (?:soir|evening|prochain)$/, '');
  if (/^(?:aujourd ?['’]?hui|today|ce soir)$/.test(text)) return theDay((today) => today);
  if (/^(?:demain|tomorrow)$/.test(text)) return theDay((today) => today.add({ days: 1 }));
  if (/^(?:apres[- ]demain|day after tomorrow)$/.test(text)) return theDay((today) => today.add({ days: 2 }));
  if (/^(?:hier|yesterday)$/.test(text)) return theDay((today) => today.subtract({ days: 1 }));
  const end = endNamed(text);
  if (end) return theDay(end);

  const iso = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return theDay(() => dated(Number(iso[1]), Number(iso[2]), Number(iso[3])));

  // "Next Friday" said on a Thursday is tomorrow or the week after; said of a day of the week after, it is that day.
  const nextOne = weekdayNamed(text.match(/^next ([a-z]+)$/)?.[1] ?? '');
  if (nextOne) return theDay((today) => (nextOne <= today.dayOfWeek ? weekOf(today).until.add({ days: nextOne }) : null));
  const lastOne = weekdayNamed(
    text
      .match(/^(?:last ([a-z]+)|[a-z]+(?= dernier$))/)
      ?.slice(0, 2)
      .reverse()
      .find(Boolean) ?? '',
  );
  if (lastOne) return theDay((today) => backToWeekday(today.subtract({ days: 1 }), lastOne));
  const weekday = weekdayNamed(text);
  if (weekday) {
    return {
      next: (after, today) => after.add({ days: (weekday - after.dayOfWeek + 7) % 7 || (after.equals(today) ? 7 : 0) }),
      last: (before) => backToWeekday(before, weekday),
      lacksMonth: true,
      isWeekday: true,
    };
  }

  const [, before, rest] = text.match(/^([a-z]+) (\d.*)$/) ?? [];
  const named = before === undefined ? null : weekdayNamed(before);
  const day = numbered(named && rest ? rest : text);
  return named && day ? onWeekday(day, named) : day;
}

/** « Lundi 23 », "Monday 23 November": no day, rather than one of the two, where they disagree. */
function onWeekday(day: Day, weekday: number): Day {
  const agreed = (found: Temporal.PlainDate | null) => (found?.dayOfWeek === weekday ? found : null);
  return { ...day, next: (after, today) => agreed(day.next(after, today)), last: (before) => agreed(day.last(before)) };
}

function numbered(text: string): Day | null {
  const slashed = text.match(/^(?<day>\d{1,2})\/(?<month>\d{1,2})(?:\/(?<year>\d{2}|\d{4}))?$/)?.groups;
  if (slashed) return inYear(Number(slashed.day), Number(slashed.month), slashed.year);

  const alone = text.match(/^(\d{1,2})(?:er|st|nd|rd|th)?$/);
  if (alone) {
    const day = Number(alone[1]);
    return {
      next: (after) =>
        firstOf(
          [0, 1, 2],
          (ahead) => inMonth(after, ahead, day),
          (found) => Temporal.PlainDate.compare(found, after) >= 0,
        ),
      last: (before) =>
        firstOf(
          [0, -1],
          (ahead) => inMonth(before, ahead, day),
          (found) => Temporal.PlainDate.compare(found, before) <= 0,
        ),
      lacksMonth: true,
      isWeekday: false,
    };
  }

  const named =
    text.match(/^(?<day>\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (?<month>[a-z]+)(?: (?<year>\d{4}))?$/)?.groups ??
    text.match(/^(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/)?.groups;
  const month = monthNamed(named?.month ?? '');
  return named && month ? inYear(Number(named.day), month, named.year) : null;
}

function inYear(day: number, month: number, year: string | undefined): Day {
  if (year !== undefined) return theDay(() => dated(year.length === 2 ? 2000 + Number(year) : Number(year), month, day));
  const inYearOf = (from: Temporal.PlainDate, ahead: number) => dated(from.year + ahead, month, day);
  return {
    next: (after) =>
      firstOf(
        [0, 1],
        (ahead) => inYearOf(after, ahead),
        (found) => Temporal.PlainDate.compare(found, after) >= 0,
      ),
    last: (before) =>
      firstOf(
        [0, -1],
        (ahead) => inYearOf(before, ahead),
        (found) => Temporal.PlainDate.compare(found, before) <= 0,
      ),
    lacksMonth: false,
    isWeekday: false,
  };
}

/** « La fin du mois », « fin décembre », "the end of next week". */
function endNamed(text: string): ((today: Temporal.PlainDate) => Temporal.PlainDate | null) | null {
  const [, of] = text.match(/^(?:fin|end) (?:de l['’ ] ?|de la |du mois de |du mois d['’ ] ?|du |de |of the |of )?(.+)$/) ?? [];
  if (of === undefined) return null;
  if (/^(?:semaine|this week|week)$/.test(of)) return (today) => weekOf(today).until;
  if (/^(?:semaine prochaine|next week)$/.test(of)) return (today) => weekOf(today.add({ days: 7 })).until;
  if (/^(?:mois|this month|month)$/.test(of)) return endOfMonth;
  if (/^(?:mois prochain|next month)$/.test(of)) return (today) => endOfMonth(today.with({ day: 1 }).add({ months: 1 }));
  if (/^(?:annee|this year|year)$/.test(of)) return (today) => dated(today.year, 12, 31);
  const month = monthNamed(of);
  if (!month) return null;
  return (today) => endOfMonth(today.with({ day: 1 }).add({ months: (month - today.month + 12) % 12 }));
}

const backToWeekday = (before: Temporal.PlainDate, weekday: number) => before.subtract({ days: (before.dayOfWeek - weekday + 7) % 7 });

function inMonth(from: Temporal.PlainDate, ahead: number, day: number): Temporal.PlainDate | null {
  const month = from.with({ day: 1 }).add({ months: ahead });
  return dated(month.year, month.month, day);
}

function firstOf(
  places: readonly number[],
  at: (place: number) => Temporal.PlainDate | null,
  fits: (found: Temporal.PlainDate) => boolean,
): Temporal.PlainDate | null {
  for (const place of places) {
    const found = at(place);
    if (found && fits(found)) return found;
  }
  return null;
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
