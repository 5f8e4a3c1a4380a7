import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { slackPath } from '../../adapters/slack/index.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { endOf, kill } from '../../support/processes.ts';
import { type Given, type Order, Report } from './orders.ts';

/** The bot as a process that can be killed; everything it knows is in its folder, or in PostgreSQL. */
export interface BotProcess {
  readonly pid: number | undefined;
  /** Where it listens, once it does. */
  readonly url: string | null;
  /** Resolves once it listens; false when it was killed before. */
  readonly ready: Promise<boolean>;
  moveClock(now: number): void;
  /** Resolves once it has nothing left to do at this instant; false when it was killed before. */
  rest(): Promise<boolean>;
  kill(): Promise<void>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
}

export interface BotSettings {
  readonly program: string;
  readonly slack: FakeSlack;
  readonly apiUrl: string;
  readonly env: Readonly<Record<string, string>>;
  readonly given: z.input<typeof Given>;
  /** What people do reaches it as soon as it listens, unless it only works. */
  readonly hears?: boolean;
  /** Warnings and errors it logs, one a line. */
  readonly log: (line: string) => void;
}

export function startBotProcess({ program, slack, apiUrl, env, given, hears = true, log }: BotSettings): BotProcess {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'warn',
      SLACK_BOT_TOKEN: slack.team.token,
      SLACK_API_URL: apiUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      VENDANGE_ORGANISATION: 'Ville de Vignes',
      VENDANGE_CRASH_TEST: JSON.stringify(given),
      ...env,
    },
  });
  for (const input of [child.stdout, child.stderr]) if (input) createInterface({ input }).on('line', log);

  const rests = new Map<number, (rested: boolean) => void>();
  let tickets = 0;
  let url: string | null = null;
  let listening: (ready: boolean) => void = () => {};
  const ready = new Promise<boolean>((resolve) => {
    listening = resolve;
  });
  child.on('message', (message) => {
    const report = Report.parse(message);
    if (report.report === 'ready') {
      url = `${report.url}${slackPath}`;
      if (hears) slack.botUrl = url;
      listening(true);
    } else {
      rests.get(report.ticket)?.(true);
      rests.delete(report.ticket);
    }
  });
  child.on('exit', () => {
    listening(false);
    for (const gone of rests.values()) gone(false);
  });

  const order = (given: Order) => tell(child, given);
  return {
    pid: child.pid,
    get url() {
      return url;
    },
    ready,
    moveClock: (now) => order({ order: 'clock', now }),
    rest() {
      const ticket = ++tickets;
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(false);
      order({ order: 'rest', ticket });
      return new Promise((resolve) => rests.set(ticket, resolve));
    },
    kill: () => kill(child),
    async stop() {
      order({ order: 'stop' });
      const code = await endOf(child);
      if (code !== 0) throw new Error(`The bot stopped with ${code ?? child.signalCode}.`);
    },
  };
}

/** A process that is being killed hears nothing any more. */
function tell(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => {});
}
