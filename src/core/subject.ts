/*
 * What a button, a form or a task is about, as the text that a platform carries or the agenda keeps. Cards that were posted keep
 * theirs: what a codec writes never changes.
 */

export interface Codec<T> {
  readonly write: (value: T) => string;
  /** Null for a text that `write` does not make. */
  readonly read: (text: string) => T | null;
}

/** A codec whose values are not known here. */
export interface AnyCodec {
  readonly write: (value: never) => string;
  readonly read: (text: string) => unknown;
}

export type ValueOf<C> = C extends { readonly read: (text: string) => infer T } ? Exclude<T, null> : never;

/** What came back. Undefined: nothing was named, as in words; null: what no button, form or task of that name is about. */
export type Named<T> = T | null | undefined;

/** Reads what came back: the only place where that is done. */
export function named(codec: Pick<AnyCodec, 'read'>, text: string): Named<unknown> {
  return text === '' ? undefined : codec.read(text);
}

const matching = (pattern: RegExp): Codec<string> => ({ write: (value) => value, read: (text) => (pattern.test(text) ? text : null) });

/** The id of a record. */
export const id = matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** The name of a draft or of a search: the instant it was kept, in milliseconds. */
export const instant = matching(/^\d{1,15}$/);

/** The number of a delivery. */
export const serial = matching(/^\d{1,18}$/);

/** What a platform names, or a digest of it. It may hold what stands between parts, so it comes last. */
export const opaque = matching(/^.+$/s);

/** What a platform names, where a slash stands between the parts. */
export const unslashed = matching(/^[^/]+$/);

/** A version, a count, an instant in milliseconds. */
export const int: Codec<number> = {
  write: String,
  read: (text) => (/^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null),
};

/** Which page of a long text, from 0. */
export const page: Codec<number> = {
  write: String,
  read: (text) => {
    const number = int.read(text);
    return number !== null && number < 100_000 ? number : null;
  },
};

export interface OneOf<V extends string> extends Codec<V> {
  readonly values: readonly V[];
}

export function oneOf<const V extends string>(values: readonly V[]): OneOf<V> {
  return { values, write: (value) => value, read: (text) => values.find((one) => one === text) ?? null };
}

interface Within<C, T> extends Codec<T> {
  readonly within: C;
}

/** Nothing is written as an empty text, and read from it. */
export function maybe<C extends AnyCodec>(within: C): Within<C, ValueOf<C> | undefined> {
  return {
    within,
    write: (value) => (value === undefined ? '' : within.write(value as never)),
    read: (text) => (text === '' ? undefined : (within.read(text) as ValueOf<C> | null)),
  };
}

/** A word of the bot's, an id, or a digest. */
export const word = matching(/^[\w-]+$/);

/** An empty text where there is none. */
export function orEmpty<V extends string>(within: Codec<V>): Within<Codec<V>, V | ''> {
  return {
    within,
    write: (value) => (value === '' ? value : within.write(value)),
    read: (text) => (text === '' ? text : within.read(text)),
  };
}

/** Of records, in their order. */
export const ids: Codec<readonly string[]> = {
  write: (values) => values.join(','),
  read: (text) => {
    const values = text.split(',');
    return values.every((one) => id.read(one) !== null) ? values : null;
  },
};

/** A last part that some subjects do not have. */
interface Optional<C> extends Within<C, ValueOf<C>> {
  readonly optional: true;
}

export function optional<C extends Codec<ValueOf<C>>>(within: C): Optional<C> {
  return { write: within.write, read: within.read, within, optional: true };
}

type Shape = Readonly<Record<string, AnyCodec & { readonly optional?: true }>>;
type IsOptional<C> = C extends { readonly optional: true } ? true : false;
type Parts<S> = {
  readonly [K in keyof S as IsOptional<S[K]> extends true ? never : K]: ValueOf<S[K]>;
} & { readonly [K in keyof S as IsOptional<S[K]> extends true ? K : never]?: ValueOf<S[K]> };
/** The same type, written out. */
type Flat<T> = { readonly [K in keyof T]: T[K] };

export interface Subject<T> extends Codec<T> {
  /** How each part is written. */
  readonly shape: Shape;
}

/** Several parts, in the order of the shape, with a colon between them. Those that may be missing stand last. */
export function subject<S extends Shape>(shape: S, between = ':'): Subject<Flat<Parts<S>>> {
  const parts = Object.entries<Shape[string]>(shape);
  const needed = parts.filter(([, part]) => !part.optional).length;
  return {
    shape,
    write(value) {
      const values: Readonly<Record<string, unknown>> = value;
      return parts
        .filter(([name, part]) => !part.optional || values[name] !== undefined)
        .map(([name, part]) => part.write(values[name] as never))
        .join(between);
    },
    read(text) {
      const texts = text.split(between);
      if (texts.length < needed) return null;
      // The last part may hold what stands between them.
      const given = parts.slice(0, texts.length);
      const read = given.map(([name, part], index) => {
        const one = index === given.length - 1 ? texts.slice(index).join(between) : (texts[index] ?? '');
        return [name, part.read(one)] as const;
      });
      return read.some(([, value]) => value === null) ? null : (Object.fromEntries(read) as Flat<Parts<S>>);
    },
  };
}

/** A subject written after a tag and a colon: the tag tells it from other subjects. */
export function tagged<T>(tag: string, { shape, write, read }: Subject<T>): Subject<T> {
  const begins = `${tag}:`;
  return {
    shape,
    write: (value) => `${begins}${write(value)}`,
    read: (text) => (text.startsWith(begins) ? read(text.slice(begins.length)) : null),
  };
}

export interface Either<T> extends Codec<T> {
  readonly cases: readonly (AnyCodec & Pick<Subject<never>, 'shape'>)[];
}

/** One of several subjects, told apart by the names of their parts. */
export function either<const C extends Either<never>['cases']>(...cases: C): Either<ValueOf<C[number]> & object> {
  type Value = ValueOf<C[number]> & object;
  return {
    cases,
    write(value) {
      const found = cases.find(({ shape }) => Object.entries(shape).every(([name, part]) => part.optional || name in value));
      if (!found) throw new Error(`No subject has the parts ${Object.keys(value).join(', ')}.`);
      return found.write(value as never);
    },
    read(text) {
      for (const one of cases) {
        const value = one.read(text);
        if (value !== null) return value as Value;
      }
      return null;
    },
  };
}

/** Of what is about nothing. */
export const nothing: Codec<undefined> = { write: () => '', read: () => null };
