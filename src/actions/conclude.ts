import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, localDate, startOfWork } from '../domain/calendar.ts';
import { answerPages, concludedAgainAfter, concluders } from '../domain/evaluation.ts';
import { officeTimeOf, workingTimeOf } from '../domain/person.ts';
import { type Conclusion, type Follow, type Trial, takingPart } from '../domain/trial.ts';
import type { FormTrouble, Params } from '../messages/kinds.ts';
import type { Concluded } from '../messages/params/ending.ts';
import { type Act, type Answer, aboutTrial, notify, plan, refreshLater, type Scene, say } from './context.ts';
import { concludes } from './evaluate.ts';
import { dayOf } from './form-values.ts';
import { withTrial } from './own-trial.ts';
import { pageAt } from './show-initiative.ts';
import { numberIn, pageIn } from './subjects.ts';
import { sentenceOf, textOf } from './tell-initiative.ts';

// What was learnt from a trial, and what follows it: written by those who carry it, read first by those who took part.

/** Agenda, some working days after the end: what was learnt? Asked, recalled once, then silence is an answer. */
export async function askConclusion(scene: Scene, trialId: string): Promise<void> {
  const { tx, now, organisation } = scene;
  const trial = await tx.trials.lock(trialId);
  if (trial?.state !== 'over' || trial.conclusion) return;
  const slots = { first: `${trial.id}:asked`, again: `${trial.id}:again` };
  let again = false;
  const asked = concluders(trial, await tx.trials.members(trial.id));
  for (const { person } of asked) again ||= (await tx.deliveries.ofSlot(person.id, ['concludeTrial'], slots.first)) !== null;
  for (const { person } of asked) {
    const about = { trial: trial.id, again };
    await notify(scene, person, { kind: 'concludeTrial', about, subject: aboutTrial(trial.id), slot: again ? slots.again : slots.first });
  }
  if (again || asked.length === 0) return;
  const office = officeTimeOf(organisation);
  const today = localDate(office, now);
  const day = addWorkingDays(office, today, concludedAgainAfter) ?? today.add({ days: concludedAgainAfter });
  await plan(scene, 'ask-conclusion', trial.id, startOfWork(office, day));
}

/** « Lire les réponses », and « La suite »: for those who conclude. Names only of those who chose it. */
export async function readAnswers(act: Act): Promise<Answer> {
  return withTrial(act, 'read-answers', async ({ trial }) => {
    if (!(await concludes(act, trial))) return say('onlyCarriersConclude', {});
    const at = pageIn(act.subject);
    return say('evaluationAnswers', await answersAt(act, trial, at), { trial: trial.id, at });
  });
}

export async function answersAt({ tx }: Pick<Scene, 'tx'>, trial: Trial, at: number): Promise<Params['evaluationAnswers']> {
  const pages = answerPages(await tx.evaluations.answers(trial.id));
  const { id, what, question } = trial;
  return { trial: id, what, question, pieces: pages[at] ?? [], next: at + 1 < pages.length ? at + 1 : null };
}

/** « Écrire le bilan », « Corriger le bilan »: another version, which asks again who may hear of it. */
export async function openConclusion(act: Act): Promise<Answer> {
  return withTrial(act, 'conclude-trial', (theirs) => conclusionForm(act, theirs.trial));
}

export async function correctConclusion(act: Act): Promise<Answer> {
  return withTrial(act, 'correct-conclusion', (theirs) => conclusionForm(act, theirs.trial));
}

async function conclusionForm(act: Act, trial: Trial): Promise<Answer> {
  const refusal = await refused(act, trial);
  if (refusal) return refusal;
  const { version, learnt, follow, decider, decideBy } = trial.conclusion ?? notYet;
  return {
    type: 'ask',
    form: { form: 'conclusion', params: { trial: trial.id, version, learnt, follow, decider, decideBy } },
    otherwise: say('concludeInWords', { trial: trial.id }, { trial: trial.id }),
  };
}

