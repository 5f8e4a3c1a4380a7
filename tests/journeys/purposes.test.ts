import { expect, test } from 'vitest';
import { answerTo, expectCleanSlate, kindOf, openForm, plainSpaces, press, say, submit, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

/** Bruno is a volunteer; Amina writes to the bot on a Friday afternoon. */
async function town() {
  const bot = await startBot({ now: '2026-11-20T17:30[Europe/Paris]' });
  bot.chat.keepApart();
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await bruno.command('/vendange', 'volontaire');
  return { bot, amina, bruno, chloe };
}

type Bot = Awaited<ReturnType<typeof town>>['bot'];

/** On Monday, Bruno reads the sentence, and says yes. */
async function accepted(bot: Bot, bruno: Person): Promise<string> {
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  const invitation = lastMessage(bruno);
  await touch(bruno, invitation, 'accept-invitation');
  await bot.rest();
  return invitation.visible;
}

test('« Y voir clair : … » asks a volunteer to think for an hour; Amina, not Bruno, says what became of it, and opens a trial', async () => {
  const { bot, amina, bruno } = await town();
  expect(await say(bot, amina, 'Y voir clair : la file du lundi à l’accueil')).toContain('personne ne juge l’idée');

  const read = await accepted(bot, bruno);
  expect(read).toContain('aimerait y voir clair');
  expect(read).not.toContain('Amina');
  expect(lastMessage(bruno).visible).toContain('Quel serait le plus petit essai, facile à défaire');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const asked = lastMessage(amina);
  expect([await kindOf(bot, asked), asked.visible]).toEqual(['howItWent', expect.stringContaining('la file du lundi')]);
  expect(asked.intents.slice(0, 4)).toEqual(['open-trial', 'write-story', 'leave-it', 'enough']);
  expect(bruno.messages().some(({ visible }) => visible.includes('Avez-vous pu rencontrer'))).toBe(false);

  const form = await openForm(amina, asked, 'open-trial');
  expect(form.visible).toContain('la file du lundi');
  expectCleanSlate(bot, 'la file du lundi');
});

test('« pas encore », said by Amina before she is asked how it went: the question comes a week later', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, 'y voir clair : la file du lundi à l’accueil');
  await accepted(bot, bruno);
  await bot.at('2026-12-01T17:00[Europe/Paris]');
  expect(await answerTo(bot, amina, 'pas encore')).toBe('notYetNoted');

  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(amina.messages().some(({ visible }) => visible.includes('Est-ce plus clair'))).toBe(false);
  await bot.at('2026-12-08T09:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(amina))).toBe('howItWent');
  expectCleanSlate(bot, 'la file du lundi');
});

test('Amina writes the story of what became clear, and reads it herself before anybody', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, 'y voir clair : la file du lundi à l’accueil');
  await accepted(bot, bruno);
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const form = await openForm(amina, lastMessage(amina), 'write-story');

  expect(await submit(bot, amina, form, { title: 'La file du lundi', body: 'On ouvre une heure plus tôt, un lundi sur deux.' })).toContain(
    'On ouvre une heure plus tôt',
  );
  expect(await kindOf(bot, lastMessage(amina))).toBe('storyProposal');
  expect(bruno.messages().some(({ visible }) => visible.includes('une heure plus tôt'))).toBe(false);
  expectCleanSlate(bot, 'une heure plus tôt');
});

