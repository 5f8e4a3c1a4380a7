import { type Act, type Answer, aboutTrial, refreshLater, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { evaluationAt, wasShown } from '../../core/shown.ts';
import type { Named } from '../../core/subject.ts';
import { isShared, justUs, type Sharing } from '../../domain/agreement.ts';
import type { Trial, TrialPart } from '../../domain/trial.ts';
import { asPrinted, chosenIn } from '../agreeing/agree.ts';
import { notFound } from '../conversation/missed.ts';
import { readEvaluation } from '../ending/conclude.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { theirTrial } from './own-trial.ts';
import { versionOfPart } from './shared-trial.ts';
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

/** « À qui raconter le bilan ? »: the form of `chooseTrialSharing`, for what was learnt. */
export async function chooseEvaluationSharing(act: Act, named?: NamedPart): Promise<Answer> {
  return ofEvaluation(act, named, (trial) =>
    chooseTrialSharing(act, { trial: trial.id, version: versionOfPart(trial, 'evaluation'), part: 'evaluation' }),
  );
}

/** « Le bilan entre nous », in words. */
export async function keepEvaluationBetweenUs(act: Act): Promise<Answer> {
  return ofEvaluation(act, undefined, (trial) => agreed(act, trial, 'evaluation', justUs));
}

/** « Raconter le bilan à toute la collectivité », in words. */
export async function shareEvaluationWithAll(act: Act): Promise<Answer> {
  return ofEvaluation(act, undefined, (trial) => agreed(act, trial, 'evaluation', { ...justUs, audience: 'organisation' }));
}

async function ofEvaluation(act: Act, named: NamedPart, then: (trial: Trial) => Promise<Answer>): Promise<Answer> {
  return withTrial(act, named, 'choose-evaluation-sharing', async ({ trial }) => {
    if (!trial.conclusion) return notFound('trial');
    const version = versionOfPart(trial, 'evaluation');
    const seen = named?.version;
    const read = seen === undefined ? await hasRead(act, trial, version) : seen === version;
    return read ? then(trial) : readEvaluation(act, { trial: trial.id });
  });
}

/** A person who chose for this version has read it, even once what was sent to them is forgotten. */
async function hasRead(act: Act, trial: Trial, version: number): Promise<boolean> {
  if (await wasShown(act, evaluationAt(trial.id, version))) return true;
  const agreements = await act.tx.trials.agreements(trial.id, 'evaluation');
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
  const { id, version, conclusion } = theirs.trial;
  if (theirs.member.agreed !== version) return showTrial(act, { trial: id });
  if (part === 'evaluation' && !conclusion) return notFound('trial');
  if (seen !== undefined && seen !== versionOfPart(theirs.trial, part))
    return part === 'evaluation' ? readEvaluation(act, { trial: id }) : showTrial(act, { trial: id });
  return { trial: theirs.trial, part };
}
