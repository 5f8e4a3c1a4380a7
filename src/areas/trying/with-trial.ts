import { type Act, type Answer, say } from '../../core/act.ts';
import type { NamedTrial } from '../../core/records.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as endingKinds } from '../ending/messages.ts';
import { isFor, type TheirTrial, type TrialAct, theirTrial, trialsMeant } from './own-trial.ts';

/**
 * The trial an act is about, for somebody who takes part in it (or carries it, where it takes that): the one the button
 * names, even when it is over; otherwise the only one that can be meant. Several: which one is asked, since some acts
 * cannot be taken back.
 */
export async function withTrial(
  act: Act,
  named: NamedTrial,
  name: TrialAct,
  then: (theirs: TheirTrial) => Promise<Answer>,
): Promise<Answer> {
  let about = named;
  if (about === undefined) {
    const items = await trialsMeant(act, name);
    // The list stays as it was, even when one of them is over: a number names one trial as long as it is shown.
    if (items.length > 1) return say(endingKinds.whichTrial, { act: name, among: items.map((one) => one.trial).join(',') });
    about = items[0] ?? null;
  }
  const theirs = await theirTrial(act, about, ['asking', 'live', 'over', 'given-up']);
  return theirs && isFor(name, theirs) ? then(theirs) : notFound('trial');
}
