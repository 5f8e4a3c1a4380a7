import { foldedName } from './service.ts';

/** Shorter parts of a name (« Le », « de ») are words of any text. */
const lettersAtLeast = 3;

/** Of these people, the parts of their names that a text says, as it says them: whoever appears without a name may still be read there. */
export function namesIn(text: string, people: readonly { readonly name: string }[]): readonly string[] {
  const parts = new Set(people.flatMap(({ name }) => name.split(/\s+/).map(foldedName)).filter((part) => part.length >= lettersAtLeast));
  const words = text.match(/\p{Lu}[\p{L}\p{M}-]*/gu) ?? [];
  return [...new Set(words.filter((word) => parts.has(foldedName(word))))];
}
