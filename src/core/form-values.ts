import type { Temporal } from 'temporal-polyfill';
import type { FieldValues } from '../cards/card.ts';
import { isoDay } from '../domain/spoken/dates.ts';
import type { Act } from './act.ts';
import type { FormTrouble } from './form-troubles.ts';
import type { Said } from './incoming.ts';

type Value = FieldValues[string] | undefined;

/** Makes what was said fit to be kept: no database takes NUL, and half of a character is none. */
export function textIn<S extends Said>(said: S): S;
export function textIn(said: Said): Said {
  switch (said.type) {
    case 'edited':
      return { ...said, to: textIn(said.to) };
    case 'words':
      return { ...said, text: clean(said.text), ...(said.channels && { channels: said.channels.map(idsIn) }) };
    case 'command':
      return { ...said, text: clean(said.text) };
    case 'press':
      return { ...said, subject: idsIn(said.subject) };
    case 'submit':
      return { ...said, subject: idsIn(said.subject), values: cleanValues(said.values) };
    case 'shortcut':
      return { ...said, on: said.on && { ...said.on, text: clean(said.on.text) } };
    default:
      return said;
  }
}

const clean = (text: string) =>
  text
    .replaceAll('\u0000', '')
    // Word processors break lines with others than `\n`.
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .toWellFormed();
/** What is no id does not become one, nor none at all, which would mean « mine ». */
const idsIn = (text: string) => text.replaceAll('\u0000', '\ufffd').toWellFormed();

function cleanValues(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value.map(idsIn)]),
  );
}

/** What a person wrote, without the blank space around it; empty when nothing can be seen. */
export function sentenceOf(words: string): string {
  // PostgreSQL stores no NUL, and lone surrogates are no text.
  const text = words.replaceAll('\u0000', '').toWellFormed().trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : '';
}

export function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** A date that a form brought back, ISO; null when there is none, or no such day. */
export function dayOf(value: Value): Temporal.PlainDate | null {
  return isoDay(textOf(value));
}

/** Whether a date was given that is none. */
export function isNoDay(value: Value): boolean {
  return textOf(value) !== '' && dayOf(value) === null;
}

/** Somebody, or a channel, by their id on the platform; empty when it cannot be one. */
export function platformIdOf(value: Value): string {
  const text = textOf(value);
  return isPlatformId(text) ? text : '';
}

function isPlatformId(text: string): boolean {
  return /^[^\s\p{C}\ufffd]{1,255}$/u.test(text);
}

/** People or channels that a form brought back, by their ids on the platform; none when the field was left empty. */
export function severalOf(value: Value): readonly string[] {
  const all = typeof value === 'string' ? [value] : (value ?? []);
  return [...new Set(all.filter(isPlatformId))];
}

const askedAtOnce = 20;
const waitingAtMost = 60;

/** What keeps these people from being asked something all together; null: nothing. Each is somebody whom a message will reach. */
export async function askingTrouble({ tx, person }: Pick<Act, 'tx' | 'person'>, people: readonly string[]): Promise<FormTrouble | null> {
  if (people.length > askedAtOnce) return 'people-too-many';
  return people.length > 0 && people.length + (await tx.people.asking(person.id)) > waitingAtMost ? 'asked-too-many' : null;
}

/** Why these channels cannot all be written in. */
export function channelsTrouble(channels: readonly string[]): FormTrouble | null {
  return channels.length > askedAtOnce ? 'channels-too-many' : null;
}
