import { readdirSync } from 'node:fs';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import * as playgroundCards from '../../adapters/playground/cards.ts';
import { fromSpoken } from '../../adapters/playground/incoming.ts';
import * as slackCards from '../../adapters/slack/cards.ts';
import * as slackIncoming from '../../adapters/slack/incoming.ts';
import * as slackText from '../../adapters/slack/text.ts';
import * as slackWords from '../../adapters/slack/words.ts';
import * as teamsCards from '../../adapters/teams/cards.ts';
import * as teamsIncoming from '../../adapters/teams/incoming.ts';
import * as teamsText from '../../adapters/teams/text.ts';
import * as teamsWords from '../../adapters/teams/words.ts';
import { sheetOf } from '../../src/areas/agreeing/sheet.ts';
import { registry } from '../../src/areas/all.ts';
import { bookletHtml } from '../../src/areas/library/vintage/html.ts';
import { bookletMarkdown } from '../../src/areas/library/vintage/markdown.ts';
import { titleFrom } from '../../src/areas/meeting/their-story.ts';
import type { Card } from '../../src/cards/card.ts';
import { englishQuotes } from '../../src/cards/en/typography.ts';
import { formatFor } from '../../src/cards/format.ts';
import { frenchSpaces } from '../../src/cards/fr/typography.ts';
import * as plainText from '../../src/cards/plain-text.ts';
import * as text from '../../src/cards/text.ts';
import { cardOf } from '../../src/core/cards.ts';
import { formOf } from '../../src/core/form.ts';
import { sentenceOf } from '../../src/core/form-values.ts';
import { understand } from '../../src/core/understand.ts';
import * as address from '../../src/domain/address.ts';
import { weatherSaid } from '../../src/domain/check-in.ts';
import * as givenName from '../../src/domain/given-name.ts';
import * as pages from '../../src/domain/pages.ts';
import * as season from '../../src/domain/season.ts';
import * as service from '../../src/domain/service.ts';
import * as spokenDates from '../../src/domain/spoken/dates.ts';
import * as spokenDigest from '../../src/domain/spoken/digest.ts';
import * as spokenHours from '../../src/domain/spoken/hours.ts';
import * as lexicon from '../../src/domain/spoken/lexicon.ts';
import * as spokenNumber from '../../src/domain/spoken/number.ts';
import * as plainWords from '../../src/domain/spoken/plain-words.ts';
import * as replies from '../../src/domain/spoken/replies.ts';
import * as spokenTrial from '../../src/domain/spoken/trial.ts';
import { gapsSaid } from '../../src/domain/trial.ts';
import { formNamed, messageOf, readingIn } from '../support/areas.ts';
import { aBooklet } from '../support/booklets.ts';
import { anyCharacter } from '../support/hostile-words.ts';

// One message must never hold the process that everybody shares: reading and showing take time in proportion to the length.

vi.setConfig({ testTimeout: 300_000 });

type Reader = (words: string) => unknown;

/** Every function that a module exports: the one that is added without a line here does not compile. Null: it reads no words that people wrote. */
type ReadersOf<M> = { readonly [K in keyof M as M[K] extends (...given: never[]) => unknown ? K : never]: Reader | null };
const every = <M>(_module: M, readers: ReadersOf<M>): Readonly<Record<string, Reader | null>> => readers;

const today = Temporal.PlainDate.from('2026-11-19');
const french = readingIn('fr', formatFor('fr', 'Europe/Paris', today));
const voirie = { id: 's', organisationId: 'o', name: 'Voirie', channels: [] };
const id = '11111111-2222-3333-4444-555555555555';

