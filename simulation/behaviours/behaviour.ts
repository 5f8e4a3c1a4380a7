import type { Button } from '../../src/cards/card.ts';
import { type Acting, buttonsOf } from '../acting.ts';
import type { Citizen } from '../population.ts';
import type { Told, Town } from '../town.ts';

/** Something people do with the bot, when they see a message or by themselves. */
export interface Behaviour {
  readonly name: string;
  /** The button, on a message, that makes them think of it; null: they think of it by themselves. */
  readonly seeing: string | null;
  /** Seeing the button, how likely it is: those of a row of buttons sum up to 1 at most. By themselves, how often compared with the others. */
  readonly weight: number;
  /** Who would never do it, does not; everybody may when not given. */
  readonly may?: (me: Citizen, town: Town) => boolean;
  readonly act: (acting: Acting) => Promise<void>;
}

/** What a button is, on the message they look at; on a screen that was not refreshed, it may have gone since. */
export function stillThere({ me, seen, button }: Acting): Button | null {
  if (!seen || !button) return null;
  const there = buttonsOf(seen.shown.card).some((one) => one.intent === button.intent && one.subject === button.subject);
  return there || me.random.happens(0.3) ? button : null;
}

/** Presses the button that made them think of it, when they still see it. */
export async function pressIt(acting: Acting) {
  const button = stillThere(acting);
  return button && acting.press(button);
}

/** A behaviour that presses what a card offers, and nothing more. */
export const presses = (name: string, seeing: string, weight: number): Behaviour => ({
  name,
  seeing,
  weight,
  act: async (acting) => void (await pressIt(acting)),
});

/** One of what they carry, that the bot knows and nobody withdrew. */
export function oneOfTheirs({ me, town }: Acting): (Told & { id: string }) | null {
  const theirs = [...town.carriedBy(me)].flatMap((one) =>
    one.id !== null && one.end === 'no' ? [Object.assign(one, { id: one.id })] : [],
  );
  return me.random.pick(theirs) ?? null;
}

export const carriesSomething = (me: Citizen, town: Town) => town.carriedBy(me).size > 0;
