import type { CardElement, IAdaptiveCard, IChoiceSetInput, IDateInput, IRichTextBlock, ITextInput } from '@microsoft/teams.cards';
import { z } from 'zod';
import type { Field, FieldValues, Form } from '../../src/messages/card.ts';
import { clip, isBlank, line, tidy } from '../../src/messages/text.ts';
import { pressData, renderBlocks } from './elements.ts';
import { bytes } from './limits.ts';
import { inert, literal } from './text.ts';

/** Bytes of a dialog's card with all that its button carries: the strictest limit of a message, since Microsoft gives none of a dialog. */
const formAtMost = 26_000;
const introAtMost = 8_000;
const radiosAtMost = 10;
const listedAtMost = 25;
/** Of characters of a label, a hint or a choice: the longest that leave half of the room to the rest. */
const labelLengths = [500, 200, 80, 30] as const;

export interface FormOptions {
  /** The channels the bot is in, by the names people know: Teams has no field to choose among channels. */
  readonly channels?: readonly { readonly id: string; readonly name: string }[];
  /** Shown again: why some fields could not be taken, by their names… */
  readonly errors?: Readonly<Record<string, string>>;
  /** …and everything as it was typed. */
  readonly values?: FieldValues;
}

export interface RenderedForm {
  readonly title: string;
  readonly height: 'small' | 'medium' | 'large';
  readonly card: IAdaptiveCard;
  /** Words it begins with, or was filled in with, are longer than what it takes: sent as it is, it would lose their end. */
  readonly cut: boolean;
}

/**
 * As the card of a dialog, closed by its own cross: an Adaptive Card has no button that gives up.
 * @param beside bytes that its button carries besides
 */
export function renderForm(form: Form, options: FormOptions = {}, beside = 0): RenderedForm {
  const room = formAtMost - beside;
  const empty = { intro: 0, choices: 0, words: 0 };
  const label = labelLengths.find((length) => bytes(draw(form, {}, { ...empty, label: length }).card) <= room / 2) ?? 30;
  const left = Math.max(room - bytes(draw(form, options, { ...empty, label }).card), 0);
  for (const part of [1, 0.8, 0.5, 0.2]) {
    const drawn = draw(form, options, sharesOf(form, left * part, { label, options }));
    if (bytes(drawn.card) <= room) return drawn;
  }
  return draw(form, options, { ...empty, label: 30 });
}

/** Bytes for what is longest in a form: what introduces it, all its lists, all its texts; and characters of what is not. */
interface Shares {
  readonly label: number;
  readonly intro: number;
  readonly choices: number;
  readonly words: number;
}

/** Lists take what they need of what texts leave them: two fifths at least. */
function sharesOf(form: Form, room: number, { label, options }: { label: number; options: FormOptions }): Shares {
  const intro = Math.min(introAtMost, bytes(renderIntro(form, introAtMost)), room * 0.2);
  const texts = form.fields.filter(isText);
  const needed = form.fields.reduce((sum, field) => sum + bytes(choicesOf(field, options, label)), 0);
  const typed = texts.reduce((sum, field) => sum + bytes(wordsOf(field, options.values)), 0);
  const choices = Math.min(needed, Math.max((room - intro) * 0.4, room - intro - (texts.length === 0 ? 0 : Math.max(typed, 4_000))));
  return { label, intro, choices, words: room - intro - choices };
}

/** Bytes for each list: the short ones whole, the others the same. */
function roomsOf(fields: readonly Field[], options: FormOptions, { label, choices }: Shares): Map<Field, number> {
  const needed = fields
    .map((field) => ({ field, weight: bytes(choicesOf(field, options, label)) }))
    .toSorted((one, other) => one.weight - other.weight);
  let left = choices;
  return new Map(
    needed.map(({ field, weight }, index) => {
      const room = Math.min(weight, left / (needed.length - index));
      left -= room;
      return [field, room];
    }),
  );
}

const isText = ({ type }: Field) => type === 'short' || type === 'long';
/** A long text takes as much as four short ones. */
const weightOf = ({ type }: Field) => (type === 'long' ? 4 : type === 'short' ? 1 : 0);

function renderIntro(form: Form, limit: number): CardElement[] {
  return renderBlocks(form.intro, { limit, channelName: () => null, chatLink: () => null, merged: false });
}

