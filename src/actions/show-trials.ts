import type { Trial } from '../domain/trial.ts';
import type { Params } from '../messages/kinds.ts';
import type { ListedTrial } from '../messages/params/trying.ts';
import { type Act, type Answer, type Scene, say } from './context.ts';
import { openTrialsFor } from './open-trials.ts';
import { theirTrial } from './own-trial.ts';
import { pageAt } from './show-initiative.ts';
import { pageIn } from './subjects.ts';
import { askedBy, requestFor, showsTrial } from './trial-view.ts';

/** `/vendange tests`: what lives now, until when, and their part in it. */
export async function showTrials(act: Act): Promise<Answer> {
  return say('trials', await listedFor(act));
}

export async function listedFor(scene: Scene & Pick<Act, 'person'>): Promise<Params['trials']> {
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
  if (!theirs) return say('noTrial', {});
  const { trial, member } = theirs;
  if (member.agreed === trial.version) return showsTrial(act, trial.id);
  if (trial.state !== 'asking' && trial.state !== 'live') return say('trialRequestOver', {});
  const from = await askedBy(act, trial, act.person.id);
  const request = await requestFor(act, { trial: trial.id, version: trial.version, from }, act.person.id);
  return request ? say('trialRequest', request, { trial: trial.id, version: trial.version, from }) : say('trialRequestOver', {});
}

/** « Tout lire », and « La suite » */
export async function showWholeTrial(act: Act): Promise<Answer> {
  const theirs = await theirTrial(act, ['asking', 'live', 'over', 'given-up']);
  if (!theirs) return say('noTrial', {});
  const at = pageIn(act.subject);
  return say('wholeTrial', { trial: theirs.trial.id, ...pageAt(wholeTrialOf(theirs.trial), at) }, { trial: theirs.trial.id, at });
}

export function wholeTrialOf({ what, hypothesis, time, stillValid, wayBack, question }: Trial): string {
  return [what, hypothesis, time, stillValid, wayBack, question].filter((one) => one !== '').join('\n\n');
}
