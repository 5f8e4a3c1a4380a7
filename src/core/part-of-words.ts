import { createHash } from 'node:crypto';
import { partOf } from './subject.ts';

/** Names words that were added, on lines of their own, to others: by their length and a digest. */
export function nameOfPart(words: string): string {
  const digest = createHash('sha256').update(words).digest('base64url').slice(0, 16);
  return `${words.length}:${digest}`;
}

/** Takes the named part out of these words, or puts others in its place; null: it is not there any more. */
export function replacePart(words: string, name: string, by: string): { readonly part: string; readonly words: string } | null {
  const length = Number(partOf(name, 0));
  for (let from = 0; from !== -1 && from + length <= words.length; from = words.indexOf('\n', from) + 1 || -1) {
    const until = from + length;
    const part = words.slice(from, until);
    if ((until < words.length && words[until] !== '\n') || nameOfPart(part) !== name) continue;
    const [before, after] = [words.slice(0, from).replace(/\n$/, ''), words.slice(until).replace(/^\n/, '')];
    return { part, words: [before, by, after].filter((one) => one !== '').join('\n') };
  }
  return null;
}
