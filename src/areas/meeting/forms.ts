import type { Field } from '../../cards/card.ts';
import { kept, ofInitiative, ofStory } from '../../core/about.ts';
import { type FormWriter, formsOf, inWords } from '../../core/form.ts';
import { aStoryVersion } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { id, instant, optional, subject } from '../../core/subject.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { buttons } from './buttons.ts';

/** What each form of this area is filled with. */
export interface MeetingForms {
  /** `draft`: the words it begins with, as they were kept. */
  story: { initiative: string; title: string; body: string; draft?: string };
  correctStory: { story: string; version: number; title: string; body: string };
}

export const forms = formsOf<MeetingForms>()({
  story: {
    intent: 'story-written',
    about: subject({ initiative: id, draft: optional(instant) }),
    form: ({ initiative, title, body, draft }, w) => ({
      about: draft === undefined ? { initiative } : { initiative, draft },
      fields: storyFields(w, title, body),
    }),
    inWords: inWords(kept(ofInitiative), ({ initiative }) => [[buttons.writeStory({ initiative })]], [{ initiative: sample.id }]),
    samples: [
      { initiative: sample.id, title: sample.written, body: '' },
      { initiative: sample.id, title: sample.written, body: sample.long, draft: '1' },
    ],
  },
  correctStory: {
    intent: 'story-corrected',
    about: aStoryVersion,
    form: (params, w) => {
      const { story, version, title, body } = params;
      return { about: { story, version }, fields: storyFields(w, title, body) };
    },
    inWords: inWords(kept(ofStory), ({ story }) => [[readingButtons.wholeText({ story })]], [{ story: sample.id }]),
    samples: [{ story: sample.id, version: 1, title: sample.written, body: sample.long }],
  },
});

function storyFields(w: FormWriter, title: string, body: string): Field[] {
  return [
    { type: 'short', name: 'title', ...w.field('title'), value: title.slice(0, 150), required: true },
    { type: 'long', name: 'body', ...w.field('body'), required: true, ...(body === '' ? {} : { value: body }) },
  ];
}
