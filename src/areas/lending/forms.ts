import type { Temporal } from 'temporal-polyfill';
import type { Field } from '../../cards/card.ts';
import { kept, ofInitiative } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { either, id, int, subject, tagged } from '../../core/subject.ts';
import type { FiveLinesWords } from '../../domain/five-lines.ts';
import { buttons } from './buttons.ts';

type About = { readonly initiative: string } | { readonly lines: string; readonly version: number };

/** What each form of this area is filled with. */
export interface LendingForms {
  /** `written`: null when nothing is there yet. */
  fiveLines: { about: About; written: (FiveLinesWords & { readonly until: Temporal.PlainDate }) | null };
}

export const forms = formsOf<LendingForms>()({
  fiveLines: {
    intent: 'five-lines-written',
    about: either(anInitiative, tagged('lines', subject({ lines: id, version: int }))),
    form: ({ about, written }, w) => {
      const line = (name: keyof FiveLinesWords): Field => ({
        type: 'long',
        name,
        ...w.field(name),
        required: true,
        ...(written && { value: written[name] }),
      });
      return {
        about,
        fields: [
          line('what'),
          line('days'),
          line('told'),
          line('holds'),
          { type: 'date', name: 'until', ...w.field('until'), required: true, ...(written && { value: written.until.toString() }) },
          line('waits'),
        ],
      };
    },
    inWords: inWords(kept(ofInitiative), ({ initiative }) => [[buttons.fiveLines({ initiative })]], [{ initiative: sample.id }]),
    samples: [
      { about: { initiative: sample.id }, written: null },
      {
        about: { lines: sample.id, version: 2 },
        written: {
          what: sample.written,
          days: sample.written,
          told: sample.written,
          holds: sample.written,
          waits: sample.written,
          until: sample.on,
        },
      },
    ],
  },
});
