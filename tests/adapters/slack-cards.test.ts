import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readButton, readSubmission, renderCard, renderForm } from '../../adapters/slack/cards.ts';
import { activeMarkup, checkBlocks, checkView, visibleText } from '../../fakes/slack/blocks.ts';
import type { Block, Button, Card, Field, Form, Span } from '../../src/cards/card.ts';
import { hostileWords } from '../support/hostile-words.ts';

const card = (...blocks: Block[]): Card => ({ summary: 'Une nouvelle', blocks });
const blocksOf = (...blocks: Block[]): KnownBlock[] => renderCard(card(...blocks)).blocks;
const paragraph = (...spans: Span[]): Block => ({ type: 'paragraph', spans });
const seen = (...blocks: Block[]): string => visibleText(blocksOf(...blocks));

describe('A card shows, in Slack', () => {
  it('a paragraph, with its bold words', () => {
    expect(blocksOf(paragraph('Bonjour ', { bold: 'Amina' }, '.'))).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Bonjour ' },
              { type: 'text', text: 'Amina', style: { bold: true } },
              { type: 'text', text: '.' },
            ],
          },
        ],
      },
    ]);
  });

  it('words of the bot that lead to a page of its own', () => {
    const blocks = blocksOf(paragraph('À lire : ', { link: 'ce qui est gardé', to: 'https://vendange.example/confidentialite' }, '.'));

    expect(JSON.stringify(blocks)).toContain(
      '{"type":"link","url":"https://vendange.example/confidentialite","text":"ce qui est gardé"},{"type":"text","text":"."}',
    );
    expect(checkBlocks(blocks, 'message')).toEqual([]);
  });

  it('what people wrote as they wrote it, and a person by their name', () => {
    const words = 'Voir <https://exemple.fr|ici>, <!channel> *vite* <@U123> & `merci` :grapes:';

    const blocks = blocksOf({ type: 'quote', spans: [{ said: words }] }, paragraph({ person: '<@U123>' }));

    expect(visibleText(blocks)).toContain(words);
    expect(activeMarkup(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).not.toContain('"user"');
  });

  it('a list, numbered where it must be, which goes on counting in the next block', () => {
    const items = Array.from({ length: 5 }, (_, index) => [`${index} ${'mot '.repeat(200)}`]);

    const lists = blocksOf({ type: 'list', ordered: true, items });

    expect(lists.map((block) => (block.type === 'rich_text' ? block.elements : []))).toMatchObject([
      [{ type: 'rich_text_list', style: 'ordered', elements: [{}, {}, {}] }],
      [{ type: 'rich_text_list', style: 'ordered', offset: 3, elements: [{}, {}] }],
    ]);
  });

  it('facts, a label in bold and its value on each line, and none where there is nothing to say', () => {
    const facts = blocksOf({
      type: 'facts',
      facts: [
        { label: 'Du', value: ['2 mars'] },
        { label: 'Vide', value: ['  '] },
        { label: 'Au', value: ['9 mars'] },
      ],
    });

    expect(visibleText(facts)).toContain('Du 2 mars\nAu 9 mars');
    expect(JSON.stringify(facts)).not.toContain('Vide');
  });

  it('small print as plain text', () => {
    expect(blocksOf({ type: 'context', spans: ['Vous recevez ceci car ', { said: '*moi*' }] })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'Vous recevez ceci car *moi*', emoji: true }] },
    ]);
  });

  it('nothing for a text without anything to see', () => {
    expect(
      blocksOf(
        paragraph(),
        paragraph('  \n '),
        { type: 'quote', spans: [{ said: '\u200b\u2060' }] },
        { type: 'list', ordered: false, items: [[]] },
      ),
    ).toEqual([]);
  });
});

