import { z } from 'zod';
import type { PostRef } from '../ports/chat-platform.ts';

// The message of a conversation with the bot below which somebody wrote, as deliveries and posts keep it: two ids and a slash.

export const threadName = ({ conversation, message }: PostRef) => `${conversation}/${message}`;

const ofThread = z.object({ thread: z.string() }).partial();

/** Below which message an answer goes. */
export const threadNameIn = (about: unknown): string | undefined => ofThread.parse(about).thread;

/** Null: no thread's name. */
export function threadNamed(name: string): PostRef | null {
  const [conversation, message] = name.split('/');
  return conversation === undefined || message === undefined ? null : { conversation, message };
}
