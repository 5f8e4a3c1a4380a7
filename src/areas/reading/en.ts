import { s } from '../../cards/en/typography.ts';
import { inFull } from '../../cards/words.ts';
import type { Labels, WordedKinds } from '../../core/words.ts';
import type { buttons as areaButtons, faces } from './buttons.ts';
import type { ReadingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  wholeText: s('Read all'),
  readOn: s('Read on'),
};

const messages: WordedKinds<ReadingParams> = {
  wholeText: ({ of, page }) => ({
    summary:
      'story' in of
        ? s('The whole story')
        : 'trial' in of
          ? s('The whole trial')
          : 'evaluation' in of
            ? s('The whole evaluation')
            : s('The whole text'),
    body: [inFull(page)],
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases: {}, because: {}, forms: {} };
