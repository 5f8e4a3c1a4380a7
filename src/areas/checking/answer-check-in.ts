import { type Act, type Answer, aboutTrial, type ChangedAnswer, refreshPostsLater, replaceWith, unplan } from '../../core/act.ts';
import { aboutDraft, takeDraft } from '../../core/draft.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import { type HeardAsAnswer, heardAs } from '../../core/heard.ts';
import { nameOfPart, replacePart } from '../../core/part-of-words.ts';
import type { NamedCheckIn } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { type CheckInAnswer, pictureOf, type Showing, type Weather, weatherSaid, weathers } from '../../domain/check-in.ts';
import { type AddedWords, addedWords } from '../conversation/buttons.ts';
import { notFound } from '../conversation/missed.ts';
import { readBy } from './check-in-shown.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { askedLast, checkInFor, readersOf, type TheirCheckIn, theirCheckIn } from './own-check-in.ts';

// Answers to a check-in (P31): a picture, words, or both; edited and late ones are welcome.

/** A picture, in one press; what they wrote stays. */
export async function sayWeather(act: Act, named?: Named<{ readonly weather: Weather; readonly checkIn: string }>): Promise<Answer> {
  const theirs = named ? await theirCheckIn(act, named) : null;
  if (!named || !theirs) return notFound('check-in');
  if (theirs.checkIn.closedAt) return late(theirs);
  return keep(act, theirs, { ...theirs.mine, weather: named.weather });
}

/** « Écrire » and « Modifier »: the form; words that follow are the answer. */
export async function writeAnswer(act: Act, named?: Named<{ readonly checkIn: string; readonly draft?: string }>): Promise<Answer> {
  const theirs = await theirCheckIn(act, named);
  if (!theirs) return notFound('check-in');
  const words = sentenceOf(act.rest);
  if (words !== '') {
    const said = heard(theirs, words);
    return { ...(await keep(act, theirs, { ...theirs.mine, ...said })), keeps: keptAs(theirs, said) };
  }
  const draft = named?.draft ?? '';
  const drafted = await takeDraft(act, draft);
  if (drafted !== null) {
    await act.tx.heard.becomes(aboutDraft(act.person.id, draft), keptAs(theirs, heard(theirs, drafted)));
    return add(act, theirs, drafted);
  }

  const { trial, checkIn, mine } = theirs;
  const { readers, many } = readBy(theirs);
  const about = { checkIn: checkIn.id, trial: trial.id };
  const closed = checkIn.closedAt !== null;
  const { words: written, weather, forTeam, showing } = mine;
  return {
    type: 'ask',
    form: filled(forms.checkIn, { checkIn: checkIn.id, closed, words: written, weather, forTeam, showing, readers, many }),
    otherwise: sayInWords(forms.checkIn, about),
  };
}

/** « Pour l’équipe : … », in words. */
export async function writeForTeam(act: Act, named?: NamedCheckIn): Promise<Answer> {
  const theirs = await theirCheckIn(act, named);
  const words = sentenceOf(act.rest);
  if (!theirs || words === '') return writeAnswer(act, named);
  const said = heard(theirs, words);
  return { ...(await keep(act, theirs, { ...theirs.mine, ...said, forTeam: true })), keeps: keptAs(theirs, said) };
}

export async function answerFromForm(act: Act, named?: NamedCheckIn): Promise<Answer> {
  const theirs = await theirCheckIn(act, named);
  if (!theirs) return notFound('check-in');
  const { forTeam, showing } = act.values;
  const words = sentenceOf(textOf(act.values.words));
  const weather = weathers.find((one) => one === textOf(act.values.weather)) ?? null;
  // There is nothing to take back.
  if (words === '' && weather === null && !theirs.mine.answeredAt) return { type: 'correct', errors: { words: 'sentence-empty' } };
  return keep(act, theirs, { words, weather, forTeam: textOf(forTeam) === 'team', showing: showingOf(textOf(showing)) });
}

function showingOf(value: string): Showing {
  return value === 'five' || value === 'named' ? value : 'unnamed';
}

export const shareUnnamed = (act: Act, named?: NamedCheckIn) => share(act, named, 'unnamed');
export const shareNamed = (act: Act) => share(act, undefined, 'named');

async function share(act: Act, named: NamedCheckIn, showing: Showing): Promise<Answer> {
  const theirs = await theirCheckIn(act, named);
  if (!theirs || theirs.mine.words === '') return notFound('check-in');
  return keep(act, theirs, { ...theirs.mine, showing });
}

/**
 * Plain words, when the last message the bot sent on its own asked what they noticed, and the trial goes on. Said in several
 * messages, it is one answer. Null: they answer nothing.
 */
export async function answerInWords(act: Act, words: string): Promise<Answer | null> {
  const id = await askedLast(act);
  const theirs = id ? await theirCheckIn(act, { checkIn: id }) : null;
  return theirs?.trial.state === 'live' ? add(act, theirs, words) : null;
}

/** After what they had answered. */
async function add(act: Act, theirs: TheirCheckIn, words: string): Promise<Saying> {
  const before = theirs.mine.words;
  const said = heard(theirs, words);
  const answer = { ...theirs.mine, ...said, words: [before, said.words].filter((one) => one !== '').join('\n') };
  // A picture alone is an answer for sure: there is nothing to doubt.
  const undo: AddedWords | null =
    said.words === ''
      ? null
      : { checkIn: theirs.checkIn.id, from: before.length, until: answer.words.length, weather: theirs.mine.weather ?? '' };
  return { ...(await keep(act, theirs, answer, undo)), keeps: keptAs(theirs, said) };
}

