import { type Entries, isNumbered, type Target } from '../slack/forms.ts';
import { asFields, asList, asText, type Fields } from '../slack/json.ts';
import { drawn, inputsOf } from './reading.ts';
import { channelId } from './world.ts';

/** Empty of a link. */
export function intentOf(action: Fields): string {
  return asText(asFields(asFields(action.data).vendange).action) ?? '';
}

/** The action that bears this name. */
export function pick(actions: readonly Fields[], target: Target): Fields {
  const { name, nth } = typeof target === 'string' ? { name: target, nth: undefined } : target;
  const found = actions.filter(
    (one) => drawn(one.title) === name || intentOf(one) === name.replace(/:\d+$/, '') || isNumbered(drawn(one.title), name),
  );
  if (found.length > 1 && nth === undefined) throw new Error(`"${name}" stands ${found.length} times: say which with { name, nth }`);
  const action = nth === undefined ? found[0] : found[nth];
  if (!action) throw new Error(`nothing to press named "${name}"; there are: ${actions.map(({ title }) => drawn(title)).join(', ')}`);
  return action;
}

/** What the client sends of a card's fields, and what it refuses to send. */
export function filled(card: Fields, entries: Entries): { values: Record<string, string>; missing: Record<string, string> } {
  const inputs = inputsOf(card);
  for (const key of Object.keys(entries)) {
    if (!inputs.some((one) => one.id === key || drawn(one.label) === key))
      throw new Error(`no field "${key}"; there are: ${inputs.map(({ id, label }) => `${String(id)} (${drawn(label)})`).join(', ')}`);
  }
  const values: Record<string, string> = {};
  const missing: Record<string, string> = {};
  for (const input of inputs) {
    const id = String(input.id);
    const key = Object.keys(entries).find((name) => name === id || name === drawn(input.label));
    const entry = key === undefined ? (asText(input.value) ?? '') : (entries[key] ?? '');
    const value = typeof entry === 'string' ? entered(input, entry) : entry.map((one) => entered(input, one)).join(',');
    if (value === '' && input.isRequired === true) missing[id] = drawn(input.errorMessage);
    if (typeof input.maxLength === 'number' && value.length > input.maxLength) missing[id] = `At most ${input.maxLength}.`;
    values[id] = value;
  }
  return { values, missing };
}

function entered(input: Fields, entry: string): string {
  const choices = asList(input.choices).map(asFields);
  if (input.type !== 'Input.ChoiceSet' || choices.length === 0 || entry === '') return entry;
  const found = choices.find((one) => one.value === entry || one.value === channelId(entry) || drawn(one.title) === entry);
  if (!found) throw new Error(`no option "${entry}"; there are: ${choices.map((one) => String(one.value)).join(', ')}`);
  return String(found.value);
}
