import { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, aboutTrial, notify, plan, refreshLater, say, unplan } from '../../core/act.ts';
import { draftNamed, keepDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, isNoDay, sentenceOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import { type Decision, decisionAskedAtMost, decisionAskedOn } from '../../domain/decision.ts';
import { officeTimeOf } from '../../domain/person.ts';
import { carries, type Trial, takingPart } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as readingKinds } from '../reading/messages.ts';
import { withTrial } from '../trying/with-trial.ts';
import { concludes } from './ending-shown.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// What was decided of the proposal to make a trial ordinary practice: asked of those who carry it, read first by those who took part.

/** When those who carry a proposal are asked next whether they had an answer; never once there is one, or nothing is proposed. */
export async function planDecision(scene: Scene, trial: Trial): Promise<void> {
  const { conclusion, decision, decisionAsked } = trial;
  const office = officeTimeOf(scene.organisation);
  const day = conclusion?.decideBy && !decision ? decisionAskedOn(conclusion.decideBy, decisionAsked, office) : null;
  if (day) await plan(scene, 'ask-decision', { trial: trial.id }, startOfWork(office, day));
  else await unplan(scene, 'ask-decision', { trial: trial.id });
}

/** Agenda, after the day by which an answer was to come, then once a month later: did it? Nobody else is asked, and no silence is told. */
export async function askDecision(scene: Scene, { trial: trialId }: { readonly trial: string }): Promise<void> {
  const { tx, now, organisation } = scene;
  const trial = await tx.trials.lock(trialId);
  if (!trial?.conclusion?.decideBy || trial.decision) return;
  const office = officeTimeOf(organisation);
  const [day, today] = [decisionAskedOn(trial.conclusion.decideBy, trial.decisionAsked, office), localDate(office, now)];
  if (!day) return;
  // Its day changed since.
  if (Temporal.PlainDate.compare(today, day) < 0) return planDecision(scene, trial);
  const asked = [...trial.decisionAsked, today];
  await tx.trials.decisionAsked(trial.id, today);
  for (const { role, person } of takingPart(trial, await tx.trials.members(trial.id))) {
    if (!carries(role)) continue;
    const about = { trial: trial.id, last: asked.length === decisionAskedAtMost };
    const slot = `${trial.id}:${asked.length}`;
    await notify(scene, person, { kind: kinds.decisionAwaited, about, subject: aboutTrial(trial.id), slot });
  }
  await planDecision(scene, { ...trial, decisionAsked: asked });
}

type NamedDecision = Named<{ readonly trial: string; readonly granted?: 'yes' | 'no'; readonly draft?: string }>;

/** « Oui : c'est d'accord », « Oui : c'est non », « nous avons eu la réponse : … »: the form, with what is known of it. */
export async function openDecision(act: Act, named?: NamedDecision): Promise<Answer> {
  const words = sentenceOf(act.rest);
  const draft = named === undefined && words !== '' ? await keepDraft(act, words) : named?.draft;
  return withTrial(
    act,
    named,
    'tell-decision',
    async ({ trial }) => {
      const { version, granted, from, ...told } = trial.decision ?? notYet;
      const refusal = await refused(act, trial);
      if (refusal) return refusal;
      const given = named?.granted === undefined ? granted : named.granted === 'yes';
      const drafted = draft === undefined ? null : await draftNamed(act, draft);
      const name = drafted && draft !== undefined ? { draft } : {};
      return {
        type: 'ask',
        form: filled(forms.decision, { trial: trial.id, version, granted: given, words: drafted?.words ?? told.words, from, ...name }),
        otherwise: sayInWords(forms.decision, { trial: trial.id, ...name }),
      };
    },
    draft,
  );
}

const notYet = { version: 0, granted: null, words: '', from: null };

async function refused(act: Act, trial: Trial): Promise<Answer | null> {
  if (await concludes(act, trial)) return null;
  return trial.decision ? say(kinds.decisionReady, { trial: trial.id }) : say(kinds.onlyCarriersConclude, { of: 'decision' });
}

type NamedForm = Named<{ readonly trial: string; readonly version: number; readonly draft?: string }>;

export async function decisionFromForm(act: Act, named?: NamedForm): Promise<Answer> {
  return withTrial(act, named, 'tell-decision', async ({ trial }) => {
    const refusal = await refused(act, trial);
    if (refusal) return refusal;
    // Two people told it at once: the second sees it, and loses nothing they typed.
    if (named?.version !== (trial.decision?.version ?? 0)) return { type: 'correct', errors: { words: 'decision-changed' } };
    const given = decisionIn(act);
    if ('errors' in given) return { type: 'correct', errors: given.errors };
    if (named.draft !== undefined) await takeDraft(act, named.draft);
    return decided(act, trial, given);
  });
}

function decisionIn({ values }: Act): Omit<Decision, 'version'> | { readonly errors: Readonly<Record<string, FormTrouble>> } {
  const [words, answer, from] = [sentenceOf(textOf(values.words)), textOf(values.answer), dayOf(values.from)];
  const errors: Record<string, FormTrouble> = {};
  if (words === '') errors.words = 'sentence-empty';
  if (answer !== 'yes' && answer !== 'no') errors.answer = 'choice-missing';
  if (isNoDay(values.from)) errors.from = 'date-missing';
  if (Object.keys(errors).length > 0) return { errors };
  return { granted: answer === 'yes', words, from: answer === 'yes' ? from : null };
}

/** Told by one, it is asked of nobody any more. Those who took part read it first; of a correction, their cards are edited. */
async function decided(act: Act, trial: Trial, given: Omit<Decision, 'version'>): Promise<Answer> {
  const { tx, person } = act;
  const subject = aboutTrial(trial.id);
  await tx.trials.decide(trial.id, given);
  if (!trial.decision) {
    await unplan(act, 'ask-decision', { trial: trial.id });
    await tx.deliveries.cancel(subject, [kinds.decisionAwaited.name]);
    for (const other of takingPart(trial, await tx.trials.members(trial.id)).filter((one) => one.personId !== person.id)) {
      await notify(act, other.person, { kind: kinds.decisionReady, about: { trial: trial.id }, subject, slot: trial.id });
    }
  }
  await refreshLater(act, subject);
  return say(kinds.decisionReady, { trial: trial.id });
}

/** « Lire la réponse »: for those who took part. */
export async function readDecision(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'read-decision', async ({ trial }) =>
    trial.decision ? say(kinds.decisionReady, { trial: trial.id }) : notFound('trial'),
  );
}

/** « Tout lire », and « La suite » */
export async function readWholeDecision(act: Act, named: { readonly trial: string; readonly page?: number }): Promise<Answer> {
  return withTrial(act, named, 'read-decision', async ({ trial }) =>
    trial.decision ? say(readingKinds.wholeText, { decision: trial.id, at: named.page ?? 0 }) : notFound('trial'),
  );
}
