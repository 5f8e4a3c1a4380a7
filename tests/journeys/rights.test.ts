import { expect, test } from 'vitest';
import {
  answerTo,
  command,
  expectCleanSlate,
  filesOf,
  messageOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { everythingStored, lastEphemeral, lastMessage, lastTogether, meet, onSlack, startBot } from '../support/bot.ts';

const sentence = 'On a réparé les vélos de l’école';
const story = 'Trois samedis, deux services, et vingt vélos qui roulent de nouveau.';
const inParis = (moment: string) => `${moment}[Europe/Paris]`;

/** Amina told, Bruno said yes, and they were introduced on Monday 23 November. */
async function introduced(settings: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot({ now: inParis('2026-11-20T17:30'), ...settings });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at(inParis('2026-11-23T09:00'));
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  return { bot, amina, bruno, chloe };
}

/** Bruno wrote the story, and Amina shared it with everyone, by name. */
async function shared(settings: Parameters<typeof startBot>[0] = {}) {
  const scene = await introduced(settings);
  const { bot, amina, bruno } = scene;
  await bot.at(inParis('2026-12-02T09:00'));
  await say(bot, bruno, `récit : ${story}`);
  await bot.at(inParis('2026-12-03T09:00'));
  const form = await openForm(amina, messageWith(amina, story), 'choose-sharing');
  await submit(bot, amina, form, { audience: 'organisation', naming: 'names' });
  return scene;
}

/** Chloé carries Amina's initiative too. */
async function carriedTogether({ bot, amina, chloe }: Awaited<ReturnType<typeof introduced>>, day: string) {
  await say(bot, amina, 'mes initiatives');
  const form = await openForm(amina, lastMessage(amina), 'add-carrier');
  await submit(bot, amina, form, { person: chloe.id });
  await bot.at(inParis(`${day}T09:00`));
  await press(bot, chloe, await messageOf(bot, chloe, 'carryRequest'), 'accept-carrying');
}

const seenBy = (person: Parameters<typeof lastMessage>[0]) => [...person.messages(), ...person.ephemerals()].filter((one) => one.fromBot);
const readBy = (person: Parameters<typeof lastMessage>[0]) =>
  plainSpaces(
    seenBy(person)
      .map((one) => one.visible)
      .join('\n'),
  );

test('Amina sees everything that is kept about her, plainly, and where it cannot be reached', async () => {
  const { bot, amina } = await shared();

  const seen = await say(bot, amina, 'mes données');

  for (const part of [
    'Amina Diallo',
    amina.id,
    'Europe/Paris',
    sentence,
    'à toute l’organisation, avec les noms',
    'historique de Slack',
    'sept jours',
  ]) {
    expect(seen).toContain(part);
  }
  expect(lastMessage(amina).intents).toEqual(['export-data', 'correct-data', 'erase-data']);
  expect(plainSpaces(await command(bot, amina, '/vendange', 'my data'))).toContain(sentence);
  expectCleanSlate(bot, sentence, 'Amina');
});

test('the two files of an export are there within the minute that was announced', async () => {
  const { bot, amina } = await shared();

  expect(await command(bot, amina, '/vendange', 'exporter mes données')).toContain('d’ici une minute');
  await bot.later({ seconds: 59 });

  expect(amina.files()).toHaveLength(2);
});

test('she takes it away in two files, in her own conversation, after the answer', async () => {
  const { bot, amina, bruno } = await shared();

  await command(bot, amina, '/vendange', 'exporter mes données');
  expect(messageWith(amina, 'Je prépare deux fichiers').visible).toContain('d’ici une minute');

  const files = await filesOf(bot, amina);
  const [json, text] = [...files].sort((a, b) => a.name.localeCompare(b.name));
  expect(files).toHaveLength(2);
  expect([text?.name, json?.name]).toEqual(['mes-donnees-vendange.txt', 'mes-donnees-vendange.json']);
  for (const part of ['Amina Diallo', sentence, story, 'Bruno Petit', 'à toute l’organisation']) expect(text?.content).toContain(part);
  const data = JSON.parse(json?.content ?? '');
  expect(data.person.name).toBe('Amina Diallo');
  expect(data.initiatives[0].story.agreements).toEqual([
    expect.objectContaining({ audience: 'organisation', naming: 'names', vintage: false }),
  ]);
  expect(bruno.files()).toEqual([]);
  expectCleanSlate(bot, sentence);
});

test('files come after the words that announce them, however slow those are to leave', async () => {
  const { bot, amina } = await introduced();
  bot.chat.fail({ what: 'send', how: 'late' });

  await amina.dm('exporter');
  await bot.rest();

  const done = bot.chat.name === 'slack' ? bot.slack.calls : bot.teams.world.calls;
  const shown = done.filter(({ outcome }) => outcome === 'ok').map(({ body }) => JSON.stringify(body));
  const [words, files] = [shown.findLastIndex((one) => one.includes('prépare deux fichiers')), shown.findIndex((one) => isFile.test(one))];
  expect(words).toBeGreaterThan(-1);
  expect(files).toBeGreaterThan(words);
});

const isFile = /initial_comment|file\.consent/;

test('asked twice, the files come once; asked again later, again; and a fault of the platform delays them', async () => {
  const { bot, amina } = await introduced();
  bot.chat.fail({ what: 'file', how: '503' });

  await amina.command('/vendange', 'exporter');
  await bot.rest();
  expect(await filesOf(bot, amina)).toEqual([]);
  await amina.command('/vendange', 'exporter');
  await bot.later({ minutes: 1 });
  expect(await filesOf(bot, amina)).toHaveLength(2);
  await bot.later({ seconds: 5 });

  await say(bot, amina, 'exporter');
  expect(await filesOf(bot, amina)).toHaveLength(4);
});

test('asked to wait for long and then cut off once, the files still come; cut off each time, she is told that nobody can tell', async () => {
  const { bot, amina } = await introduced();
  const wait = async () => {
    for (let times = 0; times < 8; times++) await bot.later({ minutes: 10 });
  };
  bot.chat.fail({ what: 'file', how: 'rate-limit', times: 5 });
  bot.chat.fail({ what: 'shown-file', how: 'reset' });
  await say(bot, amina, 'exporter');
  await wait();
  expect((await filesOf(bot, amina)).length).toBeGreaterThanOrEqual(2);
  expect(readBy(amina)).not.toContain('la ligne a été coupée');

  const before = (await filesOf(bot, amina)).length;
  bot.chat.fail({ what: 'shown-file', how: 'reset', times: 20 });
  await say(bot, amina, 'exporter');
  await wait();
  expect(readBy(amina)).toContain('je ne peux pas savoir s’ils sont arrivés');
  expect(await filesOf(bot, amina)).toHaveLength(before);
});

onSlack('without the permission to send files, she is told, and coordination learns which one is missing', async () => {
  const bot = await startBot({ now: inParis('2026-11-23T10:00'), env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } });
  const [amina, chloe] = meet(bot, 'Amina Diallo', 'Chloé Roy');
  bot.slack.team.scopes.delete('files:write');

  await say(bot, amina, 'exporter');
  expect(lastMessage(amina).visible).toContain('il me manque une autorisation');
  expect(amina.files()).toEqual([]);
  expect(readBy(chloe)).toContain('l’autorisation files:write manque');
  expect(readBy(chloe)).not.toContain('Amina');
});

