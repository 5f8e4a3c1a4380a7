import { createRequire } from 'node:module';

// Its ES modules name their files without extensions, which Node does not follow: the bundle is taken instead.
const cards: typeof import('adaptivecards') = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** As Teams sets it: six buttons in a row. */
const host = new cards.HostConfig({ actions: { maxActions: 6 } });

/** What Microsoft's own library has against a card of version 1.5; nothing when it takes it as it is. */
export function complaints(json: unknown): string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const card = new cards.AdaptiveCard();
  card.hostConfig = host;
  card.parse(json, context);
  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const valid = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsed, ...valid, ...(card.getItemCount() === 0 ? ['The card shows nothing.'] : [])];
}

/** Of a form whose people are chosen in the directory: that is Teams' own extension of version 1.5, which the library knows as 1.6. */
export function formComplaints(json: unknown): string[] {
  const pickers = parts(json, 'Input.ChoiceSet').filter((one) => 'choices.data' in one).length;
  const expected = [
    'Property "choices.data" is supported in version 1.6, but you are using version 1.5.',
    'An Input.ChoiceSet must have at least one choice defined.',
  ].flatMap((one) => Array.from({ length: pickers }, () => one));
  const left = [...expected];
  const others = complaints(json).filter((one) => {
    const at = left.indexOf(one);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [...others, ...left.map((one) => `expected: ${one}`)];
}

type Part = Readonly<Record<string, unknown>>;

/** Every element or action of this type, wherever it is; not what a client would do instead (`fallback`). */
export function parts(json: unknown, type: string): Part[] {
  return everything(json).filter((one) => one.type === type);
}

/** Every element, action and text run, from the top. */
export function everything(json: unknown): Part[] {
  if (Array.isArray(json)) return json.flatMap(everything);
  if (!isPart(json)) return [];
  const inside = Object.entries(json).flatMap(([key, value]) => (key === 'fallback' || key === 'data' ? [] : everything(value)));
  return [json, ...inside];
}

function isPart(json: unknown): json is Part {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

const joiners = /\u2060/g;

/** What is read, a line for each block, without the characters nobody sees that keep it from acting. */
export function visibleText(json: unknown): string {
  return parts(json, 'RichTextBlock')
    .map((block) => (Array.isArray(block.inlines) ? block.inlines : []).map((run) => (isPart(run) ? String(run.text) : '')).join(''))
    .join('\n')
    .replace(joiners, '');
}

/** What could act in any text of the card: Markdown where it is read, `<at>`, `{{DATE(…)}}`, links under other words. */
export function activeMarkup(json: unknown): string[] {
  return everything(json).flatMap((part) => {
    const texts = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText'].flatMap((key) => part[key] ?? []).map(String);
    const readsMarkdown = part.type === undefined || part.type === 'TextBlock' || part.type === 'FactSet';
    const markdown = /[*_~`]\S|\]\(|^\s*(?:[#>+-]|\d+[.)])\s/m;
    return [
      ...texts.filter((text) => /\{\{|<[\p{L}/!]|\]\(/u.test(text)).map((text) => `acts: ${text}`),
      ...(readsMarkdown ? texts.filter((text) => markdown.test(text)).map((text) => `Markdown: ${text}`) : []),
      ...(part.type === 'TextBlock' || part.type === 'FactSet' || 'selectAction' in part ? [`element: ${String(part.type)}`] : []),
      ...('msteams' in part && isPart(part.msteams) && 'entities' in part.msteams ? ['a mention'] : []),
    ];
  });
}

/** The whole message Teams would be sent, in bytes of the heavier of its encodings. */
export function messageBytes({ content, text }: { readonly content: unknown; readonly text: string }): number {
  const id = '29:1AbcdEfGhIjKlMnOpQrStUvWxYz0123456789AbcdEfGhIjKlMnOpQrStUvWxYz0123456789AbcdEfGh';
  const json = JSON.stringify({
    type: 'message',
    summary: text,
    from: { id, name: 'Vendange' },
    recipient: { id, name: 'Une personne au nom plutôt long', aadObjectId: '11111111-2222-3333-4444-555555555555' },
    conversation: { id: `a:${id}${id}`, tenantId: '11111111-2222-3333-4444-555555555555', conversationType: 'personal' },
    channelData: { tenant: { id: '11111111-2222-3333-4444-555555555555' } },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  });
  return Math.max(Buffer.byteLength(json), json.length * 2);
}

/** 28 KB, the strictest of Teams' limits. */
export const messageAtMost = 28 * 1024;
