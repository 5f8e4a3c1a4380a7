import type { Offered } from '../answer.ts';
import type { Hands } from '../hands.ts';
import { type Town, tagsIn } from '../town.ts';

/** Messages on somebody's screen, whichever the platform. */
interface Screen<M> {
  readonly town: Town;
  /** The button that made them think of it, on its message. */
  readonly seen: { readonly message: M; readonly button: Offered } | null;
  /** All that is there, the newest first. */
  messages(): readonly M[];
  offersOf(message: M): readonly Offered[];
}

interface Looking<M> extends Pick<Hands, 'button' | 'about' | 'find'> {
  /** The message that bears this button. */
  placeOf(button: Offered): M | undefined;
}

/** What somebody sees at their screen, and finds there. */
export function lookingAt<M extends { readonly visible: string }>({ town, seen, messages, offersOf }: Screen<M>): Looking<M> {
  const isSame = (one: Offered, { intent, subject }: Offered) => one.intent === intent && one.subject === subject;
  return {
    button: () => seen?.button ?? null,
    about: () => {
      const tags = tagsIn(seen?.message.visible ?? '');
      return tags.length === 1 ? (town.told.find(({ tag }) => tag === tags[0]) ?? null) : null;
    },
    find: (intent, of) => {
      const isAbout = ({ visible }: M) => of === undefined || (visible.includes(of.tag) && tagsIn(visible).length === 1);
      return (
        messages()
          .filter(isAbout)
          .flatMap(offersOf)
          .find((one) => one.intent === intent) ?? null
      );
    },
    placeOf: (button) =>
      seen && isSame(seen.button, button)
        ? seen.message
        : messages().find((message) => offersOf(message).some((one) => isSame(one, button))),
  };
}
