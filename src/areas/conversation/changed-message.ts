import { type Act, type Answer, aboutInitiative, replaceUnlessPosted, say } from '../../core/act.ts';
import { aboutDraft, draftName, forgetDraft } from '../../core/draft.ts';
import { sentenceOf } from '../../core/form-values.ts';
import { type HeardAs, type HeardAsAnswer, type HeardAsEvaluation, heardAs } from '../../core/heard.ts';
import type { Named } from '../../core/subject.ts';
import type { Initiative } from '../../domain/initiative.ts';
import type { MessageChange } from '../../domain/message-change.ts';
import { purposes } from '../../domain/purpose.ts';
import { askItsPeopleInWords } from '../asking/ask-its-people.ts';
import { corrected, correctInitiative, forgetInitiative } from '../asking/change-initiative.ts';
import { tellSentence, tells } from '../asking/tell-initiative.ts';
import { changeAnswer, putAnswerBack } from '../checking/answer-check-in.ts';
import { changeEvaluation, putEvaluationBack } from '../ending/evaluate.ts';
import { theirStory } from '../meeting/their-story.ts';
import { corrected as correctedStory, correctStory, writeStory } from '../meeting/write-story.ts';
import { changedMessage } from './changed-shown.ts';
import { kinds } from './messages.ts';
import { keepWords } from './not-understood.ts';

// A message that its writer edits or deletes afterwards: what was kept of it follows, while nobody else has read it.

type NamedMessage = Named<{ readonly message: string }>;

const nothing: Answer = { type: 'nothing' };

/** The message says something else now. */
export async function messageEdited(act: Act): Promise<Answer> {
  const heard = await heardMessage(act);
  if (!heard) return nothing;
  const { as } = heard;
  if ('initiative' in as) return initiativeEdited(act, as);
  if ('draft' in as) return draftEdited(act);
  if ('story' in as) return storyEdited(act, as);
  const changed = await changeWords(act, as, sentenceOf(act.rest), false);
  return changed === 'ask' ? ask(act, 'edited', sentenceOf(act.rest)) : (changed?.answer ?? nothing);
}

/** The message is there no more. */
export async function messageDeleted(act: Act): Promise<Answer> {
  const heard = await heardMessage(act);
  if (!heard || heard.change === 'withdrawn') return nothing;
  // The same was said twice: it still is.
  if ((await act.tx.heard.keptAs(heard.kept)) > 1) {
    await act.tx.heard.forget(heard.message);
    return nothing;
  }
  const { as } = heard;
  if ('initiative' in as) {
    const initiative = await theirInitiative(act, as);
    if (!initiative) return nothing;
    // What it was about goes with it: it could not be kept again.
    if (
      as.change !== undefined ||
      initiative.item !== null ||
      !(await isTheirsAlone(act, initiative)) ||
      (await act.tx.initiatives.hasSetAsides(initiative.id))
    )
      return ask(act, 'deleted', '');
    await forgetInitiative(act, initiative.id);
    // Kept again, it is for the same purpose.
    await act.tx.heard.becomes(heard.kept, `${aboutInitiative(initiative.id)}:${initiative.purpose}`);
    return ask(act, 'withdrawn', initiative.sentence);
  }
  if ('draft' in as) {
    const draft = await act.tx.people.draft(act.person.id);
    if (!draft || aboutDraft(act.person.id, draftName(draft)) !== heard.kept) return nothing;
    await forgetDraft(act, draft);
    return ask(act, 'withdrawn', draft.words);
  }
  if ('story' in as) return (await act.tx.stories.get(as.story)) ? ask(act, 'deleted', '') : nothing;
  const changed = await changeWords(act, as, '', false);
  if (changed === null) return nothing;
  return changed === 'ask' ? ask(act, 'deleted', '') : ask(act, 'withdrawn', changed.was);
}

/** The message that was deleted is there again. */
export async function messageRestored(act: Act): Promise<Answer> {
  const heard = await heardMessage(act);
  return heard?.change === 'withdrawn' || heard?.change === 'deleted' ? keepMessage(act, { message: heard.message }) : nothing;
}

/** « La garder »: what was withdrawn is kept again, or what they were asked about stays as it is. */
export async function keepMessage(act: Act, named?: NamedMessage): Promise<Answer> {
  const heard = await heardMessage({ ...act, message: named?.message });
  if (!heard?.change) return replaceUnlessPosted(kinds.nothingPending, {});
  await act.tx.heard.settle(heard.message);
  if (heard.change !== 'withdrawn') return replaceUnlessPosted(kinds.messageLeft, {});
  const answer = await keptAgain(act, heard.as, heard.words);
  if (answer === null) return replaceUnlessPosted(kinds.nothingPending, {});
  const kept = answer.keeps ?? aboutDraft(act.person.id, draftName({ writtenAt: act.now }));
  await act.tx.heard.keep(heard.message, act.person.id, kept, act.now);
  return { ...answer, replaces: 'unless posted' };
}

