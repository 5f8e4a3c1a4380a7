import { slackPath } from '../../adapters/slack/index.ts';
import type { SettableClock } from '../../fakes/clock.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import { readConfig } from '../../src/config/config.ts';
import { type Running, start } from '../../src/main.ts';

/** Several bots of one organisation, on one PostgreSQL, as on several machines. */
export interface Workers {
  /** Resolves once none has anything left to do at this instant. */
  rest(): Promise<void>;
  /** What people do reaches one bot, then another. */
  shuffle(draw: () => number): void;
  readonly log: readonly string[];
  stop(): Promise<void>;
}

export async function startWorkers(
  count: number,
  {
    slack,
    apiUrl = slack.apiUrl,
    clock,
    databaseUrl,
    draw = () => 0,
  }: { slack: FakeSlack; apiUrl?: string; clock: SettableClock; databaseUrl: string; draw?: () => number },
): Promise<Workers> {
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    VENDANGE_ORGANISATION: 'Ville de Vignes',
  });
  const log: string[] = [];
  const world = {
    clock,
    draw,
    log: () => {},
    logTo: { write: (line: string) => void log.push(line) },
    patience: { platformMs: 300, sendingMs: 400 },
  };
  const running: Running[] = await Promise.all(Array.from({ length: count }, () => start(config, world)));
  let timer: NodeJS.Timeout | undefined;
  const reach = (one: Running | undefined) => {
    slack.botUrl = `${one?.url}${slackPath}`;
  };
  reach(running[0]);
  return {
    log,
    async rest() {
      for (const { queue } of running) queue.wake();
      await Promise.all(running.map(({ queue }) => queue.idle()));
      for (const { queue } of running) queue.wake();
      await Promise.all(running.map(({ queue }) => queue.idle()));
    },
    shuffle(drawn) {
      clearInterval(timer);
      timer = setInterval(() => reach(running[Math.floor(drawn() * running.length)]), 7);
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}
