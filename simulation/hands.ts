import type { FieldValues } from '../src/cards/card.ts';
import type { Heard, Offered } from './answer.ts';
import type { Citizen } from './population.ts';
import type { Told, Town } from './town.ts';

/** A form on somebody's screen. */
export interface OpenForm extends Offered {
  readonly fields: readonly { readonly name: string; readonly options?: readonly { readonly value: string }[] }[];
}

type Command = 'initiative' | 'vendange';

/** What somebody sees of the bot and can do with it. Each driver has its own: through the core, or at the screens of a platform. */
export interface Hands {
  readonly me: Citizen;
  readonly town: Town;
  /** The button that made them think of it, while it is there. */
  button(): Offered | null;
  /** What the message says where they saw it. */
  reads(): string;
  /** The initiative which that button is about, as far as they can tell. */
  about(): Told | null;
  /** A button that they have before them; `of`: about this initiative. */
  find(intent: string, of?: Told): Offered | null;
  /** In their own conversation with the bot. */
  say(words: string, heard?: Heard): Promise<void>;
  /** `insists`: until it is answered, where others may give up. */
  command(words: string, heard?: Heard, how?: { readonly command?: Command; readonly insists?: boolean }): Promise<Card>;
  press(button: Offered, heard?: Heard): Promise<Card>;
  /** Presses what opens this form; null when it does not open. */
  open(button: Offered, form: string): Promise<OpenForm | null>;
  /** Asks for a form with a command; `button`: what opens it on a card that answers instead. */
  ask(words: string, form: string, how?: { readonly command?: Command; readonly button?: string }): Promise<OpenForm | null>;
  /** Sends it as it was shown, with these values; resolves with whether it was taken as it is. */
  submit(form: OpenForm, values: FieldValues, heard?: Heard): Promise<boolean>;
  /** Sends it to see more of its fields; null when no other form takes its place. */
  sendForMore(form: OpenForm, values: FieldValues): Promise<OpenForm | null>;
  openHome(): Promise<void>;
  /** Suggests to the writer of a message that they tell it. */
  suggest(writer: Citizen, text: string): Promise<void>;
  /** Somebody else who is there, for a form that asks for a person. */
  somebodyElse(): Citizen;
  /** In the language they speak. */
  in(french: string, english: string): string;
}

/** The card that answers a press or a command. */
export interface Card {
  /** A button of it, once it is there. */
  next(intent: string): Promise<Offered | null>;
}
