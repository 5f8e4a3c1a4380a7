import { formsOf } from '../../core/form.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';

/** What each form of this area is filled with. */
export interface InvitingForms {
  choosePerson: { initiative: string };
}

export const forms = formsOf<InvitingForms>()({
  choosePerson: {
    intent: 'ask-person',
    about: anInitiative,
    form: (params, w) => ({
      about: { initiative: params.initiative },
      fields: [{ type: 'person', name: 'person', several: false, required: true, ...w.field('person') }],
    }),
    samples: [{ initiative: sample.id }],
  },
});