function draw(form: Form, options: FormOptions, shares: Shares): RenderedForm {
  const { errors = {} } = options;
  const known = form.fields.filter(({ name }) => !reserved.has(name));
  const weight = Math.max(
    1,
    known.reduce((sum, field) => sum + weightOf(field), 0),
  );
  const lists = roomsOf(known, options, shares);
  let cut = false;
  const fields = known.map((field) => {
    const words = (shares.words * weightOf(field)) / weight;
    const drawn = renderField(field, form, options, { label: shares.label, words, choices: lists.get(field) ?? 0 });
    const given = isText(field) ? wordsOf(field, options.values) : '';
    cut ||= drawn.some((one) => one.type === 'Input.Text' && (one.value ?? '') !== given && !isBlank(given));
    return drawn;
  });
  const wrong = known.some(({ name }) => errors[name] !== undefined) ? [note(form.notes.wrong, shares.label)] : [];
  const several = known.filter((field) => field.type === 'channels' || (field.type === 'person' && field.several)).map(({ name }) => name);
  const { vendange } = pressData(form);
  return {
    title: line(form.title, 100, 'Vendange'),
    height: fields.length > 3 ? 'large' : 'medium',
    cut,
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      body: [...wrong, ...(shares.intro === 0 ? [] : renderIntro(form, shares.intro)), ...fields.flat()],
      actions: [
        {
          type: 'Action.Submit',
          title: inert(line(form.submit, 75, 'OK')),
          style: 'positive',
          data: { vendange: { ...vendange, ...(several.length === 0 ? {} : { lists: several }) } },
        },
      ],
    },
  };
}

/** The keys of what is submitted that are not fields. */
const reserved: ReadonlySet<string> = new Set(['vendange', 'msteams']);

/** Bytes for the words, or the choices, of one field; characters of what names it. */
type FieldShares = Pick<Shares, 'label' | 'words' | 'choices'>;

function renderField(field: Field, form: Form, options: FormOptions, shares: FieldShares): CardElement[] {
  const input = renderInput(field, form, options, shares);
  if (input === null) return [];
  const error = options.errors?.[field.name];
  const hints = 'hint' in field && field.hint !== undefined && !isBlank(tidy(field.hint)) ? [small(field.hint, shares.label)] : [];
  const all = choicesOf(field, options, shares.label).length;
  const more = input.type === 'Input.ChoiceSet' && all > (input.choices ?? []).length ? [small(form.notes.more, 500)] : [];
  return [...(error === undefined ? [] : [note(error, shares.label)]), input, ...hints, ...more];
}

/** The words a text begins with: those typed, or given. */
function wordsOf(field: Field, values: FieldValues = {}): string {
  const typed = values[field.name];
  const given = 'value' in field ? (field.value ?? '') : '';
  const value = typed === undefined ? given : typeof typed === 'string' ? typed : typed.join(',');
  if (field.type === 'long') return tidy(value);
  return field.type === 'short' ? tidy(value).replaceAll('\n', ' ') : value;
}

/** The longest beginning of them that weighs so many bytes at most. */
function fitting(words: string, characters: number, limit: number): string {
  let length = Math.min(words.length, characters);
  while (length > 0 && bytes(clip(words, length)) > limit) length = Math.floor(length * 0.9);
  return length === 0 ? '' : clip(words, length);
}