test('unanswered twice, what was to become clear is erased on the day that was said', async () => {
  const { bot, amina, bruno } = await town();
  await say(bot, amina, 'y voir clair : la file du lundi à l’accueil');
  await accepted(bot, bruno);
  for (const day of ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']) await bot.at(`${day}T09:00[Europe/Paris]`);
  const asked = amina.messages().filter(({ visible }) => visible.includes('Est-ce plus clair'));
  expect(asked).toHaveLength(2);
  expect(asked[1]?.visible).toContain('j’efface votre phrase le jeudi 18 février');

  await bot.at('2027-02-19T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain('la file du lundi');
  expectCleanSlate(bot, 'la file du lundi');
});

test('« Une règle : … » is understood before it is judged; a word to send asks for a reason if the answer is no', async () => {
  const { bot, amina, bruno } = await town();
  const noted = await say(bot, amina, 'Une règle : les clés de la salle ne se prêtent pas');
  expect(noted).toContain('Ce n’est ni une plainte ni une alerte, et personne n’est mis en cause.');

  expect(await accepted(bot, bruno)).toContain('Une règle gêne quelqu’un');
  expect(lastMessage(bruno).visible).toContain('Que protège cette règle');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  const asked = lastMessage(amina);
  expect(asked.intents.slice(0, 4)).toEqual(['open-trial', 'word-for-management', 'write-story', 'enough']);
  expect(await press(bot, amina, asked, 'word-for-management')).toContain('Si la réponse est non, dites-nous pourquoi.');
  expectCleanSlate(bot, 'les clés');
});

test('« Revenir sur : … » is kept by a volunteer from what its people lived, with their agreement', async () => {
  const { bot, amina, bruno, chloe } = await town();
  expect(await say(bot, amina, 'revenir sur : la nuit de neige du 12 janvier')).toContain('pour garder ce qui a aidé');
  const form = await openForm(amina, lastMessage(amina), 'add-carrier');
  await amina.submit(form, { people: [chloe.id] });
  await accepted(bot, bruno);
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain('la nuit de neige');
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(bruno))).toBe('meetingNews');
  expectCleanSlate(bot, 'la nuit de neige');
});

test('« Demander une rencontre » opens one short form, which asks what for', async () => {
  const { bot, amina } = await town();
  expect(await answerTo(bot, amina, 'demander une rencontre')).toBe('formInWords:tell');
  expect(plainSpaces(lastMessage(amina).visible)).toContain('« une règle : … »');
  const form = await openForm(amina, lastMessage(amina), 'open-tell');
  expect(form.visible).toContain('Pour quoi');
  expect(await submit(bot, amina, form, { sentence: 'les remplacements du mercredi', purpose: 'clear' })).toContain(
    'personne ne juge l’idée',
  );
  expectCleanSlate(bot, 'remplacements');
});

test('« Demander une rencontre », with a name: Chloé, whom Amina chose, is asked by name on Monday, and no volunteer is', async () => {
  const { bot, amina, bruno, chloe } = await town();
  await say(bot, amina, 'demander une rencontre');
  const form = await openForm(amina, lastMessage(amina), 'open-tell');
  expect(form.visible).toContain('Sans nom, je demande à une personne volontaire.');
  const noted = await submit(bot, amina, form, { sentence: 'les remplacements du mercredi', purpose: 'clear', people: chloe.id });
  expect(noted).toContain('je demande à la personne de votre choix');
  expect(noted).not.toContain('personne volontaire');
  // Held until Monday, it is still hers to withdraw before anybody reads it.
  expect(chloe.messages()).toEqual([]);

  await bot.at('2026-11-23T09:00[Europe/Paris]');
  const asked = lastMessage(chloe);
  expect(asked.visible).toContain('Amina Diallo aimerait y voir clair avec vous');
  expect(bruno.messages().some(({ visible }) => visible.includes('remplacements'))).toBe(false);
  await press(bot, chloe, asked, 'decline-invitation');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound:chosen');
  expectCleanSlate(bot, 'remplacements');
});

test('the form takes back nothing when Amina names herself, and the same request sent twice is asked once', async () => {
  const { bot, amina, chloe } = await town();
  const asks = async (people: string) => {
    await say(bot, amina, 'demander une rencontre');
    const form = await openForm(amina, lastMessage(amina), 'open-tell');
    return amina.submit(form, { sentence: 'les remplacements du mercredi', purpose: 'rule', people });
  };
  expect(JSON.stringify(await asks(amina.id))).toContain('Choisissez une personne');
  expect(await everythingStored(bot)).not.toContain('remplacements');

  await asks(chloe.id);
  await asks(chloe.id);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(chloe.messages().filter(({ visible }) => visible.includes('remplacements'))).toHaveLength(1);
  expectCleanSlate(bot, 'remplacements');
});

