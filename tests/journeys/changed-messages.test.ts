import { expect, test, vi } from 'vitest';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  fromBot,
  messageOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { everythingStored, lastMessage, meet, onSlack, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person, Shown } from '../support/person.ts';
import { liveTrial } from '../support/trials.ts';

/*
 * People edit and delete what they wrote to the bot, in their own conversation.
 */

vi.setConfig({ testTimeout: 120_000 });

const typo = 'On a repeint l’écloe';
const sentence = 'On a repeint l’école';

/** Their own message that says these words. */
function theirs(person: Person, words: string): Shown {
  const found = person.messages().findLast((one) => !one.fromBot && (one.text.includes(words) || one.visible.includes(words)));
  if (!found) throw new Error(`${person.id} wrote nothing like « ${words} ».`);
  return found;
}

/** Changes a message; resolves with what the bot says then, null when it says nothing. */
async function after(bot: TestBot, person: Person, act: Promise<unknown>): Promise<string | null> {
  const before = fromBot(person).length;
  await act;
  await bot.rest();
  if (bot.chat.name === 'teams') await bot.later({ seconds: 2 });
  return fromBot(person).length > before ? plainSpaces(lastMessage(person).visible) : null;
}

const edit = (bot: TestBot, person: Person, from: string, to: string) => after(bot, person, person.edit(theirs(person, from), to));
const remove = (bot: TestBot, person: Person, words: string) => after(bot, person, person.delete(theirs(person, words)));

async function told(settings: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', ...settings });
  bot.chat.unlimited();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  return { bot, amina, bruno };
}

