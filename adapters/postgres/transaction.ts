import { AsyncLocalStorage } from 'node:async_hooks';
import type { Queryable, Row } from './database.ts';
import { DatabaseError, ofCommit } from './errors.ts';
import { toParameter } from './values.ts';

/** One connection, of either engine. Its errors are DatabaseErrors already. */
export interface Session {
  query(text: string, values: Values): Promise<{ rows: Row[] }>;
  /** `begin` and the first query of a transaction in one round trip: a failure of the first skips the second. */
  open(text: string, values: Values): Promise<{ rows: Row[] }>;
  /** Runs statements one after another; resolves with the command the last one reports. */
  run(script: string): Promise<string>;
}

/** Parameters, as both engines take them. */
export type Values = (string | null)[];

type Begun = Pick<Session, 'query' | 'run'>;

interface Scope {
  open: boolean;
}

/** What a transaction promises, whichever engine carries it. */
export class Transactions {
  readonly #scopes: AsyncLocalStorage<Scope> | null;

  /** `guarded`: nesting is refused at once. On Node 20 each promise of the process then costs more. */
  constructor({ guarded = true }: { readonly guarded?: boolean } = {}) {
    this.#scopes = guarded ? new AsyncLocalStorage() : null;
  }

  /** Waiting for a second connection while holding the first is a deadlock as soon as everybody does it. */
  assertNotNested(): void {
    if (this.#scopes?.getStore()?.open) {
      throw new Error('transaction() was called from within a transaction of the same database: pass `tx` down instead.');
    }
  }

  async run<T>(connection: Session, work: (tx: Queryable) => Promise<T>): Promise<T> {
    const session = inOrder(begunByTheFirst(connection));
    const scope: Scope = { open: true };
    try {
      const result = await (this.#scopes ? this.#scopes.run(scope, () => work(handle(session, scope))) : work(handle(session, scope)));
      scope.open = false;
      // A statement failed and `work` went on as if nothing had happened: the server answers COMMIT with ROLLBACK, without an error.
      const command = await session.run('commit').catch((error: unknown) => {
        throw ofCommit(error);
      });
      if (command === 'ROLLBACK') throw new DatabaseError({ code: '25P02', note: 'nothing was saved' });
      return result;
    } catch (error) {
      if (scope.open) {
        scope.open = false;
        await session.run('rollback').catch(() => {}); // the first error says more
      }
      throw error;
    }
  }
}

/** A transaction begins with its first question: one round trip less for each. */
function begunByTheFirst(session: Session): Begun {
  let begun = false;
  return {
    async query(text, values) {
      if (begun) return session.query(text, values);
      begun = true;
      return session.open(text, values);
    },
    async run(script) {
      if (!begun) await session.run('begin');
      begun = true;
      return session.run(script);
    },
  };
}

/** A connection answers one question at a time; those asked together wait for one another. */
function inOrder(session: Begun): Begun {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = last.then(ask, ask);
    last = answer;
    return answer;
  };
  return {
    query: (text, values) => queue(() => session.query(text, values)),
    run: (script) => queue(() => session.run(script)),
  };
}

function handle(session: Begun, scope: Scope): Queryable {
  const assertOpen = () => {
    if (!scope.open) throw new Error('This transaction has ended: await every query before its work resolves.');
  };
  return {
    async query(text, params = []) {
      assertOpen();
      return session.query(text, params.map(toParameter));
    },
    async exec(script) {
      assertOpen();
      await session.run(script);
    },
  };
}

const names = new Map<string, string>();
const MOST_NAMES = 500;

/**
 * The name under which a connection prepares a statement once and runs it many times. A text composed anew for each
 * call would fill the server's memory: past a number of names, statements stay unnamed.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_NAMES) return known;
  const name = `v${names.size}`;
  names.set(text, name);
  return name;
}