test('withdrawn with its message and kept again, a request is for the same purpose', async () => {
  const { bot, amina } = await town();
  await say(bot, amina, 'y voir clair : la file du lundi à l’accueil');
  const theirs = amina.messages().find((one) => !one.fromBot);
  if (!theirs) throw new Error('Amina wrote nothing.');
  await amina.delete(theirs);
  await bot.rest();
  expect(lastMessage(amina).visible).toContain('la file du lundi');
  expect(await press(bot, amina, lastMessage(amina), 'keep-message')).toContain('personne ne juge l’idée');
  expectCleanSlate(bot, 'la file du lundi');
});

test('« J’ai besoin d’aide », outside of any trial, is no dead end: a volunteer is asked at once, without the name, and it ends in one word', async () => {
  const { bot, amina, bruno } = await town();
  await bot.at('2026-11-23T10:00[Europe/Paris]');
  expect(await answerTo(bot, amina, 'j’ai besoin d’aide : je ne m’en sors pas avec le logiciel des salles')).toBe('formInWords:help');
  const whom = lastMessage(amina);
  expect(plainSpaces(whom.visible)).toContain('Vous n’avez pas à y arriver sans aide.');
  expect(whom.intents).toContain('whom-to-turn-to');

  expect(await press(bot, amina, whom, { name: 'ask-help-of', nth: 0 })).toContain('Elle verra la phrase, pas votre nom');
  await bot.rest();
  const asked = lastMessage(bruno);
  expect(asked.visible).toContain('Quelqu’un aimerait un peu d’aide');
  expect(asked.visible).not.toContain('Amina');
  await touch(bruno, asked, 'accept-invitation');
  await bot.rest();
  await bot.at('2026-11-25T10:00[Europe/Paris]');
  const settled = lastMessage(amina);
  expect([await kindOf(bot, settled), settled.visible]).toEqual(['howItWent', expect.stringContaining('Est-ce réglé')]);
  await say(bot, amina, 'c’est réglé');
  await say(bot, amina, 'oui, cela suffit');
  expect(await everythingStored(bot)).not.toContain('logiciel des salles');
  expectCleanSlate(bot, 'logiciel des salles');
});

test('Amina asks Chloé for help, whom she chooses: Chloé reads her name at once, says no without a reason, and Amina may ask somebody else', async () => {
  const { bot, amina, chloe } = await town();
  await bot.at('2026-11-23T10:00[Europe/Paris]');
  await say(bot, amina, 'besoin d’aide');
  const form = await openForm(amina, lastMessage(amina), 'need-help');
  expect(await submit(bot, amina, form, { person: chloe.id, words: 'le logiciel des salles' })).toContain('C’est demandé à Chloé');
  const asked = lastMessage(chloe);
  expect([await kindOf(bot, asked), asked.visible]).toEqual(['helpWanted', expect.stringContaining('Amina Diallo aimerait un peu d’aide')]);

  await press(bot, chloe, asked, 'decline-invitation');
  await bot.at('2026-11-24T10:00[Europe/Paris]');
  const back = lastMessage(amina);
  expect([await kindOf(bot, back), back.visible]).toEqual(['nobodyFound:chosen', expect.stringContaining('ne dit rien de votre demande')]);
  // Nothing is left after ten working days, whatever was said.
  await bot.at('2026-12-08T10:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain('logiciel des salles');
  expectCleanSlate(bot, 'logiciel des salles');
});

test('nobody needs to say what for: « J’ai besoin d’aide » alone is asked as it was said, of coordination by name', async () => {
  const { bot, amina, chloe } = await town();
  await bot.at('2026-11-23T10:00[Europe/Paris]');
  await say(bot, chloe, 'bonjour');
  await query(bot, `update people set coordinator = true where name = 'Chloé Roy'`);
  await say(bot, amina, 'j’ai besoin d’aide');
  expect(plainSpaces(lastMessage(amina).visible)).toContain('2. Chloé Roy');
  expect(await press(bot, amina, lastMessage(amina), { name: 'ask-help-of', nth: 1 })).toContain('C’est demandé à Chloé Roy');
  expect(lastMessage(chloe).visible).toContain('J’ai besoin d’aide');
  expectCleanSlate(bot);
});
