import { expect, test } from 'vitest';
import { answerTo, filesOf, messageOf, plainSpaces, press, say } from '../support/acts.ts';
import { meet, startBot } from '../support/bot.ts';

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
  expect(await answerTo(bot, bruno, 'carnet')).toBe('notTakingPart');
  expect(await say(bot, bruno, 'aide volontaires')).toContain('« carnet de vendange »');

  await say(bot, bruno, 'english');
  expect(await say(bot, bruno, 'harvest notebook')).toContain('The notebook is coming');
  await bot.later({ seconds: 2 });
  const [page] = await filesOf(bot, bruno);
  expect(page?.name).toBe('harvest-notebook.html');
  expect(page?.content).toContain('What does this rule protect?');
});
