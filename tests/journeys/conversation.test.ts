import { expect, test, vi } from 'vitest';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  fewer,
  fromBot,
  kindOf,
  messageOf,
  messagesOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, onSlack, query, startBot } from '../support/bot.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';

test('`/initiative` alone opens the form, and the answer comes in the conversation', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  const form = await openForm(amina, () => amina.command('/initiative'));
  expect(form.title).toBe('Raconter');
  expect((await amina.submit(form, { sentence: '\u2060 \u00a0' })).errors.sentence).toContain('une phrase suffit');
  const answer = await submit(bot, amina, form, { sentence });

  expect(answer).toContain(sentence);
  expect(answer).toContain('rien ne part avant le vendredi 20 novembre à 9 h');
  expect(lastMessage(amina).intents).toContain('withdraw');
  expectCleanSlate(bot, 'vignes', 'Amina');
});

onSlack('A form that Slack no longer opens is asked for in words, with a button that opens it', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  await bot.slack.person(amina.id).with({ staleTrigger: true }).command('/initiative');
  await expect.poll(() => amina.ephemerals().length).toBe(1);

  expect(lastEphemeral(amina).visible).toContain('/initiative On a réparé les vélos');
  const form = await openForm(amina, lastEphemeral(amina), 'open-tell');
  expect(await submit(bot, amina, form, { sentence })).toContain(sentence);
});

test('Told in plain words, in the conversation or where the bot is mentioned: the answer is for Amina alone', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CMAIRIE', members: [amina.id] });

  expect(await say(bot, amina, `Initiative : ${sentence}`)).toContain(sentence);
  await amina.mention('CMAIRIE', 'initiative On prête des outils');
  await bot.rest();

  expect(lastMessage(amina).visible).toContain('On prête des outils');
  expect(amina.messages('CMAIRIE').filter(({ fromBot: ours }) => ours)).toEqual([]);
  expect(await say(bot, amina, 'mes initiatives')).toMatch(/\d\. « On prête des outils »/);
});

test('A bare sentence is not lost: « oui » tells it, and it is told once', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  const question = await say(bot, amina, sentence);
  expect(question).toContain('Je note ceci comme une initiative ?');
  expect(question).toContain(sentence);

  const answer = await say(bot, amina, 'Oui !');
  expect(answer).toContain('C’est noté');
  expect(answer).toContain(sentence);
  expect(await answerTo(bot, amina, 'oui')).toBe('nothingPending');
});

test('Two bare sentences: each button tells its own, never the other’s', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'On a ouvert un atelier de couture');
  const first = lastMessage(amina);
  await bot.later({ minutes: 1 });
  await say(bot, amina, sentence);
  const second = lastMessage(amina);

  expect(await press(bot, amina, first, 'tell-draft')).toContain('Je n’ai pas de question en attente');
  expect(await press(bot, amina, second, 'tell-draft')).toContain(sentence);
  expect(await say(bot, amina, 'mes initiatives')).not.toContain('couture');
});

test('A bare sentence is forgotten after one working day', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, sentence);

  await bot.at('2026-11-20T18:00[Europe/Paris]');
  expect(lastMessage(amina).visible).toContain(sentence);
  await bot.at('2026-11-22T04:00[Europe/Paris]');

  expect(lastMessage(amina).visible).not.toContain(sentence);
  expect(await answerTo(bot, amina, 'oui')).toBe('nothingPending');
});

test('Amina says when she is away, in words and by the form, and takes it back', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');

  expect(await say(bot, amina, 'Je serai absente du 3 au 12 décembre')).toContain('du jeudi 3 décembre au samedi 12 décembre inclus');
  expect(await say(bot, amina, 'absence jusqu’à la saint-glinglin')).toContain('Par exemple : « absence jusqu’au 12 »');
  expect(await say(bot, amina, 'fin d’absence')).toContain('j’oublie vos absences');
  expect(await say(bot, amina, 'fin d’absence')).toContain('Je n’avais pas d’absence notée');

  const form = await openForm(amina, () => amina.command('/vendange', 'absence'));
  expect((await amina.submit(form, { from: '2026-12-12', until: '2026-12-03' })).errors).toEqual({
    until: 'Le dernier jour vient avant le premier.',
  });
  expect((await amina.submit(form, { from: '2026-11-01', until: '2026-11-02' })).errors).toEqual({
    until: 'Cette absence est déjà passée.',
  });
  expect(await submit(bot, amina, form, { from: '2026-12-01', until: '2026-12-01' })).toContain(
    'pas de message de ma part le mardi 1er décembre',
  );
});

