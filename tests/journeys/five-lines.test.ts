import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { again, answerTo, expectCleanSlate, kindOf, messagesOf, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, query, type TestBot } from '../support/bot.ts';
import { introduced, sentence } from '../support/introduced.ts';

const lines = {
  what: 'tenir l’accueil de la crèche',
  days: 'le mardi de 9 h à 12 h',
  told: 'les deux cheffes de service',
  holds: 'les consignes de la crèche ; parler à Chloé',
  until: '2026-12-04',
  waits: 'le dossier des vélos',
};

async function signFrame(bot: TestBot): Promise<void> {
  await query(
    bot,
    `insert into frames (organisation_id, body, contact, signed_name, signed_position, signed_on)
       select id, 'On peut essayer.', 'Médecine du travail', 'Jeanne Vidal', 'directrice', '2026-11-18' from organisations`,
  );
}

/** Amina and Bruno were introduced on Monday 23 November, where a frame is signed. */
async function met() {
  const town = await introduced({ apart: true });
  await signFrame(town.bot);
  return town;
}

/** Amina writes them from the card of the introduction. */
async function written() {
  const town = await met();
  const { bot, amina } = town;
  const answer = await submit(bot, amina, await openForm(amina, lastMessage(amina), 'five-lines'), lines);
  return { ...town, answer };
}

test('Amina writes the five lines behind « Plus »; both read them, and nobody else; on the last morning both hear that it ends', async () => {
  const { bot, amina, bruno, chloe, answer } = await written();

  for (const words of [lines.what, lines.days, lines.told, lines.holds, lines.waits, 'le vendredi 4 décembre'])
    expect(answer).toContain(plainSpaces(words));
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const received = lastMessage(bruno);
  expect([await kindOf(bot, received), received.visible]).toEqual(['fiveLines', expect.stringContaining(lines.what)]);
  expect(chloe.messages().filter(({ fromBot }) => fromBot)).toEqual([]);

  await bot.at('2026-12-02T18:00[Europe/Paris]');
  for (const one of [amina, bruno]) expect(await messagesOf(bot, one, 'handEnds')).toEqual([]);
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  for (const one of [amina, bruno]) {
    const [ends, ...more] = await messagesOf(bot, one, 'handEnds');
    expect(more).toEqual([]);
    expect(plainSpaces(ends?.visible ?? '')).toContain(
      'Le coup de main s’arrête le vendredi 4 décembre, comme prévu. Le retour : « le dossier des vélos ». Il ne se prolonge pas. Merci.',
    );
  }
  expectCleanSlate(bot, lines.what);
});

test('the last morning cannot be put off beyond the return', async () => {
  const { bot, amina } = await written();
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  const [ends] = await messagesOf(bot, amina, 'handEnds');
  expect(ends?.visible).toContain('Le coup de main s’arrête');

  expect(await answerTo(bot, amina, 'la semaine prochaine')).toBe('tooLateToPostpone');
  await bot.at('2026-12-14T09:00[Europe/Paris]');
  expect(await messagesOf(bot, amina, 'handEnds')).toHaveLength(1);
});

