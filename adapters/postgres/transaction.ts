import { AsyncLocalStorage } from 'node:async_hooks';
import { mayBeCommitted } from '../../src/ports/store.ts';
import type { Queryable, Row } from './database.ts';
import { DatabaseError, ofCommit } from './errors.ts';
import { toParameter } from './values.ts';

/** A statement with its parameters, as both engines take them. Each text is prepared once by a connection. */
export interface Statement {
  readonly text: string;
  readonly values: (string | null)[];
}

/** One connection, of either engine. Its errors are DatabaseErrors already. */
export interface Session {
  /** One round trip; the first that fails skips the others. Resolves with what the last one answers. */
  send(statements: readonly Statement[]): Promise<{ readonly rows: Row[]; readonly command: string }>;
  /** Runs statements one after another; resolves with the command the last one reports. */
  run(script: string): Promise<string>;
}

export const begin: Statement = { text: 'begin', values: [] };
export const commit: Statement = { text: 'commit', values: [] };

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

  async run<T>(session: Session, work: (tx: Queryable) => Promise<T>): Promise<T> {
    const begun = started(session);
    const scope: Scope = { open: true };
    try {
      const tx = handle(begun, scope);
      const result = await (this.#scopes ? this.#scopes.run(scope, () => work(tx)) : work(tx));
      scope.open = false;
      // A statement failed and `work` went on as if nothing had happened: the server answers COMMIT with ROLLBACK, without an error.
      const command = await begun.commit();
      if (command === 'ROLLBACK') throw new DatabaseError({ code: '25P02', note: 'nothing was saved' });
      return result;
    } catch (error) {
      if (scope.open) {
        scope.open = false;
        await begun.rollback();
      }
      throw error;
    }
  }
}

interface Begun {
  query(statement: Statement): Promise<{ rows: Row[] }>;
  defer(statement: Statement): void;
  run(script: string): Promise<unknown>;
  commit(): Promise<string>;
  rollback(): Promise<void>;
}

/**
 * A transaction begins with its first statement, and what is deferred leaves with the next one: each in a round trip less. A
 * connection answers one question at a time; those asked together wait for one another.
 */
function started(session: Session): Begun {
  let waiting: Statement[] = [begin];
  let last: Promise<unknown> = Promise.resolve();
  const queue = <A>(ask: () => Promise<A>): Promise<A> => {
    const answer = last.then(ask, ask);
    last = answer;
    return answer;
  };
  const send = (...statements: readonly Statement[]) => {
    const all = [...waiting, ...statements];
    waiting = [];
    return queue(() => session.send(all));
  };
  const rollback = () =>
    queue(() => session.run('rollback')).then(
      () => {},
      () => {}, // the first error says more
    );
  return {
    query: send,
    defer: (statement) => void waiting.push(statement),
    async run(script) {
      if (waiting.length > 0) await send();
      return queue(() => session.run(script));
    },
    async commit() {
      try {
        return (await send(commit)).command;
      } catch (error) {
        const surprise = ofCommit(error);
        // What left with the commit failed before it: the transaction still stands.
        if (!mayBeCommitted(surprise)) await rollback();
        throw surprise;
      }
    },
    rollback,
  };
}

function handle(begun: Begun, scope: Scope): Queryable {
  const assertOpen = () => {
    if (!scope.open) throw new Error('This transaction has ended: await every query before its work resolves.');
  };
  return {
    async query(text, params = []) {
      assertOpen();
      return begun.query({ text, values: params.map(toParameter) });
    },
    defer(text, params = []) {
      assertOpen();
      begun.defer({ text, values: params.map(toParameter) });
    },
    async exec(script) {
      assertOpen();
      await begun.run(script);
    },
  };
}

const names = new Map([begin, commit].map(({ text }) => [text, text]));
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
