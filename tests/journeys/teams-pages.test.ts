import { expect, test } from 'vitest';
import { fromBot, plainSpaces, press, say } from '../support/acts.ts';
import { everythingStored, lastMessage, query, startBot, type TestBot } from '../support/bot.ts';
import { directoryId } from '../support/chat-teams.ts';

const sentence = 'On a réparé les vélos de l’école';

/** Amina and Bruno, each at an address of the service of their own. */
async function town() {
  const bot = await startBot({ platform: 'teams' });
  for (const [id, name] of [
    ['UAMINA', 'Amina Diallo'],
    ['UBRUNO', 'Bruno Petit'],
  ] as const)
    bot.chat.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? '', tz: 'Europe/Paris', locale: 'fr-FR' });
  return { bot, amina: bot.teams.person(directoryId('UAMINA')), bruno: bot.teams.person(directoryId('UBRUNO')) };
}

const refused = ({ teams }: TestBot) =>
  teams.world.calls.filter(({ outcome }) => outcome !== 'ok').map(({ method, outcome }) => [method, outcome]);
const pages = (person: ReturnType<TestBot['teams']['person']>) =>
  fromBot(person).filter(({ visible }) => /^Bonjour.*(page|en une phrase)/s.test(visible));

async function openPage(bot: TestBot, person: ReturnType<TestBot['teams']['person']>) {
  await bot.later({ seconds: 5 });
  await person.dm('mon espace');
  await bot.rest();
  const page = person.home();
  if (!page) throw new Error('No page came.');
  return page;
}

test('What was sent to somebody is edited at their own address, whoever was heard last', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  const page = await openPage(bot, amina);
  expect(page.visible).toContain(sentence);
  await say(bot, bruno, 'volontaire');
  await bot.at('2026-11-20T09:30[Europe/Paris]');

  // What he does changes what she was shown; his address is another of the same tenant.
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.later({ minutes: 5 });

  expect(refused(bot)).toEqual([]);
  expect(amina.home()?.ts).toBe(page.ts);
  expect(pages(amina)).toHaveLength(1);
  expect(amina.home()?.visible).toContain('Bruno Petit');
});

test('The address of each conversation is kept, for whoever starts next', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  await say(bot, bruno, 'aide');
  const rows = await query(bot, 'select service_url from personal_conversations');

  expect(new Set(rows.map(({ service_url }) => service_url)).size).toBe(2);
  expect(rows).toHaveLength(2);
});

test('Somebody who erases everything is shown an empty page where theirs was, and is sent no other', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  const page = await openPage(bot, amina);
  await say(bot, bruno, 'aide');
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'effacer mes données');
  await bot.later({ seconds: 5 });
  await press(bot, amina, lastMessage(amina), 'erase-confirm');
  const sent = bot.teams.world.activities.length;
  await bot.later({ minutes: 10 });

  const shown = fromBot(amina).find(({ ts }) => ts === page.ts);
  expect(shown?.visible).not.toContain(sentence);
  expect(shown?.visible).not.toContain('Amina');
  expect(bot.teams.world.activities).toHaveLength(sent);
  expect(refused(bot)).toEqual([]);
  const stored = await everythingStored(bot);
  expect(stored).not.toContain(amina.id);
  expect(stored).toContain('left_pages: []');
});

test('A page that is emptied late, after an outage, is emptied all the same', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  const page = await openPage(bot, amina);
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'effacer mes données');
  await bot.later({ seconds: 5 });
  bot.teams.fail({ method: 'edit', how: '503', times: 3 });
  await press(bot, amina, lastMessage(amina), 'erase-confirm');
  await bot.later({ hours: 2 });

  expect(fromBot(amina).find(({ ts }) => ts === page.ts)?.visible).not.toContain(sentence);
  expect(await everythingStored(bot)).toContain('left_pages: []');
});

test('Asked for again, a page that cannot be deleted says where it went, and keeps nothing', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  const first = await openPage(bot, amina);
  bot.teams.fail({ method: 'delete', how: { error: 'ForbiddenOperationException' } });
  const second = await openPage(bot, amina);

  expect(second.ts).not.toBe(first.ts);
  expect(second.visible).toContain(sentence);
  const shown = fromBot(amina).find(({ ts }) => ts === first.ts);
  expect(plainSpaces(shown?.visible ?? '')).toBe('Votre espace est plus bas dans notre conversation.');
  expect(await everythingStored(bot)).toContain('left_pages: []');
});

test('The line where their page was is in the language they chose', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  await say(bot, amina, 'english');
  const first = await openPage(bot, amina);
  bot.teams.fail({ method: 'delete', how: { error: 'ForbiddenOperationException' } });
  await openPage(bot, amina);

  expect(fromBot(amina).find(({ ts }) => ts === first.ts)?.visible).toBe('Your page is further down in our conversation.');
});

test('Back after erasing everything, somebody has one page again, edited and not sent anew', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, `initiative ${sentence}`);
  await openPage(bot, amina);
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'effacer mes données');
  await bot.later({ seconds: 5 });
  await press(bot, amina, lastMessage(amina), 'erase-confirm');
  await bot.later({ minutes: 10 });

  const page = await openPage(bot, amina);
  const before = pages(amina).length;
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'initiative On plante des haies');
  await bot.later({ minutes: 5 });

  expect(pages(amina)).toHaveLength(before);
  expect(fromBot(amina).find(({ ts }) => ts === page.ts)?.visible).toContain('On plante des haies');
});
