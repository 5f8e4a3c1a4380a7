import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackPlatform } from '../../adapters/slack/outgoing.ts';
import { personFacts } from '../../adapters/slack/people.ts';
import { listenHere } from '../../fakes/listen.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import type { Card } from '../../src/cards/card.ts';
import { givenName } from '../../src/domain/given-name.ts';
import type { ChatPlatform, Outgoing } from '../../src/ports/chat-platform.ts';

const minute = 60_000;
/** Nothing waits this long, except for a server that never answers. */
const timeoutMs = 5_000;
const shortMs = 300;
const settleMs = 1_000;

let time = Date.parse('2026-03-02T09:00:00Z');
const now = () => time;
let slack: FakeSlack;
let platform: ChatPlatform;

beforeEach(async () => {
  slack = await startFakeSlack({ clock: now });
  slack.addUser({ id: 'U1', real_name: 'Amina Diallo', first_name: 'Amina', tz: 'Indian/Reunion', locale: 'fr-FR' });
  slack.addChannel({ id: 'C1', name: 'breves', members: ['U1', 'U0VENDANGE'] });
  platform = waiting(timeoutMs);
});

function waiting(atMostMs: number): ChatPlatform {
  const token = (workspace: string) => (workspace === 'T0FAKE' ? 'xoxb-fake' : null);
  return createSlackPlatform({ token, apiUrl: slack.apiUrl, timeoutMs: atMostMs, settleMs, now });
}

afterEach(async () => {
  await slack.close();
});

const card = (words: string): Card => ({ summary: 'Une nouvelle', blocks: [{ type: 'quote', spans: [{ said: words }] }] });
const toAmina: Outgoing = {
  workspace: 'T0FAKE',
  destination: { to: 'person', externalId: 'U1' },
  key: 'k1',
  card: card('On a réparé les vélos'),
};
const toChannel: Outgoing = { ...toAmina, destination: { to: 'channel', externalId: 'C1' } };

describe('Sending', () => {
  it('writes to a person without opening their conversation first', async () => {
    const outcome = await platform.send(toAmina);

    expect(outcome).toMatchObject({ type: 'sent' });
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
    expect(slack.sent()).toMatchObject([{ to: 'U1', key: 'k1', visible: 'On a réparé les vélos', text: 'Une nouvelle' }]);
  });

  it('writes in a channel, and in a thread of it', async () => {
    const first = await platform.send(toChannel);
    const thread = first.type === 'sent' ? first.ref.message : '';
    await platform.send({ ...toChannel, destination: { to: 'channel', externalId: 'C1', thread }, key: 'k2' });

    expect(slack.sent()).toMatchObject([
      { channel: 'C1', threadTs: undefined },
      { channel: 'C1', threadTs: thread },
    ]);
  });

  it('replaces what a post shows, twice the same, and the post can still be found', async () => {
    const sent = await platform.send(toAmina);
    if (sent.type !== 'sent') throw new Error('not sent');

    for (const _ of [1, 2]) expect(await platform.edit('T0FAKE', sent.ref, card('Retiré'))).toEqual(sent);

    expect(slack.sent()).toMatchObject([{ visible: 'Retiré' }]);
    expect(await platform.find('T0FAKE', toAmina.destination, 'k1', now())).toMatchObject({ type: 'found', ref: sent.ref });
  });

  it('does not try a workspace that is not ours', async () => {
    expect(await platform.send({ ...toAmina, workspace: 'T9' })).toEqual({
      type: 'refused',
      why: 'token-revoked',
      code: 'unknown_workspace',
    });
    expect(slack.calls).toEqual([]);
  });
});

describe('When Slack refuses', () => {
  it.each([
    ['channel_not_found', 'person-gone', 'channel-gone'],
    ['is_archived', 'person-gone', 'channel-archived'],
    ['not_in_channel', 'person-gone', 'not-in-channel'],
    ['user_disabled', 'person-gone', 'person-gone'],
    ['token_revoked', 'token-revoked', 'token-revoked'],
    ['account_inactive', 'token-revoked', 'token-revoked'],
    ['missing_scope', 'missing-scope', 'missing-scope'],
    ['thread_not_found', 'message-gone', 'message-gone'],
    ['msg_blocks_too_long', 'other', 'other'],
    ['a_code_of_tomorrow', 'other', 'other'],
  ])('%s to a person means %s, to a channel %s', async (error, whyPerson, whyChannel) => {
    slack.fail({ how: { error }, times: 2 });

    expect(await platform.send(toAmina)).toEqual({ type: 'refused', why: whyPerson, code: error });
    expect(await platform.send(toChannel)).toEqual({ type: 'refused', why: whyChannel, code: error });
  });

  it('an edit of a message that is no more says so', async () => {
    expect(await platform.edit('T0FAKE', { conversation: 'C1', message: '1.000001' }, card('x'))).toEqual({
      type: 'refused',
      why: 'message-gone',
      code: 'message_not_found',
    });
  });
});

