import { expect, it } from 'vitest';
import { givenName } from '../../../src/domain/given-name.ts';

it.each([
  ['Mme', 'Mme DURAND Zoé', 'Zoé'],
  ['', 'Mme DURAND Zoé', 'Zoé'],
  ['Dr', 'Dr Léa Petit', 'Léa'],
  ['Dr Léa', 'Dr Léa Petit', 'Léa'],
  ['', 'M. Petit', ''],
  ['', 'Mme Durand', ''],
  ['DURAND', 'DURAND Zoé', 'Zoé'],
  ['', 'DURAND, Zoé', 'Zoé'],
  ['', 'Ms. Zoe Durand', 'Zoe'],
  ['', 'Prof. Martin', ''],
  ['', 'Accueil', ''],
  ['Zoé', 'Zoé Durand', 'Zoé'],
  ['Marc', 'Marc Petit', 'Marc'],
  ['', 'Me Petit', ''],
])('« %s », « %s »: Bonjour %s', (declared, whole, greeted) => {
  expect(givenName(declared, whole)).toBe(greeted);
});
