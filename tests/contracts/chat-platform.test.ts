import { describe } from 'vitest';
import { createSlackPlatform } from '../../adapters/slack/outgoing.ts';
import type { How } from '../fakes/slack/faults.ts';
import { startFakeSlack } from '../fakes/slack/server.ts';
import { chatPlatformContract, type Mishap, type Stage } from './chat-platform.ts';

const inSlack: Record<Mishap, How> = {
  'asks to wait': 'rate-limit',
  'never answers': 'hang',
  'cuts the line': 'reset',
  fails: '503',
  'takes it and never answers': 'accept-then-hang',
  'takes it and fails': 'accept-then-500',
};
const methods = { sending: 'chat.postMessage', looking: 'conversations.history', describing: 'users.info' };

async function slackStage(): Promise<Stage> {
  let time = Date.parse('2026-03-02T09:00:00Z');
  const [timeoutMs, settleMs] = [800, 2_000];
  const slack = await startFakeSlack({ clock: () => time });
  slack.addUser({ id: 'U1', real_name: 'Amina Diallo' });
  slack.addUser({ id: 'U2', real_name: 'Partie', deleted: true });
  slack.addChannel({ id: 'COPEN', members: ['U1', slack.team.bot] });
  slack.addChannel({ id: 'CAWAY', members: ['U1'] });
  slack.addChannel({ id: 'COLD', members: ['U1', slack.team.bot], archived: true });
  const token = (workspace: string) => (workspace === slack.team.id ? slack.team.token : null);
  const platform = createSlackPlatform({ token, apiUrl: slack.apiUrl, timeoutMs, settleMs, now: () => time });
  // The first call of a process loads and connects, which on a busy machine may outlast the patience of these tests.
  await platform.describe(slack.team.id, 'U1');
  const before = slack.calls.length;
  return {
    platform,
    workspace: slack.team.id,
    person: { externalId: 'U1', name: 'Amina Diallo' },
    closed: 'U2',
    stranger: 'U404',
    channels: { open: 'COPEN', uninvited: 'CAWAY', archived: 'COLD', none: 'CNONE' },
    letRead(history) {
      if (history) slack.team.scopes.add('channels:history');
      else slack.team.scopes.delete('channels:history');
    },
    seenThere: () =>
      slack
        .sent()
        .filter(({ channel }) => channel === 'COPEN')
        .map(({ visible, ts, threadTs }) => ({ words: visible, at: ts, under: threadTs })),
    spoil: (what, mishap) => void slack.fail({ method: methods[what], how: inSlack[mishap] }),
    revoke() {
      slack.team.tokenError = 'token_revoked';
    },
    timeoutMs,
    settleMs,
    now: () => time,
    pass(milliseconds) {
      time += milliseconds;
    },
    seen: () =>
      slack
        .person('U1')
        .messages()
        .map(({ visible }) => visible),
    calls: () => slack.calls.length - before,
    close: () => slack.close(),
  };
}

describe('Slack', () => {
  chatPlatformContract(slackStage);
});
