import type { Temporal } from 'temporal-polyfill';
import { formsOf } from '../../core/form.ts';
import { versionOf } from '../../core/subject.ts';
import type { Sharing } from '../../domain/agreement.ts';
import type { ServiceChoice } from '../../domain/service.ts';

/** What each form of this area is filled with. */
export interface AgreeingForms {
  sharing: { story: string; version: number; chosen: Sharing | null; services: readonly ServiceChoice[] };
  oral: { story: string; version: number; title: string; body: string; today: Temporal.PlainDate; services: readonly ServiceChoice[] };
  addCarrier: { initiative: string };
}

export const forms = formsOf<AgreeingForms>()({
  sharing: {
    intent: 'sharing-chosen',
    form: (params, w) => {
      const { story, version, chosen, services } = params;
      return {
        subject: versionOf(story, version),
        fields: w.sharing(services, chosen),
      };
    },
  },
  oral: {
    intent: 'oral-recorded',
    form: (params, w) => {
      const { story, version, today, services } = params;
      return {
        subject: versionOf(story, version),
        fields: [
          { type: 'date', name: 'on', value: today.toString(), required: true, ...w.field('on') },
          { type: 'long', name: 'how', required: true, ...w.field('how') },
          ...w.audience(services, null),
          w.choice('naming', ['names', 'team', 'none'], 'none'),
          { type: 'short', name: 'names', required: false, ...w.field('names') },
          w.choice('vintage', ['no', 'yes'], 'no'),
        ],
      };
    },
  },
  addCarrier: {
    intent: 'carrier-added',
    form: (params, w) => ({
      subject: params.initiative,
      fields: [{ type: 'person', name: 'person', several: false, required: true, ...w.field('person') }],
    }),
  },
});
