import { type Act, type Answer, aboutTrial, notify, refreshLater, replaceUnlessPosted, say, unplan } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { askingTrouble, severalOf, textOf } from '../../core/form-values.ts';
import type { Scene, UnpromptedKind } from '../../core/kind.ts';
import { meetNamed } from '../../core/named.ts';
import type { NamedTrial } from '../../core/records.ts';
import { carryingOf, wasShown } from '../../core/shown.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import { carries, type Trial, type TrialRole, takingPart } from '../../domain/trial.ts';
import { type AskedRole, forms } from '../choosing/forms.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { beginIfReady } from './begin-trial.ts';
import { kinds } from './messages.ts';
import { carriedTrial, theirTrial } from './own-trial.ts';
import { showsTrial } from './show-trials.ts';
import { slotOf } from './trial-view.ts';
import { askToWatch, isWatched, outsideOf, watchTrial } from './watch-trial.ts';

// Who is in a trial: people are asked, replaced, join and leave; they agree to one version, each on their own.

/** « Demander à d'autres personnes »: before it begins, or while it lives. */
export const openAskForTrial = (act: Act, named?: NamedTrial) => openTrialPeople(act, named, 'tester');

/** « Porter le test à plusieurs »: a trial must not die because one person leaves (P28). */
export const openCarryTrialTogether = (act: Act, named?: NamedTrial) => openTrialPeople(act, named, 'carrier');

/** « Qui veille avec nous ? » */
export const openWatchedBy = (act: Act, named?: NamedTrial) => openTrialPeople(act, named, 'companion');

async function openTrialPeople(act: Act, named: NamedTrial, role: AskedRole): Promise<Answer> {
  const theirs = await carriedTrial(act, named, ['asking', 'live']);
  if (!theirs) return notFound('trial');
  const trial = theirs.trial.id;
  return { type: 'ask', form: filled(forms.people, { of: 'trial', record: trial, role }), otherwise: sayInWords(forms.people, { trial }) };
}

export async function askForTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await carriedTrial(act, named, ['asking', 'live']);
  if (!theirs) return notFound('trial');
  if (textOf(act.values.role) === 'companion') {
    const companion = await outsideOf(act, theirs.trial, chosenIn(act));
    if (!companion) return { type: 'correct', errors: { people: 'one-outside' } };
    await askToWatch(act, theirs.trial, companion);
    return peopleAsked(theirs.trial, [companion]);
  }
  const role = textOf(act.values.role) === 'carrier' ? 'carrier' : 'tester';
  return (await whomTrouble(act)) ?? peopleAsked(theirs.trial, await askPeople(act, theirs.trial, role));
}

async function whomTrouble(act: Act): Promise<Answer | null> {
  const people = chosenIn(act);
  const trouble = people.length === 0 ? 'person-missing' : await askingTrouble(act, people);
  return trouble && { type: 'correct', errors: { people: trouble } };
}

function peopleAsked(trial: Trial, asked: readonly Person[]): Answer {
  const about = { trial: trial.id, asked: asked.map((one) => one.id).join(',') };
  return say(kinds.trialPeopleAsked, about);
}

const chosenIn = ({ values }: Act): readonly string[] => severalOf(values.people);

/**
 * Asks the people of the form; resolves with those who will hear of it. Somebody who tries it already is asked whether
 * they would carry it too; asked twice, they are asked once.
 */
export async function askPeople(act: Act, trial: Trial, role: TrialRole): Promise<readonly Person[]> {
  const { tx, now } = act;
  const members = await tx.trials.members(trial.id);
  const heard: Person[] = [];
  for (const externalId of chosenIn(act)) {
    const one = await meetNamed(act, externalId);
    const member = members.find((known) => known.personId === one?.id);
    if (!one || (member && (role === 'tester' || carries(member.role)))) continue;
    if (!member) await tx.trials.ask(trial.id, one.id, role, now);
    await requestOf(act, trial, one, role === 'carrier' && member !== undefined ? kinds.trialCarryRequest : kinds.trialRequest);
    heard.push(one);
  }
  if (heard.length > 0) await refreshLater(act, aboutTrial(trial.id));
  return heard;
}

