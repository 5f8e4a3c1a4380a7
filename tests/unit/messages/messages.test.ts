import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { renderCard, renderForm } from '../../../adapters/slack/cards.ts';
import * as teams from '../../../adapters/teams/cards.ts';
import { activeMarkup, checkBlocks, checkView } from '../../../fakes/slack/blocks.ts';
import { registry } from '../../../src/areas/all.ts';
import type { Block, Card, Span } from '../../../src/cards/card.ts';
import { formatFor } from '../../../src/cards/format.ts';
import { territoryName } from '../../../src/cards/territories.ts';
import { cardOf, troubleText, unpromptedCard } from '../../../src/core/cards.ts';
import { formOf } from '../../../src/core/form.ts';
import type { Message } from '../../../src/core/kind.ts';
import { sample } from '../../../src/core/sample.ts';
import { mergedAtMost } from '../../../src/domain/etiquette.ts';
import type { Locale } from '../../../src/domain/organisation.ts';
import { buttonsIn } from '../../../support/cards.ts';
import {
  complaints,
  everything,
  formComplaints,
  messageAtMost,
  messageBytes,
  parts,
  activeMarkup as teamsMarkup,
} from '../../support/adaptive-cards.ts';
import { readingIn } from '../../support/areas.ts';
import { forms, messages } from './samples.ts';

const id = '11111111-2222-3333-4444-555555555555';
const today = Temporal.PlainDate.from('2026-11-19');
const languages = registry.words;
const language = (locale: Locale) => readingIn(locale, formatFor(locale, 'Europe/Paris', today, languages[locale].because));
const locales = ['fr', 'en'] as const;
/** What the bot may mention: it notifies nobody. */
const mentioned = new Set(sample.channels.map((one) => `channel ${one}`));
const all = locales.flatMap((locale) => messages.map((message) => [locale, message.kind.name, message] as const));

/** A message with all its buttons, and with why it came when nobody asked for it. */
function cardFor(locale: Locale, message: Message): Card {
  return message.kind.unprompted
    ? unpromptedCard([{ message, delivery: '1', whole: '1' }], language(locale), registry)
    : cardOf(message, language(locale), null);
}

const spansOf = (block: Block): readonly Span[] => {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return block.spans;
    case 'list':
      return block.items.flatMap((item) => [...item, '\n']);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, ' ', ...value, '\n']);
    case 'buttons':
      return block.buttons.flatMap(({ label }) => [label, '\n']);
    case 'chats':
      // Its label names the person it is with: a link has no spans, and shows its label as it is.
      return block.chats.flatMap(({ firstLine }) => [firstLine, '\n']);
    case 'divider':
      return [];
  }
};

/** The bot's own words; « X » stands for people's. */
function ownWords(card: Pick<Card, 'blocks'>): string {
  const text = (span: Span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : 'X');
  return card.blocks.map((block) => spansOf(block).map(text).join('')).join('\n');
}

