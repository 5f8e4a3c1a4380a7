import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '../../adapters/postgres/database.ts';
import { createStore } from '../../adapters/postgres/store.ts';
import { type SettableClock, settableClock } from '../../fakes/clock.ts';
import { workOf } from '../../jobs/work.ts';
import { registry } from '../../src/areas/all.ts';
import type { Button, Card, Form } from '../../src/cards/card.ts';
import type { AgendaCore } from '../../src/core/agenda.ts';
import type { Said } from '../../src/core/incoming.ts';
import { type Core, perform } from '../../src/core/perform.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { ChatPlatform, Destination, PlatformName } from '../../src/ports/chat-platform.ts';
import type { Store } from '../../src/ports/store.ts';
import { buttonsIn } from '../../support/cards.ts';
import { freshDatabase } from '../support/databases.ts';

/** Somebody, where they write from. */
export interface Account {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly externalId: string;
}

/** What somebody was shown: an answer, a message, an edit, a page, files, a form. */
export interface Heard {
  /** Ids on the platform; a channel's own. */
  readonly to: readonly string[];
  readonly words: string;
  readonly buttons: readonly Button[];
  readonly form: Form | null;
}

/** The whole core and its work, on a database of its own; it keeps everything that a platform is told. */
export interface House {
  readonly core: Core;
  readonly store: Store;
  readonly clock: SettableClock;
  readonly heard: Heard[];
  /** Surprises that were logged. */
  readonly reports: string[];
  act(who: Account, said: Said, place?: string): Promise<Reply>;
  /** Everything that is due now is done. */
  rest(): Promise<void>;
  /** The database as it is, in a transaction that `undone` began or in one of its own. */
  read<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  /** Does it, and undoes it in the database. Inside another one, that one goes on. */
  undone<T>(work: () => Promise<T>): Promise<T>;
}

/** By their workspace and their id there. */
export interface Inhabitant {
  readonly name: string;
  readonly address?: string;
}

export async function openHouse(from: string, inhabitants: ReadonlyMap<string, Inhabitant>): Promise<House> {
  const { database, undone } = undoable(await freshDatabase('postgres'));
  const store = createStore(database, registry.sought);
  const clock = settableClock(from);
  const [heard, reports]: [Heard[], string[]] = [[], []];
  const platform = keepingPlatform(heard, inhabitants);
  const core: AgendaCore = {
    store,
    clock,
    areas: registry,
    draw: () => 0,
    wake: () => {},
    report: (event, facts) => void reports.push(`${event} ${facts.error instanceof Error ? facts.error.stack : JSON.stringify(facts)}`),
    platforms: { slack: platform, teams: platform },
  };
  const work = workOf(core);
  return {
    core,
    store,
    clock,
    heard,
    reports,
    undone,
    read: (read) => database.transaction(read),
    rest: async () => void (await work()),
    async act(who, said, place) {
      const { externalId, ...where } = who;
      const reply = await perform(core, {
        ...where,
        person: { externalId },
        receipt: randomUUID(),
        said,
        ...(place === undefined ? {} : { place }),
      });
      if (reply.type === 'say' || reply.type === 'failed' || reply.type === 'refused') heard.push(ofCard([externalId], reply.card));
      if (reply.type === 'correct') heard.push({ to: [externalId], words: JSON.stringify(reply.errors), buttons: [], form: null });
      if (reply.type === 'ask') heard.push(ofForm(externalId, reply.form), ofCard([externalId], reply.otherwise));
      return reply;
    },
  };
}

function ofCard(to: readonly string[], card: Card): Heard {
  const buttons = buttonsIn(card.blocks);
  return { to, words: JSON.stringify(card), buttons, form: null };
}

function ofForm(to: string, form: Form): Heard {
  const buttons = buttonsIn(form.intro);
  return { to: [to], words: JSON.stringify(form), buttons, form };
}

/** Takes everything, at once. */
function keepingPlatform(heard: Heard[], inhabitants: ReadonlyMap<string, Inhabitant>): ChatPlatform {
  let numbers = 0;
  const readers = (destination: Destination): readonly string[] =>
    destination.to === 'group' ? destination.externalIds : [destination.externalId];
  const posts = new Map<string, readonly string[]>();
  return {
    groupAtMost: 8,
    async send({ destination, card }) {
      const [to, ref] = [readers(destination), { conversation: readers(destination).join(), message: String(++numbers) }];
      posts.set(ref.message, to);
      heard.push(ofCard(to, card));
      return { type: 'sent', ref };
    },
    async edit(_workspace, ref, card) {
      heard.push(ofCard(posts.get(ref.message) ?? [], card));
      return { type: 'sent', ref };
    },
    async publishHome(_workspace, externalId, card) {
      heard.push(ofCard([externalId], card));
      return { type: 'sent', ref: { conversation: externalId, message: 'home' } };
    },
    async sendFiles(_workspace, { externalId }, files, note) {
      heard.push({ to: [externalId], words: JSON.stringify([note, files]), buttons: [], form: null });
      return { type: 'sent' };
    },
    find: async () => ({ type: 'absent' }),
    async describe(workspace, externalId) {
      const { name = externalId, address } = inhabitants.get(`${workspace}/${externalId}`) ?? {};
      return { name, firstName: name, zone: 'Europe/Paris', locale: 'fr-FR', active: true, ...(address ? { addresses: [address] } : {}) };
    },
  };
}

class Undone extends Error {}

/** A database whose transactions may all take place within one that is undone. */
function undoable(database: Database): { database: Database; undone<T>(work: () => Promise<T>): Promise<T> } {
  let outer: Queryable | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** Two at once would mix their savepoints. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  };
  const inside = <T>(db: Queryable, name: string, ends: 'release savepoint' | 'rollback to savepoint', work: () => Promise<T>) =>
    db.query(`savepoint ${name}`).then(async () => {
      try {
        const result = await work();
        await db.query(`${ends} ${name}`);
        return result;
      } catch (error) {
        await db.query(`rollback to savepoint ${name}`);
        throw error;
      }
    });

  return {
    database: {
      ...database,
      transaction: (work) => {
        const db = outer;
        return db ? inTurn(() => inside(db, 'step', 'release savepoint', () => work(db))) : database.transaction(work);
      },
    },
    async undone(work) {
      if (outer) return inside(outer, 'strike', 'rollback to savepoint', work);
      let result: { readonly is: Awaited<ReturnType<typeof work>> } | undefined;
      try {
        await database.transaction(async (db) => {
          outer = db;
          try {
            result = { is: await work() };
          } finally {
            outer = null;
          }
          throw new Undone();
        });
      } catch (error) {
        if (!(error instanceof Undone) || !result) throw error;
      }
      if (!result) throw new Error('Nothing was done.');
      return result.is;
    },
  };
}
