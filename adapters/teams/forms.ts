import type { CardElement, IAdaptiveCard, IChoiceSetInput, IDateInput, IRichTextBlock, ITextInput } from '@microsoft/teams.cards';
import { z } from 'zod';
import type { Field, FieldValues, Form } from '../../src/messages/card.ts';
import { clip, isBlank, line, tidy } from '../../src/messages/text.ts';
import { pressData, renderBlocks } from './elements.ts';
import { inert, literal } from './text.ts';

/** Bytes of what introduces a form. */
const introAtMost = 8_000;
const radiosAtMost = 10;
const listedAtMost = 25;
const choicesAtMost = 500;

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
}

/** As the card of a dialog, closed by its own cross: an Adaptive Card has no button that gives up. */
export function renderForm(form: Form, options: FormOptions = {}): RenderedForm {
  const wordsAtMost = form.fields.filter(({ type }) => type === 'long').length > 2 ? 3_000 : 10_000;
  const { errors = {} } = options;
  const known = form.fields.filter(({ name }) => !reserved.has(name));
  const fields = known.map((field) => renderField(field, form, wordsAtMost, options));
  const wrong = known.some(({ name }) => errors[name] !== undefined) ? [note(form.notes.wrong)] : [];
  const lists = known.filter((field) => field.type === 'channels' || (field.type === 'person' && field.several)).map(({ name }) => name);
  const { vendange } = pressData(form);
  return {
    title: line(form.title, 100, 'Vendange'),
    height: fields.length > 3 ? 'large' : 'medium',
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      body: [
        ...wrong,
        ...renderBlocks(form.intro, { limit: introAtMost, channelName: () => null, chatLink: () => null, merged: false }),
        ...fields.flat(),
      ],
      actions: [
        {
          type: 'Action.Submit',
          title: inert(line(form.submit, 75, 'OK')),
          style: 'positive',
          data: { vendange: { ...vendange, ...(lists.length === 0 ? {} : { lists }) } },
        },
      ],
    },
  };
}

/** The keys of what is submitted that are not fields. */
const reserved: ReadonlySet<string> = new Set(['vendange', 'msteams']);

function renderField(
  field: Field,
  form: Form,
  wordsAtMost: number,
  { errors = {}, values = {}, channels = [] }: FormOptions,
): CardElement[] {
  const input = renderInput(field, form, wordsAtMost, values[field.name], channels);
  if (input === null) return [];
  const error = errors[field.name];
  const hint = 'hint' in field && field.hint !== undefined && !isBlank(tidy(field.hint)) ? [small(field.hint)] : [];
  return [...(error === undefined ? [] : [note(error)]), input, ...hint];
}

function renderInput(
  field: Field,
  form: Form,
  wordsAtMost: number,
  typed: string | readonly string[] | undefined,
  channels: readonly { readonly id: string; readonly name: string }[],
): ITextInput | IDateInput | IChoiceSetInput | IRichTextBlock | null {
  const common = {
    id: field.name,
    label: inert(line(field.label, 500)),
    ...(field.required ? { isRequired: true, errorMessage: form.notes.missing } : {}),
  };
  const given = 'value' in field ? field.value : undefined;
  const value = typed === undefined ? (given ?? '') : typeof typed === 'string' ? typed : typed.join(',');
  switch (field.type) {
    case 'short':
    case 'long': {
      const words = field.type === 'long' ? tidy(value) : tidy(value).replaceAll('\n', ' ');
      return {
        type: 'Input.Text',
        ...common,
        maxLength: wordsAtMost,
        ...(field.type === 'long' ? { isMultiline: true } : {}),
        ...(words.trim() === '' ? {} : { value: clip(words, wordsAtMost) }),
        ...(field.placeholder === undefined || isBlank(tidy(field.placeholder))
          ? {}
          : { placeholder: inert(line(field.placeholder, 150)) }),
      };
    }
    case 'choice':
      return renderChoices(common, field.options, value);
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
      // A comma parts the values that come back.
      const known = channels.filter(({ id }) => !id.includes(',')).map(({ id, name }) => ({ label: `#${name}`, value: id }));
      const input = renderChoices(common, known, '');
      if (input === null) return note(form.notes.nowhere, 'Default');
      return {
        ...input,
        isMultiSelect: true,
        ...(input.style === 'filtered' ? { style: 'compact' } : {}),
        ...(value === '' ? {} : { value }),
      };
    }
  }
}

type Common = Pick<IChoiceSetInput, 'label' | 'isRequired' | 'errorMessage'> & { readonly id: string };

/** Null for a choice without options: there is nothing to choose. */
function renderChoices(
  common: Common,
  options: readonly { readonly label: string; readonly value: string }[],
  chosen: string,
): IChoiceSetInput | null {
  const listed = options.filter(({ value }) => value !== '').slice(0, choicesAtMost);
  if (listed.length === 0) return null;
  return {
    type: 'Input.ChoiceSet',
    ...common,
    choices: listed.map(({ label, value }) => ({ title: literal(line(label, 200)), value })),
    wrap: true,
    // Beyond, one types to find.
    style: listed.length <= radiosAtMost ? 'expanded' : listed.length <= listedAtMost ? 'compact' : 'filtered',
    ...(listed.some(({ value }) => value === chosen) ? { value: chosen } : {}),
  };
}

function note(text: string, color: 'Attention' | 'Default' = 'Attention'): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: inert(line(text, 500)), color, weight: 'Bolder' }] };
}

function small(hint: string): IRichTextBlock {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: inert(line(hint, 500)), size: 'Small', isSubtle: true }],
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
