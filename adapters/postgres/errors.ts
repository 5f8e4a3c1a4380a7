/**
 * A surprise from the database, safe to log: its message is built from names the schema gave (SQLSTATE, table, column,
 * constraint) and never from what the server said, since that repeats the words of people. It has no cause for the same reason.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** SQLSTATE. 08006 is a lost connection, 08001 one that could not be made, XX000 a broken engine. */
  readonly code: string;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly routine: string | undefined;
  /** See `mayBeCommitted` in `src/ports/store.ts`. */
  readonly mayBeCommitted: boolean;

  constructor(fields: ErrorFields) {
    super(describe(fields));
    this.code = fields.code;
    this.table = fields.table;
    this.column = fields.column;
    this.constraint = fields.constraint;
    this.routine = fields.routine;
    this.mayBeCommitted = fields.mayBeCommitted ?? false;
  }
}

export interface ErrorFields {
  readonly code: string;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly constraint?: string | undefined;
  readonly routine?: string | undefined;
  /** Where in the statement, counted in characters. */
  readonly position?: string | undefined;
  readonly mayBeCommitted?: boolean;
  /** What we know beyond the code, in words of our own. */
  readonly note?: string | undefined;
}

const conditions: Readonly<Record<string, string>> = {
  '08001': 'connection could not be made',
  '08006': 'connection lost',
  '0A000': 'feature not supported',
  '22001': 'text too long',
  '22003': 'number out of range',
  '22007': 'invalid date or time',
  '22008': 'date or time out of range',
  '22021': 'character not in repertoire',
  '22P02': 'invalid text for the type',
  '22P05': 'untranslatable character',
  '23502': 'not-null violation',
  '23503': 'foreign key violation',
  '23505': 'unique violation',
  '23514': 'check violation',
  '25P02': 'transaction already failed',
  '28P01': 'wrong user or password',
  '3D000': 'no such database',
  '40001': 'serialization failure',
  '40P01': 'deadlock',
  '42501': 'insufficient privilege',
  '42601': 'syntax error',
  '42703': 'no such column',
  '42883': 'no such function',
  '42P01': 'no such table',
  '53300': 'too many connections',
  '55P03': 'lock not available',
  '57014': 'statement cancelled',
  '57P01': 'server shutting down',
  '57P03': 'server not accepting connections yet',
  XX000: 'engine failure',
};

function describe({ code, table, column, constraint, position, note }: ErrorFields): string {
  const details = [
    table && `table ${table}`,
    column && `column ${column}`,
    constraint && `constraint ${constraint}`,
    position && `at character ${position} of the statement`,
    note,
  ].filter(Boolean);
  const what = conditions[code] ?? 'database error';
  return `${what} (${code})${details.length > 0 ? `: ${details.join(', ')}` : ''}`;
}

/** `engineFailure` is the code of an error that the server did not report itself. */
export function toDatabaseError(error: unknown, unreported: '08006' | 'XX000'): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const code = field(error, 'code');
  // A system error such as EPIPE has five letters too; only what the server reports has a severity.
  if (code && field(error, 'severity')) {
    return new DatabaseError({
      code,
      table: field(error, 'table'),
      column: field(error, 'column'),
      constraint: field(error, 'constraint'),
      routine: field(error, 'routine'),
      position: field(error, 'position'),
    });
  }
  if (unreported === '08006' && code && !/^E[A-Z]/.test(code)) return new DatabaseError({ code: '08001', note: code });
  return new DatabaseError({ code: unreported, note: code ?? (error instanceof Error ? error.name : undefined) });
}

function field(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const transient = new Set(['08000', '08003', '08006', '40001', '40P01', '53300', '57P01', '57P02', '57P03']);

/** A failure of `commit`: what the server reported of the transaction is sure, and anything else leaves it in doubt. */
export function ofCommit(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  const lost = error.code.startsWith('08') || error.code.startsWith('57P') || error.code === 'XX000';
  return lost ? new DatabaseError({ code: error.code, note: 'while committing', mayBeCommitted: true }) : error;
}

/** The same transaction, tried again a little later, may succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof DatabaseError && (transient.has(error.code) || isStalePlan(error));
}

/** A statement prepared before a migration changed its table; it has been forgotten, and works next time. */
export function isStalePlan(error: DatabaseError): boolean {
  return error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
}
