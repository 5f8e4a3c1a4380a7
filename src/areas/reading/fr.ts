import { s } from '../../cards/fr/typography.ts';
import { inFull } from '../../cards/words.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { ReadingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  wholeText: s('Tout lire'),
  readOn: s('La suite'),
};

const messages: WordedKinds<ReadingParams> = {
  wholeText: ({ of, page }) => ({
    summary:
      'story' in of
        ? s('Le récit entier')
        : 'trial' in of
          ? s('Le test en entier')
          : 'evaluation' in of
            ? s('Le bilan entier')
            : s('Le texte entier'),
    body: [inFull(page)],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases: {}, because: {}, forms: {} };
