import { localDate } from '../domain/calendar.ts';
import type { Person } from '../domain/person.ts';
import { type Trial, takingPart } from '../domain/trial.ts';
import type { OpenTrial } from '../messages/params/trying.ts';
import { type Act, type Answer, aboutTrial, idOf, refreshLater, type Scene, say } from './context.ts';
import { sharingOfTrial } from './shared-trial.ts';
import { namesOf, requestFor, shownTrial, showsTrial } from './trial-view.ts';

// Trials that live, for everyone in the organisation when their people allow it; anyone may ask to be in them.

/** Those this person may see and is not in, the first to end first. */
export async function openTrialsFor(scene: Scene, person: Person, atMost: number): Promise<readonly Trial[]> {
  const open: Trial[] = [];
  for (const trial of await scene.tx.trials.live(scene.organisation.id, localDate(scene.organisation, scene.now))) {
    if (open.length === atMost) break;
    if (await seenBy(scene, trial, person)) open.push(trial);
  }
  return open;
}

async function seenBy(scene: Pick<Scene, 'tx'>, trial: Trial, person: Person): Promise<boolean> {
  const members = await scene.tx.trials.members(trial.id);
  if (members.some((one) => one.personId === person.id)) return false;
  return (await sharingOfTrial(scene, trial, 'trial', members)).audience === 'organisation';
}

/** What somebody who is not in it is shown; null when they may not see it any more. */
export async function openTrialFor(scene: Scene, trialId: string, person: Person): Promise<OpenTrial | null> {
  const trial = await scene.tx.trials.get(trialId);
  if (trial?.state !== 'live' || trial.organisationId !== person.organisationId || !(await seenBy(scene, trial, person))) return null;
  const members = takingPart(trial, await scene.tx.trials.members(trial.id));
  const { naming } = await sharingOfTrial(scene, trial, 'trial', members);
  return { ...shownTrial(trial), naming, people: naming === 'names' ? namesOf(members.map((one) => one.person)) : [] };
}

export async function showOpenTrial(act: Act): Promise<Answer> {
  const id = idOf(act.subject);
  const shown = id && (await openTrialFor(act, id, act.person));
  if (shown) return say('openTrial', shown, { trial: shown.trial });
  return id ? showsTrial(act, id) : say('noTrial', {});
}

/** « En être aussi »: the card that everyone is asked with; nothing is agreed before they have read it. */
export async function askToJoin(act: Act): Promise<Answer> {
  const { tx, person, now } = act;
  const id = idOf(act.subject);
  const shown = id && (await openTrialFor(act, id, person));
  if (!shown) return say('noTrial', {});
  await tx.trials.lock(shown.trial);
  await tx.trials.ask(shown.trial, person.id, 'tester', now);
  await refreshLater(act, aboutTrial(shown.trial));
  const about = { trial: shown.trial, version: shown.version, from: '' };
  const request = await requestFor(act, about, person.id);
  return request ? say('trialRequest', request, about) : say('noTrial', {});
}
