import { asFields, asList, type Fields } from './json.ts';
import {
  type Call,
  type Channel,
  type ChannelSeed,
  type Content,
  defaultScopes,
  type GivenFile,
  isPublic,
  type Message,
  type Modal,
  type ResponseUrl,
  SlackError,
  type Team,
  type TeamSeed,
  type Trigger,
  type User,
  type UserSeed,
  type Violation,
} from './model.ts';
import type { Problem } from './problems.ts';

/** Everything this Slack knows. All of it lives in the test's process, and survives the bot's. */
export class World {
  readonly clock: () => number;
  readonly teams = new Map<string, Team>();
  readonly channels = new Map<string, Channel>();
  /** Every message and ephemeral, oldest first, deleted ones included. */
  readonly messages: Message[] = [];
  readonly files = new Map<string, GivenFile>();
  /** Where this Slack is reached. */
  origin = '';
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly calls: Call[] = [];
  readonly violations: Violation[] = [];
  readonly #users = new Map<string, User>();
  readonly #ims = new Map<string, Channel>();
  readonly #byTs = new Map<string, Message>();
  readonly #byChannel = new Map<string, Message[]>();
  readonly #byOnlyReader = new Map<string, Message[]>();
  readonly #modals = new Map<string, Modal[]>();
  readonly #homes = new Map<string, Modal>();
  #lastMicros = 0;
  #lastId = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  addTeam(seed: TeamSeed): Team {
    const team: Team = {
      id: seed.id,
      name: seed.name ?? seed.id,
      domain: seed.domain ?? seed.id.toLowerCase(),
      token: seed.token ?? `xoxb-${seed.id}`,
      bot: seed.bot ?? `UBOT${seed.id}`,
      botId: `B${seed.id}`,
      scopes: new Set(seed.scopes ?? defaultScopes),
      enterprise: seed.enterprise,
      tokenError: undefined,
    };
    this.teams.set(team.id, team);
    this.addUser({ id: team.bot, real_name: 'Vendange', is_bot: true }, team.id);
    return team;
  }

  addUser(seed: UserSeed, team: string): User {
    const user: User = { locale: 'fr-FR', tz: 'Europe/Paris', deleted: false, is_bot: false, ...seed, team };
    this.#users.set(`${team}/${user.id}`, user);
    return user;
  }

  addChannel(seed: ChannelSeed, team: string): Channel {
    const channel: Channel = {
      id: seed.id,
      team,
      kind: seed.kind ?? 'channel',
      name: seed.name ?? seed.id.toLowerCase(),
      members: new Set(seed.members ?? []),
      archived: seed.archived ?? false,
    };
    this.channels.set(channel.id, channel);
    if (channel.kind === 'im') for (const member of channel.members) this.#ims.set(`${team}/${member}`, channel);
    return channel;
  }

  nextId(prefix: string): string {
    this.#lastId += 1;
    return `${prefix}${String(this.#lastId).padStart(6, '0')}`;
  }

  /** A Slack timestamp: the clock to the microsecond, unique and increasing even when the clock stands still. */
  nextTs(): string {
    this.#lastMicros = Math.max(this.clock() * 1000, this.#lastMicros + 1);
    return `${Math.floor(this.#lastMicros / 1e6)}.${String(this.#lastMicros % 1e6).padStart(6, '0')}`;
  }

  user(team: string, id: string): User | undefined {
    return this.#users.get(`${team}/${id}`);
  }

  /** Somebody of another workspace, whom a shared channel shows to this one. */
  stranger(team: string, id: string): User | undefined {
    return [...this.#users.values()].find((user) => user.id === id && user.team !== team);
  }

  users(team: string): readonly User[] {
    return [...this.#users.values()].filter((user) => user.team === team);
  }

  im(team: Team, user: string): Channel | undefined {
    return this.#ims.get(`${team.id}/${user}`);
  }

  openIm(team: Team, user: string): Channel {
    const found = this.im(team, user);
    return found ?? this.addChannel({ id: this.nextId('D'), kind: 'im', name: 'directmessage', members: [user, team.bot] }, team.id);
  }

  post(message: Omit<Message, 'ts' | 'postedAt' | 'versions' | 'deletedAt'>, content: Content): Message {
    const at = this.clock();
    const posted: Message = {
      ...message,
      ts: this.nextTs(),
      postedAt: at,
      versions: [{ ...content, at, via: message.via }],
      deletedAt: undefined,
    };
    this.messages.push(posted);
    this.#byTs.set(`${posted.channel}/${posted.ts}`, posted);
    listed(this.#byChannel, posted.channel).push(posted);
    if (posted.onlyFor !== undefined) listed(this.#byOnlyReader, posted.onlyFor).push(posted);
    return posted;
  }

  /** What was ever posted there, ephemerals and deleted messages included, oldest first. */
  messagesIn(channel: string | undefined): readonly Message[] {
    return (channel !== undefined && this.#byChannel.get(channel)) || [];
  }

  /** Every ephemeral that this person was shown, wherever, oldest first. */
  messagesFor(user: string): readonly Message[] {
    return this.#byOnlyReader.get(user) ?? [];
  }

  edit(message: Message, content: Content, via: string): void {
    message.versions.push({ ...content, at: this.clock(), via });
  }

  /** Ephemerals and deleted messages included. */
  message(channel: string, ts: string): Message | undefined {
    return this.#byTs.get(`${channel}/${ts}`);
  }

  /** What everyone in the conversation can still see. */
  find(channel: string, ts: string): Message | undefined {
    const found = this.message(channel, ts);
    return found && isPublic(found) ? found : undefined;
  }

  modals(team: string, user: string): Modal[] {
    const key = `${team}/${user}`;
    const stack = this.#modals.get(key) ?? [];
    this.#modals.set(key, stack);
    return stack;
  }

  findModal(match: (modal: Modal) => boolean): Modal | undefined {
    return [...this.#modals.values()].flat().find(match);
  }

  home(team: string, user: string): Modal | undefined {
    return this.#homes.get(`${team}/${user}`);
  }

  setHome(home: Modal): void {
    this.#homes.set(`${home.team}/${home.user}`, home);
  }

  /** A view as Slack keeps it: with ids of its own, and for its blocks and elements where the bot gave none. */
  newView(team: string, user: string, view: Fields, previous?: Modal, id = this.nextId('V')): Modal {
    return {
      id,
      team,
      user,
      rootId: previous?.rootId ?? id,
      previousId: previous?.id,
      hash: this.nextTs(),
      view: this.withIds(view),
      errors: {},
    };
  }

  withIds(view: Fields): Fields {
    return { ...view, blocks: this.identified(asList(view.blocks).map(asFields)) };
  }

  identified(blocks: readonly Fields[]): readonly Fields[] {
    const named = (element: Fields): Fields => ('action_id' in element ? element : { ...element, action_id: this.nextId('a') });
    return blocks.map((block) => ({
      ...block,
      block_id: block.block_id ?? this.nextId('b'),
      ...(block.type === 'actions' && { elements: asList(block.elements).map((element) => named(asFields(element))) }),
      ...(block.type === 'input' && { element: named(asFields(block.element)) }),
      ...(block.accessory !== undefined && { accessory: named(asFields(block.accessory)) }),
    }));
  }

  newTrigger(team: string, user: string, from?: Modal): string {
    const id = `${this.nextId('')}.${team}.${user}`;
    this.triggers.set(id, { team, user, issuedAt: this.clock(), used: false, view: from?.id });
    return id;
  }

  /** Notes what Slack refuses; a test ends by expecting `violations` to be empty. */
  violates(method: string, problems: readonly Problem[]): void {
    for (const problem of problems) this.violations.push({ method, ...problem, at: this.clock() });
  }

  reachable(team: Team, id: string): Channel {
    const channel = this.channels.get(id);
    const isMember = channel?.members.has(team.bot);
    // A private conversation the bot is not in looks as if it did not exist.
    if (!channel || channel.team !== team.id || (channel.kind !== 'channel' && !isMember)) throw new SlackError('channel_not_found');
    return channel;
  }
}

function listed<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