test('An initiative whose message is edited before anybody read it is corrected, and the volunteer reads the right words', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${typo}`);
  const card = lastMessage(amina);

  const answer = await edit(bot, amina, typo, `Initiative : ${sentence}`);

  expect(answer).toContain(sentence);
  expect(again(amina, card).visible).toContain(sentence);
  expect(again(amina, card).visible).not.toContain(typo);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
  expect(await everythingStored(bot)).not.toContain(typo);
  expectCleanSlate(bot, 'repeint');
});

test('Read already, the initiative stays as it was read until Amina chooses', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${typo}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(await edit(bot, amina, typo, `Initiative : ${sentence}`)).toContain('Voulez-vous la corriger aussi ?');
  expect(lastMessage(bruno).visible).toContain(typo);
  expect(lastMessage(amina).intents).toEqual(['follow-message', 'keep-message']);

  await press(bot, amina, lastMessage(amina), 'follow-message');
  await bot.rest();
  expect(lastMessage(bruno).visible).toContain(sentence);
});

test('« La garder »: what was read stays, and the edit is forgotten', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${typo}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await edit(bot, amina, typo, `Initiative : ${sentence}`);

  expect(await press(bot, amina, lastMessage(amina), 'keep-message')).toContain('rien ne change');
  expect(lastMessage(bruno).visible).toContain(typo);
  expect(await everythingStored(bot)).not.toContain(sentence);
});

test('Corrected by the button since, an initiative is not changed by an edit of its message without asking', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, `Initiative : ${typo}`);
  await say(bot, amina, 'corriger : On a repeint toute l’école');

  expect(await edit(bot, amina, typo, `Initiative : ${sentence}`)).toContain('corrigée depuis');
  expect(await say(bot, amina, 'mes initiatives')).toContain('On a repeint toute l’école');
});

test('An edit that leaves the words as they were is nothing', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await say(bot, amina, 'Les bancs de la place');

  expect(await edit(bot, amina, sentence, `Initiative : ${sentence}`)).toBeNull();
  expect(await edit(bot, amina, 'Les bancs', 'Les bancs de la place')).toBeNull();
});

test('A message that told nothing is edited or deleted: nothing is said, nothing done', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, 'aide');
  await say(bot, amina, 'mes initiatives');

  expect(await edit(bot, amina, 'aide', 'aide !')).toBeNull();
  expect(await remove(bot, amina, 'mes initiatives')).toBeNull();
});

test('Amina deletes the message of an initiative that nobody read: it is withdrawn, said in one line, and kept if she wishes', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);

  const answer = await remove(bot, amina, sentence);

  expect(answer).toContain('J’ai retiré l’initiative : personne ne l’avait lue.');
  expect(lastMessage(amina).intents).toEqual(['keep-message']);
  expect(await say(bot, amina, 'mes initiatives')).not.toContain(sentence);
  // « Ok » is no wish to have it back.
  await say(bot, amina, 'ok');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);

  expect(await press(bot, amina, await messageOf(bot, amina, 'messageChanged'), 'keep-message')).toContain(sentence);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
});

test('Nothing is left of a deleted message after seven days', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await remove(bot, amina, sentence);

  await bot.at('2026-11-27T04:00[Europe/Paris]');

  expect(await everythingStored(bot)).not.toContain(sentence);
  expect(await press(bot, amina, await messageOf(bot, amina, 'messageChanged'), 'keep-message')).toContain(
    'Je n’ai pas de question en attente',
  );
});

test('Read already, an initiative whose message is deleted is kept until Amina withdraws it', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');

  expect(await remove(bot, amina, sentence)).toContain('Voulez-vous la retirer ?');
  expect(lastMessage(bruno).visible).toContain(sentence);

  await press(bot, amina, lastMessage(amina), 'withdraw');
  await bot.rest();
  expect(lastMessage(bruno).visible).not.toContain(sentence);
});

test.each([
  ['edited', (bot: TestBot, amina: Person) => edit(bot, amina, typo, `Initiative : ${sentence}`), sentence],
  ['deleted', (bot: TestBot, amina: Person) => remove(bot, amina, typo), typo],
])(
  'Asked about a message that she %s, Amina withdraws the initiative instead: the question shows nothing of it',
  async (_, change, quoted) => {
    const { bot, amina } = await told();
    await say(bot, amina, `Initiative : ${typo}`);
    await bot.at('2026-11-20T09:00[Europe/Paris]');
    expect(await change(bot, amina)).toContain(quoted);
    const question = lastMessage(amina);

    await say(bot, amina, 'retirer');

    expect(again(amina, question).visible).not.toContain(quoted);
  },
);

test('Whom she set aside is not lost: deleted, an initiative with such a choice is asked about', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  const form = await openForm(amina, lastMessage(amina), 'set-aside');
  await submit(bot, amina, form, { people: bruno.id });

  expect(await remove(bot, amina, sentence)).toContain('Voulez-vous la retirer ?');
  await press(bot, amina, lastMessage(amina), 'keep-message');
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(fromBot(bruno)).toEqual([]);
});

test('Said twice and deleted once, an initiative stays', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await say(bot, amina, `Initiative : ${sentence}`);

  expect(await remove(bot, amina, sentence)).toBeNull();
  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
});

test('Words that were not understood: edited, they are heard as if said now; deleted, they are asked about no more', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, typo);
  const first = lastMessage(amina);

  expect(await edit(bot, amina, typo, sentence)).toContain(sentence);
  expect(again(amina, first).visible).not.toContain(typo);
  const second = lastMessage(amina);
  expect(await edit(bot, amina, sentence, `initiative : ${sentence}`)).toContain('C’est noté');
  expect(again(amina, second).visible).not.toContain('Je note ceci comme une initiative');

  await say(bot, amina, 'Les bancs de la place');
  expect(await remove(bot, amina, 'Les bancs')).toContain('Je ne vous demande plus rien de cette phrase');
  expect(await answerTo(bot, amina, 'oui')).toBe('nothingPending');
  expect(await press(bot, amina, await messageOf(bot, amina, 'messageChanged'), 'keep-message')).toContain(
    'Je note ceci comme une initiative',
  );
});

test('Told with « oui », the words of a message are still those of its initiative', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, typo);
  await say(bot, amina, 'oui');

  await edit(bot, amina, typo, sentence);

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
});

/** Amina is asked what she noticed, in a trial of Bruno's. */
async function asked() {
  const bot = await startBot({ now: '2026-11-09T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await liveTrial(bot, bruno, [amina], '2026-11-10T09:00[Europe/Paris]', {
    what: 'Un chariot',
    startsOn: '2026-11-19',
    endsOn: '2027-01-29',
  });
  await bot.at('2026-11-19T10:00[Europe/Paris]');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  return { bot, amina, bruno };
}

test('An answer to a check-in follows its messages while nobody may have read it, and no other word of it changes', async () => {
  const { bot, amina } = await asked();
  await say(bot, amina, 'Il grnice');
  // As some chose before: nobody reads it until five others have answered.
  await query(bot, `update check_in_members set showing = 'five' where words <> ''`);
  await say(bot, amina, 'Et il tourne bien');

  expect(await edit(bot, amina, 'Il grnice', 'Il grince\nun peu')).toContain('Il grince');
  const kept = await edit(bot, amina, 'Et il tourne bien', 'Et il tourne très bien');
  expect(kept).toContain('un peu');
  expect(kept).toContain('Et il tourne très bien');

  expect(await remove(bot, amina, 'Il grince')).toContain('retiré ce que j’avais noté');
  expect(await everythingStored(bot)).not.toContain('Il grnice');
  const back = await press(bot, amina, lastMessage(amina), 'keep-message');
  expect(back).toContain('Et il tourne très bien');
  expect(back).toContain('Il grince');
});

test('Once the others may read it, an answer to a check-in is changed when Amina says so', async () => {
  const { bot, amina } = await asked();
  await say(bot, amina, 'Il grnice');

  expect(await edit(bot, amina, 'Il grnice', 'Il grince')).toContain('Voulez-vous la corriger aussi ?');
  expect(await press(bot, amina, lastMessage(amina), 'follow-message')).toContain('Il grince');
});

test('Once a trial is over, an answer that its pilot may have read is changed when Amina says so', async () => {
  const { bot, amina } = await asked();
  await bot.at('2027-02-01T10:00[Europe/Paris]');
  await say(bot, amina, 'On le grade');

  expect(await edit(bot, amina, 'On le grade', 'On le garde')).toContain('Voulez-vous la corriger aussi ?');
  await press(bot, amina, lastMessage(amina), 'follow-message');
  const stored = await everythingStored(bot);
  expect(stored).toContain('On le garde');
  expect(stored).not.toContain('On le grade');
});

test('A story is never changed by an edit: its people are asked, and its writer is told whose it is', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await press(bot, bruno, messageWith(bruno, sentence), 'accept-invitation');
  await bot.at('2026-11-20T10:00[Europe/Paris]');
  await say(bot, bruno, 'récit : Tout le monde a pient');
  await bot.at('2026-11-23T10:00[Europe/Paris]');

  expect(await edit(bot, bruno, 'pient', 'récit : Tout le monde a peint')).toContain('entre les mains de celles et ceux qu’il raconte');
  expect(await say(bot, amina, 'corriger le récit : On a tuos peint')).toMatch(/écrit par \S.* et corrigé depuis/);
  expect(await edit(bot, amina, 'tuos', 'corriger le récit : On a tous peint')).toContain('Voulez-vous proposer cette version du récit ?');
  expect(await press(bot, amina, lastMessage(amina), 'follow-message')).toContain('On a tous peint');
});

test('The words of one message are never changed by somebody else’s', async () => {
  const { bot, amina, bruno } = await told();
  await say(bot, amina, `Initiative : ${sentence}`);
  await remove(bot, amina, sentence);
  const card = lastMessage(amina);

  await touch(bruno, card, 'keep-message');
  await bot.rest();

  expect(await say(bot, bruno, 'mes initiatives')).not.toContain(sentence);
  expect(await press(bot, amina, card, 'keep-message')).toContain(sentence);
});

test('An edit that arrives before its message is the message; what comes later is known, and further edits follow', async () => {
  const { bot, amina } = await told();
  const arrive = await amina.late((late) => late.dm(`Initiative : ${typo}`));

  expect(await edit(bot, amina, typo, `Initiative : ${sentence}`)).toContain(sentence);
  await bot.later({ minutes: 5 });
  expect(await after(bot, amina, arrive())).toBeNull();
  expect(await everythingStored(bot)).not.toContain(typo);
  expect(await edit(bot, amina, sentence, `Initiative : ${sentence} du bourg`)).toContain(`${sentence} du bourg`);
  expect(await say(bot, amina, 'mes initiatives')).toContain(`${sentence} du bourg`);
});

test('Of two edits, the later holds, in whichever order they arrive; so does a deletion', async () => {
  const { bot, amina } = await told();
  for (const words of [`Initiative : ${typo}`, typo]) {
    await say(bot, amina, words);
    const edited = await amina.late((late) => late.edit(theirs(amina, typo), words.replace(typo, 'On a repeint la cantine')));
    expect(await edit(bot, amina, 'la cantine', words.replace(typo, sentence))).toContain(sentence);

    expect(await after(bot, amina, edited())).toBeNull();
    expect(await everythingStored(bot)).not.toContain('cantine');
  }

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const again = await amina.late((late) => late.edit(theirs(amina, `Initiative : ${sentence}`), `Initiative : ${typo}`));
  expect(await remove(bot, amina, `Initiative : ${typo}`)).toContain('Voulez-vous la retirer ?');
  expect(await after(bot, amina, again())).toBeNull();
  expect(lastMessage(amina).intents).toEqual(['withdraw', 'keep-message']);
});

test('A message that was deleted before it arrived is not heard', async () => {
  const { bot, amina } = await told();
  const arrive = await amina.late((late) => late.dm(`Initiative : ${sentence}`));

  expect(await remove(bot, amina, sentence)).toBeNull();
  expect(await after(bot, amina, arrive())).toBeNull();
  expect(await everythingStored(bot)).not.toContain(sentence);
  expect(await answerTo(bot, amina, 'mes initiatives')).toBe('myInitiatives');
  expect(lastMessage(amina).visible).not.toContain(sentence);
});

test('An old message that told nothing is edited: nothing is said, though what it arrived with is known no more', async () => {
  const { bot, amina } = await told();
  await say(bot, amina, 'aide');
  await bot.at('2026-12-03T10:00[Europe/Paris]');

  expect(await edit(bot, amina, 'aide', 'Les bancs de la place')).toBeNull();
  expect(await everythingStored(bot)).not.toContain('Les bancs');
});

onSlack('A link that unfolds and an answer in its thread change nothing of a message', async () => {
  const { bot } = await told();
  const amina = bot.slack.person('UAMINADIALLO');
  await say(bot, amina, `Initiative : ${sentence}`);
  const mine = amina.messages().findLast((one) => !one.fromBot);

  expect(await after(bot, amina, amina.edit(mine ?? lastMessage(amina), '', { unfurled: true }))).toBeNull();
});
