import type { Temporal } from 'temporal-polyfill';
import { openPostgres } from '../adapters/postgres/connect-postgres.ts';
import type { Database } from '../adapters/postgres/database.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { schedule } from '../jobs/schedule.ts';
import { workOf } from '../jobs/work.ts';
import { registry } from '../src/areas/all.ts';
import type { AgendaCore } from '../src/core/agenda.ts';
import { configure } from '../src/core/configure.ts';
import type { Incoming } from '../src/core/incoming.ts';
import { perform } from '../src/core/perform.ts';
import type { Reply } from '../src/core/reply.ts';
import type { ChatPlatform } from '../src/ports/chat-platform.ts';

/** The bot: the real actions, agenda and deliveries, on a store that is there and a platform and a clock that are not. */
export interface Bot {
  receive(incoming: Incoming): Promise<Reply>;
  /** Does and says what is due; resolves with when to look again. */
  work(): Promise<Temporal.Instant | null>;
  /** Something may be due at once. */
  readonly isAwake: boolean;
  /** After so many statements, nothing of what runs goes on, wherever it is. */
  dieAfter(statements: number): void;
  stop(): Promise<void>;
}

/** The bot was killed while it did this: whether it was done is not known. */
export class Died extends Error {
  override readonly name = 'Died';
}

export interface World {
  readonly databaseUrl: string;
  readonly platform: ChatPlatform;
  readonly now: () => Temporal.Instant;
  readonly draw: () => number;
  readonly coordinators: readonly string[];
  /** What the bot logs: events, never words. */
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Ends the process it is in; when not given, all that runs hangs for ever instead. */
  readonly onDeath?: () => void;
}

export const WORKSPACE = 'TOWN';
const ORGANISATION = {
  name: 'Ville de Vignes',
  zone: 'Europe/Paris',
  territory: 'metropole',
  locale: 'fr',
  contacts: [{ label: 'Médecine du travail', reach: '01 23 45 67 89' }],
} as const;

/** In this process; what a killed one leaves behind, it leaves behind too: leases, and what was committed. */
export async function startBot(world: World): Promise<Bot> {
  const fuse = makeFuse(world.onDeath);
  const database = await openPostgres(world.databaseUrl, { max: 1, guarded: false });
  const store = createStore(fused(database, fuse), registry.sought);
  const clock = { now: world.now };
  let awake = true;
  const core: AgendaCore = {
    store,
    clock,
    areas: registry,
    draw: world.draw,
    wake() {
      awake = true;
    },
    report(event, facts) {
      if (!fuse.isBlown) world.report(event, facts);
    },
    platforms: { slack: mortal(world.platform, fuse) },
  };
  const now = clock.now();
  await store.transaction(async (tx) => {
    await configure(tx, { ...ORGANISATION, coordinators: world.coordinators }, { platform: 'slack', externalId: WORKSPACE }, now);
    await schedule(tx, ORGANISATION.zone, now);
  });

  const work = workOf(core);
  return {
    receive: (incoming) => Promise.race([perform(core, incoming), fuse.death]),
    async work() {
      awake = false;
      return Promise.race([work(), fuse.death]);
    },
    get isAwake() {
      return awake;
    },
    dieAfter(statements) {
      fuse.left = statements;
    },
    async stop() {
      // What hangs holds its connection for ever: the database cuts it off.
      if (!fuse.isBlown) await database.close();
    },
  };
}

interface Fuse {
  /** Statements until it blows; null: never. */
  left: number | null;
  readonly isBlown: boolean;
  /** Rejects when it blows. */
  readonly death: Promise<never>;
  /** One statement more; what is asked once it has blown never answers. */
  spend(): Promise<void>;
}

function makeFuse(onDeath: () => void = () => {}): Fuse {
  let [left, isBlown]: [number | null, boolean] = [null, false];
  let blow: (error: Died) => void = () => {};
  const death = new Promise<never>((_, reject) => {
    blow = reject;
  });
  death.catch(() => {});
  const never = new Promise<void>(() => {});
  return {
    death,
    get isBlown() {
      return isBlown;
    },
    get left() {
      return left;
    },
    set left(statements) {
      left = statements;
    },
    spend() {
      if (isBlown) return never;
      if (left === null || left-- > 0) return Promise.resolve();
      isBlown = true;
      onDeath();
      blow(new Died('The bot was killed.'));
      return never;
    },
  };
}

/** Before each statement, and between a commit and what follows it. */
function fused(database: Database, fuse: Fuse): Database {
  return {
    engine: database.engine,
    async transaction(work) {
      const result = await database.transaction((tx) =>
        work({
          async query(text, params) {
            await fuse.spend();
            return tx.query(text, params ?? []);
          },
          defer: (text, params) => tx.defer(text, params),
          async exec(script) {
            await fuse.spend();
            return tx.exec(script);
          },
        }),
      );
      await fuse.spend();
      return result;
    },
    close: () => database.close(),
  };
}

/** Who is dead asks nothing, and hears no answer. */
function mortal(platform: ChatPlatform, fuse: Fuse): ChatPlatform {
  const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
    await fuse.spend();
    const answer = await ask();
    await fuse.spend();
    return answer;
  };
  return {
    groupAtMost: platform.groupAtMost,
    send: (outgoing) => asked(() => platform.send(outgoing)),
    edit: (...args) => asked(() => platform.edit(...args)),
    publishHome: (...args) => asked(() => platform.publishHome(...args)),
    find: (...args) => asked(() => platform.find(...args)),
    sendFiles: (...args) => asked(() => platform.sendFiles(...args)),
    describe: (...args) => asked(() => platform.describe(...args)),
  };
}
