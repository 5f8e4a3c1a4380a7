/** How much of a long text one card shows, in characters: any platform takes it, whatever the letters. */
export const pageLength = 2_400;

/** The pages of a long text, cut between words where there are any; at least one. */
export function pagesOf(text: string): readonly string[] {
  const pages: string[] = [];
  let rest = text;
  while (rest.length > pageLength) {
    const space = rest.lastIndexOf(' ', pageLength);
    const line = rest.lastIndexOf('\n', pageLength);
    const end = Math.max(space, line) > pageLength / 2 ? Math.max(space, line) : wholeCharacter(rest, pageLength);
    pages.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pages, rest];
}

/** One page of a long text, and the number of the next one. */
export function pageAt(text: string, at: number): { page: string; next: number | null } {
  const pages = pagesOf(text);
  const page = Number.isInteger(at) && at >= 0 && at < pages.length ? at : 0;
  return { page: pages[page] ?? '', next: page + 1 < pages.length ? page + 1 : null };
}

/** Words under what they answer. */
export interface Labelled<L> {
  readonly label: L;
  readonly words: string;
}

/** Every word of every part, in as many cards as it takes; at least one. */
export function labelledPages<L>(parts: readonly Labelled<L>[]): readonly (readonly Labelled<L>[])[] {
  const pages: Labelled<L>[][] = [[]];
  let room = pageLength;
  for (const { label, words } of parts) {
    for (const piece of words === '' ? [] : pagesOf(words)) {
      // A label takes room too.
      const length = piece.length + 100;
      if (length > room && pages.at(-1)?.length) {
        pages.push([]);
        room = pageLength;
      }
      pages.at(-1)?.push({ label, words: piece });
      room -= length;
    }
  }
  return pages;
}

/** Never between the two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