function renderInput(
  field: Field,
  form: Form,
  options: FormOptions,
  shares: FieldShares,
): ITextInput | IDateInput | IChoiceSetInput | IRichTextBlock | null {
  const common = {
    id: field.name,
    label: inert(line(field.label, shares.label)),
    ...(field.required ? { isRequired: true, errorMessage: line(form.notes.missing, shares.label) } : {}),
  };
  const value = wordsOf(field, options.values);
  switch (field.type) {
    case 'short':
    case 'long': {
      // Shown again beside what is wrong with them, and with marks that weigh more than one character, they must still fit.
      const maxLength = Math.max(100, Math.min(10_000, Math.floor(shares.words * 0.4)));
      const words = fitting(value, maxLength, shares.words);
      return {
        type: 'Input.Text',
        ...common,
        maxLength,
        ...(field.type === 'long' ? { isMultiline: true } : {}),
        ...(words.trim() === '' ? {} : { value: words }),
        ...(field.placeholder === undefined || isBlank(tidy(field.placeholder))
          ? {}
          : { placeholder: inert(line(field.placeholder, Math.min(150, shares.label))) }),
      };
    }
    case 'choice':
      return renderChoices(common, choicesOf(field, options, shares.label), [value], shares.choices);
    case 'date':
      return { type: 'Input.Date', ...common, ...(z.iso.date().safeParse(value).success ? { value } : {}) };
    case 'person':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        choices: [],
        // People of the directory, as one types; what comes back is their Entra object id.
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        ...(field.several ? { isMultiSelect: true } : {}),
        ...(value === '' ? {} : { value }),
      };
    case 'channels': {
      const chosen = options.values?.[field.name] ?? [];
      const wanted = typeof chosen === 'string' ? [chosen] : chosen;
      const input = renderChoices(common, choicesOf(field, options, shares.label), wanted, shares.choices);
      if (input === null) return note(form.notes.nowhere, 500, 'Default');
      const { value: _, ...list } = input;
      return {
        ...list,
        isMultiSelect: true,
        ...(input.style === 'filtered' ? { style: 'compact' } : {}),
        ...(value === '' ? {} : { value }),
      };
    }
  }
}

type Common = Pick<IChoiceSetInput, 'label' | 'isRequired' | 'errorMessage'> & { readonly id: string };
interface Choice {
  readonly title: string;
  readonly value: string;
}

/** All that there is to choose from, as it is shown. */
function choicesOf(field: Field, { channels = [] }: FormOptions, label: number): readonly Choice[] {
  const shown = ({ label: title, value }: { readonly label: string; readonly value: string }): Choice => ({
    title: literal(line(title, Math.min(200, label))),
    value,
  });
  if (field.type === 'choice') return field.options.filter(({ value }) => value !== '').map(shown);
  if (field.type !== 'channels') return [];
  // A comma parts the values that come back.
  return channels.filter(({ id }) => !id.includes(',')).map(({ id, name }) => shown({ label: `#${name}`, value: id }));
}

/** Null for a choice without options: there is nothing to choose. As many as fit, those already chosen among them. */
function renderChoices(common: Common, all: readonly Choice[], chosen: readonly string[], room: number): IChoiceSetInput | null {
  if (all.length === 0) return null;
  let left = room;
  const takes = (choice: Choice) => {
    left -= bytes(choice) + 2;
    return left >= 0;
  };
  const kept = new Set(all.filter(({ value }) => chosen.includes(value)).filter(takes));
  for (const choice of all) if (!kept.has(choice) && takes(choice)) kept.add(choice);
  const listed = all.filter((choice) => kept.has(choice));
  const [only] = chosen;
  return {
    type: 'Input.ChoiceSet',
    ...common,
    choices: listed.length === 0 ? all.slice(0, 1) : listed,
    wrap: true,
    // Beyond, one types to find.
    style: listed.length <= radiosAtMost ? 'expanded' : listed.length <= listedAtMost ? 'compact' : 'filtered',
    ...(only !== undefined && listed.some(({ value }) => value === only) ? { value: only } : {}),
  };
}

function note(text: string, length: number, color: 'Attention' | 'Default' = 'Attention'): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: inert(line(text, length)), color, weight: 'Bolder' }] };
}

function small(hint: string, length: number): IRichTextBlock {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: inert(line(hint, length)), size: 'Small', isSubtle: true }],
  };
}

const Submitted = z.object({
  vendange: z.object({ action: z.string().min(1), value: z.string(), lists: z.array(z.string()).optional().default([]) }),
});
const Value = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]).catch('');

/** What a submitted dialog brought back, a field left empty being absent; null for what `renderForm` did not draw. */
export function formValues(data: unknown): { intent: string; subject: string; values: FieldValues } | null {
  const { data: submitted } = Submitted.safeParse(data);
  const { data: all } = z.record(z.string(), z.unknown()).safeParse(data);
  if (submitted === undefined || all === undefined) return null;
  const { action, value: subject, lists } = submitted.vendange;
  const values = Object.entries(all).flatMap(([name, raw]): [string, string | readonly string[]][] => {
    const value = Value.parse(raw);
    if (reserved.has(name) || value === '') return [];
    if (!lists.includes(name)) return [[name, value]];
    const several = value
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return several.length === 0 ? [] : [[name, several]];
  });
  return { intent: action, subject, values: Object.fromEntries(values) };
}
