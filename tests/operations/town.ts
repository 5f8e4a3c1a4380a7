import { expect, onTestFinished } from 'vitest';
import type { Database } from '../../adapters/postgres/database.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/main.ts';
import { plainSpaces } from '../support/acts.ts';
import { lastEphemeral, meet } from '../support/bot.ts';
import { slackChat } from '../support/chat-slack.ts';
import type { Person } from '../support/person.ts';

interface Town {
  readonly amina: Person;
  readonly logs: readonly string[];
  readonly queue: { idle(): Promise<void> };
  ready(): Promise<{ status: number; missing: unknown }>;
  /** She is told so, and has her words back; nothing else holds them. */
  refusesKindly(sentence: string): Promise<void>;
}

/** A bot that hears Amina in Slack, on its own clock: the real one. */
export async function town(env: Readonly<Record<string, string>>, database?: Database): Promise<Town> {
  const slack = await startFakeSlack({ signingClock: Date.now });
  const logs: string[] = [];
  const config = readConfig({
    PORT: '0',
    SLACK_BOT_TOKEN: slack.team.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    ...env,
  });
  const bot = await start(config, {
    log: () => {},
    logTo: { write: (line: string) => void logs.push(line) },
    ...(database && { database }),
  });
  slack.botUrl = `${bot.url}/slack/events`;
  onTestFinished(async () => {
    await bot.stop();
    await slack.close();
  });
  const [amina] = meet({ chat: slackChat(slack) }, 'Amina Diallo');
  return {
    amina,
    logs,
    queue: bot.queue,
    async ready() {
      const response = await fetch(`${bot.url}/readyz`);
      const said: { missing?: unknown } = JSON.parse(await response.text());
      return { status: response.status, missing: said.missing };
    },
    async refusesKindly(words) {
      const answer = await told(amina, words);
      expect(answer).toContain('je n’ai rien pu enregistrer');
      expect(answer).toContain(words);
      expect(logs.join('')).toContain('act-failed');
      expect(logs.join('')).not.toContain('vignes');
    },
  };
}

export const told = async (amina: Person, sentence: string) => {
  await amina.command('/initiative', sentence);
  return plainSpaces(lastEphemeral(amina).visible);
};

export const sentence = (number: number) => `On a planté ${number} vignes dans la cour`;
export const isReady = { status: 200, missing: [] };

/** Bytes of the journal, written as any change writes some. */
export const useJournal = (database: Database, bytes: number) =>
  database.transaction((tx) => tx.query(`select length(pg_logical_emit_message(false, 'test', repeat('x', ${bytes}))::text)`));