it.each(all)('%s %s: what one platform alone understands is said of it by name', (locale, _, message) => {
  // Teams has no name of a channel to type in the bot's own conversation, and no command in a channel.
  for (const line of ownWords(cardOf(message, language(locale), null)).split('\n'))
    if (/\/vendange \p{L}|\/invite|#\p{L}/u.test(line)) expect(line).toMatch(/Slack|Teams/);
});

it.each(locales.flatMap((locale) => forms.map((form) => [locale, form.form.name, form] as const)))(
  '%s %s: Slack shows the whole title of the form, and the whole of its buttons',
  (locale, _, form) => {
    const { title, submit, cancel } = formOf(form, language(locale));

    for (const words of [title, submit, cancel]) expect(words.length, words).toBeLessThanOrEqual(24);
  },
);

it('every kind is worded in both languages and has a sample', () => {
  const drawn = new Set(messages.map(({ kind }) => kind.name));
  expect(new Set(Object.keys(languages.fr.messages))).toEqual(drawn);
  expect(new Set(Object.keys(languages.en.messages))).toEqual(drawn);
  expect(new Set(forms.map(({ form }) => form.name))).toEqual(new Set(Object.keys(languages.fr.forms)));
  for (const key of ['buttons', 'troubles', 'because', 'forms'] as const) {
    expect(Object.keys(languages.en[key]).toSorted()).toEqual(Object.keys(languages.fr[key]).toSorted());
  }
});

describe.each(locales)('In %s, in Slack', (locale) => {
  it.each(messages.map((message) => [message.kind.name, message] as const))(
    '%s is taken as it is, and nothing in it acts',
    (_, message) => {
      const rendered = renderCard(cardFor(locale, message));

      expect(checkBlocks(rendered.blocks, 'message')).toEqual([]);
      expect(activeMarkup(rendered).filter((one) => !mentioned.has(one))).toEqual([]);
      expect(rendered.text).not.toBe('');
    },
  );

  it('any four of them in one message keep all their buttons', () => {
    const unprompted = messages.filter(({ kind }) => kind.unprompted !== undefined);
    for (let first = 0; first < unprompted.length; first += mergedAtMost) {
      const news = unprompted.slice(first, first + mergedAtMost).map((message, index) => ({ message, delivery: String(index) }));
      const card = unpromptedCard(news, language(locale), registry);
      const rendered = renderCard(card);

      const drawn = rendered.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
      expect(checkBlocks(rendered.blocks, 'message')).toEqual([]);
      expect(drawn).toHaveLength(buttonsIn(card.blocks).length);
      if (news.length > 1) expect(rendered.blocks.some(({ type }) => type === 'divider')).toBe(true);
    }
  });

  it.each(forms.map((form) => [form.form.name, form] as const))('the form %s is taken as it is', (_, form) => {
    const view = renderForm(formOf(form, language(locale)));

    expect(checkView(view)).toEqual([]);
    expect(activeMarkup(view.blocks)).toEqual([]);
  });
});

const channelName = (id: string) => id.slice(1).toLowerCase();

describe.each(locales)('In %s, in Teams', (locale) => {
  it.each(messages.map((message) => [message.kind.name, message] as const))(
    '%s is taken as it is, and nothing in it acts',
    (_, message) => {
      const card = cardFor(locale, message);
      const rendered = teams.renderCard(card, { channelName });

      expect(complaints(rendered.content)).toEqual([]);
      expect(teamsMarkup(rendered.content)).toEqual([]);
      expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
      expect(rendered.text).not.toBe('');
      const drawn = parts(rendered.content, 'ActionSet').flatMap((set) => set.actions);
      expect(drawn).toHaveLength(buttonsIn(card.blocks).length);
    },
  );

  it('any four of them in one message keep all their buttons', () => {
    const unprompted = messages.filter(({ kind }) => kind.unprompted !== undefined);
    for (let first = 0; first < unprompted.length; first += mergedAtMost) {
      const news = unprompted.slice(first, first + mergedAtMost).map((message, index) => ({ message, delivery: `${id}:${index}` }));
      const card = unpromptedCard(news, language(locale), registry);
      const rendered = teams.renderCard(card, { channelName });

      const buttons = buttonsIn(card.blocks);
      const drawn = parts(rendered.content, 'ActionSet').flatMap((set) => everything(set.actions));
      expect(complaints(rendered.content)).toEqual([]);
      expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
      expect(drawn.map(({ data }) => teams.readButton(data))).toEqual(
        buttons.map(({ intent, subject }) => ({ intent, subject, merged: news.length > 1 })),
      );
      if (news.length > 1) expect(everything(rendered.content).some(({ separator }) => separator === true)).toBe(true);
    }
  });

  it.each(forms.map((form) => [form.form.name, form] as const))('the form %s is taken as it is, and light enough', (_, form) => {
    const neutral = formOf(form, language(locale));
    const known = sample.channels.map((one) => ({ id: one, name: channelName(one) }));
    const { card } = teams.renderForm(neutral, { channels: known });

    expect(formComplaints(card)).toEqual([]);
    expect(teamsMarkup(card)).toEqual([]);
    expect(messageBytes({ content: card, text: '' })).toBeLessThan(messageAtMost);
    expect(everything(card).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []))).toEqual(
      neutral.fields.filter((field) => field.type !== 'choice' || field.options.length > 0).map(({ name }) => name),
    );
  });
});

