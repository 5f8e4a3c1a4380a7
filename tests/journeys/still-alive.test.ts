import { expect, test } from 'vitest';
import { answerTo, expectCleanSlate, kindOf, messageOf, messagesOf, plainSpaces, press, say } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';

/** A story of these people, written a year before the journey goes on, in a town that told it to everybody. */
async function toldAYearAgo(...titles: readonly string[]) {
  const bot = await startBot({ now: '2026-11-20T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  for (const one of [amina, bruno]) {
    await say(bot, one, 'bonjour');
    await bot.later({ seconds: 5 });
  }
  await bot.database.transaction(async (tx) => {
    for (const title of titles) {
      const { rows } = await tx.query(
        `insert into initiatives (organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
         select id, $1::text, 'told', '2026-11-20', '2026-11-20', '2026-12-01', '2027-02-20' from organisations returning id`,
        [title],
      );
      const initiative = String(rows[0]?.id);
      await tx.query(`insert into carriers (initiative_id, person_id, since) select $1, id, '2026-11-20T09:00Z' from people`, [initiative]);
      await tx.query(
        `insert into stories (organisation_id, initiative_id, kind, version, title, body, written_at)
         select organisation_id, id, 'story', 1, $2::text, 'Trois samedis.', '2026-11-20T09:00Z' from initiatives where id = $1`,
        [initiative, title],
      );
    }
  });
  return { bot, amina, bruno };
}

async function days(bot: TestBot, ...on: readonly string[]): Promise<void> {
  for (const one of on) {
    await bot.at(`${one}T03:20[Europe/Paris]`);
    await bot.at(`${one}T09:30[Europe/Paris]`);
  }
}

test('a year later, and not before, Amina is asked whether her story is still alive: once, and what she answers is kept nowhere', async () => {
  const { bot, amina } = await toldAYearAgo('Les vélos de l’école');
  await days(bot, '2026-11-24', '2027-10-19', '2027-11-18');
  expect(await messagesOf(bot, amina, 'storyAlive')).toHaveLength(0);
  await days(bot, '2027-11-22', '2027-11-23', '2027-12-07', '2028-01-18');
  expect(await messagesOf(bot, amina, 'storyAlive')).toHaveLength(1);
  const asked = await messageOf(bot, amina, 'storyAlive');
  expect(plainSpaces(asked.visible)).toContain('Votre récit « Les vélos de l’école » : vit-il encore ?');
  expect(asked.intents.slice(0, 4)).toEqual(['story-alive', 'correct-story', 'story-alive', 'story-alive']);

  expect(await press(bot, amina, asked, { name: 'story-alive', nth: 0 })).toContain('C’est noté, merci.');
  await bot.rest();
  expect(lastMessage(amina).visible).not.toContain('vit-il encore');
  expect(await everythingStored(bot)).not.toMatch(/"?alive"?\s*[:=]?\s*(yes|oui)/);
  await days(bot, '2028-11-21', '2028-11-22', '2028-11-23');
  expect(await messagesOf(bot, amina, 'storyAlive')).toHaveLength(2);
  expectCleanSlate(bot, 'vélos');
});

test('« Il se repose » keeps the story, which says that it rests; « il vit encore » wakes it; nobody but its people can say so', async () => {
  const { bot, amina } = await toldAYearAgo('Les vélos de l’école');
  const [zoe] = meet(bot, 'Zoé Lenoir');
  await days(bot, '2027-11-22', '2027-11-23');
  const asked = await messageOf(bot, amina, 'storyAlive');
  await press(bot, amina, asked, { name: 'story-alive', nth: 1 });
  await press(bot, amina, asked, { name: 'story-alive', nth: 1 }).catch(() => '');
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'les récits');
  await bot.later({ seconds: 5 });
  expect(await say(bot, amina, 'lire 1')).toContain('Au repos');
  await bot.later({ seconds: 5 });
  expect(await answerTo(bot, zoe, 'il vit encore')).not.toBe('storyAlive');
  await say(bot, amina, 'il vit encore');
  await bot.later({ seconds: 5 });
  expect(await say(bot, amina, 'lire 1')).not.toContain('Au repos');
});

test('one question at a time: of two stories the second is asked a month later; « ne me le demandez plus » ends it for both', async () => {
  const { bot, amina, bruno } = await toldAYearAgo('Les vélos', 'Les vignes');
  await days(bot, '2027-11-22', '2027-11-23', '2027-12-06');
  for (const one of [amina, bruno]) expect(await messagesOf(bot, one, 'storyAlive')).toHaveLength(1);
  expect(await answerTo(bot, amina, 'ne me le demandez plus')).toBe('storyAlive');
  await days(bot, '2027-12-27', '2027-12-28', '2028-01-04');
  expect(await messagesOf(bot, amina, 'storyAlive')).toHaveLength(2);
  expect(await messagesOf(bot, bruno, 'storyAlive')).toHaveLength(2);
  expect(await kindOf(bot, lastMessage(bruno))).toBe('storyAlive');
  expect(await answerTo(bot, bruno, 'oui')).toBe('storyAlive');
});

test('However late in the day a night’s round was run, the next one is at night, on the day the clocks change too', async () => {
  const bot = await startBot({ now: '2026-10-22T10:00[Europe/Paris]' });
  const nights = async () => {
    const read = await bot.database.transaction((tx) => tx.query(`select distinct not_before from agenda where subject = 'nightly'`));
    return read.rows.map((row) => row.not_before);
  };
  await bot.at('2026-10-23T16:00[Europe/Paris]');
  expect(await nights()).toEqual(['2026-10-24T01:10:00.000Z']);
  await bot.at('2026-10-24T03:10:40[Europe/Paris]');
  expect(await nights()).toEqual(['2026-10-25T02:10:00.000Z']);
});