describe('When Slack is in trouble', () => {
  it.each([
    '500',
    '503',
    'hang',
    'reset',
    'accept-then-hang',
    'accept-then-reset',
    'accept-then-500',
    { error: 'internal_error' },
    { error: 'fatal_error' },
  ] as const)('after %j nobody knows whether the message is there, and it was asked once', async (how) => {
    slack.fail({ method: 'chat.postMessage', how, times: 9 });

    expect(await waiting(how === 'hang' || how === 'accept-then-hang' ? shortMs : timeoutMs).send(toAmina)).toEqual({ type: 'unsure' });
    expect(slack.calls).toHaveLength(1);
  });

  it('it waits as long as Slack asks', async () => {
    slack.fail({ how: 'rate-limit', retryAfter: 7 });

    expect(await platform.send(toAmina)).toEqual({ type: 'retry', afterMs: 7_000 });
    expect(slack.calls).toHaveLength(1);
  });

  it.each(['ratelimited', 'service_unavailable', 'team_added_to_org', 'request_timeout'])('%s means later', async (error) => {
    slack.fail({ how: { error } });

    expect(await platform.send(toAmina)).toMatchObject({ type: 'retry' });
  });

  it('a name that does not resolve and a port that nobody opens mean that nothing was sent', async () => {
    const port = new URL(slack.apiUrl).port;
    await slack.close();

    for (const host of ['127.0.0.1', 'localhost', 'nowhere.invalid']) {
      const nowhere = createSlackPlatform({ token: 'xoxb', apiUrl: `http://${host}:${port}/api/`, timeoutMs: 5_000, now });
      expect(await nowhere.send(toAmina)).toMatchObject({ type: 'retry' });
    }
    slack = await startFakeSlack({ clock: now });
  });
});

describe('When something else answers in its place', () => {
  let server: Server;
  let answer: { status: number; headers?: Record<string, string>; body: string };
  let strange: ChatPlatform;

  beforeEach(async () => {
    server = createServer((_, response) => response.writeHead(answer.status, answer.headers).end(answer.body));
    const port = await listenHere(server);
    strange = createSlackPlatform({ token: 'xoxb', apiUrl: `http://127.0.0.1:${port}/`, timeoutMs, settleMs: 0, now });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['a page instead of JSON', { status: 200, body: '<html>Bonjour Amina</html>' }, { type: 'unsure' }],
    ['an answer that lacks the message', { status: 200, body: '{"ok":true}' }, { type: 'unsure' }],
    ['a proxy that says no', { status: 403, body: '' }, { type: 'retry', afterMs: 60_000 }],
    ['a relay that gave up', { status: 504, body: '' }, { type: 'unsure' }],
    ['a relay that finds the message too big', { status: 413, body: '' }, { type: 'refused', why: 'other', code: 'http_413' }],
    ['a request to wait, without a delay', { status: 429, body: '' }, { type: 'retry', afterMs: 30_000 }],
    [
      'a request to wait until a date',
      { status: 429, headers: { 'retry-after': 'Mon, 02 Mar 2026 10:00:00 GMT' }, body: '' },
      { type: 'retry', afterMs: 30_000 },
    ],
  ])('%s', async (_, given, outcome) => {
    answer = given;

    expect(await strange.send(toAmina)).toEqual(outcome);
  });

  it('a page instead of history is not taken for an absence', async () => {
    answer = { status: 200, body: '<html></html>' };

    expect(await strange.find('T', toChannel.destination, 'k1', now() - minute)).toMatchObject({ type: 'retry' });
  });
});

