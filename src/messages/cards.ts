import { isUnprompted } from '../domain/etiquette.ts';
import type { Locale } from '../domain/person.ts';
import { type ButtonName, buttonStyles } from './buttons.ts';
import type { Block, Button, Card, Field, Form } from './card.ts';
import { en } from './en.ts';
import type { Format } from './format.ts';
import { fr } from './fr.ts';
import type { FormKind, FormMessage, FormParams, FormTrouble, Message, MessageKind, Params } from './kinds.ts';
import { shownAtMost, type Worded, type WordedForm, type Words } from './words.ts';

export interface Language {
  readonly locale: Locale;
  readonly format: Format;
}

const languages: Record<Locale, Words> = { fr, en };

/** A message as a neutral card, buttons included. */
export function cardOf(message: Message, { locale, format }: Language): Card {
  const words = languages[locale];
  const worded = word(message, words, format);
  const [first, ...rest] = rowsOf(message).map((row) => buttonRow(row, words));
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

export function troubleText(trouble: FormTrouble, locale: Locale): string {
  return languages[locale].troubles[trouble];
}

/** A button's name, what it is about, and its label when it is one of a numbered list. */
type Row = readonly (readonly [name: ButtonName, subject: string, label?: string])[];

/** The buttons of each kind, row by row; a kind without a row here has none. */
function rowsOf(message: Message): readonly Row[] {
  switch (message.kind) {
    case 'initiativeNoted': {
      const { initiative, sentence } = message.params;
      return [
        [
          ...readAll(initiative, sentence),
          ['who-has-read', initiative],
          ['set-aside', initiative],
          ['correct', initiative],
          ['withdraw', initiative],
        ],
        [['whom-to-turn-to', '']],
      ];
    }
    case 'initiativeCorrected': {
      const { initiative, sentence } = message.params;
      return [[...readAll(initiative, sentence), ['who-has-read', initiative], ['correct', initiative], ['withdraw', initiative]]];
    }
    case 'tellInWords':
      return [[['open-tell', '']]];
    case 'whoHasRead':
      return [readAll(message.params.initiative, message.params.sentence)];
    case 'setAsideByButton':
      return [[['set-aside', message.params.initiative]]];
    case 'myInitiatives': {
      const { items } = message.params;
      const [only] = items;
      if (!only) return [[['open-tell', '']]];
      if (items.length > 1) return [items.map((one, index) => ['show-initiative', one.initiative, String(index + 1)])];
      const { initiative, sentence } = only;
      return [
        [
          ...readAll(initiative, sentence),
          ['who-has-read', initiative],
          ['set-aside', initiative],
          ['correct', initiative],
          ['withdraw', initiative],
        ],
      ];
    }
    case 'whichInitiative':
      return [message.params.items.map((one, index) => [message.params.act, one.initiative, String(index + 1)])];
    case 'noInitiative':
      return [[['open-tell', '']]];
    case 'invitation': {
      const { invitation, initiative, sentence } = message.params;
      return [
        [
          ...readAll(initiative, sentence),
          ['accept-invitation', invitation],
          ['decline-invitation', invitation],
          ['pause-harvest', invitation],
        ],
      ];
    }
    case 'personalRequest': {
      const { invitation, initiative, sentence } = message.params;
      return [[...readAll(initiative, sentence), ['accept-invitation', invitation], ['decline-invitation', invitation]]];
    }
    case 'invitationAccepted': {
      const { initiative, sentence } = message.params;
      return [[...readAll(initiative, sentence), ['hand-over', initiative]]];
    }
    case 'introduction': {
      const { initiative, sentence } = message.params;
      return [[...readAll(initiative, sentence), ['withdraw', initiative]]];
    }
    case 'nobodyFound':
    case 'chosenUnavailable': {
      const { initiative } = message.params;
      return [
        [
          ['keep-waiting', initiative],
          ['talk-to-coordination', initiative],
          ['choose-person', initiative],
          ['withdraw', initiative],
        ],
      ];
    }
    case 'personCannotBeAsked':
      return [[['choose-person', message.params.initiative]]];
    case 'harvesterWelcome':
      return [
        [
          ['open-absence', ''],
          ['pause-harvest', ''],
          ['leave-harvest', ''],
        ],
      ];
    case 'harvestPaused':
      return [[['resume-harvest', '']]];
    case 'harvesterLeft':
    case 'notHarvester':
      return [[['become-harvester', '']]];
    case 'absenceUnclear':
      return [[['open-absence', '']]];
    case 'later': {
      const { delivery, nextWeek } = message.params;
      return [
        nextWeek
          ? [
              ['later-tomorrow', delivery],
              ['later-next-week', delivery],
            ]
          : [['later-tomorrow', delivery]],
      ];
    }
    case 'whatToStop': {
      const { delivery } = message.params;
      return [
        [
          ['stop-subject', delivery],
          ['stop-kind', delivery],
          ['stop-everything', ''],
        ],
      ];
    }
    case 'stopped':
      return [[['resume-messages', '']]];
    case 'help':
      return [[['open-tell', ''], ['my-initiatives', ''], message.params.harvester ? ['open-absence', ''] : ['become-harvester', '']]];
    case 'notUnderstood':
      return message.params.words === ''
        ? [[['open-tell', '']]]
        : [
            [
              ['tell-draft', ''],
              ['drop-draft', ''],
            ],
          ];
    case 'coordinationState':
      return message.params.retryable ? [[['retry-stuck', '']]] : [];
    default:
      return [];
  }
}

function readAll(initiative: string, sentence: string): Row {
  return sentence.length > shownAtMost ? [['full-sentence', initiative]] : [];
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
