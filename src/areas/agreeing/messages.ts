import { z } from 'zod';
import { flag, from, kept, ofStory } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { aStory } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import { buttons as libraryButtons } from '../library/buttons.ts';
import { buttons as shared } from './buttons.ts';
import { sharingNow } from './shared-story.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = { ...shared, ...buttonsOf({ readWritten: { about: aStory, style: 'primary' } }) };

/** What its writer learns of a story. Its people choose; none of their choices is told. */
export interface AgreeingParams {
  /** Once, when the whole organisation may read it for the first time: nothing that the library would not tell. */
  writtenStoryOpen: { story: string; title: string };
  /** A refusal and a silence are told alike. */
  writtenStoryHeld: { written: boolean };
}

/** What this area says. */
export const kinds = kindsOf<AgreeingParams>()({
  writtenStoryOpen: {
    now: from(ofStory, async (about, telling) => {
      const story = await telling.tx.stories.get(about.story);
      if (story?.writtenBy !== telling.person.id) return null;
      return (await sharingNow(telling, story)).audience === 'organisation' ? { story: story.id, title: story.title } : null;
    }),
    buttons: ({ story }) => [[buttons.readWritten({ story }), libraryButtons.explore()]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['writtenStoryHeld'],
    samples: [{ story: sample.id, title: sample.written }],
  },
  writtenStoryHeld: {
    now: kept(z.object({ written: flag.default(true) })),
    samples: [{ written: true }, { written: false }],
  },
});
