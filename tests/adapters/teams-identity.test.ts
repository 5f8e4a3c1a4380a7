import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { teamsClient } from '../../adapters/teams/client.ts';
import { failureOf } from '../../adapters/teams/outcomes.ts';
import { listenHere } from '../../fakes/listen.ts';
import { keysNamed, mint } from '../../fakes/teams/tokens.ts';
import { readConfig } from '../../src/config/config.ts';

/*
 * How the bot gets its own token: what is set in its configuration reaches the requests that the SDK makes, to the identity
 * endpoint of the machine (as Azure App Service has it) or to Microsoft Entra, and the token they give is what Teams is shown.
 */

const bot = '99999999-8888-4777-8666-555555555555';
const tenant = '11111111-2222-4333-8444-555555555555';

interface Asked {
  readonly who: 'identity endpoint' | 'Entra' | 'Teams';
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
  readonly shown: string;
}

const token = (from: string) => mint(keysNamed('entra'), { aud: 'https://api.botframework.com', from });
const tokens = { machine: token('machine'), entra: token('entra') };
let asked: Asked[] = [];
/** What Entra answers instead of a token. */
let refusal: { readonly error: string; readonly error_description: string } | null = null;
let origin = '';

/** The identity endpoint, Entra and Teams, on loopback. One for all: the library remembers where the first was. */
const azure = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks).toString('utf8');
  const answer = (status: number, what: object) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(what));
  };
  if (url.pathname === '/msi/token') {
    const values = Object.fromEntries(url.searchParams);
    asked.push({ who: 'identity endpoint', path: url.pathname, values, shown: String(request.headers['x-identity-header'] ?? '') });
    const expires_on = String(Math.floor(Date.now() / 1_000) + 3_600);
    return answer(200, { access_token: tokens.machine, expires_on, resource: values.resource, token_type: 'Bearer' });
  }
  if (url.pathname.endsWith('/oauth2/v2.0/token')) {
    asked.push({ who: 'Entra', path: url.pathname, values: Object.fromEntries(new URLSearchParams(body)), shown: '' });
    return refusal ? answer(401, refusal) : answer(200, { access_token: tokens.entra, token_type: 'Bearer', expires_in: 3_600 });
  }
  if (url.pathname.startsWith('/emea/')) {
    asked.push({ who: 'Teams', path: url.pathname, values: {}, shown: String(request.headers.authorization ?? '') });
    return answer(201, { id: '1' });
  }
  // What Entra says of its own addresses.
  const base = `https://login.microsoftonline.com/${tenant}`;
  const metadata = { issuer: `${base}/v2.0`, token_endpoint: `${base}/oauth2/v2.0/token`, authorization_endpoint: `${base}/authorize` };
  return answer(200, { ...metadata, jwks_uri: `${base}/keys`, tenant_discovery_endpoint: `${base}/v2.0/x`, metadata: [] });
});

beforeAll(async () => {
  origin = `http://127.0.0.1:${await listenHere(azure)}`;
  // Microsoft's own addresses lead here.
  const { fetch: real } = globalThis;
  vi.stubGlobal('fetch', (to: string | URL | Request, init?: RequestInit) =>
    real(String(to instanceof Request ? to.url : to).replace(/^https:\/\/login\.microsoftonline\.com/, origin), init),
  );
  vi.stubEnv('IDENTITY_ENDPOINT', `${origin}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'only on this machine');
});

beforeEach(() => {
  asked = [];
  refusal = null;
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  azure.close();
  azure.closeAllConnections();
});

/** Sends one message as the bot configured so; resolves with who was asked what for it. */
async function send(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { teams } = readConfig({ TEAMS_CLIENT_ID: bot, TEAMS_TENANT_ID: tenant, ...env });
  if (!teams) throw new Error('Teams is not configured.');
  const before = asked.length;
  const { connector } = teamsClient(express(), teams, 5_000);
  await connector(`${origin}/emea/`).conversations.createActivity('a:1', { type: 'message', text: 'Bonjour' });
  return asked.slice(before).map(({ who }) => who);
}

test('A secret: Entra is asked for it, in the tenant where the bot is registered', async () => {
  expect(await send({ TEAMS_CLIENT_SECRET: 'very secret' })).toEqual(['Entra', 'Teams']);

  expect(asked[0]?.path).toBe(`/${tenant}/oauth2/v2.0/token`);
  expect(asked[0]?.values).toMatchObject({
    client_id: bot,
    client_secret: 'very secret',
    grant_type: 'client_credentials',
  });
  expect(asked[0]?.values.scope).toContain('https://api.botframework.com/.default');
  expect(asked[1]?.shown).toBe(`Bearer ${tokens.entra}`);
});

test('The identity of the bot itself: the machine is asked for it, by the bot’s client id', async () => {
  expect(await send({ TEAMS_MANAGED_IDENTITY: 'user' })).toEqual(['identity endpoint', 'Teams']);

  expect(asked[0]?.values).toMatchObject({ client_id: bot, resource: 'https://api.botframework.com' });
  expect(asked[0]?.shown).toBe('only on this machine');
  expect(asked[1]?.shown).toBe(`Bearer ${tokens.machine}`);
  // Kept until it is about to expire.
  expect(await send({ TEAMS_MANAGED_IDENTITY: 'user' })).toEqual(['Teams']);
});

test.each([
  ['system', undefined],
  ['12345678-1234-4234-8234-123456789012', '12345678-1234-4234-8234-123456789012'],
] as const)('Another identity, “%s”, vouches for the bot: what the machine gives is what Entra is shown', async (identity, client) => {
  expect(await send({ TEAMS_MANAGED_IDENTITY: identity })).toEqual(['identity endpoint', 'Entra', 'Teams']);

  expect(asked[0]?.values.resource).toBe('api://AzureADTokenExchange');
  expect(asked[0]?.values.client_id).toBe(client);
  expect(asked[1]?.path).toBe(`/${tenant}/oauth2/v2.0/token`);
  expect(asked[1]?.values).toMatchObject({ client_id: bot, client_assertion: tokens.machine });
  expect(asked[2]?.shown).toBe(`Bearer ${tokens.entra}`);
});

test.each([
  ['invalid_client', 'AADSTS7000215: Invalid client secret provided.', 'refused'],
  ['unauthorized_client', 'AADSTS700016: Application was not found in the directory.', 'refused'],
  ['temporarily_unavailable', 'AADSTS90033: A transient error has occurred.', 'retry'],
] as const)('Entra says “%s”: nothing was sent, and it is %s', async (error, description, type) => {
  refusal = { error, error_description: description };

  const failure = await send({ TEAMS_CLIENT_SECRET: 'old secret' }).catch((cause: unknown) => failureOf(cause, 'person'));

  expect(failure).toMatchObject(type === 'refused' ? { type, why: 'token-revoked' } : { type, why: 'unavailable' });
  expect(asked.some(({ who }) => who === 'Teams')).toBe(false);
});
