import { expect, test } from 'vitest';
import { tellManyMore } from '../../support/stories.ts';
import { again, answerTo, command, expectCleanSlate, openForm, plainSpaces, press, say, submit, touch } from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, startBot } from '../support/bot.ts';
import { startPlayground } from '../support/playground.ts';
import { tell } from '../support/told.ts';
import { liveTrial, stopTrial } from '../support/trials.ts';

const velos = { title: 'Des vélos réparés', body: 'Trois mercredis avec les services techniques.' };

async function townHall() {
  const bot = await startBot({ now: '2026-11-23T10:00[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  return { bot, amina, bruno, chloe };
}

test('Chloé finds a story by words, in the form and in words, and reads it with its people as they chose', async () => {
  const { bot, amina, bruno, chloe } = await townHall();
  await tell(bot, bruno, [amina], velos, { naming: 'names' });

  const form = await openForm(chloe, () => chloe.command('/vendange', 'récits'));
  expect(form.visible).toContain('Toutes les saisons');
  const found = await submit(bot, chloe, form, { words: 'VELO', season: 'autumn-2026', kind: 'story' });
  expect(found).toContain('Voici ce que j’ai trouvé :');
  expect(found).toContain(velos.title);
  expect(found).not.toContain('Amina');

  const read = await press(bot, chloe, lastMessage(chloe), '1');
  expect(read).toContain(velos.body);
  expect(read).toContain('Avec Amina Diallo.');
  expect(read).toContain('automne 2026 (octobre à décembre)');
  expect(await command(bot, chloe, '/vendange', 'récits mercredi')).toContain(velos.title);
  expect(await command(bot, chloe, '/vendange', 'lire 1')).toContain(velos.body);
  expect(await say(bot, chloe, 'stories velos')).toContain(velos.title);
  expect(await say(bot, chloe, 'récits mercredan')).toContain('Rien ne contient exactement vos mots');
  expect(await say(bot, chloe, 'récits été 2026')).toContain('Je n’ai rien trouvé');
  expect(await command(bot, chloe, '/vendange', 'tous les récits')).toContain(velos.title);
  expect(await say(bot, chloe, 'bourgeons')).toContain('Je n’ai rien trouvé');
  expectCleanSlate(bot, 'vélos', 'mercredi');
});

test('what stays between people is in nobody else’s list; its people see it, and that it is between them', async () => {
  const { bot, amina, bruno, chloe } = await townHall();
  await tell(bot, bruno, [amina], velos, { audience: 'us' });

  expect(await say(bot, chloe, 'récits vélos')).toContain('Je n’ai rien trouvé');
  expect(await say(bot, bruno, 'récits vélos')).toContain('Je n’ai rien trouvé');
  expect(await say(bot, amina, 'récits vélos')).toContain('Des vélos réparés (le vôtre, entre vous)');
  const read = await press(bot, amina, lastMessage(amina), '1');
  expect(read).toContain('il reste entre vous');
});

/** Chloé found Amina's story, and read it: the list and the story stay in her conversation. */
async function chloeHasRead() {
  const town = await townHall();
  const { bot, amina, bruno, chloe } = town;
  await tell(bot, bruno, [amina], velos, { naming: 'names' });
  await say(bot, chloe, 'récits vélos');
  const list = lastMessage(chloe);
  await bot.later({ seconds: 2 });
  await say(bot, chloe, 'lire 1');
  return { ...town, list, read: lastMessage(chloe) };
}

test('taken back between the list and the reading: a kind answer, nothing shown, and what was posted no longer shows it', async () => {
  const { bot, amina, chloe, list, read } = await chloeHasRead();
  expect(read.visible).toContain('Amina Diallo');

  await say(bot, amina, 'entre nous');
  expect(again(chloe, read).visible).not.toContain(velos.body);
  expect(again(chloe, read).visible).not.toContain('Amina');
  expect(again(chloe, list).visible).not.toContain(velos.title);
  await bot.later({ seconds: 2 });
  expect(await answerTo(bot, chloe, 'lire 1')).toBe('storyNotOpen');
  expect(await say(bot, chloe, 'récits vélos')).toContain('Je n’ai rien trouvé');
  expectCleanSlate(bot, 'mercredis');
});

test('taken back two months after it was read: what was posted then no longer shows it', async () => {
  const { bot, amina, chloe, list, read } = await chloeHasRead();
  for (let week = 0; week < 8; week++) await bot.later({ hours: 7 * 24 });

  await say(bot, amina, 'entre nous');
  expect(again(chloe, read).visible).not.toContain(velos.body);
  expect(again(chloe, list).visible).not.toContain(velos.title);
});

test('what a trial taught is taken back in words long after the message that showed it is forgotten', async () => {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await liveTrial(bot, amina, [bruno], '2026-11-17T09:00[Europe/Paris]');
  await stopTrial(bot, amina);
  await bot.at('2026-11-18T10:00[Europe/Paris]');
  await say(bot, amina, 'écrire le bilan');
  const learn = await openForm(amina, lastMessage(amina), 'conclude-trial');
  await submit(bot, amina, learn, { learnt: 'Par temps sec.', follow: 'again' });
  await bot.later({ hours: 30 });
  const kept = await say(bot, bruno, 'le bilan entre nous');
  for (let month = 0; month < 14; month++) await bot.later({ hours: 30 * 24 });

  expect(await say(bot, bruno, 'le bilan entre nous')).toBe(kept);
});

test('whoever erases themself is named nowhere, and their last search goes with them', async () => {
  const { bot, amina, bruno, chloe } = await townHall();
  await tell(bot, bruno, [amina], velos, { naming: 'names' });
  await say(bot, chloe, 'récits techniques');
  await bot.later({ seconds: 2 });
  await say(bot, chloe, 'lire 1');
  const read = lastMessage(chloe);
  await say(bot, amina, 'récits mercredimatin');
  expect(await everythingStored(bot)).toContain('mercredimatin');

  await say(bot, amina, 'effacer mes données');
  await touch(amina, lastMessage(amina), 'erase-confirm');
  await bot.rest();

  expect(await everythingStored(bot)).not.toContain('mercredimatin');
  expect(again(chloe, read).visible).not.toContain('Amina');
  await bot.later({ seconds: 2 });
  const found = await say(bot, chloe, 'récits vélos');
  expect(found).toContain(velos.title);
  await bot.later({ seconds: 2 });
  expect(await say(bot, chloe, 'lire 1')).not.toContain('Amina');
});

test('page after page, by buttons and in words; an older page says that its search is over', async () => {
  const { bot, amina, bruno, chloe } = await townHall();
  await tell(bot, bruno, [amina], velos);
  await tellManyMore(bot.database, 9, { title: 'Vélo numéro', body: '', vintage: false });

  const first = await command(bot, chloe, '/vendange', 'récits vélo');
  const list = lastEphemeral(chloe);
  const second = await press(bot, chloe, list, 'next-stories');
  // In the list, and on their buttons.
  const titles = (text: string) => [...new Set(text.match(/Vélo numéro \d|Des vélos réparés/g))];
  expect(titles(first)).toHaveLength(8);
  expect(titles(second)).toHaveLength(2);
  expect(new Set([...titles(first), ...titles(second)]).size).toBe(10);
  expect(titles(await command(bot, chloe, '/vendange', 'la page d’avant'))).toEqual(titles(first));
  expect(titles(await command(bot, chloe, '/vendange', 'la suite'))).toEqual(titles(second));

  await bot.later({ minutes: 1 });
  await command(bot, chloe, '/vendange', 'récits réparés');
  expect(await press(bot, chloe, list, 'next-stories')).toContain('Je ne garde que votre dernière recherche');
});

test('one search is kept, the last, and for seven days', async () => {
  const { bot, amina, bruno, chloe } = await townHall();
  await tell(bot, bruno, [amina], velos);
  const kept = async () =>
    bot.database.transaction(async (tx) => (await tx.query('select words from searches')).rows.map(({ words }) => words));

  await command(bot, chloe, '/vendange', 'récits vélo');
  await bot.later({ minutes: 1 });
  await command(bot, chloe, '/vendange', 'récits réparés');
  expect(await kept()).toEqual(['réparés']);
  await bot.later({ hours: 6 * 24 });
  expect(await kept()).toEqual(['réparés']);
  await bot.later({ hours: 2 * 24 });
  expect(await kept()).toEqual([]);
});

test('nothing is open yet: said kindly; a whole sentence that begins like a search is not one', async () => {
  const { bot, chloe } = await townHall();

  expect(await say(bot, chloe, 'les plus récents')).toContain('Beaucoup restent entre les personnes concernées');
  expect(await say(bot, chloe, 'récits')).toContain('Explorer les récits');
  await bot.later({ seconds: 2 });
  expect(await say(bot, chloe, 'Récits d’anciens agents recueillis à la médiathèque par deux équipes')).toContain(
    'Je note ceci comme une initiative',
  );
  expect(await answerTo(bot, chloe, 'la suite')).toBe('searchOver');
});

test('trials are found with stories, by words, in the form and in words, and read as their people opened them', async () => {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await liveTrial(bot, amina, [bruno], '2026-11-17T09:00[Europe/Paris]');
  expect(await say(bot, chloe, 'récits accueil')).toContain('Je n’ai rien trouvé');
  for (const one of [amina, bruno]) await say(bot, one, 'raconter le test à toute l’organisation');

  const form = await openForm(chloe, () => chloe.command('/vendange', 'récits'));
  expect(form.visible).toContain('Tests, et ce qu’ils nous apprennent');
  const found = await submit(bot, chloe, form, { words: 'ACCUEILS', season: 'autumn-2026', kind: 'trial' });
  expect(found).toContain('🚧 En test : Ouvrir l’accueil à 8 h le mercredi');
  const list = lastMessage(chloe);
  const read = await press(bot, chloe, list, '1');
  expect(read).toContain('🚧 EN TEST jusqu’au vendredi 18 décembre : Ouvrir l’accueil à 8 h le mercredi');
  expect(read).toContain('Les parents viennent avant l’école');
  expect(read).not.toMatch(/Amina|Bruno/);
  expect(await command(bot, chloe, '/vendange', 'récits parents')).toContain('🚧 En test : Ouvrir');
  expect(await command(bot, chloe, '/vendange', 'tests accueil')).toContain('🚧 En test : Ouvrir');
  expect(await say(bot, chloe, 'lire 1')).toContain('EN TEST jusqu’au');
  const posted = lastMessage(chloe);
  expect(await press(bot, chloe, posted, 'ask-to-join')).toContain('On vous propose d’essayer');

  // It stops; what it taught is read by everyone once its people say so, and the rest as before.
  await stopTrial(bot, amina);
  await bot.at('2026-11-18T10:00[Europe/Paris]');
  expect(plainSpaces(again(chloe, posted).visible)).toContain('🍂 Test arrêté, mené du');
  await say(bot, amina, 'écrire le bilan');
  const learn = await openForm(amina, lastMessage(amina), 'conclude-trial');
  const learnt = `Les parents viennent surtout par temps sec. ${'Un peu de chaque matin. '.repeat(90)}`;
  await submit(bot, amina, learn, { learnt, follow: 'again' });
  await bot.later({ hours: 30 });
  expect(await say(bot, chloe, 'récits temps sec')).toContain('Je n’ai rien trouvé');
  await bot.later({ seconds: 2 });
  for (const one of [amina, bruno]) await say(bot, one, 'raconter le bilan à toute l’organisation');
  expect(await say(bot, chloe, 'tests arrêtés')).toContain('🍂 Test arrêté : Ouvrir l’accueil');
  await bot.later({ seconds: 2 });
  expect(await say(bot, chloe, 'lire 1')).toContain('La question du départ');
  const page = lastMessage(chloe);
  const on = await press(bot, chloe, page, 'read-story');
  expect(on).toContain('Un peu de chaque matin');
  expect(on).toContain('La suite : réessayer autrement.');

  // Taken back, each part goes from where it was shown; the trial itself stays, as its people left it.
  await say(bot, bruno, 'le bilan entre nous');
  expect(again(chloe, page).visible).not.toContain('temps sec');
  expect(plainSpaces(again(chloe, page).visible)).toContain('Pour vérifier');
  await bot.later({ seconds: 2 });
  await say(bot, bruno, 'le test entre nous');
  // Slack takes some fifty edits a minute.
  await bot.later({ minutes: 1 });
  expect(again(chloe, page).visible).not.toContain('Ouvrir');
  expect(again(chloe, list).visible).not.toContain('Ouvrir');
  await bot.later({ seconds: 2 });
  expect(await answerTo(bot, chloe, 'lire 1')).toBe('storyNotOpen');
  await bot.later({ seconds: 2 });
  expect(await say(bot, bruno, 'tests accueil')).toContain('(le vôtre, entre vous)');
  expectCleanSlate(bot, 'accueil', 'parents');
});

test('in the playground, by the same form and the same words', async () => {
  const town = await startPlayground();
  await town.post('people', { name: 'Amina Diallo', locale: 'fr', coordinator: false });
  const asked = await town.speak('amina-diallo', '/vendange récits');
  expect(asked.type).toBe('form');
  expect(asked.form?.intent).toBe('stories-looked-for');
  await town.post('submit', {
    receipt: 'r1',
    person: 'amina-diallo',
    place: 'direct:amina-diallo',
    intent: 'stories-looked-for',
    subject: '',
    values: { words: 'vélo', season: 'any', kind: 'all' },
  });
  expect((await town.shown('direct:amina-diallo')).at(-1)?.words).toContain('Je n’ai rien trouvé');
});