test('what she corrects stays corrected when Slack is asked again who she is', async () => {
  const { bot, amina, bruno } = await introduced();

  const form = await openForm(amina, () => amina.command('/vendange', 'corriger mes données'));
  await amina.submit(form, { name: ' ', firstName: '', locale: 'fr', territory: 'metropole' });
  expect(plainSpaces(Object.values(amina.view()?.errors ?? {}).join())).not.toBe('');
  await submit(bot, amina, form, { name: 'Amina  D.', firstName: 'Mina', locale: 'fr', territory: 'la-reunion' });
  expect(lastMessage(amina).visible).toContain('Je vous appelle Amina D.');

  await bot.at(inParis('2026-12-02T09:00'));
  expect(lastMessage(bruno).visible).toContain('Avez-vous pu rencontrer Amina D.');
  const seen = await say(bot, amina, 'mes données');
  expect(seen).toContain('Amina D., corrigé par vous');
  expect(seen).toContain('Indian/Reunion, choisi par vous');
});

test('Amina erases herself in the middle of a meeting: Bruno learns that it will not take place, and nothing names her', async () => {
  const { bot, amina, bruno } = await introduced();
  const old = messageWith(amina, sentence);
  const together = lastTogether(bot, amina);
  expect(
    bruno
      .messages(bot.chat.name === 'slack' ? together.channel : undefined)
      .map(({ visible }) => visible)
      .join(),
  ).toContain('Amina Diallo');

  const asked = await say(bot, amina, 'effacer mes données');
  expect(asked).toContain('Tout effacer ?');
  expect(await everythingStored(bot)).toContain('Amina Diallo');
  await amina.dm('Oui, tout effacer');
  await bot.rest();

  await expect.poll(() => lastMessage(amina).visible).toContain('Tout est effacé');
  const stored = await everythingStored(bot);
  for (const trace of ['Amina', amina.id, sentence]) expect(stored).not.toContain(trace);
  expect(
    plainSpaces(
      bruno
        .messages(bot.chat.name === 'slack' ? together.channel : undefined)
        .filter(({ fromBot }) => fromBot)
        .map((one) => one.visible)
        .join(),
    ),
  ).not.toMatch(/Amina|vélos/);
  await bot.at(inParis('2026-11-24T09:00'));
  expect(readBy(bruno)).toContain('vient d’être retirée');
  expect(readBy(bruno)).not.toContain('Amina');

  // An old button finds nothing; the person who presses it is somebody new.
  await touch(amina, old, 'withdraw');
  await bot.rest();
  await expect.poll(() => readBy(amina)).toContain('Je ne retrouve plus cette initiative');
  expectCleanSlate(bot, 'Amina', sentence, amina.id);
});

