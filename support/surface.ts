import { Temporal } from 'temporal-polyfill';
import { registry } from '../src/areas/all.ts';
import type { Block, Card, Field, Form, Span } from '../src/cards/card.ts';
import { formatFor, plainHouse } from '../src/cards/format.ts';
import { cardOf, type Language, unpromptedCard } from '../src/core/cards.ts';
import { formOf } from '../src/core/form.ts';
import type { Locale } from '../src/domain/organisation.ts';
import { buttonsIn } from './cards.ts';

/*
 * How much there is to read and to press: counted from the areas' own tables, and from every sample drawn in French.
 * The budget is the table of `docs/surface.md`, and nowhere else.
 */

/** One card as a person meets it, in the heaviest of its samples. */
interface CardSurface {
  readonly area: string;
  readonly kind: string;
  readonly unprompted: boolean;
  readonly buttons: number;
  /** Words of the bot, in the wordier language: not those that people wrote, nor names, nor labels of buttons. */
  readonly words: number;
}

export interface Surface {
  readonly figures: ReadonlyMap<string, number>;
  readonly cards: readonly CardSurface[];
}

/** The most that one card may show: three buttons and « Plus », or up to four equal answers to one question and « Plus ». */
function isCrowded({ blocks }: Card, equal: boolean): boolean {
  const own = buttonsIn(blocks).filter(({ intent }) => intent !== 'more');
  const numbered = own.slice(0, 4).every(({ label }) => /^\d+$/.test(label));
  return own.length > (equal || numbered ? 4 : 3);
}

const wordsAtMost = 70;

const today = Temporal.PlainDate.from('2026-11-19');
/** `signed`: as it is read where the frame is signed, which adds to what is said of working time. */
const languageOf = (locale: Locale, signed = false) => {
  const words = registry.words[locale];
  const house = { ...plainHouse, ...(signed && { frameSignedOn: today }) };
  return { locale, format: formatFor(locale, 'Europe/Paris', today, words.because, house), words };
};
const language = languageOf('fr');
const readings = [language, languageOf('en'), languageOf('fr', true), languageOf('en', true)];

/** Counts everything that people can see. */
export function measure(): Surface {
  const drawn = registry.areas.flatMap((area) =>
    Object.values(area.kinds).flatMap((kind) =>
      kind.samples.map((params) => {
        const message = { kind, params };
        // What brings people together is read in their own conversation, where nothing is said around it.
        const alone = kind.unprompted !== undefined && area.hooks[kind.name]?.apart === undefined;
        const drawnIn = (reading: Language) =>
          alone
            ? unpromptedCard([{ message, delivery: '1' }], reading, registry)
            : cardOf(message, reading, registry.more({ delivery: '1' }));
        const card = drawnIn(language);
        const longest = Math.max(...readings.map((reading) => wordsOf(drawnIn(reading))));
        const whole = cardOf(message, language, null);
        return { kind, card, whole, words: longest, equal: kind.equal?.(params as never) ?? false };
      }),
    ),
  );
  const forms = registry.areas.flatMap((area) =>
    Object.values(area.forms).flatMap((form) =>
      form.samples.map((params) => ({ name: form.name, form: formOf({ form, params }, language) })),
    ),
  );

  const cards = registry.areas.flatMap((area) =>
    Object.values(area.kinds).map((kind): CardSurface => {
      const samples = drawn.filter((one) => one.kind === kind);
      return {
        area: area.name,
        kind: kind.name,
        unprompted: kind.unprompted !== undefined,
        buttons: Math.max(...samples.map(({ card }) => buttonsIn(card.blocks).length)),
        words: Math.max(...samples.map((one) => one.words)),
      };
    }),
  );
  const crowded = drawn.filter(({ card, equal }) => isCrowded(card, equal));
  const long = cards.filter((one) => one.unprompted && one.words > wordsAtMost);

  const figures = new Map<string, number>([
    ['kinds of message', cards.length],
    ['buttons', registry.buttons.size],
    ['forms', registry.areas.flatMap((area) => Object.keys(area.forms)).length],
    ['fields of forms', distinct(forms.flatMap(({ name, form }) => form.fields.map((field) => `${name} ${field.name}`)))],
    [
      'distinct French texts',
      distinct([
        ...drawn.flatMap(({ card, whole }) => [...textsOf(card), ...textsOf(whole)]),
        ...forms.flatMap(({ form }) => textsOfForm(form)),
      ]),
    ],
    [
      'distinct French labels',
      distinct([
        ...drawn.flatMap(({ card, whole }) => [...labelsOf(card), ...labelsOf(whole)]),
        ...forms.flatMap(({ form }) => labelsOfForm(form)),
      ]),
    ],
    ['most buttons on a card', Math.max(...cards.map((one) => one.buttons))],
    ['kinds with a card of too many buttons', distinct(crowded.map(({ kind }) => kind.name))],
    ['most words on a card nobody asked for', Math.max(...cards.filter((one) => one.unprompted).map((one) => one.words))],
    [`cards nobody asked for of more than ${wordsAtMost} words`, long.length],
  ]);
  return { figures, cards };
}

