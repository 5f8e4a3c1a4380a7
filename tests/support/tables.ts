import { readFileSync } from 'node:fs';

/** The rows of the first table below this title of a document, without its head; three cells of each at most. */
export function tableIn(file: string, title: string): readonly (readonly string[])[] {
  const lines = (readFileSync(file, 'utf8').split(title)[1] ?? '').split('\n');
  const begins = lines.findIndex((line) => line.startsWith('|'));
  const below = begins < 0 ? [] : lines.slice(begins);
  const ends = below.findIndex((line) => !line.startsWith('|'));
  return below.slice(2, ends < 0 ? undefined : ends).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, 4),
  );
}
