import { type Act, type Answer, aboutTrial, notify, refreshLater, replaceUnlessPosted, say } from '../../core/act.ts';
import { meetNamed } from '../../core/named.ts';
import type { NamedTrial } from '../../core/records.ts';
import { wasShown, watchingOf } from '../../core/shown.ts';
import type { Person } from '../../domain/person.ts';
import type { Trial } from '../../domain/trial.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds } from './messages.ts';
import { carriedTrial } from './own-trial.ts';
import { showsTrial } from './show-trials.ts';

// « Qui veille avec vous »: somebody outside of a trial, to whom its people may talk. They are in nothing else of it.

/** Whom they chose, as long as it is one person who can be written to and is not in the trial (`null`: not opened yet); null otherwise. */
export async function outsideOf(act: Act, trial: Trial | null, chosen: readonly string[]): Promise<Person | null> {
  const [first, ...others] = chosen;
  const person = first !== undefined && others.length === 0 ? await meetNamed(act, first) : null;
  const inIt = person && trial && (await act.tx.trials.members(trial.id)).some((one) => one.personId === person.id);
  return inIt ? null : person;
}

/** Asks them, in the place of anybody before. */
export async function askToWatch(act: Act, trial: Trial, person: Person): Promise<void> {
  if (trial.companion?.personId !== person.id) await act.tx.trials.setCompanion(trial.id, { personId: person.id, agreed: false });
  const about = { trial: trial.id, version: trial.version, from: act.person.id };
  await notify(act, person, { kind: kinds.companionWanted, about, subject: aboutTrial(trial.id), slot: trial.id });
  await refreshLater(act, aboutTrial(trial.id));
}

/** An answer about this trial is about watching over it. */
export async function isWatched({ tx, person }: Act, named: NamedTrial): Promise<boolean> {
  return named != null && (await tx.trials.watchedBy(person.id)).some(({ id }) => id === named.trial);
}

/** « D'accord, je veille » */
export async function watchTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const trial = await watched(act, named);
  if (!trial) return notFound('trial');
  const asked = await act.tx.deliveries.ofSlot(act.person.id, [kinds.companionWanted.name], trial.id);
  const about = { trial: trial.id, version: trial.version, from: String(asked?.about.from ?? '') };
  if (named === undefined && !(await wasShown(act, watchingOf(trial.id)))) return say(kinds.companionWanted, about);
  await act.tx.trials.setCompanion(trial.id, { personId: act.person.id, agreed: true });
  await refreshLater(act, aboutTrial(trial.id));
  return replaceUnlessPosted(kinds.companionWanted, about);
}

/** The person who watches over a trial says « ne plus veiller »; the people who carry it say « plus personne ne veille ». */
export async function endWatching(act: Act): Promise<Answer> {
  if (await declineWatching(act)) return { ...say(conversationKinds.declined), untraced: true };
  const theirs = await carriedTrial(act, undefined, ['asking', 'live']);
  if (!theirs) return notFound('trial');
  await watchedNoMore(act, theirs.trial);
  return showsTrial(act, theirs.trial.id);
}

/** Nothing is kept of a no; false when they were neither asked nor watching. */
export async function declineWatching(act: Act, named?: NamedTrial): Promise<boolean> {
  const trial = await watched(act, named);
  if (trial) await watchedNoMore(act, trial);
  return trial !== null;
}

async function watchedNoMore(act: Act, trial: Trial): Promise<void> {
  await act.tx.trials.setCompanion(trial.id, null);
  await refreshLater(act, aboutTrial(trial.id));
}

/** The trial that is meant, when they watch over it or are asked to; locked until the transaction ends. */
async function watched({ tx, person }: Act, named: NamedTrial): Promise<Trial | null> {
  const meant = (await tx.trials.watchedBy(person.id)).find((one) => named === undefined || one.id === named?.trial);
  const trial = meant ? await tx.trials.lock(meant.id) : null;
  return trial?.companion?.personId === person.id ? trial : null;
}
