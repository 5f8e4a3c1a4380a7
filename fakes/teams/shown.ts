import { randomUUID } from 'node:crypto';
import { asFields, asText, type Fields } from '../slack/json.ts';
import { intentOf } from './forms.ts';
import { actionsIn } from './limits.ts';
import { buttonsOf, drawn, errorsOf, inputsOf, visibleActivity, visibleCard } from './reading.ts';
import { cardIn, type TeamsActivity } from './world.ts';

/** A message as a person sees it at one moment. Kept, it goes stale, like a screen nobody refreshed. */
export interface TeamsShown {
  readonly kind: 'message';
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  readonly fromBot: boolean;
  readonly isEphemeral: false;
  readonly threadTs: string | undefined;
  /** What notifications say. */
  readonly text: string;
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** What the bot is told of them when they are pressed, in the same order. */
  readonly intents: readonly string[];
  /** Those of them that open a form. */
  readonly openers: readonly string[];
  readonly edited: boolean;
  readonly at: number;
  readonly content: Fields;
}

/** A dialog, or what it says when it has nothing to ask. */
export interface TeamsDialog {
  readonly kind: 'modal';
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly visible: string;
  /** Labels of its buttons, in their order. */
  readonly buttons: readonly string[];
  /** What the bot is told of them when they are pressed, in the same order. */
  readonly intents: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
  readonly card: Fields;
  /** A message action opened it: what it sends goes elsewhere. */
  readonly fromMenu: boolean;
}

export interface TeamsOutcome {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
  readonly sent: boolean;
  readonly errors: Readonly<Record<string, string>>;
  /** What the answer changed on their screen. */
  readonly shown?: 'in place' | 'a form' | 'a notice';
}

/** A card that an answer to a press put there, on one screen, when the message had so many versions. */
export interface InPlace {
  readonly card: Fields;
  readonly versions: number;
}

export function showMessage({ id, conversation, author, at, under, versions }: TeamsActivity, overlay: InPlace | undefined): TeamsShown {
  const content =
    overlay && overlay.versions === versions.length
      ? { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: overlay.card }] }
      : (versions.at(-1) ?? {});
  return {
    kind: 'message',
    channel: conversation,
    ts: id,
    author,
    fromBot: author === 'bot',
    isEphemeral: false,
    threadTs: under,
    text: asText(content.summary) ?? asText(content.text) ?? '',
    visible: visibleActivity(content),
    buttons: buttonsOf(cardIn(content)),
    intents: actionsIn(cardIn(content)).map(intentOf),
    openers: actionsIn(cardIn(content))
      .filter((one) => asFields(asFields(one.data).msteams).type === 'task/fetch')
      .map(({ title }) => drawn(title)),
    edited: versions.length > 1,
    at,
    content,
  };
}

export function dialogOf(title: string, card: Fields, fromMenu: boolean): TeamsDialog {
  return {
    kind: 'modal',
    id: randomUUID(),
    title,
    submit: buttonsOf(card)[0] ?? '',
    visible: visibleCard(card),
    buttons: buttonsOf(card),
    intents: actionsIn(card).map(intentOf),
    errors: errorsOf(card),
    fields: inputsOf(card).map(({ id }) => String(id)),
    card,
    fromMenu,
  };
}