/** Words wherever a card may hold them. */
const cardWith = (words: string): Card => ({
  summary: words,
  blocks: [
    { type: 'paragraph', spans: [words, { bold: words }, { person: words }, { said: words }, { said: words, max: 600 }] },
    { type: 'quote', spans: [{ said: words }] },
    { type: 'list', ordered: true, items: [[{ said: words, max: 80 }]] },
    { type: 'facts', facts: [{ label: words, value: [{ said: words }] }] },
    { type: 'buttons', buttons: [{ label: words, intent: 'show-help', subject: '' }] },
  ],
});
const formWith = (sentence: string) => formOf(formNamed('correct', { initiative: id, sentence }), french);
const inSlack = (type: string, words: string, channel_type?: string, more: object = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type, user: 'U1', text: words, channel: 'D1', channel_type, ...more },
});
const inTeams = (more: Readonly<Record<string, unknown>>) => {
  const activity = teamsIncoming.readActivity({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/fr/',
    from: { id: '29:1', aadObjectId: id },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: id },
    ...more,
  });
  if (activity === null) throw new Error('No activity of Teams.');
  return activity;
};
const mention = { type: 'mention', text: '<at>Vendange</at>', mentioned: { id: '28:bot', name: 'Vendange' } };
const chapterWith = (words: string) => {
  const booklet = aBooklet(1, 0, 0);
  return { ...booklet, stories: booklet.stories.map((one) => ({ ...one, title: words, parts: [{ label: null, words }] })) };
};

