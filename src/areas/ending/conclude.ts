import { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, aboutTrial, notify, plan, refreshLater, say, unplan } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, sentenceOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { addWorkingDays, localDate, startOfWork } from '../../domain/calendar.ts';
import { concludedAgainAfter, concluders } from '../../domain/evaluation.ts';
import { officeTimeOf, workingTimeOf } from '../../domain/person.ts';
import { type Conclusion, type Follow, type Trial, takingPart } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as readingKinds } from '../reading/messages.ts';
import { withTrial } from '../trying/with-trial.ts';
import { concludedOf, concludes, practiceTextOf } from './ending-shown.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// What was learnt from a trial, and what follows it: written by those who carry it, read first by those who took part.

/** Agenda, some working days after the end: what was learnt? Asked, recalled once, then silence is an answer. */
export async function askConclusion(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const { tx, now, organisation } = scene;
  const trial = await tx.trials.lock(trialId);
  if (trial?.state !== 'over' || trial.conclusion) return;
  const slots = { first: `${trial.id}:asked`, again: `${trial.id}:again` };
  let again = false;
  const asked = concluders(trial, await tx.trials.members(trial.id));
  for (const { person } of asked) again ||= (await tx.deliveries.ofSlot(person.id, [kinds.concludeTrial.name], slots.first)) !== null;
  for (const { person } of asked) {
    const about = { trial: trial.id, again };
    await notify(scene, person, {
      kind: kinds.concludeTrial,
      about,
      subject: aboutTrial(trial.id),
      slot: again ? slots.again : slots.first,
    });
  }
  if (again || asked.length === 0) return;
  const office = officeTimeOf(organisation);
  const today = localDate(office, now);
  const day = addWorkingDays(office, today, concludedAgainAfter) ?? today.add({ days: concludedAgainAfter });
  await plan(scene, 'ask-conclusion', { trial: trial.id }, startOfWork(office, day));
}

type NamedPage = Named<{ readonly trial: string; readonly page?: number }>;

/** « Lire les réponses », and « La suite »: for those who conclude. Names only of those who chose it. */
export async function readAnswers(act: Act, named?: NamedPage): Promise<Answer> {
  return withTrial(act, named, 'read-answers', async ({ trial }) => {
    if (!(await concludes(act, trial))) return say(kinds.onlyCarriersConclude);
    return say(kinds.evaluationAnswers, { trial: trial.id, at: named?.page ?? 0 });
  });
}

/** « Écrire le bilan », « Corriger le bilan »: another version, which asks again who may hear of it. */
export async function openConclusion(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'conclude-trial', (theirs) => conclusionForm(act, theirs.trial));
}

export async function correctConclusion(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'correct-conclusion', (theirs) => conclusionForm(act, theirs.trial));
}

async function conclusionForm(act: Act, trial: Trial): Promise<Answer> {
  const refusal = await refused(act, trial);
  if (refusal) return refusal;
  const { version, learnt, follow, decider, decideBy } = trial.conclusion ?? notYet;
  return {
    type: 'ask',
    form: filled(forms.conclusion, { trial: trial.id, version, learnt, follow, decider, decideBy }),
    otherwise: sayInWords(forms.conclusion, { trial: trial.id }),
  };
}

const notYet = { version: 0, learnt: '', follow: null, decider: '', decideBy: null };

async function refused(act: Act, trial: Trial): Promise<Answer | null> {
  if (trial.state === 'live') return say(kinds.notOverYet, { endsOn: trial.endsOn.toString() });
  if (trial.state !== 'over') return notFound('trial');
  return (await concludes(act, trial)) ? null : say(kinds.onlyCarriersConclude);
}

export async function conclusionFromForm(act: Act, named?: Named<{ readonly trial: string; readonly version: number }>): Promise<Answer> {
  return withTrial(act, named, 'conclude-trial', async ({ trial }) => {
    const refusal = await refused(act, trial);
    if (refusal) return refusal;
    // Two people concluded at once: the second sees it, and loses nothing they typed.
    if (named?.version !== (trial.conclusion?.version ?? 0)) {
      return { type: 'correct', errors: { learnt: 'conclusion-changed' } };
    }
    const given = conclusionIn(act);
    return 'errors' in given ? { type: 'correct', errors: given.errors } : concluded(act, trial, given);
  });
}

type Given = Omit<Conclusion, 'version'>;

function conclusionIn(act: Act): Given | { readonly errors: Readonly<Record<string, FormTrouble>> } {
  const { values, person, organisation, now } = act;
  const [learnt, chosen] = [sentenceOf(textOf(values.learnt)), textOf(values.follow)];
  const follow = follows.find((one) => one === chosen);
  const [decider, decideBy] = [sentenceOf(textOf(values.decider)), dayOf(values.decideBy)];
  const errors: Record<string, FormTrouble> = {};
  if (learnt === '') errors.learnt = 'learnt-empty';
  if (!follow) errors.follow = 'follow-missing';
  if (follow === 'practice') {
    if (decider === '') errors.decider = 'decider-missing';
    const today = localDate(workingTimeOf(person, organisation), now);
    if (!decideBy) errors.decideBy = 'decision-day-missing';
    else if (Temporal.PlainDate.compare(decideBy, today) < 0) errors.decideBy = 'decision-day-past';
  }
  if (!follow || Object.keys(errors).length > 0) return { errors };
  return follow === 'practice' ? { learnt, follow, decider, decideBy } : { learnt, follow, decider: '', decideBy: null };
}

const follows: readonly Follow[] = ['leave', 'again', 'practice'];

/** Those who took part read it first; of a correction, their cards are edited. */
async function concluded(act: Act, trial: Trial, given: Given): Promise<Answer> {
  const { tx, now, person } = act;
  const [subject, first] = [aboutTrial(trial.id), trial.conclusion === null];
  await tx.trials.conclude(trial.id, given, now);
  if (first) {
    await unplan({ tx }, 'ask-conclusion', { trial: trial.id });
    await tx.deliveries.cancel(subject, [kinds.concludeTrial.name, kinds.talkWanted.name]);
    for (const other of takingPart(trial, await tx.trials.members(trial.id)).filter((one) => one.personId !== person.id)) {
      await notify(act, other.person, { kind: kinds.evaluationReady, about: { trial: trial.id }, subject, slot: trial.id });
    }
  }
  await refreshLater(act, subject);
  return say(kinds.conclusionKept, { trial: trial.id, first });
}

/** « Lire le bilan »: for those who took part. */
export async function readEvaluation(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'read-evaluation', async ({ trial }) => {
    const ready = concludedOf(trial);
    if (!ready) return notFound('trial');
    return say(kinds.evaluationReady, { trial: trial.id });
  });
}

/** « Tout lire », and « La suite » */
export async function readWholeEvaluation(act: Act, named?: NamedPage): Promise<Answer> {
  return withTrial(act, named, 'read-evaluation', async ({ trial }) => {
    if (!trial.conclusion) return notFound('trial');
    return say(readingKinds.wholeText, { evaluation: trial.id, at: named?.page ?? 0 });
  });
}

/** « Un texte à envoyer »: the person sends it themself to the person who decides. The bot never does. */
export async function practiceText(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'practice-text', async ({ trial }) => {
    const text = practiceTextOf(trial);
    return text ? say(kinds.practiceText, { trial: trial.id }) : notFound('trial');
  });
}

/** They would like it to last: a trial stops on its day; another one can be tried afterwards (P26). */
export async function sayItStops(): Promise<Answer> {
  return say(kinds.stopsOnItsDay);
}
