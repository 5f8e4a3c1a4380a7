import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakePerson } from '../../fakes/slack/people.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { touch } from '../support/acts.ts';

let slack: FakeSlack;
let amina: FakePerson;
let stop: () => Promise<unknown>;
const heard: string[] = [];
const workspaces: unknown[] = [];

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const form = {
  type: 'modal' as const,
  callback_id: 'story',
  private_metadata: 'i-1',
  title: plain('Récit'),
  submit: plain('Envoyer'),
  close: plain('Annuler'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input' as const,
      block_id: 'what',
      label: plain('Quoi ?'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'who',
      label: plain('Avec qui ?'),
      optional: true,
      element: { type: 'multi_users_select' as const, action_id: 'people' },
    },
    {
      type: 'input' as const,
      block_id: 'how',
      label: plain('Comment ?'),
      optional: true,
      element: { type: 'radio_buttons' as const, action_id: 'way', options: [option('a'), option('b')], initial_option: option('a') },
    },
    {
      type: 'input' as const,
      block_id: 'when',
      label: plain('Quand ?'),
      optional: true,
      element: { type: 'datepicker' as const, action_id: 'day' },
    },
  ],
};

const withdraw = { action_id: 'withdraw', text: plain('Retirer') };
const more = { action_id: 'more:0', text: plain('Plus') };

/** A tiny bot that says and does one thing of each kind. */
function listen(app: App): void {
  app.use(async ({ body, next }) => {
    workspaces.push('team_id' in body ? body.team_id : body.team?.id);
    await next();
  });
  app.command('/initiative', async ({ command, ack, client }) => {
    if (command.text === 'formulaire') {
      await ack();
      await client.views
        .open({ trigger_id: command.trigger_id, view: form })
        .catch((error: { data: { error: string } }) => heard.push(error.data.error));
      return;
    }
    const rarer = command.text === 'à part';
    const elements = [{ type: 'button' as const, ...(rarer ? more : withdraw), value: 'i-1' }];
    await ack({
      text: `Noté : ${command.text}`,
      blocks: [
        { type: 'section', text: plain('Noté.') },
        { type: 'actions', elements },
      ],
    });
  });
  app.message(async ({ message, client, context }) => {
    if (message.subtype !== undefined) return;
    heard.push(`${message.text}${context.retryNum === undefined ? '' : ` (reprise ${context.retryNum}, ${context.retryReason})`}`);
    const elements = [{ type: 'button' as const, action_id: 'ok', text: plain('D’accord'), value: 'v' }];
    await client.chat.postMessage({ channel: message.channel, text: 'Bonjour', blocks: [{ type: 'actions', elements }] });
  });
  app.event('app_mention', async ({ event }) => void heard.push(`${event.channel} ${event.text}`));
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text: plain('Bienvenue') }] } });
  });
  app.action('withdraw', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Retirée.', replace_original: true });
  });
  app.action('more:0', async ({ ack, respond }) => {
    await ack();
    const elements = [{ type: 'button' as const, ...withdraw, value: 'i-1' }];
    await respond({ text: 'Tout', blocks: [{ type: 'actions', elements }], replace_original: true });
  });
  app.action('ok', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message) return;
    await client.chat.update({ channel: body.channel?.id ?? '', ts: body.message.ts, text: 'Merci' });
  });
  app.view('story', async ({ ack, view }) => {
    const text = view.state.values.what?.text?.value ?? '';
    if (text === 'non') return ack({ response_action: 'errors', errors: { what: 'Dites-en plus.' } });
    heard.push(JSON.stringify({ about: view.private_metadata, values: view.state.values }));
    return text === 'encore' ? ack({ response_action: 'push', view: { ...form, callback_id: 'more', title: plain('Suite') } }) : ack();
  });
  app.view('more', async ({ ack }) => ack({ response_action: 'clear' }));
  app.view({ callback_id: 'story', type: 'view_closed' }, async ({ ack }) => {
    await ack();
    heard.push('fermé');
  });
  app.shortcut('tell', async ({ ack, shortcut }) => {
    await ack();
    heard.push(shortcut.type === 'message_action' ? `à propos de ${shortcut.message.text}` : 'raccourci');
  });
}

