import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Button, FieldValues, Form, Card as NeutralCard } from '../src/cards/card.ts';
import type { Incoming, Said } from '../src/core/incoming.ts';
import type { Reply } from '../src/core/reply.ts';
import { buttonsIn } from '../support/cards.ts';
import type { Answer, Heard } from './answer.ts';
import { WORKSPACE } from './bot.ts';
import type { Card, Hands, OpenForm } from './hands.ts';
import type { Citizen } from './population.ts';
import type { Seen, Town } from './town.ts';

/** How the bot hears people; it answers in the end, even when it dies in between. */
export type Hear = (incoming: Incoming) => Promise<Reply>;

/** Of a hundred acts, so many reach the bot twice: a double click, a platform that repeats. */
const twiceOfAHundred = 3;

/** Somebody who acts through the core; `seen`: what they look at, when the button of a message made them think of something. */
export function actingAs(
  me: Citizen,
  town: Town,
  hear: Hear,
  { seen = null, button = null }: { seen?: Seen | null; button?: Button | null } = {},
): Hands {
  const forms = new WeakMap<OpenForm, Form>();

  const act = async (said: Said, heard: Heard = () => {}, shows?: Incoming['shows']): Promise<Reply> => {
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
    return reply;
  };
  /** What is shown at once is read at once, by the person who acted. */
  const shown = (reply: Reply, heard: Heard = () => {}): Card => {
    const answer = answerOf(reply.type === 'say' ? reply.card : null);
    heard('unknown', answer);
    return { next: async (intent) => answer.offers.find((one) => one.intent === intent) ?? null };
  };
  const opened = (reply: Reply, intent: string): OpenForm | null => {
    if (reply.type !== 'ask' || reply.form.intent !== intent) return null;
    forms.set(reply.form, reply.form);
    return reply.form;
  };

  const send = (form: OpenForm, values: FieldValues, heard?: Heard): Promise<Reply> => {
    const fields = forms.get(form)?.fields ?? [];
    const unknown = Object.keys(values).filter((name) => !fields.some((field) => field.name === name));
    if (unknown.length > 0) throw new Error(`${form.intent} has no field ${unknown.join()}.`);
    const asShown = Object.fromEntries(fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : '']));
    const { intent, subject } = form;
    return act({ type: 'submit', intent, subject, values: { ...asShown, ...values } }, heard);
  };

  return {
    me,
    town,
    // On a screen that was not refreshed, it may have gone since.
    button: () => {
      if (!seen || !button) return null;
      const isThere = buttonsIn(seen.shown.card.blocks).some((one) => one.intent === button.intent && one.subject === button.subject);
      return isThere || me.random.happens(0.3) ? button : null;
    },
    about: () => {
      const [id = ''] = button?.subject.split(':') ?? [];
      const news = seen?.news.find(({ about }) => about.includes(id));
      return town.toldOf(id) ?? town.toldOf(news?.initiative ?? null);
    },
    find: (intent, of) => (of ? of.id !== null && { intent, subject: of.id } : { intent, subject: '' }) || null,
    say: async (text, heard) => void (await act({ type: 'words', text }, heard)),
    command: async (text, heard, { command = 'vendange' } = {}) => shown(await act({ type: 'command', command, text }), heard),
    press: async ({ intent, subject }, heard) => shown(await act({ type: 'press', intent, subject }), heard),
    open: async ({ intent, subject }, form) => opened(await act({ type: 'press', intent, subject }), form),
    ask: async (text, form, { command = 'vendange' } = {}) => opened(await act({ type: 'command', command, text }), form),
    submit: async (form, values, heard) => (await send(form, values, heard)).type !== 'correct',
    sendForMore: async (form, values) => {
      const reply = await send(form, values);
      if (reply.type !== 'correct' || !reply.next) return null;
      forms.set(reply.next, reply.next);
      return reply.next;
    },
    openHome: async () => void (await act({ type: 'home' }, undefined, 'forms')),
    suggest: async (writer, text) => {
      const on = { id: `message ${town.now} ${writer.externalId}`, writer: writer.externalId, text };
      await act({ type: 'shortcut', shortcut: 'suggest-telling', on });
    },
    somebodyElse: () => {
      for (;;) {
        const found = me.random.pick(town.citizens);
        if (!found?.active || found === me) continue;
        town.comesBack(found);
        return found;
      }
    },
    in: (french, english) => (me.locale === 'en' ? english : french),
  };
}

/** What somebody reads on a card, and can do there. */
export function answerOf(card: NeutralCard | null): Answer {
  return { words: card ? JSON.stringify(card) : '', offers: card ? buttonsIn(card.blocks) : [] };
}

/** What the bot keeps of a receipt (`perform.ts`), and names the answer by. */
const slotOf = (receipt: string) => createHash('sha256').update(receipt).digest('base64url');

function nameOf(said: Said): string {
  return 'intent' in said ? `${said.type} ${said.intent}` : said.type;
}
