import { type Act, type Answer, aboutTrial, refreshLater, say } from '../../core/act.ts';
import { draftNamed, keepDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { askingTrouble, sentenceOf, severalOf, textOf } from '../../core/form-values.ts';
import { idOf, numberIn, partOf } from '../../core/subject.ts';
import { type GivenTrial, nothingGiven, trialSaid } from '../../domain/spoken/trial.ts';
import type { Trial, TrialPlan } from '../../domain/trial.ts';
import { beginIfReady, planTrial } from './begin-trial.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { carriedTrial, theirTrial } from './own-trial.ts';
import { givenBy, planGiven } from './plan-trial.ts';
import { showsTrial } from './show-trials.ts';
import { askAgain, askPeople } from './trial-people.ts';

/*
 * A trial is opened by a short form, or in words with one line for each part. What the form is about travels with it:
 * nothing, `initiative:<id>` it comes from, `draft:<name>` of words kept, `again:<id>` of the trial it tries differently,
 * `change:<id>:<version>` of the trial it corrects.
 */

/** « test : … », the button, or `/vendange test`. */
export async function openTrial(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words !== '') return inWords(act, words);
  const [about, id] = [partOf(act.subject, 0), partOf(act.subject, 1)];
  if (about === 'draft') {
    const draft = await draftNamed(act, id);
    return draft ? form(act.subject, trialSaid(draft.words)) : form('', nothingGiven);
  }
  if (about === 'initiative' && (await theirInitiative(act, id)) !== null) return form(act.subject, nothingGiven);
  return form('', nothingGiven);
}

/** « Réessayer autrement »: a new trial, linked to the one before, with its own end and agreements (P26). */
export async function tryAgain(act: Act): Promise<Answer> {
  const before = await triedBy(act);
  return before ? form(`again:${before.id}`, givenBy(before, true)) : say(kinds.noTrial);
}

/** A trial that stopped, for whoever took part in it. */
async function triedBy(act: Act): Promise<Trial | null> {
  const theirs = await theirTrial(act, ['over', 'given-up']);
  return theirs && theirs.member.agreed === theirs.trial.version ? theirs.trial : null;
}

/** « Corriger le test »: as long as it has not begun; everyone is asked again. */
export async function changeTrial(act: Act): Promise<Answer> {
  const theirs = await carriedTrial(act, ['asking']);
  return theirs ? form(`change:${theirs.trial.id}:${theirs.trial.version}`, givenBy(theirs.trial)) : say(kinds.noTrial);
}

function form(subject: string, given: GivenTrial): Answer {
  return { type: 'ask', form: filled(forms.trial, { subject, given }), otherwise: say(kinds.trialInWords) };
}

/** Everything is there: it is opened. Otherwise what is missing is said, and what was typed fills the form in. */
async function inWords(act: Act, words: string): Promise<Answer> {
  const planned = planGiven(act, trialSaid(words));
  if ('plan' in planned) return opened(act, planned.plan, { initiativeId: null, followsId: null });
  const draft = await keepDraft(act, words);
  const missing = Object.values(planned.troubles);
  return say(kinds.trialInWords, { missing: missing.join(','), draft });
}

export async function trialFromForm(act: Act): Promise<Answer> {
  const planned = planGiven(act, givenIn(act));
  if ('troubles' in planned) return { type: 'correct', errors: planned.troubles };

  const [about, id] = [partOf(act.subject, 0), partOf(act.subject, 1)];
  if (about === 'change') return changed(act, planned.plan);
  const crowd = await askingTrouble(act, severalOf(act.values.people));
  if (crowd) return { type: 'correct', errors: { people: crowd } };
  if (about === 'draft') await takeDraft(act, id);
  const before = about === 'again' ? await triedBy({ ...act, subject: id }) : null;
  const initiativeId = about === 'initiative' ? await theirInitiative(act, id) : (before?.initiativeId ?? null);
  return opened(act, planned.plan, { initiativeId, followsId: before?.id ?? null });
}

async function opened(act: Act, plan: TrialPlan, from: { initiativeId: string | null; followsId: string | null }): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const trial = await tx.trials.open({ organisationId: organisation.id, plan, pilot: person.id, ...from }, now);
  await planTrial(act, trial);
  await askPeople(act, trial, 'tester');
  await beginIfReady(act, trial, person.id);
  return showsTrial(act, trial.id);
}

async function changed(act: Act, plan: TrialPlan): Promise<Answer> {
  const theirs = await carriedTrial({ ...act, subject: partOf(act.subject, 1) }, ['asking']);
  if (!theirs) return say(kinds.noTrial);
  const { id } = theirs.trial;
  // Two people corrected it at once: the second sees it, and loses nothing they typed.
  if (numberIn(act.subject, 2) !== theirs.trial.version) return { type: 'correct', errors: { what: 'trial-changed' } };
  await act.tx.trials.change(id, plan, act.person.id, act.now);
  const trial = await act.tx.trials.get(id);
  if (!trial) return say(kinds.noTrial);
  await planTrial(act, trial);
  await askAgain(act, trial);
  await refreshLater(act, aboutTrial(id));
  await beginIfReady(act, trial, act.person.id);
  return showsTrial(act, id);
}

async function theirInitiative({ tx, person }: Act, subject: string): Promise<string | null> {
  const id = idOf(subject);
  return id !== null && (await tx.initiatives.carries(person.id, id)) ? id : null;
}

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
  };
}
