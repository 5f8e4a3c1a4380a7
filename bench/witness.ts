/** What a process tells the bench of itself, when asked. */
export interface Witness {
  /** Resident memory, in bytes. */
  readonly memory: number;
  /** Time its threads have worked so far, in milliseconds: hardly disturbed by what else the machine does. */
  readonly cpu: number;
  /** How often it has waited for PostgreSQL so far: once for each end of a question, however much was asked with it. */
  readonly roundTrips: number;
}

export async function testify(): Promise<void> {
  // The embedded mode does not load the driver.
  const roundTrips = process.env.DATABASE_URL === undefined ? () => 0 : countRoundTrips(await import('pg'));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ memory: process.memoryUsage.rss(), cpu: (user + system) / 1000, roundTrips: roundTrips() } satisfies Witness);
  });
  process.once('disconnect', () => process.exit());
}

/** A question ends with a `sync`, or is a simple query. */
function countRoundTrips({ default: pg }: typeof import('pg')): () => number {
  let count = 0;
  const { prototype } = pg.Connection;
  const { sync, query } = prototype;
  prototype.sync = function () {
    count += 1;
    return sync.call(this);
  };
  prototype.query = function (text) {
    count += 1;
    return query.call(this, text);
  };
  return () => count;
}
