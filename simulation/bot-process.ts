import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Incoming } from '../src/core/incoming.ts';
import type { Reply } from '../src/core/reply.ts';
import type { ChatPlatform } from '../src/ports/chat-platform.ts';
import { type Bot, Died, type World } from './bot.ts';

/* The same bot in a process of its own, for a death nobody can soften: SIGKILL, between two of its statements. */

/** What a process is told. Its other half is of the same build: the compiler has checked what they say to each other. */
export const Order = z.discriminatedUnion('order', [
  z.object({ order: z.literal('start'), databaseUrl: z.string(), seed: z.number(), now: z.number(), coordinators: z.array(z.string()) }),
  z.object({ order: z.literal('receive'), now: z.number(), incoming: z.custom<Incoming>() }),
  z.object({ order: z.literal('work'), now: z.number() }),
  z.object({ order: z.literal('die'), statements: z.number() }),
  /** What the platform answered. */
  z.object({ order: z.literal('answer'), call: z.number(), answer: z.unknown() }),
  z.object({ order: z.literal('stop') }),
]);
export type Order = z.output<typeof Order>;

export const Report = z.discriminatedUnion('report', [
  z.object({ report: z.literal('started') }),
  z.object({ report: z.literal('received'), reply: z.custom<Reply>(), isAwake: z.boolean() }),
  z.object({ report: z.literal('worked'), next: z.number().nullable(), isAwake: z.boolean() }),
  /** It asks the platform. */
  z.object({ report: z.literal('asks'), call: z.number(), what: z.custom<PlatformCall>() }),
  z.object({ report: z.literal('event'), event: z.string(), cause: z.string().nullable() }),
]);
export type Report = z.output<typeof Report>;

type Method = Exclude<keyof ChatPlatform, 'groupAtMost'>;
/** One method of the platform, with what it is given. */
export type PlatformCall = { [M in Method]: { readonly method: M; readonly args: Parameters<ChatPlatform[M]> } }[Method];

export function botProcess(program: string): (world: World) => Promise<Bot> {
  return async (world) => {
    const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let isAwake = true;
    let answered: (report: Report) => void = () => {};
    let died: (error: Error) => void = () => {};
    child.on('exit', (_, signal) => died(signal === 'SIGKILL' ? new Died('The bot was killed.') : new Error(`The bot ended: ${signal}`)));
    child.on('message', (message) => {
      const report = Report.parse(message);
      switch (report.report) {
        case 'asks':
          ask(world.platform, report.what).then((answer) => tell(child, { order: 'answer', call: report.call, answer }), died);
          return;
        case 'event':
          return world.report(report.event, report.cause === null ? {} : { error: report.cause });
        default:
          if (report.report !== 'started') isAwake = report.isAwake;
          answered(report);
      }
    });
    const asked = (order: Order) =>
      new Promise<Report>((resolve, reject) => {
        [answered, died] = [resolve, reject];
        if (child.exitCode !== null || child.signalCode !== null) reject(new Died('The bot was killed.'));
        else tell(child, order);
      });
    const now = () => world.now().epochMilliseconds;

    const { databaseUrl, coordinators } = world;
    await asked({ order: 'start', databaseUrl, seed: Math.floor(world.draw() * 2 ** 31), now: now(), coordinators: [...coordinators] });
    return {
      async receive(incoming) {
        const report = await asked({ order: 'receive', now: now(), incoming });
        if (report.report !== 'received') throw new Error(`Heard "${report.report}" when something was said.`);
        return report.reply;
      },
      async work() {
        const report = await asked({ order: 'work', now: now() });
        if (report.report !== 'worked') throw new Error(`Heard "${report.report}" when there was work.`);
        return report.next === null ? null : Temporal.Instant.fromEpochMilliseconds(report.next);
      },
      get isAwake() {
        return isAwake;
      },
      dieAfter: (statements) => tell(child, { order: 'die', statements }),
      async stop() {
        if (child.exitCode !== null || child.signalCode !== null) return;
        died = () => {};
        tell(child, { order: 'stop' });
        await once(child, 'exit');
      },
    };
  };
}

/** A process that is being killed hears nothing any more. */
function tell(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => {});
}

function ask(platform: ChatPlatform, what: PlatformCall): Promise<unknown> {
  switch (what.method) {
    case 'send':
      return platform.send(...what.args);
    case 'edit':
      return platform.edit(...what.args);
    case 'publishHome':
      return platform.publishHome(...what.args);
    case 'find':
      return platform.find(...what.args);
    case 'sendFiles':
      return platform.sendFiles(...what.args);
    case 'describe':
      return platform.describe(...what.args);
  }
}
