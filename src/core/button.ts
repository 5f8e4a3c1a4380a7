import type { Button } from '../cards/card.ts';
import { type AnyCodec, type Codec, nothing, type ValueOf } from './subject.ts';

/** A button the bot can draw. */
export interface AnyButton {
  /** What a platform brings back when it is pressed. */
  readonly intent: string;
  readonly style: Button['style'];
  /** It may be answered with a form: some platforms must know before it is pressed. */
  readonly opens: Button['opens'];
  /** How what it is about is written and read. */
  readonly about: AnyCodec;
}

/** A button that is about a `T`. Called, it places itself on a card. */
interface ButtonOf<T> extends AnyButton {
  readonly about: Codec<T>;
  /** `label`: when it is one of a numbered list, with the title of what it names; otherwise each language has one. */
  (...what: What<T>): Placed;
}

/** To be left out where it is about nothing. */
type What<T> = [T] extends [undefined]
  ? []
  : undefined extends T
    ? [about?: Exclude<T, undefined>, label?: string, title?: string]
    : [about: T, label?: string, title?: string];

/** A button on a card: which one, and what it is about. */
export interface Placed {
  readonly button: AnyButton;
  readonly subject: string;
  readonly label?: string;
  readonly title?: string;
  /** Another of its labels, by the name that each language has for it. */
  readonly face?: string;
}

interface ButtonRow {
  /** What it is about; nothing when not given. */
  readonly about?: AnyCodec;
  readonly style?: Button['style'];
  readonly opens?: Button['opens'];
}

type AboutOf<R> = R extends { readonly about: infer C } ? ValueOf<C> : undefined;
type Buttons<R> = { readonly [N in keyof R]: ButtonOf<AboutOf<R[N]>> };

/** The buttons of an area. Their intents are their keys with dashes: cards that were posted keep them. */
export function buttonsOf<const R extends Readonly<Record<string, ButtonRow>>>(rows: R): Buttons<R> {
  const made = Object.entries<ButtonRow>(rows).map(([key, { about = nothing, style, opens }]) => {
    const intent = intentOf(key);
    const place = (what: unknown, label?: string, title?: string): Placed => {
      const subject = what === undefined ? '' : about.write(what as never);
      return { button, subject, ...(label === undefined ? {} : { label }), ...(title === undefined ? {} : { title }) };
    };
    const button: AnyButton = Object.assign(place, { intent, style, opens, about });
    return [key, button];
  });
  return Object.fromEntries(made);
}

/** Other labels of buttons, each for the same act: « La suite » of what « Tout lire » opens. Called, a face places its button. */
export function facesOf<const F extends Readonly<Record<string, (...what: never) => Placed>>>(
  faces: F,
): { readonly [N in keyof F]: (...what: Parameters<F[N]>) => Placed } {
  const made = Object.entries<(...what: never) => Placed>(faces).map(([key, place]) => {
    return [key, (...what: never): Placed => ({ ...place(...what), face: intentOf(key) })];
  });
  return Object.fromEntries(made);
}

/** « writeCheckIn » is « write-check-in » where it is pressed. */
export function intentOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
