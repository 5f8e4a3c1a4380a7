import { nothing } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import type { Territory } from '../../domain/holidays.ts';
import type { Locale } from '../../domain/organisation.ts';
import { buttons } from './messages.ts';

/** What each form of this area is filled with. */
export interface RightsForms {
  /** `territory` is null when the zone is not the one of their territory. */
  correctData: { name: string; firstName: string; locale: Locale; territory: Territory | null; zone: string };
}

export const forms = formsOf<RightsForms>()({
  correctData: {
    intent: 'data-corrected',
    form: (params, w) => {
      const { name, firstName, locale, territory, zone } = params;
      return {
        fields: [
          { type: 'short', name: 'name', ...w.field('name'), required: true, value: name },
          { type: 'short', name: 'firstName', ...w.field('firstName'), required: false, value: firstName },
          {
            type: 'choice',
            name: 'locale',
            ...w.field('locale'),
            options: [
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ],
            value: locale,
            required: true,
          },
          w.clocks(territory, zone),
        ],
      };
    },
    inWords: inWords(nothing, () => [[buttons.correctData()]], [{}]),
    samples: [{ name: sample.named, firstName: sample.named, locale: 'fr', territory: null, zone: 'Europe/Paris' }],
  },
});