describe('Finding a message again', () => {
  it('after a crash, in the conversation of the person', async () => {
    slack.fail({ method: 'chat.postMessage', how: 'accept-then-hang' });
    const since = now();
    expect(await waiting(shortMs).send(toAmina)).toEqual({ type: 'unsure' });

    const found = await platform.find('T0FAKE', toAmina.destination, 'k1', since);

    const [sent] = slack.sent();
    expect(found).toEqual({ type: 'found', ref: { conversation: sent?.channel, message: sent?.ts }, sentAt: since });
  });

  it('asks for the conversation once, and not at all when it wrote there before', async () => {
    const opened = () => slack.calls.filter(({ method }) => method === 'conversations.open').length;

    await platform.find('T0FAKE', toAmina.destination, 'k1', now() - minute);
    await platform.find('T0FAKE', toAmina.destination, 'k1', now() - minute);
    expect(opened()).toBe(1);

    slack.addUser({ id: 'U2', real_name: 'Bao' });
    await platform.send({ ...toAmina, destination: { to: 'person', externalId: 'U2' } });
    await platform.find('T0FAKE', { to: 'person', externalId: 'U2' }, 'k1', now());
    expect(opened()).toBe(1);
  });

  it('reads on, page after page, and a message it did not send says nothing', async () => {
    slack.rateLimits.enabled = false;
    slack.team.scopes.add('channels:history');
    for (let index = 0; index < 250; index += 1) await platform.send({ ...toChannel, key: `other-${index}` });

    expect(await platform.find('T0FAKE', toChannel.destination, 'other-0', now())).toMatchObject({ type: 'found' });
    expect(await platform.find('T0FAKE', toChannel.destination, 'k1', now() - minute)).toEqual({ type: 'absent' });
  });

  it('looks for a reply in its thread', async () => {
    slack.team.scopes.add('channels:history');
    const root = await platform.send(toChannel);
    const thread = root.type === 'sent' ? root.ref.message : '';
    const destination = { to: 'channel', externalId: 'C1', thread } as const;
    const reply = await platform.send({ ...toChannel, destination, key: 'k2' });

    expect(await platform.find('T0FAKE', destination, 'k2', now())).toMatchObject({
      type: 'found',
      ref: reply.type === 'sent' ? reply.ref : null,
    });
  });

  it('does not say absent while the request may still be on its way', async () => {
    const since = now();

    expect(await platform.find('T0FAKE', toAmina.destination, 'k1', since)).toEqual({ type: 'retry', afterMs: settleMs });
    time += settleMs;
    expect(await platform.find('T0FAKE', toAmina.destination, 'k1', since)).toEqual({ type: 'absent' });
  });

  it('cannot tell in a channel whose history it may not read', async () => {
    expect(await platform.find('T0FAKE', toChannel.destination, 'k1', now())).toEqual({ type: 'cannot-tell' });
  });

  it('comes back later when Slack is in trouble', async () => {
    slack.fail({ method: 'conversations.history', how: 'rate-limit', retryAfter: 4 });
    expect(await platform.find('T0FAKE', toAmina.destination, 'k1', now())).toEqual({ type: 'retry', afterMs: 4_000 });

    slack.fail({ method: 'conversations.history', how: '500' });
    expect(await platform.find('T0FAKE', toAmina.destination, 'k1', now())).toMatchObject({ type: 'retry' });
  });
});

describe('Describing a person', () => {
  it('gives their name, zone and language', async () => {
    expect(await platform.describe('T0FAKE', 'U1')).toEqual({
      name: 'Amina Diallo',
      firstName: 'Amina',
      zone: 'Indian/Reunion',
      locale: 'fr-FR',
      active: true,
    });
  });

  it('says that an account is closed, which sending does not', async () => {
    await platform.send(toAmina);
    const amina = slack.world.user('T0FAKE', 'U1');
    if (amina) amina.deleted = true;

    expect(await platform.send(toAmina)).toMatchObject({ type: 'sent' });
    expect(await platform.describe('T0FAKE', 'U1')).toEqual({ name: 'Amina Diallo', firstName: 'Amina', active: false });
  });

  it('knows nothing of a stranger, of another workspace, or while Slack is silent', async () => {
    expect(await platform.describe('T0FAKE', 'U404')).toBeNull();
    expect(await platform.describe('T9', 'U1')).toBeNull();
    slack.fail({ how: 'hang' });
    expect(await waiting(shortMs).describe('T0FAKE', 'U1')).toBeNull();
  });

  it('leaves out a zone and a language that do not exist', () => {
    expect(
      personFacts({ user: { name: 'x', tz: 'Mars/Olympus', locale: '??', profile: { real_name: 'Bao Tran', first_name: null } } }, 'T1'),
    ).toEqual({
      name: 'Bao Tran',
      firstName: 'Bao',
      active: true,
    });
  });

  it.each([
    ['Amina', 'Amina Diallo', 'Amina'],
    ['Jean Pierre', 'Jean Pierre Martin', 'Jean Pierre'],
    ['', 'Amina Diallo', 'Amina'],
    ['DUPONT', 'DUPONT Marie', 'Marie'],
    ['', 'LE GALL Anne-Lise', 'Anne-Lise'],
    ['Dupont,', 'Dupont, Marie', 'Marie'],
    ['', 'DUPONT MARIE', ''],
    ['', 'Accueil', ''],
    ['accueil.mairie', 'accueil.mairie', ''],
    ['', '', ''],
    ['محمد', 'محمد علي', 'محمد'],
    // A title is no first name, and what follows it alone is the family's.
    ['', 'Mme DURAND Zoé', 'Zoé'],
    ['Mme', 'Mme DURAND Zoé', 'Zoé'],
    ['', 'Dr Léa Petit', 'Léa'],
    ['Dr Léa', 'Dr Léa Petit', 'Léa'],
    ['', 'M. Durand', ''],
    ['Mme', 'Mme Durand', ''],
    ['', 'Durand, Mme Zoé', 'Zoé'],
    ['', 'Ms Zoe Durand', 'Zoe'],
    ['Maryam', 'Maryam Drissi', 'Maryam'],
  ])('greets %j (%j) as %j', (declared, whole, greeted) => {
    expect(givenName(declared, whole)).toBe(greeted);
  });
});
