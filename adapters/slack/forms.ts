import type { InputBlock, InputBlockElement, ModalView, PlainTextElement, PlainTextOption, StaticSelect } from '@slack/types';
import { z } from 'zod';
import type { Field, FieldValues, Form } from '../../src/cards/card.ts';
import { clip, line, tidy } from '../../src/cards/text.ts';
import { renderBlocks } from './blocks.ts';
import { withPictures } from './emoji.ts';
import { readCarried, writeSubject } from './subject.ts';

const blocksAtMost = 100;
const wordsAtMost = 3_000;
const radiosAtMost = 10;
const optionsPerGroup = 100;

/**
 * As a modal. Slack shows 24 characters of its title and buttons.
 * @param place the channel where it is opened: Slack does not say it of what is submitted
 */
export function renderForm(form: Form, place?: string): ModalView {
  const fields = form.fields.flatMap(renderField).slice(0, blocksAtMost);
  return {
    type: 'modal',
    callback_id: form.intent.slice(0, 255),
    private_metadata: writeSubject(form.subject, 3_000, place),
    title: plain(form.title, 24, 'Vendange'),
    submit: plain(form.submit, 24, 'OK'),
    close: plain(form.cancel, 24, '×'),
    blocks: [...renderBlocks(form.intro, { blocks: blocksAtMost - fields.length, bytes: 60_000 }), ...fields],
  };
}

function renderField(field: Field): InputBlock[] {
  const element = renderElement(field);
  if (element === null) return [];
  return [
    {
      type: 'input',
      // The field's name, in both places: it is the key of what comes back.
      block_id: field.name.slice(0, 255),
      label: plain(field.label, 2_000),
      element,
      optional: !field.required,
      ...(field.hint === undefined || tidy(field.hint).trim() === '' ? {} : { hint: plain(field.hint, 2_000) }),
    },
  ];
}

/** What it begins with is longer than what Slack takes: sent as it is, it would lose its end. */
export function losesWords({ fields }: Form): boolean {
  return fields.some((field) => (field.type === 'short' || field.type === 'long') && tidy(field.value ?? '').length > wordsAtMost);
}

/** Null for a choice without options: Slack refuses it, and there is nothing to choose. */
function renderElement(field: Field): InputBlockElement | null {
  const action_id = field.name.slice(0, 255);
  switch (field.type) {
    case 'short':
    case 'long': {
      const value = field.type === 'long' ? tidy(field.value ?? '') : tidy(field.value ?? '').replaceAll('\n', ' ');
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.type === 'long',
        max_length: wordsAtMost,
        ...(value.trim() === '' ? {} : { initial_value: clip(value, wordsAtMost) }),
        ...(field.placeholder === undefined || tidy(field.placeholder).trim() === '' ? {} : { placeholder: plain(field.placeholder, 150) }),
      };
    }
    case 'choice':
      return renderChoice(field, action_id);
    case 'date':
      return { type: 'datepicker', action_id, ...(isDate(field.value) ? { initial_date: field.value } : {}) };
    case 'person':
      return field.several ? { type: 'multi_users_select', action_id } : { type: 'users_select', action_id };
    case 'channels':
      // Not those shared with another organisation: its people would read what is told to a service of this one.
      return {
        type: 'multi_conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
      };
  }
}

function renderChoice(field: Field & { type: 'choice' }, action_id: string): InputBlockElement | null {
  const options = field.options
    .filter(({ value }) => value !== '' && value.length <= 75)
    .slice(0, optionsPerGroup * optionsPerGroup)
    .map(({ label, value }) => ({ text: plain(label, 75), value }));
  if (options.length === 0) return null;
  const chosen = options.find(({ value }) => value === field.value);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  return options.length <= radiosAtMost
    ? { type: 'radio_buttons', action_id, options, ...initial }
    : { type: 'static_select', action_id, ...listed(options), ...initial };
}

/** Slack lists a hundred options, or a hundred groups of a hundred: a group then says where it begins and ends. */
function listed(options: readonly PlainTextOption[]): Pick<StaticSelect, 'options' | 'option_groups'> {
  if (options.length <= optionsPerGroup) return { options: [...options] };
  return {
    option_groups: Array.from({ length: Math.ceil(options.length / optionsPerGroup) }, (_, group) => {
      const some = options.slice(group * optionsPerGroup, (group + 1) * optionsPerGroup);
      return { label: plain(`${clip(some[0]?.text.text ?? '', 35)} … ${clip(some.at(-1)?.text.text ?? '', 35)}`, 75), options: some };
    }),
  };
}

function plain(text: string, limit: number, instead?: string): PlainTextElement {
  return { type: 'plain_text', text: line(text, limit, instead), emoji: true };
}

function isDate(value: string | undefined): value is string {
  return z.iso.date().safeParse(value).success;
}

const Filled = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }).transform(({ value }) => value && withPictures(value)),
  z
    .object({ type: z.literal(['radio_buttons', 'static_select']), selected_option: z.object({ value: z.string() }).nullish() })
    .transform((one) => one.selected_option?.value),
  z.object({ type: z.literal('datepicker'), selected_date: z.string().nullish() }).transform((one) => one.selected_date),
  z.object({ type: z.literal('users_select'), selected_user: z.string().nullish() }).transform((one) => one.selected_user),
  z.object({ type: z.literal('multi_users_select'), selected_users: z.array(z.string()) }).transform((one) => one.selected_users),
  z
    .object({ type: z.literal('multi_conversations_select'), selected_conversations: z.array(z.string()) })
    .transform((one) => one.selected_conversations),
]);

const Submitted = z.object({
  callback_id: z.string().min(1),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), Filled)) }),
});

/** What a submitted modal brought back, a field left empty being absent; null for what `renderForm` did not draw. */
export function readSubmission(view: unknown): { intent: string; subject: string; values: FieldValues; place?: string | undefined } | null {
  const { data: submitted } = Submitted.safeParse(view);
  const carried = submitted === undefined ? null : readCarried(submitted.private_metadata);
  if (submitted === undefined || carried === null) return null;
  const filled = Object.values(submitted.state.values).flatMap((block) => Object.entries(block));
  return {
    intent: submitted.callback_id,
    ...carried,
    values: Object.fromEntries(filled.flatMap(([name, value]) => (value && value.length > 0 ? [[name, value]] : []))),
  };
}
