import { type Act, type Answer, aboutStory, say } from '../../core/act.ts';
import { kinds as digestKinds } from '../digest/messages.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { theirStory } from '../meeting/their-story.ts';
import { withTrial } from '../trying/with-trial.ts';
import { placesTold, whereTrialTold } from './places-told.ts';

/** « Où est mon récit ? » */
export async function showWhereTold(act: Act): Promise<Answer> {
  const story = await theirStory(act);
  if (!story) return say(meetingKinds.storyGone, {});
  const places = await placesTold(act, aboutStory(story.id), ['story', 'bud']);
  return say(digestKinds.whereTold, { places }, { story: story.id, initiative: story.initiativeId });
}

/** « Où est mon test ? », « Où est mon bilan ? »: the two are told under agreements of their own. */
export async function showWhereTrialTold(act: Act): Promise<Answer> {
  return withTrial(act, 'where-trial-told', async ({ trial }) =>
    say(digestKinds.whereTrialTold, await whereTrialTold(act, trial), { trial: trial.id }),
  );
}