/** Another version: everyone but the person who wrote it is asked again. */
export async function askAgain(act: Act, trial: Trial): Promise<void> {
  for (const { person } of await act.tx.trials.members(trial.id)) {
    if (person.id !== act.person.id) await requestOf(act, trial, person, kinds.trialRequest);
  }
}

async function requestOf(act: Act, trial: Trial, person: Person, kind: UnpromptedKind): Promise<void> {
  const about = { trial: trial.id, version: trial.version, from: act.person.id };
  await notify(act, person, { kind, about, subject: aboutTrial(trial.id), slot: slotOf(trial) });
}

/** Somebody who tries it, and was asked whether they would carry it too, does: the others who do are told. */
export async function acceptTrialCarrying(act: Act, named?: NamedTrial): Promise<Answer> {
  if (await isWatched(act, named)) return watchTrial(act, named);
  const theirs = await theirTrial(act, named, ['asking', 'live']);
  const asked = theirs && (await act.tx.deliveries.ofSlot(act.person.id, [kinds.trialCarryRequest.name], slotOf(theirs.trial)));
  if (!theirs || asked === null || theirs.member.agreed !== theirs.trial.version) return notFound('trial');
  const about = { trial: theirs.trial.id, version: theirs.trial.version, from: String(asked.about.from ?? '') };
  if (named === undefined && !carries(theirs.member.role) && !(await wasShown(act, carryingOf(about.trial)))) {
    return say(kinds.trialCarryRequest, about);
  }
  if (!carries(theirs.member.role)) {
    await act.tx.trials.setRole(theirs.trial.id, act.person.id, 'carrier');
    await tellCarriers(act, theirs.trial, 'carrier');
    await refreshLater(act, aboutTrial(theirs.trial.id));
  }
  return showsTrial(act, theirs.trial.id, true);
}

/** Those who carry it learn who carries it or tries it with them. */
export async function tellCarriers(act: Act, trial: Trial, of: 'carrier' | 'tester'): Promise<void> {
  for (const { role, person } of takingPart(trial, await act.tx.trials.members(trial.id))) {
    if (!carries(role) || person.id === act.person.id) continue;
    await notify(act, person, {
      kind: meetingKinds.joined,
      about: { trial: trial.id, person: act.person.id, of },
      subject: aboutTrial(trial.id),
      slot: `${trial.id}:${act.person.id}:${of}`,
    });
  }
}

/** « Commencer avec les personnes d'accord »: the others are no longer asked, and hear nothing. */
export async function beginWithThose(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await carriedTrial(act, named, ['asking']);
  if (!theirs) return notFound('trial');
  const { id } = theirs.trial;
  await act.tx.trials.dropMissing(id);
  await refreshLater(act, aboutTrial(id));
  const trial = await act.tx.trials.get(id);
  if (trial) await beginIfReady(act, trial, act.person.id);
  return showsTrial(act, id, true);
}

/** « Y renoncer »: before it begins, without a reason. Those who had agreed are told. */
export async function giveUpTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await carriedTrial(act, named, ['asking']);
  if (!theirs) return notFound('trial');
  await giveUp(act, theirs.trial, act.person.id);
  return replaceUnlessPosted(kinds.trialGivenUp);
}

/** A trial that never began: nothing about it is said any more, but to those who had agreed. */
export async function giveUp(scene: Scene, trial: Trial, except: string | null): Promise<void> {
  const { tx } = scene;
  const agreed = takingPart(trial, await tx.trials.members(trial.id)).filter((one) => one.personId !== except);
  await tx.deliveries.cancel(aboutTrial(trial.id));
  await tx.trials.end(trial.id, 'given-up', localDate(scene.organisation, scene.now));
  await unplan({ tx }, 'begin-trial', { trial: trial.id });
  await unplan({ tx }, 'end-trial', { trial: trial.id });
  for (const { person } of agreed) {
    await notify(scene, person, { kind: kinds.trialNotBegun, about: { trial: trial.id }, subject: aboutTrial(trial.id), slot: trial.id });
  }
  await refreshLater(scene, aboutTrial(trial.id));
}
