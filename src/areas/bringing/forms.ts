import { z } from 'zod';
import { kept, text } from '../../core/about.ts';
import { formsOf, inWords } from '../../core/form.ts';
import { aDraft } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { maybe } from '../../core/subject.ts';
import { buttons } from './buttons.ts';

/** What each form of this area is filled with. */
export interface BringingForms {
  /** `draft`: the words it begins with, as they were kept. */
  bring: { body: string; draft?: string };
}

export const forms = formsOf<BringingForms>()({
  bring: {
    intent: 'story-brought',
    about: maybe(aDraft),
    form: (params, w) => ({
      ...(params.draft !== undefined && { about: { draft: params.draft } }),
      fields: [
        w.sentence(''),
        { type: 'short', name: 'title', ...w.field('title'), required: false },
        { type: 'long', name: 'body', ...w.field('body'), required: true, ...(params.body === '' ? {} : { value: params.body }) },
        { type: 'person', name: 'people', several: true, required: false, ...w.field('people') },
      ],
    }),
    inWords: inWords(
      kept(z.object({ draft: text })),
      ({ draft }) => [[draft === '' ? buttons.bringStory() : buttons.bringStory({ draft })]],
      [{ draft: '' }, { draft: '1795507200000' }],
    ),
    samples: [{ body: '' }, { body: sample.long, draft: '1' }],
  },
});
