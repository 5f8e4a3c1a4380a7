import type { FieldValues } from '../../src/cards/card.ts';
import type { Answer, Offered } from '../answer.ts';
import type { Hands, OpenForm } from '../hands.ts';
import type { Kind } from '../kinds.ts';
import type { Citizen } from '../population.ts';
import type { Told, Town } from '../town.ts';

/** Something people do with the bot, when they see a message or by themselves. */
export interface Behaviour {
  readonly name: string;
  /** The button, on a message, that makes them think of it; null: they think of it by themselves. */
  readonly seeing: string | null;
  /** In a year. Seeing the button, how likely it is: those of a row of buttons sum up to 1 at most. By themselves, how often compared with the others. */
  readonly weight: number;
  /** Who would never do it in a year, does not; everybody may when not given. */
  readonly may?: (me: Citizen, town: Town) => boolean;
  readonly act: (hands: Hands) => Promise<void>;
}

/** Presses the button that made them think of it, when they still see it. */
export async function pressIt(hands: Hands) {
  const button = hands.button();
  return button && hands.press(button);
}

/** Opens the form behind the button that made them think of it. */
export async function openIt(hands: Hands, form: string) {
  const button = hands.button();
  return button && hands.open(button, form);
}

/** A behaviour that presses what a card offers, and nothing more. */
export const presses = (name: string, seeing: string, weight: number): Behaviour => ({
  name,
  seeing,
  weight,
  act: async (hands) => void (await pressIt(hands)),
});

/** A behaviour that presses what a card offers, or says the same in words: one time in five. */
export const pressesOrSays = (name: string, seeing: string, weight: number, french: string, english: string): Behaviour => ({
  name,
  seeing,
  weight,
  async act(hands) {
    if (!hands.button()) return;
    if (hands.me.random.happens(0.2)) await hands.say(hands.in(french, english));
    else await pressIt(hands);
  },
});

/** A behaviour that fills in the form behind a button, and nothing more. */
export const fills = (
  name: string,
  seeing: string,
  weight: number,
  intent: string,
  values: (hands: Hands, form: OpenForm) => FieldValues,
): Behaviour => ({
  name,
  seeing,
  weight,
  async act(hands) {
    const form = await openIt(hands, intent);
    if (form) await hands.submit(form, values(hands, form));
  },
});

/** One of what they carry, with its button of this name. */
export function oneOfTheirs({ me, town, find }: Hands, intent: string): { readonly told: Told; readonly button: Offered } | null {
  const theirs = [...town.carriedBy(me)].flatMap((told) => {
    const button = told.end === 'no' ? find(intent, told) : null;
    return button ? [{ told, button }] : [];
  });
  return me.random.pick(theirs) ?? null;
}

export const carriesSomething = (me: Citizen, town: Town) => [...town.carriedBy(me)].some(({ known }) => known === 'sure');

/** The bot took it, with one of these kinds where the driver can tell. */
export const isOneOf = (kind: Kind, ...kinds: readonly Kind[]) => kind === 'unknown' || kinds.includes(kind);

export const offers = (answer: Answer | null, intent: string): Offered | null =>
  answer?.offers.find((one) => one.intent === intent) ?? null;
