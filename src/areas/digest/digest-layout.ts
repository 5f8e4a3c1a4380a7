import type { Temporal } from 'temporal-polyfill';
import type { Block, Span } from '../../cards/card.ts';
import type { Item } from '../../domain/digest.ts';
import type { DigestRead } from './digests-shown.ts';

// Where each piece of a digest stands, whatever the language.

export interface DigestWords {
  readonly opening: Block;
  /** About nobody: it needs no agreement. */
  readonly growing: Block;
  readonly call: Block;
  /** The bot itself stops on that day. */
  readonly ends: (until: Temporal.PlainDate) => Block;
  readonly line: (item: DigestRead['items'][number]) => Block;
}

export function digestBody({ items, call, grows, until }: DigestRead, words: DigestWords): readonly Block[] {
  const after = [...(call ? [words.call] : []), ...(until ? [words.ends(until)] : [])];
  if (items.length === 0) return after;
  return [words.opening, ...(grows ? [words.growing] : []), ...items.map(words.line), ...after];
}

type Credit = Exclude<Item['people'], { as: 'none' }>;

const mark: Record<Item['state'], string> = { story: '🍇', bud: '🌱', live: '🚧', stopped: '🍂', granted: '🌳', refused: '🪨' };

/** Above a page of a text, in the thread of its digest: what it is on the first, and on a later one that stands apart. */
export function pageOpening(
  { state, title, people, first, apart }: Pick<Item, 'state' | 'title' | 'people'> & { readonly first: boolean; readonly apart: boolean },
  continued: string,
  credit: (people: Credit) => readonly Span[],
): readonly Block[] {
  if (!first && !apart) return [];
  const titled: Span[] = [mark[state], ' ', { said: title, max: 300 }, ...(first ? [] : [` ${continued}`])];
  const credits: Block[] = first && people.as !== 'none' ? [{ type: 'context', spans: credit(people) }] : [];
  return [{ type: 'paragraph', spans: titled }, ...credits];
}
