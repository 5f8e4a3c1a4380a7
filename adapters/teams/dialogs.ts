import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { FieldValues, Form } from '../../src/cards/card.ts';
import { formValues, renderForm } from './cards.ts';
import type { FormOptions } from './forms.ts';
import { bytes } from './limits.ts';

/** What Teams is answered to open a dialog, or to keep one open. */
export interface Dialog {
  readonly task: {
    readonly type: 'continue';
    readonly value: {
      readonly title: string;
      readonly height: 'small' | 'medium' | 'large';
      readonly width: 'medium';
      readonly card: { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: unknown };
    };
  };
}

/**
 * A form as a dialog. Teams sends back what was typed and nothing of the form: it travels along in what the button
 * carries, so that a dialog that cannot be taken is shown again whole, by any process, with nothing lost.
 */
export function openDialog(form: Form, options: FormOptions = {}, id: string = randomUUID()): Dialog {
  const packed = pack(form);
  const { title, height, card } = renderForm(form, options, bytes(packed) + bytes(id));
  const [submit, ...others] = card.actions ?? [];
  const carried = submit?.type === 'Action.Submit' ? Carried.safeParse(submit.data).data : undefined;
  const data = carried && { ...carried, vendange: { ...carried.vendange, dialog: id, form: packed } };
  const content = { ...card, actions: submit && data ? [{ ...submit, data }, ...others] : card.actions };
  return {
    task: {
      type: 'continue',
      value: { title, height, width: 'medium', card: { contentType: 'application/vnd.microsoft.card.adaptive', content } },
    },
  };
}

/** What it begins with is longer than what it takes: sent as it is, it would lose its end. */
export function losesWords(form: Form): boolean {
  return renderForm(form, {}, bytes(pack(form)) + bytes(randomUUID())).cut;
}

const Carried = z.looseObject({ vendange: z.looseObject({}) });

export interface Submission {
  readonly intent: string;
  readonly subject: string;
  readonly values: FieldValues;
  /** Which opening of the dialog. */
  readonly dialog: string;
}

/** What a dialog brought back; null for what `openDialog` did not draw. */
export function readDialog(data: unknown): Submission | null {
  const submitted = formValues(data);
  const carried = Opened.safeParse(data).data?.vendange;
  return submitted === null ? null : { ...submitted, dialog: carried?.dialog ?? '' };
}

/** The form of a dialog that was sent; null when it does not come with it. */
export function formOf(data: unknown): { form: Form; dialog: string } | null {
  const carried = Opened.safeParse(data).data?.vendange;
  const form = carried && unpack(carried.form);
  return carried && form ? { form, dialog: carried.dialog } : null;
}

const Opened = z.object({ vendange: z.object({ dialog: z.string(), form: z.string().catch('') }) });

/** What its fields begin with comes back with them, and is left out. */
function pack({ fields, ...form }: Form): string {
  const bare = fields.map((field) => ('value' in field ? withoutValue(field) : field));
  const whole = deflated({ ...form, fields: bare });
  if (bytes(whole) <= packedAtMost) return whole;
  // Shown again without its introduction; and when even so it is too heavy, what is wrong is said without it.
  const short = deflated({ ...form, intro: [], fields: bare });
  return bytes(short) <= packedAtMost ? short : '';
}

/** Bytes; a dialog has limits too. */
const packedAtMost = 6_000;

const deflated = (form: object) => deflateRawSync(JSON.stringify(form)).toString('base64url');

function withoutValue<F extends { readonly value?: unknown }>({ value: _, ...field }: F): Omit<F, 'value'> {
  return field;
}

function unpack(packed: string): Form | null {
  try {
    return Packed.parse(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: 200_000 }).toString('utf8')));
  } catch {
    return null;
  }
}

const words = z.string();
const span = z.union([
  words,
  z.object({ bold: words }),
  z.object({ said: words, max: z.number().exactOptional() }),
  z.object({ person: words }),
  z.object({ channel: words }),
]);
const spans = z.array(span);
const button = z.object({
  label: words,
  intent: words,
  subject: words,
  style: z.enum(['primary', 'danger']).exactOptional(),
  opens: z.literal('form').exactOptional(),
});
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal(['paragraph', 'quote', 'context']), spans }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(spans) }),
  z.object({ type: z.literal('facts'), facts: z.array(z.object({ label: words, value: spans })) }),
  z.object({ type: z.literal('buttons'), buttons: z.array(button) }),
  z.object({ type: z.literal('chats'), chats: z.array(z.object({ label: words, with: words, firstLine: words })) }),
  z.object({ type: z.literal('divider') }),
]);
const named = { name: words, label: words, hint: words.exactOptional(), required: z.boolean() };
const field = z.discriminatedUnion('type', [
  z.object({ type: z.literal(['short', 'long']), ...named, placeholder: words.exactOptional(), value: words.exactOptional() }),
  z.object({
    type: z.literal('choice'),
    ...named,
    options: z.array(z.object({ label: words, value: words })),
    value: words.exactOptional(),
  }),
  z.object({ type: z.literal('date'), ...named, value: words.exactOptional() }),
  z.object({ type: z.literal('person'), ...named, several: z.boolean() }),
  z.object({ type: z.literal('channels'), ...named }),
]);
const Packed = z.object({
  title: words,
  intro: z.array(block),
  fields: z.array(field),
  submit: words,
  cancel: words,
  intent: words,
  subject: words,
  notes: z.object({ missing: words, wrong: words, nowhere: words, more: words }),
});
