import type { Territory } from '../domain/holidays.ts';
import type { Locale } from '../domain/organisation.ts';
import { calledOr } from './words.ts';

const french: Readonly<Record<Territory, string>> = {
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

const english: Readonly<Record<Territory, string>> = {
  metropole: 'Mainland France and Corsica',
  'alsace-moselle': 'Alsace-Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'French Guiana',
  'la-reunion': 'Réunion',
  mayotte: 'Mayotte',
  'saint-barthelemy': 'Saint Barthélemy',
  'saint-martin': 'Saint Martin',
  'saint-pierre-et-miquelon': 'Saint Pierre and Miquelon',
  'nouvelle-caledonie': 'New Caledonia',
  'polynesie-francaise': 'French Polynesia',
  'wallis-et-futuna': 'Wallis and Futuna',
};

/** As people call them. */
export const TERRITORY_NAMES: Readonly<Record<Locale, Readonly<Record<Territory, string>>>> = { fr: french, en: english };

/** The name of a zone that was kept; one that is no territory's is called by its own name. */
export function territoryName(locale: Locale, kept: string): string {
  return calledOr(TERRITORY_NAMES[locale], kept);
}
