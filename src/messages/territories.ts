import type { Territory } from '../domain/holidays.ts';
import { calledOr } from './words.ts';

/** As people call them, in both languages: names stay names. */
export const TERRITORY_NAMES: Readonly<Record<Territory, string>> = {
  metropole: 'France hexagonale et Corse',
  'alsace-moselle': 'Alsace-Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  'la-reunion': 'La Réunion',
  mayotte: 'Mayotte',
  'saint-barthelemy': 'Saint-Barthélemy',
  'saint-martin': 'Saint-Martin',
  'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
  'nouvelle-caledonie': 'Nouvelle-Calédonie',
  'polynesie-francaise': 'Polynésie française',
  'wallis-et-futuna': 'Wallis-et-Futuna',
};

/** The same, of what was kept. */
export function territoryName(kept: string): string {
  return calledOr(TERRITORY_NAMES, kept);
}
