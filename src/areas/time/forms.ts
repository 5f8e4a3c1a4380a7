import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { kept, text } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { aDraft } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { maybe } from '../../core/subject.ts';
import { aboutMessages, buttons } from './buttons.ts';
import { type FewerChoice, fewerChoices } from './fewer.ts';
import { sampleRhythm } from './samples.ts';
import type { Rhythm } from './their-rhythm.ts';

/** What each form of this area is filled with. */
export interface TimeForms {
  hours: Pick<Rhythm, 'days' | 'from' | 'until'>;
  /** `draft`: the words that say the days, as they were kept. */
  absence: { from: Temporal.PlainDate; until: Temporal.PlainDate; draft?: string };
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
    about: maybe(aDraft),
    form: ({ from, until, draft }, w) => ({
      ...(draft !== undefined && { about: { draft } }),
      fields: [
        { type: 'date', name: 'from', value: from.toString(), required: true, ...w.field('from') },
        { type: 'date', name: 'until', value: until.toString(), required: true, ...w.field('until') },
      ],
    }),
    samples: [
      { from: sample.on, until: sample.on },
      { from: sample.on, until: sample.later, draft: '1' },
    ],
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
