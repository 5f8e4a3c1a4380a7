import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formValues, readButton, renderCard, renderForm } from '../../adapters/teams/cards.ts';
import { formOf as formOfDialog, losesWords, openDialog } from '../../adapters/teams/dialogs.ts';
import type { Block, Button, Card, Field, FieldValues, Form, Span } from '../../src/cards/card.ts';
import { formatFor } from '../../src/cards/format.ts';
import { formOf } from '../../src/core/form.ts';
import {
  activeMarkup,
  complaints,
  everything,
  formComplaints,
  messageAtMost,
  messageBytes,
  parts,
  visibleText,
} from '../support/adaptive-cards.ts';
import { readingIn } from '../support/areas.ts';
import { hostileWords } from '../support/hostile-words.ts';
import { forms } from '../unit/messages/samples.ts';

const card = (...blocks: Block[]): Card => ({ summary: 'Une nouvelle', blocks });
const contentOf = (...blocks: Block[]) => renderCard(card(...blocks)).content;
const bodyOf = (...blocks: Block[]) => contentOf(...blocks).body;
const paragraph = (...spans: Span[]): Block => ({ type: 'paragraph', spans });
const buttons = (...some: Button[]): Block => ({ type: 'buttons', buttons: some });
const seen = (...blocks: Block[]): string => visibleText(bodyOf(...blocks));

describe('A card shows, in Teams', () => {
  it('a paragraph, with its bold words, wide as the conversation', () => {
    expect(contentOf(paragraph('Bonjour ', { bold: 'Amina' }, '.'))).toMatchObject({
      type: 'AdaptiveCard',
      version: '1.5',
      fallbackText: 'Une nouvelle',
      msteams: { width: 'full' },
      body: [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: 'Bonjour ' },
            { type: 'TextRun', text: 'Amina', weight: 'Bolder' },
            { type: 'TextRun', text: '.' },
          ],
        },
      ],
    });
  });

  it('words of the bot that lead to a page of its own', () => {
    const content = contentOf(paragraph('À lire : ', { link: 'ce qui est gardé', to: 'https://vendange.example/confidentialite' }, '.'));

    expect(parts(content, 'TextRun')).toEqual([
      { type: 'TextRun', text: 'À lire : ' },
      {
        type: 'TextRun',
        text: 'ce qui est gardé',
        selectAction: { type: 'Action.OpenUrl', url: 'https://vendange.example/confidentialite' },
      },
      { type: 'TextRun', text: '.' },
    ]);
    expect(complaints(content)).toEqual([]);
  });

  it('what people wrote as they wrote it, and a person by their name', () => {
    const words = 'Voir [ici](https://exemple.fr), <at>Amina</at> *vite* {{DATE(2026-01-01T00:00:00Z)}} # titre & `merci`';

    const content = contentOf({ type: 'quote', spans: [{ said: words }] }, paragraph({ person: '<at>Bruno</at>' }));

    expect(visibleText(content)).toBe(`${words}\n<at>Bruno</at>`);
    expect(activeMarkup(content)).toEqual([]);
    expect(complaints(content)).toEqual([]);
  });

  it('each line on its own, an empty one as a space between two', () => {
    const blocks = bodyOf(paragraph({ said: 'Un\nDeux\n\n\nTrois\n' }));

    expect(blocks.map((block) => ('spacing' in block ? block.spacing : 'Default'))).toEqual(['Default', 'None', 'Default']);
    expect(visibleText(blocks)).toBe('Un\nDeux\nTrois');
  });

  it('a list, numbered where it must be', () => {
    const items = [['Un'], [{ said: 'Deux\nencore' }], ['  '], ['Trois']];

    expect(seen({ type: 'list', ordered: true, items })).toBe('1. Un\n2. Deux\nencore\n3. Trois');
    expect(seen({ type: 'list', ordered: false, items: [['Un'], ['Deux']] })).toBe('• Un\n• Deux');
  });

  it('facts, a label in bold and its value on each line, and none where there is nothing to say', () => {
    const facts = bodyOf({
      type: 'facts',
      facts: [
        { label: 'Du', value: ['2 mars'] },
        { label: 'Vide', value: ['  '] },
        { label: 'Au', value: ['9 mars'] },
      ],
    });

    expect(visibleText(facts)).toBe('Du 2 mars\nAu 9 mars');
    expect(parts(facts, 'TextRun')[0]).toMatchObject({ text: 'Du', weight: 'Bolder' });
  });

  it('small print in small', () => {
    expect(bodyOf({ type: 'context', spans: ['Vous recevez ceci car ', { said: '*moi*' }] })).toEqual([
      {
        type: 'RichTextBlock',
        spacing: 'Small',
        inlines: [{ type: 'TextRun', text: 'Vous recevez ceci car *moi*', size: 'Small', isSubtle: true }],
      },
    ]);
  });

  it('a channel by its name where the bot knows it', () => {
    const named = renderCard(card(paragraph('Dans ', { channel: '19:abc@thread.tacv2' })), { channelName: () => 'Voirie' });

    expect(visibleText(named.content)).toBe('Dans #Voirie');
    expect(JSON.stringify(contentOf(paragraph('Dans ', { channel: '19:abc@thread.tacv2' })))).not.toContain('19:abc');
  });

  it('a line between two pieces of news, and none before the first', () => {
    const [first, second] = bodyOf({ type: 'divider' }, paragraph('Une'), { type: 'divider' }, paragraph('Deux'), { type: 'divider' });

    expect(first).not.toHaveProperty('separator');
    expect(second).toMatchObject({ separator: true });
  });

  it('nothing for a text without anything to see', () => {
    expect(
      bodyOf(
        paragraph(),
        paragraph('  \n '),
        { type: 'quote', spans: [{ said: '\u200b\u2060' }] },
        { type: 'list', ordered: false, items: [[]] },
      ),
    ).toEqual([]);
  });
});

