import type { Field } from '../../src/cards/card.ts';
import { bytes } from './limits.ts';

// A form weighs so much at most: how its introduction, its lists and its texts share that room.

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** A field with what is longest in it: the words it begins with, and all that there is to choose from. */
export interface Asked {
  readonly field: Field;
  readonly words: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
}

/** Bytes for what is longest in a form: what introduces it, all its lists, all its texts; and characters of what is not. */
export interface Shares {
  readonly label: number;
  readonly intro: number;
  readonly choices: number;
  readonly words: number;
}

/**
 * Lists take what they need of what texts leave them: two fifths at least.
 * @param wanted bytes of the whole introduction
 * @param label characters of a label
 */
export function sharesOf(wanted: number, asked: readonly Asked[], room: number, label: number): Shares {
  const intro = Math.min(wanted, room * 0.2);
  const texts = asked.filter(({ field }) => weightOf(field) > 0);
  const needed = asked.reduce((sum, { choices }) => sum + bytes(choices), 0);
  const typed = texts.reduce((sum, { words }) => sum + bytes(words), 0);
  const choices = Math.min(needed, Math.max((room - intro) * 0.4, room - intro - (texts.length === 0 ? 0 : Math.max(typed, 4_000))));
  return { label, intro, choices, words: room - intro - choices };
}

/** Bytes for each list: the short ones whole, the others the same. */
export function roomsOf(asked: readonly Asked[], room: number): Map<Asked, number> {
  const needed = asked.map((one) => ({ one, weight: bytes(one.choices) })).toSorted((one, other) => one.weight - other.weight);
  let left = room;
  return new Map(
    needed.map(({ one, weight }, index) => {
      const share = Math.min(weight, left / (needed.length - index));
      left -= share;
      return [one, share];
    }),
  );
}

/** Bytes for each text: what it holds already when all of it fits, and of the rest by its weight. */
export function textRoomsOf(asked: readonly Asked[], room: number): Map<Asked, number> {
  const texts = asked
    .filter(({ field }) => weightOf(field) > 0)
    .map((one) => ({ one, needs: bytes(one.words), weight: weightOf(one.field) }));
  const needed = texts.reduce((sum, { needs }) => sum + needs, 0);
  const weights = texts.reduce((sum, { weight }) => sum + weight, 0);
  const fits = needed <= room;
  const left = fits ? room - needed : room;
  return new Map(texts.map(({ one, needs, weight }) => [one, (fits ? needs : 0) + (left * weight) / weights]));
}

/** A long text takes as much as four short ones. */
const weightOf = ({ type }: Field) => (type === 'long' ? 4 : type === 'short' ? 1 : 0);
