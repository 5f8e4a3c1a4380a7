import { z } from 'zod';
import { flag, ofRecord } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { offered, type Purpose, purposes, ruleOf } from '../../domain/purpose.ts';
import { faces } from './buttons.ts';
import { buttons } from './messages.ts';

/** What each form of this area is filled with. */
export interface AskingForms {
  /** `purpose`: chosen among several; null: to tell, without a question. */
  tell: { sentence: string; purpose: Purpose | null };
  correct: { initiative: string; sentence: string };
}

export const forms = formsOf<AskingForms>()({
  tell: {
    intent: 'tell',
    form: ({ sentence, purpose }, w) => ({
      fields: [
        w.sentence(sentence),
        ...(purpose === null
          ? []
          : [
              w.choice('purpose', [...new Set<Purpose>([...offered, purpose])], purpose),
              {
                type: 'person' as const,
                name: 'people',
                several: ruleOf(purpose).chosen === 'each',
                required: false,
                ...w.field('people'),
              },
            ]),
      ],
    }),
    inWords: inWords(
      ofRecord(
        z.looseObject({ asks: flag.default(false), purpose: z.enum(purposes).default('tell') }),
        async ({ asks, purpose }) => ({ sentence: '', asks, purpose }),
        (said) => said,
      ),
      ({ asks, purpose }) => [[asks ? faces.askMeeting(purpose) : buttons.openTell()]],
      [
        { sentence: '', asks: false, purpose: 'tell' },
        { sentence: sample.written, asks: false, purpose: 'tell' },
        { sentence: '', asks: true, purpose: 'table' },
      ],
    ),
    samples: [
      { sentence: '', purpose: null },
      { sentence: sample.long, purpose: null },
      { sentence: '', purpose: 'clear' },
      { sentence: '', purpose: 'look-back' },
    ],
  },
  correct: {
    intent: 'correct-sentence',
    about: anInitiative,
    form: (params, w) => ({ about: { initiative: params.initiative }, fields: [w.sentence(params.sentence)] }),
    samples: [{ initiative: sample.id, sentence: sample.long }],
  },
});
