import { isUnprompted } from '../domain/etiquette.ts';
import type { Locale } from '../domain/person.ts';
import { buttonStyles } from './buttons.ts';
import type { Block, Button, Card, Field, Form } from './card.ts';
import { en } from './en.ts';
import type { Format } from './format.ts';
import { fr } from './fr.ts';
import type { FormKind, FormMessage, FormParams, FormTrouble, Message, MessageKind, Params } from './kinds.ts';
import { coordinatingRows } from './rows/coordinating.ts';
import { invitingRows } from './rows/inviting.ts';
import { meetingRows, versionOf } from './rows/meeting.ts';
import type { Row, RowsOf } from './rows/row.ts';
import { talkingRows } from './rows/talking.ts';
import { tellingRows } from './rows/telling.ts';
import { timeRows } from './rows/time.ts';
import { volunteeringRows } from './rows/volunteering.ts';
import type { Worded, WordedForm, Words } from './words.ts';

export interface Language {
  readonly locale: Locale;
  readonly format: Format;
}

const languages: Record<Locale, Words> = { fr, en };

export function isMessageKind(name: string): name is MessageKind {
  return Object.hasOwn(fr.messages, name);
}

/** A message as a neutral card, buttons included. */
export function cardOf(message: Message, { locale, format }: Language): Card {
  const words = languages[locale];
  const worded = word(message, words, format);
  const [first, ...rest] = rowsOf(message).map((row: Row) => buttonRow(row, words));
  const blocks = [...worded.body, ...(first ?? []), ...(worded.after ?? []), ...rest.flat()];
  return { summary: worded.summary, blocks };
}

/** One of several pieces of news in a message that nobody asked for. */
export interface News {
  readonly message: Message;
  readonly delivery: string;
}

/**
 * A message the bot starts on its own: what it says, why it came, and how to put it off or stop it
 * (product.md, loop 3, point 3). Several are merged into one.
 */
export function unpromptedCard(news: readonly News[], language: Language): Card {
  const words = languages[language.locale];
  const parts = news.map(({ message, delivery }) => {
    const card = cardOf(message, language);
    if (!isUnprompted(message.kind)) return card;
    const why: Block = { type: 'context', spans: [capitalised(words.because[message.kind], language.locale)] };
    const row = buttonRow(
      [
        ['later', delivery],
        ['stop-menu', delivery],
      ],
      words,
    );
    return { summary: card.summary, blocks: [...card.blocks, why, ...row] };
  });
  const [only] = parts;
  if (parts.length === 1 && only) return only;

  const opening = words.messages.merged({ count: parts.length }, language.format);
  const blocks = parts.flatMap((part): Block[] => [{ type: 'divider' }, ...part.blocks]);
  return { summary: opening.summary, blocks: [...opening.body, ...blocks] };
}

export function formOf(form: FormMessage, { locale, format }: Language): Form {
  const words = languages[locale];
  const worded = wordForm(form, words, format);
  const texts = { title: worded.title, intro: worded.intro, submit: worded.submit, cancel: worded.cancel };
  const field = (name: string) => worded.fields[name] ?? { label: name };
  const sentence = (value: string): Field => ({
    type: 'long',
    name: 'sentence',
    ...field('sentence'),
    required: true,
    ...(value === '' ? {} : { value }),
  });
  switch (form.form) {
    case 'tell':
      return { ...texts, intent: 'tell', subject: '', fields: [sentence(form.params.sentence)] };
    case 'correct':
      return { ...texts, intent: 'correct-sentence', subject: form.params.initiative, fields: [sentence(form.params.sentence)] };
    case 'setAside':
      return {
        ...texts,
        intent: 'set-aside-people',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'people', several: true, required: false, ...field('people') }],
      };
    case 'choosePerson':
      return {
        ...texts,
        intent: 'ask-person',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'person', several: false, required: true, ...field('person') }],
      };
    case 'story':
      return { ...texts, intent: 'story-written', subject: form.params.initiative, fields: storyFields(field, form.params.title, '') };
    case 'correctStory': {
      const { story, version, title, body } = form.params;
      return { ...texts, intent: 'story-corrected', subject: versionOf(story, version), fields: storyFields(field, title, body) };
    }
    case 'sharing': {
      const { story, version, chosen } = form.params;
      const choice = (name: string, values: readonly string[], value: string): Field => ({
        type: 'choice',
        name,
        ...field(name),
        options: values.map((one) => ({ value: one, label: worded.options?.[one] ?? one })),
        value,
        required: true,
      });
      return {
        ...texts,
        intent: 'sharing-chosen',
        subject: versionOf(story, version),
        fields: [
          choice('audience', ['us', 'organisation'], chosen?.audience ?? 'us'),
          choice('naming', ['names', 'team', 'none'], chosen?.naming ?? 'none'),
          choice('vintage', ['no', 'yes'], chosen?.vintage ? 'yes' : 'no'),
        ],
      };
    }
    case 'addCarrier':
      return {
        ...texts,
        intent: 'carrier-added',
        subject: form.params.initiative,
        fields: [{ type: 'person', name: 'person', several: false, required: true, ...field('person') }],
      };
    case 'absence': {
      const today = form.params.today.toString();
      return {
        ...texts,
        intent: 'note-absence',
        subject: '',
        fields: [
          { type: 'date', name: 'from', value: today, required: true, ...field('from') },
          { type: 'date', name: 'until', value: today, required: true, ...field('until') },
        ],
      };
    }
  }
}

function storyFields(field: (name: string) => WordedForm['fields'][string], title: string, body: string): Field[] {
  return [
    { type: 'short', name: 'title', ...field('title'), value: title.slice(0, 150), required: true },
    { type: 'long', name: 'body', ...field('body'), required: true, ...(body === '' ? {} : { value: body }) },
  ];
}

export function troubleText(trouble: FormTrouble, locale: Locale): string {
  return languages[locale].troubles[trouble];
}

const rows: RowsOf<Params> = {
  ...tellingRows,
  ...invitingRows,
  ...meetingRows,
  ...volunteeringRows,
  ...timeRows,
  ...talkingRows,
  ...coordinatingRows,
};

function rowsOf<K extends MessageKind>({ kind, params }: { kind: K; params: Params[K] }): readonly Row[] {
  return rows[kind]?.(params) ?? [];
}

function buttonRow(row: Row, words: Words): Block[] {
  if (row.length === 0) return [];
  const buttons = row.map(([name, subject, label]): Button => {
    const style = buttonStyles[name];
    return { label: label ?? words.buttons[name], intent: name, subject, ...(style ? { style } : {}) };
  });
  return [{ type: 'buttons', buttons }];
}

function word<K extends MessageKind>(message: { kind: K; params: Params[K] }, words: Words, format: Format): Worded {
  return words.messages[message.kind](message.params, format);
}

function wordForm<K extends FormKind>(form: { form: K; params: FormParams[K] }, words: Words, format: Format): WordedForm {
  return words.forms[form.form](form.params, format);
}

function capitalised(reason: string, locale: Locale): string {
  return locale === 'fr' ? `Ce message vous arrive ${reason}.` : `You receive this message ${reason}.`;
}
