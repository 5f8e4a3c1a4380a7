import { z } from 'zod';
import { type Message, message, type Scene } from '../../core/kind.ts';
import { type Item, itemStates, type Waiting } from '../../domain/digest.ts';
import { drawFrom } from '../../domain/draw.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { pagesOf } from '../../domain/pages.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { ChannelDelivery } from '../../ports/deliveries.ts';
import type { DigestRun } from '../../ports/digests.ts';
import { itemNow } from './digest-sources.ts';
import { clockOf } from './digests-shown.ts';
import { kinds } from './messages.ts';

const ofRun = z.object({ run: z.string() });

/** A digest as it stands: what it was made of, in its order, each with what may be read of it in its channel now. */
export interface DigestTold {
  readonly run: DigestRun;
  readonly items: readonly { readonly waiting: Pick<Waiting, 'subject' | 'state'>; readonly item: Item | null }[];
}

/** The run that a delivery posts; null of anything else that is said in channels. */
export async function runTold({ tx }: Scene, { kind, about }: Pick<ChannelDelivery, 'kind' | 'about'>): Promise<DigestRun | null> {
  return kind === kinds.digest.name ? tx.digests.getRun(ofRun.parse(about).run) : null;
}

export async function digestTold(scene: Scene, subscription: Subscription, run: DigestRun): Promise<DigestTold> {
  const items = [];
  for (const waiting of run.items) items.push({ waiting, item: await itemNow(scene, subscription, waiting, drawFrom(run.seed)) });
  return { run, items };
}

/** Null when nothing of it may be read any more; one that called for volunteers alone says so still. */
export function digestMessage({ every }: Subscription, { run, items }: DigestTold): Message | null {
  const readable = items.flatMap(({ item }) => item ?? []);
  if (run.items.length === 0 && run.call) return message(kinds.digest, { every, items: [], call: true, grows: false });
  return readable.length > 0 ? message(kinds.digest, { every, items: readable, call: run.call, grows: run.grows }) : null;
}

const ofText = z.object({
  run: z.string(),
  item: z.string(),
  state: z.enum(itemStates),
  page: z.number().int(),
  apart: z.boolean().default(false),
});

/** What goes into the thread: each text, page by page. */
export function textsToSend({ items }: DigestTold): readonly Omit<z.output<typeof ofText>, 'run' | 'apart'>[] {
  return items.flatMap(({ item }) => {
    if (item === null || item.text === '') return [];
    return pagesOf(item.text).map((_, page) => ({ item: item.subject, state: item.state, page }));
  });
}

/** What one page in the thread tells of; nothing else does of one subject alone. */
export function textSubjects({ kind, about }: Pick<ChannelDelivery, 'kind' | 'about'>): readonly string[] {
  return kind === kinds.digestText.name ? [ofText.parse(about).item] : [];
}

/** One page in the thread, or that its text has fewer pages than it had; null when it may not be read there any more. */
export async function textTold(scene: Scene, subscription: Subscription, about: unknown): Promise<Message | null> {
  const { run: id, item: subject, state, page, apart } = ofText.parse(about);
  const run = await scene.tx.digests.getRun(id);
  const item = run && (await itemNow(scene, subscription, { subject, state }, drawFrom(run.seed)));
  if (!item) return null;
  const pages = pagesOf(item.text);
  const text = pages[page] ?? '';
  if (text === '') return message(kinds.digestShorter, {});
  const { title, people } = item;
  return message(kinds.digestText, { subject, state, title, people, text, first: page === 0, last: page === pages.length - 1, apart });
}

/** Null once nothing is posted there any more. */
export function beganIn(subscription: Subscription, organisation: Pick<Organisation, 'zone'>): Message | null {
  const { state, every, weekday, at } = subscription;
  if (state !== 'on') return null;
  return message(kinds.digestBegins, { every, weekday, at, clock: clockOf(subscription, organisation) });
}
