import { expect, test, vi } from 'vitest';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  fromBot,
  introductionOf,
  kindOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import type { Person, Shown } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';
const better = 'On a planté des cerisiers derrière la mairie';

async function told(): Promise<{ bot: TestBot; amina: Person; bruno: Person }> {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  return { bot, amina, bruno };
}

/** What the bot's messages show anywhere, now. Answers that only their reader sees are out of its reach. */
function shownAnywhere(bot: TestBot): string {
  return bot.chat
    .sent()
    .filter(({ ephemeral, deletedAt }) => !ephemeral && deletedAt === undefined)
    .map(({ original, edits }) => edits.at(-1) ?? original)
    .join('\n');
}

test('Corrected before anybody read it, only the new sentence is ever read', async () => {
  const { bot, amina, bruno } = await told();
  const form = await openForm(amina, lastEphemeral(amina), 'correct');
  expect(form.visible).toContain(sentence);

  const answer = await submit(bot, amina, form, { sentence: better });
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(answer).toContain(better);
  expect(answer).not.toContain('Une personne a pu lire');
  expect(lastMessage(bruno).visible).toContain(better);
  expect(JSON.stringify(bot.chat.sent().filter(({ to }) => to === bruno.id))).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
});

test('Corrected after Bruno read it, his card is edited, and Amina is told that he may have read the first one', async () => {
  const { bot, amina, bruno } = await told();
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  const answer = await say(bot, amina, `corriger : ${better}`);

  expect(answer).toContain('Une personne a pu lire la version d’avant');
  expect(fromBot(bruno)).toHaveLength(1);
  expect(lastMessage(bruno).visible).toContain(better);
  expect(lastMessage(bruno).edited).toBe(true);
  expect(shownAnywhere(bot)).not.toContain('vignes');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  expect(introductionOf(bot, amina)).toContain(better);
});

test('An empty correction changes nothing and says so under the field', async () => {
  const { bot, amina } = await told();
  const form = await openForm(amina, lastEphemeral(amina), 'correct');

  expect((await amina.submit(form, { sentence: ' \u200b ' })).errors).toEqual({
    sentence: 'Écrivez quelques mots : une phrase suffit.'.replace(' :', '\u00a0:'),
  });

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
});

test('Withdrawn in one word before the morning, nobody ever reads it, and nothing is left', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, 'mes initiatives');
  await say(bot, amina, 'qui a lu ?');

  expect(await answerTo(bot, amina, 'Retirer')).toBe('initiativeWithdrawn');
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(fromBot(bruno)).toEqual([]);
  expect(await everythingStored(bot)).not.toContain('vignes');
  expect(shownAnywhere(bot)).not.toContain('vignes');
  expectCleanSlate(bot, 'vignes', 'Amina');
});

test('Withdrawn weeks later, or erased on its day, no list that showed it before shows it any more', async () => {
  const { bot, amina } = await told();
  await bot.later({ minutes: 1 });
  await say(bot, amina, `raconter : ${better}`);
  expect(await say(bot, amina, 'mes initiatives')).toContain('vignes');
  const listed = lastMessage(amina);
  expect(await say(bot, amina, 'retirer')).toContain('cerisiers');
  const asked = lastMessage(amina);
  for (let week = 0; week < 6; week++) await bot.later({ hours: 7 * 24 });

  await press(bot, amina, again(amina, asked), '2');

  for (const list of [listed, asked]) expect(again(amina, list).visible).not.toContain(sentence);
  expect(again(amina, listed).visible).toContain('cerisiers');
  for (let week = 0; week < 8; week++) await bot.later({ hours: 7 * 24 });
  for (const words of ['vignes', 'cerisiers']) {
    expect(shownAnywhere(bot)).not.toContain(words);
    expect(await everythingStored(bot)).not.toContain(words);
  }
});

test('Withdrawn while no message can be edited, what showed it for weeks is edited once the platform lets it', async () => {
  const { bot, amina } = await told();
  const shown: Shown[] = [];
  for (const words of ['mes initiatives', 'qui a lu ?']) {
    expect(await say(bot, amina, words)).toContain('vignes');
    shown.push(lastMessage(amina));
  }
  for (let week = 0; week < 6; week++) await bot.later({ hours: 7 * 24 });
  const closed = bot.slack.fail({ method: 'chat.update', how: { error: 'token_revoked' }, times: 1_000 });

  await say(bot, amina, 'retirer');
  await bot.later({ hours: 24 });
  await bot.later({ hours: 24 });
  for (const one of shown) expect(again(amina, one).visible).toContain('vignes');
  closed.cancel();
  await bot.later({ hours: 1 });

  for (const one of shown) expect(again(amina, one).visible).not.toContain('vignes');
  expect(shownAnywhere(bot)).not.toContain('vignes');
});

