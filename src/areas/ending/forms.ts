import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Field } from '../../cards/card.ts';
import { kept, ofTrial, text } from '../../core/about.ts';
import { type FormWriter, formsOf, inWords } from '../../core/form.ts';
import { aCheckIn, aTrial } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { either, id, instant, int, optional, subject, tagged } from '../../core/subject.ts';
import { type EvaluationWords, evaluationParts } from '../../domain/evaluation.ts';
import type { Follow } from '../../domain/trial.ts';
import { buttons, faces, ofPart } from './messages.ts';

/** What each form of this area is filled with. */
export interface EndingForms {
  /** `readers`: who reads the answers, the writer left out. */
  evaluation: EvaluationWords & { trial: string; ask: string; named: boolean; readers: readonly string[] };
  /** `ask`: the question of the trial. */
  aloud: ({ trial: string } | { checkIn: string }) & { ask: string };
  conclusion: {
    trial: string;
    version: number;
    learnt: string;
    follow: Follow | null;
    decider: string;
    decideBy: Temporal.PlainDate | null;
  };
  /** `draft` names words that were said already. */
  decision: {
    trial: string;
    version: number;
    granted: boolean | null;
    words: string;
    from: Temporal.PlainDate | null;
    draft?: string;
  };
}

export const forms = formsOf<EndingForms>()({
  evaluation: {
    intent: 'evaluation-answered',
    about: aTrial,
    form: (params, w) => {
      const { trial, named } = params;
      return {
        about: { trial },
        fields: [...answerFields(w, params), w.choice('named', ['no', 'yes'], named ? 'yes' : 'no')],
      };
    },
    inWords: inWords(
      ofPart(ofTrial, ({ trial: { id, question } }) => ({ trial: id, question })),
      ({ trial }) => [[buttons.answerEvaluation({ trial })]],
      [{ trial: sample.id, question: sample.long }],
    ),
    samples: [
      {
        trial: sample.id,
        ask: sample.long,
        question: '',
        changed: '',
        keep: '',
        public: '',
        named: false,
        readers: [sample.named, sample.named],
      },
      {
        trial: sample.id,
        ask: sample.written,
        question: sample.long,
        changed: sample.long,
        keep: sample.written,
        public: sample.written,
        named: true,
        readers: [],
      },
    ],
  },
  aloud: {
    intent: 'aloud-noted',
    about: either(aTrial, tagged('check-in', aCheckIn)),
    form: (params, w) =>
      'checkIn' in params
        ? { about: { checkIn: params.checkIn }, fields: [{ type: 'long', name: 'words', ...w.field('words'), required: true }] }
        : { about: { trial: params.trial }, fields: answerFields(w, null) },
    inWords: inWords(kept(z.union([z.object({ checkIn: text }), ofTrial])), (about) => [[buttons.noteAloud(about)]], [
      { trial: sample.id },
      { checkIn: sample.id },
    ]),
    samples: [
      { trial: sample.id, ask: sample.written },
      { checkIn: sample.id, ask: sample.written },
    ],
  },
  conclusion: {
    intent: 'trial-concluded',
    about: subject({ trial: id, version: int }),
    form: (params, w) => {
      const { trial, version, learnt, follow, decider, decideBy } = params;
      return {
        about: { trial, version },
        fields: [
          { type: 'long', name: 'learnt', ...w.field('learnt'), required: true, ...(learnt === '' ? {} : { value: learnt }) },
          w.choice('follow', ['leave', 'again', 'practice'], follow),
          { type: 'short', name: 'decider', ...w.field('decider'), required: false, ...(decider === '' ? {} : { value: decider }) },
          {
            type: 'date',
            name: 'decideBy',
            ...w.field('decideBy'),
            required: false,
            ...(decideBy === null ? {} : { value: decideBy.toString() }),
          },
        ],
      };
    },
    inWords: inWords(kept(ofTrial), ({ trial }) => [[buttons.concludeTrial({ trial })]], [{ trial: sample.id }]),
    samples: [
      { trial: sample.id, version: 0, learnt: '', follow: null, decider: '', decideBy: null },
      { trial: sample.id, version: 2, learnt: sample.long, follow: 'practice', decider: sample.written, decideBy: sample.later },
    ],
  },
  decision: {
    intent: 'decision-told',
    about: subject({ trial: id, version: int, draft: optional(instant) }),
    form: (params, w) => {
      const { trial, version, granted, words, from, draft } = params;
      return {
        about: { trial, version, ...(draft === undefined ? {} : { draft }) },
        fields: [
          w.choice('answer', ['yes', 'no'], granted === null ? null : granted ? 'yes' : 'no'),
          { type: 'long', name: 'words', ...w.field('words'), required: true, ...(words === '' ? {} : { value: words }) },
          ...(granted === false && version === 0
            ? []
            : [
                {
                  type: 'date',
                  name: 'from',
                  ...w.field('from'),
                  required: false,
                  ...(from === null ? {} : { value: from.toString() }),
                } as const,
              ]),
        ],
      };
    },
    inWords: inWords(
      kept(ofTrial.extend({ draft: text.optional() })),
      ({ trial, draft }) => {
        const said = draft === undefined ? {} : { draft };
        return [[faces.decisionYes({ trial, granted: 'yes', ...said }), faces.decisionNo({ trial, granted: 'no', ...said })]];
      },
      [{ trial: sample.id }, { trial: sample.id, draft: '1' }],
    ),
    samples: [
      { trial: sample.id, version: 0, granted: null, words: '', from: null },
      { trial: sample.id, version: 0, granted: false, words: sample.written, from: null, draft: '1' },
      { trial: sample.id, version: 2, granted: true, words: sample.long, from: sample.later },
    ],
  },
});

function answerFields(w: FormWriter, given: EvaluationWords | null): Field[] {
  return evaluationParts.map((name) => ({
    type: 'long',
    name,
    ...w.field(name),
    required: false,
    ...(given && given[name] !== '' ? { value: given[name] } : {}),
  }));
}
