import { type Act, type Answer, say } from '../../core/act.ts';
import type { NamedStory, NamedTrial } from '../../core/records.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as digestKinds } from '../digest/messages.ts';
import { theirStory } from '../meeting/their-story.ts';
import { withTrial } from '../trying/with-trial.ts';

/** « Où est mon récit ? » */
export async function showWhereTold(act: Act, named?: NamedStory): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  return say(digestKinds.whereTold, { story: story.id, initiative: story.initiativeId });
}

/** « Où est mon test ? », « Où est mon bilan ? »: the two are told under agreements of their own. */
export async function showWhereTrialTold(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'where-trial-told', async ({ trial }) => say(digestKinds.whereTrialTold, { trial: trial.id }));
}