test('“English”: from then on everything is in English, the messages that come by themselves too', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');

  expect(await say(bot, bruno, 'english please')).toContain('I will speak English');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(lastMessage(bruno).intents.slice(0, 3)).toEqual(['accept-invitation', 'decline-invitation', 'pause-harvest']);
  expect(lastMessage(bruno).visible).toContain('until the evening of Tuesday 24 November'.slice(-19));
  expect(await say(bot, bruno, 'en français')).toContain('je vous parle en français');
  expectCleanSlate(bot, 'vignes');
});

test('The first words of someone whose Slack is in English are answered in English once Slack has said so', async () => {
  const bot = await startBot();
  bot.chat.addUser({ id: 'UKIM', real_name: 'Kim Lee', first_name: 'Kim', locale: 'en-GB', tz: 'Europe/Paris' });
  const kim = bot.chat.person('UKIM');

  await say(bot, kim, 'hello');

  expect(await say(bot, kim, 'help')).toContain('my initiatives');
});

test('Danger is not here: whom to turn to, always one press away, and nothing is kept', async () => {
  const bot = await startBot({ env: { VENDANGE_CONTACTS: 'Cellule écoute: 01 02 03 04 05' } });
  const [amina] = meet(bot, 'Amina Diallo');

  const answer = await say(bot, amina, 'Harcèlement');
  expect(answer).toContain('Cellule écoute : 01 02 03 04 05');
  expect(answer).toContain('3114');
  await command(bot, amina, '/initiative', sentence);
  expect(await press(bot, amina, lastEphemeral(amina), 'whom-to-turn-to')).toContain('112');
});

test('“Later”: the message comes back the next morning, unless it has been answered', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const card = await messageOf(bot, amina, 'nobodyFound');

  expect(await fewer(bot, amina, card, 'tomorrow')).toContain('à partir du lundi 23 novembre à 9 h');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(await messagesOf(bot, amina, 'nobodyFound')).toHaveLength(2);

  expect(await answerTo(bot, amina, 'plus tard')).toBe('formInWords:fewer');
  expect(await say(bot, amina, 'la semaine prochaine')).toContain('lundi 30 novembre');
  await say(bot, amina, 'attendre encore');
  const heard = fromBot(amina).length;
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(fromBot(amina)).toHaveLength(heard);
});

test('“Later” on an invitation promises nothing beyond the evening it is passed on', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');
  const form = await openForm(bruno, card, 'fewer-messages');
  expect(form.visible).not.toContain('la semaine prochaine');
  await submit(bot, bruno, form, { what: 'tomorrow' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain(sentence);
  await press(bot, bruno, lastMessage(bruno), 'decline-invitation');
  expect(JSON.stringify(fromBot(bruno))).not.toContain('vignes');
});

test('“Stop” stops what comes by itself, except what Amina was promised, and it says so; she may come back', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, bruno, '/vendange', 'stop');
  await command(bot, amina, '/initiative', sentence);

  expect(plainSpaces(await say(bot, amina, 'Stop'))).toContain('Seule exception : la réponse que je vous ai promise');
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound');
  expect(fromBot(bruno)).toEqual([]);

  expect(await say(bot, bruno, 'reprendre les messages')).toContain('2 fois par semaine au plus');
  await command(bot, amina, '/initiative', 'On prête des outils');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain('On prête des outils');
});

test('Stopping one subject says truly what may still come', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const card = await messageOf(bot, amina, 'nobodyFound');
  await press(bot, amina, card, 'keep-waiting');

  expect(await say(bot, amina, 'ce sujet')).toContain('la réponse que je vous ai promise');

  await command(bot, bruno, '/vendange', 'volontaire');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(await fewer(bot, bruno, lastMessage(bruno), 'kind')).not.toContain('promise');
  expect(await press(bot, bruno, lastMessage(bruno), 'resume-messages')).toContain('Je pourrai de nouveau vous écrire');
});

test('Whatever Amina says, she has an answer, with something to do next', async () => {
  const bot = await startBot();
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');

  for (const words of [
    '',
    ' ',
    '?',
    '!!!',
    '🍇',
    'aide',
    'retirer',
    'corriger',
    'corriger : x',
    'pas avec',
    'qui a lu',
    'passe',
    'pause',
    'reprise',
    'passer la main',
    'demain',
    'ce sujet',
    'plus tard',
    'coordination',
    'relancer',
    'ne plus être volontaire',
    'attendre',
    'oublie',
    'absence',
    'aide',
  ]) {
    expect(await say(bot, amina, words), words).not.toBe('');
    await bot.later({ seconds: 2 });
  }
  expect(await command(bot, amina, '/vendange')).toContain('Bonjour, je suis Vendange');
  expectCleanSlate(bot, 'Amina');
});

