import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { listenHere } from '../listen.ts';
import { Deliveries } from './delivery.ts';
import { type Fault, type FaultRule, Faults, nameOf } from './faults.ts';
import { asFields, asText, type Fields } from './json.ts';
import { chatMethods } from './methods/chat.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import type { Method } from './methods/method.ts';
import { userMethods } from './methods/users.ts';
import { viewMethods } from './methods/views.ts';
import {
  type Call,
  type Channel,
  type ChannelSeed,
  SlackError,
  type Team,
  type TeamSeed,
  type User,
  type UserSeed,
  type Violation,
} from './model.ts';
import { eventPayload } from './payloads.ts';
import { FakePerson } from './people.ts';
import { RateLimits } from './rate-limits.ts';
import { readArgs, tokenOf } from './requests.ts';
import { respond } from './response-url.ts';
import { type Sent, sentBy } from './sent.ts';
import { SocketMode } from './socket-mode.ts';
import { World } from './world.ts';

export interface FakeSlackOptions {
  /** Epoch milliseconds: times of messages, lives of triggers and response_urls, rate limits. */
  readonly clock?: () => number;
  /** Request timestamps; give `Date.now` when the bot runs on a `clock` in the past, since Bolt compares with its own time. */
  readonly signingClock?: () => number;
  readonly port?: number;
  /** Whether the bot is told of what it posts and changes itself in people's conversations, as Slack does. */
  readonly echoes?: boolean;
  /** How long Slack waits for the bot, 3,000 ms. */
  readonly patience?: number;
}

/**
 * A Slack that works, in the test's process:
 *
 *     const slack = await startFakeSlack({ clock });
 *     slack.addUser({ id: 'UAMINA', real_name: 'Amina Diallo' });
 *     // give the bot slack.apiUrl, slack.team.token and slack.signingSecret (or slack.appToken), then:
 *     slack.botUrl = 'http://127.0.0.1:3000/slack/events';
 *     const amina = slack.person('UAMINA');
 *     await amina.command('/initiative', 'On a réparé les vélos');
 *     await amina.press(amina.ephemerals()[0], 'Retirer');
 *     expect(slack.violations).toEqual([]);
 */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const slack = new FakeSlack(options);
  await slack.listen(options.port ?? 0);
  return slack;
}

interface Reply {
  readonly status: number;
  readonly body: Fields | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly outcome: string;
}

const methods: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
};

export class FakeSlack {
  readonly signingSecret = 'fake-signing-secret';
  readonly appToken = 'xapp-1-A0FAKESLACK';
  readonly world: World;
  readonly rateLimits: RateLimits;
  /** A first workspace; `addTeam` makes others. */
  readonly team: Team;
  readonly #socketMode = new SocketMode();
  readonly #deliveries: Deliveries;
  readonly #faults = new Faults();
  readonly #held = new Set<ServerResponse>();
  readonly #echoes: boolean;
  readonly #server: Server;
  #origin = '';

  constructor({ clock = Date.now, signingClock = clock, patience = 3_000, echoes = false }: FakeSlackOptions) {
    this.#echoes = echoes;
    this.world = new World(clock);
    this.rateLimits = new RateLimits(clock);
    this.team = this.world.addTeam({ id: 'T0FAKE', name: 'Ville de Test', domain: 'ville-de-test', token: 'xoxb-fake', bot: 'U0VENDANGE' });
    this.#deliveries = new Deliveries({ signingSecret: this.signingSecret, clock: signingClock, socket: this.#socketMode, patience });
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.#socketMode.connect(request, socket, head));
  }

  async listen(port: number): Promise<void> {
    this.#origin = `http://127.0.0.1:${await listenHere(this.#server, port)}`;
    this.world.origin = this.#origin;
  }

  /** The `slackApiUrl` to give to the bot's WebClient. */
  get apiUrl(): string {
    return `${this.#origin}/api/`;
  }

  /** Where the bot listens; set it again when it comes back on another port. */
  get botUrl(): string | undefined {
    return this.#deliveries.botUrl;
  }