/** Under which subject a message is kept: its words in the answer, and the conditions before it and after. */
function keptAs({ checkIn, mine }: TheirCheckIn, said: Pick<CheckInAnswer, 'words' | 'weather'>): string {
  return heardAs.write({
    checkIn: checkIn.id,
    ...nameOfPart(said.words),
    before: mine.weather ?? '',
    after: said.weather ?? '',
  });
}

/** The message that said part of an answer says something else, or nothing any more (`words` empty). */
export async function changeAnswer(act: Act, kept: HeardAsAnswer, words: string, sure: boolean): Promise<ChangedAnswer> {
  const theirs = await theirCheckIn(act, kept);
  if (!theirs?.mine.answeredAt) return null;
  const { checkIn, mine } = theirs;
  const { before = '', after = '' } = kept;
  const weather = (mine.weather ?? '') !== after ? mine.weather : before === '' ? null : before;
  const without = { ...theirs, mine: { ...mine, weather } };
  const said = words === '' ? { words: '', weather } : heard(without, words);
  const changed = replacePart(mine.words, kept, said.words);
  if (changed?.words === mine.words && said.weather === mine.weather) return null;
  const mayBeRead = checkIn.closedAt !== null || (mine.showing !== 'five' && readersOf(theirs).length > 0);
  if (!sure && (changed === null || mayBeRead)) return 'ask';
  // They have rewritten it since: only they can tell what it should say.
  if (changed === null) return { answer: await writeAnswer({ ...act, rest: '' }, { checkIn: checkIn.id }), was: words };
  const answer = await keep(act, theirs, { ...mine, words: changed.words, weather: said.weather });
  const drawn = after === before ? '' : (pictureOf(after) ?? '');
  return { answer: { ...answer, keeps: keptAs(without, said) }, was: `${drawn} ${changed.part}`.trim() };
}

/** Words of a message that was deleted, put back. */
export async function putAnswerBack(act: Act, kept: HeardAsAnswer, words: string): Promise<Saying | null> {
  const theirs = await theirCheckIn(act, kept);
  return theirs?.trial.state === 'live' ? add(act, theirs, words) : null;
}

/** What words say: of the conditions too, while they are asked and counted. */
function heard(theirs: TheirCheckIn, words: string): Pick<CheckInAnswer, 'words' | 'weather'> {
  const { checkIn, mine } = theirs;
  if (checkIn.closedAt || !readBy(theirs).many) return { words, weather: checkIn.closedAt ? null : mine.weather };
  const { weather, words: rest } = weatherSaid(words);
  return { words: rest, weather: weather ?? mine.weather };
}

/** Kept in the place of what was there; said again, it is the same answer. An empty one is taken back. */
async function keep(act: Act, theirs: TheirCheckIn, answer: CheckInAnswer, undo: AddedWords | null = null): Promise<Saying> {
  const { tx, person, now } = act;
  const { trial, checkIn, mine } = theirs;
  const { words, forTeam } = answer;
  // Nobody chose it before they wrote something; what somebody chose once holds.
  const showing = mine.words === '' && answer.showing === 'five' ? 'unnamed' : answer.showing;
  const weather = checkIn.closedAt ? null : answer.weather;
  const empty = words === '' && weather === null;
  if (empty) await tx.checkIns.takeBack(checkIn.id, person.id);
  else await tx.checkIns.answer(checkIn.id, person.id, { words, weather, forTeam, showing }, now);
  if (!empty) await tx.checkIns.forgiveSilences(trial.id, person.id);
  await unplan(act, 'remind-check-in', { checkIn: checkIn.id, person: person.id });

  const subject = aboutTrial(trial.id);
  await refreshPostsLater(act, subject, { personId: person.id, about: { checkIn: checkIn.id } });
  // The person who has the log on their screen reads what may be read now.
  if (words !== '' || mine.words !== '') await refreshPostsLater(act, subject, { kinds: [kinds.learningLog.name] });

  const kept = empty ? null : await checkInFor(act, checkIn.id);
  if (!kept) return replaceWith(kinds.checkInTakenBack, { trial: trial.id });
  const about = { checkIn: checkIn.id, trial: trial.id };
  return replaceWith(kinds.checkInKept, undo === null ? about : { ...about, undo: addedWords.write(undo) });
}

type Saying = Answer & { readonly type: 'say' };

/** « Ce n'était pas une réponse »: the last words leave the answer; in words, all of them. Null when they are no longer there: they were edited since. */
export async function takeLastWordsBack(act: Act, added: Named<AddedWords>): Promise<string | null> {
  const theirs = await theirCheckIn(act, added);
  if (!theirs) return null;
  const { words } = theirs.mine;
  const { from = 0, until = words.length, weather = '' } = added ?? {};
  if (words === '' || words.length !== until) return null;
  const [before, last] = [words.slice(0, from).toWellFormed(), words.slice(from).toWellFormed().trim()];
  await keep(act, theirs, { ...theirs.mine, words: before, weather: weather === '' ? null : weather });
  return last;
}

function late({ trial, checkIn }: TheirCheckIn): Answer {
  const about = { checkIn: checkIn.id, trial: trial.id };
  return replaceWith(kinds.checkInLate, about);
}
