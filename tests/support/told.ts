import { messageWith, openForm, press, say, submit } from './acts.ts';
import { lastMessage, type TestBot } from './bot.ts';
import type { Person } from './person.ts';

/** Somebody brings a story of these people, a week later; they say that it is theirs, and choose. */
export async function tell(
  bot: TestBot,
  writer: Person,
  people: readonly Person[],
  story: { title: string; body: string },
  chosen: { audience?: string; naming?: string; vintage?: string } = {},
) {
  await bot.later({ hours: 24 * 7 });
  await say(bot, writer, 'j’ai rencontré');
  const form = await openForm(writer, lastMessage(writer), 'bring-story');
  await submit(bot, writer, form, { sentence: story.title, ...story, people: people.map((one) => one.id) });
  await bot.later({ hours: 24 });
  for (const one of people) await press(bot, one, messageWith(one, story.body), 'accept-carrying');
  for (const one of people) {
    const choose = await openForm(one, messageWith(one, story.body), 'choose-sharing');
    await submit(bot, one, choose, { audience: 'organisation', naming: 'team', ...chosen });
  }
}