describe('Long words', () => {
  it('go on in the next block, cut between two words', () => {
    const words = 'Une phrase de huit mots, à peu près. '.repeat(200).trim();

    const blocks = blocksOf(paragraph('« ', { said: words }, ' »'));

    expect(blocks.length).toBeGreaterThan(2);
    expect(textsOf(blocks).join(' ').replace(/\s+/g, ' ')).toBe(`« ${words} »`);
  });

  it('are shortened where the card asks, counting what a reader counts', () => {
    expect(seen(paragraph({ said: 'Été 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', max: 6 }))).toBe('Été 👩‍👩‍👧‍👦…');
    expect(seen(paragraph({ said: 'Court', max: 5 }))).toBe('Court');
  });

  it('are shortened before the others when a message would be too heavy, and its buttons stay', () => {
    const blocks = blocksOf(paragraph('Bonjour.'), { type: 'quote', spans: [{ said: 'long '.repeat(10_000) }] }, paragraph('À bientôt.'), {
      type: 'buttons',
      buttons: [{ label: 'Tout lire', intent: 'whole-text', subject: 'i1' }],
    });

    expect(visibleText(blocks)).toMatch(/^Bonjour\.[\s\S]*long…[\s\S]*À bientôt\./);
    expect(blocks.at(-1)?.type).toBe('actions');
  });

  it('never make more than fifty blocks: neighbours share one, then the last texts give way', () => {
    const items = Array.from({ length: 80 }, (_, index) => paragraph(`Nouvelle ${index}`));

    expect(seen(...items)).toContain('Nouvelle 79');

    const separated = items.flatMap((item): Block[] => [item, { type: 'context', spans: ['petit'] }]);
    const buttons: Block = { type: 'buttons', buttons: [{ label: 'Merci', intent: 'thanks', subject: '' }] };
    const cut = blocksOf(...separated, buttons);
    expect(cut).toHaveLength(50);
    expect(cut.at(-1)?.type).toBe('actions');
    expect(visibleText(cut)).toContain('…');
  });
});

describe('Words from right to left', () => {
  it('stay in their place, line by line', () => {
    expect(seen(paragraph('Avec ', { person: 'محمد' }, ', demain'))).toBe('Avec \u2068محمد\u2069, demain');
    expect(seen(paragraph({ said: 'שלום\nBonjour' }))).toBe('\u2068שלום\u2069\nBonjour');
  });

  it('cannot turn the sentence around by marks of their own', () => {
    expect(seen(paragraph({ said: '\u202Eabc\u2069\u2069' }, ' fin'))).toBe('abc fin');
  });
});

describe('The line for notifications', () => {
  it('is escaped, on one line, and nothing in it acts', () => {
    const { text } = renderCard({ summary: '> *Bonjour* <!channel> & @here\nhttps://exemple.fr', blocks: [] });

    expect(activeMarkup({ text })).toEqual([]);
    expect(text).toContain('&lt;!channel&gt; &amp;');
    expect(text).not.toContain('\n');
  });
});

describe('A button', () => {
  it('brings back its intent and its subject', () => {
    const buttons: Button[] = Array.from({ length: 27 }, (_, index) => ({
      label: `Oui ${index}`,
      intent: 'accept:invitation',
      subject: `inv-${index}`,
    }));

    const rows = blocksOf({ type: 'buttons', buttons });

    expect(rows.map((row) => (row.type === 'actions' ? row.elements.length : 0))).toEqual([25, 2]);
    const pressed = rows.flatMap((row) => (row.type === 'actions' ? row.elements : [])).map(readButton);
    expect(pressed).toEqual(buttons.map(({ intent, subject }) => ({ intent, subject })));
  });

  it.each([{}, null, { type: 'button', action_id: 'theirs', value: 'x' }, { type: 'button', action_id: 'a:0', value: 'x' }])(
    'drawn by another hand means nothing: %j',
    (action) => {
      expect(readButton(action)).toBeNull();
    },
  );
});

const form = (...fields: Field[]): Form => ({
  title: 'Raconter une initiative à plusieurs',
  intro: [paragraph('En une phrase.')],
  fields,
  submit: 'Raconter',
  cancel: 'Annuler',
  intent: 'tell',
  subject: 'draft-1',
  notes: { missing: 'Il manque une réponse.', wrong: 'À revoir.', nowhere: 'Aucun canal.', more: 'La liste est trop longue.' },
});

