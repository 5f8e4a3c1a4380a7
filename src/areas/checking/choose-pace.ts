import { type Act, type Answer, aboutTrial, refreshPostsLater, say } from '../../core/act.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { CheckInPace } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds } from './messages.ts';
import { trialInMind } from './own-check-in.ts';

// How often somebody wishes to be asked about a trial: from now on, and as often as they change their mind.

export const askEachTime = (act: Act, named?: NamedTrial) => choosePace(act, named, 'each');
export const askMoreRarely = (act: Act, named?: NamedTrial) => choosePace(act, named, 'rarer');
export const askNoMore = (act: Act, named?: NamedTrial) => choosePace(act, named, 'none');

const asking = [kinds.checkIn, kinds.checkInReminder, kinds.paceKept].map(({ name }) => name);

async function choosePace(act: Act, named: NamedTrial, pace: CheckInPace): Promise<Answer> {
  const theirs = await trialInMind(act, named);
  if (!theirs) return notFound('any-trial');
  const { tx, person } = act;
  const { trial } = theirs;
  await tx.trials.setPace(trial.id, person.id, pace);
  // They said what they wish: what they let pass before is no longer a question.
  await tx.checkIns.forgiveSilences(trial.id, person.id);
  await refreshPostsLater(act, aboutTrial(trial.id), { personId: person.id, kinds: asking });
  return say(kinds.paceKept, { trial: trial.id });
}
