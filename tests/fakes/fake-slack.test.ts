import { WebClient, type WebClientOptions } from '@slack/web-api';
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

describe('messages', () => {
  test('a message to a person opens their conversation with the bot, where it can be found by its key, edited and deleted', async () => {
    const posted = await client().chat.postMessage({
      channel: 'UAMINA',
      text: 'Bonjour',
      metadata: { event_type: 'vendange', event_payload: { key: 'k-1' } },
    });
    now += 1000;
    const updated = await client().chat.update({ channel: posted.channel ?? '', ts: posted.ts ?? '', text: 'Bonsoir' });

    expect(posted.channel).toMatch(/^D/);
    expect(updated.ok).toBe(true);
    expect(slack.person('UAMINA').messages()).toMatchObject([{ visible: 'Bonsoir', edited: true, fromBot: true }]);
    expect(slack.sent()).toMatchObject([
      { to: 'UAMINA', key: 'k-1', at: nine, original: { text: 'Bonjour' }, edits: [{ text: 'Bonsoir', at: nine + 1000 }] },
    ]);

    const bare = await client().conversations.history({ channel: posted.channel ?? '', oldest: String(nine / 1000 - 1) });
    const found = await client().conversations.history({ channel: posted.channel ?? '', include_all_metadata: true });
    expect(bare.messages?.[0]?.metadata).toEqual({ event_type: 'vendange', event_payload: {} });
    expect(found.messages?.[0]?.metadata).toEqual({ event_type: 'vendange', event_payload: { key: 'k-1' } });

    await client().chat.delete({ channel: posted.channel ?? '', ts: posted.ts ?? '' });
    expect(slack.person('UAMINA').messages()).toEqual([]);
    expect(slack.sent()).toMatchObject([{ deletedAt: now }]);
  });

  test('timestamps are unique and increase while the clock stands still', async () => {
    const posts = await Promise.all([1, 2, 3].map((n) => client().chat.postMessage({ channel: 'UAMINA', text: `n° ${n}` })));

    const stamps = posts.map(({ ts }) => ts);
    expect(new Set(stamps).size).toBe(3);
    expect(
      slack
        .person('UAMINA')
        .messages()
        .map(({ ts }) => ts),
    ).toEqual(stamps.toSorted());
  });

  test('a thread is read by its root and does not show in the history', async () => {
    slack.team.scopes.add('channels:history');
    const root = await client().chat.postMessage({ channel: 'CBREVES', text: 'Les brèves' });
    await client().chat.postMessage({ channel: 'CBREVES', text: 'Le détail', thread_ts: root.ts ?? '' });

    const history = await client().conversations.history({ channel: 'CBREVES' });
    const replies = await client().conversations.replies({ channel: 'CBREVES', ts: root.ts ?? '' });
    expect(history.messages?.map(({ text }) => text)).toEqual(['Les brèves']);
    expect(replies.messages?.map(({ text }) => text)).toEqual(['Les brèves', 'Le détail']);
  });

  test('history comes in pages, newest first', async () => {
    slack.rateLimits.enabled = false;
    for (const n of [1, 2, 3]) await client().chat.postMessage({ channel: 'UAMINA', text: String(n) });
    const channel = slack.person('UAMINA').messages()[0]?.channel ?? '';

    const first = await client().conversations.history({ channel, limit: 2 });
    const second = await client().conversations.history({ channel, limit: 2, cursor: first.response_metadata?.next_cursor ?? '' });
    expect(first.messages?.map(({ text }) => text)).toEqual(['3', '2']);
    expect(second.messages?.map(({ text }) => text)).toEqual(['1']);
  });

  test('an edit keeps the key, and text alone takes the blocks away', async () => {
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Bonjour' } }];
    const metadata = { event_type: 'vendange', event_payload: { key: 'k-1' } };
    const { channel = '', ts = '' } = await client().chat.postMessage({ channel: 'UAMINA', text: 'x', blocks, metadata });

    await client().chat.update({ channel, ts, text: 'Bonsoir' });
    expect(slack.sent()).toMatchObject([{ key: 'k-1', blocks: [], visible: 'Bonsoir' }]);

    expect(await errorOf(client().chat.update({ channel, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
    expect(await errorOf(client().chat.update({ channel: 'UAMINA', ts, text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(client().chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe('message_not_found');
    await slack.person('UAMINA').dm('Bonjour');
    const theirs = slack.person('UAMINA').messages().at(-1)?.ts ?? '';
    expect(await errorOf(client().chat.update({ channel, ts: theirs, text: 'x' }))).toBe('cant_update_message');
  });

  test('an ephemeral is seen by one person and found by nobody', async () => {
    const posted = await client().chat.postEphemeral({ channel: 'CBREVES', user: 'UAMINA', text: 'Entre nous' });

    expect(slack.person('UAMINA').ephemerals()).toMatchObject([{ visible: 'Entre nous' }]);
    expect(slack.person('UBRUNO').ephemerals()).toEqual([]);
    expect(await errorOf(client().chat.update({ channel: 'CBREVES', ts: posted.message_ts ?? '', text: 'x' }))).toBe('message_not_found');
    expect(await errorOf(client().chat.postEphemeral({ channel: 'CBREVES', user: 'UBRUNO', text: 'x' }))).toBe('user_not_in_channel');
  });
});

describe('refusals', () => {
  test('each comes under the name Slack gives it', async () => {
    slack.addUser({ id: 'UGONE', real_name: 'Partie', deleted: true, email: 'partie@ville.test' });
    slack.addUser({ id: 'UROBOT', real_name: 'Robot', is_bot: true });
    slack.addChannel({ id: 'CCLOSED', members: [slack.team.bot], archived: true });
    slack.addChannel({ id: 'COTHER' });
    slack.addChannel({ id: 'GSECRET', kind: 'group' });
    const post = (channel: string, text = 'x'): Promise<unknown> => errorOf(client().chat.postMessage({ channel, text }));

    expect(await post('UGONE')).toBe('channel_not_found');
    expect(await post('UNOBODY')).toBe('channel_not_found');
    expect(await post('UROBOT')).toBe('cannot_dm_bot');
    expect(await post('CCLOSED')).toBe('is_archived');
    expect(await post('COTHER')).toBe('not_in_channel');
    expect(await post('GSECRET')).toBe('channel_not_found');
    expect(await post('UAMINA', '')).toBe('no_text');
    expect(await post('UAMINA', 'x'.repeat(40_001))).toBe('msg_too_long');
    expect(await errorOf(client().conversations.open({ users: 'UGONE' }))).toBe('user_disabled');
    expect(await errorOf(client().users.lookupByEmail({ email: 'partie@ville.test' }))).toBe('users_not_found');
    expect(await errorOf(client().users.info({ user: 'UNOBODY' }))).toBe('user_not_found');
    expect(await errorOf(client({}, 'xoxb-unknown').auth.test())).toBe('invalid_auth');
    expect(await errorOf(new WebClient(undefined, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }).auth.test())).toBe(
      'not_authed',
    );
  });

  test('someone whose account was closed still receives in an existing conversation, as at Slack', async () => {
    const amina = slack.addUser({ id: 'ULEAVES', real_name: 'S’en va' });
    await client().chat.postMessage({ channel: 'ULEAVES', text: 'Bonjour' });

    amina.deleted = true;

    expect(await errorOf(client().chat.postMessage({ channel: 'ULEAVES', text: 'Encore' }))).toBe('ok');
    expect((await client().users.info({ user: 'ULEAVES' })).user).toMatchObject({ deleted: true });
  });

  test('a revoked token opens nothing any more', async () => {
    slack.team.tokenError = 'token_revoked';

    expect(await errorOf(client().chat.postMessage({ channel: 'UAMINA', text: 'x' }))).toBe('token_revoked');
    expect(slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', outcome: 'token_revoked' });
  });

  test('nobody reads a conversation between people, nor a channel without the scope', async () => {
    slack.team.scopes.add('mpim:history');
    const group = await client().conversations.open({ users: 'UAMINA,UBRUNO' });
    const again = await client().conversations.open({ users: 'UBRUNO,UAMINA' });

    expect(again.channel?.id).toBe(group.channel?.id);
    expect(await errorOf(client().conversations.history({ channel: group.channel?.id ?? '' }))).toBe('missing_scope');
    const refused = await client()
      .conversations.history({ channel: 'CBREVES' })
      .catch((error: { data: unknown }) => error.data);
    expect(refused).toMatchObject({ error: 'missing_scope', needed: 'channels:history' });
  });

  test('a workspace knows nothing of another', async () => {
    const other = slack.addTeam({ id: 'T0OTHER', token: 'xoxb-other' });

    expect(await errorOf(client({}, other.token).chat.postMessage({ channel: 'UAMINA', text: 'x' }))).toBe('channel_not_found');
    expect(await errorOf(client({}, other.token).chat.postMessage({ channel: 'CBREVES', text: 'x' }))).toBe('channel_not_found');
  });

  test('blocks that say too much together are refused, each being short enough', async () => {
    const blocks = Array.from({ length: 4 }, () => ({ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(2900) } }));

    expect(await errorOf(client().chat.postMessage({ channel: 'UAMINA', text: 'x', blocks }))).toBe('msg_blocks_too_long');
  });

  test('bad blocks are refused in Slack’s words and noted', async () => {
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } }];

    const refused = await client()
      .chat.postMessage({ channel: 'UAMINA', text: 'x', blocks })
      .catch((error: { data: unknown }) => error.data);

    const reason = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    expect(refused).toMatchObject({ error: 'invalid_blocks', errors: [reason], response_metadata: { messages: [`[ERROR] ${reason}`] } });
    expect(slack.violations).toMatchObject([{ method: 'chat.postMessage', path: '/blocks/0/text/text' }]);
    expect(slack.sent()).toEqual([]);
  });
});

describe('people', () => {
  test('facts come as Slack gives them', async () => {
    const { user } = await client().users.info({ user: 'UBRUNO', include_locale: true });
    const found = await client().users.lookupByEmail({ email: 'amina@ville.test' });

    expect(user).toMatchObject({ real_name: 'Bruno Petit', tz: 'Indian/Reunion', tz_offset: 14_400, locale: 'fr-FR', deleted: false });
    expect(found.user).toMatchObject({ id: 'UAMINA', profile: { first_name: 'Amina' } });
    expect(await client().dnd.info({ user: 'UAMINA' })).toMatchObject({ dnd_enabled: false });
  });
});