describe('A form', () => {
  const options = (count: number) => Array.from({ length: count }, (_, index) => ({ label: `Service ${index}`, value: `s${index}` }));

  it('asks with the field that suits each question', () => {
    const view = renderForm(
      form(
        { type: 'short', name: 'who', label: 'Qui ?', required: true },
        { type: 'long', name: 'words', label: 'Votre phrase', hint: 'Une suffit', value: 'On a *réparé*', required: true },
        { type: 'choice', name: 'few', label: 'Peu', options: options(3), value: 's1', required: true },
        { type: 'choice', name: 'many', label: 'Beaucoup', options: options(40), required: false },
        { type: 'choice', name: 'none', label: 'Aucun', options: [], required: false },
        { type: 'date', name: 'on', label: 'Le', value: '2026-02-30', required: false },
        { type: 'person', name: 'with', label: 'Avec', several: true, required: false },
        { type: 'channels', name: 'where', label: 'Où', required: false },
      ),
    );

    expect(checkView(view)).toEqual([]);
    expect(view).toMatchObject({ callback_id: 'tell', title: { text: 'Raconter une initiative…' } });
    expect(view.blocks.slice(1)).toMatchObject([
      { block_id: 'who', optional: false, element: { type: 'plain_text_input', multiline: false, max_length: 3000 } },
      { hint: { text: 'Une suffit' }, element: { multiline: true, initial_value: 'On a *réparé*' } },
      { element: { type: 'radio_buttons', initial_option: { value: 's1' } } },
      { optional: true, element: { type: 'static_select' } },
      { element: { type: 'datepicker' } },
      { element: { type: 'multi_users_select' } },
      {
        element: { type: 'multi_conversations_select', filter: { include: ['public', 'private'], exclude_external_shared_channels: true } },
      },
    ]);
    expect(JSON.stringify(view)).not.toContain('2026-02-30');
  });

  it('offers more than a hundred choices in groups', () => {
    const view = renderForm(form({ type: 'choice', name: 'service', label: 'Service', options: options(150), required: true }));

    expect(view.blocks[1]).toMatchObject({
      element: { option_groups: [{ label: { text: 'Service 0 … Service 99' } }, { label: { text: 'Service 100 … Service 149' } }] },
    });
  });

  it('brings back what was filled in, by the name of the field', () => {
    const { callback_id, private_metadata } = renderForm(form());
    const values = {
      words: { words: { type: 'plain_text_input', value: 'On a <réparé> & repeint' } },
      empty: { empty: { type: 'plain_text_input', value: null } },
      few: { few: { type: 'radio_buttons', selected_option: { text: { type: 'plain_text', text: 'Oui' }, value: 'yes' } } },
      many: { many: { type: 'static_select', selected_option: null } },
      on: { on: { type: 'datepicker', selected_date: '2026-03-02' } },
      one: { one: { type: 'users_select', selected_user: 'U1' } },
      with: { with: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
      where: { where: { type: 'multi_conversations_select', selected_conversations: ['C1', 'G1'] } },
      nowhere: { nowhere: { type: 'multi_conversations_select', selected_conversations: [] } },
    };

    expect(readSubmission({ callback_id, private_metadata, state: { values } })).toEqual({
      intent: 'tell',
      subject: 'draft-1',
      values: { words: 'On a <réparé> & repeint', few: 'yes', on: '2026-03-02', one: 'U1', with: ['U1', 'U2'], where: ['C1', 'G1'] },
    });
  });

  it('drawn by another hand brings back nothing', () => {
    expect(readSubmission({ callback_id: 'x', private_metadata: '', state: { values: {} } })).toBeNull();
  });
});

const nasty = hostileWords;
const max = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined });
const span: fc.Arbitrary<Span> = fc.oneof(
  nasty,
  nasty.map((bold) => ({ bold })),
  nasty.map((person) => ({ person })),
  fc.tuple(nasty, max).map(([said, limit]) => (limit === undefined ? { said } : { said, max: limit })),
);
const spans = fc.array(span, { maxLength: 4 });
const button: fc.Arbitrary<Button> = fc.record({
  label: nasty,
  intent: fc.constantFrom('tell', 'a:b', 'x'.repeat(300)),
  subject: nasty,
  style: fc.constantFrom('primary' as const, 'danger' as const),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  spans.map((some): Block => ({ type: 'paragraph', spans: some })),
  spans.map((some): Block => ({ type: 'quote', spans: some })),
  spans.map((some): Block => ({ type: 'context', spans: some })),
  fc.tuple(fc.boolean(), fc.array(spans, { maxLength: 5 })).map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  fc.array(fc.record({ label: nasty, value: spans }), { maxLength: 4 }).map((facts): Block => ({ type: 'facts', facts })),
  fc.array(button, { maxLength: 30 }).map((buttons): Block => ({ type: 'buttons', buttons })),
  fc.constant<Block>({ type: 'divider' }),
);
const blocks = fc.oneof(
  { weight: 4, arbitrary: fc.array(block, { maxLength: 8 }) },
  { weight: 1, arbitrary: fc.array(block, { minLength: 45, maxLength: 70 }) },
);

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    type: fc.constantFrom('short' as const, 'long' as const),
    name: fc.uuid(),
    label: nasty,
    hint: nasty,
    placeholder: nasty,
    value: nasty,
    required: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('choice' as const),
    name: fc.uuid(),
    label: nasty,
    value: fc.constantFrom('1', '2', ''),
    options: fc.uniqueArray(fc.record({ label: nasty, value: fc.string() }), { selector: ({ value }) => value, maxLength: 15 }),
    required: fc.boolean(),
  }),
  fc.record({ type: fc.constant('date' as const), name: fc.uuid(), label: nasty, value: nasty, required: fc.boolean() }),
  fc.record({ type: fc.constant('person' as const), name: fc.uuid(), label: nasty, several: fc.boolean(), required: fc.boolean() }),
);

