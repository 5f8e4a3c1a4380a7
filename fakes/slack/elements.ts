import { isDeepStrictEqual } from 'node:util';
import { asFields, asList, asText, type Fields } from './json.ts';
import type { Problems } from './problems.ts';

/** Where an element stands decides which ones may. */
export type Place = 'actions' | 'accessory' | 'input';

interface Element {
  readonly places: readonly Place[];
  readonly keys: readonly string[];
  readonly check: (problems: Problems, path: string, element: Fields) => void;
}

const everywhere: readonly Place[] = ['actions', 'accessory', 'input'];

/**
 * The elements the bot has a use for. An element that exists at Slack and not here is refused:
 * add it together with what a person does with it (`forms.ts`).
 */
const elements: Readonly<Record<string, Element>> = {
  button: {
    places: ['actions', 'accessory'],
    keys: ['text', 'value', 'url', 'style', 'confirm', 'accessibility_label'],
    check: checkButton,
  },
  static_select: {
    places: everywhere,
    keys: ['placeholder', 'options', 'initial_option', 'confirm', 'focus_on_load'],
    check: checkStaticSelect,
  },
  radio_buttons: { places: everywhere, keys: ['options', 'initial_option', 'confirm', 'focus_on_load'], check: checkRadioButtons },
  checkboxes: { places: everywhere, keys: ['options', 'initial_options', 'confirm', 'focus_on_load'], check: checkCheckboxes },
  datepicker: { places: everywhere, keys: ['placeholder', 'initial_date', 'confirm', 'focus_on_load'], check: checkDatepicker },
  users_select: { places: everywhere, keys: ['placeholder', 'initial_user', 'confirm', 'focus_on_load'], check: checkUsersSelect },
  multi_users_select: {
    places: ['accessory', 'input'],
    keys: ['placeholder', 'initial_users', 'max_selected_items', 'confirm', 'focus_on_load'],
    check: checkMultiUsersSelect,
  },
  multi_conversations_select: {
    places: ['accessory', 'input'],
    keys: [
      'placeholder',
      'initial_conversations',
      'default_to_current_conversation',
      'max_selected_items',
      'filter',
      'confirm',
      'focus_on_load',
    ],
    check: checkMultiConversationsSelect,
  },
  plain_text_input: {
    places: ['input'],
    keys: ['placeholder', 'initial_value', 'multiline', 'min_length', 'max_length', 'dispatch_action_config', 'focus_on_load'],
    check: checkPlainTextInput,
  },
};

export function checkElement(problems: Problems, path: string, element: Fields, place: Place): void {
  const known = elements[String(element.type)];
  if (!known) {
    problems.add(path, `unsupported type: ${String(element.type)}`);
    return;
  }
  if (!known.places.includes(place)) {
    problems.add(path, `unsupported type: ${String(element.type)} in ${place}`);
    return;
  }
  problems.onlyKeys(path, element, ['type', 'action_id', ...known.keys]);
  problems.string(`${path}/action_id`, element.action_id, 255);
  problems.text(`${path}/placeholder`, element.placeholder, 150);
  problems.boolean(`${path}/focus_on_load`, element.focus_on_load);
  checkConfirm(problems, `${path}/confirm`, element.confirm);
  known.check(problems, path, element);
}

export function checkUniqueActionIds(problems: Problems, path: string, found: readonly unknown[]): void {
  const seen = new Set<string>();
  for (const id of found.map((element) => asText(asFields(element).action_id))) {
    if (id === undefined) continue;
    if (seen.has(id)) problems.add(path, `\`action_id\` "${id}" already exists for this block`);
    seen.add(id);
  }
}

function checkButton(problems: Problems, path: string, element: Fields): void {
  problems.required(path, element, 'text');
  problems.text(`${path}/text`, element.text, 75);
  problems.string(`${path}/value`, element.value, 2000);
  problems.string(`${path}/url`, element.url, 3000);
  problems.string(`${path}/accessibility_label`, element.accessibility_label, 75);
  problems.oneOf(`${path}/style`, element.style, ['primary', 'danger']);
}

function checkStaticSelect(problems: Problems, path: string, element: Fields): void {
  problems.required(path, element, 'options');
  checkOptions(problems, path, element.options, 100, ['plain_text']);
  checkInitial(problems, `${path}/initial_option`, element, element.initial_option);
}

function checkRadioButtons(problems: Problems, path: string, element: Fields): void {
  problems.required(path, element, 'options');
  checkOptions(problems, path, element.options, 10, ['plain_text', 'mrkdwn']);
  checkInitial(problems, `${path}/initial_option`, element, element.initial_option);
}

