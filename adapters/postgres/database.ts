/** One row as the driver gives it; each table file parses it with zod. */
export type Row = Record<string, unknown>;

export interface Queryable {
  /** Parameters are `$1`, `$2`…; SQL is what PostgreSQL 15 understands. */
  query(text: string, params?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Runs in the round trip of the next query, or of the commit: what it returns is not read, and when it fails, they fail. */
  defer(text: string, params?: readonly unknown[]): void;
  /** Several statements at once, without parameters: for migrations. */
  exec(script: string): Promise<void>;
}

/** PGlite or PostgreSQL, behind the one thing the store needs. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
   * Errors that leave it carry neither parameters nor row values (see `DatabaseError`).
   * Calling `transaction` from within `work` throws at once instead of hanging.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
