import type { Card } from '../../src/cards/card.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { PostRef } from '../../src/ports/chat-platform.ts';
import { renderCard, renderForm, type ShownForm } from './cards.ts';
import {
  type Chosen,
  fromChosen,
  fromOpened,
  fromPressed,
  fromSpoken,
  fromSubmitted,
  type Opened,
  type Pressed,
  type Spoken,
  type Submitted,
} from './incoming.ts';
import type { Place, Town, TownPerson } from './town.ts';

/** What the page does once an act is done; everything said arrives as messages. */
type Done =
  | { readonly type: 'done' }
  | { readonly type: 'form'; readonly form: ShownForm }
  | { readonly type: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** The form was not taken; what was typed stays in it. */
  | { readonly type: 'failed'; readonly text: string }
  | { readonly type: 'unknown-command' }
  /** The person or the conversation is not there. */
  | { readonly type: 'gone' };

export interface Acts {
  speak(spoken: Spoken): Promise<Done>;
  press(pressed: Pressed): Promise<Done>;
  submit(submitted: Submitted): Promise<Done>;
  open(opened: Opened): Promise<Done>;
  choose(chosen: Chosen): Promise<Done>;
}

/** What one person says, presses or fills in: performed by the core, then shown where they did it. */
export function actsIn(town: Town, receive: (incoming: Incoming) => Promise<Reply>, answered: (pressed: PostRef) => Promise<void>): Acts {
  const scene = (act: { person: string; place: string }): { person: TownPerson; place: Place } | null => {
    const [person, place] = [town.person(act.person), town.place(act.place)];
    const takesPart = place && (place.kind === 'channel' || place.people.includes(act.person));
    return person && takesPart ? { person, place } : null;
  };

  /** What only they see: where others read too, it says so. */
  const showTo = ({ person, place }: { person: TownPerson; place: Place }, card: Card) =>
    town.post({ place: place.id, from: null, to: place.kind === 'direct' ? null : person.id, ...renderCard(card) });

  const answer = async (at: { person: TownPerson; place: Place }, reply: Reply): Promise<Done> => {
    switch (reply.type) {
      case 'ask':
        return { type: 'form', form: renderForm(reply.form) };
      case 'correct':
        if (reply.next) return { type: 'form', form: renderForm(reply.next) };
        return { type: 'errors', errors: reply.errors };
      case 'nothing':
        return { type: 'done' };
      case 'say':
      case 'failed':
      case 'refused':
        await showTo(at, reply.card);
        return { type: 'done' };
    }
  };

  return {
    async speak(spoken) {
      const at = scene(spoken);
      if (!at) return { type: 'gone' };
      const incoming = fromSpoken(spoken, at.place);
      if (incoming === 'unknown') return { type: 'unknown-command' };
      // A command is between the person and the bot, wherever it is typed.
      const alone = incoming?.said.type === 'command' && at.place.kind !== 'direct';
      const { person, place } = at;
      await town.post({ place: place.id, from: person.id, text: spoken.text, lang: person.locale, to: alone ? person.id : null });
      return incoming ? answer(at, await receive(inPlace(incoming, place))) : { type: 'done' };
    },

    async press(pressed) {
      const at = scene(pressed);
      if (!at) return { type: 'gone' };
      const on = pressed.message === null ? null : town.message(pressed.message);
      const incoming = inPlace(fromPressed(pressed), at.place);
      if (!on || !isTheirsAlone(on, at.place)) return answer(at, await receive(incoming));
      const ref = { conversation: on.place, message: on.id };
      const reply = await receive({ ...incoming, pressed: { ...ref, withinMs: 1_000 } });
      // A posted card is edited by itself soon after: what only some cards give way to is said beside it.
      const stays = reply.type !== 'say' || !reply.replaces || (reply.replaces === 'unless posted' && on.key !== null);
      if (stays) return answer(at, reply);
      await town.change(on.id, renderCard(reply.card));
      await answered(ref);
      return { type: 'done' };
    },

    async submit(submitted) {
      const at = scene(submitted);
      if (!at) return { type: 'gone' };
      const reply = await receive(fromSubmitted(submitted));
      if (reply.type === 'failed' || reply.type === 'refused') return { type: 'failed', text: reply.card.summary };
      return answer(at, reply);
    },

    async open(opened) {
      const at = scene(opened);
      return at ? answer(at, await receive(fromOpened(opened))) : { type: 'gone' };
    },

    async choose(chosen) {
      const at = scene(chosen);
      const on = chosen.message === null ? null : town.message(chosen.message);
      if (!at || (chosen.message !== null && on?.place !== at.place.id)) return { type: 'gone' };
      return answer(at, await receive(fromChosen(chosen, on)));
    },
  };
}

/** Where they did it, when it is a channel. */
function inPlace(incoming: Incoming, { kind, id }: Place): Incoming {
  return kind === 'channel' ? { ...incoming, place: id } : incoming;
}

/** Whether an answer may take the place of the card that was pressed: as on Slack, not where others read it, nor when it merges several pieces of news. */
function isTheirsAlone(message: { to: string | null; blocks: readonly { type: string }[] }, place: Place): boolean {
  const alone = place.kind === 'direct' || message.to !== null;
  return alone && !message.blocks.some((block) => block.type === 'divider');
}
