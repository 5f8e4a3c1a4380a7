import { createStore } from '../../adapters/postgres/store.ts';
import { sharingNow } from '../../src/areas/agreeing/shared-story.ts';
import { registry } from '../../src/areas/all.ts';
import { messageWith, openForm, press, say, submit } from './acts.ts';
import { lastMessage, query, type TestBot } from './bot.ts';
import type { Person } from './person.ts';

/** « J'ai rencontré »: somebody writes what these people did; resolves with the answer. */
export async function bring(
  bot: TestBot,
  writer: Person,
  people: readonly Person[],
  story: { readonly sentence?: string; readonly title?: string; readonly body: string },
): Promise<string> {
  await say(bot, writer, 'j’ai rencontré');
  const form = await openForm(writer, lastMessage(writer), 'bring-story');
  return submit(bot, writer, form, { sentence: story.title ?? '', ...story, people: people.map((one) => one.id) });
}

/** What everyone who hears stories may be told of the only one now. */
export async function sharingOf(bot: TestBot) {
  const [story] = await query(bot, 'select id from stories');
  return createStore(bot.database, registry.sought).transaction(async (tx) => {
    const found = story ? await tx.stories.get(String(story.id)) : null;
    return found ? sharingNow({ tx }, found) : null;
  });
}

/** What the person of this name may take away of what is kept about them. */
export async function dataOf(bot: TestBot, name: string) {
  const [person] = await query(bot, 'select id::text from people where name = $1', [name]);
  return createStore(bot.database, registry.sought).transaction((tx) => tx.rights.everything(String(person?.id)));
}

/** Somebody brings a story of these people, a week later; they say that it is theirs, and choose. */
export async function tell(
  bot: TestBot,
  writer: Person,
  people: readonly Person[],
  story: { title: string; body: string },
  chosen: { audience?: string; naming?: string; vintage?: string } = {},
) {
  await bot.later({ hours: 24 * 7 });
  await bring(bot, writer, people, story);
  await bot.later({ hours: 24 });
  for (const one of people) await press(bot, one, messageWith(one, story.body), 'accept-carrying');
  for (const one of people) {
    const choose = await openForm(one, messageWith(one, story.body), 'choose-sharing');
    await submit(bot, one, choose, { audience: 'organisation', naming: 'team', ...chosen });
  }
}
