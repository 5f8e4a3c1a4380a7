import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { flag, from, text } from '../../core/about.ts';
import { draftNamed } from '../../core/draft.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { mayBeErased, termOf } from '../../domain/term.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { buttons as libraryButtons } from '../library/buttons.ts';
import { buttons, faces } from './buttons.ts';
import { type KeptShown, keptFor } from './kept-shown.ts';

/** What coordination is asked, and answered, about the end of the bot here. */
const asks = ['unset', 'unclear', 'decide', 'confirm', 'confirmed'] as const;

/** The end of the bot itself. */
export interface TermParams {
  /** `until` of a term that is over. */
  term: { ask: (typeof asks)[number]; until: Temporal.PlainDate | null };
  /** To somebody who would begin something; `words`: what they typed. */
  termOver: { until: Temporal.PlainDate; words: string };
  whatIsKept: KeptShown;
}

/** What this area says. */
/** `late`: they wrote something while it was not asked. */
const toldKept = z.object({ kept: text, late: flag.default(false) });

export const kinds = kindsOf<TermParams>()({
  term: {
    now: from(z.object({ ask: z.enum(asks) }), async ({ ask }, { person, organisation, now }) => {
      if (ask === 'unclear' || ask === 'confirmed') return { ask, until: null };
      const until = termOf(organisation, now)?.until ?? null;
      const asked = ask === 'unset' ? until === null : mayBeErased(organisation, now);
      return person.coordinator && asked ? { ask, until } : null;
    }),
    buttons: ({ ask }) => (ask === 'confirmed' ? [] : [[faces.setTerm()]]),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    samples: asks.map((ask) => ({ ask, until: ask === 'decide' || ask === 'confirm' ? sample.on : null })),
  },
  termOver: {
    now: from(z.object({ draft: text.default('') }), async ({ draft }, telling) => {
      const term = termOf(telling.organisation, telling.now);
      return term?.over ? { until: term.until, words: (await draftNamed(telling, draft))?.words ?? '' } : null;
    }),
    buttons: () => [[libraryButtons.explore(), askingButtons.whomToTurnTo()]],
    samples: ['', sample.written].map((words) => ({ until: sample.on, words })),
  },
  /** In channels, the question alone; to one person, what everybody wrote. */
  whatIsKept: {
    now: from(toldKept, async (_, telling) => keptFor(telling)),
    findsNothing: (about) => (toldKept.parse(about).late ? 'no-question' : undefined),
    buttons: ({ mine }) => {
      if (mine === null) return [];
      return [
        [mine === 'named' ? buttons.chooseKept({ as: 'unnamed' }) : faces.signKept({ as: 'named' }), faces.takeKeptBack({ as: 'gone' })],
      ];
    },
    samples: [
      { asked: true, until: sample.on, words: [], mine: null },
      { asked: false, until: null, words: [], mine: null },
      { asked: false, until: sample.later, words: [], mine: null },
      {
        asked: false,
        until: sample.on,
        words: [
          { words: sample.written, name: sample.named },
          { words: sample.written, name: null },
        ],
        mine: 'unnamed',
      },
      { asked: true, until: sample.on, words: [{ words: sample.long, name: sample.named }], mine: 'named' },
    ],
  },
});