describe('Whatever people write', () => {
  const runs = { numRuns: 80 };
  const patience = 60_000;

  it(
    'Slack accepts the card, and nothing in it acts',
    () => {
      fc.assert(
        fc.property(nasty, blocks, (summary, some) => {
          const message = renderCard({ summary, blocks: some });

          expect(checkBlocks(message.blocks, 'message')).toEqual([]);
          expect(activeMarkup(message)).toEqual([]);
          expect(message.text).not.toBe('');
          expect(message.text.length).toBeLessThanOrEqual(3_000);
          expect(weight(message.blocks)).toBeLessThanOrEqual(11_000);
          for (const text of textsOf(message.blocks)) {
            expect(text.length).toBeLessThanOrEqual(3_000);
            expect(text).toSatisfy(isWellFormed);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'Slack accepts the form',
    () => {
      fc.assert(
        fc.property(nasty, blocks, fc.array(field, { maxLength: 6 }), nasty, (title, intro, fields, subject) => {
          const view = renderForm({ title, intro, fields, submit: title, cancel: title, intent: 'tell', subject, notes: form().notes });

          expect(checkView(view)).toEqual([]);
          expect(activeMarkup(view)).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'short words are shown whole',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (words) => {
          fc.pre(/[\p{L}\p{N}]/u.test(words) && !/[\u0590-\u08FF\uFB1D-\uFEFC\u{10800}-\u{1EFFF}]/u.test(words));

          expect(textsOf(blocksOf(paragraph('« ', { said: words }, ' »'))).join('')).toBe(`« ${words.trim()} »`);
        }),
        runs,
      );
    },
    patience,
  );
});

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value.text];
  return Object.values(value).flatMap(textsOf);
}

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function weight(some: readonly KnownBlock[]): number {
  return textsOf(some).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
