import { z } from 'zod';
import { count, from, text } from '../../core/about.ts';
import { kindsOf, type Telling } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { storyAt } from '../../core/shown.ts';
import { pageAt } from '../../domain/pages.ts';
import { theirPart } from '../ending/ending-shown.ts';
import { readableStory, wholeOf } from '../meeting/their-story.ts';
import { wholeTrialOf } from '../trying/trial-view.ts';
import { faces } from './buttons.ts';

/** A long text: what somebody told, a story, what is tried, what was learnt from it (`evaluation`: of which trial). */
type TextOf = { readonly initiative: string } | { readonly story: string } | { readonly trial: string } | { readonly evaluation: string };

/** Reading one page of a text to its end. */
export interface ReadingParams {
  /** `version`: of a story. */
  wholeText: { of: TextOf; version: number | null; page: string; next: number | null };
}

const at = count;
const ofText = z.union([
  z.object({ initiative: text, at }),
  z.object({ story: text, at }),
  z.object({ trial: text, at }),
  z.object({ evaluation: text, at }),
]);

/** What this area says. */
export const kinds = kindsOf<ReadingParams>()({
  wholeText: {
    now: from(ofText, async ({ at, ...of }, telling) => {
      const found = await textOf(of, telling);
      return found && { of, version: found.version ?? null, ...pageAt(found.text, at) };
    }),
    buttons: ({ of, next }) => (next === null ? [] : [[faces.readOn({ ...of, page: next })]]),
    shows: ({ of, version, next }) => ('story' in of && version !== null && next === null ? storyAt(of.story, version) : null),
    samples: [
      { of: { initiative: sample.id }, version: null, page: sample.long, next: 3_000 },
      { of: { initiative: sample.id }, version: null, page: sample.written, next: null },
      { of: { story: sample.id }, version: 1, page: sample.long, next: 3_000 },
      { of: { story: sample.id }, version: 1, page: sample.written, next: null },
      { of: { trial: sample.id }, version: null, page: sample.long, next: 1 },
      { of: { evaluation: sample.id }, version: null, page: sample.written, next: 1 },
      { of: { evaluation: sample.id }, version: null, page: sample.written, next: null },
    ],
  },
});

/** Null for those who may not read it, or no more. Who may read a sentence was seen before it was answered. */
async function textOf(of: TextOf, telling: Telling): Promise<{ readonly text: string; readonly version?: number } | null> {
  if ('initiative' in of) {
    const initiative = await telling.tx.initiatives.get(of.initiative);
    return initiative && { text: initiative.sentence };
  }
  if ('story' in of) {
    const story = await readableStory(of, telling);
    return story && { text: wholeOf(story), version: story.version };
  }
  if ('trial' in of) {
    const trial = await telling.tx.trials.get(of.trial);
    const theirs = trial && (await telling.tx.trials.members(trial.id)).some((one) => one.personId === telling.person.id);
    return theirs ? { text: wholeTrialOf(trial) } : null;
  }
  const part = await theirPart({ trial: of.evaluation }, telling);
  return part?.trial.conclusion ? { text: part.trial.conclusion.learnt } : null;
}
