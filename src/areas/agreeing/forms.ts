import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Field } from '../../cards/card.ts';
import { kept, ofStory, ofTrial } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { aStoryVersion } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { either, id, int, subject, tagged } from '../../core/subject.ts';
import type { Sharing } from '../../domain/agreement.ts';
import type { ServiceChoice } from '../../domain/service.ts';
import { buttons, faces } from './buttons.ts';

/** What each form of this area is filled with. */
export interface AgreeingForms {
  /** `named`: names of its people that the text says. */
  sharing: { story: string; version: number; chosen: Sharing | null; services: readonly ServiceChoice[]; named: readonly string[] };
  /** Of a story, what they allow of it; of a trial, that they said yes to what was read to them. */
  oral:
    | { story: string; version: number; title: string; body: string; today: Temporal.PlainDate; services: readonly ServiceChoice[] }
    | { trial: string; version: number; what: string; today: Temporal.PlainDate };
}

export const forms = formsOf<AgreeingForms>()({
  sharing: {
    intent: 'sharing-chosen',
    about: aStoryVersion,
    form: (params, w) => {
      const { story, version, chosen, services } = params;
      return {
        about: { story, version },
        fields: w.sharing(services, chosen),
      };
    },
    samples: [
      { story: sample.id, version: 1, chosen: null, services: [], named: [sample.named] },
      {
        story: sample.id,
        version: 1,
        chosen: { audience: 'service', service: sample.id, naming: 'team', vintage: true },
        named: [],
        services: Array.from({ length: 12 }, (_, index) => ({ id: index === 0 ? sample.id : `${index}`, name: 'Voirie' })),
      },
    ],
  },
  oral: {
    intent: 'oral-recorded',
    about: either(aStoryVersion, tagged('trial', subject({ trial: id, version: int }))),
    form: (params, w) => {
      const { version, today } = params;
      const said: readonly Field[] = [
        { type: 'date', name: 'on', value: today.toString(), required: true, ...w.field('on') },
        { type: 'long', name: 'how', required: true, ...w.field('how') },
      ];
      if ('trial' in params) return { about: { trial: params.trial, version }, fields: said };
      const { story, services } = params;
      return {
        about: { story, version },
        fields: [
          ...said,
          ...w.audience(services, null),
          w.choice('naming', ['names', 'team', 'none'], 'none'),
          { type: 'short', name: 'names', required: false, ...w.field('names') },
          w.choice('vintage', ['no', 'yes', 'wall', 'both'], 'no'),
        ],
      };
    },
    inWords: inWords(
      kept(z.union([ofStory, ofTrial])),
      (about) => [['trial' in about ? faces.noteVoice(about) : buttons.recordOral(about)]],
      [{ story: sample.id }, { trial: sample.id }],
    ),
    samples: [
      { story: sample.id, version: 1, title: sample.written, body: sample.long, today: sample.on, services: [] },
      { story: sample.id, version: 1, title: sample.written, body: '', today: sample.on, services: [{ id: sample.id, name: 'Voirie' }] },
      { trial: sample.id, version: 2, what: sample.written, today: sample.on },
    ],
  },
});