test('Bruno erases himself in the middle of a meeting: Amina learns it without his name, chooses, and Chloé is asked', async () => {
  const { bot, amina, bruno, chloe } = await introduced();
  await chloe.command('/vendange', 'volontaire');
  const together = lastTogether(bot, bruno);
  expect(
    amina
      .messages(bot.chat.name === 'slack' ? together.channel : undefined)
      .map(({ visible }) => visible)
      .join(),
  ).toContain('Bruno Petit');

  await say(bot, bruno, 'mes données');
  const confirm = await press(bot, bruno, lastMessage(bruno), 'erase-data');
  expect(confirm).toContain('Tout effacer');
  // One conversation does not hear everything in one instant.
  await bot.later({ minutes: 1 });
  await touch(bruno, lastEphemeral(bruno), 'erase-confirm');
  await bot.rest();
  await expect.poll(() => readBy(bruno)).toContain('Tout est effacé');

  expect(await everythingStored(bot)).not.toMatch(new RegExp(`Bruno|${bruno.id}`));
  expect(
    plainSpaces(
      amina
        .messages(bot.chat.name === 'slack' ? together.channel : undefined)
        .filter(({ fromBot }) => fromBot)
        .map((one) => one.visible)
        .join(),
    ),
    // In Teams, the conversation between her and the bot is also where she told it.
  ).not.toMatch(bot.chat.name === 'slack' ? /Bruno|vélos/ : /Bruno/);
  await bot.at(inParis('2026-11-24T09:00'));
  await bot.at(inParis('2026-11-25T09:00'));
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect((await messageOf(bot, amina, 'volunteerGone')).intents).toEqual(expect.arrayContaining(['withdraw', 'choose-person']));
  expect(await say(bot, amina, 'qui a lu')).toMatch(/Une personne(?!, le)/);
  expectCleanSlate(bot, 'Bruno', sentence);
});

test('erased twice, or by an old button: nothing fails, and nothing stays', async () => {
  const { bot, amina } = await introduced();
  const asked = await command(bot, amina, '/vendange', 'effacer mes données');
  expect(asked).toContain('Tout effacer ?');
  const card = lastEphemeral(amina);

  await press(bot, amina, card, 'erase-confirm');
  await amina.again();
  await touch(amina, card, 'erase-confirm');
  await amina.dm('oui, tout effacer');
  await bot.rest();

  await expect.poll(() => lastMessage(amina).visible).toContain('Tout est effacé');
  expect(await everythingStored(bot)).not.toMatch(/Amina|UAMINADIALLO/);
  expectCleanSlate(bot, 'Amina');
});

test('she may think again: nothing is erased', async () => {
  const { bot, amina } = await introduced();

  await command(bot, amina, '/vendange', 'tout effacer');
  expect(await press(bot, amina, lastEphemeral(amina), 'erase-cancel')).toContain('rien n’est effacé');
  expect(await everythingStored(bot)).toContain(sentence);
});

