import type { Temporal } from 'temporal-polyfill';
import type { Naming, Sharing } from './agreement.ts';
import type { Draw } from './draw.ts';
import type { DigestPart } from './subscription.ts';

/*
 * The digest: collective, not competitive (P43 to P50). What it is composed from holds no number about a person or
 * a service, and nothing of how often anything was read: what cannot be expressed here cannot be posted.
 */

/** What is told of a subject. A bud, a trial that stopped and a proposal that was refused are states like the others. */
export const itemStates = ['story', 'bud', 'live', 'stopped', 'granted', 'refused'] as const;
export type ItemState = (typeof itemStates)[number];

/** Under what a channel asks for each of them. */
export const partOf: Readonly<Record<ItemState, DigestPart>> = {
  story: 'stories',
  bud: 'stories',
  live: 'trials',
  stopped: 'trials',
  granted: 'trials',
  refused: 'trials',
};

/** Something agreed to that a channel has not read yet. */
export interface Waiting {
  /** 'story:<id>' and the like. */
  readonly subject: string;
  readonly state: ItemState;
  /** Since when its people allow it, epoch milliseconds. */
  readonly since: number;
}

/** How the people of an item appear: as they chose together, and no otherwise known here. */
type Appearing = { readonly as: 'names'; readonly names: readonly string[] } | { readonly as: 'team' } | { readonly as: 'none' };

/** What a channel reads of one subject. */
export interface Item {
  readonly subject: string;
  readonly state: ItemState;
  readonly title: string;
  readonly people: Appearing;
  /** What is kept of it, or to be checked by it; empty when nothing was said. */
  readonly learning: string;
  /** Of a trial that lives: its last day. */
  readonly until: Temporal.PlainDate | null;
  /** Of what has become ordinary practice: from when, when that was said. */
  readonly from: Temporal.PlainDate | null;
  /** To be read in the thread; empty when the line says it all. */
  readonly text: string;
}

/** Whether a channel bound to this service, or to none, may read what is shared so. */
function isHeardIn(sharing: Pick<Sharing, 'audience' | 'service'>, service: string | null): boolean {
  return sharing.audience === 'organisation' || (sharing.audience === 'service' && sharing.service !== null && sharing.service === service);
}

/** A subject as a channel bound to this service, or to none, reads it; null when its people do not allow it there. */
export function itemFor(
  told: Omit<Item, 'people'>,
  by: { readonly sharing: Sharing; readonly names: readonly string[] },
  service: string | null,
  draw: Draw,
): Item | null {
  return isHeardIn(by.sharing, service) ? { ...told, people: appearing(by.sharing.naming, by.names, draw) } : null;
}

/** How they appear. The order of the names is drawn: it says neither who began nor who joined. */
function appearing(naming: Naming, names: readonly string[], draw: Draw): Appearing {
  if (naming !== 'names') return { as: naming };
  const known = names.filter((name) => name !== '');
  if (known.length === 0) return { as: 'none' };
  return { as: 'names', names: drawn(known.map((name, place) => [name, draw(String(place))])) };
}

function drawn(names: readonly (readonly [name: string, draw: number])[]): readonly string[] {
  return [...names].sort(([, a], [, b]) => a - b).map(([name]) => name);
}

/** What waited longest comes first, ties by a draw: neither people nor popularity can be asked. */
export function inTurn<W extends Waiting>(waiting: readonly W[], draw: Draw): readonly W[] {
  const drawn = waiting.map((one) => ({ one, tie: draw(one.subject) }));
  return drawn.sort((a, b) => a.one.since - b.one.since || a.tie - b.tie || (a.one.subject < b.one.subject ? -1 : 1)).map(({ one }) => one);
}

/** Of what was open before a channel subscribed, none has a claim on the first place: the draw alone orders them. */
export function drawnIn<W extends Waiting>(waiting: readonly W[], draw: Draw): readonly W[] {
  const tied = waiting.map((one) => ({ ...one, since: 0, one }));
  return inTurn(tied, draw).map(({ one }) => one);
}

/** How much of what is kept of an item its line shows, in characters; beyond, the whole is in the thread. */
export const shownInLine = 240;

/** From so many initiatives, of as many people, « ça pousse » points at nobody. How many there are is not said. */
export const growingFrom = 3;

/** With so many of what was open already, at most, the first digest of a channel opens. */
export const opensWith = 3;

/** As many as are read in one sitting: the others come first in the next one, so that none waits for ever. */
export const digestAtMost = 10;
