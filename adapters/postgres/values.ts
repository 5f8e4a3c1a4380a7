import type { Row } from './database.ts';

/*
 * Both engines speak text: what goes in and what comes out is decided here, once, so that a row looks the same
 * whichever of them gave it. No Date on either side: an instant is an ISO-8601 string.
 */

type Parse = (text: string) => unknown;

/** Types not listed come back as the text PostgreSQL prints (uuid, numeric, interval…). */
const scalars: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [16, (text) => text === 't'],
  [20, safeInteger],
  [21, Number],
  [23, Number],
  [26, Number],
  [700, Number],
  [701, Number],
  [114, parseJson],
  [3802, parseJson],
  [1083, (text) => text.slice(0, 8)],
  [1184, instant],
]);

/** The type of an array, then the type of its elements. */
const arrays: ReadonlyMap<number, number> = new Map([
  [1000, 16],
  [1005, 21],
  [1007, 23],
  [1016, 20],
  [1009, 25],
  [1015, 1043],
  [1182, 1082],
  [1183, 1083],
  [1185, 1184],
  [1231, 1700],
  [2951, 2950],
]);

const parsers: ReadonlyMap<number, Parse> = new Map([...scalars, ...[...arrays].map(arrayParser)]);

export interface Column {
  readonly name: string;
  /** An oid of pg_type. */
  readonly dataTypeID: number;
}

export function toRows(columns: readonly Column[], answers: readonly (readonly (string | null)[])[]): Row[] {
  const readers = columns.map(({ name, dataTypeID }) => ({ name, parse: parsers.get(dataTypeID) ?? String }));
  return answers.map((texts) => {
    const row: Row = {};
    readers.forEach(({ name, parse }, index) => {
      const text = texts[index] ?? null;
      row[name] = text === null ? null : parse(text);
    });
    return row;
  });
}

function arrayParser([array, element]: [number, number]): [number, Parse] {
  const parse = scalars.get(element) ?? String;
  return [array, (text) => elementsOf(text).map((each) => (each === null ? null : parse(each)))];
}

/** PostgreSQL quotes every element that could be mistaken for something else. */
function elementsOf(text: string): (string | null)[] {
  if (!/^\{[^{]/.test(text)) throw new RangeError('An array read from the database has more than one dimension.');
  return Array.from(text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|[^,]+/gs), ([plain, quoted]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return plain === 'NULL' ? null : plain;
  });
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A bigint read from the database is too large for a number.');
  return number;
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

const timestamp = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d)(?::?(\d\d))?$/;

/** Microseconds are cut, not rounded: an instant never moves to the next second by being read. */
function instant(text: string): string {
  const [, day, time, fraction = '', hours, minutes = '00'] = timestamp.exec(text) ?? [];
  if (!day || !time || !hours) throw new RangeError('A timestamptz read from the database is not an instant of the years 1 to 9999.');
  const local = `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  return hours === '+00' && minutes === '00' ? `${local}Z` : new Date(`${local}${hours}:${minutes}`).toISOString();
}

/**
 * Strings, numbers, booleans and null; arrays of these become PostgreSQL arrays, plain objects become JSON.
 * The message of a refusal never repeats the value.
 */
export function toParameter(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  if (isPlainObject(value)) return JSON.stringify(value);
  throw new TypeError(
    `A query parameter cannot be ${value === undefined ? 'undefined (write null)' : kindOf(value)}: pass a string, a finite number, a boolean, null, an array of these, or a plain object for jsonb.`,
  );
}

function toElement(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value) || isPlainObject(value))
    throw new TypeError('An array given to a query holds strings, numbers or booleans only.');
  return `"${toParameter(value)?.replace(/["\\]/g, '\\$&')}"`;
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? `a ${value.constructor.name}` : `a ${typeof value}`;
}
