import fc from 'fast-check';

const starts = {
  fr: ['les', 'la', 'des', 'de', 'avec', 'pour', 'nous', 'et', 'sur', 'entre', 'aux', 'du', 'une', 'partagés', 'collective'],
  en: ['the', 'with', 'for', 'and', 'of', 'our', 'between', 'from', 'shared'],
};
const others = {
  fr: [
    'enfants',
    'voisins',
    'ruelle',
    'fleurie',
    'équipe',
    'cantine',
    'école',
    'plantes',
    'fiches',
    'a',
    'est',
    'ouvert',
    'permis',
    'à',
    'deux',
  ],
  en: ['children', 'street', 'garden', 'team', 'is', 'was', 'open', 'planted', 'together', 'two', 'hours', 'school'],
};
/** A sentence has one at least. */
const verbs = { fr: ['sont', 'nous avons', 'a été', 'ont pris'], en: ['are', 'we have', 'was', 'they were'] };

/** What somebody may write after any word: no date, no hour, no channel, no colon right after it. */
export const ordinaryWords = fc
  .constantFrom('fr' as const, 'en' as const)
  .chain((language) =>
    fc
      .tuple(
        fc.constantFrom(...starts[language]),
        fc.array(fc.constantFrom(...others[language]), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...verbs[language]),
        fc.array(fc.constantFrom(...others[language]), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('', '.', ' !', ', enfin', ' : oui'),
      )
      .map(([start, some, verb, more, end]) => `${[start, ...some, verb, ...more].join(' ')}${end}`),
  );
