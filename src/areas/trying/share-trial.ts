import { type Act, type Answer, aboutTrial, refreshLater, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { decisionAt, evaluationAt, wasShown } from '../../core/shown.ts';
import type { Named } from '../../core/subject.ts';
import { isShared, justUs, type Sharing } from '../../domain/agreement.ts';
import type { Trial, TrialPart } from '../../domain/trial.ts';
import { asPrinted, chosenIn } from '../agreeing/agree.ts';
import { notFound } from '../conversation/missed.ts';
import { readEvaluation } from '../ending/conclude.ts';
import { readDecision } from '../ending/decide.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { theirTrial } from './own-trial.ts';
import { hasPart, versionOfPart } from './shared-trial.ts';
import { showTrial } from './show-trials.ts';
import { withTrial } from './with-trial.ts';

type NamedPart = Named<{ readonly trial: string; readonly version?: number; readonly part?: TrialPart }>;

// Who may hear of a trial, and later of what was learnt: each for themselves; silence means just us (P15, P34).

/** « Qui peut en entendre parler ? »: the form, with what this person chose before. */
export async function chooseTrialSharing(act: Act, named?: NamedPart): Promise<Answer> {
  const shared = await theirPart(act, named);
  if ('type' in shared) return shared;
  const { trial, part } = shared;
  const mine = (await act.tx.trials.agreements(trial.id, part)).find((one) => one.personId === act.person.id);
  return {
    type: 'ask',
    form: filled(forms.trialSharing, {
      trial: trial.id,
      part,
      version: versionOfPart(trial, part),
      chosen: mine && isShared(mine) ? mine : null,
      services: await act.tx.services.all(act.organisation.id),
    }),
    otherwise: notFound('trial'),
  };
}

export async function trialSharingChosen(act: Act, named?: NamedPart): Promise<Answer> {
  const shared = await theirPart(act, named);
  if ('type' in shared) return shared;
  const sharing = await chosenIn(act);
  return sharing ? agreed(act, shared.trial, shared.part, sharing) : { type: 'correct', errors: { service: 'service-missing' } };
}

/** « Le test entre nous », in words. */
export async function keepTrialBetweenUs(act: Act): Promise<Answer> {
  const shared = await theirPart(act, undefined);
  return 'type' in shared ? shared : agreed(act, shared.trial, shared.part, justUs);
}

/** « Raconter le test à toute la collectivité », in words: without names and not in print, unless they choose otherwise. */
export async function shareTrialWithAll(act: Act): Promise<Answer> {
  const shared = await theirPart(act, undefined);
  return 'type' in shared ? shared : agreed(act, shared.trial, shared.part, { ...justUs, audience: 'organisation' });
}

/** « À qui raconter le bilan ? », « à qui raconter la réponse ? », in words. */
export const chooseEvaluationSharing = (act: Act) => chooseSharing(act, 'evaluation');
export const chooseDecisionSharing = (act: Act) => chooseSharing(act, 'decision');

/** « Le bilan entre nous », « la réponse entre nous », in words. */
export const keepEvaluationBetweenUs = (act: Act) => keepBetweenUs(act, 'evaluation');
export const keepDecisionBetweenUs = (act: Act) => keepBetweenUs(act, 'decision');

/** « Raconter le bilan à toute la collectivité », « raconter la réponse à toute la collectivité », in words. */
export const shareEvaluationWithAll = (act: Act) => shareWithAll(act, 'evaluation');
export const shareDecisionWithAll = (act: Act) => shareWithAll(act, 'decision');

/** What somebody wrote once it was over. */
type Written = Exclude<TrialPart, 'trial'>;

const chooseSharing = (act: Act, part: Written) =>
  ofPart(act, part, (trial) => chooseTrialSharing(act, { trial: trial.id, version: versionOfPart(trial, part), part }));

const keepBetweenUs = (act: Act, part: Written) => ofPart(act, part, (trial) => agreed(act, trial, part, justUs));

const shareWithAll = (act: Act, part: Written) =>
  ofPart(act, part, (trial) => agreed(act, trial, part, { ...justUs, audience: 'organisation' }));

/** Of several trials, which is asked; nothing is agreed to before it was read. */
async function ofPart(act: Act, part: Written, then: (trial: Trial) => Promise<Answer>): Promise<Answer> {
  return withTrial(act, undefined, `read-${part}`, async ({ trial }) => {
    if (!hasPart(trial, part)) return notFound('trial');
    return (await hasRead(act, trial, part)) ? then(trial) : reads[part](act, { trial: trial.id });
  });
}

const reads = { evaluation: readEvaluation, decision: readDecision };
const shownAt = { evaluation: evaluationAt, decision: decisionAt };

/** A person who chose for this version has read it, even once what was sent to them is forgotten. */
async function hasRead(act: Act, trial: Trial, part: Written): Promise<boolean> {
  const version = versionOfPart(trial, part);
  if (await wasShown(act, shownAt[part](trial.id, version))) return true;
  const agreements = await act.tx.trials.agreements(trial.id, part);
  return agreements.some((one) => one.personId === act.person.id && one.version === version);
}

async function agreed(act: Act, trial: Trial, part: TrialPart, sharing: Sharing): Promise<Answer> {
  const agreement = { personId: act.person.id, version: versionOfPart(trial, part), ...sharing };
  const before = await act.tx.trials.agreements(trial.id, part);
  await act.tx.trials.agreeToShare(trial.id, part, await asPrinted(act, agreement, before), act.now);
  await refreshLater(act, aboutTrial(trial.id));
  return say(kinds.trialSharingKept, { trial: trial.id, part });
}

/**
 * What a button names, or in words the trial of theirs that was opened last. What changed since they
 * saw it is answered as it is now: nothing is agreed to before they have read that. A person who joined has read the trial.
 */
async function theirPart(act: Act, named: NamedPart): Promise<{ trial: Trial; part: TrialPart } | Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live', 'over']);
  if (!theirs) return notFound('trial');
  const { version: seen, part = 'trial' } = named ?? {};
  const { id, version } = theirs.trial;
  if (theirs.member.agreed !== version) return showTrial(act, { trial: id });
  if (!hasPart(theirs.trial, part)) return notFound('trial');
  if (seen !== undefined && seen !== versionOfPart(theirs.trial, part))
    return part === 'trial' ? showTrial(act, { trial: id }) : reads[part](act, { trial: id });
  return { trial: theirs.trial, part };
}
