import { messageOf, press, say } from './acts.ts';
import { type BotSettings, startBot, type TestBot } from './bot.ts';
import { directoryId, teamsChat } from './chat-teams.ts';
import type { Person } from './person.ts';

/** One organisation in Slack and in Teams at once. */
export interface Here {
  readonly bot: TestBot;
  /** The same bot, as those see it who are in Teams. */
  readonly inTeams: TestBot;
  /** Somebody in Slack, and in Teams. */
  readonly slack: (name: string, email?: string) => Person;
  readonly teams: (name: string, email?: string) => Person;
}

const idOf = (name: string) =>
  `U${name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()}`;

export async function everywhere(settings: BotSettings = {}): Promise<Here> {
  const bot = await startBot({ platform: 'both', ...settings });
  const { slack, teams } = bot;
  const inTeams: TestBot = Object.defineProperties(Object.create(bot) as TestBot, { chat: { value: teamsChat(teams) } });
  return {
    bot,
    inTeams,
    slack: (name, email) => {
      slack.addUser({ id: idOf(name), real_name: name, first_name: name.split(' ')[0] ?? '', ...(email === undefined ? {} : { email }) });
      return slack.person(idOf(name));
    },
    teams: (name, email) => {
      teams.addUser({ id: directoryId(idOf(name)), name, ...(email === undefined ? {} : { address: email }) });
      return teams.person(directoryId(idOf(name)));
    },
  };
}

/** Somebody who has written from both, and whose accounts both said yes. */
export async function linked(here: Here, name: string, address: string): Promise<{ inSlack: Person; inTeams: Person }> {
  const [inSlack, inTeams] = [here.slack(name, address), here.teams(name, address)];
  await say(here.bot, inSlack, 'aide');
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  await press(here.inTeams, inTeams, await messageOf(here.bot, inTeams, 'linkProposal'), 'link-yes');
  await here.bot.later({ seconds: 5 });
  await press(here.bot, inSlack, await messageOf(here.bot, inSlack, 'linkRequest'), 'link-yes');
  await here.bot.later({ seconds: 5 });
  return { inSlack, inTeams };
}
