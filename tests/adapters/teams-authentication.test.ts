import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { teamsPath } from '../../adapters/teams/index.ts';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { keysNamed, mint } from '../../fakes/teams/tokens.ts';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { directoryId } from '../support/chat-teams.ts';
import { everythingIn, freshDatabase } from '../support/databases.ts';

const words = 'On a planté des vignes dans la cour';

/** The whole bot in front of a Teams, and one thing said to it, as Teams would say it. */
async function stage({ isPlayground = false, env = {} }: { isPlayground?: boolean; env?: Readonly<Record<string, string>> } = {}) {
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const teams = await startFakeTeams({ clock: clock.ms, isPlayground });
  const database = await freshDatabase('postgres');
  const logs: string[] = [];
  const running = await start(readConfig({ PORT: '0', LOG_LEVEL: 'trace', ...teams.env, ...env }), {
    clock,
    database,
    teams: teams.forBot,
    log: (line) => void logs.push(line),
    logTo: { write: (line: string) => void logs.push(line) },
  });
  onTestFinished(async () => {
    await running.stop();
    await teams.close();
  });
  teams.botUrl = `${running.url}${teamsPath}`;
  const amina = teams.addUser({ id: directoryId('UAMINA'), name: 'Amina Diallo' });
  const activity = {
    type: 'message',
    id: randomUUID(),
    timestamp: new Date(clock.ms()).toISOString(),
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: amina.pairwise, aadObjectId: amina.id, name: amina.name },
    recipient: { id: teams.world.bot },
    conversation: { id: teams.world.personal(amina.id).id, conversationType: 'personal', tenantId: teams.world.tenant },
    channelData: { tenant: { id: teams.world.tenant } },
    text: `initiative ${words}`,
  };
  const said = async (authorization: string | null, changed: object = {}) => {
    const { status } = await teams.deliver({ ...activity, ...changed }, authorization);
    running.queue.wake();
    await running.queue.idle();
    const stored = await database.transaction(everythingIn);
    return { status, heard: stored.includes(words), answered: teams.world.activities.length, logs: logs.join('') };
  };
  return { teams, said };
}

const nobody = { heard: false, answered: 0 };

test('What Teams signed is heard, and answered', async () => {
  const { teams, said } = await stage();

  expect(await said(`Bearer ${teams.token()}`)).toMatchObject({ status: 200, heard: true, answered: 1 });
});

test.each([
  ['as it comes', {}],
  ['with a client id and no secret', { TEAMS_CLIENT_ID: randomUUID() }],
])('A tool that signs nothing is answered, where that was asked for: %s', async (_, env) => {
  const { said } = await stage({ isPlayground: true, env });

  expect(await said(null)).toMatchObject({ status: 200, heard: true, answered: 1 });
  // Who they are is what the tool says of its members.
  expect((await said(null, { id: randomUUID(), text: 'aide' })).answered).toBe(2);
});

test('Without a token nobody is heard', async () => {
  const { said } = await stage();

  expect(await said(null)).toMatchObject({ status: 401, ...nobody });
});

test('Garbage instead of a token is turned away', async () => {
  const { said } = await stage();

  expect(await said('Bearer not.a.token')).toMatchObject({ status: 401, ...nobody });
});

test('A token signed by somebody else is turned away', async () => {
  const { teams, said } = await stage();
  const forged = mint({ ...keysNamed('somebody'), kid: teams.keys.kid }, { aud: teams.world.clientId, serviceurl: teams.serviceUrl });

  expect(await said(`Bearer ${forged}`)).toMatchObject({ status: 401, ...nobody });
});

test('A token for another bot is turned away', async () => {
  const { teams, said } = await stage();

  expect(await said(`Bearer ${teams.token({ aud: randomUUID() })}`)).toMatchObject({ status: 401, ...nobody });
});

test('A token from another issuer is turned away', async () => {
  const { teams, said } = await stage();

  expect(await said(`Bearer ${teams.token({ iss: 'https://sts.windows.net/elsewhere/' })}`)).toMatchObject({ status: 401, ...nobody });
});

test('A token for another service than the one the activity names is turned away', async () => {
  const { teams, said } = await stage();

  expect(await said(`Bearer ${teams.token()}`, { serviceUrl: 'https://collector.example/' })).toMatchObject({ status: 401, ...nobody });
});

test('An activity that names no service is refused, though its token is good', async () => {
  const { teams, said } = await stage();

  expect(await said(`Bearer ${teams.token()}`, { serviceUrl: undefined })).toMatchObject({ status: 403, ...nobody });
});

