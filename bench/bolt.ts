import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver } from '@slack/bolt';
import express from 'express';
import pg from 'pg';
import { silence } from '../adapters/slack/client.ts';
import { slackPath } from '../adapters/slack/index.ts';
import { testify } from './witness.ts';

/*
 * What the bot is compared with: the same receiver on the same web server, with the same options, and nothing behind it but
 * what ROUND_TRIPS says: none, one durable insert, or a transaction of so many.
 */

await testify();
const web = express().disable('x-powered-by').disable('etag');
const receiver = new ExpressReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  endpoints: slackPath,
  app: web,
  processBeforeResponse: true,
  logger: silence,
});
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-none', botUserId: 'U0', teamId: 'T0' }),
  logger: silence,
  attachFunctionToken: false,
  convoStore: false,
});
const roundTrips = Number(process.env.ROUND_TRIPS ?? '0');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
if (roundTrips > 0)
  await pool.query('create table told (id bigint generated always as identity primary key, person text not null, sentence text not null)');

const insert = (db: Pick<pg.Pool, 'query'>, values: readonly string[]) =>
  db.query({ name: 'tell', text: 'insert into told (person, sentence) values ($1, $2)', values: [...values] });

async function keep(values: readonly string[]): Promise<void> {
  if (roundTrips === 1) return void (await insert(pool, values));
  const client = await pool.connect();
  await client.query('begin');
  // Besides the beginning, the insert and the commit.
  for (let read = 3; read < roundTrips; read++)
    await client.query({ name: 'read', text: 'select id, person, sentence from told where id = $1', values: [read] });
  await insert(client, values);
  await client.query('commit');
  client.release();
}

app.command('/initiative', async ({ ack, body }) => {
  if (roundTrips > 0) await keep([body.user_id, body.text]);
  await ack();
});

const server = createServer(web).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Bare Bolt is running, at http://127.0.0.1:${port}\n`);
});
