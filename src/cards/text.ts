/*
 * Text as chat platforms take it. Lengths are in UTF-16 units: platforms publish limits in characters without saying which,
 * and units never count fewer.
 */

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** A space where a line may be cut: not the no-break ones that hold « : » to its word. */
const space = /[^\S\u00A0\u202F]/;

const rightToLeft = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const isolateStart = '\u2068';
const isolateEnd = '\u2069';

/** Nothing to see: platforms refuse such texts, or show an empty line. */
const invisible = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;

/** What `tidy` changes, in texts that are well formed: nothing in most of them. */
const untidy = /[^\P{Cc}\n]|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;

/**
 * Without what platforms refuse (lone surrogates, control characters) and without the marks that set a writing direction
 * by hand: `isolate` sets it, and a mark left open would turn the sentence around it.
 */
export function tidy(text: string): string {
  if (text.isWellFormed() && !untidy.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

export function isBlank(text: string): boolean {
  return invisible.test(text);
}

/** Letters and marks of one unit, none of which joins another in one character. */
const simple = /^[\n -~\u00A0-\u02FF\u2010-\u2027\u202F]*$/;

/** At most `max` characters as a reader counts them. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (simple.test(text.slice(0, max + 1))) return `${text.slice(0, max - 1).trimEnd()}…`;
  // Each step of a segmenter costs in proportion to all that it was given.
  const seen = text.slice(0, max * widest);
  let count = 0;
  let end = 0;
  for (const { index } of graphemes.segment(seen)) {
    count += 1;
    if (count <= max) end = index;
    if (count > max) return `${text.slice(0, end).trimEnd()}…`;
  }
  return seen.length === text.length ? text : `${text.slice(0, end === 0 ? boundary(text, seen.length) : end).trimEnd()}…`;
}

/** Units of a character: families of several people take eleven, and few are longer. */
const widest = 20;

/** At most `limit` units. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, boundary(text, limit - 1)).trimEnd()}…`;
}

/** One line of at most `limit` units, for labels and titles; `instead` when there is nothing to show. */
export function line(text: string, limit: number, instead = '…'): string {
  const flat = tidy(text)
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join(' ');
  if (isBlank(flat)) return instead;
  return isolate(clip(flat, rightToLeft.test(flat) ? limit - 2 : limit));
}

/** What a button can show of a title: clients cut what is longer. */
const titleAtMost = 24;

/** What a button shows: « 2. On a planté des vignes… » of what it names by a number. */
export function faceOf({ label, title }: { readonly label: string; readonly title?: string | undefined }): string {
  return title === undefined ? line(label, 75) : `${label}. ${line(shorten(tidy(title).trim(), titleAtMost), 70)}`;
}

/** Keeps right-to-left words from reordering the sentence around them. An isolate ends with its line, so each has its own. */
export function isolate(text: string): string {
  if (!rightToLeft.test(text)) return text;
  return text
    .split('\n')
    .map((one) => (rightToLeft.test(one) ? `${isolateStart}${one}${isolateEnd}` : one))
    .join('\n');
}

/**
 * The beginning of `text` that takes at most `room` units once isolated, cut between words where there are any, and the rest.
 * Text that fits is not cut.
 */
export function split(text: string, room: number): readonly [head: string, tail: string] {
  if (text.length <= room && isolate(text).length <= room) return [text, ''];
  // A line of one right-to-left letter doubles once isolated.
  const size = rightToLeft.test(text.slice(0, room + 1)) ? Math.floor(room / 2) - 1 : room;
  let last = size;
  while (last > size / 2 && !space.test(text.charAt(last))) last -= 1;
  const at = last > size / 2 ? last : boundary(text, size);
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

/** The last place at or before `at` that cuts no character; a monstrous one (a letter under a thousand accents) is cut all the same. */
function boundary(text: string, at: number): number {
  const start = graphemes.segment(text.slice(0, at + 1)).containing(at)?.index ?? at;
  if (start > 0 && at - start < 100) return start;
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}
