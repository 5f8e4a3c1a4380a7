import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { errorOf, webClient } from '../../fakes/slack/web-client.ts';

const nine = Date.parse('2026-11-23T09:00:00Z');
let now: number;
let slack: FakeSlack;

beforeEach(async () => {
  now = nine;
  slack = await startFakeSlack({ clock: () => now });
  slack.addUser({ id: 'UAMINA', real_name: 'Amina Diallo', first_name: 'Amina', email: 'amina@ville.test' });
  slack.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', tz: 'Indian/Reunion' });
  slack.addChannel({ id: 'CBREVES', name: 'breves', members: ['UAMINA', slack.team.bot] });
});

afterEach(() => slack.close());

function client(options: WebClientOptions = {}, token = slack.team.token): WebClient {
  return webClient(slack, options, token);
}

describe('limits and faults', () => {
  test('one message a second for each conversation, after a short burst', async () => {
    slack.rateLimits.burst = 2;
    const post = (channel: string): Promise<unknown> => errorOf(client().chat.postMessage({ channel, text: 'x' }));

    expect([await post('UAMINA'), await post('UAMINA'), await post('UBRUNO')]).toEqual(['ok', 'ok', 'ok']);
    const limited = await client()
      .chat.postMessage({ channel: slack.person('UAMINA').messages()[0]?.channel ?? '', text: 'x' })
      .catch((error: { retryAfter: number }) => error.retryAfter);
    expect(limited).toBe(1);

    now += 1000;
    expect(await post('UAMINA')).toBe('ok');
  });

  test('a method is limited by the minute, in each workspace', async () => {
    slack.addTeam({ id: 'T0OTHER', token: 'xoxb-other' });
    for (let n = 0; n < 20; n += 1) await client().users.list({});

    expect(await errorOf(client().users.list({}))).toBe('slack_webapi_rate_limited_error');
    expect(await errorOf(client({}, 'xoxb-other').users.list({}))).toBe('ok');
    now += 60_000;
    expect(await errorOf(client().users.list({}))).toBe('ok');
  });

  test('a 429 is honoured by a client that waits', async () => {
    slack.fail({ method: 'chat.postMessage', how: 'rate-limit', retryAfter: 1 });

    const started = Date.now();
    const waiting = client({ rejectRateLimitedCalls: false, retryConfig: { retries: 1, minTimeout: 0 }, timeout: 0 });
    await waiting.chat.postMessage({ channel: 'UAMINA', text: 'Bonjour' });

    expect(Date.now() - started).toBeGreaterThanOrEqual(950);
    expect(slack.calls.map(({ outcome }) => outcome)).toEqual(['rate-limit', 'ok']);
  });

  test.for([
    ['500', 0, 'slack_webapi_http_error'],
    ['503', 0, 'slack_webapi_http_error'],
    ['hang', 0, 'slack_webapi_request_error'],
    ['reset', 0, 'slack_webapi_request_error'],
    ['accept-then-hang', 1, 'slack_webapi_request_error'],
    ['accept-then-reset', 1, 'slack_webapi_request_error'],
    ['accept-then-500', 1, 'slack_webapi_http_error'],
  ] as const)('%s leaves %i message', async ([how, stored, error]) => {
    slack.fail({ method: 'chat.postMessage', how, match: (body) => body.channel === 'UAMINA' });

    expect(await errorOf(client({ timeout: 100 }).chat.postMessage({ channel: 'UAMINA', text: 'Bonjour' }))).toBe(error);
    expect(slack.sent().length).toBe(stored);
    expect(slack.calls.at(-1)?.outcome).toBe(how);
    expect(await errorOf(client().chat.postMessage({ channel: 'UAMINA', text: 'Encore' }))).toBe('ok');
  });

  test('a bot in another process may die in the middle of a call: what it sent stays', async () => {
    slack.fail({ how: 'accept-then-hang' });
    const call = `fetch('${slack.apiUrl}chat.postMessage', { method: 'POST', headers: { authorization: 'Bearer ${slack.team.token}', 'content-type': 'application/json' }, body: JSON.stringify({ channel: 'UAMINA', text: 'Bonjour' }) })`;
    const bot = spawn(process.execPath, ['-e', call]);
    await expect.poll(() => slack.sent().length, { timeout: 5000 }).toBe(1);

    bot.kill('SIGKILL');
    await once(bot, 'exit');

    expect(slack.person('UAMINA').messages()).toMatchObject([{ visible: 'Bonjour' }]);
  });

  test('while the bot is down a person’s act fails with status 0', async () => {
    slack.botUrl = 'http://127.0.0.1:1/slack/events';

    expect(await slack.person('UAMINA').dm('Bonjour')).toMatchObject({ status: 0, error: 'ECONNREFUSED' });
    expect(await slack.person('UAMINA').command('/initiative', 'x')).toMatchObject({ status: 0 });
  });
});

