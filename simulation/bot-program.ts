/* The bot of a simulation, as a process of its own: it kills itself where it is told to, and does not survive its parent. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ChatPlatform, FilesOutcome, Found, Outcome, PersonFacts } from '../src/ports/chat-platform.ts';
import { chance } from '../support/random.ts';
import { type Bot, startBot } from './bot.ts';
import { Order, type PlatformCall, type Report } from './bot-process.ts';
import { groupAtMost } from './platform.ts';

let now = 0;
let bot: Bot | null = null;
let calls = 0;
const answers = new Map<number, (answer: unknown) => void>();

const tell = (report: Report) => void process.send?.(report);

function ask(what: PlatformCall): Promise<unknown> {
  const call = ++calls;
  tell({ report: 'asks', call, what });
  return new Promise((resolve) => answers.set(call, resolve));
}

/** The parent runs the very same method of the very same interface. */
const outcome = z.custom<Outcome>();
const platform: ChatPlatform = {
  groupAtMost,
  send: async (...args) => outcome.parse(await ask({ method: 'send', args })),
  edit: async (...args) => outcome.parse(await ask({ method: 'edit', args })),
  publishHome: async (...args) => outcome.parse(await ask({ method: 'publishHome', args })),
  find: async (...args) => z.custom<Found>().parse(await ask({ method: 'find', args })),
  sendFiles: async (...args) => z.custom<FilesOutcome>().parse(await ask({ method: 'sendFiles', args })),
  describe: async (...args) => z.custom<PersonFacts | null>().parse(await ask({ method: 'describe', args })),
};

async function obey(order: Order): Promise<void> {
  if ('now' in order) now = order.now;
  switch (order.order) {
    case 'start': {
      const { databaseUrl, seed, coordinators } = order;
      bot = await startBot({
        databaseUrl,
        platform,
        coordinators,
        now: () => Temporal.Instant.fromEpochMilliseconds(now),
        draw: chance(seed).draw,
        report: (event, { error }) => tell({ report: 'event', event, cause: error === undefined ? null : causeOf(error) }),
        onDeath: () => process.kill(process.pid, 'SIGKILL'),
      });
      return tell({ report: 'started' });
    }
    case 'receive': {
      const reply = await started().receive(order.incoming);
      return tell({ report: 'received', reply, isAwake: started().isAwake });
    }
    case 'work': {
      const next = await started().work();
      return tell({ report: 'worked', next: next?.epochMilliseconds ?? null, isAwake: started().isAwake });
    }
    case 'die':
      return started().dieAfter(order.statements);
    case 'answer':
      answers.get(order.call)?.(order.answer);
      answers.delete(order.call);
      return;
    case 'stop':
      await started().stop();
      process.exit(0);
  }
}

function started(): Bot {
  if (!bot) throw new Error('The bot was not started.');
  return bot;
}

const causeOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.on('disconnect', () => process.exit(1));
process.on('message', (message) => {
  obey(Order.parse(message)).catch((error: unknown) => {
    process.stderr.write(`${causeOf(error)}\n`);
    process.exit(1);
  });
});
