import { type Act, type Answer, say } from '../../core/act.ts';
import { aboutDraft, draftName, keepDraft } from '../../core/draft.ts';
import { sentenceOf } from '../../core/form-values.ts';
import { type HeardAs, heardAs } from '../../core/heard.ts';
import type { NearMeaning } from '../../core/near.ts';
import { nameOfPart } from '../../core/part-of-words.ts';
import type { Named } from '../../core/subject.ts';
import { replySaid } from '../../domain/spoken/replies.ts';
import { answerInWords, takeLastWordsBack } from '../checking/answer-check-in.ts';
import { trialInMind } from '../checking/own-check-in.ts';
import type { AddedWords as AddedToEvaluation } from '../ending/ending-shown.ts';
import { evaluateInWords, openEvaluation, takeBackWords } from '../ending/evaluate.ts';
import { kinds as endingKinds } from '../ending/messages.ts';
import type { AddedWords } from './buttons.ts';
import { kinds } from './messages.ts';
import { notFound } from './missed.ts';
import { type Asking, question, type Reader, stillAsked } from './takes-words.ts';
import { newsJustAsked, wasJustInvited } from './waiting-questions.ts';

/**
 * What is not understood gets a helpful answer, never silence: after a question that waits for plain words, they answer it;
 * otherwise they are kept a few days so that one press tells them.
 */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say(kinds.notUnderstood);
  const items = await whatTakesWords(act);
  if (items.length > 1) {
    const draft = await keepDraft(act, words);
    return say(kinds.whichAnswer, {
      draft,
      questions: items.map(({ asks, id }) => question.write(asks === 'check-in' ? { checkIn: id } : { trial: id })).join(','),
    });
  }
  return (await evaluateInWords(act)) ?? (await answerInWords(act, words)) ?? keepWords({ ...act, rest: words });
}

/** What plain words may answer, in the last message the bot sent on its own: it may have asked several things. */
async function whatTakesWords(reader: Reader): Promise<readonly Asking[]> {
  const said = await reader.tx.deliveries.lastSentTogether(reader.person.id);
  return stillAsked(
    reader,
    said.flatMap(({ kind, about: { checkIn, trial } }) => {
      if (typeof checkIn === 'string') return question.write({ checkIn });
      return kind === endingKinds.trialOver.name && typeof trial === 'string' ? question.write({ trial }) : [];
    }),
  );
}

/** « Ce n'était pas une réponse », to a check-in or to a trial that is over: the words are theirs again, to tell or to forget. */
export async function notAnAnswer(act: Act, added?: Named<AddedWords | AddedToEvaluation>): Promise<Answer> {
  if (added && 'trial' in added) {
    const words = await takeBackWords(act, added);
    return words === null
      ? openEvaluation(act, { trial: added.trial })
      : keepAgain(act, { trial: added.trial, ...nameOfPart(words) }, words);
  }
  const words = await takeLastWordsBack(act, added);
  if (words === null) return notFound('check-in');
  return keepAgain(act, added ? { checkIn: added.checkIn, ...nameOfPart(words) } : null, words);
}

/** The message that said them is a draft now. */
async function keepAgain(act: Act, said: HeardAs | null, words: string): Promise<Answer> {
  if (said) await act.tx.heard.becomes(heardAs.write(said), aboutDraft(act.person.id, draftName({ writtenAt: act.now })));
  return keepWords({ ...act, rest: words });
}

/** Keeps words as a draft, and shows them back with what they may mean. */
export async function keepWords(act: Act): Promise<Answer & { type: 'say' }> {
  const words = sentenceOf(act.rest);
  const near = await nearMeaning(act);
  const draft = await keepDraft(act, words);
  return say(kinds.notUnderstood, { draft, ...(near === null ? {} : { near }), ...(act.inPublic && { inPublic: true }) });
}

/** What they may have meant, where it is possible now. */
async function nearMeaning(act: Act): Promise<NearMeaning | null> {
  const { tx, person, near = null } = act;
  if (near === null && replySaid(act.rest) === 'yes') {
    if (await wasJustInvited(act)) return 'accept-invitation';
    if (await newsJustAsked(act)) return 'write-story';
  }
  switch (near) {
    case 'correct':
      return (await tx.initiatives.carriedBy(person.id)).length > 0 ? near : null;
    case 'write-story':
      return (await tx.meetings.openFor(person.id)).length > 0 ? near : null;
    case 'need-help':
      return (await trialInMind(act, undefined, ['live', 'over'])) ? near : 'show-help';
    default:
      return near;
  }
}
