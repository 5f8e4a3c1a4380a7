import { formsOf } from '../../core/form.ts';

/** What each form of this area is filled with. */
export interface AskingForms {
  tell: { sentence: string };
  correct: { initiative: string; sentence: string };
  setAside: { initiative: string };
}

export const forms = formsOf<AskingForms>()({
  tell: { intent: 'tell', form: (params, w) => ({ subject: '', fields: [w.sentence(params.sentence)] }) },
  correct: { intent: 'correct-sentence', form: (params, w) => ({ subject: params.initiative, fields: [w.sentence(params.sentence)] }) },
  setAside: {
    intent: 'set-aside-people',
    form: (params, w) => ({
      subject: params.initiative,
      fields: [{ type: 'person', name: 'people', several: true, required: false, ...w.field('people') }],
    }),
  },
});
