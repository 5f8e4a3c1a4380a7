import pg from 'pg';
import type { Database } from './database.ts';
import { type DatabaseError, isStalePlan, toDatabaseError } from './errors.ts';
import { begin, commit, type Session, type Statement, statementName, Transactions } from './transaction.ts';
import { toRows } from './values.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** PostgreSQL 15 or newer. TLS is asked for in the URL (`sslmode=verify-full`). `guarded`: see `Transactions`. */
export async function openPostgres(url: string, { max = 10, guarded = true }: { max?: number; guarded?: boolean } = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'vendange',
    max,
    connectionTimeoutMillis: 10 * SECOND,
    // Longer than the minute a platform may ask to wait: a connection that is there has its statements ready.
    idleTimeoutMillis: 5 * MINUTE,
    keepAlive: true,
    // A little more than the server's own limit: for a server that has gone without a word.
    query_timeout: 20 * SECOND,
    types: { getTypeParser: () => asText },
    onConnect: prepareConnection,
  });
  // The server closed an idle connection; the pool has already removed it.
  pool.on('error', () => {});
  const transactions = new Transactions({ guarded });
  let closed: Promise<void> | undefined;
  return {
    engine: 'postgres',
    async transaction(work) {
      transactions.assertNotNested();
      if (closed) throw new Error('The database is closed.');
      const { session, release } = await connect(pool);
      try {
        return await transactions.run(session, work);
      } finally {
        release();
      }
    },
    close() {
      transactions.assertNotNested();
      closed ??= pool.end();
      return closed;
    },
  };
}

const asText = (text: string) => text;

/** What an instant looks like, and where a day begins, must not depend on how the server was configured. */
async function prepareConnection(client: pg.ClientBase): Promise<void> {
  await client.query(named(begin));
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
     set statement_timeout = '15s'; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '30s'`,
  );
  await client.query(named(commit));
  ready.set(client, new Set([begin.text, commit.text]));
}

/** Statements that a connection has prepared. */
const ready = new WeakMap<pg.ClientBase, Set<string>>();

async function connect(pool: pg.Pool): Promise<{ session: Session; release(): void }> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toDatabaseError(error, '08006');
  });
  // Lost while in use: the query under way fails, and says so; the event alone would end the process.
  const ignore = () => {};
  client.on('error', ignore);
  let broken = false;
  const answerOf = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      const surprise = toDatabaseError(error, '08006');
      broken ||= endsConnection(surprise);
      throw surprise;
    }
  };
  const prepared = ready.get(client) ?? new Set();
  const one = async (statement: Statement, before: readonly Statement[] = []): Promise<Answer> => {
    const answer = await answerOf(
      before.length === 0 ? client.query<(string | null)[]>(named(statement)) : together(client, before, statement),
    );
    if (statementName(statement.text)) prepared.add(statement.text);
    return answer;
  };
  return {
    session: {
      async send(statements) {
        const last = statements.at(-1);
        if (!last) throw new Error('There is nothing to send.');
        const before: Statement[] = [];
        for (const statement of statements.slice(0, -1)) {
          // Only what is prepared already can go before another: the first time on each connection, it closes a round trip.
          if (prepared.has(statement.text)) before.push(statement);
          else await one(statement, before.splice(0));
        }
        const { fields, rows, command } = await one(last, before);
        return { rows: toRows(fields, rows), command };
      },
      async run(script) {
        const query: pg.QueryConfig & { query_timeout: number } = { text: script, query_timeout: 10 * MINUTE };
        const answer: unknown = await answerOf(client.query(query));
        return lastCommand(answer);
      },
    },
    release() {
      client.off('error', ignore);
      client.release(broken);
    },
  };
}

type Answer = pg.QueryArrayResult<(string | null)[]>;

function named({ text, values }: Statement): pg.QueryArrayConfig {
  const name = statementName(text);
  return { text, values, rowMode: 'array', ...(name && { name }) };
}

/** Prepared statements that go before another and share its `sync`: when one fails, those that follow are skipped. */
class Together extends pg.Query {
  constructor(before: readonly Statement[], last: Statement, done: (error: Error | undefined, result: unknown) => void) {
    super(named(last), done);
    const submit = this.submit;
    this.submit = (connection) => {
      connection.stream.cork();
      for (const { text, values } of before) {
        connection.bind({ statement: statementName(text) ?? '', values }, true);
        connection.describe({ type: 'P' }, true);
        connection.execute({}, true);
      }
      const refusal = submit.call(this, connection);
      connection.stream.uncork();
      return refusal;
    };
  }
}

function together(client: pg.ClientBase, before: readonly Statement[], last: Statement): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.query(
      new Together(before, last, (error, answers) => {
        if (error) return reject(error);
        // One answer for each statement, which the types of pg do not say.
        const answer: unknown = Array.isArray(answers) ? answers.at(-1) : answers;
        resolve(answer as Answer);
      }),
    );
  });
}

/** Lost, being closed by the server, or holding a statement that no longer fits its table. */
function endsConnection(error: DatabaseError): boolean {
  return error.code.startsWith('08') || error.code.startsWith('57P') || error.code.startsWith('25P03') || isStalePlan(error);
}

/** A script of several statements answers with a list, which the types of pg do not say. */
function lastCommand(answer: unknown): string {
  const last: unknown = Array.isArray(answer) ? answer.at(-1) : answer;
  return typeof last === 'object' && last !== null && 'command' in last ? String(last.command) : '';
}