const readers: Readonly<Record<string, Readonly<Record<string, Reader | null>>>> = {
  'src/core/understand.ts': {
    words: (words) => understand({ type: 'words', text: words }, registry),
    command: (words) => understand({ type: 'command', command: 'vendange', text: words }, registry),
  },
  'src/domain/spoken/plain-words.ts': every(plainWords, {
    plainWords: plainWords.plainWords,
    withoutEnd: (words) => [plainWords.withoutEnd(words, /\s/), plainWords.withoutEnd(words, /\p{L}/u)],
  }),
  'src/domain/spoken/dates.ts': every(spokenDates, {
    periodSaid: (words) => spokenDates.periodSaid(words, today),
    periodIn: (words) => spokenDates.periodIn(words, today),
    daySaid: (words) => spokenDates.daySaid(words, today),
    speaksOfDays: spokenDates.speaksOfDays,
    isoDay: spokenDates.isoDay,
  }),
  'src/domain/spoken/digest.ts': every(spokenDigest, { digestSaid: spokenDigest.digestSaid, clockSaid: spokenDigest.clockSaid }),
  'src/domain/spoken/replies.ts': every(replies, { replySaid: replies.replySaid }),
  'src/domain/spoken/lexicon.ts': every(lexicon, {
    weekdayNamed: lexicon.weekdayNamed,
    weekdayOfEachWeek: lexicon.weekdayOfEachWeek,
    monthNamed: lexicon.monthNamed,
    clockOf: (words) => lexicon.clockOf(words, words),
  }),
  'src/domain/spoken/hours.ts': every(spokenHours, { hoursSaid: spokenHours.hoursSaid }),
  'src/domain/spoken/number.ts': every(spokenNumber, { numberSaid: spokenNumber.numberSaid }),
  'src/domain/spoken/trial.ts': every(spokenTrial, { trialSaid: spokenTrial.trialSaid }),
  'src/domain/season.ts': every(season, {
    seasonSaid: (words) => season.seasonSaid(words, today),
    seasonIn: (words) => season.seasonIn(words, today),
    seasonOfKey: season.seasonOfKey,
    seasonOf: null,
    seasonKey: null,
    stretchOf: null,
    latestSeasons: null,
  }),
  'src/domain/service.ts': every(service, {
    foldedName: service.foldedName,
    serviceNamed: (words) => service.serviceNamed(words, [voirie]),
    nameTrouble: (words) => service.nameTrouble(words, [voirie], null),
  }),
  'src/domain/given-name.ts': every(givenName, {
    givenName: (words) => [givenName.givenName(words, words), givenName.givenName('', words)],
  }),
  'src/domain/address.ts': every(address, { comparableAddresses: (words) => address.comparableAddresses([words]) }),
  'src/domain/pages.ts': every(pages, {
    pagesOf: pages.pagesOf,
    pageAt: (words) => pages.pageAt(words, 1),
    labelledPages: (words) => pages.labelledPages([{ label: '', words }]),
  }),
  'src/domain/check-in.ts': { weatherSaid },
  'src/domain/trial.ts': { gapsSaid },
  'src/core/form-values.ts': { sentenceOf },
  'src/areas/meeting/their-story.ts': { titleFrom },
  'src/cards/text.ts': every(text, {
    tidy: text.tidy,
    isBlank: text.isBlank,
    shorten: (words) => text.shorten(words, 600),
    clip: (words) => text.clip(words, 3_000),
    line: (words) => text.line(words, 75),
    faceOf: (words) => text.faceOf({ label: '1', title: words }),
    isolate: text.isolate,
    split: (words) => text.split(words, 3_000),
  }),
  'src/cards/plain-text.ts': every(plainText, { plainText: (words) => plainText.plainText(cardWith(words)) }),
  'src/cards': {
    frenchSpaces,
    englishQuotes: (words) => englishQuotes(words),
    'what was not understood': (words) => cardOf(messageOf('notUnderstood', { words, draft: '1', near: 'correct' }), french, null),
    'a sheet': (words) =>
      sheetOf(
        {
          ...{ organisation: words, reference: words, title: words, body: words, writer: words, names: words, on: today },
          ...{ audience: 'organisation', serviceName: words, naming: 'names', vintage: true, wall: true },
        },
        french,
      ),
    'a booklet': (words) => [...bookletHtml(chapterWith(words), french), ...bookletMarkdown(chapterWith(words), french)],
  },
  'adapters/slack/text.ts': every(slackText, { literal: slackText.literal }),
  'adapters/slack/words.ts': every(slackWords, {
    plainWords: (words) => slackWords.plainWords(words),
    unescaped: slackWords.unescaped,
    channelsIn: slackWords.channelsIn,
    peopleIn: slackWords.peopleIn,
    emojiIn: null,
  }),
  'adapters/slack/incoming.ts': every(slackIncoming, {
    fromCommand: (words) =>
      slackIncoming.fromCommand({ command: '/vendange', text: words, team_id: 'T1', user_id: 'U1', trigger_id: '1', channel_id: 'C1' }),
    fromMessage: (words) => slackIncoming.fromMessage(inSlack('message', words, 'im'), 'U0BOT'),
    fromMention: (words) => slackIncoming.fromMention(inSlack('app_mention', words), 'U0BOT'),
    fromChange: (words) =>
      slackIncoming.fromChange(
        inSlack('message', words, 'im', {
          subtype: 'message_changed',
          message: { ts: '1.2', user: 'U1', text: words },
          previous_message: { ts: '1.2', user: 'U1', text: '' },
        }),
        'U0BOT',
      )?.said,
    fromShortcut: (words) =>
      slackIncoming.fromShortcut({
        type: 'message_action',
        team: { id: 'T1' },
        user: { id: 'U1' },
        callback_id: 'suggest-telling',
        trigger_id: '1',
        channel: { id: 'C1' },
        message_ts: '1.2',
        message: { user: 'U2', text: words },
      }),
    textOf: (words) => slackIncoming.textOf(inSlack('message', words)),
    fromHomeOpened: null,
    fromAction: null,
    fromViewSubmission: null,
  }),
  'adapters/slack/cards.ts': every(slackCards, {
    renderCard: (words) => slackCards.renderCard(cardWith(words)),
    renderForm: (words) => slackCards.renderForm(formWith(words)),
    readButton: null,
    readSubmission: null,
  }),
  'adapters/teams/text.ts': every(teamsText, { inert: teamsText.inert, literal: teamsText.literal }),
  'adapters/teams/words.ts': every(teamsWords, {
    typed: (words) => teamsWords.typed(words, [mention], '28:bot'),
    readable: teamsWords.readable,
    asksForPage: teamsWords.asksForPage,
    isChannel: teamsWords.isChannel,
    channelIn: teamsWords.channelIn,
    threadIn: (words) => teamsWords.threadIn(words, '1'),
  }),
  'adapters/teams/incoming.ts': {
    fromMessage: (words) => teamsIncoming.fromMessage(inTeams({ text: words, entities: [mention] })),
    fromMenu: (words) =>
      teamsIncoming.fromMenu(
        inTeams({ value: { commandId: 'suggest-telling', messagePayload: { id: '2', body: { content: words, contentType: 'html' } } } }),
      ),
  },
  'adapters/teams/cards.ts': {
    renderCard: (words) => teamsCards.renderCard(cardWith(words)),
    renderForm: (words) => teamsCards.renderForm(formWith(words)),
  },
  'adapters/playground': {
    renderCard: (words) => playgroundCards.renderCard(cardWith(words)),
    'words to the bot': (words) =>
      fromSpoken(
        { receipt: '1', person: 'amina', place: 'channel:accueil', text: `@vendange ${words}` },
        { kind: 'channel', id: 'channel:accueil', name: 'accueil', people: [] },
      ),
  },
};

