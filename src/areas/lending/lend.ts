import type { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, aboutLines, notify, refreshLater, replaceWith, say } from '../../core/act.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import type { FormTrouble } from '../../core/form-troubles.ts';
import { dayOf, sentenceOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import type { Named } from '../../core/subject.ts';
import { type FiveLinesWords, type fiveLinesFields, morningBefore, returnTrouble } from '../../domain/five-lines.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { isOver } from '../../domain/term.ts';
import type { FiveLines } from '../../ports/five-lines.ts';
import type { Meeting } from '../../ports/meetings.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as framingKinds } from '../framing/messages.ts';
import { afterTerm } from '../term/after-term.ts';
import { forms } from './forms.ts';
import { kinds } from './messages.ts';
import { eraseLines, theirLines } from './their-lines.ts';

type NamedLines = { readonly lines: string };
type Written = FiveLinesWords & Pick<FiveLines, 'until'>;

/** « Les cinq lignes »: of a meeting that took place; those that are there are shown, or corrected. */
export async function fiveLines(act: Act, named?: Named<{ readonly initiative: string } | NamedLines>): Promise<Answer> {
  if (named && 'lines' in named) return correctLines(act, named);
  const meeting = await metIn(act, named);
  if (!meeting) return notFound('meeting');
  const lines = await act.tx.fiveLines.ofMeeting(meeting.id);
  if (lines) return say(kinds.fiveLines, { lines: lines.id });
  if (act.organisation.frame === null) return promisedByNobody(act);
  const about = { initiative: meeting.initiativeId };
  return { type: 'ask', form: filled(forms.fiveLines, { about, written: null }), otherwise: sayInWords(forms.fiveLines, about) };
}

/** « Corriger ces lignes »: either of those who met. */
export async function correctLines(act: Act, named?: Named<NamedLines>): Promise<Answer> {
  const lines = await linesMeant(act, named);
  if (!lines) return say(conversationKinds.gone);
  const { id, version } = lines;
  return {
    type: 'ask',
    form: filled(forms.fiveLines, { about: { lines: id, version }, written: lines }),
    otherwise: say(kinds.fiveLines, { lines: id }),
  };
}

/** Kept, and shown to those who met: nobody else receives them. */
export async function keepLines(
  act: Act,
  named?: Named<{ readonly initiative: string } | { readonly lines: string; readonly version: number }>,
): Promise<Answer> {
  const [words, errors] = wordsOf(act);
  const until = dayOf(act.values.until);
  if (!until) errors.until = 'date-missing';

  if (named && 'lines' in named) {
    const before = (await theirLines(act, named.lines)) && (await act.tx.fiveLines.lock(named.lines));
    if (!before) return say(conversationKinds.gone);
    if (before.version !== named.version) errors.what ??= 'lines-changed';
    const written = until && taken(act, before.writtenAt, { ...words, until }, errors);
    if (!written) return { type: 'correct', errors };
    const after = await act.tx.fiveLines.edit(before.id, written);
    return after ? shown(act, after) : say(conversationKinds.gone);
  }

  const meeting = await metIn(act, named);
  const held = meeting && (await act.tx.meetings.lock(meeting.id));
  if (!held) return notFound('meeting');
  const there = await act.tx.fiveLines.ofMeeting(held.id);
  if (there) return say(kinds.fiveLines, { lines: there.id });
  if (act.organisation.frame === null) return promisedByNobody(act);
  if (isOver(act.organisation, act.now)) return afterTerm(act);
  const written = until && taken(act, act.now, { ...words, until }, errors);
  if (!written) return { type: 'correct', errors };
  const people = [held.harvesterId, ...(await act.tx.initiatives.carriers(held.initiativeId)).map((one) => one.id)];
  const lines = await act.tx.fiveLines.write({ organisationId: act.organisation.id, meetingId: held.id, ...written }, people, act.now);
  return lines ? shown(act, lines) : notFound('meeting');
}

/** « Ces lignes ne tiennent plus »: asked once more, then they go, and the others hear that the hand lent ends, without who said so. */
export async function dropLines(act: Act, named?: Named<NamedLines & { readonly sure?: 'sure' }>): Promise<Answer> {
  if (named?.sure) return sayDropLines(act, named);
  const lines = await linesMeant(act, named);
  return lines ? say(kinds.fiveLines, { lines: lines.id, asked: true }) : say(conversationKinds.gone);
}

/** « Oui, effacer ces lignes » */
export async function sayDropLines(act: Act, named?: Named<NamedLines>): Promise<Answer> {
  const lines = await linesMeant(act, named);
  if (!lines) return say(conversationKinds.gone);
  await endEarly(act, lines.id, act.person.id);
  return replaceWith(kinds.handEnds, { lines: lines.id, early: true });
}

/** Somebody erases themself: what they wrote together goes with them, and the others hear it. Resolves with what showed it. */
export async function leaveLinesForGood(act: Scene, personId: string): Promise<readonly string[]> {
  const all = await act.tx.fiveLines.of(personId);
  for (const { id } of all) await endEarly(act, id, personId);
  return all.map(({ id }) => aboutLines(id));
}

async function endEarly(scene: Scene, lines: string, by: string): Promise<void> {
  const others = (await scene.tx.fiveLines.people(lines)).filter((id) => id !== by);
  await eraseLines(scene, lines);
  for (const id of others) {
    const person = await scene.tx.people.get(id);
    if (person) await notify(scene, person, { kind: kinds.handEnds, about: { lines, early: true }, subject: '', slot: `${lines}:early` });
  }
}

/** Those who met read the same, each in their own conversation, and are told again on the last morning before the return. */
async function shown(act: Act, lines: FiveLines): Promise<Answer> {
  const { id, version, until } = lines;
  const [subject, slot, about] = [aboutLines(id), `${id}:${version}`, { lines: id }];
  await act.tx.deliveries.cancel(subject);
  await refreshLater(act, subject);
  for (const one of await act.tx.fiveLines.people(id)) {
    const person = await act.tx.people.get(one);
    if (!person) continue;
    if (person.id !== act.person.id) await notify(act, person, { kind: kinds.fiveLines, about, subject, slot });
    const working = workingTimeOf(person, act.organisation);
    const from = morningBefore(working, until, act.now);
    const over = until.add({ days: 1 }).toZonedDateTime(working.zone).toInstant();
    if (from) await notify(act, person, { kind: kinds.handEnds, about, subject, slot, from, until: over });
  }
  return say(kinds.fiveLines, about);
}

/** The lines that a button names, or their latest in plain words; only for those who met. */
async function linesMeant(act: Act, named: Named<NamedLines>): Promise<FiveLines | null> {
  if (named !== undefined) return named && theirLines(act, named.lines);
  const [latest] = await act.tx.fiveLines.of(act.person.id);
  return latest ?? null;
}

/** The meeting that a button names, or their latest in plain words; only for those who met. */
async function metIn(act: Act, named: Named<{ readonly initiative: string }>): Promise<Meeting | null> {
  const met = await act.tx.meetings.metBy(act.person.id);
  return (named === undefined ? met[0] : met.find(({ initiativeId }) => initiativeId === named?.initiative)) ?? null;
}

const promisedByNobody = ({ person }: Act) => say(framingKinds.noFrame, { coordinator: person.coordinator, lending: true });

/** As long as a card shows whole. */
const lineAtMost = 600;

function wordsOf({ values }: Act): [FiveLinesWords, Record<string, FormTrouble>] {
  const errors: Record<string, FormTrouble> = {};
  const line = (name: (typeof fiveLinesFields)[number]) => {
    const words = sentenceOf(textOf(values[name]));
    if (words === '') errors[name] = 'sentence-empty';
    else if (words.length > lineAtMost) errors[name] = 'line-too-long';
    return words;
  };
  return [{ what: line('what'), days: line('days'), told: line('told'), holds: line('holds'), waits: line('waits') }, errors];
}

/** Null, with why in `errors`: it cannot be taken as it is, and stays in the form. */
function taken(act: Act, writtenAt: Temporal.Instant, written: Written, errors: Record<string, FormTrouble>): Written | null {
  const trouble = returnTrouble(workingTimeOf(act.person, act.organisation), writtenAt, act.now, written.until);
  if (trouble) errors.until = trouble;
  return Object.keys(errors).length === 0 ? written : null;
}
