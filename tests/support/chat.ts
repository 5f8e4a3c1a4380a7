import type { Person } from './person.ts';

export type PlatformUnderTest = 'slack' | 'teams';

/** Which platform this run of the journeys lives on: `vitest.config.ts` runs them on each. */
export const platformUnderTest: PlatformUnderTest = process.env.VENDANGE_JOURNEYS_ON === 'teams' ? 'teams' : 'slack';

interface UserSeed {
  readonly id: string;
  readonly real_name: string;
  readonly first_name?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly deleted?: boolean;
}

interface ChannelSeed {
  readonly id: string;
  readonly name?: string;
  /** The bot is there, unless this says no. */
  readonly bot?: boolean;
  readonly members: readonly string[];
  readonly archived?: boolean;
}

/** A message of the bot, with all that happened to it. */
interface SentPost {
  /** The person it was for, when it went to a conversation with one person. */
  readonly to: string | undefined;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly at: number;
  readonly ephemeral: boolean;
  readonly visible: string;
  /** All that the message held, as it was sent, then at each edit: the platform's own JSON. */
  readonly original: string;
  readonly edits: readonly string[];
  readonly deletedAt: number | undefined;
}

type Trouble = 'rate-limit' | '500' | '503' | 'hang' | 'reset' | 'accept-then-hang' | 'accept-then-reset' | 'accept-then-500' | 'late';

/** What journeys ask of a fake platform, whichever it is. */
export interface Chat {
  readonly name: PlatformUnderTest;
  /** What the platform's limits refuse, wherever it came from. */
  readonly violations: readonly unknown[];
  addUser(seed: UserSeed): void;
  person(id: string): Person;
  addChannel(seed: ChannelSeed): void;
  /** A name in words, as people write it when they choose the channel from the list. */
  naming(channel: string): string;
  sent(): readonly SentPost[];
  /** Rates are the matter of other journeys. */
  unlimited(): void;
  /** Messages the platform takes: in the whole workspace in a minute, in one conversation at once (where it is not fixed). */
  limit(to: { readonly inAMinute?: number; readonly atOnce?: number }): void;
  /** Spoils what comes next; `to`: only for one person, or one channel. */
  fail(rule: {
    /** `file`: before anybody may see it; `shown-file`: as it is shown. */
    readonly what: 'send' | 'edit' | 'file' | 'shown-file';
    readonly how: Trouble;
    readonly times?: number;
    readonly retryAfter?: number;
    readonly to?: string;
  }): void;
  /** The next messages are refused, for a reason the bot does not know. */
  refuse(times: number): void;
  /** How often the bot asked for a message to be sent, sent or not. */
  attempts(): number;
  /** Their account is closed, or open again. */
  close(person: string, closed: boolean): void;
  archive(channel: string, archived: boolean): void;
  /** The bot's own keys are taken back, or work again. */
  revoke(revoked: boolean): void;
  /** From now on the bot may open no conversation between people. */
  keepApart(): void;
  /** How many answers to presses were shown beside or in place of cards. */
  answers(): number;
  /** What would act of what the bot wrote: mentions, links, formatting. */
  active(): readonly string[];
}
