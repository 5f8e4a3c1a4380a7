import { type Act, type Answer, aboutKept, refreshLater, replaceUnlessPosted, say } from '../../core/act.ts';
import { sentenceOf } from '../../core/form-values.ts';
import type { Named } from '../../core/subject.ts';
import { localDate } from '../../domain/calendar.ts';
import { asksWhatIsKept, termOf } from '../../domain/term.ts';
import type { appearances } from './buttons.ts';
import { kinds } from './messages.ts';

// « Qu'en gardez-vous ? »: one question, once the bot stops, of which nothing is counted; everybody may read the answers.

/** « Ce que l'on en garde » */
export async function showKept({ organisation }: Act): Promise<Answer> {
  return say(kinds.whatIsKept, { kept: organisation.id });
}

/** « J'en garde : … »: in the place of what they wrote before. */
export async function writeKept(act: Act): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const [words, term] = [sentenceOf(act.rest), termOf(organisation, now)];
  if (words === '') return showKept(act);
  if (!term || !asksWhatIsKept(term, localDate(organisation, now))) return say(kinds.whatIsKept, { kept: organisation.id, late: true });
  await tx.kept.write({ organisationId: organisation.id, personId: person.id, words }, now);
  await refreshLater(act, aboutKept(organisation.id));
  return showKept(act);
}

/** With their name, without it, or taken back: from the cards that others read, too. */
export async function chooseKept(act: Act, named?: Named<{ readonly as: (typeof appearances)[number] }>): Promise<Answer> {
  const { tx, organisation, person } = act;
  if (named?.as === 'gone') await tx.kept.takeBack(person.id);
  else if (named) await tx.kept.sign(person.id, named.as === 'named');
  if (named) await refreshLater(act, aboutKept(organisation.id));
  return replaceUnlessPosted(kinds.whatIsKept, { kept: organisation.id });
}

export const signKept = (act: Act) => chooseKept(act, { as: 'named' });
export const takeKeptBack = (act: Act) => chooseKept(act, { as: 'gone' });