test('a story she shared alone stays without her, no more of her sentence than its title; or is removed when she says so', async () => {
  const kept = await shared();
  const asked = await command(kept.bot, kept.amina, '/vendange', 'effacer mes données');
  expect(asked).toContain('Ces récits restent, sans votre nom, ou sont retirés pour tout le monde');
  await press(kept.bot, kept.amina, lastEphemeral(kept.amina), 'erase-confirm');

  const stored = await everythingStored(kept.bot);
  expect(stored).toContain(story);
  expect(stored).toContain('"departed":{"naming":"names","service":null,"vintage":false,"audience":"organisation"}');
  expect(stored).not.toMatch(/Amina|UAMINADIALLO/);

  const removed = await shared();
  await command(removed.bot, removed.amina, '/vendange', 'effacer mes données');
  await press(removed.bot, removed.amina, lastEphemeral(removed.amina), 'erase-with-stories');
  expect(await everythingStored(removed.bot)).not.toContain(story);
  expect(await everythingStored(removed.bot)).not.toContain(sentence);
});

test('carried with Chloé, it goes on without Amina: Chloé learns that somebody left, not who', async () => {
  const scene = await introduced();
  const { bot, amina, chloe } = scene;
  await carriedTogether(scene, '2026-11-24');

  await amina.dm('oui, tout effacer, récits compris');
  await bot.rest();
  for (const day of ['25', '26', '27']) await bot.at(inParis(`2026-11-${day}T09:00`));

  const stored = await everythingStored(bot);
  expect(stored).toContain(sentence);
  expect(stored).not.toMatch(/Amina|UAMINADIALLO/);
  expect(readBy(chloe)).toContain('Une personne ne porte plus avec vous votre initiative.');
  expectCleanSlate(bot, 'Amina', sentence);
});

test('whoever stops carrying it leaves nothing of what they allowed: nothing is kept about them that they cannot see', async () => {
  const scene = await shared();
  const { bot, amina, chloe } = scene;
  await carriedTogether(scene, '2026-12-04');
  await say(bot, amina, 'à toute l’organisation');
  expect(await say(bot, amina, 'mes données')).toContain('à toute l’organisation');
  const allowed = () =>
    bot.database.transaction(async (tx) => {
      const { rows } = await tx.query('select i.external_id as who from agreements a join identities i on i.person_id = a.person_id');
      return rows.map(({ who }) => who);
    });
  expect(await allowed()).toContain(amina.id);

  expect(await answerTo(bot, amina, 'ne plus la porter')).toBe('left:initiative');

  expect(await say(bot, amina, 'mes données')).not.toContain('à toute l’organisation');
  expect(await allowed()).not.toContain(amina.id);
  expect(readBy(chloe)).toContain(sentence);
  expectCleanSlate(bot, 'Amina', sentence);
});

test('a message that named Chloé to Amina alone names her no more', async () => {
  const scene = await introduced();
  const { bot, amina, chloe } = scene;
  await say(bot, chloe, 'bonjour');
  await say(bot, amina, 'mes initiatives');
  const form = await openForm(amina, lastMessage(amina), 'add-carrier');
  await submit(bot, amina, form, { person: chloe.id });
  expect(messageWith(amina, 'Chloé Roy').visible).toContain('C’est proposé à');

  await chloe.dm('oui, tout effacer');
  await bot.rest();

  await expect.poll(() => readBy(amina)).not.toContain('Chloé');
  expect(await everythingStored(bot)).not.toMatch(/Chloé|UCHLOEROY/);
});

test('a coordinator is told that the configuration names them again', async () => {
  const bot = await startBot({ env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } });
  const [chloe] = meet(bot, 'Chloé Roy');

  expect(await say(bot, chloe, 'effacer mes données')).toContain('au prochain démarrage');
  await chloe.dm('oui, tout effacer');
  await bot.rest();
  expect(await everythingStored(bot)).not.toMatch(/Chloé|UCHLOEROY/);
});

test('whoever was only asked, and never answered, is forgotten after three months; counts alone are logged', async () => {
  const bot = await startBot({ now: inParis('2026-11-20T17:30') });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await amina.command('/initiative', sentence);
  await say(bot, amina, 'mes initiatives');
  const form = await openForm(amina, lastMessage(amina), 'add-carrier');
  await submit(bot, amina, form, { person: bruno.id });
  await bot.at(inParis('2026-11-23T09:00'));
  expect(readBy(bruno)).toContain('vous propose de porter');
  await say(bot, amina, 'retirer');

  await bot.at(inParis('2026-12-30T03:30'));
  expect(await everythingStored(bot)).toContain(bruno.id);
  await bot.at(inParis('2027-03-01T03:30'));
  await bot.at(inParis('2027-03-02T03:30'));

  // Amina too: she withdrew, and nothing but her name was left.
  expect(await everythingStored(bot)).not.toMatch(new RegExp(`${bruno.id}|${amina.id}`));
  expect(bot.logs.join('')).toMatch(/"event":"forgotten".*"onlyNamed":2/);
  expectCleanSlate(bot, 'Bruno', bruno.id, sentence);
});

