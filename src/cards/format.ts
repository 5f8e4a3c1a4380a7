import type { Temporal } from 'temporal-polyfill';
import type { Calling, Locale, Settings } from '../domain/organisation.ts';
import type { Term } from '../domain/term.ts';
import type { Span } from './card.ts';
import type { pagePaths } from './own-pages.ts';

/** Dates and lists as one person reads them: in their language, in their zone. */
export interface Format {
  /** « jeudi 26 novembre »; the year is said when it is not the one of `today`. */
  day(date: Temporal.PlainDate): string;
  /** « lundi 23 novembre à 9 h » */
  moment(instant: Temporal.Instant): string;
  /** « Awa, Bao et Chloé » */
  people(names: readonly string[]): readonly Span[];
  /** Why a message of this kind comes when nobody asked for it, within a sentence; null when it only ever answers. */
  because(kind: string): string | null;
  /** The day on which the frame of their organisation was signed; null while it is not. */
  readonly frameSignedOn: Temporal.PlainDate | null;
  /** What their organisation calls itself. */
  readonly called: Calling;
  /** Who runs the bot, as coordination said; null until then. Two of them may be empty. */
  readonly runBy: Pick<Settings, 'controller' | 'legalBasis' | 'dataContact'> | null;
  /** Until when the bot is on trial here; null until coordination says so. */
  readonly term: Term | null;
  /** Addresses of the bot's own pages, in the reader's language; null where its public address is not known. */
  readonly pages: Readonly<Record<keyof typeof pagePaths, string>> | null;
}

/** How one person reads dates and lists. */
export interface Reading {
  readonly locale: Locale;
  readonly format: Format;
}

/** What a whole organisation reads alike. */
export type House = Pick<Format, 'frameSignedOn' | 'called' | 'runBy' | 'term' | 'pages'>;

export const plainHouse: House = { frameSignedOn: null, called: 'organisation', runBy: null, term: null, pages: null };

/** @param today the reader's local day: other years are said in full */
export function formatFor(
  locale: Locale,
  zone: string,
  today: Temporal.PlainDate,
  reasons: Readonly<Record<string, string>> = {},
  house: House = plainHouse,
): Format {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = (date: Temporal.PlainDate) => {
    const text = dayFormat(tag, date.year !== today.year).format(Date.UTC(date.year, date.month - 1, date.day));
    return locale === 'fr' ? text.replace(/(\p{L}) 1 (\p{L})/u, '$1 1er $2') : text.replace(',', '');
  };
  return {
    ...house,
    day,
    because: (kind) => reasons[kind] ?? null,
    moment(instant) {
      const local = instant.toZonedDateTimeISO(zone);
      const minutes = String(local.minute).padStart(2, '0');
      if (locale === 'en') return `${day(local.toPlainDate())} at ${local.hour}:${minutes}`;
      return `${day(local.toPlainDate())} à ${local.hour} h${local.minute === 0 ? '' : ` ${minutes}`}`;
    },
    people(names) {
      return listFormat(tag)
        .formatToParts(names)
        .map((part) => (part.type === 'element' ? { person: part.value } : part.value));
    },
  };
}

/** Intl takes a hundred times longer to make a format than to use it. */
const dayFormat = kept(
  (tag: string, withYear: boolean) =>
    new Intl.DateTimeFormat(tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(withYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }),
);
const listFormat = kept((tag: string) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** Remembers the results of a function that is called with few sets of arguments. */
function kept<A extends readonly (string | boolean)[], R>(make: (...args: A) => R): (...args: A) => R {
  const made = new Map<string, R>();
  return (...args) => {
    const key = args.join(' ');
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
