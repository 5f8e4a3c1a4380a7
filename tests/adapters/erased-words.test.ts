import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test, vi } from 'vitest';
import { backUp } from '../../adapters/postgres/backup.ts';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { ask, createDatabase, startPostgres } from '../../support/postgres.ts';
import { messageWith, openForm, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import { ENGINES, freshDatabase, scratchFolder } from '../support/databases.ts';

/*
 * What was erased is looked for on the disk, as bytes: in tables and indexes, in what ANALYZE keeps, in the journal, in logs and in
 * copies. Words of six letters: in a long text PostgreSQL compresses, some of them stay whole.
 */
vi.setConfig({ testTimeout: 180_000 });

/** Columns of which ANALYZE may keep values: states, kinds, ids of records, of channels and of messages, days and zones. */
const mayBeKept = [
  'account_links.state',
  'agenda.last_error',
  'agenda.state',
  'agenda.subject',
  'agenda.what',
  'agreements.audience',
  'agreements.naming',
  'audit.act',
  'channel_conversations.channel_id',
  'channel_conversations.service_url',
  'channel_conversations.team_id',
  'check_in_members.showing',
  'check_in_members.weather',
  'deliveries.channel',
  'deliveries.kind',
  'deliveries.slot',
  'deliveries.state',
  'deliveries.subject',
  'deliveries.why',
  'digest_items.state',
  'digest_items.subject',
  'digest_runs.seed',
  'digest_subscriptions.at',
  'digest_subscriptions.channel',
  'digest_subscriptions.every',
  'digest_subscriptions.includes',
  'digest_subscriptions.locale',
  'digest_subscriptions.state',
  'digest_subscriptions.territory',
  'digest_subscriptions.zone',
  'heard.change',
  'initiatives.state',
  'invitations.state',
  'left_pages.conversation_id',
  'left_pages.message',
  'left_pages.service_url',
  'meetings.state',
  'migrations.checksum',
  'migrations.name',
  'offered_files.mime_type',
  'oral_agreements.audience',
  'oral_agreements.naming',
  'organisations.locale',
  'organisations.slug',
  'organisations.territory',
  'organisations.zone',
  'people.locale',
  'people.territory',
  'people.work_from',
  'people.work_until',
  'people.zone',
  'personal_conversations.conversation_id',
  'personal_conversations.home',
  'personal_conversations.locale',
  'personal_conversations.service_url',
  'personal_conversations.zone',
  'posts.channel',
  'posts.conversation',
  'posts.destination',
  'posts.message',
  'posts.shown',
  'posts.state',
  'receipts.receipt',
  'searches.kind',
  'searches.last_read',
  'searches.season',
  'service_channels.external_id',
  'silences.scope',
  'stories.kind',
  'trial_agreements.audience',
  'trial_agreements.naming',
  'trial_agreements.part',
  'trial_members.pace',
  'trial_members.role',
  'trials.follow',
  'trials.inspired_by',
  'trials.state',
  'workspaces.external_id',
  'workspaces.platform',
  'workspaces.service_url',
  'workspaces.trouble',
];

test.each(ENGINES)('on %s, ANALYZE keeps nothing of a column that may hold words, names or accounts', async (engine) => {
  const db = await freshDatabase(engine);

  const { rows } = await db.transaction((tx) =>
    tx.query(
      `select c.relname || '.' || a.attname as name
         from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_index i on i.indexrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and a.attstattarget is distinct from 0
          and (c.relkind = 'r' or i.indkey[a.attnum - 1] = 0)
          and not (a.atttypid = any (array['uuid', 'uuid[]', 'int', 'int[]', 'bigint', 'boolean', 'date', 'timestamptz']::regtype[]))
        order by 1`,
    ),
  );

  // A new column that holds people's words: its migration says "alter table … alter column … set statistics 0".
  expect(rows.map(({ name }) => name)).toEqual(mayBeKept);
});

/** Each once, with accents and without: the index of words has them without. */
const markers = Array.from({ length: 40 }, (_, index) => `zé${String.fromCharCode(97 + (index % 26))}q${Math.floor(index / 26)}x`);
const folded = (word: string) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
const marked = (from: number, until: number) => markers.slice(from, until).join(' ');
const long = `${Array.from({ length: 60 }, () => 'On a pris le temps de se parler.').join(' ')} ${marked(20, 40)}`;

/** The files that hold some of the marked words, copies unpacked; each with one of these words. */
function found(folder: string, except: RegExp = /^$/): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !except.test(join(entry.parentPath, entry.name).slice(folder.length)))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = path.endsWith('.tar.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
      const word = [...markers, ...markers.map(folded), 'Zéphyrine', 'UZEPHYRINE'].find((one) => bytes.includes(one));
      return word === undefined ? [] : [`${path.slice(folder.length)}: ${word}`];
    });
}

