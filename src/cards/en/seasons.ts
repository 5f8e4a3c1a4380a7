import type { Season, SeasonName } from '../../domain/season.ts';

const names: Record<SeasonName, readonly [name: string, months: string]> = {
  winter: ['winter', 'January to March'],
  spring: ['spring', 'April to June'],
  summer: ['summer', 'July to September'],
  autumn: ['autumn', 'October to December'],
};

export const monthsOf = (name: SeasonName) => names[name][1];

/** "autumn 2026", "2026" */
export const seasonName = ({ name, year }: Season) => (name === null ? String(year) : `${names[name][0]} ${year}`);

/** "autumn 2026 (October to December)": seasons are not the same everywhere. */
export const seasonWithMonths = (season: Season) =>
  season.name === null ? seasonName(season) : `${seasonName(season)} (${monthsOf(season.name)})`;
