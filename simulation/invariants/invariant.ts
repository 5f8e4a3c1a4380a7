import type { z } from 'zod';
import type { Received, Town } from '../town.ts';

/** Something that must hold after every step. */
export interface Invariant {
  readonly name: string;
  check(step: Step): Promise<readonly Broken[]>;
  /** Figures of its own for the report, in the end. */
  readonly figures?: () => Readonly<Record<string, string | number>>;
}

export interface Step {
  readonly town: Town;
  /** What arrived since the last step. */
  readonly received: readonly Received[];
  /** `day` and `week`: this step is also the first of a new one; `end`: nothing more will happen. */
  readonly also: ReadonlySet<'day' | 'week' | 'end'>;
  /** How often the bot was killed so far, and how often a conversation it cannot read was in doubt. */
  readonly kills: number;
  readonly doubts: number;
  ask<T extends z.ZodType>(row: T, sql: string, params?: readonly unknown[]): Promise<z.output<T>[]>;
}

export interface Broken {
  /** Whom it happened to, by their number; null: nobody in particular. */
  readonly citizen: number | null;
  /** The kind of message, or of record. */
  readonly kind: string;
  readonly what: string;
}

/** What nobody asked for, in a message: the rest of it answers what its reader just did. */
export const unprompted = ({ news }: Received) => news.filter((one) => !one.direct);