describe('Long words', () => {
  it('are shortened where the card asks, counting what a reader counts', () => {
    expect(seen(paragraph({ said: 'Été 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', max: 6 }))).toBe('Été 👩‍👩‍👧‍👦…');
    expect(seen(paragraph({ said: 'Court', max: 5 }))).toBe('Court');
  });

  it('are shortened before the others when a message would be too heavy, and its buttons stay', () => {
    const rendered = renderCard(
      card(
        paragraph('Bonjour.'),
        { type: 'quote', spans: [{ said: 'long '.repeat(10_000) }] },
        paragraph('À bientôt.'),
        buttons({ label: 'Tout lire', intent: 'whole-text', subject: 'i1' }),
      ),
    );

    expect(visibleText(rendered.content)).toMatch(/^Bonjour\.[\s\S]*long…[\s\S]*À bientôt\./);
    expect(rendered.content.body.at(-1)?.type).toBe('ActionSet');
    expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
  });

  it('give way from the end when even short they are too many', () => {
    const items = Array.from({ length: 400 }, (_, index) => paragraph(`Nouvelle ${index}`));

    const rendered = renderCard(card(...items, buttons({ label: 'Merci', intent: 'thanks', subject: '' })));

    expect(visibleText(rendered.content)).toMatch(/^Nouvelle 0\n[\s\S]*…$/);
    expect(rendered.content.body.at(-1)?.type).toBe('ActionSet');
    expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
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
  it('is on one line, and nothing in it acts', () => {
    const { text, content } = renderCard({ summary: '> *Bonjour* <at>tous</at> & [ici](https://exemple.fr)\n@ici', blocks: [] });

    expect(text).not.toMatch(/\n|\*|<at|\]\(|https:\/\/|@i/);
    expect(text.replaceAll('\u2060', '')).toBe('> ∗Bonjour∗ <at>tous</at> & [ici](https://exemple.fr) @ici');
    expect(content.fallbackText).toBe(text);
  });
});

describe('A button', () => {
  it('brings back its intent and its subject, whichever way the client presses it', () => {
    const [button] = parts(
      contentOf(buttons({ label: 'Oui', intent: 'accept-invitation', subject: 'inv-1', style: 'primary' })),
      'ActionSet',
    ).flatMap((set) => (Array.isArray(set.actions) ? set.actions : []));

    expect(button).toEqual({
      type: 'Action.Execute',
      title: 'Oui',
      style: 'positive',
      verb: 'accept-invitation',
      data: { vendange: { action: 'accept-invitation', value: 'inv-1' } },
      fallback: {
        type: 'Action.Submit',
        title: 'Oui',
        style: 'positive',
        data: { vendange: { action: 'accept-invitation', value: 'inv-1' } },
      },
    });
    expect(readButton(button.data)).toEqual({ intent: 'accept-invitation', subject: 'inv-1', merged: false });
  });

  it('that opens a form asks Teams for a dialog', () => {
    const [button] = parts(contentOf(buttons({ label: 'Raconter', intent: 'open-tell', subject: '', opens: 'form' })), 'Action.Submit');

    expect(button?.data).toEqual({ msteams: { type: 'task/fetch' }, vendange: { action: 'open-tell', value: '' } });
    expect(readButton(button?.data)).toEqual({ intent: 'open-tell', subject: '', merged: false });
  });

  it('of a card with several pieces of news says so: an answer must not take the place of the others', () => {
    const one = buttons({ label: 'Oui', intent: 'yes', subject: 'a' });
    const [button] = parts(contentOf(one, { type: 'divider' }, one), 'Action.Execute');

    expect(readButton(button?.data)).toEqual({ intent: 'yes', subject: 'a', merged: true });
  });

  it('that opens a chat is a link, its label as it is written; none where the address is not known', () => {
    const chats: Block = { type: 'chats', chats: [{ label: 'Écrire à <at>Amina</at>', with: 'aad-1', firstLine: 'Bonjour !' }] };

    const { content } = renderCard(card(paragraph('Voici.'), chats), {
      chatLink: (who, first) => `https://t.example/${who}?m=${first.length}`,
    });

    expect(parts(content, 'Action.OpenUrl')).toMatchObject([{ url: 'https://t.example/aad-1?m=9', style: 'positive' }]);
    expect(activeMarkup(content)).toEqual([]);
    expect(complaints(content)).toEqual([]);
    expect(parts(contentOf(paragraph('Voici.'), chats), 'ActionSet')).toEqual([]);
  });

  it('that erases looks like it', () => {
    expect(parts(contentOf(buttons({ label: 'Effacer', intent: 'x', subject: '', style: 'danger' })), 'Action.Execute')).toMatchObject([
      { style: 'destructive' },
    ]);
  });

  it('is never hidden behind « … », nor its label cut: rows are short', () => {
    const labels = [
      'Qui a lu ma phrase ?',
      'Pas avec certaines personnes',
      'Corriger',
      'Retirer',
      'Oui',
      'Non',
      'Si',
      'a',
      'b',
      'c',
      'd',
      'e',
    ];

    const rows = bodyOf(buttons(...labels.map((label) => ({ label, intent: 'yes', subject: '' }))));
    const titles = rows.map((row) => (row.type === 'ActionSet' ? row.actions.map(({ title }) => title) : []));

    expect(titles).toEqual([
      ['Qui a lu ma phrase ?'],
      ['Pas avec certaines personnes'],
      ['Corriger', 'Retirer', 'Oui', 'Non'],
      ['Si', 'a', 'b', 'c', 'd', 'e'],
    ]);
  });

  it('stand in one row where there is room: three and « Plus » of a card flow side by side, and stack where they cannot', () => {
    const labels = ['Pas avec certaines personnes', 'Retirer', 'Vers qui me tourner', 'Plus'];

    const [rows, ...others] = bodyOf(buttons(...labels.map((label) => ({ label, intent: 'yes', subject: '' }))));

    expect(others).toEqual([]);
    expect(rows).toMatchObject({
      type: 'Container',
      layouts: [{ type: 'Layout.Flow', horizontalItemsAlignment: 'Left' }],
      items: [
        { type: 'ActionSet', actions: [{ title: 'Pas avec certaines personnes' }] },
        { type: 'ActionSet', actions: [{ title: 'Retirer' }, { title: 'Vers qui me tourner' }, { title: 'Plus' }] },
      ],
    });
  });

  it('among very many leaves room to words: each is then drawn once', () => {
    const subject = '11111111-2222-3333-4444-555555555555';
    const many = Array.from({ length: 40 }, (_, index) => ({
      label: `Une réponse possible ${index}`,
      intent: 'accept-invitation',
      subject,
    }));

    const rendered = renderCard(card(paragraph('Que choisir ?'), buttons(...many)));

    expect(parts(rendered.content, 'Action.Submit')).toHaveLength(40);
    expect(visibleText(rendered.content)).toBe('Que choisir ?');
    expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
  });

  it.each([{}, null, 'text', { vendange: 'x' }, { vendange: { action: '', value: '' } }, { action: 'yes', value: '' }])(
    'drawn by another hand means nothing: %j',
    (data) => {
      expect(readButton(data)).toBeNull();
    },
  );
});

const notes = {
  missing: 'Il manque une réponse.',
  wrong: 'À revoir ci-dessous.',
  nowhere: 'Aucun canal.',
  more: 'La liste est trop longue.',
};
const form = (...fields: Field[]): Form => ({
  title: 'Raconter une initiative',
  intro: [paragraph('En une phrase.')],
  fields,
  submit: 'Raconter',
  cancel: 'Annuler',
  intent: 'tell',
  subject: 'draft-1',
  notes,
});
/** As the strictest limit counts it. */
const weightOf = (json: unknown) => Math.max(Buffer.byteLength(JSON.stringify(json)), JSON.stringify(json).length * 2);
const cardOfDialog = (dialog: ReturnType<typeof openDialog>) => dialog.task.value.card.content;
const inputs = (json: unknown) => everything(json).filter(({ type }) => String(type).startsWith('Input.'));

describe('A form', () => {
  const options = (count: number) => Array.from({ length: count }, (_, index) => ({ label: `Service ${index}`, value: `s${index}` }));

  it('asks with the field that suits each question', () => {
    const { title, height, card } = renderForm(
      form(
        { type: 'short', name: 'who', label: 'Qui ?', required: true },
        { type: 'long', name: 'words', label: 'Votre phrase', hint: 'Une suffit', value: 'On a *réparé*', required: true },
        { type: 'choice', name: 'few', label: 'Peu', options: options(3), value: 's1', required: true },
        { type: 'choice', name: 'more', label: 'Plus', options: options(20), required: false },
        { type: 'choice', name: 'many', label: 'Beaucoup', options: options(40), required: false },
        { type: 'choice', name: 'none', label: 'Aucun', options: [], required: false },
        { type: 'date', name: 'on', label: 'Le', value: '2026-02-30', required: false },
        { type: 'person', name: 'one', label: 'À qui', several: false, required: true },
        { type: 'person', name: 'with', label: 'Avec', several: true, required: false },
        { type: 'channels', name: 'where', label: 'Où', required: false },
      ),
      { channels: [{ id: '19:a@thread.tacv2', name: 'Voirie' }] },
    );

    expect(formComplaints(card)).toEqual([]);
    expect({ title, height }).toEqual({ title: 'Raconter une initiative', height: 'large' });
    expect(inputs(card)).toMatchObject([
      { type: 'Input.Text', id: 'who', label: 'Qui ?', isRequired: true, errorMessage: notes.missing },
      { type: 'Input.Text', id: 'words', isMultiline: true, value: 'On a *réparé*' },
      { type: 'Input.ChoiceSet', id: 'few', style: 'expanded', value: 's1' },
      { type: 'Input.ChoiceSet', id: 'more', style: 'compact' },
      { type: 'Input.ChoiceSet', id: 'many', style: 'filtered' },
      { type: 'Input.Date', id: 'on' },
      { id: 'one', 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } },
      { id: 'with', 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' }, isMultiSelect: true },
      { id: 'where', isMultiSelect: true, choices: [{ title: '#Voirie', value: '19:a@thread.tacv2' }] },
    ]);
    expect(JSON.stringify(card)).not.toContain('2026-02-30');
    expect(visibleText(card)).toContain('Une suffit');
    expect(card.actions).toMatchObject([
      { type: 'Action.Submit', title: 'Raconter', data: { vendange: { action: 'tell', value: 'draft-1' } } },
    ]);
  });

  it('says so where the bot is in no channel to choose from', () => {
    const { card } = renderForm(form({ type: 'channels', name: 'where', label: 'Où', required: true }));

    expect(inputs(card)).toEqual([]);
    expect(visibleText(card)).toContain(notes.nowhere);
  });

  it('brings back what was filled in, by the name of the field', () => {
    const { card } = renderForm(
      form(
        { type: 'person', name: 'with', label: 'Avec', several: true, required: false },
        { type: 'channels', name: 'where', label: 'Où', required: false },
      ),
      { channels: [{ id: '19:a', name: 'Voirie' }] },
    );
    const [submit] = card.actions ?? [];
    const data = submit?.type === 'Action.Submit' && typeof submit.data === 'object' ? submit.data : {};
    const typed = {
      words: 'On a <réparé>, repeint & *fini*',
      empty: '',
      on: '2026-03-02',
      with: 'aad-1, aad-2',
      where: '',
      msteams: { type: 'x' },
    };

    expect(formValues({ ...data, ...typed })).toEqual({
      intent: 'tell',
      subject: 'draft-1',
      values: { words: typed.words, on: '2026-03-02', with: ['aad-1', 'aad-2'] },
    });
  });

  it('shown again says what is wrong beside each field, and keeps everything that was typed', () => {
    const asked = form(
      { type: 'long', name: 'words', label: 'Votre phrase', value: 'au début', required: true },
      { type: 'choice', name: 'few', label: 'Peu', options: options(3), required: true },
      { type: 'person', name: 'with', label: 'Avec', several: true, required: false },
    );

    const { card } = renderForm(asked, {
      errors: { words: 'Écrivez quelques mots.' },
      values: { words: 'mes mots', few: 's2', with: ['aad-1', 'aad-2'] },
    });

    expect(visibleText(card)).toBe(`${notes.wrong}\nEn une phrase.\nÉcrivez quelques mots.`);
    expect(inputs(card)).toMatchObject([{ value: 'mes mots' }, { value: 's2' }, { value: 'aad-1,aad-2' }]);
    expect(card.body.findIndex((part) => 'id' in part && part.id === 'words')).toBe(3);
  });

  it.each([{}, null, { vendange: { value: 'x' } }])('drawn by another hand brings back nothing: %j', (data) => {
    expect(formValues(data)).toBeNull();
  });
});

const nasty = hostileWords;
const max = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: undefined });
const span: fc.Arbitrary<Span> = fc.oneof(
  nasty,
  nasty.map((bold) => ({ bold })),
  nasty.map((person) => ({ person })),
  nasty.map((channel) => ({ channel })),
  fc.tuple(nasty, max).map(([said, limit]) => (limit === undefined ? { said } : { said, max: limit })),
);
const spans = fc.array(span, { maxLength: 4 });
const button: fc.Arbitrary<Button> = fc
  .tuple(
    fc.record({
      label: nasty,
      intent: fc.constantFrom('tell', 'a:b', 'x'.repeat(300)),
      subject: nasty,
      style: fc.constantFrom('primary' as const, 'danger' as const),
    }),
    fc.boolean(),
  )
  .map(([one, form]) => (form ? { ...one, opens: 'form' } : one));
