import type { CardElement, IAdaptiveCard, IChoiceSetInput, IDateInput, IRichTextBlock, ITextInput } from '@microsoft/teams.cards';
import { z } from 'zod';
import type { Field, FieldValues, Form } from '../../src/cards/card.ts';
import { clip, isBlank, line, tidy } from '../../src/cards/text.ts';
import { pressData, renderBlocks } from './elements.ts';
import { type Asked, type Choice, roomsOf, type Shares, sharesOf, textRoomsOf } from './form-shares.ts';
import { bytes } from './limits.ts';
import { inert, literal } from './text.ts';

/** Bytes of a dialog's card with all that its button carries: the strictest limit of a message, since Microsoft gives none of a dialog. */
const formAtMost = 26_000;
const introAtMost = 8_000;
/** Bytes of what is wrong with a field: all of ours but one, and no form has every field wrong in so many words. */
const remarkAtMost = 270;
/** Bytes of what says that something is wrong. */
const warningAtMost = 810;
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
  const asked = form.fields.filter(({ name }) => !reserved.has(name)).map((field) => prepare(field, options));
  const empty = { intro: 0, choices: 0, words: 0 };
  const label = labelLengths.find((length) => bytes(draw(form, asked, {}, { ...empty, label: length }).card) <= room / 2) ?? 30;
  // What may have to be said of each field once it comes back.
  const remarks = Object.keys(options.errors ?? {}).length > 0 ? 0 : warningAtMost + remarkAtMost * asked.length;
  const left = Math.max(room - remarks - bytes(draw(form, asked, options, { ...empty, label }).card), 0);
  const introduction = Math.min(introAtMost, bytes(renderIntro(form, introAtMost)));
  for (const part of [1, 0.8, 0.5, 0.2]) {
    const drawn = draw(form, asked, options, sharesOf(introduction, asked, left * part, label));
    if (bytes(drawn.card) <= room) return drawn;
  }
  return draw(form, asked, options, { ...empty, label: 30 });
}

function prepare(field: Field, { values = {}, channels = [] }: FormOptions): Asked {
  const words = wordsOf(field, values);
  const typed = values[field.name] ?? [];
  const chosen = field.type === 'channels' ? (typeof typed === 'string' ? [typed] : typed) : [words];
  const options =
    field.type === 'choice'
      ? field.options
      : field.type === 'channels'
        ? // A comma parts the values that come back.
          channels.filter(({ id }) => !id.includes(',')).map(({ id, name }) => ({ label: `#${name}`, value: id }))
        : [];
  const valid = options.filter(({ value }) => value !== '');
  // More never fit.
  const some = [...valid.filter(({ value }) => chosen.includes(value)), ...valid.filter(({ value }) => !chosen.includes(value))].slice(
    0,
    500,
  );
  const kept = new Set(some);
  const choices = valid.filter((one) => kept.has(one)).map(({ label, value }) => ({ title: literal(line(label, 200)), value }));
  return { field, words, choices, chosen };
}

function renderIntro(form: Form, limit: number): CardElement[] {
  return renderBlocks(form.intro, { limit, channelName: () => null, chatLink: () => null, merged: false });
}

function draw(form: Form, asked: readonly Asked[], options: FormOptions, shares: Shares): RenderedForm {
  const { errors = {} } = options;
  const known = asked.map(({ field }) => field);
  const texts = textRoomsOf(asked, shares.words);
  const lists = roomsOf(asked, shares.choices);
  let cut = false;
  const fields = asked.map((one) => {
    const drawn = renderField(one, form, errors, { label: shares.label, words: texts.get(one) ?? 0, choices: lists.get(one) ?? 0 });
    cut ||= drawn.some((part) => part.type === 'Input.Text' && (part.value ?? '') !== one.words && !isBlank(one.words));
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

function renderField(asked: Asked, form: Form, errors: NonNullable<FormOptions['errors']>, shares: FieldShares): CardElement[] {
  const { field, choices } = asked;
  const input = renderInput(asked, form, shares);
  if (input === null) return [];
  const error = errors[field.name];
  const hints = 'hint' in field && field.hint !== undefined && !isBlank(tidy(field.hint)) ? [small(field.hint, shares.label)] : [];
  const more =
    input.type === 'Input.ChoiceSet' && choices.length > (input.choices ?? []).length
      ? [small(form.notes.more, Math.max(shares.label, 200))]
      : [];
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
function fitting(words: string, limit: number): string {
  let length = Math.min(words.length, Math.floor(limit / 2));
  while (length > 0 && bytes(clip(words, length)) > limit) length = Math.floor(length * 0.8);
  return length === 0 ? '' : clip(words, length);
}

function renderInput(
  { field, words, choices, chosen }: Asked,
  form: Form,
  shares: FieldShares,
): ITextInput | IDateInput | IChoiceSetInput | IRichTextBlock | null {
  const common = {
    id: field.name,
    label: inert(line(field.label, shares.label)),
    ...(field.required ? { isRequired: true, errorMessage: line(form.notes.missing, shares.label) } : {}),
  };
  switch (field.type) {
    case 'short':
    case 'long': {
      const value = fitting(words, shares.words);
      return {
        type: 'Input.Text',
        ...common,
        // Shown again beside what is wrong with them, and with marks that weigh more than one character, they must still fit.
        maxLength: Math.max(100, value.length, Math.min(10_000, Math.floor(shares.words * 0.4))),
        ...(field.type === 'long' ? { isMultiline: true } : {}),
        ...(value.trim() === '' ? {} : { value }),
        ...(field.placeholder === undefined || isBlank(tidy(field.placeholder))
          ? {}
          : { placeholder: inert(line(field.placeholder, Math.min(150, shares.label))) }),
      };
    }
    case 'choice':
      return renderChoices(common, choices, chosen, shares.choices);
    case 'date':
      return { type: 'Input.Date', ...common, ...(z.iso.date().safeParse(words).success ? { value: words } : {}) };
    case 'person':
      return {
        type: 'Input.ChoiceSet',
        ...common,
        choices: [],
        // People of the directory, as one types; what comes back is their Entra object id.
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        ...(field.several ? { isMultiSelect: true } : {}),
        // Ids of the directory.
        ...(words === '' || words.length > 1_000 ? {} : { value: words }),
      };
    case 'channels': {
      const input = renderChoices(common, choices, chosen, shares.choices);
      if (input === null) return note(form.notes.nowhere, 500, 'Default');
      const { value: _, ...list } = input;
      const shown = chosen.filter((id) => (input.choices ?? []).some(({ value }) => value === id));
      return {
        ...list,
        isMultiSelect: true,
        ...(input.style === 'filtered' ? { style: 'compact' } : {}),
        ...(shown.length === 0 ? {} : { value: shown.join(',') }),
      };
    }
  }
}

type Common = Pick<IChoiceSetInput, 'label' | 'isRequired' | 'errorMessage'> & { readonly id: string };
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
