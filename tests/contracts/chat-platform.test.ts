import express from 'express';
import { Temporal } from 'temporal-polyfill';
import { describe } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { createSlackPlatform } from '../../adapters/slack/outgoing.ts';
import { openTeams } from '../../adapters/teams/index.ts';
import type { How } from '../../fakes/slack/faults.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { registry } from '../../src/areas/all.ts';
import { configured } from '../../support/organisation.ts';
import { freshDatabase } from '../support/databases.ts';
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
  chatPlatformContract(slackStage, { finds: true });
});

const inTeams: Record<Mishap, How> = { ...inSlack, fails: '500' };
const routes = { sending: 'send', looking: 'send', describing: 'member' };

async function teamsStage(): Promise<Stage> {
  let time = Date.parse('2026-03-02T09:00:00Z');
  const timeoutMs = 800;
  const teams = await startFakeTeams({ clock: () => time });
  const { tenant } = teams.world;
  teams.addUser({ id: 'amina', name: 'Amina Diallo' });
  const left = teams.addUser({ id: 'partie', name: 'Partie' });
  teams.addChannel({ id: 'COPEN', team: 'team-open', members: ['amina'] });
  teams.addChannel({ id: 'CAWAY', team: 'team-away', members: ['amina'], withBot: false });
  teams.addChannel({ id: 'COLD', team: 'team-old', members: ['amina'], archived: true });
  const database = await freshDatabase('postgres');
  const store = createStore(database, registry.sought);
  await known(store, tenant, ['amina', 'partie'], teams.serviceUrl);
  const { platform } = openTeams({
    credentials: { clientId: teams.world.clientId, clientSecret: null, managedIdentity: 'user', tenants: [tenant], unauthenticated: false },
    store,
    web: express(),
    now: () => time,
    report() {},
    timeoutMs,
    world: teams.forBot,
  });
  // The first conversations are opened, and the process has connected.
  for (const person of ['amina', 'partie']) await platform.describe(tenant, person);
  left.deleted = true;
  const before = teams.world.calls.length;
  return {
    platform,
    workspace: tenant,
    person: { externalId: 'amina', name: 'Amina Diallo' },
    closed: 'partie',
    stranger: 'nobody',
    channels: {
      open: '19:COPEN@thread.tacv2',
      uninvited: '19:CAWAY@thread.tacv2',
      archived: '19:COLD@thread.tacv2',
      none: '19:CNONE@thread.tacv2',
    },
    letRead() {},
    seenThere: () =>
      teams
        .person('amina')
        .messages('COPEN')
        .map(({ visible, ts, threadTs }) => ({ words: visible, at: ts, under: threadTs })),
    spoil: (what, mishap) => void teams.fail({ method: routes[what], how: inTeams[mishap] }),
    revoke() {
      teams.world.revoked = true;
    },
    timeoutMs,
    settleMs: 0,
    now: () => time,
    pass(milliseconds) {
      time += milliseconds;
    },
    seen: () =>
      teams
        .person('amina')
        .messages()
        .map(({ visible }) => visible),
    calls: () => teams.world.calls.length - before,
    async close() {
      await teams.close();
      await database.close();
    },
  };
}

/** People of a tenant of whom the bot knows, and where its service was heard from. */
async function known(store: ReturnType<typeof createStore>, tenant: string, people: readonly string[], service: string): Promise<void> {
  const now = Temporal.Instant.from('2026-03-02T08:00Z');
  await store.transaction(async (tx) => {
    const workspace = await configured(tx, { platform: 'teams', externalId: tenant }, now);
    for (const person of people) await tx.people.meet(workspace.organisationId, workspace.id, person, now);
    await tx.conversations.heardFrom({ platform: 'teams', workspace: tenant }, service);
  });
}

describe('Teams', () => {
  chatPlatformContract(teamsStage, { finds: false });
});
