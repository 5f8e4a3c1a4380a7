import { type Act, type Answer, aboutTrial, type ChangedAnswer, notify, refreshLater, replaceUnlessPosted, say } from '../../core/act.ts';
import { aboutDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import { type HeardAsEvaluation, heardAs } from '../../core/heard.ts';
import { nameOfPart, replacePart } from '../../core/part-of-words.ts';
import type { NamedTrial } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { type EvaluationWords, evaluationParts } from '../../domain/evaluation.ts';
import type { Trial } from '../../domain/trial.ts';
import { notFound } from '../conversation/missed.ts';
import { isOpenToAnswers, theirTrial, trialJustSaid } from '../trying/own-trial.ts';
import { withTrial } from '../trying/with-trial.ts';
import { type AddedWords, concludes, keptOf, othersWhoCarry, readersOf } from './ending-shown.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// What those who took part say of a trial: in writing, in plain words, or aloud (P33).

/** « Répondre », « Revoir ma réponse »: the form, with what they had answered. */
export async function openEvaluation(act: Act, about?: Named<{ readonly trial: string; readonly draft?: string }>): Promise<Answer> {
  return withTrial(act, about, 'answer-evaluation', async ({ trial }) => {
    if (!isOpenToAnswers(trial)) return closed(trial);
    const draft = about?.draft ?? '';
    const drafted = await takeDraft(act, draft);
    if (drafted !== null) {
      await act.tx.heard.becomes(aboutDraft(act.person.id, draft), messageKeptAs(trial, drafted));
      return add(act, trial, drafted);
    }
    const own = await act.tx.evaluations.own(trial.id, act.person.id);
    const said = own ?? { question: '', changed: '', keep: '', public: '', named: false };
    const readers = await readersOf(act, trial, act.person.id);
    const { question, changed, keep, named } = said;
    return {
      type: 'ask',
      form: filled(forms.evaluation, {
        trial: trial.id,
        ask: trial.question,
        question,
        changed,
        keep,
        public: said.public,
        named,
        readers,
      }),
      otherwise: sayInWords(forms.evaluation, { trial: trial.id }),
    };
  });
}

export async function evaluationFromForm(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'answer-evaluation', async ({ trial }) => {
    const words = wordsIn(act);
    const trouble = troubleWith(trial, words);
    if (trouble) return { type: 'correct', errors: { question: trouble } };
    // Those who have read what they had written read it no more.
    if (await act.tx.evaluations.own(trial.id, act.person.id)) await refreshLater(act, aboutTrial(trial.id));
    await act.tx.evaluations.answer(trial.id, act.person.id, { ...words, named: textOf(act.values.named) === 'yes' }, act.now);
    return keptAs(act, trial, {});
  });
}

function wordsIn({ values }: Act): EvaluationWords {
  const part = (name: keyof EvaluationWords) => sentenceOf(textOf(values[name]));
  return { question: part('question'), changed: part('changed'), keep: part('keep'), public: part('public') };
}

/** What keeps the form open: nothing typed is lost to somebody who concluded meanwhile. */
function troubleWith(trial: Trial, words: EvaluationWords): FormTrouble | null {
  if (!isOpenToAnswers(trial)) return 'evaluation-closed';
  return isEmpty(words) ? 'answer-empty' : null;
}

const isEmpty = (words: EvaluationWords) => evaluationParts.every((part) => words[part] === '');

/** It was concluded since: what was learnt can be read, and talked about. */
function closed({ id, conclusion }: Trial): Answer {
  return conclusion ? say(kinds.evaluationClosed, { trial: id }) : notFound('trial');
}

/**
 * Plain words, when the last open matter is the end of a trial: they are an answer to its question, after what was already
 * answered. Null: they are not.
 */
export async function evaluateInWords(act: Act): Promise<Answer | null> {
  const words = sentenceOf(act.rest);
  const id = words === '' ? null : await trialJustSaid(act, kinds.trialOver);
  const theirs = id ? await theirTrial(act, { trial: id }, ['live', 'over']) : null;
  if (!theirs || !isOpenToAnswers(theirs.trial) || theirs.member.agreed !== theirs.trial.version) return null;
  return add(act, theirs.trial, words);
}

async function add(act: Act, trial: Trial, words: string): Promise<Saying> {
  const { tx, person, now } = act;
  const own = await tx.evaluations.own(trial.id, person.id);
  const before = own?.question ?? '';
  const question = before === '' ? words : `${before}\n${words}`;
  const answer = { question, changed: own?.changed ?? '', keep: own?.keep ?? '', public: own?.public ?? '', named: own?.named ?? false };
  await tx.evaluations.answer(trial.id, person.id, answer, now);
  const said = await keptAs(act, trial, { from: before.length, at: now.epochMilliseconds });
  return { ...said, keeps: messageKeptAs(trial, words) };
}

const messageKeptAs = ({ id }: Trial, words: string) => heardAs.write({ trial: id, ...nameOfPart(words) });