/** « Corriger aussi »: though others may have read it. */
export async function followMessage(act: Act, named?: NamedMessage): Promise<Answer> {
  const heard = await heardMessage({ ...act, message: named?.message });
  if (heard?.change !== 'edited') return replaceUnlessPosted(kinds.nothingPending, {});
  await act.tx.heard.settle(heard.message);
  const answer = await followed(act, heard.as, heard.words);
  if (answer?.type === 'say' && answer.keeps) await act.tx.heard.keep(heard.message, act.person.id, answer.keeps, act.now);
  return answer ?? replaceUnlessPosted(kinds.nothingPending, {});
}

async function heardMessage({ tx, person, message }: Act) {
  const heard = message === undefined ? null : await tx.heard.get(message, person.id);
  const as = heard && heardAs.read(heard.kept);
  return as && message !== undefined ? { ...heard, message, as } : null;
}

async function theirInitiative({ tx, person }: Act, { initiative }: { readonly initiative: string }): Promise<Initiative | null> {
  return (await tx.initiatives.carries(person.id, initiative)) ? tx.initiatives.lock(initiative) : null;
}

/** Nobody else has read it, carries it, or was asked to. */
async function isTheirsAlone({ tx }: Act, { id }: Initiative): Promise<boolean> {
  const others = [await tx.initiatives.readers(id), (await tx.initiatives.carriers(id)).slice(1), await tx.initiatives.askedToCarry(id)];
  return others.every((some) => some.length === 0) && (await tx.meetings.ofInitiative(id)) === null;
}

async function initiativeEdited(act: Act, as: Extract<HeardAs, { readonly initiative: string }>): Promise<Answer> {
  const initiative = await theirInitiative(act, as);
  const sentence = toldAnew(act);
  if (!initiative || sentence === '' || sentence === initiative.sentence) return nothing;
  // Its words were corrected elsewhere since: which of the two holds is not for the bot to say.
  if (as.change === 'corrected' || !(await isTheirsAlone(act, initiative))) return ask(act, 'edited', sentence);
  return { ...(await corrected(act, initiative.id, sentence)), keeps: heardAs.write(as) };
}

/** The sentence of a message, without the words that say what it is. */
function toldAnew({ anew, typed }: Act): string {
  const told =
    anew && (tells.has(anew.run) || anew.run === askItsPeopleInWords || anew.run === correctInitiative) ? sentenceOf(anew.rest) : '';
  return told === '' ? sentenceOf(typed) : told;
}

/** Nobody but them has read it: what it says now is heard as if it were said now. */
async function draftEdited(act: Act): Promise<Answer> {
  const { tx, person, anew, typed, message } = act;
  const draft = await tx.people.draft(person.id);
  if (!draft || !anew || message === undefined || draft.words === sentenceOf(typed)) return nothing;
  const heard = await tx.heard.get(message, person.id);
  if (heard?.kept !== aboutDraft(person.id, draftName(draft))) return nothing;
  await forgetDraft(act, draft);
  await tx.heard.forget(message);
  return anew.run({ ...act, typed, rest: anew.rest, near: anew.near });
}

async function storyEdited(act: Act, as: { readonly story: string }): Promise<Answer> {
  const story = await act.tx.stories.get(as.story);
  const { anew } = act;
  const body = sentenceOf(anew?.run === writeStory || anew?.run === correctStory ? anew.rest : act.typed);
  return !story || body === '' || body === story.body ? nothing : ask(act, 'edited', body);
}

function changeWords(act: Act, as: HeardAsAnswer | HeardAsEvaluation, words: string, sure: boolean) {
  return 'checkIn' in as ? changeAnswer(act, as, words, sure) : changeEvaluation(act, as, words, sure);
}

/** Says what became of it, with what can be done. */
async function ask(act: Act, change: MessageChange, words: string): Promise<Answer> {
  const { tx, now, message = '' } = act;
  await tx.heard.changed(message, change, words, now);
  const changed = await changedMessage(act, message, change);
  if (!changed) return nothing;
  // The card quotes the sentence: it is edited when that is withdrawn.
  const about = { message, change };
  return say(kinds.messageChanged, changed.kept === 'initiative' ? { ...about, initiative: changed.id } : about);
}

async function keptAgain(act: Act, as: HeardAs, words: string): Promise<(Answer & { type: 'say' }) | null> {
  if ('initiative' in as) return tellSentence(act, words, false, purposes.find((one) => one === as.change) ?? 'tell');
  if ('draft' in as) return keepWords({ ...act, rest: words });
  if ('checkIn' in as) return putAnswerBack(act, as, words);
  return 'trial' in as ? putEvaluationBack(act, as, words) : null;
}

async function followed(act: Act, as: HeardAs, words: string): Promise<Answer | null> {
  if ('initiative' in as) {
    const initiative = await theirInitiative(act, as);
    return initiative && { ...(await corrected(act, initiative.id, words)), keeps: aboutInitiative(initiative.id) };
  }
  if ('story' in as) {
    const story = await theirStory(act, as);
    return story && { ...(await correctedStory(act, story, story.title, words)), keeps: heardAs.write(as) };
  }
  const changed = 'draft' in as ? null : await changeWords(act, as, words, true);
  return changed === 'ask' ? null : (changed?.answer ?? null);
}
