import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../adapters/postgres/database.ts';
import { settableClock } from '../../fakes/clock.ts';
import { readConfig } from '../../src/config/config.ts';
import { type Running, start } from '../../src/main.ts';
import { type Answered, postingTo } from '../../support/playground.ts';
import { freshDatabase, scratchFolder } from './databases.ts';

const Button = z.object({ label: z.string(), intent: z.string(), subject: z.string() });
const Block = z.object({ type: z.string(), buttons: z.array(Button).optional() }).loose();
const Message = z.object({
  id: z.string(),
  place: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  text: z.string(),
  at: z.number(),
  blocks: z.array(Block),
  files: z.array(z.object({ name: z.string() })),
  edited: z.boolean(),
});
type SeenMessage = z.infer<typeof Message>;
const Hello = z.object({
  now: z.number(),
  movable: z.boolean(),
  people: z.array(z.object({ id: z.string(), name: z.string(), locale: z.string() })),
  places: z.array(z.object({ id: z.string(), kind: z.string(), people: z.array(z.string()) })),
  messages: z.array(Message),
  homes: z.record(z.string(), z.object({ blocks: z.array(Block) })),
});
const Outlook = z.array(
  z.object({
    at: z.number(),
    type: z.string(),
    what: z.string(),
    to: z.array(z.string()),
    says: z.object({ fr: z.string(), en: z.string() }),
    blocks: z.array(Block),
  }),
);

export interface TestPlayground {
  readonly url: string;
  readonly running: Running;
  readonly logs: readonly string[];
  /** Throws where the database is its own. */
  readonly database: Database;
  post(path: string, body: unknown): Promise<z.infer<typeof Answered>>;
  /** Says it in their own conversation, or elsewhere. */
  speak(person: string, text: string, place?: string): Promise<z.infer<typeof Answered>>;
  /** A button by its intent or its label. */
  press(person: string, on: SeenMessage, name: string): Promise<z.infer<typeof Answered>>;
  /** What somebody who opens the page sees. */
  look(): Promise<z.infer<typeof Hello>>;
  /** What is to come, as the page lists it. */
  ahead(): Promise<z.infer<typeof Outlook>>;
  /** What they see in their own conversation, or elsewhere, as one text each. */
  shown(place: string): Promise<readonly (SeenMessage & { words: string })[]>;
  stop(): Promise<void>;
}

/** The whole bot with its playground, started as `npm start` does; stopped when the test ends. A Thursday at ten, in Paris. */
export async function startPlayground(
  settings: { now?: string; env?: Readonly<Record<string, string>>; folder?: string; embedded?: boolean } = {},
): Promise<TestPlayground> {
  const clock = settableClock(settings.now ?? '2026-11-19T10:00[Europe/Paris]');
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'info',
    VENDANGE_ORGANISATION: 'Ville de Vignes',
    VENDANGE_DATA: settings.folder ?? scratchFolder(),
    ...settings.env,
  });
  const logs: string[] = [];
  const database = settings.embedded ? undefined : await freshDatabase('postgres');
  const running = await start(config, {
    clock,
    draw: () => 0,
    log: (line) => void logs.push(line),
    logTo: { write: (line: string) => void logs.push(line) },
    ...(database ? { database } : {}),
  });
  const { url } = running;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= running.stop();
    return stopped;
  };
  onTestFinished(stop);

  const post = postingTo(running);
  const look = async () => Hello.parse(await event(url, 'hello'));
  return {
    url,
    running,
    logs,
    get database() {
      if (!database) throw new Error('The database is its own.');
      return database;
    },
    post,
    stop,
    look,
    speak: (person, text, place = `direct:${person}`) => post('speak', { receipt: randomUUID(), person, place, text }),
    async press(person, on, name) {
      const button = on.blocks.flatMap(({ buttons }) => buttons ?? []).find((one) => one.intent === name || one.label === name);
      if (!button) throw new Error(`No button « ${name} ».`);
      return post('press', {
        receipt: randomUUID(),
        person,
        place: on.place,
        message: on.id,
        intent: button.intent,
        subject: button.subject,
      });
    },
    ahead: async () => Outlook.parse(await event(url, 'outlook')),
    async shown(place) {
      const { messages } = await look();
      return messages.filter((one) => one.place === place).map((one) => ({ ...one, words: wordsOf(one) }));
    },
  };
}

/** Every piece of text of a card, in order, with plain spaces. */
function wordsOf({ text, blocks }: SeenMessage): string {
  const pieces: string[] = [];
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) collect(one);
    else if (typeof part === 'object' && part !== null)
      for (const [key, value] of Object.entries(part)) key === 'text' ? pieces.push(String(value)) : collect(value);
  };
  collect(blocks);
  return [text, ...pieces].join('').replace(/[\u00a0\u202f]/g, ' ');
}

/** The first event of this name that the page is sent. */
async function event(url: string, name: string): Promise<unknown> {
  const response = await fetch(`${url}/playground/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    text += part.value;
    const found = new RegExp(`event: ${name}\\ndata: (.*)\\n\\n`).exec(text);
    if (!found?.[1]) continue;
    await reader?.cancel();
    return JSON.parse(found[1]);
  }
  throw new Error(`No event ${name}.`);
}