test('the lines outlive « cela suffit », and are erased a month after the return, from the cards too', async () => {
  const { bot, amina, bruno } = await written();
  const card = lastMessage(amina);
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const received = lastMessage(bruno);
  await say(bot, amina, 'oui, cela suffit');
  const stored = await everythingStored(bot);
  expect(stored).toContain(lines.what);
  expect(stored).not.toContain(sentence);

  await bot.at('2027-01-03T12:00[Europe/Paris]');
  expect(await everythingStored(bot)).toContain(lines.what);
  await bot.at('2027-01-06T12:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain(lines.what);
  expect(again(amina, card).visible).not.toContain(lines.what);
  expect(again(bruno, received).visible).not.toContain(lines.what);
  expectCleanSlate(bot, lines.what);
});

test('a return beyond ten working days is refused kindly, and nothing typed is lost; a correction does not push it further', async () => {
  const { bot, amina } = await met();
  const form = await openForm(amina, lastMessage(amina), 'five-lines');

  const late = await amina.submit(form, { ...lines, until: '2026-12-08' });
  expect(late.errors.until).toContain('dix jours ouvrés au plus');
  expect(amina.view()).toBeDefined();
  const past = await amina.submit(form, { ...lines, until: '2026-11-20' });
  expect(past.errors.until).toContain('déjà passé');
  expect(await everythingStored(bot)).not.toContain(lines.what);
  // Tuesday 7 December would be the eleventh; Monday is the tenth.
  await submit(bot, amina, form, { ...lines, until: '2026-12-07' });

  await bot.at('2026-12-01T10:00[Europe/Paris]');
  const correcting = await openForm(amina, (await messagesOf(bot, amina, 'fiveLines')).at(-1) ?? lastMessage(amina), 'five-lines');
  const further = await amina.submit(correcting, { ...lines, until: '2026-12-08' });
  expect(further.errors.until).toContain('choisissez un retour plus proche');
  expectCleanSlate(bot, lines.what);
});

test('Bruno corrects them: Amina reads the new version, the end is said once, on its new day; two at once lose nothing', async () => {
  const { bot, amina, bruno } = await written();
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const mine = await openForm(amina, (await messagesOf(bot, amina, 'fiveLines')).at(-1) ?? lastMessage(amina), 'five-lines');
  const theirs = await openForm(bruno, lastMessage(bruno), 'five-lines');

  await submit(bot, bruno, theirs, { ...lines, days: 'le jeudi', until: '2026-12-02' });
  const second = await amina.submit(mine, { ...lines, days: 'le lundi' });
  expect(second.errors.what).toContain('vient de corriger ces lignes');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect((await messagesOf(bot, amina, 'fiveLines')).at(-1)?.visible).toContain('le jeudi');

  for (const day of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']) await bot.at(`${day}T09:00[Europe/Paris]`);
  for (const one of [amina, bruno]) {
    const ends = await messagesOf(bot, one, 'handEnds');
    expect(ends.map(({ visible }) => visible)).toEqual([expect.stringContaining('le mercredi 2 décembre')]);
  }
  expectCleanSlate(bot, lines.what);
});

test('asked for twice, sent twice, by either of them: the same lines are there once', async () => {
  const { bot, amina, bruno } = await met();
  expect(await answerTo(bot, bruno, 'les cinq lignes')).toBe('formInWords:fiveLines');
  const form = await openForm(amina, lastMessage(amina), 'five-lines');
  const other = await openForm(bruno, lastMessage(bruno), 'five-lines');
  await submit(bot, amina, form, lines);

  expect(await submit(bot, bruno, other, { ...lines, what: 'autre chose' })).toContain(plainSpaces(lines.what));
  // Bruno's are shown back to him alone, and kept as his draft for a working day.
  expect(lastMessage(bruno).visible).toContain('autre chose');
  expect(await answerTo(bot, amina, 'les cinq lignes')).toBe('fiveLines');
  expect(lastMessage(amina).visible).not.toContain('autre chose');
  await bot.later({ hours: 72 });
  expect(await everythingStored(bot)).not.toContain('autre chose');
  expectCleanSlate(bot, lines.what);
});

test('where no frame is signed, nobody has promised anything yet; nobody else can ask', async () => {
  const { bot, amina, chloe } = await introduced({ apart: true });

  expect(await say(bot, amina, 'les cinq lignes')).toContain('personne n’a encore rien promis');
  await signFrame(bot);
  expect(await answerTo(bot, chloe, 'les cinq lignes')).toBe('notFound:meeting');
  // Taken back while the form was open.
  const form = await openForm(amina, (await messagesOf(bot, amina, 'introduction')).at(-1) ?? lastMessage(amina), 'five-lines');
  await query(bot, 'update frames set signed_on = null');
  const refused = await submit(bot, amina, form, lines);
  expect(refused).toContain('personne n’a encore rien promis');
  expect(refused).toContain(plainSpaces(lines.what));
  await bot.later({ hours: 72 });
  expect(await everythingStored(bot)).not.toContain(lines.what);
  expectCleanSlate(bot, lines.what);
});

test('« Ces lignes ne tiennent plus »: asked once, erased for both; the other hears it, not from whom', async () => {
  const { bot, amina, bruno } = await written();
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const received = lastMessage(bruno);

  const asked = await press(bot, bruno, received, 'drop-lines');
  expect(asked).toContain('Cela ne se défait pas');
  expect(await everythingStored(bot)).toContain(lines.what);
  await say(bot, bruno, 'effacer les cinq lignes');
  await press(bot, bruno, lastMessage(bruno), 'drop-lines');
  expect(await everythingStored(bot)).not.toContain(lines.what);
  expect(again(bruno, received).visible).not.toContain(lines.what);
  // From a screen that was not refreshed, it is the same.
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  const heard = await messagesOf(bot, amina, 'handEnds');
  expect(heard.map(({ visible }) => plainSpaces(visible))).toEqual([expect.stringContaining('avant le jour prévu')]);
  expect(heard[0]?.visible).not.toContain('Bruno');
  await bot.at('2026-12-03T09:00[Europe/Paris]');
  expect(await messagesOf(bot, amina, 'handEnds')).toHaveLength(1);
  expectCleanSlate(bot, lines.what);
});

test('Amina erases everything about herself: the lines go, and Bruno hears that the hand lent ends, without a name', async () => {
  const { bot, amina, bruno } = await written();
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const received = lastMessage(bruno);
  expect(await say(bot, amina, 'mes données')).toContain(plainSpaces(lines.what));

  await say(bot, amina, 'effacer mes données');
  await press(bot, amina, lastMessage(amina), 'erase-confirm');
  expect(await everythingStored(bot)).not.toContain(lines.what);
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(again(bruno, received).visible).not.toContain(lines.what);
  const heard = await messagesOf(bot, bruno, 'handEnds');
  expect(heard.map(({ visible }) => visible)).toEqual([expect.stringContaining('avant le jour prévu')]);
  expect(heard[0]?.visible).not.toContain('Amina');
  expectCleanSlate(bot, lines.what);
});

test('a return for tomorrow, written in the afternoon, has no morning left to recall it', async () => {
  const { bot, amina, bruno } = await met();
  await bot.at('2026-11-23T15:00[Europe/Paris]');
  const tomorrow = Temporal.PlainDate.from('2026-11-24').toString();
  await submit(bot, amina, await openForm(amina, lastMessage(amina), 'five-lines'), { ...lines, until: tomorrow });

  for (const at of ['2026-11-23T17:00', '2026-11-24T09:00', '2026-11-25T09:00']) await bot.at(`${at}[Europe/Paris]`);
  for (const one of [amina, bruno]) expect(await messagesOf(bot, one, 'handEnds')).toEqual([]);
  expectCleanSlate(bot, lines.what);
});