const notYet = { version: 0, learnt: '', follow: null, decider: '', decideBy: null };

async function refused(act: Act, trial: Trial): Promise<Answer | null> {
  if (trial.state === 'live') return say('notOverYet', { endsOn: trial.endsOn }, { endsOn: trial.endsOn.toString() });
  if (trial.state !== 'over') return say('noTrial', {});
  return (await concludes(act, trial)) ? null : say('onlyCarriersConclude', {});
}

export async function conclusionFromForm(act: Act): Promise<Answer> {
  return withTrial(act, 'conclude-trial', async ({ trial }) => {
    const refusal = await refused(act, trial);
    if (refusal) return refusal;
    // Two people concluded at once: the second sees it, and loses nothing they typed.
    if (numberIn(act.subject, 1) !== (trial.conclusion?.version ?? 0)) {
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
    await tx.agenda.remove('ask-conclusion', trial.id);
    await tx.deliveries.cancel(subject, ['concludeTrial', 'talkWanted']);
    for (const other of takingPart(trial, await tx.trials.members(trial.id)).filter((one) => one.personId !== person.id)) {
      await notify(act, other.person, { kind: 'evaluationReady', about: { trial: trial.id }, subject, slot: trial.id });
    }
  }
  await refreshLater(act, subject);
  const version = (trial.conclusion?.version ?? 0) + 1;
  return say('conclusionKept', { trial: trial.id, what: trial.what, ...given, version, first }, { trial: trial.id, first });
}

/** « Lire le bilan »: for those who took part. */
export async function readEvaluation(act: Act): Promise<Answer> {
  return withTrial(act, 'read-evaluation', async ({ trial }) => {
    const ready = concludedOf(trial);
    if (!ready) return say('noTrial', {});
    return say('evaluationReady', { ...ready, corrects: await concludes(act, trial) }, { trial: trial.id });
  });
}

/** A trial with what was learnt from it; null while nobody has concluded. */
export function concludedOf({ id, what, conclusion }: Trial): Concluded | null {
  if (!conclusion) return null;
  return { trial: id, what, ...conclusion };
}

/** « Tout lire », and « La suite » */
export async function readWholeEvaluation(act: Act): Promise<Answer> {
  return withTrial(act, 'read-evaluation', async ({ trial }) => {
    if (!trial.conclusion) return say('noTrial', {});
    const at = pageIn(act.subject);
    return say('wholeEvaluation', { trial: trial.id, ...pageAt(trial.conclusion.learnt, at) }, { trial: trial.id, at });
  });
}

/** « Un texte à envoyer »: the person sends it themself, to whoever decides. The bot never does. */
export async function practiceText(act: Act): Promise<Answer> {
  return withTrial(act, 'practice-text', async ({ trial }) => {
    const text = practiceTextOf(trial);
    return text ? say('practiceText', text, { trial: trial.id }) : say('noTrial', {});
  });
}

export function practiceTextOf({ id, what, conclusion }: Trial): Params['practiceText'] | null {
  if (conclusion?.follow !== 'practice' || !conclusion.decideBy) return null;
  const { learnt, decider, decideBy } = conclusion;
  return { trial: id, what, learnt, decider, decideBy };
}

/** They would like it to last: a trial stops on its day; another one can be tried afterwards (P26). */
export async function sayItStops(act: Act): Promise<Answer> {
  return say('stopsOnItsDay', await stopsOf(act), {});
}

export async function stopsOf({ tx, person }: Pick<Act, 'tx' | 'person'>): Promise<Params['stopsOnItsDay']> {
  const theirs = (await tx.trials.of(person.id)).filter(({ trial, member }) => member.agreed === trial.version);
  const live = theirs.filter(({ trial }) => trial.state === 'live');
  const [only] = live;
  const ended = theirs.find(({ trial }) => trial.state === 'over');
  return { trial: ended?.trial.id ?? '', endsOn: only && live.length === 1 ? only.trial.endsOn : null };
}
