import { z } from 'zod';
import type { Queryable, Row } from './database.ts';

/** The queries of a transaction. What they read is parsed by the schema of a row. */
export interface Queries {
  /** The first row; null when there is none. */
  one<T>(sql: string, params: readonly unknown[], schema: z.ZodType<T>): Promise<T | null>;
  /** The row of a query that always has one. */
  only<T>(sql: string, params: readonly unknown[], schema: z.ZodType<T>): Promise<T>;
  many<T>(sql: string, params: readonly unknown[], schema: z.ZodType<T>): Promise<T[]>;
  /** How many rows it returns. */
  count(sql: string, params?: readonly unknown[]): Promise<number>;
  /** Whether it returns a row. */
  found(sql: string, params?: readonly unknown[]): Promise<boolean>;
  /** Leaves with the next query, or with the commit, which fail when it fails (`Queryable.defer`): nothing is awaited. */
  run(sql: string, params?: readonly unknown[]): Promise<void>;
}

export function queriesOf(db: Queryable): Queries {
  const rowsOf = async (sql: string, params?: readonly unknown[]): Promise<readonly Row[]> => (await db.query(sql, params)).rows;
  return {
    async one(sql, params, schema) {
      const [first] = await rowsOf(sql, params);
      return first ? schema.parse(first) : null;
    },
    async only(sql, params, schema) {
      const [first] = await rowsOf(sql, params);
      if (!first) throw new Error('A query that always returns a row returned no row.');
      return schema.parse(first);
    },
    many: async (sql, params, schema) => (await rowsOf(sql, params)).map((each) => schema.parse(each)),
    count: async (sql, params) => (await rowsOf(sql, params)).length,
    found: async (sql, params) => (await rowsOf(sql, params)).length > 0,
    run(sql, params) {
      db.defer(sql, params);
      return Promise.resolve();
    },
  };
}

/**
 * A row whose columns have these names in snake case: the one place where names change from SQL to TypeScript.
 * `columns`: those of another name.
 */
export function row<S extends z.ZodRawShape>(shape: S, columns: { readonly [N in keyof S]?: string } = {}) {
  const names = Object.keys(shape).map((name) => [name, columns[name] ?? inSnakeCase(name)] as const);
  const renamed = (read: object) => Object.fromEntries(names.map(([name, of]) => [name, cell(read, of)]));
  return z.preprocess((read) => (isObject(read) ? renamed(read) : read), z.object(shape));
}

/** One column of a row, alone. */
export function column<S extends z.ZodType>(name: string, schema: S) {
  return z.preprocess((read) => (isObject(read) ? cell(read, name) : undefined), schema);
}

const inSnakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const isObject = (read: unknown) => typeof read === 'object' && read !== null;
const cell = (read: object, name: string): unknown => Reflect.get(read, name);
