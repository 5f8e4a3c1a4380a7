import { visibleMessage, visibleText } from '../../fakes/slack/reading.ts';
import type { Sent } from '../../fakes/slack/sent.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { buttonsOf, type Drawn } from './doing.ts';
import type { Stream } from './stream.ts';

/** A post as it was when it left. */
export interface Post {
  readonly sent: Sent;
  /** Who reads it, besides the bot. */
  readonly to: readonly string[];
  readonly words: string;
  readonly buttons: readonly Drawn[];
  /** Several pieces of news in one message, or the only one. */
  readonly parts: readonly { readonly words: string; readonly buttons: readonly Drawn[] }[];
  /** What the bot says to a person on its own can be put off: the button names the delivery. */
  readonly deliveries: readonly string[];
  /** The beginning of a meeting, to several people at once. */
  readonly together: boolean;
}

export function reader(slack: FakeSlack): (sent: Sent) => Post {
  return (sent) => {
    const buttons = buttonsOf(sent.original.blocks);
    const channel = slack.world.channels.get(sent.channel);
    return {
      sent,
      to: [...(channel?.members ?? [])].filter((member) => member !== slack.team.bot),
      words: visibleMessage(sent.original),
      buttons,
      parts: partsOf(sent.original.blocks),
      deliveries: buttons.filter(({ intent }) => intent === 'later').map(({ subject }) => subject),
      together: channel?.kind === 'mpim',
    };
  };
}

function partsOf(blocks: Sent['original']['blocks']): Post['parts'] {
  const parts: (typeof blocks)[number][][] = [[]];
  for (const block of blocks) {
    if (block.type === 'divider') parts.push([]);
    else parts.at(-1)?.push(block);
  }
  return parts.map((part) => ({ words: visibleText(part), buttons: buttonsOf(part) }));
}

/** Whoever took everything back, or tried to, is promised nothing more than that. */
export const hasLeft = ({ stories }: Stream, person: string) => stories.gone.some((one) => one.person === person);

export function twice(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
