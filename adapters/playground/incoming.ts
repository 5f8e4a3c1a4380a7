import { z } from 'zod';
import type { Incoming, Said } from '../../src/core/incoming.ts';
import { WORKSPACE } from './outgoing.ts';
import { CHANNELS, channelPlace, type Place, type TownMessage } from './town.ts';

/*
 * What the page sends, in our words. The page draws a receipt for each act, so that a double click or a request sent again
 * is the same act, as on any platform.
 */

const id = z.string().min(1).max(200);
const who = { receipt: id, person: id, place: id };

export const Spoken = z.object({ ...who, text: z.string().max(10_000) });
export type Spoken = z.infer<typeof Spoken>;

/** `message` is null on a person's own page. */
export const Pressed = z.object({ ...who, message: id.nullable(), intent: id, subject: z.string().max(1_500) });
export type Pressed = z.infer<typeof Pressed>;

/** Opens one's own page. */
export const Opened = z.object(who);
export type Opened = z.infer<typeof Opened>;

/** Chosen in the menu: anywhere, or on a message. */
export const Chosen = z.object({ ...who, message: id.nullable() });
export type Chosen = z.infer<typeof Chosen>;

export const Submitted = z.object({
  ...who,
  intent: id,
  subject: z.string().max(1_500),
  values: z.record(id, z.union([z.string().max(10_000), z.array(id).max(100)])),
});
export type Submitted = z.infer<typeof Submitted>;

export const BOT = '@Vendange';

/** Null when it is not for the bot: said among people, who did not mention it. 'unknown' is a command nobody answers. */
export function fromSpoken(spoken: Spoken, place: Place): Incoming | 'unknown' | null {
  const command = /^\/(\S*)\s*([\s\S]*)$/.exec(spoken.text.trim());
  if (command) {
    const [, name, text = ''] = command;
    if (name !== 'initiative' && name !== 'vendange') return 'unknown';
    return incoming(spoken, { type: 'command', command: name, text });
  }
  if (place.kind !== 'direct' && !mention.test(spoken.text)) return null;
  const around = spoken.text.split(everyMention).map((one) => one.trim());
  return incoming(spoken, words(around.filter((one) => one !== '').join(' ')));
}

function words(text: string): Said {
  const channels = CHANNELS.filter((name) => text.includes(`#${name}`)).map(channelPlace);
  return { type: 'words', text, ...(channels.length === 0 ? {} : { channels }) };
}

const mention = /@vendange\b/i;
const everyMention = /@vendange\b[:,]?/gi;

export function fromPressed(pressed: Pressed): Incoming {
  const said = { type: 'press' as const, intent: pressed.intent, subject: pressed.subject };
  // Nothing is said beside a page: answers go to the conversation.
  return pressed.message === null ? { ...incoming(pressed, said), shows: 'forms' } : incoming(pressed, said);
}

export function fromOpened(opened: Opened): Incoming {
  return incoming(opened, { type: 'home' });
}

/** « Raconter », or « proposer de raconter » to the person who wrote this message. */
export function fromChosen(chosen: Chosen, on: TownMessage | null): Incoming {
  const said: Said =
    on === null
      ? { type: 'shortcut', shortcut: 'tell', on: null }
      : { type: 'shortcut', shortcut: 'suggest-telling', on: { id: on.id, writer: on.from, text: on.text } };
  return { ...incoming(chosen, said), shows: 'forms' };
}

/** A field left empty is absent, as on the other platforms. */
export function fromSubmitted(submitted: Submitted): Incoming {
  const values = Object.fromEntries(Object.entries(submitted.values).filter(([, value]) => value.length > 0));
  return incoming(submitted, { type: 'submit', intent: submitted.intent, subject: submitted.subject, values });
}

function incoming({ receipt, person }: { receipt: string; person: string }, said: Said): Incoming {
  return { platform: 'playground', workspace: WORKSPACE, receipt, person: { externalId: person }, said };
}
