import { AsyncLocalStorage } from 'node:async_hooks';
import type { Queryable, Row } from './database.ts';
import { DatabaseError } from './errors.ts';

/** One connection, of either engine. Its errors are DatabaseErrors already. */
export interface Session {
  query(text: string, params: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Runs statements one after another; resolves with the command the last one reports. */
  run(script: string): Promise<string>;
}

interface Scope {
  open: boolean;
}

/** What a transaction promises, whichever engine carries it. */
export class Transactions {
  readonly #scopes = new AsyncLocalStorage<Scope>();

  /** Waiting for a second connection while holding the first is a deadlock as soon as everybody does it. */
  assertNotNested(): void {
    if (this.#scopes.getStore()?.open) {
      throw new Error('transaction() was called from within a transaction of the same database: pass `tx` down instead.');
    }
  }

  async run<T>(connection: Session, work: (tx: Queryable) => Promise<T>): Promise<T> {
    const session = inOrder(connection);
    await session.run('begin');
    const scope: Scope = { open: true };
    try {
      const result = await this.#scopes.run(scope, () => work(handle(session, scope)));
      scope.open = false;
      // A statement failed and `work` went on as if nothing had happened: the server answers COMMIT with ROLLBACK, without an error.
      if ((await session.run('commit')) === 'ROLLBACK') throw new DatabaseError({ code: '25P02', note: 'nothing was saved' });
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

/** A connection answers one question at a time; those asked together wait for one another. */
function inOrder(session: Session): Session {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = last.then(ask, ask);
    last = answer;
    return answer;
  };
  return {
    query: (text, params) => queue(() => session.query(text, params)),
    run: (script) => queue(() => session.run(script)),
  };
}

function handle(session: Session, scope: Scope): Queryable {
  const assertOpen = () => {
    if (!scope.open) throw new Error('This transaction has ended: await every query before its work resolves.');
  };
  return {
    async query(text, params = []) {
      assertOpen();
      return session.query(text, params);
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
