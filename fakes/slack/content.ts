import { blockProblems } from './blocks.ts';
import { asFields, asList, asText, type Fields, isFields } from './json.ts';
import { type Content, SlackError } from './model.ts';
import { type Problem, sayProblem } from './problems.ts';
import type { World } from './world.ts';

/**
 * chat.postMessage is documented to truncate beyond 40,000 characters; refusing shows the loss instead of hiding it.
 * chat.update and ephemerals answer `msg_too_long` from 4,001 characters (seratch/ChatGPT-in-Slack#102, votingworks/arlo#2070).
 */
export const longText = 40_000;
export const shortText = 4_000;

/**
 * Undocumented: chat.postMessage answers `msg_blocks_too_long` somewhere between 11,341 (bolt-js#2867, rich text) and 13,297
 * characters in all (bolt-js#2509). Refusing above 11,000 is on the safe side of every measure. A response_url has no such limit.
 */
const textInAllBlocks = 11_000;

export interface ContentRules {
  readonly maxText: number;
  readonly limitsBlocks: boolean;
}

/** What a message is to show, or the error Slack would answer; a bad one is also noted in `world.violations`. */
export function readContent(world: World, method: string, args: Fields, { maxText, limitsBlocks }: ContentRules): Content {
  const refuse = (code: string, problems: readonly Problem[], more: Fields = {}): never => {
    world.violates(method, problems);
    throw new SlackError(code, more);
  };
  const text = asText(args.text) ?? '';
  if (args.blocks !== undefined && !Array.isArray(args.blocks))
    refuse('invalid_blocks_format', [{ path: '/blocks', reason: 'must be an array' }]);
  const blocks = asList(args.blocks);
  if (asList(args.attachments).length > 0)
    refuse('invalid_attachments', [{ path: '/attachments', reason: 'the fake knows no attachments' }]);
  if (text === '' && blocks.length === 0) refuse('no_text', [{ path: '/text', reason: 'neither text nor blocks' }]);
  if (text.length > maxText) refuse('msg_too_long', [{ path: '/text', reason: `must be less than ${maxText + 1} characters` }]);
  const problems = blockProblems(blocks, 'message');
  if (problems.length > 0) {
    const errors = problems.map(sayProblem);
    refuse('invalid_blocks', problems, { errors, response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) } });
  }
  if (limitsBlocks && textIn(blocks) > textInAllBlocks) {
    refuse('msg_blocks_too_long', [{ path: '/blocks', reason: `more than ${textInAllBlocks} characters in all` }]);
  }
  return { text, blocks: world.identified(blocks.map(asFields)), mrkdwn: args.mrkdwn !== false && args.mrkdwn !== 'false' };
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textIn(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textIn(item)),
    0,
  );
}

const plain = ['string', 'number', 'boolean'];

/** Metadata as chat.postMessage takes it. Its size limit is undocumented: 8,000 characters here. */
export function readMetadata(value: unknown): Fields | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw new SlackError('invalid_metadata_format');
  if (Object.keys(value).length === 0) return undefined;
  if (typeof value.event_type !== 'string' || value.event_type === '' || !isFields(value.event_payload)) {
    throw new SlackError('invalid_metadata_schema');
  }
  const isFlat = (item: unknown): boolean => isFields(item) && Object.values(item).every((leaf) => plain.includes(typeof leaf));
  const allowed = (item: unknown): boolean => plain.includes(typeof item) || isFlat(item) || (Array.isArray(item) && item.every(isFlat));
  if (!Object.values(value.event_payload).every(allowed)) throw new SlackError('invalid_metadata_schema');
  if (JSON.stringify(value).length > 8_000) throw new SlackError('metadata_too_large');
  return { event_type: value.event_type, event_payload: value.event_payload };
}
