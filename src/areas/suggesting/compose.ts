import { z } from 'zod';
import { type Composers, nothing, ofPerson, text } from '../../core/composer.ts';
import type { SuggestingParams } from './params.ts';

export const suggesting: Composers<SuggestingParams> = {
  tellSuggestion: async (about, { tx, person }) => {
    const from = await tx.people.get(z.object({ from: text }).parse(about).from);
    return from && { firstName: person.firstName, from: from.name };
  },
  suggestionDeclined: nothing,
  tellingSuggested: async (about, { tx }) => ({ name: (await tx.people.get(ofPerson.parse(about).person))?.name ?? '' }),
  alreadySuggested: nothing,
  cannotSuggest: nothing,
  nobodyToSuggest: nothing,
};