const units = [
  ...[
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\r\n',
    '\u2028',
    ' \n',
    '\n ',
    '\n\n x',
    '-',
    '–',
    ' - ',
    ':',
    ' : ',
    '::',
    ':a',
    ',',
    ', ',
    '.',
    '. ',
    '! ',
  ],
  ...[
    '"',
    ' "',
    "'",
    '’',
    '« ',
    '(',
    '*',
    '_',
    '#',
    '# ',
    '#a ',
    '@',
    '@vendange ',
    '&',
    '&lt',
    '<',
    '<a',
    '<a>',
    '<at>B</at>',
    '<script>',
  ],
  ...[
    '</script>',
    '<br>',
    '](',
    '{{',
    '> ',
    '1. ',
    '1',
    '1 ',
    '12 ',
    '1h',
    '1h ',
    '8 h a ',
    '2026',
    ' 2026',
    'a',
    'a ',
    'A',
    'a.',
    'é',
    '\u0301',
  ],
  ...[
    'a\u0301',
    ' en ',
    ' to ',
    ' au ',
    'lundi ',
    'janvier ',
    'sauf ',
    'récits ',
    'stop ',
    '🍇',
    '🍇 ',
    '\ud83d',
    'א',
    'א\n',
    ';messageid=',
    '19:a;',
  ],
];
/** What each grammar begins with, or nearly. */
const beginnings = [
  ...[
    '',
    'test x\n',
    'test : x\n',
    'récits',
    'récits ',
    'je travaille 1h',
    'mes horaires : de 8 h a',
    'absence du ',
    'du 3 au ',
    'absence jusqu’au 12',
    'fin',
  ],
  ...[
    'brèves ',
    'brèves #a 9 h',
    'corriger',
    'corriger : ',
    'initiative ',
    'millésime automne',
    'lire 1',
    'relier #a au service',
    'reprise d’accord ',
  ],
  ...['/vendange ', '<@U0BOT', '<#C1|', '<at>Vendange</at>', '<script>', '&#x', 'a@', '1h', '12 decembre', 'hypothèse', '{', '19:a'],
];
const endings = ['', 'y', '\ny', '!', ' 2026', ':', '.', '>', ' z', '1'];

type Shape = readonly [beginning: string, unit: string, ending: string];

/** As long as asked, of one shape. */
const shaped = (beginning: string, unit: string, ending: string) => (length: number) =>
  beginning + unit.repeat(Math.ceil(length / unit.length)) + ending;

