import { onTestFinished, test } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { slackPath } from '../../adapters/slack/index.ts';
import { teamsPath } from '../../adapters/teams/index.ts';
import { type SettableClock, settableClock } from '../../fakes/clock.ts';
import type { FakePerson } from '../../fakes/slack/people.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/server.ts';
import { type FakeTeams, startFakeTeams } from '../../fakes/teams/server.ts';
import { readConfig } from '../../src/config/config.ts';
import { start } from '../../src/main.ts';
import { type Chat, platformUnderTest } from './chat.ts';
import { slackChat } from './chat-slack.ts';
import { directoryId, teamsChat } from './chat-teams.ts';
import { type Engine, everythingIn, freshDatabase } from './databases.ts';
import { modeInUse, type QueueMode, queueSettings } from './modes.ts';
import type { Person, Shown } from './person.ts';

export interface TestBot {
  /** The platform this journey lives on. */
  readonly chat: Chat;
  /** Throws where the journey does not live on Slack. */
  readonly slack: FakeSlack;
  /** Throws where the journey does not live on Teams. */
  readonly teams: FakeTeams;
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
  /** Its database, when it is not a fresh one. */
  readonly database?: Database;
  /** How its work is woken; see `modes.ts`. */
  readonly queue?: QueueMode;
  /** A local moment; a Thursday morning in Paris when not given. */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly mode?: 'http' | 'socket';
  /** Until when it is on trial there; null: nobody has said so yet. Far away when not given. */
  readonly until?: string | null;
  /** Draws, one after the other; 0 when not given. */
  readonly draw?: () => number;
  readonly slack?: FakeSlack;
  /** Where it lives; the platform this run is about when not given. */
  readonly platform?: 'slack' | 'teams' | 'both';
  /** Milliseconds: how long a platform's answer is waited for, and after how long what was being sent is looked for. */
  readonly patience?: { readonly platformMs: number; readonly sendingMs: number };
}

/** The whole bot, started as `npm start` does, on its own database, facing a fake Slack; stopped when the test ends. */
export async function startBot(settings: BotSettings = {}): Promise<TestBot> {
  const clock = settableClock(settings.now ?? '2026-11-19T10:00[Europe/Paris]');
  const platform = settings.platform ?? (settings.slack || settings.mode ? 'slack' : platformUnderTest);
  const slack =
    platform !== 'teams' ? (settings.slack ?? (await startFakeSlack({ clock: clock.ms, signingClock: Date.now, echoes: true }))) : null;
  const teams = platform !== 'slack' ? await startFakeTeams({ clock: clock.ms }) : null;
  const database = settings.database ?? (await freshDatabase(settings.engine ?? 'postgres'));
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'trace',
    VENDANGE_ORGANISATION: 'Ville de Vignes',
    ...(slack && slackEnv(slack, settings.mode)),
    ...(teams?.env ?? {}),
    ...queueSettings(settings.queue ?? modeInUse()),
    ...(teams && !slack ? inDirectory(settings.env ?? {}) : settings.env),
  });
  const logs: string[] = [];
  const logTo = { write: (line: string) => void logs.push(line) };
  const running = await start(config, {
    clock,
    draw: settings.draw ?? (() => 0),
    database,
    log: (line) => void logs.push(line),
    logTo,
    ...(teams && { teams: teams.forBot }),
    ...(settings.patience && { patience: settings.patience }),
  });
  const until = settings.until === undefined ? '2099-12-31' : settings.until;
  await query({ database }, `update organisations set settings = settings || jsonb_build_object('until', $1::text)`, [until]);
  if (slack) slack.botUrl = `${running.url}${slackPath}`;
  if (teams) teams.botUrl = `${running.url}${teamsPath}`;

  const rest = async () => {
    await teams?.announce();
    running.queue.wake();
    await running.queue.idle();
    await running.answered();
    // What waited for an answer to be shown.
    await running.queue.idle();
  };
  const stop = async () => {
    await running.stop();
    if (slack && !settings.slack) await slack.close();
    await teams?.close();
  };
  onTestFinished(stop);
  const chat = slack ? slackChat(slack) : teams ? teamsChat(teams) : nowhere();
  return {
    chat,
    get slack() {
      return slack ?? nowhere();
    },
    get teams() {
      return teams ?? nowhere();
    },
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

function nowhere(): never {
  throw new Error('This journey does not live there.');
}

function slackEnv(slack: FakeSlack, mode: BotSettings['mode']): Readonly<Record<string, string>> {
  return {
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  };
}

/** Journeys name coordinators once for every platform. */
function inDirectory(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { VENDANGE_COORDINATORS: named } = env;
  return named === undefined
    ? env
    : {
        ...env,
        VENDANGE_COORDINATORS: named
          .split(',')
          .map((id) => directoryId(id.trim()))
          .join(','),
      };
}

/** People of a town hall, known to the fake Slack: `const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit')`. */
export function meet<N extends readonly string[]>(bot: Pick<TestBot, 'chat'>, ...names: N): { [K in keyof N]: Person };
export function meet(bot: Pick<TestBot, 'chat'>, ...names: readonly string[]): Person[] {
  return names.map((name) => {
    const id = `U${name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toUpperCase()}`;
    bot.chat.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? name, tz: 'Europe/Paris', locale: 'fr-FR' });
    return bot.chat.person(id);
  });
}