test('A token that claims to need no signature is turned away', async () => {
  const { teams, said } = await stage();
  const unsigned = mint(teams.keys, { aud: teams.world.clientId, serviceurl: teams.serviceUrl }, { alg: 'none' });

  expect(await said(`Bearer ${unsigned}`)).toMatchObject({ status: 401, ...nobody });
});

test('A token that has expired is turned away', async () => {
  const { teams, said } = await stage();
  const now = Math.floor(Date.now() / 1_000);

  expect(await said(`Bearer ${teams.token({ exp: now - 600, nbf: now - 7_200 })}`)).toMatchObject({ status: 401, ...nobody });
});

test('Somebody of another tenant is refused, though Microsoft signed it', async () => {
  const { teams, said } = await stage();
  const elsewhere = randomUUID();

  const whole = {
    conversation: { id: 'a:x', conversationType: 'personal', tenantId: elsewhere },
    channelData: { tenant: { id: elsewhere } },
  };
  expect(await said(`Bearer ${teams.token()}`, whole)).toMatchObject({ status: 403, ...nobody });
  // Two tenants in one activity, ours among them, or none at all.
  expect(await said(`Bearer ${teams.token()}`, { channelData: { tenant: { id: elsewhere } } })).toMatchObject({ status: 403, ...nobody });
  const unnamed = { conversation: { id: 'a:x', conversationType: 'personal' }, channelData: {} };
  expect(await said(`Bearer ${teams.token()}`, unnamed)).toMatchObject({ status: 403, ...nobody });
});

test('A guest from another tenant is not heard, and neither is what is not somebody', async () => {
  const { teams, said } = await stage();
  const { pairwise, id } = teams.world.addUser({ id: directoryId('UGUEST'), name: 'Guest' });

  const guest = { from: { id: pairwise, aadObjectId: id, tenantId: randomUUID() } };
  expect(await said(`Bearer ${teams.token()}`, guest)).toMatchObject({ status: 200, ...nobody });
  expect(await said(`Bearer ${teams.token()}`, { from: { id: '28:another-bot' } })).toMatchObject({ status: 200, ...nobody });
});

test('What is not JSON, or far too long, is refused without a word of how the bot is made', async () => {
  const { teams } = await stage();
  const send = (body: string) =>
    fetch(teams.botUrl ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${teams.token()}` },
      body,
    });

  const [broken, long] = [await send('{"type":'), await send(JSON.stringify({ text: 'é'.repeat(1_000_000) }))];

  expect([broken.status, await broken.text()]).toEqual([400, '']);
  expect([long.status, await long.text()]).toEqual([413, '']);
});

test('Nothing of a token, of words or of names is logged, whatever came', async () => {
  const { teams, said } = await stage();
  const token = teams.token();
  await said(`Bearer ${token}`);
  const { logs } = await said(`Bearer ${token}tampered`);

  expect(logs).not.toContain(token);
  expect(logs).not.toContain('vignes');
  expect(logs).not.toContain('Amina');
});

const env = { TEAMS_CLIENT_ID: randomUUID(), TEAMS_TENANT_ID: randomUUID(), TEAMS_CLIENT_SECRET: 'a-client-secret' };

test('Authentication can be left out on this machine alone, in development, and when it is asked for', () => {
  expect(readConfig(env).teams?.unauthenticated).toBe(false);
  expect(readConfig({ ...env, TEAMS_UNAUTHENTICATED: 'on' }).teams?.unauthenticated).toBe(true);
  expect(readConfig({ TEAMS_UNAUTHENTICATED: 'on' }).teams?.tenants).toHaveLength(1);
  for (const anywhere of [{ NODE_ENV: 'production' }, { NODE_ENV: 'test' }, { HOST: '0.0.0.0' }, { HOST: '192.168.1.4' }])
    expect(() => readConfig({ ...env, TEAMS_UNAUTHENTICATED: 'on', ...anywhere })).toThrow('TEAMS_UNAUTHENTICATED');
});

test('Teams without a tenant, a secret or an id does not start, and says which', () => {
  expect(() => readConfig({ ...env, TEAMS_TENANT_ID: '' })).toThrow('TEAMS_TENANT_ID: is missing');
  expect(() => readConfig({ ...env, TEAMS_CLIENT_SECRET: '' })).toThrow('TEAMS_CLIENT_SECRET: is missing');
  expect(() => readConfig({ ...env, TEAMS_CLIENT_ID: '' })).toThrow('TEAMS_CLIENT_ID: is missing');
  expect(() => readConfig({ ...env, TEAMS_MANAGED_IDENTITY: 'system' })).toThrow('keep one');
  expect(readConfig({ ...env, TEAMS_CLIENT_SECRET: '', TEAMS_MANAGED_IDENTITY: 'system' }).teams).toMatchObject({
    managedIdentity: 'system',
  });
});