const block: fc.Arbitrary<Block> = fc.oneof(
  spans.map((some): Block => ({ type: 'paragraph', spans: some })),
  spans.map((some): Block => ({ type: 'quote', spans: some })),
  spans.map((some): Block => ({ type: 'context', spans: some })),
  fc.tuple(fc.boolean(), fc.array(spans, { maxLength: 5 })).map(([ordered, items]): Block => ({ type: 'list', ordered, items })),
  fc.array(fc.record({ label: nasty, value: spans }), { maxLength: 4 }).map((facts): Block => ({ type: 'facts', facts })),
  fc.array(button, { maxLength: 30 }).map((some): Block => ({ type: 'buttons', buttons: some })),
  fc.constant<Block>({ type: 'divider' }),
);
const blocks = fc.oneof(
  { weight: 4, arbitrary: fc.array(block, { maxLength: 8 }) },
  { weight: 1, arbitrary: fc.array(block, { minLength: 45, maxLength: 70 }) },
);
const common = { name: fc.uuid(), label: nasty, hint: nasty, required: fc.boolean() };
const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({ ...common, type: fc.constantFrom('short' as const, 'long' as const), placeholder: nasty, value: nasty }),
  fc.record({
    ...common,
    type: fc.constant('choice' as const),
    value: fc.constantFrom('1', '2', ''),
    options: fc.uniqueArray(fc.record({ label: nasty, value: fc.string() }), { selector: ({ value }) => value, maxLength: 40 }),
  }),
  fc.record({ ...common, type: fc.constant('date' as const), value: nasty }),
  fc.record({ ...common, type: fc.constant('person' as const), several: fc.boolean() }),
  fc.record({ ...common, type: fc.constant('channels' as const) }),
);
const isEmpty = (json: { readonly body: readonly unknown[] }) => json.body.length === 0;

