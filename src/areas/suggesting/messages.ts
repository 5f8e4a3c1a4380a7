import { z } from 'zod';
import { from, nothing, text } from '../../core/about.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { faces as conversationFaces } from '../conversation/buttons.ts';

/** Inviting somebody to tell what they wrote about, from their message. */
export interface SuggestingParams {
  tellSuggestion: { firstName: string; from: string };
  alreadySuggested: Record<string, never>;
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
    buttons: () => [[askingButtons.openTell(), conversationFaces.noThanks()]],
    unprompted: { exempt: false, expiresAfter: 5, survivesStop: false, endsWithTerm: true },
    samples: [
      { firstName: sample.named, from: sample.named },
      { firstName: '', from: sample.named },
    ],
  },
  alreadySuggested: { now: nothing },
  nobodyToSuggest: { now: nothing },
});
