import { nothing } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { type Season, seasonKey } from '../../domain/season.ts';
import { libraryKinds } from '../../ports/library.ts';
import { buttons } from './buttons.ts';
import { sampleSeasons } from './samples.ts';

/** What each form of this area is filled with. */
export interface LibraryForms {
  /** `seasons`: those to choose from, the latest first. */
  explore: { seasons: readonly Season[] };
}

export const forms = formsOf<LibraryForms>()({
  explore: {
    intent: 'stories-looked-for',
    form: (params, w) => {
      const seasons = ['any', ...params.seasons.map(seasonKey)];
      return {
        fields: [
          { type: 'short', name: 'words', required: false, ...w.field('words') },
          w.choice('season', seasons, 'any'),
          w.choice('kind', ['all', ...libraryKinds], 'all'),
        ],
      };
    },
    inWords: inWords(nothing, () => [[buttons.explore()]], [{}]),
    samples: [{ seasons: sampleSeasons }],
  },
});