/** The message that said part of an answer says something else, or nothing any more (`words` empty). */
export async function changeEvaluation(act: Act, kept: HeardAsEvaluation, words: string, sure: boolean): Promise<ChangedAnswer> {
  const { tx, person, now } = act;
  const theirs = await theirTrial(act, kept, ['live', 'over']);
  const own = theirs && (await tx.evaluations.own(theirs.trial.id, person.id));
  if (!own || !isOpenToAnswers(theirs.trial)) return null;
  const { trial } = theirs;
  const changed = replacePart(own.question, kept, words);
  if (changed?.words === own.question) return null;
  if (!sure && (changed === null || (await readersOf(act, trial, person.id)).length > 0)) return 'ask';
  // They have rewritten it since: only they can tell what it should say.
  if (changed === null) return { answer: await openEvaluation(act, { trial: trial.id }), was: words };
  const rest = { ...own, question: changed.words };
  if (isEmpty(rest)) await tx.evaluations.withdraw(trial.id, person.id);
  else await tx.evaluations.answer(trial.id, person.id, rest, now);
  await refreshLater(act, aboutTrial(trial.id));
  const answer = isEmpty(rest) ? say(kinds.evaluationWithdrawn) : await keptAs(act, trial, {});
  return { answer: { ...answer, keeps: messageKeptAs(trial, words) }, was: changed.part };
}

/** Words of a message that was deleted, put back. */
export async function putEvaluationBack(act: Act, kept: HeardAsEvaluation, words: string): Promise<Saying | null> {
  const theirs = await theirTrial(act, kept, ['live', 'over']);
  return theirs && isOpenToAnswers(theirs.trial) ? add(act, theirs.trial, words) : null;
}

/** « Ce n'était pas une réponse »: takes back the words that were just added. Null when the answer has changed since. */
export async function takeBackWords(act: Act, added: Named<AddedWords>): Promise<string | null> {
  const { tx, person, now } = act;
  if (!added) return null;
  const { trial: id, from, at } = added;
  const theirs = await theirTrial(act, added, ['live', 'over']);
  const own = theirs && (await tx.evaluations.own(id, person.id));
  if (!own || !isOpenToAnswers(theirs.trial) || own.answeredAt.epochMilliseconds !== at) return null;
  const words = own.question.slice(from).toWellFormed().trim();
  if (words === '') return null;
  const rest = { ...own, question: own.question.slice(0, from).toWellFormed().trimEnd() };
  if (isEmpty(rest)) await tx.evaluations.withdraw(id, person.id);
  else await tx.evaluations.answer(id, person.id, rest, now);
  await refreshLater(act, aboutTrial(id));
  return words;
}

/** « Retirer ma réponse » */
export async function withdrawAnswer(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'withdraw-answer', async ({ trial }) => {
    if (!isOpenToAnswers(trial)) return closed(trial);
    await act.tx.evaluations.withdraw(trial.id, act.person.id);
    await refreshLater(act, aboutTrial(trial.id));
    return replaceUnlessPosted(kinds.evaluationWithdrawn);
  });
}

/** « Non merci »: nothing is kept of it; the questions stay open. */
export async function declineEvaluation(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'answer-evaluation', async ({ trial }) =>
    isOpenToAnswers(trial) ? say(kinds.evaluationDeclined, { trial: trial.id }) : closed(trial),
  );
}

/** « En parler de vive voix »: those who carry it are asked to come; the person who carries it alone notes what is said. */
export async function talkEvaluation(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'talk-evaluation', async ({ trial }) => {
    if (!isOpenToAnswers(trial)) return closed(trial);
    const carriers = await othersWhoCarry(act, trial, act.person.id);
    for (const { person } of carriers) {
      await notify(act, person, {
        kind: kinds.talkWanted,
        about: { trial: trial.id, person: act.person.id },
        subject: aboutTrial(trial.id),
        slot: `${trial.id}:${act.person.id}`,
      });
    }
    return say(kinds.talkAsked, { trial: trial.id });
  });
}

/** « Noter ce qui s'est dit »: words of the public, or of somebody without a screen; nobody's, marked as said aloud. */
export async function openAloud(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'note-aloud', async ({ trial }) => {
    if (!isOpenToAnswers(trial)) return closed(trial);
    if (!(await concludes(act, trial))) return say(kinds.onlyCarriersConclude);
    return {
      type: 'ask',
      form: filled(forms.aloud, { trial: trial.id, ask: trial.question }),
      otherwise: sayInWords(forms.aloud, { trial: trial.id }),
    };
  });
}

export async function aloudFromForm(act: Act, named?: NamedTrial): Promise<Answer> {
  return withTrial(act, named, 'note-aloud', async ({ trial }) => {
    if (!(await concludes(act, trial))) return say(kinds.onlyCarriersConclude);
    const words = wordsIn(act);
    const trouble = troubleWith(trial, words);
    if (trouble) return { type: 'correct', errors: { question: trouble } };
    const note = await act.tx.evaluations.note(trial.id, act.person.id, words, act.now);
    return say(kinds.aloudNoted, { trial: trial.id, note });
  });
}

/** « Retirer ces mots »: by the person who noted them. */
export async function removeAloud(act: Act, named?: Named<{ readonly trial: string; readonly note: string }>): Promise<Answer> {
  if (named && (await act.tx.evaluations.removeNote(named.note, act.person.id))) await refreshLater(act, aboutTrial(named.trial));
  return replaceUnlessPosted(kinds.evaluationWithdrawn);
}

type Saying = Answer & { readonly type: 'say' };

async function keptAs(act: Act, trial: Trial, added: { readonly from?: number; readonly at?: number }): Promise<Saying> {
  const kept = await keptOf(act, trial, added);
  return kept ? say(kinds.evaluationKept, { trial: trial.id, ...added }) : notFound('trial');
}
