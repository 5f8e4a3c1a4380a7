import { expect, test, vi } from 'vitest';
import { command, openForm, plainSpaces, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, onSlack, startBot } from '../support/bot.ts';
import { directoryId } from '../support/chat-teams.ts';

/*
 * People name each other, their teams and the bot, as the platform writes it.
 */

vi.setConfig({ testTimeout: 120_000 });

test('Whom words name is read by their name, wherever the words go; no id nor mark is', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  bot.chat.addUser({ id: 'UCHLOE', real_name: 'Chloé Roux', first_name: 'Chloé', tz: 'Europe/Paris', locale: 'fr-FR' });
  await bruno.command('/vendange', 'volontaire');

  const inSlack = bot.chat.name === 'slack';
  const named = inSlack ? '<@UCHLOE>, <!subteam^S12345>, <@UNOBODY> et <#CVOIRIE|voirie>' : `<@${directoryId('UCHLOE')}> et Dalia`;
  await amina.dm(`Initiative : on jardine avec ${named}`, { raw: true });
  await bot.rest();

  const read = `on jardine avec Chloé Roux${inSlack ? ', une équipe, une personne et #voirie' : ' et Dalia'}`;
  expect(plainSpaces(lastMessage(amina).visible)).toContain(read);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(bruno).visible)).toContain(read);
});

onSlack('Whom nobody names to the bot is called in the language of whoever wrote', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  const told = 'initiative: <@UNOBODY> and <!subteam^S12345> planted a hedge in <#CVOIRIE|>';
  await say(bot, amina, 'english');

  await amina.dm(told, { raw: true });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('somebody and a team planted a hedge in #channel');
  await amina.edit(
    amina
      .messages()
      .filter(({ fromBot }) => !fromBot)
      .at(-1) ?? lastMessage(amina),
    'Initiative: and a pond',
  );
  await bot.rest();
  await say(bot, amina, 'français');
  await amina.dm(`Avec <@UNOBODY>, <!subteam^S12345> et <#CVOIRIE|>, on jardine`, { raw: true });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('Avec une personne, une équipe et #canal, on jardine');
  expect(await everythingStored(bot)).not.toMatch(/[\ufdd0-\ufdef]/);
});

onSlack('A Slack that does not say names at once holds nobody up', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  bot.chat.addUser({ id: 'UCHLOE', real_name: 'Chloé Roux', first_name: 'Chloé', tz: 'Europe/Paris', locale: 'fr-FR' });
  await say(bot, amina, 'aide');
  bot.slack.fail({ method: 'users.info', how: 'hang' });

  const { ms } = await amina.dm('Initiative : on jardine avec <@UCHLOE>', { raw: true });
  await bot.rest();

  expect(ms).toBeLessThan(3_000);
  expect(lastMessage(amina).visible).toContain('on jardine avec une personne');
});

onSlack('Pictures that Slack spells are read as pictures, wherever they were written', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CVILLE', name: 'ville', members: [amina.id] });
  const drawn = 'on plante 🍇 avec joie 👍🏼 et :notre-logo:';
  const spelt = 'on plante :grapes: avec joie :+1::skin-tone-3: et :notre-logo:';

  expect(await command(bot, amina, '/initiative', spelt)).toContain(drawn);
  await amina.mention('CVILLE', `initiative : ${spelt}`);
  await bot.rest();
  expect(lastMessage(amina).visible).toContain(drawn);
  const form = await openForm(amina, () => amina.command('/initiative'));
  expect(await submit(bot, amina, form, { sentence: spelt })).toContain(drawn);
});

onSlack('The bot named in its own conversation is left out of what is said to it', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  const named = `<@${bot.slack.team.bot}>`;

  await amina.dm(`${named} aide`, { raw: true });
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('je suis Vendange');
  await amina.dm(`Bonjour ${named}, mes initiatives`, { raw: true });
  await bot.rest();
  expect(lastMessage(amina).visible).not.toContain('Je note ceci comme une initiative');
});
