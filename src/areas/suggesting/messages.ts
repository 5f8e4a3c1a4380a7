import { z } from 'zod';
import { from, nothing, ofPerson, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  declineSuggestion: {},
});

/** Inviting somebody to tell what they wrote about, from their message. */
export interface SuggestingParams {
  tellSuggestion: { firstName: string; from: string };
  tellingSuggested: { name: string };
  alreadySuggested: Record<string, never>;
  cannotSuggest: Record<string, never>;
  nobodyToSuggest: Record<string, never>;
}

/** What this area says. */
export const kinds = kindsOf<SuggestingParams>()({
  /** To the writer of a message that a colleague would like to hear told. */
  tellSuggestion: {
    now: from(z.object({ from: text }), async (about, { tx, person }) => {
      const from = await tx.people.get(about.from);
      return from && { firstName: person.firstName, from: from.name };
    }),
    buttons: () => [[askingButtons.openTell(), buttons.declineSuggestion()]],
    unprompted: { exempt: false, expiresAfter: 5, survivesStop: false, endsWithTerm: true },
    samples: [
      { firstName: sample.named, from: sample.named },
      { firstName: '', from: sample.named },
    ],
  },
  tellingSuggested: {
    now: from(ofPerson, async (about, { tx }) => ({ name: (await tx.people.get(about.person))?.name ?? '' })),
    samples: [{ name: sample.named }],
  },
  alreadySuggested: {
    now: nothing,
  },
  cannotSuggest: {
    now: nothing,
  },
  nobodyToSuggest: {
    now: nothing,
  },
});
