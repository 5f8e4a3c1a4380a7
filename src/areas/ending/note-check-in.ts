import { type Act, type Answer, aboutTrial, refreshPostsLater, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { Named, ValueOf } from '../../core/subject.ts';
import { carries } from '../../domain/trial.ts';
import { kinds as checkingKinds } from '../checking/messages.ts';
import { askedLast, type TheirCheckIn, theirCheckIn } from '../checking/own-check-in.ts';
import { notFound } from '../conversation/missed.ts';
import type { buttons } from './buttons.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';

// A person who carries a trial notes what people without a screen say at a check-in. The log of the trial shows it without a name.

/** What was said aloud is about a check-in, or about a trial that is over; in words, about what was asked last. */
export type NamedAloud = Named<ValueOf<(typeof buttons)['noteAloud']['about']>>;

/** « Noter ce qui s'est dit », at a check-in: the form. Null: it is not of a check-in. */
export async function openCheckInNote(act: Act, named: NamedAloud): Promise<Answer | null> {
  const checkIn = named === undefined ? await askedLast(act) : named && 'checkIn' in named ? named.checkIn : null;
  if (checkIn === null) return null;
  const theirs = await carried(act, checkIn);
  if (!theirs) return named === undefined ? null : notFound('check-in');
  return {
    type: 'ask',
    form: filled(forms.aloud, { checkIn, ask: theirs.trial.question }),
    otherwise: sayInWords(forms.aloud, { checkIn }),
  };
}

export async function checkInNoteFromForm(act: Act, { checkIn }: { readonly checkIn: string }): Promise<Answer> {
  const theirs = await carried(act, checkIn);
  if (!theirs) return notFound('check-in');
  const words = sentenceOf(textOf(act.values.words));
  if (words === '') return { type: 'correct', errors: { words: 'sentence-empty' } };
  const { id: trial } = theirs.trial;
  const note = await act.tx.checkIns.note(checkIn, act.person.id, words);
  await refreshPostsLater(act, aboutTrial(trial), { kinds: [checkingKinds.learningLog.name] });
  return say(kinds.aloudNoted, { trial, note, checkIn });
}

/** A check-in of a live trial that this person carries; otherwise null. */
async function carried(act: Act, checkIn: string): Promise<TheirCheckIn | null> {
  const theirs = await theirCheckIn(act, { checkIn });
  const me = theirs?.people.find((one) => one.personId === act.person.id);
  return theirs?.trial.state === 'live' && me && carries(me.role) ? theirs : null;
}
