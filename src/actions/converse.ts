import { acceptInvitation, declineInvitation, hasOpenInvitation } from './answer-invitation.ts';
import { type Act, type Answer, say } from './context.ts';
import { dropDraft, sentenceOf, tellDraft } from './tell-initiative.ts';

export async function help({ tx, person }: Act): Promise<Answer> {
  const harvester = (await tx.harvesters.get(person.id)) !== null;
  const { coordinator } = person;
  return say('help', { harvester, coordinator }, { harvester, coordinator });
}

/** « Oui »: to the question that waits, whichever it is. */
export async function sayYes(act: Act): Promise<Answer> {
  if (await hasOpenInvitation(act)) return acceptInvitation(act);
  return tellDraft(act);
}

export async function sayNo(act: Act): Promise<Answer> {
  if (await hasOpenInvitation(act)) return declineInvitation(act);
  const draft = await act.tx.people.draft(act.person.id);
  return draft === null ? say('nothingPending', {}) : dropDraft(act);
}

/** What is not understood gets a helpful answer, never silence; the words are kept a few days so that one press tells them. */
export async function notUnderstood(act: Act): Promise<Answer> {
  const words = sentenceOf(act.rest);
  if (words !== '') await act.tx.people.keepDraft(act.person.id, words, act.now);
  return say('notUnderstood', { words });
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
