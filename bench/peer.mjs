import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createSlackAdapter } from '@chat-adapter/slack';
import { createPostgresState } from '@chat-adapter/state-pg';
import { Chat } from 'chat';
import pg from 'pg';
import { testify } from './witness.ts';

/*
 * The same sentence kept by a bot on Vercel's Chat SDK: stored in PostgreSQL, then shown, which is a call to Slack's API. The
 * request is answered once both are done.
 */

await testify();
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query('create table told (id bigint generated always as identity primary key, person text not null, sentence text not null)');
const chat = new Chat({
  userName: 'vendange',
  adapters: {
    slack: createSlackAdapter({
      botToken: process.env.SLACK_BOT_TOKEN ?? '',
      signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
      apiUrl: process.env.SLACK_API_URL ?? '',
    }),
  },
  state: createPostgresState({ client: pool }),
  logger: 'silent',
});
/** People whose answer did not reach Slack: their request fails. */
const failures = new Map();
chat.onSlashCommand('/initiative', async ({ channel, user, text: sentence }) => {
  try {
    await pool.query({ name: 'tell', text: 'insert into told (person, sentence) values ($1, $2)', values: [user.userId, sentence] });
    await channel.postEphemeral(user, `C’est noté.\n> ${sentence}`, { fallbackToDM: false });
  } catch (error) {
    failures.set(sentence, error);
  }
});
await chat.initialize();

/** @param {import('node:http').IncomingMessage} request */
async function answer(request) {
  const body = await text(request);
  const following = [];
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const response = await chat.webhooks.slack(new Request('http://127.0.0.1/slack/events', { method: 'POST', headers, body }), {
    waitUntil: (work) => void following.push(work),
  });
  await Promise.all(following);
  const sentence = new URLSearchParams(body).get('text') ?? '';
  if (!failures.has(sentence)) return response;
  process.stderr.write(`${String(failures.get(sentence))}\n`);
  failures.delete(sentence);
  return new Response('', { status: 500 });
}

const server = createServer(async (request, response) => {
  const answered = await answer(request).catch(() => new Response('', { status: 500 }));
  response.writeHead(answered.status).end(await answered.text());
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();
process.stdout.write(`The peer is running, at http://127.0.0.1:${port}\n`);