describe('Whatever people write', () => {
  const runs = { numRuns: 80 };
  const patience = 60_000;

  it(
    'Teams takes the card, light enough, and nothing in it acts',
    () => {
      fc.assert(
        fc.property(nasty, blocks, nasty, (summary, some, name) => {
          const rendered = renderCard({ summary, blocks: some }, { channelName: () => name });

          expect(complaints(rendered.content).filter((one) => !(isEmpty(rendered.content) && one === 'The card shows nothing.'))).toEqual(
            [],
          );
          expect(activeMarkup(rendered.content)).toEqual([]);
          expect(rendered.text).not.toBe('');
          expect(messageBytes(rendered)).toBeLessThan(messageAtMost);
          for (const { text } of parts(rendered.content, 'TextRun')) {
            expect(text).not.toBe('');
            expect(String(text)).not.toMatch(/\p{Cs}|\n/u);
          }
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'Teams takes the form, first shown or shown again',
    () => {
      const typed = fc.dictionary(fc.uuid(), nasty);
      fc.assert(
        fc.property(nasty, blocks, fc.array(field, { maxLength: 6 }), nasty, typed, (title, intro, fields, subject, values) => {
          const asked = { ...form(...fields), title, submit: title, subject, intro };
          const errors = Object.fromEntries(fields.slice(0, 2).map(({ name, label }) => [name, label]));
          const channels = [{ id: '19:a', name: title }];
          const { card } = renderForm(asked, { channels, errors, values });
          expect(weightOf(openDialog(asked, { channels, errors, values }))).toBeLessThan(messageAtMost);

          expect(formComplaints(card).filter((one) => !(isEmpty(card) && one === 'The card shows nothing.'))).toEqual([]);
          expect(activeMarkup(card)).toEqual([]);
        }),
        runs,
      );
    },
    patience,
  );

  it('short words are shown whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (words) => {
        fc.pre(/[\p{L}\p{N}]/u.test(words) && !/[\u2060\u0590-\u08FF\uFB1D-\uFEFC\u{10800}-\u{1EFFF}]/u.test(words));

        expect(seen(paragraph('« ', { said: words }, ' »'))).toBe(`« ${words.trim()} »`);
      }),
      runs,
    );
  });

  it('a form reads back what was typed, through being shown again', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((one) => one === one.normalize() && /[\p{L}\p{N}]/u.test(one));
    fc.assert(
      fc.property(words, fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 }), (said, people) => {
        const asked = form(
          { type: 'long', name: 'words', label: 'Mots', required: true },
          { type: 'person', name: 'people', label: 'Avec', several: true, required: false },
        );
        const values: FieldValues = { words: said, people };

        const { card } = renderForm(asked, { values, errors: { words: 'À revoir.' } });
        const filled = Object.fromEntries(inputs(card).map(({ id, value }) => [String(id), value]));
        const data = parts(card.actions, 'Action.Submit')[0]?.data;

        expect(formValues({ ...(typeof data === 'object' ? data : {}), ...filled })?.values).toEqual(values);
      }),
      runs,
    );
  });
});

