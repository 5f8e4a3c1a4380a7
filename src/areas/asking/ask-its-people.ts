import { type Act, type Answer, type Said, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWordsFrom } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import { aReadItem, type ReadItem } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import type { Purpose } from '../../domain/purpose.ts';
import { kinds as libraryKinds } from '../library/messages.ts';
import { itemKept, itemRead, lockItem } from '../library/read-item.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { openTellForm, tellFromForm, tellSentence } from './tell-initiative.ts';

// « En parler avec les personnes de ce récit »: its people are asked, one at a time, whether they would talk about it.

/** « Raconter », « Demander une rencontre »; or under what they read, its people. */
export async function openAskingForm(act: Act, named?: Named<{ readonly purpose: Purpose } | ReadItem>): Promise<Answer> {
  return named && !('purpose' in named) ? openAskItsPeople(act, named) : openTellForm(act, named);
}

/** The form's sentence. */
export async function askingFromForm(act: Act, item?: Named<ReadItem>): Promise<Answer> {
  if (item === undefined) return tellFromForm(act);
  if (item === null) return say(libraryKinds.storyNotOpen);
  const sentence = sentenceOf(textOf(act.values.sentence));
  if (sentence === '') return { type: 'correct', errors: { sentence: 'sentence-empty' } };
  return askItsPeople(act, item, sentence, false);
}

/** The form, under what they read. */
async function openAskItsPeople(act: Act, item: ReadItem): Promise<Answer> {
  const refused = await refusal(act, item);
  if (refused) return refused;
  return {
    type: 'ask',
    form: filled(forms.tell, { sentence: '', purpose: null, of: item }),
    otherwise: sayInWordsFrom(forms.tell, { sentence: '', asks: false, purpose: 'tell', of: itemKept(item) }),
  };
}

/** « En parler avec ces personnes : … »: of what they opened last. */
export async function askItsPeopleInWords(act: Act): Promise<Answer> {
  const item = aReadItem.read((await act.tx.library.lastRead(act.person.id)) ?? '');
  if (!item) return say(kinds.itsPeopleNotAsked, { why: 'which' });
  const sentence = sentenceOf(act.rest);
  return sentence === '' ? openAskItsPeople(act, item) : askItsPeople(act, item, sentence, act.inPublic);
}

/** Keeps the sentence. While somebody else's is being asked, it waits, and nothing is promised yet. */
async function askItsPeople(act: Act, item: ReadItem, sentence: string, inPublic: boolean): Promise<Said> {
  const refused = await refusal(act, item);
  if (refused) return refused;
  // Two people who ask at once do so one after the other.
  await lockItem(act, item);
  return tellSentence(act, sentence, inPublic, 'same', itemKept(item));
}

async function refusal(act: Act, item: ReadItem): Promise<Said | null> {
  const read = await itemRead(act, act.person, item);
  const { place, workspace } = act;
  // The bot does not know who belongs to a service: an item told to a service is read by the people who act in its channel.
  const reads = read && (read.only === null || read.only.some((one) => one.workspaceId === workspace.id && one.externalId === place));
  if (!reads) return say(libraryKinds.storyNotOpen);
  return read.theirs ? say(kinds.itsPeopleNotAsked, { why: 'theirs' }) : null;
}