  set botUrl(url: string | undefined) {
    this.#deliveries.botUrl = url;
  }

  addTeam(seed: TeamSeed): Team {
    return this.world.addTeam(seed);
  }

  addUser(seed: UserSeed, team = this.team): User {
    return this.world.addUser(seed, team.id);
  }

  /** The bot is in the channel when `members` says so. */
  addChannel(seed: ChannelSeed, team = this.team): Channel {
    return this.world.addChannel(seed, team.id);
  }

  person(id: string, team = this.team): FakePerson {
    if (!this.world.user(team.id, id)) throw new Error(`nobody is ${id} in ${team.id}`);
    return new FakePerson(id, team, { world: this.world, deliveries: this.#deliveries, origin: () => this.#origin });
  }

  fail(rule: FaultRule): Fault {
    return this.#faults.add(rule);
  }

  /** Every call of the bot, oldest first. */
  get calls(): readonly Call[] {
    return this.world.calls;
  }

  /** What Slack's limits refuse, wherever it came from. */
  get violations(): readonly Violation[] {
    return this.world.violations;
  }

  /** Everything the bot ever posted, deleted or not. */
  sent(): readonly Sent[] {
    return sentBy(this.world);
  }

  get sockets(): number {
    return this.#socketMode.connected;
  }

  /** Asks every connected app to reconnect, as Slack does several times a day. */
  recycleSockets(): void {
    this.#socketMode.recycle();
  }

  async close(): Promise<void> {
    await this.#socketMode.close();
    for (const response of this.#held) response.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const [, area = '', name = ''] = new URL(request.url ?? '/', this.#origin).pathname.split('/');
      if (area === 'upload') return await this.#upload(name, request, response);
      const args = await readArgs(request);
      const method = area === 'api' ? name : area === 'response' ? 'response_url' : undefined;
      if (method === undefined) {
        this.#answer(response, { status: 404, body: '', outcome: 'not found' });
        return;
      }
      const team = this.#teamOf(tokenOf(request, args)) ?? this.world.teams.get(this.world.responseUrls.get(name)?.team ?? '');
      const answer = (): Reply => (area === 'api' ? this.#run(name, tokenOf(request, args), args) : this.#respond(name, args));
      const rule = this.#faults.take(method, args);
      if (rule?.how === 'late') await setTimeout(500);
      const reply = rule && rule.how !== 'late' ? this.#spoil(rule, answer, response) : answer();
      const { token: _, ...body } = args;
      this.world.calls.push({ method, team: team?.id, body, at: this.world.clock(), outcome: reply.outcome });
      if (!response.destroyed && !this.#held.has(response)) this.#answer(response, reply);
      if (this.#echoes && team && reply.outcome === 'ok' && typeof reply.body !== 'string') this.#echo(method, team, reply.body);
    } catch (error) {
      if (!response.destroyed) this.#answer(response, { status: 500, body: String(error), outcome: 'broken fake' });
    }
  }

  /** What the bot did itself comes back to it: with its mark as a bot, and without, as some clients and tools send it. */
  #echo(method: string, team: Team, { channel: place, message, ts }: Fields): void {
    const channel = this.world.channels.get(asText(place) ?? '');
    if (channel?.kind !== 'im') return;
    const said = asFields(message);
    const { bot_id: _, app_id: __, ...unmarked } = said;
    const tell = (event: Fields) => {
      const actor = { team, teamId: team.id, user: team.bot };
      const payload = eventPayload(actor, this.world.nextId('Ev'), this.world.clock(), event);
      void this.#deliveries.send({ kind: 'event', payload });
    };
    const here = { channel: channel.id, channel_type: 'im', event_ts: ts };
    for (const one of [said, unmarked]) {
      if (method === 'chat.postMessage') tell({ ...one, ...here });
      else if (method === 'chat.update')
        tell({ type: 'message', subtype: 'message_changed', hidden: true, message: one, previous_message: one, ts, ...here });
    }
    if (method === 'chat.postMessage') tell({ type: 'im_created', user: team.bot, channel: { id: channel.id } });
  }

  /** The bytes of a file, at the address this Slack gave for it; no token is asked. */
  async #upload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const bytes = Buffer.concat(chunks);
    const file = this.world.files.get(id);
    const answer = (): Reply => {
      if (!file || bytes.byteLength !== file.length) return { status: 400, body: 'not the file that was announced', outcome: 'refused' };
      file.content = bytes.toString('utf8');
      return { status: 200, body: `OK - ${bytes.byteLength}`, outcome: 'ok' };
    };
    const rule = this.#faults.take('upload', {});
    const reply = rule ? this.#spoil(rule, answer, response) : answer();
    this.world.calls.push({ method: 'upload', team: file?.team, body: {}, at: this.world.clock(), outcome: reply.outcome });
    if (!response.destroyed && !this.#held.has(response)) this.#answer(response, reply);
  }

  #spoil({ how, retryAfter = 1 }: FaultRule, answer: () => Reply, response: ServerResponse): Reply {
    const name = nameOf(how);
    if (name.startsWith('accept-')) answer();
    if (name.endsWith('hang')) this.#held.add(response);
    if (name.endsWith('reset')) response.destroy();
    if (typeof how === 'object') return { status: 200, body: { ok: false, error: how.error }, outcome: name };
    if (how === 'rate-limit') return { ...limited(Number(retryAfter)), outcome: name };
    return { status: how === '503' ? 503 : 500, body: 'upstream trouble', outcome: name };
  }

  #run(name: string, token: string | undefined, args: Fields): Reply {
    if (name === 'apps.connections.open') {
      if (token !== this.appToken) return refused(new SlackError(token === undefined ? 'not_authed' : 'invalid_auth'));
      return { status: 200, body: { ok: true, url: this.#socketMode.newUrl(this.#origin) }, outcome: 'ok' };
    }
    const team = this.#teamOf(token);
    try {
      if (token === undefined) throw new SlackError('not_authed');
      if (!team) throw new SlackError('invalid_auth');
      if (team.tokenError !== undefined) throw new SlackError(team.tokenError);
      const method = methods[name];
      if (!method) throw new SlackError('unknown_method', { req_method: name });
      const wait = this.rateLimits.take(team.id, name, this.#conversation(team, args));
      if (wait !== undefined) return limited(wait);
      const request = { world: this.world, team, args };
      const scope = method.scope?.(request);
      if (scope !== undefined && !team.scopes.has(scope))
        throw new SlackError('missing_scope', { needed: scope, provided: [...team.scopes].join(',') });
      return { status: 200, body: method.run(request), headers: { 'x-oauth-scopes': [...team.scopes].join(',') }, outcome: 'ok' };
    } catch (error) {
      if (error instanceof SlackError) return refused(error);
      throw error;
    }
  }

  #respond(id: string, body: Fields): Reply {
    try {
      respond(this.world, id, body);
      return { status: 200, body: { ok: true }, outcome: 'ok' };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { ...refused(error), status: error.code.endsWith('_url') ? 404 : 400 };
    }
  }

  #teamOf(token: string | undefined): Team | undefined {
    return [...this.world.teams.values()].find((team) => team.token === token);
  }

  /** A person's id and the id of their conversation with the bot are one conversation for the rate limit. */
  #conversation(team: Team, args: Fields): string {
    const id = asText(args.channel) ?? '';
    const channel = this.world.channels.get(id);
    return channel?.kind === 'im' ? ([...channel.members].find((member) => member !== team.bot) ?? id) : id;
  }

  #answer(response: ServerResponse, { status, body, headers }: Reply): void {
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8', ...headers });
    response.end(isText ? body : JSON.stringify(body));
  }
}

function refused(error: SlackError): Reply {
  return { status: 200, body: { ok: false, error: error.code, ...error.more }, outcome: error.code };
}

function limited(seconds: number): Reply {
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': String(seconds) }, outcome: 'ratelimited' };
}
