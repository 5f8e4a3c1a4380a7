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

/** Never between the two halves of one character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