/** The same, for what only Slack has. */
export function meetInSlack<N extends readonly string[]>(bot: TestBot, ...names: N): { [K in keyof N]: FakePerson };
export function meetInSlack(bot: TestBot, ...names: readonly string[]): FakePerson[] {
  return meet(bot, ...names).map(({ id }) => bot.slack.person(id));
}

/** The last thing the bot showed this person in their conversation. */
export function lastMessage<P extends Person>(person: P): ReturnType<P['messages']>[number];
export function lastMessage(person: Person): Shown {
  const message = person
    .messages()
    .filter((one) => one.fromBot)
    .at(-1);
  if (!message) throw new Error(`${person.id} has received nothing.`);
  return message;
}

/** The last thing only this person saw, in answer to what they did. */
export function lastEphemeral(person: Person): Shown {
  const message = person.ephemerals().at(-1);
  if (!message) throw new Error(`${person.id} has seen no answer.`);
  return message;
}

/** Runs one statement in the bot's database; resolves with its rows. */
export async function query({ database }: Pick<TestBot, 'database'>, sql: string, params: readonly unknown[] = []) {
  return (await database.transaction((db) => db.query(sql, params))).rows;
}

/** Every row of every table, as one text: what the bot knows. */
export async function everythingStored({ database }: Pick<TestBot, 'database'>): Promise<string> {
  return database.transaction(everythingIn);
}

/**
 * The last thing the bot said where several people are together, as this one of them sees it; where it brings nobody
 * together, the card that tells this one who the other is.
 */
export function lastTogether(bot: Pick<TestBot, 'chat'>, person: Person): Shown {
  if (bot.chat.name === 'teams') {
    const card = [...person.messages(), ...person.ephemerals()].findLast((one) => one.fromBot && introduces.test(one.visible));
    if (!card) throw new Error(`${person.id} was introduced to nobody.`);
    return card;
  }
  const channels = bot.chat.sent().filter((one) => one.to === undefined && !one.ephemeral);
  for (const { channel } of [...channels].reverse()) {
    const message = person
      .messages(channel)
      .filter((one) => one.fromBot)
      .at(-1);
    if (message) return message;
  }
  throw new Error(`${person.id} is in no conversation with others.`);
}

const introduces = /veut bien parler avec vous de votre (initiative|demande)|Voici qui porte cette (initiative|demande)/;

/** For what one platform alone has: elsewhere there is nothing to test. */
export const onSlack = platformUnderTest === 'slack' ? test : none;

function none(): void {}