function checkCheckboxes(problems: Problems, path: string, element: Fields): void {
  problems.required(path, element, 'options');
  checkOptions(problems, path, element.options, 10, ['plain_text', 'mrkdwn']);
  problems.array(`${path}/initial_options`, element.initial_options, 10, (at, option) => checkInitial(problems, at, element, option));
}

function checkOptions(problems: Problems, path: string, value: unknown, max: number, kinds: readonly ('plain_text' | 'mrkdwn')[]): void {
  problems.array(`${path}/options`, value, max, (at, option) => {
    problems.onlyKeys(at, option, ['text', 'value', 'description']);
    problems.required(at, option, 'text', 'value');
    problems.text(`${at}/text`, option.text, 75, kinds);
    problems.text(`${at}/description`, option.description, 75, kinds);
    problems.string(`${at}/value`, option.value, 150);
  });
}

/** Slack wants the initial option to be one of the options, identical in every property. */
function checkInitial(problems: Problems, path: string, element: Fields, initial: unknown): void {
  if (initial === undefined) return;
  if (!asList(element.options).some((option) => isDeepStrictEqual(option, initial))) problems.add(path, 'must be one of the options');
}

function checkDatepicker(problems: Problems, path: string, element: Fields): void {
  if (element.initial_date !== undefined && !isCalendarDate(element.initial_date)) {
    problems.add(`${path}/initial_date`, 'must be a valid date in YYYY-MM-DD format');
  }
}

export function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function checkUsersSelect(problems: Problems, path: string, element: Fields): void {
  problems.string(`${path}/initial_user`, element.initial_user, 255);
}

function checkMultiUsersSelect(problems: Problems, path: string, element: Fields): void {
  checkIds(problems, `${path}/initial_users`, element.initial_users, 'user');
  problems.number(`${path}/max_selected_items`, element.max_selected_items, 1, 1000);
}

function checkMultiConversationsSelect(problems: Problems, path: string, element: Fields): void {
  checkIds(problems, `${path}/initial_conversations`, element.initial_conversations, 'conversation');
  problems.boolean(`${path}/default_to_current_conversation`, element.default_to_current_conversation);
  problems.number(`${path}/max_selected_items`, element.max_selected_items, 1, 1000);
  if (element.filter === undefined) return;
  const filter = asFields(element.filter);
  problems.onlyKeys(`${path}/filter`, filter, ['include', 'exclude_external_shared_channels', 'exclude_bot_users']);
  // Slack wants one of its keys at least, and an array that is not empty.
  if (Object.keys(filter).length === 0) problems.add(`${path}/filter`, 'must provide at least one field');
  if (filter.include !== undefined && asList(filter.include).length === 0) problems.add(`${path}/filter/include`, 'must not be empty');
  for (const kind of asList(filter.include)) problems.oneOf(`${path}/filter/include`, kind, ['im', 'mpim', 'private', 'public']);
  problems.boolean(`${path}/filter/exclude_external_shared_channels`, filter.exclude_external_shared_channels);
  problems.boolean(`${path}/filter/exclude_bot_users`, filter.exclude_bot_users);
}

function checkIds(problems: Problems, path: string, ids: unknown, of: string): void {
  if (ids !== undefined && (!Array.isArray(ids) || ids.some((one) => typeof one !== 'string' || one === ''))) {
    problems.add(path, `must be an array of ${of} ids`);
  }
}

/**
 * `initial_value` above 3,000 characters has no documented limit of its own (IBM/slack-wrench#105), but a person could not
 * send it back within `max_length`: refused here.
 */
function checkPlainTextInput(problems: Problems, path: string, element: Fields): void {
  problems.number(`${path}/min_length`, element.min_length, 0, 3000);
  problems.number(`${path}/max_length`, element.max_length, 1, 3000);
  problems.string(`${path}/initial_value`, element.initial_value, typeof element.max_length === 'number' ? element.max_length : 3000, 0);
  problems.boolean(`${path}/multiline`, element.multiline);
}

function checkConfirm(problems: Problems, path: string, value: unknown): void {
  if (value === undefined) return;
  const confirm = asFields(value);
  problems.onlyKeys(path, confirm, ['title', 'text', 'confirm', 'deny', 'style']);
  problems.required(path, confirm, 'title', 'text', 'confirm', 'deny');
  problems.text(`${path}/title`, confirm.title, 100);
  problems.text(`${path}/text`, confirm.text, 300, ['plain_text', 'mrkdwn']);
  problems.text(`${path}/confirm`, confirm.confirm, 30);
  problems.text(`${path}/deny`, confirm.deny, 30);
  problems.oneOf(`${path}/style`, confirm.style, ['primary', 'danger']);
}
