import { type Act, type Answer, aboutTrial, refreshLater, say } from '../../core/act.ts';
import type { NamedTrial } from '../../core/records.ts';
import { notFound } from '../conversation/missed.ts';
import { openTrialFor } from './listed-trials.ts';
import { kinds } from './messages.ts';
import { requestFor } from './trial-view.ts';

// Trials that live, for everyone in the organisation when their people allow it; anyone may ask to be in them.

/** « En être aussi »: the card that everyone is asked with; nothing is agreed before they have read it. */
export async function askToJoin(act: Act, named?: NamedTrial): Promise<Answer> {
  const { tx, person, now } = act;
  const shown = named && (await openTrialFor(act, named.trial, person));
  if (!shown) return notFound('trial');
  await tx.trials.lock(shown.trial);
  await tx.trials.ask(shown.trial, person.id, 'tester', now);
  await refreshLater(act, aboutTrial(shown.trial));
  const about = { trial: shown.trial, version: shown.version, from: '' };
  const request = await requestFor(act, about, person.id);
  return request ? say(kinds.trialRequest, about) : notFound('trial');
}
