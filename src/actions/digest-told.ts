import { z } from 'zod';
import { type Item, itemStates, type Waiting } from '../domain/digest.ts';
import { drawFrom } from '../domain/draw.ts';
import { pagesOf } from '../domain/pages.ts';
import type { Subscription } from '../domain/subscription.ts';
import { type Message, message } from '../messages/kinds.ts';
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

const ofText = z.object({ run: z.string(), item: z.string(), state: z.enum(itemStates), page: z.number().int() });

/** What goes into the thread: each text, page by page. */
export async function textsToSend(
  scene: Scene,
  subscription: Subscription,
  run: DigestRun,
): Promise<readonly Omit<z.output<typeof ofText>, 'run'>[]> {
  const items = (await digestTold(scene, subscription, run)).flatMap(({ item }) => item ?? []);
  return items.flatMap(({ subject, state, text }) => (text === '' ? [] : pagesOf(text).map((_, page) => ({ item: subject, state, page }))));
}

/** One page in the thread; null when it may not be read there any more, or is no longer. */
export async function textTold(scene: Scene, subscription: Subscription, about: unknown): Promise<Message | null> {
  const { run: id, item: subject, state, page } = ofText.parse(about);
  const run = await scene.tx.digests.getRun(id);
  const item = run && (await itemNow(scene, subscription, { subject, state }, drawFrom(run.seed)));
  if (!item) return null;
  const text = pagesOf(item.text)[page] ?? '';
  if (text === '') return null;
  const { title, people } = item;
  return message('digestText', { state, title, people, text, first: page === 0 });
}

export function beganIn({ every, weekday, at }: Subscription): Message {
  return message('digestBegins', { every, weekday, at });
}
