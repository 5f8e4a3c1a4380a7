import { type Act, type Answer, aboutTrial, refreshLater } from '../../core/act.ts';
import { draftNamed, keepDraft, takeDraft } from '../../core/draft.ts';
import { type FilledForm, filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { askingTrouble, sentenceOf, severalOf, textOf } from '../../core/form-values.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/person.ts';
import { type GivenTrial, nothingGiven, trialSaid } from '../../domain/spoken/trial.ts';
import { type Trial, type TrialPlan, usualGaps } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { type ItemRead, keptItemRead } from '../library/read-item.ts';
import { beginIfReady, planTrial } from './begin-trial.ts';
import { forms, type TrialFrom, trialExamples } from './forms.ts';
import { carriedTrial, theirTrial } from './own-trial.ts';
import { givenBy, planGiven } from './plan-trial.ts';
import { showsTrial } from './show-trials.ts';
import { askAgain, askPeople } from './trial-people.ts';
import { askToWatch, outsideOf } from './watch-trial.ts';

// A trial is opened by a short form, or in words with one line for each part. What it comes from travels with the form.

/** « test : … », the button, or `/vendange test`. */
export async function openTrial(act: Act, from?: Named<TrialFrom>): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words !== '') return inWords(act, words);
  if (from && 'draft' in from) {
    const draft = await draftNamed(act, from.draft);
    return draft ? form(act, from, trialSaid(draft.words)) : form(act, null, nothingGiven);
  }
  if (from && 'initiative' in from && (await carries(act, from.initiative))) {
    const asked = await act.tx.initiatives.get(from.initiative);
    if (asked?.item) return form(act, from, givenByRead(await keptItemRead(act, act.person, asked.item)));
    // What was to become clear is what one tries; what was told was done already.
    return form(act, from, asked && asked.purpose !== 'tell' ? { ...nothingGiven, what: asked.sentence } : nothingGiven);
  }
  return form(act, null, nothingGiven);
}

/** « L'essayer chez nous », in words: of what they are talking about with its people. */
export async function tryHere(act: Act): Promise<Answer> {
  const asked = (await act.tx.initiatives.carriedBy(act.person.id)).find((one) => one.item !== null && one.state === 'accepted');
  return openTrial(act, asked && { initiative: asked.id });
}

/** What its reader begins with: what its people tell of it, and nothing where they took it back. */
function givenByRead(read: ItemRead | null): GivenTrial {
  if (!read) return nothingGiven;
  const { hypothesis = '', wayBack = '', question = '' } = read.trial ?? {};
  return { ...nothingGiven, what: read.title, hypothesis, wayBack, question };
}

/** « Réessayer autrement »: a new trial, linked to the one before, with its own end and agreements (P26). */
export async function tryAgain(act: Act, named?: NamedTrial): Promise<Answer> {
  const before = await triedBy(act, named);
  return before ? form(act, { again: before.id }, givenBy(before, true)) : notFound('trial');
}

/** A trial that stopped, when the person who acts took part in it. */
async function triedBy(act: Act, named: NamedTrial): Promise<Trial | null> {
  const theirs = await theirTrial(act, named, ['over', 'given-up']);
  return theirs && theirs.member.agreed === theirs.trial.version ? theirs.trial : null;
}

/** « Corriger le test »: as long as it has not begun; everyone is asked again. */
export async function changeTrial(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await carriedTrial(act, named, ['asking']);
  return theirs ? form(act, { change: theirs.trial.id, version: theirs.trial.version }, givenBy(theirs.trial)) : notFound('trial');
}

function form(act: Act, from: TrialFrom | null, given: GivenTrial): Answer {
  const whole = (from !== null && 'change' in from) || specifies(given);
  return { type: 'ask', form: formWith(act, from, given, whole), otherwise: sayInWords(forms.trial) };
}

function formWith({ organisation, now }: Act, from: TrialFrom | null, given: GivenTrial, whole: boolean): FilledForm {
  const example = trialExamples[localDate(organisation, now).day % trialExamples.length] ?? 'binder';
  return filled(forms.trial, { from, given, whole, example });
}