test('Withdrawn after Bruno read it, his card shows nothing of it, and Amina is told what cannot be taken back', async () => {
  const { bot, amina, bruno } = await told();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const [card] = fromBot(bruno);
  if (!card) throw new Error('Bruno was not asked.');

  expect(await press(bot, amina, lastEphemeral(amina), 'withdraw')).toContain('je ne peux pas l’effacer');

  // In Slack the answer, on her screen alone, names what she withdrew; nothing that stays does.
  if (bot.chat.name === 'slack') expect(plainSpaces(lastEphemeral(amina).visible)).toContain('Retirée : « On a planté des vignes');
  else expect(lastEphemeral(amina).visible).not.toContain('vignes');
  expect(again(bruno, card).visible).toContain('Cette proposition n’est plus en cours');
  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
  expect(await press(bot, bruno, card, 'accept-invitation')).toContain('Cette proposition n’est plus en cours');
});

test('Withdrawn after Bruno said yes, he is told, and no card shows the sentence any more', async () => {
  const { bot, amina, bruno } = await told();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  expect(introductionOf(bot, bruno)).toContain(sentence);
  expect(await answerTo(bot, amina, 'retirer')).toBe('initiativeWithdrawn');

  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(bruno))).toBe('meetingCalledOff');
  expect(lastMessage(bruno).visible).not.toContain('Amina');
  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
});

test('Corrected, then withdrawn two months after Bruno said yes, his card follows', async () => {
  const { bot, amina, bruno } = await told();
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  const card = fromBot(bruno).find(({ visible }) => visible.includes(sentence));
  if (!card) throw new Error('Bruno reads it nowhere.');
  for (let week = 0; week < 8; week++) await bot.later({ hours: 7 * 24 });
  expect(again(bruno, card).visible).toContain(sentence);

  await say(bot, amina, 'corriger : Un potager derrière le dépôt');
  expect(again(bruno, card).visible).not.toContain(sentence);
  expect(again(bruno, card).visible).toContain('Un potager derrière le dépôt');
  await bot.later({ minutes: 1 });
  await say(bot, amina, 'retirer');
  expect(fromBot(bruno).filter(({ visible }) => visible.includes('potager'))).toEqual([]);
});

test('A bare sentence became an initiative: withdrawn, no message shows it any more', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, sentence);
  await press(bot, amina, lastMessage(amina), 'tell-draft');

  await say(bot, amina, 'retirer');

  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
});

test('A bare sentence became an initiative: corrected, the card that asked about it says the new words', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, sentence);
  const card = lastMessage(amina);
  await press(bot, amina, card, 'tell-draft');
  await bot.later({ minutes: 1 });

  await say(bot, amina, `corriger : ${better}`);

  expect(again(amina, card).visible).toContain(better);
  expect(again(amina, card).visible).not.toContain(sentence);
});

test('A bare sentence that Amina drops is forgotten, in the bot’s own message too', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await say(bot, amina, sentence);

  expect(await answerTo(bot, amina, 'non')).toBe('draftDropped');

  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
});

test('“Who has read my sentence?” lists each reader, and nobody before', async () => {
  const { bot, amina, bruno } = await told();
  expect(await press(bot, amina, lastEphemeral(amina), 'who-has-read')).toContain('À part vous, personne ne l’a lue');

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'decline-invitation');

  const answer = await command(bot, amina, '/vendange', 'qui a lu');
  expect(answer).toMatch(/Bruno Petit(?!, le)/);
  expect(await command(bot, bruno, '/vendange', 'qui a lu')).toContain('Vous n’avez pas d’initiative en cours');
});

test('With several initiatives, the bot asks which one, and the others stay', async () => {
  const { bot, amina } = await told();
  await command(bot, amina, '/initiative', better);

  const question = await say(bot, amina, 'retirer');
  expect(question).toContain('Laquelle voulez-vous retirer');
  const number = question.match(/(\d)\. « On a planté des vignes/)?.[1] ?? '';
  await press(bot, amina, lastMessage(amina), number);

  expect(await everythingStored(bot)).not.toContain('vignes');
  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await say(bot, amina, 'mes initiatives')).toContain(better);
});

