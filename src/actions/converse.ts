import { answerInWords, takeLastWordsBack } from './answer-check-in.ts';
import { acceptInvitation, declineInvitation, hasOpenInvitation } from './answer-invitation.ts';
import { acceptCarrying, declineCarrying } from './carry.ts';
import { type Act, type Answer, draftName, say } from './context.ts';
import { declineSuggestion } from './suggest-telling.ts';
import { askToTell, dropDraft, sentenceOf, tellDraft } from './tell-initiative.ts';

export async function help({ tx, person }: Act): Promise<Answer> {
  const harvester = (await tx.harvesters.get(person.id)) !== null;
  const { coordinator } = person;
  return say('help', { harvester, coordinator }, { harvester, coordinator });
}

/** « Oui »: to the question that waits, whichever it is. */
export async function sayYes(act: Act): Promise<Answer> {
  const request = await carryingJustAsked(act);
  if (request) return acceptCarrying({ ...act, subject: request });
  if (await wasJustInvited(act)) return acceptInvitation(act);
  return (await wasJustSuggested(act)) ? askToTell('') : tellDraft(act);
}

export async function sayNo(act: Act): Promise<Answer> {
  const request = await carryingJustAsked(act);
  if (request) return declineCarrying({ ...act, subject: request });
  if (await wasJustInvited(act)) return declineInvitation(act);
  if (await wasJustSuggested(act)) return declineSuggestion();
  const draft = await act.tx.people.draft(act.person.id);
  return draft === null ? say('nothingPending', {}) : dropDraft(act);
}

/** Of the two questions that plain words may answer, the one asked last. */
async function wasJustInvited(act: Act): Promise<boolean> {
  if (!(await hasOpenInvitation(act))) return false;
  const draft = await act.tx.people.draft(act.person.id);
  return !draft || act.tx.deliveries.sentSince(act.person.id, ['invitation', 'personalRequest'], draft.writtenAt);
}

/** The request of the last message they received, when it asks whether they would carry an initiative with others. */
async function carryingJustAsked({ tx, person }: Act): Promise<string | null> {
  if (await tx.people.draft(person.id)) return null;
  const last = await tx.deliveries.lastSent(person.id);
  const request = last?.kind === 'carryRequest' ? last.about.request : null;
  return typeof request === 'string' && (await tx.initiatives.carrierRequest(request)) ? request : null;
}

/** The last message they received asks whether they would tell something, and no words of theirs wait. */
async function wasJustSuggested({ tx, person }: Act): Promise<boolean> {
  if (await tx.people.draft(person.id)) return false;
  return (await tx.deliveries.lastSent(person.id))?.kind === 'tellSuggestion';
}

/** What is not understood gets a helpful answer, never silence; the words are kept a few days so that one press tells them. */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words === '') return say('notUnderstood', { words, draft: '' });
  return (await answerInWords(act, words)) ?? keepWords(act, words);
}

/** « Ce n'était pas une réponse »: the words of a check-in are words that were not understood. */
export async function notAnAnswer(act: Act): Promise<Answer> {
  const words = await takeLastWordsBack(act);
  return words === null ? say('noCheckIn', {}) : keepWords(act, words);
}

async function keepWords(act: Act, words: string): Promise<Answer> {
  await act.tx.people.keepDraft(act.person.id, words, act.now);
  const draft = draftName({ writtenAt: act.now });
  return say('notUnderstood', { words, draft }, { draft });
}

export async function unknownAct(): Promise<Answer> {
  return say('unknownAct', {});
}

export async function speakFrench({ tx, person }: Act): Promise<Answer> {
  await tx.people.chooseLocale(person.id, 'fr');
  return say('localeChosen', {});
}

export async function speakEnglish({ tx, person }: Act): Promise<Answer> {
  await tx.people.chooseLocale(person.id, 'en');
  return say('localeChosen', {});
}