test.each(['slack', 'teams'] as const)(
  '%s: thanks, questions and yeses are never proposed as initiatives, nor told by « ok »',
  async (platform) => {
    const bot = await startBot({ platform });
    bot.chat.unlimited();
    const [amina] = meet(bot, 'Amina Diallo');

    for (const words of [
      'merci',
      'Merci beaucoup !',
      'thank you',
      'merci pour votre aide à toutes',
      'C’est quoi ce robot ?',
      'ma cheffe en saura quelque chose ?',
      'Does my boss hear of it?',
      'oui on verra lundi',
      'ok pour jeudi',
      'Sure, on Monday',
    ]) {
      expect(await say(bot, amina, words), words).not.toContain('Je note ceci comme une initiative');
      expect(lastMessage(amina).intents, words).not.toContain('tell-draft');
      expect(lastMessage(amina).buttons.length, words).toBeGreaterThan(0);
      expect(await answerTo(bot, amina, 'ok'), words).toBe('nothingPending');
      await bot.later({ seconds: 2 });
    }
    expect(await say(bot, amina, 'mes initiatives')).toContain('Vous n’avez pas d’initiative en cours');
  },
);

test.each(['slack', 'teams'] as const)('%s: whoever turns to somebody else leaves nothing of what they had written', async (platform) => {
  const bot = await startBot({ platform });
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, 'mon chef me crie dessus devant tout le monde, j’en peux plus');
  const card = lastMessage(amina);
  expect(card.intents[0]).toBe('whom-to-turn-to');

  expect(await press(bot, amina, card, 'whom-to-turn-to')).toContain('3114');

  expectCleanSlate(bot, 'crie');
  expect(fromBot(amina).some(({ visible }) => visible.includes('crie'))).toBe(false);
  expect(await answerTo(bot, amina, 'oui')).toBe('nothingPending');
});

test.each([
  ['je voudrais être volontaire', 'bienvenue dans l’équipe de vendange'],
  ['I would like to volunteer', 'bienvenue dans l’équipe de vendange'],
])('« %s » is understood', async (words, answer) => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');

  expect(await say(bot, amina, words)).toContain(answer);
});

test.each(['slack', 'teams'] as const)('%s: words that others replaced are quoted by no card any more', async (platform) => {
  const bot = await startBot({ platform });
  const [amina] = meet(bot, 'Amina Diallo');
  for (const words of ['récit : On s’est vus mardi', 'j’ai rencontré : Des voisines du square', 'On répare les bancs de la place']) {
    await say(bot, amina, words);
    await bot.later({ seconds: 2 });
  }

  const quoting = (words: string) => fromBot(amina).filter(({ visible }) => visible.includes(words));
  expect(['On s’est vus mardi', 'Des voisines du square', 'les bancs de la place'].map((words) => quoting(words).length)).toEqual([
    0, 0, 1,
  ]);
  expect(await say(bot, amina, 'oui')).toContain('On répare les bancs de la place');
});

test('« Plus »: the same card with all its buttons, in its place; the message stays what it is, and another’s card opens for nobody else', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, `initiative : ${sentence}`);
  const card = lastMessage(amina);
  expect(card.intents).toEqual(['set-aside', 'withdraw', 'whom-to-turn-to', 'more']);
  const stored = async () => await query(bot, `select kind, about, state from deliveries order by id`);
  const before = await stored();

  await press(bot, amina, card, 'more');
  const whole = again(amina, card);
  expect(whole.intents).toEqual([
    'set-aside',
    'withdraw',
    'whom-to-turn-to',
    'who-has-read',
    'correct',
    'add-carrier',
    'word-for-management',
  ]);
  expect(whole.visible).toContain(sentence);
  expect(await stored()).toEqual(before);

  // Pressed once more from a screen that was not refreshed, and once it is over.
  expect(await press(bot, amina, whole, 'who-has-read')).toContain(sentence);
  await say(bot, amina, 'retirer');
  expect(JSON.stringify(await stored())).not.toContain('planté');
  expectCleanSlate(bot, 'vignes');
});

test('« Plus » on what is shown at once opens the same card, as it is true then', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  const card = lastEphemeral(amina);
  expect(card.intents).toHaveLength(4);
  await say(bot, amina, 'corriger : On a planté des cerisiers');

  const shown = await press(bot, amina, card, 'more');

  expect(shown).toContain('On a planté des cerisiers');
  expect(shown).not.toContain('vignes');
  expectCleanSlate(bot, 'cerisiers');
});
