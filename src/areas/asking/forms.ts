import { z } from 'zod';
import { flag, ofRecord, text } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { anInitiative, aReadItem, type ReadItem } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { maybe } from '../../core/subject.ts';
import { offered, type Purpose, ruleOf } from '../../domain/purpose.ts';
import { faces } from './buttons.ts';
import { buttons } from './messages.ts';

/** What each form of this area is filled with. */
export interface AskingForms {
  /** `purpose`: chosen among several; null: to tell, without a question. */
  /** `of`: what was read, whose people are asked. */
  tell: { sentence: string; purpose: Purpose | null; of?: ReadItem };
  correct: { initiative: string; sentence: string };
}

export const forms = formsOf<AskingForms>()({
  tell: {
    intent: 'tell',
    about: maybe(aReadItem),
    form: ({ sentence, purpose, of }, w) => ({
      ...(of && { about: of }),
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
        z.looseObject({ asks: flag.default(false), of: text.default('') }),
        async ({ asks, of }) => ({ sentence: '', asks, of }),
        (said) => said,
      ),
      ({ asks, of }) => {
        const item = aReadItem.read(of);
        return [[item ? faces.askItsPeople(item) : asks ? faces.askMeeting() : buttons.openTell()]];
      },
      [
        { sentence: '', asks: false, of: '' },
        { sentence: sample.written, asks: false, of: '' },
        { sentence: '', asks: true, of: '' },
        { sentence: '', asks: false, of: `story:${sample.id}` },
      ],
    ),
    samples: [
      { sentence: '', purpose: null },
      { sentence: sample.long, purpose: null },
      { sentence: '', purpose: 'clear' },
      { sentence: '', purpose: null, of: { story: sample.id } },
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