test('« Laquelle voulez-vous retirer ? »: the one that was chosen goes, is said to be gone, and no press takes the other away', async () => {
  const { bot, amina } = await told();
  await command(bot, amina, '/initiative', better);
  const question = await say(bot, amina, 'retirer');
  const asked = lastMessage(amina);
  const number = question.match(/(\d)\. « On a planté des vignes/)?.[1] ?? '';

  // On a screen of theirs alone, out of the bot's reach and gone with it, the answer names it; in a message that stays, nothing does.
  expect(await press(bot, amina, asked, number)).toContain(
    bot.chat.name === 'slack' ? 'Retirée : « On a planté des vignes' : 'Retirée, ou vous ne la portez plus',
  );
  expect(shownAnywhere(bot)).not.toContain('vignes');
  expect(await everythingStored(bot)).not.toContain('vignes');
  await bot.later({ seconds: 3 });

  const left = again(amina, asked);
  expect(plainSpaces(left.visible)).toContain(`${number}. Retirée, ou vous ne la portez plus`);
  expect(left.visible).toContain(better);
  expect(left.intents).toEqual([]);
  expect(await say(bot, amina, number)).not.toContain('Votre phrase est retirée');
  expect(await say(bot, amina, 'mes initiatives')).toContain(better);
});

test('What is told after « laquelle ? » was asked does not change what its numbers name', async () => {
  const { bot, amina } = await told();
  await command(bot, amina, '/initiative', better);
  const question = await say(bot, amina, 'qui a lu');
  const asked = lastMessage(amina);
  const number = question.match(/(\d)\. « On a planté des vignes/)?.[1] ?? '';
  await command(bot, amina, '/initiative', 'On partage une friche');
  await bot.later({ seconds: 3 });

  expect(plainSpaces(again(amina, asked).visible)).toContain(`${number}. « On a planté des vignes`);
  expect(again(amina, asked).visible).not.toContain('friche');
  expect(await press(bot, amina, asked, number)).toContain('On a planté des vignes');
});

test('« 1 », « la 2 »: in words too a number names what the list shows, as long as it is the last thing shown', async () => {
  const { bot, amina } = await told();
  bot.chat.unlimited();
  await command(bot, amina, '/initiative', better);
  const question = await say(bot, amina, 'retirer');
  const numbered = lastMessage(amina);
  expect(numbered.buttons).toContainEqual(expect.stringMatching(/^\d\. On a planté des /));
  const number = question.match(/(\d)\. « On a planté des vignes/)?.[1] ?? '';

  expect(await say(bot, amina, number)).toContain('Votre phrase est retirée');
  expect(again(amina, numbered).intents).toEqual([]);
  expect(await answerTo(bot, amina, number)).toBe('notUnderstood');
  expect(lastMessage(amina).intents).not.toContain('tell-draft');
  expect(await say(bot, amina, 'mes initiatives')).toContain(better);

  await say(bot, amina, 'Initiative : On partage une friche');
  await say(bot, amina, 'corriger');
  expect(await say(bot, amina, 'la deuxième, merci')).toMatch(/On partage une friche|cerisiers/);
  expect(lastMessage(amina).intents).toContain('correct');

  const list = await say(bot, amina, 'retirer');
  const friche = list.match(/(\d)\. « On partage une friche/)?.[1] ?? '';
  expect(await answerTo(bot, amina, `corriger ${friche}`)).toBe('notUnderstood');
  await say(bot, amina, 'retirer');
  expect(await say(bot, amina, `retirer la ${friche}`)).toContain('Votre phrase est retirée');
  await say(bot, amina, 'Initiative : On partage une friche');

  const asked = await command(bot, amina, '/vendange', 'qui a lu');
  const other = asked.match(/(\d)\. « On partage une friche/)?.[1] ?? '';
  expect(await command(bot, amina, '/vendange', other)).toContain('On partage une friche');
  await command(bot, amina, '/vendange', 'qui a lu');
  await bot.later({ hours: 2 });
  // Shown beside the conversation, a list goes without a word; a message stays.
  expect(await answerTo(bot, amina, other)).toBe(bot.chat.name === 'slack' ? 'notUnderstood' : 'whoHasRead');
});

test('A long sentence is read whole by whoever may read it', async () => {
  const { bot, amina, bruno } = await told();
  const long = `${'Nous avons commencé petit. '.repeat(60)}Fin du récit.`;
  await say(bot, amina, `corriger : ${long}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).not.toContain('Fin du récit');

  expect(await press(bot, bruno, lastMessage(bruno), 'whole-text')).toContain('Fin du récit');
  expect(lastMessage(bruno).intents).toContain('accept-invitation');
});

test('Amina corrects it, then withdraws it before the answer leaves: she hears that it has changed, and nothing of the sentence', async () => {
  const { bot, amina } = await told();
  bot.chat.fail({ what: 'send', how: 'rate-limit', retryAfter: 30 });
  await amina.dm(`corriger : ${better}`);
  await bot.rest();
  await press(bot, amina, lastEphemeral(amina), 'withdraw');

  await bot.later({ seconds: 30 });
  expect(plainSpaces(fromBot(amina)[0]?.visible ?? '')).toContain('Cela a changé avant que ma réponse parte.');
  expect(shownAnywhere(bot)).not.toContain('cerisiers');
  expectCleanSlate(bot, better, sentence);
});
