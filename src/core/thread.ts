import { z } from 'zod';
import type { PostRef } from '../ports/chat-platform.ts';
import { opaque, subject, unslashed } from './subject.ts';

// The message of a conversation with the bot below which somebody wrote, as deliveries and posts keep it: two ids and a slash.

const aThread = subject({ conversation: unslashed, message: opaque }, '/');

export const threadName = (thread: PostRef) => aThread.write(thread);

const ofThread = z.object({ thread: z.string() }).partial();

/** Below which message an answer goes. */
export const threadNameIn = (about: unknown): string | undefined => ofThread.parse(about).thread;

/** Null: no thread's name. */
export const threadNamed = (name: string): PostRef | null => aThread.read(name);
