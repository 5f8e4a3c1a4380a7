import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { isFileHost } from '../../adapters/teams/files.ts';
import type { TeamsWorld as OfTests } from '../../adapters/teams/index.ts';
import { listenHere } from '../listen.ts';
import { type Fault, type FaultRule, Faults, nameOf } from '../slack/faults.ts';
import { asFields, asList, asText, type Fields } from '../slack/json.ts';
import { checkActivity, TeamsRateLimits } from './limits.ts';
import { FakeTeamsPerson } from './people.ts';
import { jwks, keysNamed, mint } from './tokens.ts';
import { type ChannelSeed, defaultRegion, TeamsError, type TeamsUser, TeamsWorld } from './world.ts';

export interface FakeTeamsOptions {
  /** Epoch milliseconds: times of messages, rate limits. Tokens live by the real time, which the SDK compares with. */
  readonly clock?: () => number;
  /** It stands for Microsoft's Agents Playground (`TeamsWorld.isPlayground`). */
  readonly isPlayground?: boolean;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly outcome: string;
}

/**
 * A Teams that works, in the test's process: the Bot Connector that bots write to, Microsoft's signing keys, and people:
 *
 *     const teams = await startFakeTeams({ clock });
 *     teams.addUser({ id: 'amina', name: 'Amina Diallo' });
 *     // start the bot with teams.env and teams.forBot, then:
 *     teams.botUrl = 'http://127.0.0.1:3000/api/messages';
 *     await teams.person('amina').dm('initiative On a réparé les vélos');
 */
export async function startFakeTeams(options: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const teams = new FakeTeams(options);
  await teams.listen();
  return teams;
}

export class FakeTeams {
  readonly world: TeamsWorld;
  readonly rateLimits: TeamsRateLimits;
  /** Microsoft's signing keys: others take their place now and then. */
  keys = keysNamed('microsoft');
  /** How often they were read. */
  keysAsked = 0;
  botUrl: string | undefined;
  /** Teams that the bot has not been told yet it was added to. */
  readonly announced: string[] = [];
  readonly #faults = new Faults();
  readonly #held = new Set<ServerResponse>();
  readonly #server: Server;
  #origin = '';

