import { expect, it } from 'vitest';
import { namesIn } from '../../../src/domain/names-in-text.ts';

const people = [{ name: 'Léa Le Goff' }, { name: 'Jean-Paul Petit' }, { name: '' }];

it('names of people are found as a text says them, whole and capitalised', () => {
  expect(namesIn('Léa et ses collègues, puis LEA encore, avec Jean-Paul.', people)).toEqual(['Léa', 'LEA', 'Jean-Paul']);
  expect(namesIn('Un petit potager, le goff du quai : Léana, Jean, Paul.', people)).toEqual([]);
  expect(namesIn('', people)).toEqual([]);
});
