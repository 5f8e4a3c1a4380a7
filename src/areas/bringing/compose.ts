import { z } from 'zod';
import { type Composers, flag, kept, nothing, type Telling, text } from '../../core/composer.ts';
import { sharingSaid } from '../agreeing/shared-story.ts';
import { broughtFor } from './bring-story.ts';
import type { BringingParams } from './params.ts';

const ofStory = z.object({ story: text });

export const bringing: Composers<BringingParams> = {
  bringInWords: kept(z.object({ draft: text })),
  storyBroughtKept: async (about, telling) => {
    const story = await writtenStory(about, telling);
    return story && broughtFor(telling, story);
  },
  storyBrought: async (about, { tx, person }) => {
    const { request: id, story: storyId } = z.object({ request: text, story: text }).parse(about);
    const [request, story] = [await tx.initiatives.carrierRequest(id), await tx.stories.get(storyId)];
    const from = request?.personId === person.id ? await tx.people.get(request.askedBy) : null;
    return story && from && { request: id, from: from.name, title: story.title, body: story.body };
  },
  storyTheirs: nothing,
  onlyItsWriter: nothing,
  carriedByOthers: nothing,
  broughtWithdrawn: nothing,

  oralKept: async (about, telling) => {
    const story = await writtenStory(about, telling);
    const oral = story && (await telling.tx.stories.oral(story.id));
    // Taken back, it holds no more words.
    if (!oral || oral.version !== story.version || oral.how === '') return null;
    return { story: story.id, ...(await sharingSaid(telling, oral)), names: oral.names, on: oral.saidOn };
  },
  oralInWords: kept(ofStory),
  oralAgain: async (about, telling) => {
    const story = await writtenStory(about, telling);
    const oral = story && (await telling.tx.stories.oral(story.id));
    return story && oral?.version !== story.version ? { story: story.id, title: story.title, body: story.body } : null;
  },
  oralTakenBack: nothing,
  oralTakenBackElsewhere: async (about, telling) => {
    const story = await writtenStory(about, telling);
    return story && { title: story.title };
  },
  noOral: kept(z.object({ coordinator: flag })),
  sheetComing: nothing,
};

/** For its writer alone. */
export async function writtenStory(about: unknown, { tx, person }: Telling) {
  const story = await tx.stories.get(ofStory.parse(about).story);
  return story?.writtenBy === person.id ? story : null;
}
