import type { FieldValues } from '../cards/card.ts';
import type { PlatformName, PostRef } from '../ports/chat-platform.ts';

/** What a person said, pressed or submitted, as an adapter understood it: still in the platform's ids. */
export interface Incoming {
  readonly platform: PlatformName;
  /** The workspace's id on its platform (a Slack team, a Teams tenant). */
  readonly workspace: string;
  /** The same when the platform sends the same thing again, different otherwise. */
  readonly receipt: string;
  readonly person: { readonly externalId: string };
  /** Where the words stand, in their own conversation with the bot: there they may be edited or deleted. */
  readonly message?: string;
  /** Of a message that was edited or deleted: what it arrives with itself, and when it was written, milliseconds. */
  readonly changes?: { readonly receipt: string; readonly writtenAt: number };
  /** When they edited or deleted it, by the clock of the platform, microseconds. */
  readonly changedAt?: number;
  /** The message below which they wrote, in their own conversation with the bot: the answer goes there too. */
  readonly thread?: PostRef;
  /** The channel where they did it, by its id there; absent in a conversation with the bot, and where it is not known. */
  readonly place?: string;
  readonly said: Said;
  /** The message they pressed, where an answer shown in its place lands within so many milliseconds, or never. */
  readonly pressed?: PostRef & { readonly withinMs: number };
  /**
   * What can be shown where they acted: cards and forms when not given; from a menu or a home page, forms; on a card that can
   * only give way to another, what takes its place; else nothing.
   */
  readonly shows?: 'forms' | 'replacements' | 'nothing';
}

export type Written =
  /**
   * Plain words, in the person's own conversation with the bot or where the bot was mentioned (the mention removed);
   * `channels`: those they name, by their ids on the platform.
   */
  | { readonly type: 'words'; readonly text: string; readonly channels?: readonly string[]; readonly besides?: Besides }
  /** What followed `/initiative` or `/vendange`. */
  | { readonly type: 'command'; readonly command: 'initiative' | 'vendange'; readonly text: string };

/** What came with words, or without any, and is not kept: the bot reads words alone. */
export const allBesides = ['voice', 'file', 'forward'] as const;
export type Besides = (typeof allBesides)[number];

export type Said =
  | Written
  /** They edited a message of theirs. */
  | { readonly type: 'edited'; readonly to: Written }
  /** They deleted one, and put it back. */
  | { readonly type: 'deleted' }
  | { readonly type: 'restored' }
  | { readonly type: 'press'; readonly intent: string; readonly subject: string }
  | { readonly type: 'submit'; readonly intent: string; readonly subject: string; readonly values: FieldValues }
  /** They blocked the bot or took it away, and brought it back. */
  | { readonly type: 'removed' }
  | { readonly type: 'brought-back' }
  /** They open their own page. */
  | { readonly type: 'home' }
  /** Chosen in the platform's own menu, anywhere or on a message. */
  | { readonly type: 'shortcut'; readonly shortcut: 'tell' | 'suggest-telling'; readonly on: MessageActedOn | null };

export interface MessageActedOn {
  /** Opaque, the same for the same message. */
  readonly id: string;
  /** Null: not a person of this workspace, but an application or somebody from elsewhere. */
  readonly writer: string | null;
  readonly text: string;
}

/** They changed a message that they wrote before. */
export const isChange = ({ type }: Said) => type === 'edited' || type === 'deleted' || type === 'restored';
