import { formsOf } from '../../core/form.ts';
import { sample } from '../../core/sample.ts';
import { id, maybe, subject } from '../../core/subject.ts';

/** What each form of this area is filled with. */
export interface ServicesForms {
  /** `service` is empty for one that is to come. */
  service: { service: string; name: string };
}

export const forms = formsOf<ServicesForms>()({
  service: {
    intent: 'service-kept',
    about: maybe(subject({ service: id })),
    form: (params, w) => ({
      ...(params.service === '' ? {} : { about: { service: params.service } }),
      fields: [
        {
          type: 'short',
          name: 'name',
          ...w.field('name'),
          required: true,
          ...(params.name === '' ? {} : { value: params.name }),
        },
        { type: 'channels', name: 'channels', ...w.field('channels'), required: false },
      ],
    }),
    samples: [
      { service: '', name: '' },
      { service: sample.id, name: sample.written },
    ],
  },
});
