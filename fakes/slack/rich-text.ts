import { asFields, type Fields, isFields } from './json.ts';
import type { Problems } from './problems.ts';

const maxItems = 1000;

const inlineKeys: Readonly<Record<string, { readonly keys: readonly string[]; readonly required: readonly string[] }>> = {
  text: { keys: ['text'], required: ['text'] },
  link: { keys: ['url', 'text', 'unsafe'], required: ['url'] },
  emoji: { keys: ['name', 'unicode', 'url'], required: ['name'] },
  user: { keys: ['user_id'], required: ['user_id'] },
  usergroup: { keys: ['usergroup_id'], required: ['usergroup_id'] },
  channel: { keys: ['channel_id'], required: ['channel_id'] },
  broadcast: { keys: ['range'], required: ['range'] },
  date: { keys: ['timestamp', 'format', 'url', 'fallback'], required: ['timestamp', 'format'] },
};

const styles = ['bold', 'italic', 'strike', 'code', 'highlight', 'client_highlight', 'unlink'];

export function checkRichText(problems: Problems, path: string, block: Fields): void {
  problems.onlyKeys(path, block, ['type', 'block_id', 'elements']);
  problems.required(path, block, 'elements');
  problems.array(`${path}/elements`, block.elements, maxItems, (at, element) => checkPart(problems, at, element));
}

function checkPart(problems: Problems, path: string, part: Fields): void {
  switch (part.type) {
    case 'rich_text_section':
      problems.onlyKeys(path, part, ['type', 'elements']);
      checkInlines(problems, path, part);
      break;
    case 'rich_text_quote':
      problems.onlyKeys(path, part, ['type', 'elements', 'border']);
      checkInlines(problems, path, part);
      break;
    case 'rich_text_preformatted':
      problems.onlyKeys(path, part, ['type', 'elements', 'border', 'language']);
      checkInlines(problems, path, part, ['text', 'link']);
      break;
    case 'rich_text_list':
      problems.onlyKeys(path, part, ['type', 'elements', 'style', 'indent', 'offset', 'border']);
      problems.required(path, part, 'style', 'elements');
      problems.oneOf(`${path}/style`, part.style, ['bullet', 'ordered']);
      problems.number(`${path}/indent`, part.indent, 0, 8);
      problems.array(`${path}/elements`, part.elements, maxItems, (at, item) => {
        if (item.type === 'rich_text_section') checkPart(problems, at, item);
        else problems.add(at, `unsupported type: ${String(item.type)} in rich_text_list`);
      });
      break;
    default:
      problems.add(path, `unsupported type: ${String(part.type)}`);
  }
}

function checkInlines(problems: Problems, path: string, part: Fields, allowed?: readonly string[]): void {
  problems.required(path, part, 'elements');
  problems.array(`${path}/elements`, part.elements, maxItems, (at, inline) => checkInline(problems, at, inline, allowed));
}

function checkInline(problems: Problems, path: string, inline: Fields, allowed?: readonly string[]): void {
  const type = String(inline.type);
  const known = inlineKeys[type];
  if (!known || (allowed && !allowed.includes(type))) {
    problems.add(path, `unsupported type: ${type}`);
    return;
  }
  problems.onlyKeys(path, inline, ['type', 'style', ...known.keys]);
  problems.required(path, inline, ...known.required);
  if (type === 'text') problems.string(`${path}/text`, inline.text, Number.POSITIVE_INFINITY);
  if (type === 'link') problems.string(`${path}/url`, inline.url, 3000);
  if (type === 'broadcast') problems.oneOf(`${path}/range`, inline.range, ['here', 'channel', 'everyone']);
  if (type === 'date') problems.number(`${path}/timestamp`, inline.timestamp, 0, Number.MAX_SAFE_INTEGER);
  if (inline.style === undefined) return;
  if (!isFields(inline.style)) {
    problems.add(`${path}/style`, 'must be an object');
    return;
  }
  problems.onlyKeys(`${path}/style`, inline.style, styles);
  for (const name of Object.keys(asFields(inline.style))) problems.boolean(`${path}/style/${name}`, inline.style[name]);
}
