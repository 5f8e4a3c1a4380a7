import { z } from 'zod';
import type { Field } from '../../cards/card.ts';
import { kept, nothing, text } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { type FormTrouble, isFormTrouble } from '../../core/form-troubles.ts';
import { anInitiative, aTrial, aTrialPart } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { either, id, instant, int, maybe, subject, tagged, type ValueOf } from '../../core/subject.ts';
import type { Sharing } from '../../domain/agreement.ts';
import type { ServiceChoice } from '../../domain/service.ts';
import type { GivenTrial } from '../../domain/spoken/trial.ts';
import { nothingGiven } from '../../domain/spoken/trial.ts';
import type { TrialPart } from '../../domain/trial.ts';
import { buttons } from './messages.ts';

/** What its fields show before anything is typed: one trial from beginning to end, of as many. */
export const trialExamples = ['binder', 'signatures', 'sport'] as const;
export type TrialExample = (typeof trialExamples)[number];

/** What a trial comes from: an initiative, words kept, the trial it tries differently, the one it corrects. */
const comesFrom = either(
  tagged('initiative', anInitiative),
  tagged('draft', subject({ draft: instant })),
  tagged('again', subject({ again: id })),
  tagged('change', subject({ change: id, version: int })),
);
export type TrialFrom = ValueOf<typeof comesFrom>;

/** What each form of this area is filled with. */
export interface TryingForms {
  trialSharing: { trial: string; part: TrialPart; version: number; chosen: Sharing | null; services: readonly ServiceChoice[] };
  /** `whole`: with everything that may be specified; otherwise what a trial cannot do without. */
  trial: { from: TrialFrom | null; given: GivenTrial; whole: boolean; example: TrialExample };
  trialQuestion: { trial: string };
}

export const forms = formsOf<TryingForms>()({
  trialSharing: {
    intent: 'trial-sharing-chosen',
    about: aTrialPart,
    form: (params, w) => {
      const { trial, part, version, chosen, services } = params;
      return {
        about: { trial, version, part },
        fields: w.sharing(services, chosen),
      };
    },
    samples: [
      { trial: sample.id, part: 'trial', version: 1, chosen: null, services: [] },
      {
        trial: sample.id,
        part: 'evaluation',
        version: 2,
        chosen: { audience: 'service', service: sample.id, naming: 'team', vintage: true },
        services: [{ id: sample.id, name: 'Voirie' }],
      },
    ],
  },
  trial: {
    intent: 'trial-opened',
    about: maybe(comesFrom),
    form: (params, w) => {
      const { from, given, whole } = params;
      const begun = (name: keyof typeof given) => (given[name] === '' ? {} : { value: given[name] });
      const long = (name: keyof typeof given, required: boolean): Field => ({
        type: 'long',
        name,
        required,
        ...w.field(name),
        ...begun(name),
      });
      const day = (name: 'startsOn' | 'endsOn' | 'pilotUntil', required: boolean): Field => ({
        type: 'date',
        name,
        required,
        ...w.field(name),
        ...begun(name),
      });
      const changes = from !== null && 'change' in from;
      const specified: readonly Field[] = [
        ...(changes ? [] : [{ type: 'person', name: 'people', several: true, required: false, ...w.field('people') } as const]),
        ...(changes ? [] : [{ type: 'person', name: 'companion', several: false, required: false, ...w.field('companion') } as const]),
        day('startsOn', false),
        { type: 'short', name: 'time', required: false, ...w.field('time'), ...begun('time') },
        long('stillValid', false),
        day('pilotUntil', false),
        { type: 'short', name: 'gaps', required: false, ...w.field('gaps'), ...begun('gaps') },
        w.choice('offscreen', ['no', 'yes'], given.offscreen === '' ? 'no' : 'yes'),
      ];
      return {
        ...(from === null ? {} : { about: from }),
        fields: [
          long('what', true),
          long('hypothesis', true),
          long('wayBack', true),
          long('question', true),
          day('endsOn', true),
          ...(whole ? specified : [w.choice('rest', ['usual', 'specify'], 'usual')]),
        ],
      };
    },
    inWords: inWords(
      kept(
        z.object({
          missing: text.default('').transform((names): readonly FormTrouble[] => names.split(',').filter(isFormTrouble)),
          draft: text.default(''),
        }),
      ),
      ({ draft }) => [[draft === '' ? buttons.openTrial() : buttons.openTrial({ draft })]],
      [
        { missing: [], draft: '' },
        { missing: ['hypothesis-missing', 'end-missing'], draft: '1' },
      ],
    ),
    samples: [
      ...trialExamples.map((example) => ({ from: null, given: nothingGiven, whole: false, example })),
      { from: null, given: { ...nothingGiven, what: sample.written }, whole: true, example: 'binder' },
      {
        from: { change: sample.id, version: 1 },
        given: { ...nothingGiven, what: sample.written, startsOn: '2026-12-01', gaps: '2, 3' },
        whole: true,
        example: 'binder',
      },
    ],
  },
  trialQuestion: {
    intent: 'trial-question-asked',
    about: aTrial,
    form: (params, w) => ({
      about: { trial: params.trial },
      fields: [{ type: 'long', name: 'words', required: true, ...w.field('words') }],
    }),
    inWords: inWords(nothing, () => [[buttons.askAboutTrial()]], [{}]),
    samples: [{ trial: sample.id }],
  },
});
