import { asFields, type Fields } from '../slack/json.ts';

export interface TeamsUser {
  readonly id: string;
  /** How the bot's conversations call them: another name for each bot. */
  readonly pairwise: string;
  readonly name: string;
  readonly givenName: string;
  readonly address: string;
  readonly locale: string;
  readonly zone: string;
  /** The region whose address holds their conversation with the bot: it is nowhere else. */
  readonly region: string;
  /** Whose directory they are in: this tenant's unless it is said otherwise. */
  readonly home?: string;
  deleted: boolean;
  /** The bot is installed for them. */
  installed: boolean;
  blocked: boolean;
}

export interface TeamsChannel {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  archived: boolean;
  /** With a team of another tenant. */
  readonly shared: boolean;
  members: Set<string>;
}

export interface TeamsConversation {
  readonly id: string;
  readonly kind: 'personal' | 'channel' | 'groupChat';
  readonly members: readonly string[];
}

export interface TeamsActivity {
  readonly id: string;
  readonly conversation: string;
  /** `bot`, or a user's id. */
  readonly author: string;
  readonly at: number;
  /** The message it continues. */
  readonly under: string | undefined;
  /** It answers a command or a press, which other platforms show beside. */
  readonly aside: boolean;
  /** Oldest first; what a person was shown in the place of the card is not here. */
  readonly versions: Fields[];
  deleted: boolean;
}

export interface TeamsCall {
  readonly method: string;
  readonly conversation: string;
  readonly body: Fields;
  readonly at: number;
  readonly outcome: string;
}

export interface TeamsFile {
  readonly name: string;
  readonly owner: string;
  content: string | undefined;
  at: number;
}

/** The error codes and statuses of the Bot Connector. */
export class TeamsError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** Everything this Teams knows; all of it lives in the test's process. */
export class TeamsWorld {
  readonly clock: () => number;
  readonly tenant: string;
  /** It stands for Microsoft's Agents Playground: nothing is signed, and nobody is looked up by their id in the directory. */
  readonly isPlayground: boolean;
  readonly clientId = '99999999-8888-4777-8666-555555555555';
  readonly bot = `28:${this.clientId}`;
  readonly users = new Map<string, TeamsUser>();
  readonly channels = new Map<string, TeamsChannel>();
  /** Teams, by id, with their names; those in `withBot` have the bot. */
  readonly teams = new Map<string, string>();
  readonly withBot = new Set<string>();
  readonly conversations = new Map<string, TeamsConversation>();
  readonly activities: TeamsActivity[] = [];
  readonly calls: TeamsCall[] = [];
  readonly files = new Map<string, TeamsFile>();
  readonly violations: { readonly method: string; readonly problem: string }[] = [];
  revoked = false;
  readonly #asked = new Map<string, number>();
  #last = 0;

  constructor(clock: () => number, { isPlayground = false } = {}) {
    this.clock = clock;
    this.isPlayground = isPlayground;
    this.tenant = isPlayground ? '00000000-0000-0000-0000-0000000000001' : '11111111-2222-4333-8444-555555555555';
  }

