import { type Act, type Answer, aboutTrial, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { ItemState } from '../../domain/digest.ts';
import { type Trial, type TrialPart, takingPart } from '../../domain/trial.ts';
import type { HighlightsParams, PlaceTold } from '../digest/messages.ts';
import { kinds as digestKinds } from '../digest/messages.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { aboutStory, theirStory } from '../meeting/write-story.ts';
import { withTrial } from '../trying/own-trial.ts';
import { sharingOfTrial, versionOfPart } from '../trying/shared-trial.ts';

// What was posted where, what is still to be edited there, and which copies nobody can reach.

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

export async function whereTrialTold(scene: Pick<Scene, 'tx'>, trial: Trial): Promise<HighlightsParams['whereTrialTold']> {
  const members = takingPart(trial, await scene.tx.trials.members(trial.id));
  const told = async (part: TrialPart, states: readonly ItemState[]) => ({
    version: versionOfPart(trial, part),
    audience: (await sharingOfTrial(scene, trial, part, members)).audience,
    places: await placesTold(scene, aboutTrial(trial.id), states),
  });
  return {
    trial: trial.id,
    what: trial.what,
    told: await told('trial', ['live']),
    learnt: trial.conclusion && (await told('evaluation', ['stopped'])),
  };
}

/** Each channel once: up to date when all it shows of it in these states is. */
export async function placesTold({ tx }: Pick<Scene, 'tx'>, subject: string, states: readonly ItemState[]): Promise<readonly PlaceTold[]> {
  const told = (await tx.posts.told(subject)).filter((one) => states.includes(one.state));
  const ids = told.map((one) => one.id);
  const pending = new Map(
    (await tx.agenda.pending('refresh-posts', ids)).map((one) => [one.subject, one.dead ? 'refused' : 'soon'] as const),
  );
  const places = new Map<string, PlaceTold['edited']>();
  for (const { id, channel } of told) {
    const edited = pending.get(id) ?? 'yes';
    const before = places.get(channel.externalId) ?? 'yes';
    places.set(channel.externalId, before === 'yes' ? edited : before);
  }
  return [...places].map(([channel, edited]) => ({ channel, edited }));
}
