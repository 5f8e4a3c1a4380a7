import type { z } from 'zod';
import type { Citizen } from '../population.ts';
import type { Received, Told, Town } from '../town.ts';

/** Something that must hold after every step. */
export interface Invariant {
  readonly name: string;
  check(step: Step): Promise<readonly Broken[]>;
  /** Figures of its own for the report, in the end. */
  readonly figures?: () => Readonly<Record<string, string | number>>;
}

export interface Step {
  readonly town: Town;
  /** What arrived since the last step, in order. */
  readonly received: readonly Received[];
  /**
   * `day` and `week`: this step is also the first of a new one; `end`: nothing more will happen; `settled`: nobody acts any more, and
   * everything that was to be said had the days it takes.
   */
  readonly also: ReadonlySet<'day' | 'week' | 'end' | 'settled'>;
  /** How often the bot was cut off in the middle of something so far, and how often a conversation it cannot read was in doubt. */
  readonly kills: number;
  readonly doubts: number;
  readonly platforms: Platforms;
  ask<T extends z.ZodType>(row: T, sql: string, params?: readonly unknown[]): Promise<z.output<T>[]>;
}

/** What can be seen of the platforms, without asking the bot. */
export interface Platforms {
  /** Messages as they stand now. */
  screens(): readonly OnScreen[];
  isThere(platform: string, conversation: string, message: string): boolean;
  /** What they refused of the bot, as they said it. */
  readonly refusals: readonly string[];
  /** Files that somebody received. */
  filesOf(citizen: Citizen): number;
}

/** Where screens are not looked at. */
export const nobodyLooks: Platforms = { screens: () => [], isThere: () => true, refusals: [], filesOf: () => 0 };

export interface OnScreen {
  readonly readers: readonly Citizen[];
  readonly together: boolean;
  /** The bot knows of it, or can look for it: it can edit it. */
  readonly reachable: boolean;
  readonly words: string;
  /** How it came to this. */
  readonly by: string;
}

export interface Broken {
  /** Whom it happened to, by their number; null: nobody in particular. */
  readonly citizen: number | null;
  /** The kind of message, or of record. */
  readonly kind: string;
  readonly what: string;
}

/** What a message that its reader put off was first said as: it comes back under the same slot, with its new day after `@`. */
export const asFirstSaid = (slot: string): string => slot.split('@')[0] ?? slot;

/** What nobody asked for, in a message: the rest of it answers what its reader just did. */
export const unprompted = ({ news }: Received) => news.filter((one) => !one.direct);

export const broken = (citizen: Citizen | null | undefined, kind: string, what: string): Broken => ({
  citizen: citizen?.number ?? null,
  kind,
  what,
});

export const ofInitiative = ({ teller, tag }: Told, what: string): Broken => broken(teller, `initiative ${tag}`, what);

export function twice(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
