import { expect, test, vi } from 'vitest';
import { again, answerTo, command, expectCleanSlate, fromBot, messageOf, plainSpaces, press, say } from '../support/acts.ts';
import { meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const nobody = 'Je n’ai trouvé personne';

/** Working days from one to another, both included, at 9 and at 17: enough for everything due to leave. */
async function days(bot: TestBot, from: string, count: number): Promise<void> {
  for (let day = 0; day < count; day++) {
    const date = new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
    for (const time of ['09:00', '17:00']) await bot.at(`${date}T${time}[Europe/Paris]`);
  }
}

/** Local days on which the bot wrote to this person by itself. */
function written(bot: TestBot, person: Person): readonly string[] {
  return bot.chat
    .sent()
    .filter(({ to, ephemeral, original }) => to === person.id && !ephemeral && original.includes('Ce message vous arrive'))
    .map(({ at }) => new Date(at).toISOString().slice(0, 10));
}

test('At most one message of the bot’s own a day and two in any seven days; the rest is merged, and nothing is lost', async () => {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  for (const day of ['16', '17', '18', '19', '20', '23', '24', '25', '26', '27']) {
    await bot.at(`2026-11-${day}T10:00[Europe/Paris]`);
    await command(bot, amina, '/initiative', `On essaie quelque chose de neuf, le ${day}`);
    await bot.at(`2026-11-${day}T17:00[Europe/Paris]`);
  }
  await days(bot, '2026-11-28', 14);

  const posts = written(bot, amina);
  expect(new Set(posts).size).toBe(posts.length);
  for (const day of posts) {
    const week = posts.filter((one) => Date.parse(one) >= Date.parse(day) && Date.parse(one) < Date.parse(day) + 7 * 86_400_000);
    expect(week.length).toBeLessThanOrEqual(2);
  }
  const told = fromBot(amina).flatMap(({ visible }) => visible.match(/Je n’ai trouvé personne/g) ?? []);
  expect(told).toHaveLength(10);
  expectCleanSlate(bot, 'essaie', 'Amina');
});

/** Bruno tells one himself and is a volunteer for Amina's: on Friday at 9 he has two pieces of news, on one card. */
async function twoPiecesOfNews() {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', 'On a planté des vignes');
  await command(bot, bruno, '/initiative', 'On prête des outils');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not written to.');
  return { bot, bruno, card };
}

test('Several pieces of news in one message: each keeps its buttons, and pressing one keeps the others', async () => {
  const { bot, bruno, card } = await twoPiecesOfNews();
  expect(fromBot(bruno)).toHaveLength(1);
  expect(plainSpaces(card.visible)).toContain('voici 2 nouvelles en un seul message');
  expect(card.visible).toContain('On a planté des vignes');
  expect(card.visible).toContain(nobody);
  expect(card.intents).toEqual(['accept-invitation', 'decline-invitation', 'more', 'keep-waiting', 'talk-to-coordination', 'more']);

  expect(await press(bot, bruno, card, 'decline-invitation')).toContain('C’est entendu');
  expect(again(bruno, card).visible).toContain(nobody);
  expect(again(bruno, card).visible).not.toContain('vignes');

  expect(await press(bot, bruno, again(bruno, card), 'keep-waiting')).toContain('j’attends avec vous');
  expect(await say(bot, bruno, 'mes initiatives')).toContain('sans vous déranger');
  expectCleanSlate(bot, 'vignes', 'outils');
});

test('A yes in a merged message keeps the rest of it', async () => {
  const { bot, bruno, card } = await twoPiecesOfNews();

  expect(await press(bot, bruno, card, 'accept-invitation')).toContain('Amina Diallo');

  expect(again(bruno, card).visible).toContain('Voici qui porte cette initiative : Amina Diallo'.replace(' :', '\u00a0:'));
  expect(again(bruno, card).visible).toContain(nobody);
  await press(bot, bruno, again(bruno, card), 'withdraw');
  // In Teams, « Plus » had just changed this message.
  await bot.later({ minutes: 1 });
  expect(again(bruno, card).visible).toContain('Amina Diallo');
  expect(again(bruno, card).visible).not.toContain(nobody);
});

test('Amina has news by the day she was told, though no volunteer ever answers and her week is full', async () => {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'David Leroy');
  // Two messages of the bot's own just before: Amina's week is spent.
  for (const one of ['On a ouvert un jardin', 'On partage un vélo']) {
    await command(bot, amina, '/initiative', one);
    await bot.at(one.includes('jardin') ? '2026-11-17T10:00[Europe/Paris]' : '2026-11-18T10:00[Europe/Paris]');
  }
  for (const one of [bruno, chloe, david]) await command(bot, one, '/vendange', 'volontaire');
  const answer = await command(bot, amina, '/initiative', 'On a planté des vignes');
  expect(answer).toContain('Vous aurez une réponse le mercredi 2 décembre au plus tard');

  await days(bot, '2026-11-19', 14);

  const news = bot.chat.sent().filter(({ to, original }) => to === amina.id && original.includes(nobody));
  expect(news.length).toBeGreaterThanOrEqual(3);
  expect(new Date(news.at(-1)?.at ?? 0).toISOString() <= '2026-12-02T17:00:00Z').toBe(true);
  expect([bruno, chloe, david].filter((one) => fromBot(one).length > 0).length).toBeGreaterThanOrEqual(2);
  expectCleanSlate(bot, 'vignes', 'jardin');
});

test('With one message a week, the beginning of a meeting does not keep other promised news waiting for another week', async () => {
  const bot = await startBot({ now: '2026-11-20T10:00[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/vendange', 'un message par semaine');
  for (const one of ['On a ouvert un jardin', 'On partage un vélo']) await command(bot, amina, '/initiative', one);
  await days(bot, '2026-11-23', 3);
  await command(bot, chloe, '/vendange', 'volontaire');
  // Bruno does not answer: Chloé is asked about the one, and he about the other. Amina's week is spent on something else.
  await days(bot, '2026-11-26', 1);
  await query(bot, `insert into attention (person_id, day) select id, '2026-11-26' from people where first_name = 'Amina'`);
  // The last day on which an answer is waited for: later, the news would find no room in her week.
  await bot.at('2026-11-27T09:00[Europe/Paris]');
  await press(bot, chloe, await messageOf(bot, chloe, 'invitation'), 'accept-invitation');
  await days(bot, '2026-11-27', 1);
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(written(bot, amina)).toEqual([]);

  await days(bot, '2026-12-01', 4);

  expect(written(bot, amina)).toEqual(['2026-12-03']);
  const news = plainSpaces((await messageOf(bot, amina, 'nobodyFound')).visible);
  expect(news).toContain('Chloé Roux veut bien parler avec vous');
  expectCleanSlate(bot, 'vélo', 'jardin');
});

test('A direct answer is never counted, and comes at night too', async () => {
  const bot = await startBot({ now: '2026-11-21T23:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');

  for (let turn = 0; turn < 8; turn++) {
    expect(await answerTo(bot, amina, 'aide')).toBe('help');
    await bot.later({ seconds: 1 });
  }

  expect(written(bot, amina)).toEqual([]);
});