describe('People’s words and names', () => {
  it('show what its buttons act upon, on a card that nobody asked for: several may stand in one message', () => {
    const blind = messages.flatMap((message) => {
      const { blocks } = cardFor('fr', message);
      const shown = blocks.flatMap(spansOf).some((span) => typeof span !== 'string' && ('said' in span || 'person' in span));
      const acts = buttonsIn(blocks);
      return message.kind.unprompted && !shown && acts.some(({ subject }) => subject.includes(id)) ? [message.kind.name] : [];
    });

    // Of accounts there is one request at a time, and their places are said.
    expect(blind).toEqual(['linkRequest']);
  });

  it.each(all)('are never in what a notification says, nor among the bot’s own words (%s, %s)', (locale, _, message) => {
    const card = cardFor(locale, message);

    expect(card.summary).not.toMatch(/PHRASE|PRÉNOM/);
    expect(card.summary).not.toMatch(/\n/);
    expect(ownWords(card)).not.toMatch(/PHRASE|PRÉNOM/);
    const buttons = buttonsIn(card.blocks);
    for (const { title: _, ...own } of buttons) expect(JSON.stringify(own)).not.toMatch(/PHRASE|PRÉNOM/);
  });

  it('are never in a button’s subject, which Slack sends back', () => {
    for (const [locale, , message] of all) {
      for (const block of cardFor(locale, message).blocks) {
        if (block.type === 'buttons') for (const { subject } of block.buttons) expect(subject.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

/** Everything the bot says of its own in each language, each with where it is said. */
const said = { fr: everythingSaid('fr'), en: everythingSaid('en') };

function everythingSaid(locale: Locale): readonly (readonly [where: string, text: string])[] {
  const words = languages[locale];
  return [
    ...messages.flatMap((message) => {
      const card = cardFor(locale, message);
      return [[message.kind.name, card.summary] as const, [message.kind.name, ownWords(card)] as const];
    }),
    ...forms.flatMap((form) => {
      const { title, submit, cancel, intro, fields } = formOf(form, language(locale));
      const labels = fields.flatMap((field) => [
        field.label,
        field.hint ?? '',
        'placeholder' in field ? (field.placeholder ?? '') : '',
        ...(field.type === 'choice' ? field.options.map(({ label }) => label) : []),
      ]);
      return [title, submit, cancel, ownWords({ blocks: intro }), ...labels].map((text) => [`form ${form.form.name}`, text] as const);
    }),
    ...Object.entries(words.buttons),
    ...Object.entries(words.because),
    ...Object.entries(words.troubles),
  ];
}

/** Where a pattern is found, with what surrounds it. */
function places(locale: Locale, pattern: RegExp): readonly string[] {
  return said[locale].flatMap(([where, text]) =>
    [...text.matchAll(new RegExp(`.{0,15}(?:${pattern.source}).{0,15}`, `g${pattern.flags}`))].map(([found]) => `${where}: ${found}`),
  );
}

describe('French is written as it should be', () => {
  it.each([
    ['a plain space before « ; : ! ? » and the closing quote', / [;:!?»]/],
    ['a plain space after the opening quote', /« /],
    ['nothing between a word and a double mark', /\p{L}[;:!?»](?!\p{L}|\/)/u],
    ['nothing after an opening quote', /«[^\u00a0\u202f]/],
    ['straight apostrophes', /'/],
    ['straight quotes', /\p{L}"|"\p{L}.*\p{L}"/u],
    ['a midpoint', /[·•‧]/],
    ['three dots instead of one sign', /\.\.\./],
    ['a plain space before h, or a number cut from its noun', /\d h\b/],
    ['tutoiement', /(?<![\p{L}-])(?:tu|te|toi|tes|ton|ta|t’)(?![\p{L}])/iu],
    ['« signaler », « consentement », « vendangeur »', /signal(?:er|ement)|consent|vendangeu/i],
    ['two spaces', /[^\n] {2,}/],
    ['undefined, null, [object', /undefined|\bnull\b|\[object|NaN/],
  ])('without %s', (_, pattern) => {
    expect(places('fr', pattern)).toEqual([]);
  });
});

describe('English is written as it should be', () => {
  it.each([
    ['straight apostrophes', /'/],
    ['French quotes or spaces', /[«»\u202f]| [;:!?](?!\w| parler)/],
    ['undefined, null, [object', /undefined|\bnull\b|\[object|NaN/],
    ['French left behind', /(?<!\p{L})(?:vous|votre|une|pour|avec)(?!\p{L})/iu],
    ['words that mean reporting, ranking or consenting', /\breport(?:ing|ed)\b|\brank|\bconsent/i],
  ])('without %s', (_, pattern) => {
    expect(places('en', pattern)).toEqual([]);
  });
});

it('territories are called as people call them, in each language; a zone that is no territory’s keeps its name', () => {
  expect([territoryName('fr', 'la-reunion'), territoryName('en', 'la-reunion')]).toEqual(['La Réunion', 'Réunion']);
  expect([territoryName('fr', 'metropole'), territoryName('en', 'metropole')]).toEqual([
    'France hexagonale et Corse',
    'Mainland France and Corsica',
  ]);
  expect(territoryName('en', 'Pacific/Marquesas')).toBe('Pacific/Marquesas');
});

it('what is wrong with a form is said in both languages', () => {
  for (const locale of locales) {
    for (const trouble of [
      'sentence-empty',
      'person-missing',
      'dates-reversed',
      'date-missing',
      'absence-over',
      'absence-too-long',
    ] as const) {
      expect(troubleText(trouble, languages[locale])).toMatch(/\.$/);
    }
  }
});

describe('Dates', () => {
  const noon = Temporal.Instant.from('2026-12-01T11:05Z');

  it('are said as people say them, in their zone, with the year when it is another', () => {
    const [fr, en] = [language('fr').format, language('en').format];

    expect(fr.day(Temporal.PlainDate.from('2026-12-01'))).toBe('mardi 1er décembre');
    expect(fr.day(Temporal.PlainDate.from('2027-01-11'))).toBe('lundi 11 janvier 2027');
    expect(en.day(Temporal.PlainDate.from('2026-12-01'))).toBe('Tuesday 1 December');
    expect(fr.moment(noon)).toBe('mardi 1er décembre à 12 h 05');
    expect(en.moment(noon)).toBe('Tuesday 1 December at 12:05');
    expect(formatFor('fr', 'Pacific/Noumea', today).moment(noon)).toBe('mardi 1er décembre à 22 h 05');
  });

  it('several people are listed as each language lists them', () => {
    const listed = (locale: Locale, ...names: string[]) =>
      language(locale)
        .format.people(names)
        .map((span) => (typeof span === 'object' && 'person' in span ? span.person : span))
        .join('');

    expect(listed('fr', 'Awa', 'Bao', 'Chloé')).toBe('Awa, Bao et Chloé');
    expect(listed('en', 'Awa', 'Bao')).toBe('Awa and Bao');
    expect(listed('fr', 'Awa')).toBe('Awa');
  });
});
