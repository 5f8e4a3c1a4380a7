import type { Temporal } from 'temporal-polyfill';
import type { Scene } from '../../core/kind.ts';
import type { Item } from '../../domain/digest.ts';
import { drawFrom } from '../../domain/draw.ts';
import { defaultZone } from '../../domain/holidays.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { nextSlot, type Rhythm, type Subscription } from '../../domain/subscription.ts';
import { isOver } from '../../domain/term.ts';
import { callsIn, growsSince, nextItems, untilTold } from './digest-sources.ts';

export interface Posted extends Pick<Rhythm, 'every' | 'weekday' | 'at'> {
  /** Where its clocks are, a territory or else a zone; null when they are those of the organisation. */
  readonly clock: string | null;
}

/** The digest of one channel, and when it ran last. */
export interface DigestShown extends Posted, Pick<Subscription, 'id' | 'locale' | 'includes' | 'state'> {
  /** Its id on the platform. */
  readonly channel: string;
  /** Null while it is paused or stopped. */
  readonly next: Temporal.Instant | null;
  readonly last: { readonly on: Temporal.PlainDate; readonly outcome: 'nothing' | 'waiting' | 'posted' } | null;
}

export interface DigestsShown {
  readonly digests: readonly DigestShown[];
  readonly anyone: boolean;
}

/** What a channel reads. */
export interface DigestRead {
  readonly every: Rhythm['every'];
  readonly items: readonly Item[];
  readonly call: boolean;
  readonly grows: boolean;
  /** The day on which the bot itself stops, when this digest says so. */
  readonly until: Temporal.PlainDate | null;
}

export interface PreviewShown extends DigestRead {
  /** Asked for in the channel itself, where what is told to its service may be read. */
  readonly inside: boolean;
}

export async function digestsFor(scene: Scene): Promise<DigestsShown> {
  const digests: DigestShown[] = [];
  for (const subscription of await scene.tx.digests.all(scene.organisation.id)) digests.push(await shownDigest(scene, subscription));
  // An act that has just changed it holds what it was.
  const organisation = await scene.tx.organisations.get(scene.organisation.id);
  return { digests, anyone: (organisation ?? scene.organisation).settings.digestByAnyone };
}

export async function shownDigest({ tx, organisation, now }: Scene, subscription: Subscription): Promise<DigestShown> {
  const { id, channel, every, weekday, at, locale, includes, state } = subscription;
  const last = await tx.digests.lastRun(id);
  const next = state === 'on' && !isOver(organisation, now) ? nextSlot(subscription, officeTimeOf(organisation), now).at : null;
  const ran = last && { on: last.slot, outcome: last.outcome };
  const clock = clockOf(subscription, organisation);
  return { id, channel: channel.externalId, every, weekday, at, clock, locale, includes, state, next, last: ran };
}

export async function previewOf(scene: Scene, subscription: Subscription, inside: boolean): Promise<PreviewShown> {
  const items = await nextItems(scene, inside ? subscription : { ...subscription, service: null }, drawFrom('preview'));
  const call = await callsIn(scene, subscription, items);
  return {
    every: subscription.every,
    items,
    call,
    grows: await growsSince(scene, subscription),
    until: await untilTold(scene, subscription),
    inside,
  };
}

type Where = Pick<Subscription, 'zone' | 'territory'>;

/** The territory whose clocks these are; null when they are elsewhere. */
export const territoryOf = ({ zone, territory }: Where) => (defaultZone(territory) === zone ? territory : null);

/** Where its clocks are, a territory or else a zone; null when they are those of the organisation. */
export function clockOf(where: Where, organisation: Pick<Organisation, 'zone'>): string | null {
  if (where.zone === organisation.zone) return null;
  return territoryOf(where) ?? where.zone;
}