describe('A dialog weighs less than Teams takes', () => {
  const language = (locale: 'fr' | 'en') => readingIn(locale, formatFor(locale, 'Europe/Paris', Temporal.PlainDate.from('2026-11-22')));
  const channels = Array.from({ length: 1_000 }, (_, index) => ({
    id: `19:${String(index).padStart(32, '0')}@thread.tacv2`,
    name: `Direction de l’éducation et de la jeunesse > Canal numéro ${index}`,
  }));

  it.each(forms.map((one) => [one.form, one] as const))(
    '« %s », in both languages, with a thousand channels, filled in and wrong',
    (_, one) => {
      for (const locale of ['fr', 'en'] as const) {
        const asked = formOf(one, language(locale));
        expect(weightOf(openDialog(asked, { channels }))).toBeLessThan(messageAtMost);

        // As full as it lets people fill it, and every field wrong.
        const opened = inputs(cardOfDialog(openDialog(asked, { channels })));
        const values = Object.fromEntries(opened.map(({ id, maxLength }) => [String(id), 'é'.repeat(Number(maxLength ?? 0))]));
        const errors = Object.fromEntries(opened.map(({ id }) => [String(id), 'Cette réponse ne peut pas être prise telle quelle.']));
        const again = openDialog(asked, { channels, values, errors });
        expect(weightOf(again)).toBeLessThan(messageAtMost);
        for (const input of inputs(cardOfDialog(again)).filter(({ type }) => type === 'Input.Text'))
          expect(input.value, `what was typed in ${String(input.id)}`).toBe(values[String(input.id)]);
        // And shown again by any process.
        const [submit] = parts(cardOfDialog(again), 'Action.Submit');
        expect(formOfDialog(submit?.data)?.form.fields.map(({ name }) => name)).toEqual(asked.fields.map(({ name }) => name));
      }
    },
  );

  it('and lets people write a page where a page is asked for', () => {
    const long = forms.flatMap((one) => {
      const asked = formOf(one, language('fr'));
      const several = asked.fields.filter(({ type }) => type === 'long').length;
      return inputs(cardOfDialog(openDialog(asked)))
        .filter(({ isMultiline }) => isMultiline === true)
        .map(({ maxLength }) => ({ one: one.form.name, several, maxLength: Number(maxLength) }));
    });
    for (const { one, several, maxLength } of long) expect(maxLength, one).toBeGreaterThan(several > 2 ? 500 : 2_500);
  });

  it('by listing what fits of the channels, those already chosen among them, and saying where the others are named', () => {
    const asked = form({ type: 'channels', name: 'channels', label: 'Canaux', required: true });
    const chosen = channels.at(-1)?.id ?? '';
    const card = cardOfDialog(openDialog(asked, { channels, values: { channels: [chosen] } }));
    const [list] = inputs(card);
    const shown = Array.isArray(list?.choices) ? list.choices : [];

    expect(shown.length).toBeGreaterThan(50);
    expect(shown.length).toBeLessThan(channels.length);
    expect(shown.at(-1)).toMatchObject({ value: chosen });
    expect(visibleText(card)).toContain(notes.more);
    expect(visibleText(cardOfDialog(openDialog(asked, { channels: channels.slice(0, 20) })))).not.toContain(notes.more);
  });

  it.each([
    ['half an emoji', '\ud83d'.repeat(2_500)],
    ['quotes and backslashes', '"\\'.repeat(2_500)],
    ['line breaks', '\n'.repeat(2_500)],
    ['marks', '*_`~@https://'.repeat(300)],
    ['right-to-left', 'א'.repeat(2_500)],
  ])('whatever it is made of: %s', (_, words) => {
    const fields: Field[] = [
      { type: 'long', name: 'a', label: words, hint: words, placeholder: words, value: words, required: true },
      { type: 'short', name: 'b', label: words, hint: words, placeholder: words, value: words, required: true },
      {
        type: 'choice',
        name: 'c',
        label: words,
        hint: words,
        options: Array.from({ length: 120 }, (_, n) => ({ label: words, value: `${n}` })),
        required: true,
      },
      { type: 'person', name: 'd', label: words, hint: words, several: true, required: true },
    ];
    const asked: Form = {
      ...form(
        ...fields,
        ...fields.map((one) => ({ ...one, name: `${one.name}2` })),
        ...fields.map((one) => ({ ...one, name: `${one.name}3` })),
      ),
      title: words,
      submit: words,
      intro: [paragraph({ said: words }), { type: 'list', ordered: true, items: [[words], [words]] }],
      notes: { missing: words, wrong: words, nowhere: words, more: words },
    };
    const errors = Object.fromEntries(asked.fields.map(({ name }) => [name, words]));
    const values = Object.fromEntries(asked.fields.map(({ name }) => [name, words]));
    for (const options of [{}, { channels }, { channels, errors, values }])
      expect(weightOf(openDialog(asked, options))).toBeLessThan(messageAtMost);
  });

  it('and a text that it cannot hold whole is known before it is shown', () => {
    const story = (length: number) =>
      form({ type: 'long', name: 'body', label: 'Le récit', value: 'mot '.repeat(length / 4).trim(), required: true });
    expect(losesWords(story(8_000))).toBe(false);
    expect(losesWords(story(20_000))).toBe(true);
  });
});
