import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import { findPostgres } from '../scripts/postgres-binaries.mjs';
import type { KindName } from '../src/areas/all.ts';
import type { TaskName } from '../src/ports/agenda.ts';
import { ask, createDatabase, startPostgres } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';
import { rounded } from './numbers.ts';
import { type Server, startServer } from './processes.ts';

/*
 * `npm run bench -- nudges`: a morning at nine, with PostgreSQL, Redis and the roles apart. First so many nudges due at once,
 * Slack taking `--pace` messages in any minute, against the time that limit alone would take; then `--free` nudges without a
 * limit, for one, two and four workers; and what each role holds in memory when nothing happens.
 */
const { values } = parseArgs({
  options: {
    nudges: { type: 'string', default: '10000' },
    pace: { type: 'string', default: '3000' },
    free: { type: 'string', default: '4000' },
    workers: { type: 'string', default: '1,2,4' },
  },
});
const [nudges, pace, free] = [Number(values.nudges), Number(values.pace), Number(values.free)];

const say = (line: string) => process.stdout.write(`${line}\n`);
const stops: (() => Promise<unknown>)[] = [];

interface Morning {
  readonly slack: FakeSlack;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

async function prepare(): Promise<Morning> {
  if (!findPostgres()) throw new Error('PostgreSQL is not installed here.');
  const slack = await startFakeSlack({ signingClock: Date.now });
  stops.push(() => slack.close());
  for (let n = 1; n <= Math.max(nudges, free); n++)
    slack.addUser({ id: `UBANC${n}`, real_name: `Personne ${n}`, tz: 'Europe/Paris', locale: 'fr-FR' });
  const postgres = await startPostgres({ fsync: true });
  stops.push(() => postgres.stop());
  const redis = await startRedis({ keeps: true });
  stops.push(() => redis.stop());
  const url = await createDatabase(postgres.url);
  const env = {
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  return { slack, url, env };
}

/** People who work at any hour of any day: the bench does too. */
async function settle({ url }: Morning, people: number): Promise<void> {
  const always = JSON.stringify({ workDays: [1, 2, 3, 4, 5, 6, 7], workFrom: '00:00', workUntil: '23:59', holidayOverrides: [] });
  await ask(
    url,
    `update organisations set settings = settings || '${always}'::jsonb;
     with known as (
       insert into people (organisation_id, name, first_name, zone, coordinator, created_at, described_at)
         select o.id, 'Personne ' || n, 'Prénom', 'Europe/Paris', false, now(), now() from organisations o, generate_series(1, ${people}) n returning id, organisation_id, name)
     insert into identities (workspace_id, external_id, organisation_id, person_id)
       select w.id, 'UBANC' || split_part(k.name, ' ', 2), k.organisation_id, k.id from known k, workspaces w;
     with told as (
       insert into initiatives (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
         select organisation_id, id::text, 'waiting', now(), now(), current_date + 20, current_date + 90 from people returning id, sentence)
     insert into carriers (initiative_id, person_id, since) select id, sentence::uuid, now() from told;
     analyze`,
  );
}

const told: KindName = 'nobodyFound';
const notMeasured: readonly TaskName[] = ['describe-person', 'publish-home'];

/** All due at one instant, some seconds from now; resolves with that instant. */
async function appoint({ url }: Morning, count: number, slot: string): Promise<number> {
  const at = Date.now() + 3_000;
  await ask(
    url,
    `delete from attention; delete from agenda where what in ('${notMeasured.join("', '")}');
     insert into deliveries (organisation_id, kind, about, slot, person_id, not_before)
       select p.organisation_id, '${told}', jsonb_build_object('initiative', c.initiative_id), '${slot}', p.id, to_timestamp(${at} / 1000.0)
         from people p join carriers c on c.person_id = p.id join identities i on i.person_id = p.id where i.external_id like 'UBANC%' order by length(i.external_id), i.external_id limit ${count};
     analyze deliveries`,
  );
  return at;
}

const posted = ({ slack }: Morning) =>
  slack.calls.filter(({ method, outcome }) => method === 'chat.postMessage' && outcome === 'ok').length;

/** Milliseconds from the instant they were due until the last was there. */
async function timeToSay(morning: Morning, count: number, slot: string): Promise<number> {
  const before = posted(morning);
  const due = await appoint(morning, count, slot);
  const patience = due + 900_000;
  while (posted(morning) - before < count) {
    if (Date.now() > patience) throw new Error(`Only ${posted(morning) - before} of ${count} left.`);
    await sleep(25);
  }
  return Date.now() - due;
}

/** What has been said is forgotten: the next is not slowed by it, and nobody's week is full. */
const forget = ({ url }: Morning) =>
  ask(
    url,
    'delete from attention; delete from post_deliveries; delete from posts; delete from deliveries; delete from agenda where not_before < now()',
  );

async function workers(morning: Morning, count: number): Promise<Server[]> {
  const started = await Promise.all(Array.from({ length: count }, () => startServer('bot', { ...morning.env, VENDANGE_ROLE: 'worker' })));
  await sleep(2_000);
  return started;
}

const stopAll = (servers: readonly Server[]) => Promise.all(servers.map((one) => one.stop()));

try {
  const morning = await prepare();
  const { slack } = morning;
  slack.rateLimits.burst = Number.POSITIVE_INFINITY;

  const web = await startServer('bot', { ...morning.env, VENDANGE_ROLE: 'web' });
  const [worker] = await workers(morning, 1);
  const whole = await startServer('bot', { ...morning.env, VENDANGE_ROLE: 'all', REDIS_PREFIX: 'apart' });
  await sleep(4_000);
  const memory = {
    web: (await web.witness()).memory / 1e6,
    worker: ((await worker?.witness())?.memory ?? Number.NaN) / 1e6,
    all: (await whole.witness()).memory / 1e6,
  };
  say(
    `Idle memory: web ${Math.round(memory.web)} MB, worker ${Math.round(memory.worker)} MB, all in one process ${Math.round(memory.all)} MB.`,
  );
  await stopAll([web, whole, ...(worker ? [worker] : [])]);
  await settle(morning, Math.max(nudges, free));

  slack.rateLimits.messagesPerMinute = pace;
  const limited = await workers(morning, 2);
  const took = await timeToSay(morning, nudges, 'limited');
  await stopAll(limited);
  // So many at once, and as many again each time a minute has passed.
  const alone = (Math.ceil(nudges / pace) - 1) * 60_000;
  say(
    `${nudges} nudges due at once, ${pace} a minute allowed, two workers: ${rounded(took / 1000)} s; the limit alone takes ${alone / 1000} s` +
      (alone > 0 ? ` (${Math.round((alone / took) * 100)} % of the pace it allows).` : '.'),
  );

  slack.rateLimits.enabled = false;
  const paces: { workers: number; perSecond: number; cpu: number }[] = [];
  for (const count of (values.workers ?? '').split(',').map(Number)) {
    await forget(morning);
    const team = await workers(morning, count);
    const worked = async () => (await Promise.all(team.map((one) => one.witness()))).reduce((sum, { cpu }) => sum + cpu, 0);
    const before = await worked();
    const ms = await timeToSay(morning, free, `free-${count}`);
    const cpu = ((await worked()) - before) / free;
    await stopAll(team);
    paces.push({ workers: count, perSecond: (free / ms) * 1000, cpu });
    say(
      `${free} nudges due at once, no limit, ${count} worker${count > 1 ? 's' : ''}: ${rounded(ms / 1000)} s, ${rounded((free / ms) * 1000)} a second, ${rounded(cpu)} ms of the workers’ own work each.`,
    );
  }
  say(
    JSON.stringify({ memory, limited: { nudges, pace, seconds: took / 1000, alone: alone / 1000 }, paces }, (_, value: unknown) =>
      typeof value === 'number' ? rounded(value) : value,
    ),
  );
} finally {
  for (const stop of stops.reverse()) await stop();
}
