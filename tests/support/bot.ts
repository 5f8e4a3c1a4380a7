import { onTestFinished } from 'vitest';
import { slackPath } from '../../adapters/slack/index.ts';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import { type SettableClock, settableClock } from '../fakes/clock.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/server.ts';
import type { FakePerson } from '../fakes/slack/people.ts';
import type { ShownMessage } from '../fakes/slack/shown.ts';
import { type Engine, freshDatabase } from './databases.ts';

export interface TestBot {
  readonly slack: FakeSlack;
  readonly clock: SettableClock;
  /** Moves the clock, lets the bot do what has come due, and waits until it rests. */
  at(moment: string): Promise<void>;
  later(duration: Parameters<SettableClock['moveBy']>[0]): Promise<void>;
  /** Waits until the bot has nothing left to do at this instant. */
  rest(): Promise<void>;
  readonly url: string;
  stop(): Promise<void>;
}

export interface BotSettings {
  readonly engine?: Engine;
  /** A local moment; a Saturday evening in Paris when not given. */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly mode?: 'http' | 'socket';
  /** Draws, one after the other; 0 when not given. */
  readonly draw?: () => number;
  readonly slack?: FakeSlack;
}

/** The whole bot, started as `npm start` does, on its own database, facing a fake Slack; stopped when the test ends. */
export async function startBot(settings: BotSettings = {}): Promise<TestBot> {
  const clock = settableClock(settings.now ?? '2026-11-19T10:00[Europe/Paris]');
  const slack = settings.slack ?? (await startFakeSlack({ clock: clock.ms, signingClock: Date.now }));
  const database = await freshDatabase(settings.engine ?? 'postgres');
  const listening = settings.mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    VENDANGE_ORGANISATION: 'Ville de Vignes',
    ...listening,
    ...settings.env,
  });
  const running = await start(config, { clock, draw: settings.draw ?? (() => 0), database, log: () => {} });
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
  const message = person.messages().filter((one) => one.fromBot).at(-1);
  if (!message) throw new Error(`${person.id} has received nothing.`);
  return message;
}

/** The last thing only this person saw, in answer to what they did. */
export function lastEphemeral(person: FakePerson): ShownMessage {
  const message = person.ephemerals().at(-1);
  if (!message) throw new Error(`${person.id} has seen no answer.`);
  return message;
}
