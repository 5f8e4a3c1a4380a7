import { expect, test } from 'vitest';
import { answerTo, filesOf, messageOf, plainSpaces, press, say } from '../support/acts.ts';
import { meet, startBot } from '../support/bot.ts';
import { tell } from '../support/told.ts';

async function townHall() {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  return { bot, amina, bruno };
}

test('a volunteer prints the notebook of the harvest, from the welcome or in words: the questions, what to read aloud, and room to write', async () => {
  const { bot, amina } = await townHall();
  await say(bot, amina, 'volontaire');
  expect(await press(bot, amina, await messageOf(bot, amina, 'harvesterWelcome'), 'print-page')).toContain('Le carnet arrive');
  await bot.later({ seconds: 2 });

  const [page, ...others] = await filesOf(bot, amina);
  expect([page?.name, others]).toEqual(['carnet-de-vendange.html', []]);
  const text = plainSpaces(page?.content ?? '');
  for (const part of ['Ville de Vignes', 'Qu’est-ce qui gêne encore ?', 'Que protège cette règle ?', 'avant un oui', 'Mes notes'])
    expect(text).toContain(part);
  expect(text).not.toContain('Amina');

  // « Carnet » alone, of somebody who takes part in no trial.
  expect(await answerTo(bot, amina, 'carnet')).toBe('sheetComing');
  await bot.later({ seconds: 2 });
  expect(await filesOf(bot, amina)).toHaveLength(2);
});

test('« carnet » is the log of a trial for whoever is no volunteer; the notebook may be had by anybody, in their language', async () => {
  const { bot, bruno } = await townHall();
  expect(await answerTo(bot, bruno, 'carnet')).toBe('notFound:any-trial');
  expect(await say(bot, bruno, 'aide volontaires')).toContain('« carnet de vendange »');

  await say(bot, bruno, 'english');
  expect(await say(bot, bruno, 'harvest notebook')).toContain('The notebook is coming');
  await bot.later({ seconds: 2 });
  const [page] = await filesOf(bot, bruno);
  expect(page?.name).toBe('harvest-notebook.html');
  expect(page?.content).toContain('What does this rule protect?');
});

test('a poster shows what each of its people agreed to see on a wall, which is another question than the booklet; taken back, it is on none made afterwards', async () => {
  const { bot, amina, bruno } = await townHall();
  const [chloe, david] = meet(bot, 'Chloé Roy', 'David Nguyen');
  for (const [one, title] of [
    [amina, 'Des vélos réparés'],
    [chloe, 'Un potager derrière le dépôt'],
    [david, 'Le guichet du soir'],
  ] as const)
    await tell(bot, bruno, [one], { title, body: `Comment cela s’est fait : ${title}.` }, { naming: 'names' });
  await say(bot, chloe, 'dans le livret');
  expect(await answerTo(bot, bruno, 'brèves à afficher')).toBe('vintageEmpty');

  // Once the season is over, both are asked on one card, of four equal answers.
  await bot.at('2027-01-04T12:00[Europe/Paris]');
  const card = await messageOf(bot, amina, 'mayBePrinted');
  expect(card.intents).toEqual(['print-mine', 'print-mine', 'print-mine', 'keep-off-paper', 'more']);
  expect(await press(bot, amina, card, 'Affiche seulement')).toContain('une affiche peut montrer un récit');
  expect(await press(bot, david, await messageOf(bot, david, 'mayBePrinted'), 'keep-off-paper')).toContain(
    'Je ne peux rien retirer d’un mur',
  );

  const poster = async () => {
    const before = (await filesOf(bot, bruno)).length;
    const answer = await say(bot, bruno, 'brèves à afficher');
    await bot.later({ seconds: 2 });
    return { answer, page: (await filesOf(bot, bruno)).slice(before).at(-1) };
  };
  const { page } = await poster();
  expect(page?.name).toBe('breves-a-afficher.html');
  const text = plainSpaces(page?.content ?? '');
  for (const part of ['Des vélos réparés', 'Avec Amina Diallo', 'À retirer le jeudi 4 février 2027 au plus tard'])
    expect(text).toContain(part);
  expect(text).not.toMatch(/potager|guichet|Chloé|David|Bruno/);
  // On a wall is not in the booklet.
  expect(await say(bot, bruno, 'millésime automne 2026')).toContain('Je prépare');
  await bot.later({ seconds: 2 });
  expect(
    (await filesOf(bot, bruno)).filter(({ name }) => name.startsWith('millesime')).map(({ content }) => content.includes('vélos')),
  ).toEqual([false, false]);

  await say(bot, chloe, 'au mur');
  expect(plainSpaces((await poster()).page?.content ?? '')).toMatch(/potager/);
  await say(bot, chloe, 'pas au mur');
  expect((await poster()).page?.content).not.toContain('potager');
  // Just between them, then told again: a wall is asked about anew.
  await say(bot, amina, 'entre nous');
  expect((await poster()).answer).toContain('Rien de récent');
  await say(bot, amina, 'à toute l’organisation');
  expect((await poster()).answer).toContain('Rien de récent');
});
