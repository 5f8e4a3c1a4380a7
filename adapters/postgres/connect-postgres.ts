import pg from 'pg';
import type { Database } from './database.ts';
import { type DatabaseError, isStalePlan, toDatabaseError } from './errors.ts';
import { type Session, statementName, Transactions, type Values } from './transaction.ts';
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
  await client.query({ name: BEGIN, text: 'begin' });
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
     set statement_timeout = '15s'; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '30s'; commit`,
  );
}

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
  const prepared = (text: string, values: Values) => {
    const name = statementName(text);
    return { text, values, rowMode: 'array' as const, ...(name && { name }) };
  };
  return {
    session: {
      async query(text, values) {
        const { fields, rows } = await answerOf(client.query<(string | null)[]>(prepared(text, values)));
        return { rows: toRows(fields, rows) };
      },
      async open(text, values) {
        const { fields, rows } = await answerOf(opening(client, prepared(text, values)));
        return { rows: toRows(fields, rows) };
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

const BEGIN = 'begin';

/** `begin`, prepared with the connection, goes before the statement and shares its `sync`: when it fails, the statement is skipped. */
class Opening extends pg.Query {
  constructor(query: pg.QueryConfig, done: (error: Error | undefined, result: unknown) => void) {
    super(query, done);
    const submit = this.submit;
    this.submit = (connection) => {
      connection.stream.cork();
      connection.bind({ statement: BEGIN }, true);
      connection.execute({}, true);
      const refusal = submit.call(this, connection);
      connection.stream.uncork();
      return refusal;
    };
  }
}

type Answer = pg.QueryArrayResult<(string | null)[]>;

function opening(client: pg.ClientBase, query: pg.QueryConfig): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.query(
      new Opening(query, (error, answers) => {
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
