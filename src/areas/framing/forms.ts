import { formsOf } from '../../core/form.ts';
import type { Frame } from '../../domain/frame.ts';
import { sampleFrame } from './samples.ts';

/** What each form of this area is filled with. */
export interface FramingForms {
  frame: Pick<Frame, 'body' | 'contact' | 'signed'>;
}

export const forms = formsOf<FramingForms>()({
  frame: {
    intent: 'frame-kept',
    form: (params, w) => {
      const { body, contact, signed } = params;
      return {
        fields: [
          { type: 'long', name: 'body', ...w.field('body'), required: true, value: body === '' ? (w.words.options?.template ?? '') : body },
          { type: 'short', name: 'contact', ...w.field('contact'), required: true, ...(contact === '' ? {} : { value: contact }) },
          { type: 'short', name: 'name', ...w.field('name'), required: false, ...(signed ? { value: signed.name } : {}) },
          { type: 'short', name: 'position', ...w.field('position'), required: false, ...(signed ? { value: signed.position } : {}) },
          { type: 'date', name: 'on', ...w.field('on'), required: false, ...(signed ? { value: signed.on.toString() } : {}) },
          {
            type: 'date',
            name: 'committeeOn',
            ...w.field('committeeOn'),
            required: false,
            ...(signed?.committeeOn ? { value: signed.committeeOn.toString() } : {}),
          },
        ],
      };
    },
    samples: [sampleFrame, { body: '', contact: '', signed: null }],
  },
});
