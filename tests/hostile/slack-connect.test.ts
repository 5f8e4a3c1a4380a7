import { createServer } from 'node:http';
import { expect, onTestFinished, vi } from 'vitest';
import { renderCard, renderForm } from '../../adapters/slack/cards.ts';
import { listenHere } from '../../fakes/listen.ts';
import { Deliveries } from '../../fakes/slack/delivery.ts';
import { registry } from '../../src/areas/all.ts';
import { press, say } from '../support/acts.ts';
import { formNames } from '../support/areas.ts';
import { everythingStored, lastMessage, meet, onSlack, startBot, type TestBot } from '../support/bot.ts';
import { liveTrial } from '../support/trials.ts';

// In a channel shared by Slack Connect, people of another organisation see what ours see: Slack signs what they do with our workspace's
// id, and only their own workspace's tells them apart. Every button, form, menu and word of theirs is refused, and leaves nothing.

vi.setConfig({ testTimeout: 240_000 });

const secret = 'Zqvignes';
const foreigner = { id: 'UAILLEURS', username: 'ailleurs', team_id: 'T0AILLEURS' };

onSlack(
  'people of another organisation press, submit and choose everything in a shared channel: refused, and nothing is kept',
  async () => {
    const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
    bot.chat.unlimited();
    const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
    bot.slack.addChannel({ id: 'CPARTAGE', members: [amina.id, bot.slack.team.bot] });
    await say(bot, bruno, 'volontaire');
    await say(bot, amina, `initiative : ${secret}`);
    await bot.at('2026-11-20T09:00[Europe/Paris]');
    await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
    await liveTrial(bot, amina, [chloe], '2026-11-23T09:00[Europe/Paris]', { what: secret });
    const subjects = ['', ...(await recordsOf(bot))];
    const { act, heard } = await foreignerAt(bot);
    const before = await everythingStored(bot);
    const callsBefore = bot.slack.calls.length;

    for (const intent of [...registry.buttons.keys()]) for (const subject of subjects) await act(pressed(intent, subject));
    for (const intent of formNames) for (const subject of subjects) await act(submitted(intent, subject));
    await act({ type: 'shortcut', callback_id: 'tell' });
    const message = { type: 'message', user: amina.id, ts: '1.2', text: 'On a planté des vignes' };
    await act({ type: 'message_action', callback_id: 'suggest-telling', channel, message_ts: '1.2', message });
    await bot.rest();

    expect(await everythingStored(bot)).toBe(before);
    expect([...new Set(heard.map((one) => (one.includes('Je ne suis pas relié à cet espace') ? 'refused' : one)))]).toEqual(['refused']);
    const asked = bot.slack.calls.slice(callsBefore).map(({ method }) => method);
    expect(asked.filter((method) => method !== 'response_url')).toEqual([]);
    expect(bot.logs.join('')).not.toContain(foreigner.id);
  },
);

const channel = { id: 'CPARTAGE', name: 'partage' };

/** Somebody of another workspace, whose acts bear the id of ours; resolves with what they are shown. */
async function foreignerAt(bot: TestBot) {
  const heard: string[] = [];
  const answers = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      heard.push(body);
      response.end();
    });
  });
  const port = await listenHere(answers);
  onTestFinished(() => void answers.close());
  const socket = { connected: 0, deliver: () => Promise.reject(new Error('No socket is open.')) };
  const deliveries = new Deliveries({ signingSecret: bot.slack.signingSecret, clock: Date.now, socket, patience: 10_000 });
  deliveries.botUrl = bot.slack.botUrl;
  const { team } = bot.slack;
  let numbers = 0;
  const act = async (payload: Readonly<Record<string, unknown>>) => {
    numbers += 1;
    const about = { team: { id: team.id, domain: team.domain }, user: foreigner, trigger_id: `${numbers}.1.x`, action_ts: `${numbers}.2` };
    const { status, body } = await deliveries.send({
      kind: 'interactive',
      payload: { ...about, response_url: `http://127.0.0.1:${port}/`, ...payload },
    });
    expect(status).toBe(200);
    if (body !== '') heard.push(body);
  };
  return { act, heard };
}

function pressed(intent: string, subject: string): Readonly<Record<string, unknown>> {
  const [row] = renderCard({ summary: 'x', blocks: [{ type: 'buttons', buttons: [{ label: 'x', intent, subject }] }] }).blocks;
  const element = row?.type === 'actions' ? row.elements[0] : undefined;
  const container = { type: 'message', message_ts: '1.2', channel_id: channel.id, is_ephemeral: false };
  return { type: 'block_actions', container, channel, actions: [{ ...element, block_id: 'b', action_ts: `${Math.random()}` }] };
}

function submitted(intent: string, subject: string): Readonly<Record<string, unknown>> {
  const view = renderForm({
    title: 'x',
    intro: [],
    fields: [{ type: 'long', name: 'sentence', label: 'x', required: true }],
    submit: 'x',
    cancel: 'x',
    intent,
    subject,
    notes: { missing: 'x', wrong: 'x', nowhere: 'x', more: 'x' },
  });
  const values = { sentence: { sentence: { type: 'plain_text_input', value: 'On a volé des vignes' } } };
  return { type: 'view_submission', view: { ...view, id: `V${Math.random()}`, hash: 'h', state: { values } } };
}

/** What anybody's buttons and forms are about here. */
async function recordsOf({ database }: TestBot): Promise<readonly string[]> {
  return database.transaction(async (db) => {
    const subjects: string[] = [];
    for (const table of ['initiatives', 'trials', 'meetings'])
      for (const { id } of (await db.query(`select id from ${table}`)).rows) subjects.push(String(id));
    return subjects;
  });
}
