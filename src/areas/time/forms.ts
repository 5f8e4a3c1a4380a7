import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { kept, text } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import { aboutMessages, buttons } from './buttons.ts';
import { type FewerChoice, fewerChoices } from './fewer.ts';
import { sampleRhythm } from './samples.ts';
import type { Rhythm } from './their-rhythm.ts';

/** What each form of this area is filled with. */
export interface TimeForms {
  hours: Pick<Rhythm, 'days' | 'from' | 'until'>;
  absence: { today: Temporal.PlainDate };
  /** `delivery`: as its button names it. */
  fewer: { delivery: string; choices: readonly FewerChoice[] };
}

export const forms = formsOf<TimeForms>()({
  hours: {
    intent: 'hours-chosen',
    form: (_params, w) => ({
      fields: [
        { type: 'short', name: 'days', required: true, ...w.field('days') },
        { type: 'short', name: 'hours', required: true, ...w.field('hours') },
      ],
    }),
    samples: [sampleRhythm],
  },
  absence: {
    intent: 'note-absence',
    form: (params, w) => {
      const today = params.today.toString();
      return {
        fields: [
          { type: 'date', name: 'from', value: today, required: true, ...w.field('from') },
          { type: 'date', name: 'until', value: today, required: true, ...w.field('until') },
        ],
      };
    },
    samples: [{ today: sample.on }],
  },
  fewer: {
    intent: 'fewer-chosen',
    about: aboutMessages,
    form: ({ delivery, choices }, w) => ({ about: { delivery }, fields: [w.choice('what', choices, null)] }),
    inWords: inWords(kept(z.object({ delivery: text })), ({ delivery }) => [[buttons.fewerMessages({ delivery })]], [{ delivery: '1' }]),
    samples: [
      { delivery: '1', choices: fewerChoices },
      { delivery: 'all', choices: ['one', 'everything'] },
    ],
  },
});
