import { asFields, asList, asText, type Fields } from '../slack/json.ts';
import { actionsIn } from './limits.ts';
import { cardIn } from './world.ts';

/** Characters that clients do not draw. */
const undrawn = /[\u2060\u200b\ufeff]/g;
export const drawn = (text: unknown) => (asText(text) ?? '').replace(undrawn, '');

/** What a person reads in a message: its text, its card, buttons in [brackets]. */
export function visibleActivity(content: Fields): string {
  const card = cardIn(content);
  return [drawn(content.text), card ? visibleCard(card) : ''].filter((one) => one !== '').join('\n');
}

export function visibleCard(card: Fields): string {
  return [...asList(card.body), { type: 'ActionSet', actions: card.actions }]
    .map((part) => visiblePart(asFields(part)))
    .filter((line) => line !== '')
    .join('\n');
}

function visiblePart(part: Fields): string {
  switch (part.type) {
    case 'TextBlock':
      return drawn(part.text);
    case 'RichTextBlock':
      return asList(part.inlines)
        .map((run) => (typeof run === 'string' ? drawn(run) : drawn(asFields(run).text)))
        .join('');
    case 'Container':
      return asList(part.items)
        .map((one) => visiblePart(asFields(one)))
        .join('\n');
    case 'ActionSet':
      return asList(part.actions)
        .map((action) => `[${drawn(asFields(action).title)}]`)
        .join(' ');
    case 'Input.ChoiceSet':
      return [drawn(part.label), ...asList(part.choices).map((one) => `( ) ${drawn(asFields(one).title)}`)].join('\n');
    case 'Input.Text':
    case 'Input.Date':
      return [drawn(part.label), drawn(part.value) || drawn(part.placeholder)].filter((one) => one !== '').join('\n');
    default:
      throw new Error(`this client does not draw a ${String(part.type)}`);
  }
}

export function buttonsOf(card: Fields | undefined): readonly string[] {
  return actionsIn(card).map(({ title }) => drawn(title));
}

/** The fields of a form, in their order. */
export function inputsOf(card: Fields): readonly Fields[] {
  return asList(card.body)
    .map(asFields)
    .filter(({ type }) => String(type).startsWith('Input.'));
}

/** What is said in red just above each field, by its name; what is said above all of them belongs to none. */
export function errorsOf(card: Fields): Record<string, string> {
  const parts = asList(card.body).map(asFields);
  return Object.fromEntries(
    parts.flatMap((part, index) => {
      const above = parts[index - 1];
      const isRed = above?.type === 'RichTextBlock' && asList(above.inlines).some((run) => asFields(run).color === 'Attention');
      return String(part.type).startsWith('Input.') && isRed && index > 1 ? [[String(part.id), visiblePart(above)]] : [];
    }),
  );
}