async function overHttp(): Promise<void> {
  const receiver = new ExpressReceiver({ signingSecret: slack.signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
  const app = new App({ token: slack.team.token, receiver, clientOptions: { slackApiUrl: slack.apiUrl }, logLevel: LogLevel.ERROR });
  listen(app);
  const server = (await app.start(0)) as Server;
  slack.botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  stop = () => app.stop();
}

async function overSocket(clientPingTimeout = 5_000): Promise<void> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    clientPingTimeout,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({ token: slack.team.token, receiver, clientOptions, logLevel: LogLevel.ERROR });
  listen(app);
  await app.start();
  stop = () => app.stop();
}

beforeEach(async () => {
  heard.length = 0;
  workspaces.length = 0;
  slack = await startFakeSlack();
  slack.addUser({ id: 'UAMINA', real_name: 'Amina Diallo' });
  slack.addChannel({ id: 'CBREVES', members: ['UAMINA', slack.team.bot] });
  amina = slack.person('UAMINA');
});

afterEach(async () => {
  await stop();
  await slack.close();
});

describe.for([
  ['HTTP', overHttp],
  ['Socket Mode', () => overSocket()],
] as const)('a Bolt app over %s', ([, start]) => {
  beforeEach(start);

  test('answers a command, and its button changes the answer', async () => {
    const told = await amina.command('/initiative', 'R&D <vélos>');

    expect(told).toMatchObject({ status: 200 });
    expect(told.ms).toBeLessThan(3000);
    const [answer] = amina.ephemerals();
    expect(answer).toMatchObject({ visible: 'Noté.\n[Retirer]', text: 'Noté : R&amp;D &lt;vélos&gt;', buttons: ['Retirer'] });

    if (answer) await amina.press(answer, 'Retirer');
    await expect.poll(() => amina.ephemerals().map(({ visible }) => visible)).toEqual(['Retirée.']);
    expect(slack.violations).toEqual([]);
  });

  test('opens a form, hears what was entered, and the form closes', async () => {
    await amina.command('/initiative', 'formulaire');
    await expect.poll(() => amina.view()?.title).toBe('Récit');
    const view = amina.view();
    if (!view) throw new Error('no form');

    expect((await amina.submit(view, {})).errors).toEqual({ what: 'Please complete this required field.' });
    expect((await amina.submit(view, { what: 'non' })).errors).toEqual({ what: 'Dites-en plus.' });
    expect(amina.view()?.errors).toEqual({ what: 'Dites-en plus.' });

    await amina.submit(view, { 'Quoi ?': 'encore', people: ['UAMINA'], way: 'B', when: '2026-11-23' });
    expect(JSON.parse(heard.at(-1) ?? '')).toEqual({
      about: 'i-1',
      values: {
        what: { text: { type: 'plain_text_input', value: 'encore' } },
        who: { people: { type: 'multi_users_select', selected_users: ['UAMINA'] } },
        how: { way: { type: 'radio_buttons', selected_option: option('b') } },
        when: { day: { type: 'datepicker', selected_date: '2026-11-23' } },
      },
    });
    const next = amina.view();
    expect(next?.title).toBe('Suite');

    if (next) await amina.submit(next, { text: 'fin' });
    expect(amina.view()).toBeUndefined();
  });

  test('a closed form is told when it asked to be', async () => {
    await amina.command('/initiative', 'formulaire');
    await expect.poll(() => amina.view()?.title).toBe('Récit');

    const view = amina.view();
    if (view) await amina.dismiss(view);

    expect(amina.view()).toBeUndefined();
    expect(heard).toEqual(['fermé']);
  });

  test('hears a direct message once, and once more when Slack retries; its button edits the post', async () => {
    await amina.dm('Bonjour <@U1>');
    await amina.again({ num: 1, reason: 'http_timeout' });

    expect(heard).toEqual(['Bonjour &lt;@U1&gt;', 'Bonjour &lt;@U1&gt; (reprise 1, http_timeout)']);
    await expect.poll(() => amina.messages().filter(({ fromBot }) => fromBot).length).toBe(2);
    const post = amina.messages().find(({ fromBot }) => fromBot);
    if (post) await amina.press(post, 'D’accord');
    await expect.poll(() => amina.messages().map(({ visible }) => visible)).toEqual(['Bonjour <@U1>', 'Merci', '[D’accord]']);
  });

  test('hears mentions, shortcuts and the opening of its Home', async () => {
    await amina.mention('CBREVES', 'qui es-tu ?');
    await amina.shortcut('tell');
    const [said] = amina.messages('CBREVES');
    if (said) await amina.messageShortcut('tell', said);
    await amina.openHome();

    expect(heard).toEqual([`CBREVES <@${slack.team.bot}> qui es-tu ?`, 'raccourci', `à propos de <@${slack.team.bot}> qui es-tu ?`]);
    await expect.poll(() => amina.home()?.visible).toBe('Bienvenue');
  });

  test('a stale trigger opens nothing', async () => {
    await amina.with({ staleTrigger: true }).command('/initiative', 'formulaire');

    await expect.poll(() => heard).toEqual(['expired_trigger_id']);
    expect(amina.view()).toBeUndefined();
  });
});

describe('over HTTP only', () => {
  beforeEach(overHttp);

  test('a bad signature or an old timestamp is turned away', async () => {
    expect(await amina.with({ badSignature: true }).dm('Bonjour')).toMatchObject({ status: 401 });
    expect(await amina.with({ oldTimestamp: true }).command('/initiative', 'x')).toMatchObject({ status: 401 });
    expect(heard).toEqual([]);
  });

  test('a trigger serves once, and a response_url five times', async () => {
    const { world } = slack;
    const call = (method: string, body: object): Promise<unknown> =>
      fetch(`${slack.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.team.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then((response) => response.json());
    const trigger_id = world.newTrigger(slack.team.id, 'UAMINA');
    expect(await call('views.open', { trigger_id, view: form })).toMatchObject({ ok: true });
    expect(await call('views.open', { trigger_id, view: form })).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });

    await amina.command('/initiative', 'x');
    const url = slack.apiUrl.replace('/api/', `/response/${[...world.responseUrls.keys()].at(-1)}`);
    const respond = (body: object): Promise<Response> =>
      fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    expect((await respond({ blocks: [{ type: 'nonsense' }] })).status).toBe(400);
    for (const response_type of ['ephemeral', 'ephemeral', 'ephemeral', 'in_channel'])
      expect((await respond({ text: 'x', response_type })).status).toBe(200);
    expect(await (await respond({ text: 'x' })).json()).toEqual({ ok: false, error: 'used_url' });
    expect(amina.messages()).toMatchObject([{ visible: 'x', fromBot: true }]);
    expect(slack.violations).toMatchObject([{ method: 'response_url', path: '/blocks/0' }]);
  });

  test('journeys press a button behind « more », and not one that stands nowhere', async () => {
    await amina.command('/initiative', 'à part');
    const [answer] = amina.ephemerals();
    if (!answer) throw new Error('No answer.');
    await expect(touch(amina, answer, 'nowhere')).rejects.toThrow('« nowhere » is not behind « more »');

    await touch(amina, answer, 'withdraw');

    await expect.poll(() => amina.ephemerals().map(({ visible }) => visible)).toEqual(['Retirée.']);
  });

  test('another workspace’s payload says so', async () => {
    await amina.with({ team: 'T0STRANGER' }).dm('Bonjour');
    await amina.dm('Bonjour');

    expect(workspaces).toEqual(['T0STRANGER', slack.team.id]);
  });
});

test('an app on a socket comes back when Slack recycles it', async () => {
  await overSocket(200);
  expect(slack.sockets).toBe(1);

  slack.recycleSockets();

  await expect.poll(() => slack.calls.filter(({ method }) => method === 'apps.connections.open').length, { timeout: 5000 }).toBe(2);
  await expect.poll(() => slack.sockets).toBe(1);
  expect(await amina.dm('Toujours là ?')).toMatchObject({ status: 200 });
});
