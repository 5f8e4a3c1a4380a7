import { hashOf } from './hash.ts';

/** Words among others, on lines of their own: how long they are, and a digest of them. */
export interface PartOfWords {
  readonly length: number;
  readonly digest: string;
}

export function nameOfPart(words: string): PartOfWords {
  const digest = hashOf(words).slice(0, 16);
  return { length: words.length, digest };
}

/** Takes the named part out of these words, or puts others in its place; null: it is not there any more. */
export function replacePart(
  words: string,
  { length, digest }: PartOfWords,
  by: string,
): { readonly part: string; readonly words: string } | null {
  for (let from = 0; from !== -1 && from + length <= words.length; from = words.indexOf('\n', from) + 1 || -1) {
    const until = from + length;
    const part = words.slice(from, until);
    if ((until < words.length && words[until] !== '\n') || nameOfPart(part).digest !== digest) continue;
    const [before, after] = [words.slice(0, from).replace(/\n$/, ''), words.slice(until).replace(/^\n/, '')];
    return { part, words: [before, by, after].filter((one) => one !== '').join('\n') };
  }
  return null;
}