describe('response_url', () => {
  const open = async (): Promise<(body: object) => Promise<Response>> => {
    await slack.person('UAMINA').command('/initiative', 'x');
    const url = slack.apiUrl.replace('/api/', `/response/${[...slack.world.responseUrls.keys()].at(-1)}`);
    return (body) => fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  };

  test('lives for half an hour', async () => {
    const respond = await open();

    now += 30 * 60_000;
    expect((await respond({ text: 'à temps' })).status).toBe(200);
    now += 1;
    expect(await (await respond({ text: 'trop tard' })).json()).toEqual({ ok: false, error: 'expired_url' });
    expect(slack.person('UAMINA').ephemerals()).toMatchObject([{ visible: 'à temps' }]);
  });

  test('changes nothing after a command, as at Slack, and this is noted', async () => {
    const respond = await open();

    await respond({ text: 'un' });
    await respond({ text: 'deux', replace_original: true });

    expect(
      slack
        .person('UAMINA')
        .ephemerals()
        .map(({ visible }) => visible),
    ).toEqual(['un', 'deux']);
    expect(slack.violations).toMatchObject([{ method: 'response_url', path: '/replace_original' }]);
  });

  test('deletes the message its button was in', async () => {
    const button = { type: 'button', action_id: 'ok', text: { type: 'plain_text', text: 'OK' } } as const;
    await client().chat.postMessage({ channel: 'UAMINA', text: 'x', blocks: [{ type: 'actions', elements: [button] }] });
    const [post] = slack.person('UAMINA').messages();
    if (post) await slack.person('UAMINA').press(post, 'OK');

    const url = slack.apiUrl.replace('/api/', `/response/${[...slack.world.responseUrls.keys()].at(-1)}`);
    await fetch(url, { method: 'POST', body: '{"delete_original":true}', headers: { 'content-type': 'application/json' } });

    expect(slack.person('UAMINA').messages()).toEqual([]);
  });
});

describe('views', () => {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const modal = (title: string) => ({ type: 'modal' as const, title: plain(title), blocks: [{ type: 'divider' as const }] });

  test('are opened, changed and stacked three high', async () => {
    const trigger = (): string => slack.world.newTrigger(slack.team.id, 'UAMINA', slack.world.modals(slack.team.id, 'UAMINA').at(-1));
    const amina = slack.person('UAMINA');

    const opened = await client().views.open({ trigger_id: trigger(), view: modal('un') });
    const view_id = opened.view?.id ?? '';
    await client().views.update({ view_id, hash: opened.view?.hash ?? '', view: modal('deux') });
    expect(amina.view()?.title).toBe('deux');
    expect(await errorOf(client().views.update({ view_id, hash: opened.view?.hash ?? '', view: modal('x') }))).toBe('hash_conflict');
    expect(await errorOf(client().views.update({ view_id: 'V0', view: modal('x') }))).toBe('not_found');

    await client().views.push({ trigger_id: trigger(), view: modal('trois') });
    await client().views.push({ trigger_id: trigger(), view: modal('quatre') });
    expect(await errorOf(client().views.push({ trigger_id: trigger(), view: modal('cinq') }))).toBe('push_limit_reached');
    expect(amina.view()?.title).toBe('quatre');
    const top = amina.view();
    if (top) await amina.dismiss(top);
    expect(amina.view()?.title).toBe('trois');
  });

  test('a bad one is refused as arguments are, not as blocks', async () => {
    const trigger_id = slack.world.newTrigger(slack.team.id, 'UAMINA');

    expect(await errorOf(client().views.open({ trigger_id, view: modal('x'.repeat(25)) }))).toBe('invalid_arguments');
    expect(slack.violations).toMatchObject([{ method: 'views.open', path: '/view/title/text' }]);
    expect(slack.person('UAMINA').view()).toBeUndefined();
  });
});