test('whoever read a sentence and left nothing else is named to its people as long as « qui a lu » says so, and not longer', async () => {
  const bot = await startBot({ now: inParis('2026-11-20T17:30') });
  const [amina, bruno, chloe] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  await bruno.command('/vendange', 'volontaire');
  await amina.command('/initiative', sentence);
  await bot.at(inParis('2026-11-23T09:00'));
  await chloe.command('/vendange', 'volontaire');
  await press(bot, bruno, lastMessage(bruno), 'decline-invitation');
  await bruno.command('/vendange', 'ne plus être volontaire');
  await bot.at(inParis('2026-11-24T09:00'));
  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');
  await bot.at(inParis('2027-01-15T09:00'));
  await say(bot, chloe, 'récit : Trois mercredis avec les services techniques.');

  for (const night of ['2027-03-05', '2027-03-06']) await bot.at(inParis(`${night}T03:30`));
  expect(await say(bot, amina, 'qui a lu ma phrase')).toContain('Bruno Petit');
  for (const night of ['2027-04-20', '2027-04-21', '2027-04-22']) await bot.at(inParis(`${night}T03:30`));
  expect(await everythingStored(bot)).not.toContain(bruno.id);
  expectCleanSlate(bot, 'Bruno', bruno.id, sentence);
});

test('Nobody takes the name of somebody else: what tells them apart is asked for, and nothing typed is lost', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  for (const one of [amina, bruno]) await say(bot, one, 'aide');
  await bot.later({ minutes: 1 });
  await say(bot, bruno, 'mes données');
  const form = await openForm(bruno, lastMessage(bruno), 'correct-data');

  for (const taken of ['Amina Diallo', ' AMINA   diallo', 'Amina\u200b Diallo', 'Âmina-Diallo']) {
    expect((await bruno.submit(form, { name: taken })).errors.name, taken).toContain('Quelqu’un d’autre porte ce nom ici');
  }
  expect(await submit(bot, bruno, form, { name: 'Amina Diallo (voirie)' })).toContain('Amina Diallo (voirie)');
  // Their own name can be written again.
  await say(bot, amina, 'mes données');
  const own = await openForm(amina, lastMessage(amina), 'correct-data');
  expect(await submit(bot, amina, own, { name: 'Amina DIALLO' })).toContain('Amina DIALLO');
});

test('what is said of one’s data leads to the pages that the bot serves, in their language, where its address is known', async () => {
  const leading = (of: Awaited<ReturnType<typeof startBot>>) =>
    of.chat.sent().flatMap(({ original }) => [...original.matchAll(/"(https:\/\/vignes\.example[^"]*)"/g)].map(([, address]) => address));
  const bot = await startBot({ env: { VENDANGE_URL: 'https://vignes.example/' } });
  const [amina] = meet(bot, 'Amina Diallo');

  await say(bot, amina, 'mes données');
  const french = ['https://vignes.example/confidentialite', 'https://vignes.example/conditions'];
  expect(leading(bot)).toEqual(french);
  await say(bot, amina, 'combien de temps ?');
  expect(leading(bot)).toEqual([...french, ...french]);
  await say(bot, amina, 'english');
  await say(bot, amina, 'who are you?');

  const english = leading(bot).slice(4);
  expect(english).toEqual(['https://vignes.example/confidentialite?langue=en', 'https://vignes.example/conditions?langue=en']);
  for (const address of english) {
    const page = await fetch(`${bot.url}${address?.replace('https://vignes.example', '')}`);
    expect(await page.text()).toContain('<html lang="en">');
  }
  expect(lastMessage(amina).visible).toContain('Two pages to read: what is kept about you, and the terms of use.');

  const unknown = await startBot();
  const [bruno] = meet(unknown, 'Bruno Petit');
  await say(unknown, bruno, 'mes données');
  expect(lastMessage(bruno).visible).toContain('Voici ce que je garde');
  expect(lastMessage(bruno).visible).not.toContain('Deux pages');
});
