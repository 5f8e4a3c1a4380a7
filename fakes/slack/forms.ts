import { isCalendarDate } from './elements.ts';
import { asFields, asList, asText, type Fields } from './json.ts';
import { echoed } from './payloads.ts';
import { readText } from './reading.ts';

/** What a person puts in a field: text, an option's value or label, an ISO date, a user id, or several of these. */
export type Entry = string | readonly string[] | null;
/** By action id, block id or label. */
export type Entries = Readonly<Record<string, Entry>>;

/** An element of a view or message that a person can act on. */
export interface Control {
  readonly blockId: string;
  readonly actionId: string;
  readonly label: string;
  readonly element: Fields;
  readonly required: boolean;
}

export function controlsOf(blocks: readonly Fields[]): readonly Control[] {
  return blocks.flatMap((block) => {
    const elements = block.type === 'input' ? [block.element] : block.type === 'actions' ? asList(block.elements) : [block.accessory];
    return elements
      .map(asFields)
      .filter((element) => element.type !== undefined)
      .map((element) => ({
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        label: block.type === 'input' ? readText(block.label) : readText(element.text ?? element.placeholder),
        element,
        required: block.type === 'input' && block.optional !== true,
      }));
  });
}

/** `state.values` as Slack shapes it: every element that holds something, by block id and action id. */
export function stateOf(blocks: readonly Fields[], entries: Entries = {}): Fields {
  const controls = controlsOf(blocks).filter(({ element }) => element.type !== 'button');
  for (const key of Object.keys(entries)) {
    if (!controls.some((control) => isNamed(control, key))) {
      throw new Error(`no field "${key}"; there are: ${controls.map(({ actionId, label }) => `${actionId} (${label})`).join(', ')}`);
    }
  }
  const values: Record<string, Record<string, Fields>> = {};
  for (const control of controls) {
    const block = values[control.blockId] ?? {};
    values[control.blockId] = block;
    block[control.actionId] = held(control.element, entryFor(control, entries));
  }
  return values;
}

/** What the client itself says under the fields before anything is sent. */
export function unsendable(blocks: readonly Fields[], entries: Entries): Record<string, string> {
  const errors: Record<string, string> = {};
  const state = asFields(stateOf(blocks, entries));
  for (const { blockId, actionId, element, required } of controlsOf(blocks)) {
    if (element.type === 'button') continue;
    const { type: _, ...content } = asFields(asFields(state[blockId])[actionId]);
    const value = Object.values(content)[0];
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (isEmpty && required) errors[blockId] = 'Please complete this required field.';
    if (typeof value === 'string' && element.type === 'plain_text_input') {
      const max = Number(element.max_length ?? 3000);
      if (value.length > max) errors[blockId] = `Must be at most ${max} characters.`;
      if (value.length < Number(element.min_length ?? 0)) errors[blockId] = `Must be at least ${String(element.min_length)} characters.`;
    }
  }
  return errors;
}

function isNamed(control: Control, name: string): boolean {
  return control.actionId === name || control.blockId === name || control.label === name;
}

/** « 2 », of a button that shows « 2. On a planté des vignes… ». */
export const isNumbered = (label: string, name: string) => /^\d+$/.test(name) && label.startsWith(`${name}. `);

function entryFor(control: Control, entries: Entries): Entry | undefined {
  const key = Object.keys(entries).find((name) => isNamed(control, name));
  return key === undefined ? undefined : entries[key];
}

/** What an element holds: what was entered, else what it was given at first. Emptied, a text is null. */
function held(element: Fields, entry: Entry | undefined): Fields {
  const type = element.type;
  switch (type) {
    case 'plain_text_input':
      return { type, value: (entry === undefined ? asText(element.initial_value) : one(entry)) || null };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: entry === undefined ? (element.initial_option ?? null) : pick(element, one(entry)) };
    case 'checkboxes':
      return {
        type,
        selected_options: entry === undefined ? asList(element.initial_options) : several(entry).map((name) => pick(element, name)),
      };
    case 'datepicker': {
      const date = entry === undefined ? (asText(element.initial_date) ?? null) : one(entry);
      if (date !== null && !isCalendarDate(date)) throw new Error(`a date picker gives no such date: ${date}`);
      return { type, selected_date: date };
    }
    case 'users_select':
      return { type, selected_user: entry === undefined ? (element.initial_user ?? null) : one(entry) };
    case 'multi_users_select':
      return { type, selected_users: entry === undefined ? asList(element.initial_users) : several(entry) };
    case 'multi_conversations_select':
      return { type, selected_conversations: entry === undefined ? asList(element.initial_conversations) : several(entry) };
    default:
      throw new Error(`a ${String(type)} holds nothing`);
  }
}

function one(entry: Entry): string | null {
  if (entry === null || typeof entry === 'string') return entry === '' ? null : entry;
  throw new Error('this field takes one value');
}

function several(entry: Entry): readonly string[] {
  return entry === null ? [] : typeof entry === 'string' ? [entry] : entry;
}

function pick(element: Fields, name: string | null): unknown {
  if (name === null) return null;
  const options = asList(element.options).map(asFields);
  const found = options.find((option) => option.value === name || readText(option.text) === name);
  if (!found) throw new Error(`no option "${name}"; there are: ${options.map((option) => String(option.value)).join(', ')}`);
  return found;
}

/** An app may number the buttons of a card behind a colon, since Slack wants an action id once in a block. */
export function actionOf(id: string): string {
  return id.replace(/:\d+$/, '');
}

/** A button by its label or action id, with or without its number; `nth` (from 0) when several bear the same. */
export type Target = string | { readonly name: string; readonly nth: number };

export function findControl(blocks: readonly Fields[], target: Target): Control {
  const { name, nth } = typeof target === 'string' ? { name: target, nth: undefined } : target;
  const all = controlsOf(blocks);
  const found = all.filter((control) => isNamed(control, name) || actionOf(control.actionId) === name || isNumbered(control.label, name));
  const [first] = found;
  if (found.length > 1 && nth === undefined) throw new Error(`"${name}" stands ${found.length} times: say which with { name, nth }`);
  const control = nth === undefined ? first : found[nth];
  if (!control)
    throw new Error(
      `nothing to press named "${name}"; there are: ${all.map(({ label, actionId }) => `${label} (${actionId})`).join(', ')}`,
    );
  return control;
}

/** One action of a `block_actions` payload. */
export function acted({ blockId, actionId, element }: Control, entry: Entry | undefined): Fields {
  const where = { block_id: blockId, action_id: actionId };
  if (element.type !== 'button') return { ...where, ...held(element, entry) };
  const { text, value, style } = element;
  return { ...where, type: 'button', text: echoed(text), ...(value !== undefined && { value }), ...(style !== undefined && { style }) };
}
