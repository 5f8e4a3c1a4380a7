/**
 * What Slack refuses in Block Kit. Limits: docs.slack.dev/reference/block-kit and the comments of @slack/types; wording and
 * `invalid additional property`: errors quoted in GitHub threads (metabase#74943, spacecat-api-service#176, slackblocks#36).
 */
import { checkElement, checkUniqueActionIds } from './elements.ts';
import { asList, asText, type Fields, isFields } from './json.ts';
import { type Problem, Problems, sayProblem } from './problems.ts';
import { checkRichText } from './rich-text.ts';

export { activeMarkup } from './markup.ts';
export { visibleText } from './reading.ts';

export type Surface = 'message' | 'modal' | 'home';

const both = ['plain_text', 'mrkdwn'] as const;

export function checkBlocks(blocks: unknown, surface: Surface): string[] {
  return blockProblems(blocks, surface).map(sayProblem);
}

export function checkView(view: unknown): string[] {
  return viewProblems(view).map(sayProblem);
}

export function blockProblems(blocks: unknown, surface: Surface, path = '/blocks'): readonly Problem[] {
  const problems = new Problems();
  const ids = new Set<string>();
  problems.array(
    path,
    blocks,
    surface === 'message' ? 50 : 100,
    (at, block) => {
      checkBlock(problems, at, block);
      const id = asText(block.block_id);
      if (id !== undefined && ids.has(id)) problems.add(`${at}/block_id`, `\`block_id\` "${id}" already exists`);
      if (id !== undefined) ids.add(id);
    },
    0,
  );
  return problems.found;
}

export function viewProblems(view: unknown, path = '/view'): readonly Problem[] {
  const problems = new Problems();
  if (!isFields(view)) return [{ path, reason: 'must be an object' }];
  problems.oneOf(`${path}/type`, view.type ?? null, ['modal', 'home']);
  const common = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
  problems.onlyKeys(
    path,
    view,
    view.type === 'home' ? common : [...common, 'title', 'submit', 'close', 'clear_on_close', 'notify_on_close'],
  );
  problems.required(path, view, 'blocks', ...(view.type === 'home' ? [] : ['title']));
  problems.string(`${path}/private_metadata`, view.private_metadata, 3000, 0);
  problems.string(`${path}/callback_id`, view.callback_id, 255, 0);
  problems.string(`${path}/external_id`, view.external_id, 255, 0);
  for (const name of ['title', 'submit', 'close']) problems.text(`${path}/${name}`, view[name], 24);
  for (const name of ['clear_on_close', 'notify_on_close']) problems.boolean(`${path}/${name}`, view[name]);
  const hasInput = asList(view.blocks).some((block) => isFields(block) && block.type === 'input');
  if (view.type === 'modal' && hasInput && view.submit === undefined) problems.add(path, 'missing required field: submit');
  return [...problems.found, ...blockProblems(view.blocks, view.type === 'home' ? 'home' : 'modal', `${path}/blocks`)];
}

function checkBlock(problems: Problems, path: string, block: Fields): void {
  problems.string(`${path}/block_id`, block.block_id, 255);
  switch (block.type) {
    case 'section':
      checkSection(problems, path, block);
      break;
    case 'header':
      problems.onlyKeys(path, block, ['type', 'block_id', 'text']);
      problems.required(path, block, 'text');
      problems.text(`${path}/text`, block.text, 150);
      break;
    case 'context':
      problems.onlyKeys(path, block, ['type', 'block_id', 'elements']);
      problems.required(path, block, 'elements');
      // The 2,000 of a context text are those Slack's schema gives any text without a limit of its own.
      problems.array(`${path}/elements`, block.elements, 10, (at, element) => problems.text(at, element, 2000, both));
      break;
    case 'actions':
      problems.onlyKeys(path, block, ['type', 'block_id', 'elements']);
      problems.required(path, block, 'elements');
      problems.array(`${path}/elements`, block.elements, 25, (at, element) => checkElement(problems, at, element, 'actions'));
      checkUniqueActionIds(problems, path, asList(block.elements));
      break;
    case 'input':
      checkInput(problems, path, block);
      break;
    case 'rich_text':
      checkRichText(problems, path, block);
      break;
    case 'divider':
      problems.onlyKeys(path, block, ['type', 'block_id']);
      break;
    default:
      problems.add(path, `unsupported type: ${String(block.type)}`);
  }
}

function checkSection(problems: Problems, path: string, block: Fields): void {
  problems.onlyKeys(path, block, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand']);
  if (block.text === undefined && block.fields === undefined) problems.add(path, 'must define either `fields` or `text`');
  problems.text(`${path}/text`, block.text, 3000, both);
  problems.array(`${path}/fields`, block.fields, 10, (at, field) => problems.text(at, field, 2000, both));
  problems.boolean(`${path}/expand`, block.expand);
  if (isFields(block.accessory)) checkElement(problems, `${path}/accessory`, block.accessory, 'accessory');
  else if (block.accessory !== undefined) problems.add(`${path}/accessory`, 'must be an object');
}

function checkInput(problems: Problems, path: string, block: Fields): void {
  problems.onlyKeys(path, block, ['type', 'block_id', 'label', 'element', 'hint', 'optional', 'dispatch_action']);
  problems.required(path, block, 'label', 'element');
  problems.text(`${path}/label`, block.label, 2000);
  problems.text(`${path}/hint`, block.hint, 2000);
  problems.boolean(`${path}/optional`, block.optional);
  problems.boolean(`${path}/dispatch_action`, block.dispatch_action);
  if (isFields(block.element)) checkElement(problems, `${path}/element`, block.element, 'input');
  else if (block.element !== undefined) problems.add(`${path}/element`, 'must be an object');
}