const distinct = (texts: readonly string[]) => new Set(texts.filter((text) => text !== '')).size;

function wordsOf(card: Card): number {
  return textsOf({ ...card, summary: '' })
    .join(' ')
    .replaceAll(someone, ' ')
    .split(/[\s\u00a0\u202f]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Stands for what people wrote, and for names. */
const someone = '\u{fffc}';

function textOf(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : someone)).join('');
}

function textsOf({ summary, blocks }: Card): readonly string[] {
  return [summary, ...blocks.flatMap(textsIn)];
}

function textsIn(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return [textOf(block.spans)];
    case 'list':
      return block.items.map(textOf);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, textOf(value)]);
    case 'chats':
      return block.chats.map(({ firstLine }) => firstLine);
    case 'buttons':
    case 'divider':
      return [];
  }
}

function labelsOf({ blocks }: Card): readonly string[] {
  return buttonsIn(blocks).map(({ label }) => label);
}

function textsOfForm({ title, intro, fields }: Form): readonly string[] {
  const hints = fields.flatMap((field: Field) => [field.hint ?? '', 'placeholder' in field ? (field.placeholder ?? '') : '']);
  return [title, ...intro.flatMap(textsIn), ...hints];
}

function labelsOfForm({ submit, cancel, fields }: Form): readonly string[] {
  const options = fields.flatMap((field) => (field.type === 'choice' ? field.options.map(({ label }) => label) : []));
  return [submit, cancel, ...fields.map(({ label }) => label), ...options];
}

/** What one figure may be. */
export interface Allowance {
  readonly figure: string;
  /** It may not rise above this. */
  readonly notAbove: number;
  readonly aim: number | null;
}

const rowOf = /^\| (?<figure>[^|]+?) +\| +(?<notAbove>\d+) +\| +(?<aim>\d+|–) +\|$/;

/** The budget, as `docs/surface.md` says it. */
export function budgetIn(page: string): readonly Allowance[] {
  return page.split('\n').flatMap((line) => {
    const { figure, notAbove, aim } = rowOf.exec(line)?.groups ?? {};
    if (figure === undefined) return [];
    return [{ figure, notAbove: Number(notAbove), aim: aim === '–' ? null : Number(aim) }];
  });
}

/** What rose above its figure; a figure without an allowance, or an allowance without a figure, is no budget. */
export function rises(budget: readonly Allowance[], { figures }: Pick<Surface, 'figures'>): readonly string[] {
  const allowed = new Map(budget.map((one) => [one.figure, one.notAbove]));
  const untold = [...figures.keys()].filter((figure) => !allowed.has(figure)).map((figure) => `${figure}: not in the table`);
  return [
    ...untold,
    ...budget.flatMap(({ figure, notAbove }) => {
      const now = figures.get(figure);
      if (now === undefined) return [`${figure}: no longer counted`];
      return now > notAbove ? [`${figure}: ${now}, and not above ${notAbove}`] : [];
    }),
  ];
}

/** The page with the figures that went down. A figure that rises must be changed in the page by hand. */
export function lowered(page: string, { figures }: Pick<Surface, 'figures'>): string {
  return page
    .split('\n')
    .map((line) => {
      const { figure = '', notAbove = '' } = rowOf.exec(line)?.groups ?? {};
      const now = figures.get(figure);
      if (now === undefined || now >= Number(notAbove)) return line;
      return line.replace(new RegExp(`\\| +${notAbove} \\|`), (cell) => `| ${String(now).padStart(cell.length - 4)} |`);
    })
    .join('\n');
}
