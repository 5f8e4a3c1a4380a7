import type { Fields } from './json.ts';
import type { Problem } from './problems.ts';

/** An answer `{ ok: false, error }`, with what Slack adds to it. */
export class SlackError extends Error {
  readonly code: string;
  readonly more: Fields;

  constructor(code: string, more: Fields = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** The scopes of our manifest (each is justified in `adapters/slack/README.md`). A test that needs another grants it. */
export const defaultScopes = [
  'commands',
  'chat:write',
  'im:write',
  'im:history',
  'mpim:write',
  'app_mentions:read',
  'users:read',
  'users:read.email',
  'files:write',
  'dnd:read',
] as const;

export interface TeamSeed {
  readonly id: string;
  readonly name?: string;
  readonly domain?: string;
  readonly token?: string;
  /** The bot's user id. */
  readonly bot?: string;
  readonly scopes?: readonly string[];
  /** The Enterprise Grid organisation that holds it. */
  readonly enterprise?: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly token: string;
  readonly bot: string;
  readonly botId: string;
  readonly scopes: Set<string>;
  enterprise: string | undefined;
  /** Set it to have the bot's token refused from now on. */
  tokenError: 'token_revoked' | 'account_inactive' | 'invalid_auth' | undefined;
}

export interface UserSeed {
  readonly id: string;
  readonly real_name: string;
  readonly first_name?: string;
  readonly display_name?: string;
  tz?: string;
  locale?: string;
  readonly email?: string;
  deleted?: boolean;
  readonly is_bot?: boolean;
  /** Do not disturb, in epoch seconds. */
  dnd?: { readonly start: number; readonly end: number };
}

export interface User extends UserSeed {
  readonly team: string;
  tz: string;
  locale: string;
  deleted: boolean;
  readonly is_bot: boolean;
}

export type ChannelKind = 'channel' | 'group' | 'im' | 'mpim';

export interface ChannelSeed {
  readonly id: string;
  /** `channel` is public, `group` private. */
  readonly kind?: ChannelKind;
  readonly name?: string;
  readonly members?: readonly string[];
  readonly archived?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly team: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly members: Set<string>;
  archived: boolean;
}

export interface Content {
  readonly text: string;
  readonly blocks: readonly Fields[];
  /** False when formatting of `text` was turned off. */
  readonly mrkdwn: boolean;
}

export interface Message {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  /** A user id, the bot's included. */
  readonly author: string;
  /** An ephemeral: only this person sees it. */
  readonly onlyFor?: string;
  readonly threadTs?: string;
  metadata?: Fields | undefined;
  readonly via: string;
  readonly postedAt: number;
  /** What it showed, first to last. */
  readonly versions: Version[];
  deletedAt: number | undefined;
}

/** Through which method it came, and when. */
export interface Version extends Content {
  readonly at: number;
  readonly via: string;
}

export function shownBy(message: Message): Version {
  const last = message.versions.at(-1);
  if (!last) throw new Error(`message ${message.ts} shows nothing`);
  return last;
}

export function isPublic(message: Message): boolean {
  return message.deletedAt === undefined && message.onlyFor === undefined;
}

/** A file the bot gave to this Slack. */
export interface GivenFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly length: number;
  content: string | undefined;
  /** Nobody sees it before. */
  shared: { readonly channel: string; readonly at: number } | undefined;
}

/** An open modal or a Home tab. */
export interface Modal {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  hash: string;
  view: Fields;
  /** What stands in red under a field, by block id. */
  errors: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly team: string;
  readonly user: string;
  readonly view: string | undefined;
  issuedAt: number;
  used: boolean;
}

export interface ResponseUrl {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  /** The message a button was pressed in; none for a slash command. */
  readonly source: Message | undefined;
  readonly issuedAt: number;
  uses: number;
}

/** One call of the bot to this Slack. */
export interface Call {
  readonly method: string;
  readonly team: string | undefined;
  readonly body: Fields;
  readonly at: number;
  /** `ok`, Slack's error code, or the fault that was injected. */
  readonly outcome: string;
}

export interface Violation extends Problem {
  readonly method: string;
  readonly at: number;
}
