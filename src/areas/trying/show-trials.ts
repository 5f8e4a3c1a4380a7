import { type Act, type Answer, replaceWith, say } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import type { Trial } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds as readingKinds } from '../reading/messages.ts';
import { openTrialFor } from './listed-trials.ts';
import { kinds } from './messages.ts';
import { theirTrial } from './own-trial.ts';
import { requestFor, slotOf, trialShownTo } from './trial-view.ts';

/** `/vendange tests`: what lives now, until when, and their part in it. */
export async function showTrials(): Promise<Answer> {
  return say(kinds.trials);
}

/** One of them, with its buttons; to a person who has not answered yet, the question again; to others, what its people allow everyone to read. */
export async function showTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live', 'over', 'given-up']);
  if (!theirs) {
    const open = named && (await openTrialFor(act, named.trial, act.person));
    return open ? say(kinds.openTrial, { trial: open.trial }) : notFound('trial');
  }
  const { trial, member } = theirs;
  if (member.agreed === trial.version) return showsTrial(act, trial.id);
  if (trial.state !== 'asking' && trial.state !== 'live') return say(invitingKinds.invitationOver);
  const from = await askedBy(act, trial, act.person.id);
  const request = await requestFor(act, { trial: trial.id, version: trial.version, from }, act.person.id);
  return request ? say(kinds.trialRequest, { trial: trial.id, version: trial.version, from }) : say(invitingKinds.invitationOver);
}

/** « Tout lire », and « La suite » */
export async function showWholeTrial(act: Act, named?: Named<{ readonly trial: string; readonly page?: number }>): Promise<Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live', 'over', 'given-up']);
  if (!theirs) return notFound('trial');
  return say(readingKinds.wholeText, { trial: theirs.trial.id, at: named?.page ?? 0 });
}

/** Answers with the trial as it is now. */
export async function showsTrial(
  act: Scene & { readonly person: { readonly id: string } },
  trialId: string,
  replaces = false,
): Promise<Answer> {
  if (!(await trialShownTo(act, trialId, act.person.id))) return notFound('trial');
  return (replaces ? replaceWith : say)(kinds.trialShown, { trial: trialId });
}

/**
 * Who asked this person, as they know it already; empty when they asked to join themself: its people may have chosen to appear
 * without names.
 */
export async function askedBy({ tx }: Pick<Scene, 'tx'>, trial: Trial, personId: string): Promise<string> {
  const from = (await tx.deliveries.ofSlot(personId, [kinds.trialRequest.name], slotOf(trial)))?.about.from;
  if (typeof from === 'string') return from;
  const pilot = trial.state === 'asking' ? (await tx.trials.members(trial.id)).find((one) => one.role === 'pilot') : undefined;
  return pilot?.personId ?? '';
}
