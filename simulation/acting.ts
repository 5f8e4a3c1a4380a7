import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Button, Card, FieldValues, Form } from '../src/cards/card.ts';
import type { Incoming, Said } from '../src/core/incoming.ts';
import type { Reply } from '../src/core/perform.ts';
import { WORKSPACE } from './bot.ts';
import type { Kind } from './kinds.ts';
import type { Citizen } from './population.ts';
import type { Seen, Town } from './town.ts';

/** What somebody sees in answer to what they did. */
export interface Answer {
  readonly card: Card | null;
  readonly form: Form | null;
  /** What the form says beside its fields. */
  readonly troubles: readonly string[];
}

/** What the answer was, when it has come as a message. */
export type Heard = (kind: Kind, card: Card) => void;

/** Somebody who is doing something: what they can do with the bot, and who they are. */
export interface Acting {
  readonly me: Citizen;
  readonly town: Town;
  /** What they look at, when a message made them think of it, and the button that did. */
  readonly seen: Seen | null;
  readonly button: Button | null;
  /** In their own conversation with the bot: the answer comes as a message. */
  say(words: string, heard?: Heard): Promise<Answer>;
  command(text: string, command?: 'initiative' | 'vendange'): Promise<Answer>;
  press(button: Pick<Button, 'intent' | 'subject'>): Promise<Answer>;
  /** The answer comes as a message, too. */
  submit(form: Pick<Form, 'intent' | 'subject'>, values: FieldValues, heard?: Heard): Promise<Answer>;
  openHome(): Promise<Answer>;
  onMessage(writer: Citizen, text: string): Promise<Answer>;
  /** In the language they speak. */
  in(french: string, english: string): string;
}

/** How the bot hears people; it answers in the end, whatever happens to it in between. */
export type Hear = (incoming: Incoming) => Promise<Reply>;

/** Of a hundred acts, so many reach the bot twice: a double click, a platform that repeats. */
const twiceOfAHundred = 3;

export function actingAs(
  me: Citizen,
  town: Town,
  hear: Hear,
  { seen = null, button = null }: { seen?: Seen | null; button?: Button | null } = {},
): Acting {
  const act = async (said: Said, heard: Heard = () => {}, shows?: Incoming['shows']): Promise<Answer> => {
    const receipt = `${me.externalId} ${town.now} ${me.random.draw()}`;
    const incoming: Incoming = {
      platform: 'slack',
      workspace: WORKSPACE,
      receipt,
      person: { externalId: me.externalId },
      said,
      ...(shows && { shows }),
    };
    town.comesBack(me);
    const reply = await hear(incoming);
    me.tookPart = true;
    me.chosen.metAt ??= town.now;
    const again = me.random.happens(twiceOfAHundred / 100) ? await hear(incoming) : null;
    // What recorded nothing is answered again, and as before.
    if (again && again.type !== 'nothing' && !isDeepStrictEqual(again, reply))
      throw new Error(`Asked twice, the bot answered otherwise: ${again.type}, to ${nameOf(said)}.`);
    if (reply.type === 'failed' || reply.type === 'refused') throw new Error(`The bot ${reply.type} to hear ${nameOf(said)}.`);

    town.done.push({ by: me, at: town.now, receipt: slotOf(receipt), what: nameOf(said) });
    if (reply.type === 'nothing' && (said.type === 'words' || said.type === 'submit')) {
      town.awaited.set(slotOf(receipt), { by: me, since: town.now, what: nameOf(said), heard });
    }
    if (reply.type === 'say') {
      me.heard += 1;
      town.count('answers shown at once');
    }
    return {
      card: reply.type === 'say' ? reply.card : null,
      form: reply.type === 'ask' ? reply.form : null,
      troubles: reply.type === 'correct' ? Object.values(reply.errors) : [],
    };
  };

  return {
    me,
    town,
    seen,
    button,
    say: (text, heard) => act({ type: 'words', text }, heard),
    command: (text, command = 'vendange') => act({ type: 'command', command, text }),
    press: ({ intent, subject }) => act({ type: 'press', intent, subject }),
    submit: ({ intent, subject }, values, heard) => act({ type: 'submit', intent, subject, values }, heard),
    openHome: () => act({ type: 'home' }, undefined, 'forms'),
    onMessage: (writer, text) => {
      const on = { id: `message ${town.now} ${writer.externalId}`, writer: writer.externalId, text };
      return act({ type: 'shortcut', shortcut: 'suggest-telling', on });
    },
    in: (french, english) => (me.locale === 'en' ? english : french),
  };
}

/** What the bot keeps of a receipt (`perform.ts`), and names the answer by. */
const slotOf = (receipt: string) => createHash('sha256').update(receipt).digest('base64url');

function nameOf(said: Said): string {
  return 'intent' in said ? `${said.type} ${said.intent}` : said.type;
}

export function buttonsOf(card: Card): readonly Button[] {
  return card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

export function buttonIn(card: Card | null | undefined, intent: string): Button | null {
  return (card && buttonsOf(card).find((one) => one.intent === intent)) ?? null;
}