  nextId(): string {
    this.#last = Math.max(this.clock(), this.#last + 1);
    return String(this.#last);
  }

  addUser(seed: { readonly id: string; readonly name: string } & Partial<TeamsUser>): TeamsUser {
    const plain = seed.name
      .normalize('NFD')
      .replace(/[^A-Za-z ]/g, '')
      .toLowerCase()
      .replaceAll(' ', '.');
    const user: TeamsUser = {
      pairwise: `29:${seed.id}`,
      givenName: seed.name.split(' ')[0] ?? '',
      address: `${plain}@vignes.example`,
      locale: 'fr-FR',
      zone: 'Europe/Paris',
      region: defaultRegion,
      deleted: false,
      installed: true,
      blocked: false,
      ...seed,
    };
    this.users.set(user.id, user);
    return user;
  }

  addChannel({
    id,
    name,
    team = '19:team@thread.tacv2',
    teamName = 'Ville de Vignes',
    members = [],
    withBot = true,
    archived = false,
    shared = false,
  }: ChannelSeed): TeamsChannel {
    this.teams.set(team, teamName);
    if (withBot) this.withBot.add(team);
    const channel = { id: channelId(id), name: name ?? id, team, archived, shared, members: new Set(members) };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** `CBREVES` for the channel that was added so. */
  aliasOf(conversation: string): string {
    return /^19:(C[A-Z0-9]+)@/.exec(conversation)?.[1] ?? conversation;
  }

  userOf(id: string): TeamsUser | undefined {
    return this.users.get(id) ?? [...this.users.values()].find((one) => one.pairwise === id);
  }

  /** Which region's address holds a conversation. */
  regionOf(conversation: string): string {
    const [id = ''] = conversation.split(';');
    const known = this.conversations.get(id);
    return known?.kind === 'personal' ? (this.users.get(known.members[0] ?? '')?.region ?? defaultRegion) : defaultRegion;
  }

  personal(user: string): TeamsConversation {
    const id = `a:${Buffer.from(user).toString('base64url')}`;
    const known = this.conversations.get(id) ?? { id, kind: 'personal' as const, members: [user] };
    this.conversations.set(id, known);
    return known;
  }

  /** Somebody typed a command or pressed: what the bot says to them next, at once, answers it. */
  expectAnswer(user: string, expected: boolean): void {
    if (expected) this.#asked.set(user, this.clock());
    else this.#asked.delete(user);
  }

  /** Where the bot may write, and why not. */
  reach(conversation: string): {
    readonly kind: 'personal' | 'channel' | 'groupChat';
    readonly under: string | undefined;
    readonly id: string;
  } {
    const [id = '', under] = conversation.split(';messageid=');
    const channel = this.channels.get(id);
    if (channel) {
      if (!this.withBot.has(channel.team)) throw new TeamsError(403, 'BotNotInConversationRoster');
      if (channel.archived) throw new TeamsError(403, 'TeamArchived');
      if (under !== undefined && !this.activities.some((one) => one.id === under && one.conversation === id))
        throw new TeamsError(404, 'ActivityNotFoundInConversation');
      return { kind: 'channel', under, id };
    }
    const known = this.conversations.get(id);
    if (!known) throw new TeamsError(404, 'ConversationNotFound');
    const user = known.kind === 'personal' ? this.users.get(known.members[0] ?? '') : undefined;
    if (user?.deleted) throw new TeamsError(404, 'ConversationNotFound');
    if (user?.blocked) throw new TeamsError(403, 'MessageWritesBlocked');
    if (user && !user.installed) throw new TeamsError(403, 'BotNotInConversationRoster');
    return { kind: known.kind, under: undefined, id };
  }

  post(conversation: string, author: string, content: Fields, under?: string): TeamsActivity {
    const reader = this.conversations.get(conversation)?.members[0] ?? '';
    const aside = author === 'bot' && this.clock() - (this.#asked.get(reader) ?? Number.NEGATIVE_INFINITY) <= 2_000;
    if (author === 'bot') this.#asked.delete(reader);
    const posted = { id: this.nextId(), conversation, author, at: this.clock(), under, aside, versions: [content], deleted: false };
    this.activities.push(posted);
    return posted;
  }

  find(conversation: string, id: string): TeamsActivity | undefined {
    const [place = ''] = conversation.split(';messageid=');
    return this.activities.find((one) => one.id === id && one.conversation === place && !one.deleted);
  }

  violates(method: string, problem: string): void {
    this.violations.push({ method, problem });
  }

  membersOf(conversation: string): readonly Fields[] {
    const there = [...this.users.values()].filter(({ id }) => this.personal(id).id === conversation);
    return there.map(({ pairwise }) => this.memberOf(conversation, pairwise));
  }

  memberOf(conversation: string, id: string): Fields {
    this.reach(conversation);
    const user = this.userOf(id);
    if (!user || user.deleted || (this.isPlayground && id !== user.pairwise)) throw new TeamsError(404, 'MemberNotFoundInConversation');
    const { name, givenName, address, pairwise } = user;
    return {
      id: pairwise,
      objectId: user.id,
      aadObjectId: user.id,
      name,
      givenName,
      userPrincipalName: address,
      email: address,
      tenantId: user.home ?? this.tenant,
      userRole: 'user',
    };
  }
}

/** Where channels are, and people unless it is said otherwise. */
export const defaultRegion = 'emea';

/** Short names of channels, as journeys give them, become ids as Teams has them. */
export const channelId = (id: string) => (/^C[A-Z0-9]+$/.test(id) ? `19:${id}@thread.tacv2` : id);

export interface ChannelSeed {
  readonly id: string;
  readonly name?: string;
  readonly team?: string;
  readonly teamName?: string;
  readonly members?: readonly string[];
  readonly withBot?: boolean;
  readonly archived?: boolean;
  readonly shared?: boolean;
}

export function cardIn(content: Fields): Fields | undefined {
  const attachments = Array.isArray(content.attachments) ? content.attachments : [];
  const found = attachments.map(asFields).find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive');
  return found && asFields(found.content);
}
