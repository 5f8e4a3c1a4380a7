import { z } from 'zod';
import { type Item, itemStates, type Waiting } from '../domain/digest.ts';
import { drawFrom } from '../domain/draw.ts';
import { defaultZone } from '../domain/holidays.ts';
import type { Organisation } from '../domain/organisation.ts';
import { pagesOf } from '../domain/pages.ts';
import type { Subscription } from '../domain/subscription.ts';
import { type Message, message } from '../messages/kinds.ts';
import { TERRITORY_NAMES } from '../messages/territories.ts';
import type { DigestRun } from '../ports.ts';
import type { Scene } from './context.ts';
import { itemNow } from './digest-sources.ts';

const ofRun = z.object({ run: z.string() });

/** The run a delivery speaks of. */
export async function runTold({ tx }: Scene, about: unknown): Promise<DigestRun | null> {
  return tx.digests.getRun(ofRun.parse(about).run);
}

/** What a channel was told, in its order, each with what may be read of it now. */
export async function digestTold(
  scene: Scene,
  subscription: Subscription,
  run: DigestRun,
): Promise<readonly { waiting: Pick<Waiting, 'subject' | 'state'>; item: Item | null }[]> {
  const told = [];
  for (const waiting of await scene.tx.digests.items(run.id))
    told.push({ waiting, item: await itemNow(scene, subscription, waiting, drawFrom(run.seed)) });
  return told;
}

const ofText = z.object({
  run: z.string(),
  item: z.string(),
  state: z.enum(itemStates),
  page: z.number().int(),
  apart: z.boolean().default(false),
});

/** What goes into the thread: each text, page by page. */
export async function textsToSend(
  scene: Scene,
  subscription: Subscription,
  run: DigestRun,
): Promise<readonly Omit<z.output<typeof ofText>, 'run' | 'apart'>[]> {
  const items = (await digestTold(scene, subscription, run)).flatMap(({ item }) => item ?? []);
  return items.flatMap(({ subject, state, text }) => (text === '' ? [] : pagesOf(text).map((_, page) => ({ item: subject, state, page }))));
}

/** One page in the thread; null when it may not be read there any more, or is no longer. */
export async function textTold(scene: Scene, subscription: Subscription, about: unknown): Promise<Message | null> {
  const { state, page, apart } = ofText.parse(about);
  const item = await itemTold(scene, subscription, about);
  if (!item) return null;
  const text = pagesOf(item.text)[page] ?? '';
  if (text === '') return null;
  const { title, people } = item;
  return message('digestText', { state, title, people, text, first: page === 0, apart });
}

/** It may still be read there, and has fewer pages than it had. */
export async function isShorter(scene: Scene, subscription: Subscription, about: unknown): Promise<boolean> {
  return (await itemTold(scene, subscription, about)) !== null;
}

async function itemTold(scene: Scene, subscription: Subscription, about: unknown): Promise<Item | null> {
  const { run: id, item: subject, state } = ofText.parse(about);
  const run = await scene.tx.digests.getRun(id);
  return run && itemNow(scene, subscription, { subject, state }, drawFrom(run.seed));
}

export function beganIn(subscription: Subscription, organisation: Pick<Organisation, 'zone'>): Message {
  const { every, weekday, at } = subscription;
  return message('digestBegins', { every, weekday, at, clock: clockOf(subscription, organisation) });
}

type Where = Pick<Subscription, 'zone' | 'territory'>;

/** The territory whose clocks these are; null when they are elsewhere. */
export const territoryOf = ({ zone, territory }: Where) => (defaultZone(territory) === zone ? territory : null);

/** Where its clocks are, as people call it; null when they are those of the organisation. */
export function clockOf(where: Where, organisation: Pick<Organisation, 'zone'>): string | null {
  if (where.zone === organisation.zone) return null;
  const territory = territoryOf(where);
  return territory === null ? where.zone : TERRITORY_NAMES[territory];
}