const inParis = (moment: string) => `${moment}[Europe/Paris]`;

/** What she writes is in every kind of place: told, corrected, not understood, looked for, written up, shared. Bruno wrote her story. */
async function lived(database: Database): Promise<{ bot: TestBot; leave(): Promise<void> }> {
  const bot = await startBot({ database, platform: 'slack', now: inParis('2026-11-20T17:30') });
  bot.chat.unlimited();
  const [zephyrine, bruno] = meet(bot, 'Zéphyrine Diallo', 'Bruno Petit');
  expect(zephyrine.id).toContain('UZEPHYRINE');
  await bruno.command('/vendange', 'volontaire');
  await zephyrine.command('/initiative', `On a réparé les vélos ${marked(0, 4)}`);
  await bot.at(inParis('2026-11-23T09:00'));
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.at(inParis('2026-12-02T09:00'));
  await say(bot, bruno, `récit : ${marked(16, 20)}. ${long}`);
  await bot.at(inParis('2026-12-03T09:00'));
  const form = await openForm(zephyrine, messageWith(zephyrine, marked(16, 18)), 'choose-sharing');
  await submit(bot, zephyrine, form, { audience: 'organisation', naming: 'names' });
  for (let index = 4; index < 12; index++) await zephyrine.command('/initiative', `On essaie ${marked(index, index + 1)}`);
  await say(bot, zephyrine, `${marked(12, 14)} et nous en sommes contentes`);
  await say(bot, zephyrine, `récits ${marked(14, 15)}`);
  return {
    bot,
    async leave() {
      await say(bot, zephyrine, 'tout effacer');
      await zephyrine.dm('oui, tout effacer, récits compris');
      await bot.rest();
      await bot.at(inParis('2026-12-07T09:00'));
      expect(await everythingStored(bot)).not.toMatch(/zé.q.x|Zéphyrine|UZEPHYRINE/);
      expect(bot.logs.join('')).not.toMatch(/zé.q.x|ze.q.x|Zéphyrine/);
    },
  };
}

test('in the data folder, what was erased is in no file after the daily copy, nor in that copy, and goes with the copies made before', async () => {
  const folder = scratchFolder();
  const database = await openPGlite(folder);
  const copy = (day: number) => backUp(database, folder, Temporal.Instant.from('2026-12-01T04:00Z').add({ hours: 24 * day }), 2);
  const { bot, leave } = await lived(database);
  await database.maintain();
  await copy(0);
  expect(found(folder).join('\n')).toMatch(/db\/base.*\n.*db\/pg_wal|backups/s);
  expect(found(join(folder, 'backups'))).toHaveLength(1);

  await leave();
  await database.maintain();
  await copy(1);
  expect(found(folder)).toEqual([expect.stringContaining('/backups/vendange-20261201')]);

  await copy(2);
  expect(found(folder)).toEqual([]);
  await bot.stop();
  expect(found(folder)).toEqual([]);
});

test('on a PostgreSQL server, nothing but its journal has it once its tables were written anew', async () => {
  const server = await startPostgres({ logs: true });
  onTestFinished(() => server.stop());
  const url = await createDatabase(server.url);
  const database = await openPostgres(url);
  const { bot, leave } = await lived(database);
  await ask(url, 'vacuum analyze');
  await ask(url, 'checkpoint');
  expect(found(server.data).join('\n')).toMatch(/\/base\//);

  await leave();
  await ask(url, 'vacuum analyze');
  const [kept] = await ask(
    url,
    `select count(*)::int as columns from pg_stats where concat(most_common_vals::text, histogram_bounds::text, most_common_elems::text) ~ 'z[eé].q.x|phyrine'`,
  );
  expect(kept).toEqual({ columns: 0 });
  await ask(url, 'vacuum (full, analyze)');
  await ask(url, 'checkpoint');
  expect(readdirSync(join(server.data, 'log'))).not.toEqual([]);
  expect(found(server.data, /^\/pg_wal\//)).toEqual([]);
  await bot.stop();
  await database.close();
});
