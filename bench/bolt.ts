import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver } from '@slack/bolt';
import express from 'express';
import { silence } from '../adapters/slack/client.ts';
import { slackPath } from '../adapters/slack/index.ts';
import { testify } from './witness.ts';

/** What the bot is compared with: the same receiver on the same web server, with the same options, and nothing behind it. */
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
app.command('/initiative', ({ ack }) => ack());

const server = createServer(web).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`Bare Bolt is running, at http://127.0.0.1:${port}\n`);
});
testify();
