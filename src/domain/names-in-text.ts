import { foldedName } from './service.ts';

/** Shorter parts of a name (« Le », « de ») are words of any text. */
const lettersAtLeast = 3;

/** Finds the parts of these people's names in a text, spelt as there: a story told without names may still name its people. */
export function namesIn(text: string, people: readonly { readonly name: string }[]): readonly string[] {
  const parts = new Set(people.flatMap(({ name }) => name.split(/\s+/).map(foldedName)).filter((part) => part.length >= lettersAtLeast));
  const words = text.match(/\p{Lu}[\p{L}\p{M}-]*/gu) ?? [];
  return [...new Set(words.filter((word) => parts.has(foldedName(word))))];
}
