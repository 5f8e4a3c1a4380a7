import { actionOf, type Control, controlsOf } from './forms.ts';
import { asFields, asList, asText, type Fields } from './json.ts';
import { type Message, type Modal, shownBy, type Team, type Version } from './model.ts';
import { readText, visibleMessage, visibleText } from './reading.ts';

/** A message as a person sees it at one moment. Kept, it goes stale, like a screen nobody refreshed. */
export interface ShownMessage {
  readonly kind: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  readonly fromBot: boolean;
  readonly isEphemeral: boolean;
  readonly threadTs: string | undefined;
  /** The top-level text: what a notification says. */
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly mrkdwn: boolean;
  /** What is read on the screen, buttons in [brackets]. */
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** Their action ids, without their numbers, in the same order. */
  readonly intents: readonly string[];
  readonly edited: boolean;
  readonly at: number;
}

export interface ShownView {
  readonly kind: 'modal' | 'home';
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly blocks: readonly Fields[];
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** Their action ids, without their numbers, in the same order. */
  readonly intents: readonly string[];
  /** What stands under the fields, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Block ids of its inputs. */
  readonly fields: readonly string[];
  readonly callbackId: string;
  readonly privateMetadata: string;
}

/** What a version shows does not change: it is read once. */
const read = new WeakMap<Version, ShownMessage>();

export function showMessage(message: Message, team: Team): ShownMessage {
  const version = shownBy(message);
  const known = read.get(version) ?? readAnew(message, version, team);
  read.set(version, known);
  return known;
}

function readAnew(message: Message, { text, blocks, mrkdwn }: Version, team: Team): ShownMessage {
  return {
    kind: 'message',
    channel: message.channel,
    ts: message.ts,
    author: message.author,
    fromBot: message.author === team.bot,
    isEphemeral: message.onlyFor !== undefined,
    threadTs: message.threadTs,
    text,
    blocks,
    mrkdwn,
    visible: visibleMessage({ text, blocks, mrkdwn }),
    buttons: buttonsOf(blocks).map(({ label }) => label),
    intents: buttonsOf(blocks).map(({ actionId }) => actionOf(actionId)),
    edited: message.versions.length > 1,
    at: message.postedAt,
  };
}

export function showView(modal: Modal): ShownView {
  const blocks = asList(modal.view.blocks).map(asFields);
  return {
    kind: modal.view.type === 'home' ? 'home' : 'modal',
    id: modal.id,
    title: readText(modal.view.title),
    submit: readText(modal.view.submit),
    blocks,
    visible: visibleText(blocks),
    buttons: buttonsOf(blocks).map(({ label }) => label),
    intents: buttonsOf(blocks).map(({ actionId }) => actionOf(actionId)),
    errors: modal.errors,
    fields: blocks.filter(({ type }) => type === 'input').map(({ block_id }) => asText(block_id) ?? ''),
    callbackId: asText(modal.view.callback_id) ?? '',
    privateMetadata: asText(modal.view.private_metadata) ?? '',
  };
}

function buttonsOf(blocks: readonly Fields[]): readonly Control[] {
  return controlsOf(blocks).filter(({ element }) => element.type === 'button');
}
