import { type Act, type Answer, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import { pageIn } from '../../core/subject.ts';
import type { Trial } from '../../domain/trial.ts';
import { pageAt } from '../asking/show-initiative.ts';
import type { ListedTrial, TryingParams } from './messages.ts';
import { kinds } from './messages.ts';
import { openTrialsFor } from './open-trials.ts';
import { theirTrial } from './own-trial.ts';
import { askedBy, requestFor, showsTrial } from './trial-view.ts';

/** `/vendange tests`: what lives now, until when, and their part in it. */
export async function showTrials(act: Act): Promise<Answer> {
  return say(kinds.trials, await listedFor(act));
}

export async function listedFor(scene: Scene & Pick<Act, 'person'>): Promise<TryingParams['trials']> {
  const open = await openTrialsFor(scene, scene.person, listedAtMost);
  return {
    mine: await trialsOf(scene),
    open: open.map(({ id, what, startsOn, endsOn }) => ({ trial: id, what, startsOn, endsOn })),
  };
}

/** As many as one card shows with a button each. */
const listedAtMost = 10;

/** Those they are in or asked to join, and that are not over. */
export async function trialsOf({ tx, person }: Pick<Act, 'tx' | 'person'>): Promise<readonly ListedTrial[]> {
  const theirs = await tx.trials.of(person.id);
  return theirs
    .filter(({ trial }) => trial.state === 'asking' || trial.state === 'live')
    .slice(0, listedAtMost)
    .map(({ trial, member }) => ({
      trial: trial.id,
      what: trial.what,
      startsOn: trial.startsOn,
      endsOn: trial.endsOn,
      state: trial.state,
      role: member.agreed === trial.version ? member.role : null,
    }));
}

/** One of them, with its buttons; to whoever has not answered yet, the question again. */
export async function showTrial(act: Act): Promise<Answer> {
  const theirs = await theirTrial(act, ['asking', 'live', 'over', 'given-up']);
  if (!theirs) return say(kinds.noTrial, {});
  const { trial, member } = theirs;
  if (member.agreed === trial.version) return showsTrial(act, trial.id);
  if (trial.state !== 'asking' && trial.state !== 'live') return say(kinds.trialRequestOver, {});
  const from = await askedBy(act, trial, act.person.id);
  const request = await requestFor(act, { trial: trial.id, version: trial.version, from }, act.person.id);
  return request ? say(kinds.trialRequest, request, { trial: trial.id, version: trial.version, from }) : say(kinds.trialRequestOver, {});
}

/** « Tout lire », and « La suite » */
export async function showWholeTrial(act: Act): Promise<Answer> {
  const theirs = await theirTrial(act, ['asking', 'live', 'over', 'given-up']);
  if (!theirs) return say(kinds.noTrial, {});
  const at = pageIn(act.subject);
  return say(kinds.wholeTrial, { trial: theirs.trial.id, ...pageAt(wholeTrialOf(theirs.trial), at) }, { trial: theirs.trial.id, at });
}

export function wholeTrialOf({ what, hypothesis, time, stillValid, wayBack, question }: Trial): string {
  return [what, hypothesis, time, stillValid, wayBack, question].filter((one) => one !== '').join('\n\n');
}
