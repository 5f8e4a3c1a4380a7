import { expect, test } from 'vitest';
import { answerTo, expectCleanSlate, kindOf, messageOf, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { lastMessage, meet, query, startBot } from '../support/bot.ts';
import { liveTrial, openTrial } from '../support/trials.ts';

const sentence = 'On a réparé les vélos de la cour nord';

test('« Je pars » lists what Amina carries; each is offered to somebody, who may say yes; said again, it loses nothing', async () => {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  const [amina, chloe] = meet(bot, 'Amina Diallo', 'Chloé Roy');
  await say(bot, amina, 'volontaire');
  await bot.later({ seconds: 5 });
  await say(bot, amina, `initiative : ${sentence}`);
  await bot.later({ seconds: 5 });
  const card = await say(bot, amina, 'je pars');
  expect(card).toContain(`Une initiative, à porter à plusieurs : « ${sentence} »`);
  expect(card).toContain('effacer mes données');
  expect(lastMessage(amina).intents).toEqual(expect.arrayContaining(['add-carrier', 'leave-harvest']));

  const form = await openForm(amina, lastMessage(amina), { name: 'add-carrier', nth: 0 });
  await submit(bot, amina, form, { person: chloe.id });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, chloe, await messageOf(bot, chloe, 'carryRequest'), 'accept-carrying');
  await bot.later({ seconds: 5 });
  expect(await say(bot, chloe, 'je pars')).toContain(sentence);

  // Words choose a number, too; the form needs a press.
  await bot.later({ seconds: 5 });
  expect(await answerTo(bot, amina, 'je pars')).toBe('leaving');
  await bot.later({ seconds: 5 });
  expect(await answerTo(bot, amina, '1')).toBe('formInWords:people');
  const again = await openForm(amina, lastMessage(amina), 'add-carrier');
  await submit(bot, amina, again, { person: chloe.id });
  expect(await kindOf(bot, lastMessage(amina))).toBe('personCannotBeAsked:carry');
  const carriers = await query(bot, 'select person_id from carriers');
  expect(carriers).toHaveLength(2);
  expectCleanSlate(bot, sentence);
});

test('whoever leads a trial offers it to those who take part, once however often it is pressed', async () => {
  const bot = await startBot({ now: '2026-11-20T11:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await liveTrial(bot, amina, [bruno], '2026-11-23T09:00[Europe/Paris]');
  await bot.later({ seconds: 5 });
  const card = await say(bot, amina, 'je pars');
  expect(card).toContain('Un test que vous menez, à passer à qui y prend part');
  await press(bot, amina, lastMessage(amina), { name: 'pass-trial', nth: 0 });
  await press(bot, amina, await messageOf(bot, amina, 'leaving'), { name: 'pass-trial', nth: 0 });
  await bot.later({ hours: 24 });
  const offers = bruno.messages().filter((one) => one.fromBot && one.intents.includes('take-trial'));
  expect(offers).toHaveLength(1);
});

test('a trial one carries is offered to others, one that one tries is left; of one that one was only asked about, nothing; what a word ends is said', async () => {
  const bot = await startBot({ now: '2026-11-20T11:00[Europe/Paris]' });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'David Nguyen');
  await openTrial(bot, amina, [bruno, chloe], { companion: david.id });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, bruno, await messageOf(bot, bruno, 'trialRequest'), 'join-trial');
  await press(bot, david, await messageOf(bot, david, 'companionWanted'), 'accept-carrying');
  expect(await say(bot, amina, 'je pars')).toContain('Un test que vous portez, à proposer à d’autres');
  const form = await openForm(amina, lastMessage(amina), { name: 'ask-for-trial', nth: 0 });
  expect(form.fields).toContain('role');

  expect(await say(bot, bruno, 'je pars')).toContain('Un test où vous êtes, à quitter');
  expect(await say(bot, chloe, 'je pars')).toContain('Vous ne portez rien avec moi');
  expect(await say(bot, david, 'je pars')).toContain('« je ne veille plus » sur un test');
  await bot.later({ seconds: 5 });
  await say(bot, david, 'je ne veille plus');
  expect(await say(bot, david, 'je pars')).not.toContain('S’arrêtent d’un mot');
  await say(bot, david, 'je réserve le jeudi de 11 h à 12 h');
  expect(await say(bot, david, 'je pars')).toContain('« je ne réserve plus » un moment');
});

test('somebody who carries nothing hears so, and what becomes of their data', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  const card = plainSpaces(await say(bot, amina, 'je pars'));
  expect(card).toContain('Vous ne portez rien avec moi');
  expect(card).toContain('« exporter », puis « effacer mes données »');
});