/** They said more than a trial cannot do without. */
function specifies({ startsOn, time, stillValid, pilotUntil, gaps, offscreen }: GivenTrial): boolean {
  return [startsOn, time, stillValid, pilotUntil, offscreen].some((one) => one !== '') || (gaps !== '' && gaps !== usualGaps.join(', '));
}

/** Everything is there: it is opened. Otherwise what is missing is said, and what was typed fills the form in. */
async function inWords(act: Act, words: string): Promise<Answer> {
  const planned = planGiven(act, trialSaid(words));
  if ('plan' in planned) return opened(act, planned.plan, { initiativeId: null, followsId: null, inspiredBy: null });
  const draft = await keepDraft(act, words);
  const missing = Object.values(planned.troubles);
  return sayInWords(forms.trial, { missing: missing.join(','), draft });
}

export async function trialFromForm(act: Act, from?: Named<TrialFrom>): Promise<Answer> {
  const given = givenIn(act);
  if (textOf(act.values.rest) === 'specify') {
    return { type: 'correct', errors: { rest: 'no-room' }, next: formWith(act, from ?? null, given, true) };
  }
  const planned = planGiven(act, given);
  if ('troubles' in planned) return { type: 'correct', errors: planned.troubles };

  if (from && 'change' in from) return changed(act, from, planned.plan);
  const crowd = await askingTrouble(act, severalOf(act.values.people));
  if (crowd) return { type: 'correct', errors: { people: crowd } };
  const watching = severalOf(act.values.companion);
  const companion = watching.some((one) => severalOf(act.values.people).includes(one)) ? null : await outsideOf(act, null, watching);
  if (watching.length > 0 && !companion) return { type: 'correct', errors: { companion: 'one-outside' } };
  if (from && 'draft' in from) await takeDraft(act, from.draft);
  const before = from && 'again' in from ? await triedBy(act, { trial: from.again }) : null;
  const told = from && 'initiative' in from && (await carries(act, from.initiative)) ? from.initiative : null;
  const initiativeId = told ?? before?.initiativeId ?? null;
  const item = told === null ? null : ((await act.tx.initiatives.get(told))?.item ?? null);
  const inspiredBy = (await keptItemRead(act, act.person, item)) ? item : (before?.inspiredBy ?? null);
  return opened(act, planned.plan, { initiativeId, followsId: before?.id ?? null, inspiredBy }, companion);
}

async function opened(
  act: Act,
  plan: TrialPlan,
  from: Pick<Trial, 'initiativeId' | 'followsId' | 'inspiredBy'>,
  companion: Person | null = null,
): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const trial = await tx.trials.open({ organisationId: organisation.id, plan, pilot: person.id, ...from }, now);
  await planTrial(act, trial);
  await askPeople(act, trial, 'tester');
  if (companion) await askToWatch(act, trial, companion);
  await beginIfReady(act, trial, person.id);
  return showsTrial(act, trial.id);
}

async function changed(act: Act, { change, version }: { change: string; version: number }, plan: TrialPlan): Promise<Answer> {
  const theirs = await carriedTrial(act, { trial: change }, ['asking']);
  if (!theirs) return notFound('trial');
  const { id } = theirs.trial;
  // Two people corrected it at once: the second sees it, and loses nothing they typed.
  if (version !== theirs.trial.version) return { type: 'correct', errors: { what: 'trial-changed' } };
  await act.tx.trials.change(id, plan, act.person.id, act.now);
  const trial = await act.tx.trials.get(id);
  if (!trial) return notFound('trial');
  await planTrial(act, trial);
  await askAgain(act, trial);
  await refreshLater(act, aboutTrial(id));
  await beginIfReady(act, trial, act.person.id);
  return showsTrial(act, id);
}

const carries = ({ tx, person }: Act, initiative: string) => tx.initiatives.carries(person.id, initiative);

function givenIn({ values }: Act): GivenTrial {
  const part = (name: keyof GivenTrial) => sentenceOf(textOf(values[name]));
  return {
    what: part('what'),
    hypothesis: part('hypothesis'),
    wayBack: part('wayBack'),
    question: part('question'),
    stillValid: part('stillValid'),
    time: part('time'),
    startsOn: part('startsOn'),
    endsOn: part('endsOn'),
    pilotUntil: part('pilotUntil'),
    gaps: part('gaps'),
    offscreen: part('offscreen'),
  };
}