const shape = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(fc.oneof(fc.constantFrom(...units), fc.string({ unit: anyCharacter, minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom(...endings),
  )
  .map(([beginning, parts, ending]) => [beginning, parts.join(''), ending] as const);

/** Milliseconds of this process's own work, so that a busy machine changes little. */
function cost(reader: Reader, words: string): number {
  const before = process.cpuUsage();
  reader(words);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Each of five times: garbage that is collected, or a neighbour on the same core, is not its own. */
const costsMore = (reader: Reader, words: string, ms: number) => Array.from({ length: 5 }).every(() => cost(reader, words) > ms);

const least = (reader: Reader, words: string, runs: number) => Math.min(...Array.from({ length: runs }, () => cost(reader, words)));

const [tiny, short, long] = [5_000, 25_000, 100_000];
/** What a reader may always cost: collecting garbage, compiling. */
const free = 60;
/** Four times the length costs four times the time; a pattern that begins again everywhere, sixteen times. */
const growth = 9;

/** A pattern that begins again at each of 25,000 characters costs far more than this: nothing below needs the longer text. */
const quick = 10;
/** Nothing that is linear costs this much for 5,000 characters, nor this much for 25,000: there is no need to wait for longer ones. */
const [tooMuch, farTooMuch] = [200, 300];

/** Null: it grows with the length, and no more. */
function complaint(reader: Reader, words: (length: number) => string, { always }: { always: boolean }): string | null {
  const fewer = words(tiny);
  if (costsMore(reader, fewer, tooMuch)) return `more than ${tooMuch} ms for ${fewer.length} characters`;
  const few = words(short);
  const first = cost(reader, few);
  if (first <= quick && !always) return null;
  if (first > farTooMuch && costsMore(reader, few, farTooMuch)) return `${first} ms for ${few.length} characters`;
  const many = words(long);
  if (cost(reader, many) <= free) return null;
  const [small, large] = [least(reader, few, 5), least(reader, many, 5)];
  return large <= free || large <= small * growth ? null : `${small} ms for ${few.length} characters, ${large} ms for ${many.length}`;
}

const listed = Object.entries(readers).flatMap(([file, some]) =>
  Object.entries(some).flatMap(([name, reader]) =>
    // What draws words looks for no grammar in them.
    reader === null ? [] : [{ name: `${file}: ${name}`, reader, drawn: /cards|text\.ts$/.test(file) }],
  ),
);

test('every file that reads what people say, or shows it, is listed', () => {
  const spoken = readdirSync('src/domain/spoken');
  const files = [
    ...spoken.map((name) => `src/domain/spoken/${name}`),
    ...['slack', 'teams'].flatMap((platform) =>
      ['words.ts', 'text.ts', 'incoming.ts', 'cards.ts'].map((name) => `adapters/${platform}/${name}`),
    ),
  ];
  expect(spoken.length).toBeGreaterThan(3);
  expect(Object.keys(readers)).toEqual(expect.arrayContaining(files));
});

/** What a reader makes of these words, or why it refuses them, as text. */
function read(reader: Reader, words: string): string {
  try {
    return inspect(reader(words), { depth: 20, maxStringLength: null, maxArrayLength: null });
  } catch (error) {
    return String(error);
  }
}

describe.each(listed)('$name', ({ reader, drawn }) => {
  test('what every object of JavaScript bears is a word like another', () => {
    for (const shape of ['*', '* 2026', '* au lundi', 'lundi * au mardi', 'récits *', 'brèves *', 'mes horaires : *', '&*;']) {
      const [borne, other] = ['constructor', 'construcbot'].map((word) => read(reader, shape.replace('*', word)));
      expect(borne?.replaceAll('constructor', 'construcbot'), shape).toBe(other);
    }
  });

  test('takes time in proportion to what is written', () => {
    const shapes: readonly Shape[] = [
      ...units.map((unit) => ['', unit, 'y'] as const),
      ...(drawn ? [] : beginnings).flatMap((beginning) => [' ', '-', '\n ', '.', 'a'].map((unit) => [beginning, unit, '\ny'] as const)),
    ];
    for (const parts of shapes) expect(complaint(reader, shaped(...parts), { always: false }), JSON.stringify(parts)).toBeNull();

    fc.assert(
      fc.property(shape, (parts) => {
        expect(complaint(reader, shaped(...parts), { always: true })).toBeNull();
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
