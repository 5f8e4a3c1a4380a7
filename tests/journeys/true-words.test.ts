import { expect, test, vi } from 'vitest';
import { frameQuoted } from '../../src/domain/frame.ts';
import { fromBot, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { startPlayground } from '../support/playground.ts';
import { liveTrial, openTrial } from '../support/trials.ts';

// What a sentence promises, beside the behaviour that keeps it.

vi.setConfig({ testTimeout: 60_000 });

const everywhere = ['slack', 'teams'] as const;
const sentence = 'On prête des outils';
const inCoordination = { VENDANGE_COORDINATORS: 'UCELINEMOREL' };

/** Coordination records a signature. */
async function sign(bot: TestBot, celine: Person): Promise<void> {
  const form = await openForm(celine, () => celine.command('/vendange', 'écrire le cadre'));
  await submit(bot, celine, form, {
    contact: 'Médecine du travail',
    name: 'Jeanne Vidal',
    position: 'directrice générale',
    on: '2026-11-18',
  });
  // The platform may have said who coordinates only when asked again.
  await bot.later({ seconds: 5 });
}

test.each(everywhere)(
  '%s: who has read is told by name, in alphabetical order and without a day, so that no “no” can be inferred',
  async (platform) => {
    const bot = await startBot({ platform });
    const [amina, zoe, bruno] = meet(bot, 'Amina Diallo', 'Zoé Blanc', 'Bruno Petit');
    for (const one of [zoe, bruno]) await say(bot, one, 'volontaire');
    await say(bot, amina, `raconter : ${sentence}`);
    await bot.at('2026-11-20T09:00[Europe/Paris]');
    const first = fromBot(zoe).length > fromBot(bruno).length ? zoe : bruno;
    expect(lastMessage(first).visible).toContain('Votre nom figure parmi les personnes qui ont lu la phrase\u202f; votre réponse, non.');
    await say(bot, first, 'pas cette fois');
    await bot.at('2026-11-23T09:00[Europe/Paris]');

    const told = await say(bot, amina, 'qui a lu');

    expect(told.indexOf('Bruno Petit')).toBeGreaterThan(0);
    expect(told.indexOf('Zoé Blanc')).toBeGreaterThan(told.indexOf('Bruno Petit'));
    expect(told).not.toMatch(/novembre|lundi|vendredi/);
    expect(told).toContain(
      'La coordination, à ce titre, ne peut pas ouvrir votre phrase. Qui administre le serveur le pourrait, techniquement.',
    );
  },
);

test.each(everywhere)(
  '%s: corrected before anybody read it, a sentence was read by nobody before, whoever reads it afterwards',
  async (platform) => {
    const bot = await startBot({ platform });
    const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
    await say(bot, bruno, 'volontaire');
    await say(bot, amina, `raconter : ${sentence}`);
    const shown = await say(bot, amina, 'corriger : On prête des vélos');
    expect(shown).toContain('C’est corrigé');
    expect(shown).not.toContain('version d’avant');
    const card = lastMessage(amina);

    await bot.at('2026-11-20T09:00[Europe/Paris]');
    expect(lastMessage(bruno).visible).toContain('On prête des vélos');
    // Every card that shows the sentence is composed again.
    await say(bot, amina, 'corriger : On prête des vélos aux écoles');

    expect(lastMessage(amina).visible).toContain('Une personne a pu lire la version d’avant.');
    expect(amina.messages().find(({ ts }) => ts === card.ts)?.visible).toContain('aux écoles');
    expect(amina.messages().find(({ ts }) => ts === card.ts)?.visible).not.toContain('version d’avant');
  },
);

test.each(everywhere)('%s: working time is promised once a frame is signed, with its date, and by nobody before', async (platform) => {
  const bot = await startBot({ platform, env: inCoordination });
  const [celine, amina, bruno] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit');
  expect(await say(bot, bruno, 'volontaire')).not.toContain('temps de travail');

  await sign(bot, celine);

  expect(await say(bot, bruno, 'volontaire')).toContain('une heure environ, sur votre temps de travail (cadre du mercredi 18 novembre).');
  await say(bot, bruno, 'english');
  expect(await say(bot, bruno, 'volunteer')).toContain('about an hour, in working time (frame of Wednesday 18 November).');
  await say(bot, bruno, 'français');
  await say(bot, amina, `raconter : ${sentence}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(
    'Comptez une heure environ, sur votre temps de travail (cadre du mercredi 18 novembre), avant le',
  );
  // By when to answer is on the card itself, and not behind « Plus ».
  expect(lastMessage(bruno).visible).toContain('Sans nouvelles le mardi 24 novembre au soir');

  await say(bot, celine, 'retirer le cadre');
  await say(bot, amina, 'corriger : On prête des vélos');
  expect(lastMessage(bruno).visible).toContain('On prête des vélos');
  expect(lastMessage(bruno).visible).not.toContain('temps de travail');
});

test('once a frame is signed, the card of a trial says itself that the time it asks is working time, and in whose name behind « Plus »', async () => {
  const bot = await startBot({ now: '2026-11-19T09:30[Europe/Paris]', env: inCoordination });
  const [celine, amina, bruno] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit');
  await sign(bot, celine);
  await openTrial(bot, amina, [bruno], { time: 'Une heure par semaine' });

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('Cela vous demande : Une heure par semaine (temps de travail)');
  expect(await press(bot, bruno, lastMessage(bruno), 'more')).toContain('du temps de travail (cadre du mercredi 18 novembre).');
});

test.each(everywhere)('%s: the log says whose signature was recorded, and by whom', async (platform) => {
  const bot = await startBot({ platform, env: inCoordination });
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  await sign(bot, celine);

  expect(await say(bot, amina, 'journal')).toContain(
    'Céline Morel a enregistré la signature du cadre par Jeanne Vidal, directrice générale',
  );
  await say(bot, amina, 'english');
  expect(await say(bot, amina, 'log')).toContain('Céline Morel recorded the signature of the frame by Jeanne Vidal, directrice générale');
});

test('the frame is quoted in whole sentences, from what becomes of a mistake, in either language', () => {
  const mistake = 'Une erreur commise de bonne foi sert à apprendre ; elle ne sera pas reprochée.';
  const long = `Cela ne dispense ${'ni de la loi, ni des consignes, '.repeat(8)}ni du reste.`;

  expect(frameQuoted(`Ici, chaque personne peut essayer.\n${mistake}\n${long}`)).toBe(mistake);
  expect(frameQuoted(`${mistake} Le reste suit. ${long}`)).toBe(`${mistake} Le reste suit.`);
  expect(frameQuoted('Try. A mistake will not be held against anyone. More.')).toBe('A mistake will not be held against anyone. More.');
  expect(frameQuoted(long)).toBe(long);
  expect(frameQuoted('')).toBe('');
});

test.each(everywhere)(
  '%s: an initiative told in a channel says who could read it, told at once or after the bot asked',
  async (platform) => {
    const bot = await startBot({ platform });
    bot.chat.addChannel({ id: 'CMAIRIE', name: 'mairie', members: ['UAMINADIALLO'] });
    const [amina] = meet(bot, 'Amina Diallo');
    await say(bot, amina, 'bonjour');
    const seen = 'Là où vous m’avez mentionné, chaque personne a pu lire cette phrase et votre nom, et je ne peux pas l’en retirer.';
    const mentioned = async (words: string) => {
      await amina.mention('CMAIRIE', words);
      await bot.rest();
      await bot.later({ seconds: 2 });
      return plainSpaces(lastMessage(amina).visible);
    };

    const told = await mentioned(`initiative ${sentence}`);
    expect(told).toContain(seen);
    expect(told).toContain('je lui montre la phrase, sans dire de qui elle vient tant qu’elle n’a pas dit oui.');
    expect(told).not.toContain('Rien n’est publié');
    expect(await say(bot, amina, 'initiative On chante à midi')).toContain('Rien n’est publié');

    expect(await mentioned('On répare des vélos le mardi avec les parents')).toContain('Je note ceci comme une initiative');
    expect(await press(bot, amina, lastMessage(amina), 'tell-draft')).toContain(seen);
    // The card is edited whenever its sentence changes.
    const form = await openForm(amina, lastMessage(amina), 'correct');
    await submit(bot, amina, form, { sentence: 'On répare des vélos' });
    const edited = amina.messages().findLast(({ visible }) => visible.includes('C’est noté'));
    expect(edited?.visible).toContain('On répare des vélos');
    expect(edited?.visible).toContain(seen);
    await say(bot, amina, 'english');
    expect(await mentioned('initiative We sing at noon')).toContain(
      'Where you mentioned me, everyone could read this sentence and your name',
    );
  },
);

test('The playground: the same, and a command there is read by nobody else', async () => {
  const town = await startPlayground();
  await town.post('people', { name: 'Amina Diallo', locale: 'fr', coordinator: false });
  const channel = (await town.look()).places.find(({ kind }) => kind === 'channel')?.id ?? '';
  const last = async () => (await town.shown('direct:amina-diallo')).at(-1)?.words ?? '';

  await town.speak('amina-diallo', '@Vendange initiative On prête des outils', channel);
  expect(await last()).toContain('chaque personne a pu lire cette phrase et votre nom');
  await town.speak('amina-diallo', '/initiative On chante à midi', channel);
  expect((await town.shown(channel)).at(-1)?.words).toContain('Rien n’est publié');
});

test.each(everywhere)('%s: whoever asks coordination for help knows beforehand who receives it', async (platform) => {
  const bot = await startBot({ platform, env: { VENDANGE_COORDINATORS: 'UCELINEMOREL,UOMARBA' } });
  const [celine, omar, amina, bruno] = meet(bot, 'Céline Morel', 'Omar Ba', 'Amina Diallo', 'Bruno Petit');
  for (const one of [celine, omar]) await say(bot, one, 'aide');
  await liveTrial(bot, amina, [bruno], '2026-11-20T09:00[Europe/Paris]');

  const form = await openForm(bruno, () => bruno.command('/vendange', 'j’ai besoin d’aide'));
  expect(plainSpaces(form.visible)).toMatch(/La coordination, c’est .* : chacune de ces personnes recevra votre demande\./);
  for (const name of ['Céline Morel', 'Omar Ba']) expect(form.visible).toContain(name);
  expect(form.visible).not.toContain('Personne d’autre n’en saura rien');
  await submit(bot, bruno, form, { whom: 'coordination', words: 'La porte est fermée' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  for (const one of [celine, omar]) expect(fromBot(one).some(({ visible }) => visible.includes('La porte est fermée'))).toBe(true);
});

test.each(everywhere)('%s: a story that was brought goes on the day that was said, as coordination set it', async (platform) => {
  const bot = await startBot({ platform, env: inCoordination });
  const [celine, bruno] = meet(bot, 'Céline Morel', 'Bruno Petit');
  await say(bot, celine, 'réglages');
  const settings = await openForm(celine, lastMessage(celine), 'change-settings');
  await submit(bot, celine, settings, { keepDays: '15' });
  const form = await openForm(bruno, () => bruno.command('/vendange', 'j’ai rencontré'));

  const kept = await submit(bot, bruno, form, { sentence: 'Les talus', body: 'On a semé des talus fleuris.' });

  expect(kept).toContain('Sans accord, je le garde jusqu’au vendredi 4 décembre, puis je l’efface.');
  const held = async () => (await everythingStored(bot)).includes('talus fleuris');
  await bot.at('2026-12-04T18:00[Europe/Paris]');
  expect(await held()).toBe(true);
  await bot.at('2026-12-05T23:00[Europe/Paris]');
  expect(await held()).toBe(false);
});

/** Coordination says who runs the bot, and what the organisation calls itself. */
async function sayWhoRuns(bot: TestBot, celine: Person): Promise<void> {
  await say(bot, celine, 'réglages');
  const form = await openForm(celine, lastMessage(celine), 'change-settings');
  await submit(bot, celine, form, {
    called: 'fund',
    controller: 'Caisse de Vignes',
    legalBasis: 'mission d’intérêt public',
    dataContact: 'dpo@vignes.example',
  });
}

test.each(everywhere)(
  '%s: who runs the bot is said at first contact and when asked, once coordination said it; before, coordination is told',
  async (platform) => {
    const bot = await startBot({ platform, env: inCoordination });
    const [celine, amina, bruno] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit');
    expect(await say(bot, celine, 'réglages')).toContain('Qui me met en place : je ne l’ai pas encore dit');
    expect(await say(bot, celine, 'qui êtes-vous ?')).toContain('« réglages » permet d’indiquer qui me met en place');
    expect(await say(bot, amina, 'bonjour')).not.toContain('Qui me met en place');

    await sayWhoRuns(bot, celine);

    const line = 'Qui me met en place : Caisse de Vignes. Base légale : mission d’intérêt public. Pour vos données : dpo@vignes.example.';
    expect(await say(bot, bruno, 'bonjour')).toContain(line);
    expect(await say(bot, bruno, 'raconter : On prête des outils')).toContain(line);
    for (const asked of ['qui êtes-vous ?', 'qui es-tu', 'c’est quoi ?']) expect(await say(bot, amina, asked), asked).toContain(line);
    await bot.later({ seconds: 5 });
    expect(await say(bot, amina, 'journal')).toContain('Céline Morel a dit qui met Vendange en place : Caisse de Vignes');
    await bot.later({ seconds: 5 });
    await say(bot, amina, 'english');
    expect(await say(bot, amina, 'who are you?')).toContain('Who runs me: Caisse de Vignes. Legal basis: mission');
  },
);

test('one word for the organisation, chosen by coordination, everywhere and in what people say', async () => {
  const bot = await startBot({ env: inCoordination });
  bot.chat.unlimited();
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  expect(await say(bot, amina, 'récits')).toContain('avec toute l’organisation');

  await sayWhoRuns(bot, celine);

  expect(await say(bot, amina, 'récits')).toContain('avec toute la caisse');
  expect(await say(bot, amina, 'mon chef va le voir ?')).toContain('à votre service ou à toute la caisse');
  await say(bot, amina, 'english');
  expect(await say(bot, amina, 'will my manager see it?')).toContain('to your service or to the whole fund');
  for (const words of ['à toute la caisse', 'à tout le département', 'à toute l’organisation', 'the whole fund', 'the whole city'])
    expect(await say(bot, amina, words), words).not.toMatch(/Je note ceci comme une initiative|Shall I note this/);
});

test.each(everywhere)(
  '%s: « c’est anonyme ? », « mon chef va le voir ? », « combien de temps ? » say what the bot does',
  async (platform) => {
    const bot = await startBot({ platform, env: inCoordination });
    const [celine, amina, bruno, chloe] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit', 'Chloé Roux');
    for (const one of [bruno, chloe]) await say(bot, one, 'volontaire');

    // A volunteer reads the sentence, not the name; a manager who is one of them can be set aside; coordination cannot open it.
    expect(await say(bot, amina, 'c’est anonyme ?')).toContain('n’apprend votre nom qu’après avoir dit oui');
    expect(await say(bot, amina, 'mon chef va le voir ?')).toContain('vous pouvez l’écarter, « pas avec certaines personnes »');
    await say(bot, amina, `raconter : ${sentence}`);
    const form = await openForm(amina, lastMessage(amina), 'set-aside');
    await submit(bot, amina, form, { people: [bruno.id] });
    await bot.at('2026-11-20T09:00[Europe/Paris]');
    expect(fromBot(bruno).some(({ visible }) => visible.includes(sentence))).toBe(false);
    expect(lastMessage(chloe).visible).toContain(sentence);
    expect(lastMessage(chloe).visible).not.toContain('Amina Diallo');
    expect(await say(bot, celine, 'coordination')).not.toContain(sentence);
    expect(await press(bot, chloe, lastMessage(chloe), 'accept-invitation')).toContain('Amina Diallo');

    // Nobody met them: the sentence goes after as many days as were said.
    expect(await say(bot, celine, 'combien de temps ?')).toContain('Une phrase que personne n’a rencontrée : 90 jours, puis je l’efface.');
    expect(await say(bot, celine, 'how long?')).toContain('90');
  },
);
