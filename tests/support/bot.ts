import { onTestFinished } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { slackPath } from '../../adapters/slack/index.ts';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import { type SettableClock, settableClock } from '../fakes/clock.ts';
import type { FakePerson } from '../fakes/slack/people.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import type { ShownMessage } from '../fakes/slack/shown.ts';
import { type Engine, everythingIn, freshDatabase } from './databases.ts';
import { modeInUse, type QueueMode, queueSettings } from './modes.ts';

export interface TestBot {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  /** Moves the clock, lets the bot do what has come due, and waits until it rests. */
  at(moment: string): Promise<void>;
  later(duration: Parameters<SettableClock['moveBy']>[0]): Promise<void>;
  /** Waits until the bot has nothing left to do at this instant. */
  rest(): Promise<void>;
  readonly url: string;
  readonly database: Database;
  /** Every line the bot logged. */
  readonly logs: readonly string[];
  stop(): Promise<void>;
}

export interface BotSettings {
  readonly engine?: Engine;
  /** How its work is woken; see `modes.ts`. */
  readonly queue?: QueueMode;
  /** A local moment; a Thursday morning in Paris when not given. */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly mode?: 'http' | 'socket';
  /** Draws, one after the other; 0 when not given. */
  readonly draw?: () => number;
  readonly slack?: FakeSlack;
  /** Milliseconds: how long Slack's answer is waited for, and after how long what was being sent is looked for. */
  readonly patience?: { readonly slackMs: number; readonly sendingMs: number };
}

/** The whole bot, started as `npm start` does, on its own database, facing a fake Slack; stopped when the test ends. */
export async function startBot(settings: BotSettings = {}): Promise<TestBot> {
  const clock = settableClock(settings.now ?? '2026-11-19T10:00[Europe/Paris]');
  const slack = settings.slack ?? (await startFakeSlack({ clock: clock.ms, signingClock: Date.now }));
  const database = await freshDatabase(settings.engine ?? 'postgres');
  const listening = settings.mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'trace',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    VENDANGE_ORGANISATION: 'Ville de Vignes',
    ...listening,
    ...queueSettings(settings.queue ?? modeInUse()),
    ...settings.env,
  });
  const logs: string[] = [];
  const logTo = { write: (line: string) => void logs.push(line) };
  const running = await start(config, {
    clock,
    draw: settings.draw ?? (() => 0),
    database,
    log: (line) => void logs.push(line),
    logTo,
    ...(settings.patience && { patience: settings.patience }),
  });
  slack.botUrl = `${running.url}${slackPath}`;

  const rest = async () => {
    running.queue.wake();
    await running.queue.idle();
  };
  const stop = async () => {
    await running.stop();
    if (!settings.slack) await slack.close();
  };
  onTestFinished(stop);
  return {
    slack,
    clock,
    url: running.url,
    database,
    logs,
    rest,
    stop,
    async at(moment) {
      clock.moveTo(moment);
      await rest();
    },
    async later(duration) {
      clock.moveBy(duration);
      await rest();
    },
  };
}

/** People of a town hall, known to the fake Slack: `const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit')`. */
export function meet<N extends readonly string[]>(bot: Pick<TestBot, 'slack'>, ...names: N): { [K in keyof N]: FakePerson };
export function meet(bot: Pick<TestBot, 'slack'>, ...names: readonly string[]): FakePerson[] {
  return names.map((name) => {
    const id = `U${name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toUpperCase()}`;
    bot.slack.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? name, tz: 'Europe/Paris', locale: 'fr-FR' });
    return bot.slack.person(id);
  });
}

/** The last thing the bot showed this person in their conversation. */
export function lastMessage(person: FakePerson): ShownMessage {
  const message = person
    .messages()
    .filter((one) => one.fromBot)
    .at(-1);
  if (!message) throw new Error(`${person.id} has received nothing.`);
  return message;
}

/** The last thing only this person saw, in answer to what they did. */
export function lastEphemeral(person: FakePerson): ShownMessage {
  const message = person.ephemerals().at(-1);
  if (!message) throw new Error(`${person.id} has seen no answer.`);
  return message;
}

/** Every row of every table, as one text: what the bot knows. */
export async function everythingStored({ database }: Pick<TestBot, 'database'>): Promise<string> {
  return database.transaction(everythingIn);
}

/** The last thing the bot said where several people are together, as this one of them sees it. */
export function lastTogether(bot: Pick<TestBot, 'slack'>, person: FakePerson): ShownMessage {
  const channels = bot.slack.sent().filter((one) => one.to === undefined && !one.ephemeral);
  for (const { channel } of channels.reverse()) {
    const message = person
      .messages(channel)
      .filter((one) => one.fromBot)
      .at(-1);
    if (message) return message;
  }
  throw new Error(`${person.id} is in no conversation with others.`);
}
