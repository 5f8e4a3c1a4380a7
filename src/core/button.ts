import type { Button } from '../cards/card.ts';

/** A button the bot can draw. Called, it places itself on a card. */
export interface AnyButton {
  /** What a platform brings back when it is pressed. */
  readonly intent: string;
  readonly style: Button['style'];
  /** It may be answered with a form: some platforms must know before it is pressed. */
  readonly opens: Button['opens'];
  /** @param label when it is one of a numbered list; otherwise each language has one */
  (subject?: string, label?: string): Placed;
}

/** A button on a card: which one, and what it is about. */
export interface Placed {
  readonly button: AnyButton;
  readonly subject: string;
  readonly label?: string;
}

interface ButtonRow {
  readonly style?: Button['style'];
  readonly opens?: Button['opens'];
}

/** The buttons of an area. Their intents are their keys with dashes: cards that were posted keep them. */
export function buttonsOf<const R extends Readonly<Record<string, ButtonRow>>>(rows: R): { readonly [N in keyof R]: AnyButton } {
  const made = Object.entries<ButtonRow>(rows).map(([key, { style, opens }]) => {
    const intent = intentOf(key);
    const place = (subject = '', label?: string): Placed => ({ button, subject, ...(label === undefined ? {} : { label }) });
    const button: AnyButton = Object.assign(place, { intent, style, opens });
    return [key, button];
  });
  return Object.fromEntries(made);
}

/** « writeCheckIn » is « write-check-in » where it is pressed. */
export function intentOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