  constructor({ clock = Date.now, isPlayground = false }: FakeTeamsOptions) {
    this.world = new TeamsWorld(clock, { isPlayground });
    this.rateLimits = new TeamsRateLimits(clock);
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<void> {
    this.#origin = `http://127.0.0.1:${await listenHere(this.#server)}`;
  }

  /** From now on it is reached there: something lies between it and the bot. */
  reachedAt(origin: string): void {
    this.#origin = origin;
  }

  /** Where Microsoft's signing keys are read. */
  get metadataUrl(): string {
    return `${this.#origin}/v1/.well-known/openidconfiguration`;
  }

  /** As in activities, with the slash that Teams ends it with. */
  get serviceUrl(): string {
    return this.serviceIn(defaultRegion);
  }

  serviceIn(region: string): string {
    return `${this.#origin}/${region}/`;
  }

  get origin(): string {
    return this.#origin;
  }

  /** What the bot is configured with. */
  get env(): Readonly<Record<string, string>> {
    if (this.world.isPlayground) return { TEAMS_UNAUTHENTICATED: 'on' };
    return { TEAMS_CLIENT_ID: this.world.clientId, TEAMS_MANAGED_IDENTITY: 'user', TEAMS_TENANT_ID: this.world.tenant };
  }

  /** Whose tokens the bot trusts, and what it shows. */
  get forBot(): OfTests {
    return {
      cloud: withOverrides(PUBLIC, { openIdMetadataUrl: this.metadataUrl }),
      ...(this.world.isPlayground ? {} : { token: async () => this.botToken }),
      // The files' host of this Teams is on this machine, and what it shows at Microsoft's.
      isFileHost: (address) => address.origin === this.#origin || isFileHost(address),
    };
  }

  readonly botToken = mint(keysNamed('entra'), { aud: 'https://api.botframework.com', iss: 'https://login.microsoftonline.com' });

  /** As Microsoft signs what its service sends to this bot. */
  token(claims: Readonly<Record<string, unknown>> = {}): string {
    return mint(this.keys, { aud: this.world.clientId, serviceurl: this.serviceUrl, ...claims });
  }

  addUser(seed: { readonly id: string; readonly name: string } & Partial<TeamsUser>): TeamsUser {
    return this.world.addUser(seed);
  }

  addChannel(seed: ChannelSeed) {
    return this.world.addChannel(seed);
  }

  person(id: string): FakeTeamsPerson {
    if (!this.world.users.has(id)) throw new Error(`nobody is ${id}`);
    return new FakeTeamsPerson(id, this);
  }

  fail(rule: FaultRule): Fault {
    return this.#faults.add(rule);
  }

  /** Tells the bot of every team it was added to meanwhile. */
  async announce(): Promise<void> {
    for (const team of this.announced.splice(0)) await this.tell({ team, event: 'added' });
  }

  /** Tells the bot that it was added to a team, or taken away. */
  tell({ team, event }: { readonly team: string; readonly event: 'added' | 'removed' }): Promise<{ status: number }> {
    const { world } = this;
    if (event === 'added') world.withBot.add(team);
    else world.withBot.delete(team);
    const bot = [{ id: world.bot }];
    return event === 'added'
      ? this.#update(team, { eventType: 'teamMemberAdded' }, { membersAdded: bot })
      : this.#update(team, { eventType: 'teamMemberRemoved' }, { membersRemoved: bot });
  }

  /** Tells the bot that a team has another name, or that one of its channels came, has another name, or went. */
  tellChange(
    team: string,
    eventType: 'teamRenamed' | 'channelCreated' | 'channelRenamed' | 'channelDeleted',
    channel?: { readonly id: string; readonly name: string; readonly type?: string },
  ): Promise<{ status: number }> {
    return this.#update(team, { eventType, ...(channel && { channel }) }, {});
  }

  #update(team: string, channelData: Fields, more: Fields): Promise<{ status: number }> {
    const { world } = this;
    const [someone] = world.users.values();
    return this.deliver({
      type: 'conversationUpdate',
      id: `f:${world.nextId()}`,
      timestamp: new Date(world.clock()).toISOString(),
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: someone?.pairwise ?? '29:somebody', aadObjectId: someone?.id },
      recipient: { id: world.bot },
      conversation: { id: team, conversationType: 'channel', tenantId: world.tenant, isGroup: true },
      channelData: { tenant: { id: world.tenant }, team: { id: team, name: world.teams.get(team) }, ...channelData },
      ...more,
    });
  }

  /** Brings an activity to the bot as Teams does, signed; never throws. */
  async deliver(
    activity: Fields,
    authorization: string | null = `Bearer ${this.token({ serviceurl: activity.serviceUrl })}`,
  ): Promise<{ status: number; body: unknown; ms: number }> {
    if (this.botUrl === undefined) throw new Error('the bot has no address');
    const started = performance.now();
    try {
      const answer = await fetch(this.botUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...(authorization === null ? {} : { authorization }) },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      return { status: answer.status, body: parsed(text), ms: performance.now() - started };
    } catch {
      return { status: 0, body: undefined, ms: performance.now() - started };
    }
  }

  async close(): Promise<void> {
    for (const response of this.#held) response.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', this.#origin);
      if (url.pathname.startsWith('/v1/.well-known/'))
        return this.#answer(response, { status: 200, outcome: 'ok', body: this.#metadata(url.pathname) });
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const raw = Buffer.concat(chunks);
      const [, area = '', , first = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
      if (area === 'upload') return this.#answer(response, this.#upload(first, raw, request));
      const body = asFields(parsed(raw.toString('utf8')));
      const { method, conversation, run } = this.#route(request.method ?? '', first, rest, body, area);
      const answer = (): Reply => this.#run(request, method, conversation, run);
      const rule = this.#faults.take(method, { ...body, conversation });
      if (rule?.how === 'late') await setTimeout(500);
      const reply = rule && rule.how !== 'late' ? this.#spoil(rule, answer, response) : answer();
      this.world.calls.push({ method, conversation, body, at: this.world.clock(), outcome: reply.outcome });
      if (!response.destroyed && !this.#held.has(response)) this.#answer(response, reply);
    } catch (error) {
      if (!response.destroyed) this.#answer(response, { status: 500, body: String(error), outcome: 'broken fake' });
    }
  }

  #metadata(path: string): object {
    if (path.endsWith('/keys')) {
      this.keysAsked += 1;
      return jwks(this.keys);
    }
    return { issuer: 'https://api.botframework.com', jwks_uri: `${this.#origin}/v1/.well-known/keys` };
  }

  /** `/emea/v3/conversations/…` and `/emea/v3/teams/…`, as the Bot Connector has them. */
  #route(
    verb: string,
    area: string,
    [one = '', two = '', three = '']: readonly string[],
    body: Fields,
    region: string,
  ): { method: string; conversation: string; run: () => unknown } {
    const { world } = this;
    if (area === 'teams' && two === 'conversations') {
      const channels = () => [...world.channels.values()].filter(({ team }) => team === one).map(({ id, name }) => ({ id, name }));
      return { method: 'channels', conversation: one, run: () => ({ conversations: channels() }) };
    }
    if (area !== 'conversations') return { method: 'unknown', conversation: '', run: () => unknownRoute() };
    // Elsewhere than at its own address, a conversation is not known.
    const here = (run: () => unknown) => () => {
      if (world.regionOf(one) !== region) throw new TeamsError(404, 'ConversationNotFound');
      return run();
    };
    if (one === '' && verb === 'POST') return { method: 'open', conversation: '', run: () => this.#open(body) };
    if (two === 'activities' && three === '' && verb === 'POST')
      return { method: 'send', conversation: one, run: here(() => this.#send(one, body)) };
    if (two === 'activities' && verb === 'PUT') return { method: 'edit', conversation: one, run: here(() => this.#edit(one, three, body)) };
    if (two === 'activities' && verb === 'DELETE')
      return { method: 'delete', conversation: one, run: here(() => this.#delete(one, three)) };
    if (two === 'members' && verb === 'GET') return { method: 'member', conversation: one, run: here(() => world.memberOf(one, three)) };
    if (two.toLowerCase() === 'pagedmembers' && verb === 'GET')
      return { method: 'members', conversation: one, run: here(() => ({ members: world.membersOf(one) })) };
    return { method: 'unknown', conversation: one, run: () => unknownRoute() };
  }

  #run(request: IncomingMessage, method: string, conversation: string, run: () => unknown): Reply {
    try {
      const { revoked, isPlayground } = this.world;
      const isSigned = isPlayground || request.headers.authorization === `Bearer ${this.botToken}`;
      if (revoked || !isSigned) throw new TeamsError(401, 'Unauthorized');
      const wait = method === 'send' || method === 'edit' ? this.rateLimits.take(conversation) : undefined;
      if (wait !== undefined) return limited(wait);
      return { status: method === 'send' || method === 'open' ? 201 : 200, body: run(), outcome: 'ok' };
    } catch (error) {
      if (!(error instanceof TeamsError)) throw error;
      return { status: error.status, body: { error: { code: error.code, message: 'Refused.' } }, outcome: error.code };
    }
  }

  #open({ members, tenantId }: Fields): object {
    const { world } = this;
    const asked = asText(asFields(asList(members)[0]).id) ?? '';
    if (tenantId !== world.tenant) throw new TeamsError(403, 'TenantNotAllowed');
    const user = world.userOf(asked);
    if (!user || user.deleted) throw new TeamsError(400, 'BadArgument');
    const inTeam = [...world.channels.values()].some(({ team, members }) => world.withBot.has(team) && members.has(user.id));
    if (!user.installed && !inTeam) throw new TeamsError(403, 'ForbiddenOperationException');
    return { id: world.personal(user.id).id, serviceUrl: this.serviceIn(user.region) };
  }

  #send(conversation: string, activity: Fields): object {
    const { kind, id, under } = this.world.reach(conversation);
    checkActivity(this.world, 'send', activity);
    if (!asText(asFields(activity.from).id)) this.world.violates('send', 'nobody sends it');
    if (kind !== 'personal' && hasConsent(activity)) throw new TeamsError(400, 'BadSyntax');
    return { id: this.world.post(id, 'bot', activity, under).id };
  }

  #edit(conversation: string, activityId: string, activity: Fields): object {
    this.world.reach(conversation);
    const found = this.world.find(conversation, activityId);
    if (found?.author !== 'bot') throw new TeamsError(404, 'ActivityNotFoundInConversation');
    checkActivity(this.world, 'edit', activity);
    found.versions.push(activity);
    return { id: activityId };
  }

  #delete(conversation: string, activityId: string): object {
    const found = this.world.find(conversation, activityId);
    if (found?.author !== 'bot') throw new TeamsError(404, 'ActivityNotFoundInConversation');
    found.deleted = true;
    return {};
  }

  #upload(id: string, bytes: Buffer, request: IncomingMessage): Reply {
    const file = this.world.files.get(id);
    const range = `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`;
    // The address is the right to write: the bot's own token is nobody's business there.
    if (!file || request.method !== 'PUT' || request.headers['content-range'] !== range || request.headers.authorization !== undefined)
      return { status: 400, outcome: 'refused' };
    file.content = bytes.toString('utf8');
    file.at = this.world.clock();
    return { status: 201, body: {}, outcome: 'ok' };
  }

  #spoil({ how, retryAfter }: FaultRule, answer: () => Reply, response: ServerResponse): Reply {
    const name = nameOf(how);
    if (name.startsWith('accept-')) answer();
    if (name.endsWith('hang')) this.#held.add(response);
    if (name.endsWith('reset')) response.destroy();
    if (name === 'rate-limit') return limited(retryAfter ?? 1);
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    if (typeof how === 'object') {
      const status = how.status ?? (/^\d{3}$/.test(how.error) ? Number(how.error) : 403);
      return { status, body: { error: { code: how.error, message: 'Refused.' } }, headers, outcome: name };
    }
    return { status: name === '503' ? 503 : 500, body: 'upstream trouble', headers, outcome: name };
  }

  #answer(response: ServerResponse, { status, body, headers }: Reply): void {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }
}

function unknownRoute(): never {
  throw new TeamsError(404, 'NotFound');
}

function limited(seconds: number | string): Reply {
  return {
    status: 429,
    body: { error: { code: 'Throttled', message: 'Too many requests.' } },
    headers: { 'retry-after': String(seconds) },
    outcome: 'throttled',
  };
}

function hasConsent(activity: Fields): boolean {
  return asList(activity.attachments).some((one) => asFields(one).contentType === 'application/vnd.microsoft.teams.card.file.consent');
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
