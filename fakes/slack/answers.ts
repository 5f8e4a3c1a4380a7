import { longText, readContent } from './content.ts';
import type { Answer } from './delivery.ts';
import { asFields, asList, decoded, type Fields, isFields } from './json.ts';
import { readView } from './methods/views.ts';
import { type Modal, type ResponseUrl, SlackError } from './model.ts';
import { postAnswer } from './response-url.ts';
import type { World } from './world.ts';

/** The answer to a slash command shows as an ephemeral, or to everyone; Slack shows nothing of one it refuses. */
export function showCommandAnswer(
  world: World,
  about: Pick<ResponseUrl, 'team' | 'user' | 'channel'>,
  answer: Answer,
): Readonly<Record<string, string>> {
  if (answer.status !== 200 || answer.body.trim() === '') return {};
  const body = textOrJson(answer.body);
  try {
    postAnswer(
      world,
      about,
      'command answer',
      body,
      readContent(world, 'command answer', body, { maxText: longText, limitsBlocks: false }),
    );
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
  }
  return {};
}

/** Plain text is an answer too. */
function textOrJson(body: string): Fields {
  const value = decoded(body);
  return isFields(value) ? value : { text: body };
}

/** Under no field in particular: what Slack says above the form when the answer is none, late or wrong. */
const trouble = { '': 'We had some trouble connecting. Try again?' };

/** What becomes of a form once the bot has answered its submission; returns what stands in red. */
export function answerSubmission(world: World, modal: Modal, answer: Answer): Readonly<Record<string, string>> {
  try {
    modal.errors = answer.status === 200 ? follow(world, modal, read(answer.body)) : trouble;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    modal.errors = trouble;
  }
  return modal.errors;
}

function read(body: string): Fields {
  const value = body.trim() === '' ? {} : decoded(body);
  if (!isFields(value)) throw new SlackError('invalid_json');
  return value;
}

function follow(world: World, modal: Modal, body: Fields): Readonly<Record<string, string>> {
  const stack = world.modals(modal.team, modal.user);
  const at = stack.indexOf(modal);
  switch (body.response_action) {
    case undefined:
      if (at >= 0) stack.splice(at);
      return {};
    case 'clear':
      stack.splice(0);
      return {};
    case 'update':
      modal.view = world.withIds(readView(world, 'view_submission answer', body.view, 'modal'));
      modal.hash = world.nextTs();
      return {};
    case 'push':
      if (stack.length >= 3) throw new SlackError('push_limit_reached');
      stack.push(world.newView(modal.team, modal.user, readView(world, 'view_submission answer', body.view, 'modal'), modal));
      return {};
    case 'errors':
      return fieldErrors(world, modal, body.errors);
    default:
      world.violates('view_submission answer', [{ path: '/response_action', reason: 'must be a valid enum value' }]);
      throw new SlackError('invalid_arguments');
  }
}

/** Errors stand under input blocks only; Slack refuses the whole answer when one names anything else. */
function fieldErrors(world: World, modal: Modal, errors: unknown): Readonly<Record<string, string>> {
  const inputs = asList(modal.view.blocks)
    .map(asFields)
    .filter(({ type }) => type === 'input')
    .map(({ block_id }) => block_id);
  const entries = isFields(errors) ? Object.entries(errors) : [];
  const strangers = entries.filter(([id, text]) => !inputs.includes(id) || typeof text !== 'string' || text === '');
  if (entries.length === 0 || strangers.length > 0) {
    const problems =
      entries.length === 0
        ? [{ path: '/errors', reason: 'names no field' }]
        : strangers.map(([id]) => ({ path: `/errors/${id}`, reason: 'names no input block' }));
    world.violates('view_submission answer', problems);
    throw new SlackError('invalid_arguments');
  }
  return Object.fromEntries(entries.map(([id, text]) => [id, String(text)]));
}
