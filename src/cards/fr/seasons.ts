import type { Season, SeasonName } from '../../domain/season.ts';

const names: Record<SeasonName, readonly [name: string, months: string]> = {
  winter: ['hiver', 'janvier à mars'],
  spring: ['printemps', 'avril à juin'],
  summer: ['été', 'juillet à septembre'],
  autumn: ['automne', 'octobre à décembre'],
};

export const monthsOf = (name: SeasonName) => names[name][1];

/** « automne 2026 », « année 2026 » */
export const seasonName = ({ name, year }: Season) => `${name === null ? 'année' : names[name][0]} ${year}`;

/** « l'automne 2026 (octobre à décembre) », « l'année 2026 » */
export const withArticle = (season: Season) => `${season.name === 'spring' ? 'le ' : "l'"}${seasonWithMonths(season)}`;

/** « automne 2026 (octobre à décembre) »: seasons are not the same everywhere. */
export const seasonWithMonths = (season: Season) =>
  season.name === null ? seasonName(season) : `${seasonName(season)} (${monthsOf(season.name)})`;
