import type { Field } from '../../cards/card.ts';
import { TERRITORY_NAMES } from '../../cards/territories.ts';
import { formsOf } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import type { Territory } from '../../domain/holidays.ts';
import { callings, type Locale, type Settings } from '../../domain/organisation.ts';
import { sampleSettings } from './samples.ts';

/** What each form of this area is filled with. */
export interface CoordinationForms {
  settings: Settings & { locale: Locale; territory: Territory };
  contacts: { lines: string };
}

export const forms = formsOf<CoordinationForms>()({
  settings: {
    intent: 'settings-kept',
    form: (params, w) => {
      const number = (name: 'messagesAWeek' | 'answerDays' | 'newsDays' | 'keepDays' | 'ceiling'): Field => ({
        type: 'short',
        name,
        ...w.field(name),
        value: String(params[name]),
        required: true,
      });
      const until = params.until === null ? {} : { value: params.until };
      const optional = (name: 'controller' | 'legalBasis' | 'dataContact'): Field => ({
        type: 'short',
        name,
        ...w.field(name),
        required: false,
        ...(params[name] === '' ? {} : { value: params[name] }),
      });
      const oneOf = (name: string, values: readonly (readonly [string, string])[], value: string): Field => ({
        type: 'choice',
        name,
        ...w.field(name),
        options: values.map(([one, label]) => ({ value: one, label })),
        value,
        required: true,
      });
      return {
        fields: [
          oneOf(
            'locale',
            [
              ['fr', 'Français'],
              ['en', 'English'],
            ],
            params.locale,
          ),
          { type: 'short', name: 'name', ...w.field('name'), value: params.name, required: true },
          w.choice('called', callings, params.called),
          optional('controller'),
          optional('legalBasis'),
          optional('dataContact'),
          oneOf('territory', Object.entries(TERRITORY_NAMES[w.locale]), params.territory),
          { type: 'short', name: 'hours', ...w.field('hours'), value: `${params.workFrom} - ${params.workUntil}`, required: true },
          w.choice('digestByAnyone', ['no', 'yes'], params.digestByAnyone ? 'yes' : 'no'),
          number('messagesAWeek'),
          number('answerDays'),
          number('newsDays'),
          number('keepDays'),
          number('ceiling'),
          { type: 'date', name: 'until', ...w.field('until'), ...until, required: false },
        ],
      };
    },
    samples: [{ ...sampleSettings, name: sample.written, locale: 'en', territory: 'la-reunion', until: '2026-12-31' }],
  },
  contacts: {
    intent: 'contacts-kept',
    form: (params, w) => ({
      fields: [
        {
          type: 'long',
          name: 'lines',
          ...w.field('lines'),
          required: false,
          ...(params.lines === '' ? {} : { value: params.lines }),
        },
      ],
    }),
    samples: [{ lines: sample.written }],
  },
});
