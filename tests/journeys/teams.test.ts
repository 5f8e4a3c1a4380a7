import { expect, test } from 'vitest';
import { answerTo, fromBot, kindOf, messagesOf, messageWith, plainSpaces, press, say, submit, touch } from '../support/acts.ts';
import { type BotSettings, everythingStored, lastMessage, query, startBot } from '../support/bot.ts';
import { directoryId, teamsChat } from '../support/chat-teams.ts';
import { expectKindAnswers } from '../support/hostile-presses.ts';

/*
 * What only Teams has, and what differs there. The journeys themselves are the same as Slack's (`support/journeys.ts`).
 */

const sentence = 'On a réparé les vélos de l’école';

async function onTeams(settings: BotSettings = {}, ...names: readonly string[]) {
  const bot = await startBot({ platform: 'teams', ...settings });
  const people = names.map((name) => {
    const id = `U${name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toUpperCase()}`;
    bot.chat.addUser({ id, real_name: name, first_name: name.split(' ')[0] ?? '', tz: 'Europe/Paris', locale: 'fr-FR' });
    return bot.teams.person(directoryId(id));
  });
  const [amina, bruno, chloe] = people;
  if (!amina) throw new Error('Nobody is there.');
  return { bot, amina, bruno: bruno ?? amina, chloe: chloe ?? amina };
}

test('An initiative is told in every way Teams has: a command, plain words, a mention in a channel, a group chat, a dialog', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CMAIRIE', name: 'Mairie', members: [amina.id] });
  bot.teams.world.conversations.set('19:chat@thread.v2', { id: '19:chat@thread.v2', kind: 'groupChat', members: [amina.id] });

  for (const [told, act] of [
    ['On prête des outils', () => amina.dm('/initiative On prête des outils')],
    ['On plante des haies', () => amina.dm('initiative On plante des haies')],
    ['On ouvre la cour', () => amina.mention('CMAIRIE', 'initiative On ouvre la cour')],
    ['On chante à midi', () => amina.mention('19:chat@thread.v2', '/initiative On chante à midi')],
  ] as const) {
    expect((await act()).status).toBe(200);
    await bot.rest();
    expect([...amina.messages(), ...amina.ephemerals()].some((one) => one.fromBot && one.visible.includes(told))).toBe(true);
    await bot.later({ seconds: 5 });
  }
  expect(amina.messages('CMAIRIE').filter((one) => one.fromBot)).toEqual([]);

  await amina.shortcut('tell');
  const form = amina.view();
  if (!form) throw new Error('No form opened.');
  expect(await submit(bot, amina, form, { sentence })).toContain(sentence);
  expect(bot.teams.world.violations).toEqual([]);
});

test.each(['19:chat@thread.v2', '19:meeting_MjAyNg@thread.v2'])(
  'Named among others (%s) by somebody it cannot write to, the bot says so there, briefly, and answers once it is added',
  async (chat) => {
    const { bot, amina, bruno } = await onTeams({}, 'Amina Diallo', 'Bruno Petit');
    const user = bot.teams.world.users.get(amina.id);
    if (!user) throw new Error('Amina is nobody.');
    user.installed = false;
    bot.teams.world.conversations.set(chat, { id: chat, kind: 'groupChat', members: [amina.id, bruno.id] });

    await amina.mention(chat, `initiative : ${sentence}`);
    await bot.rest();
    await amina.again();
    await bot.rest();
    const [told, ...others] = bruno.messages(chat).filter((one) => one.fromBot);
    expect(plainSpaces(told?.visible ?? '')).toBe(
      'Bien reçu. Je réponds en privé : ajoutez l’application Vendange dans Teams, et écrivez-moi.',
    );
    expect(others).toEqual([]);

    await amina.install();
    await bot.later({ seconds: 5 });
    expect(plainSpaces(lastMessage(amina).visible)).toContain(sentence);
    await amina.mention(chat, 'mes initiatives');
    await bot.later({ seconds: 5 });
    expect(await kindOf(bot, lastMessage(amina))).toBe('myInitiatives');
    expect(bruno.messages(chat).filter((one) => one.fromBot)).toHaveLength(1);
    expect(bot.teams.world.violations).toEqual([]);
  },
);

test('Acting in a chat of several, somebody it cannot write to reads where the answer waits, and what they typed is not lost', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  const { world, serviceUrl } = bot.teams;
  const user = world.users.get(amina.id);
  if (!user) throw new Error('Amina is nobody.');
  user.installed = false;
  const chat = '19:chat@thread.v2';
  world.conversations.set(chat, { id: chat, kind: 'groupChat', members: [amina.id] });
  const act = async (name: string, value: object) => {
    const { body } = await bot.teams.deliver({
      type: 'invoke',
      name,
      value,
      id: name,
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${amina.id}`, aadObjectId: amina.id },
      recipient: { id: world.bot },
      conversation: { id: chat, conversationType: 'groupChat', tenantId: world.tenant },
      channelData: { tenant: { id: world.tenant } },
    });
    await bot.rest();
    return plainSpaces(JSON.stringify(body));
  };
  const vendange = { action: 'correct-sentence', value: '11111111-2222-3333-4444-555555555555', dialog: 'd', form: '!!' };

  expect(await act('task/submit', { data: { vendange, sentence } })).toContain('Je réponds en privé : ajoutez l’application');
  const press = { type: 'Action.Execute', verb: 'show-help', data: { vendange: { action: 'show-help', value: '' } } };
  expect(await act('adaptiveCard/action', { action: press, trigger: 'manual' })).toContain('Je réponds en privé : ajoutez l’application');
  expect(await query(bot, 'select words from drafts')).toEqual([{ words: sentence }]);

  await amina.install();
  await bot.later({ seconds: 5 });
  const answers = amina.messages().filter((one) => one.fromBot);
  expect(answers.some(({ visible }) => visible.includes(sentence))).toBe(true);
});

test('« Annuler », in the place of a message that was deleted, brings back what it had told', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, `initiative ${sentence}`);
  const mine = amina.messages().findLast((one) => !one.fromBot);
  if (!mine) throw new Error('She wrote nothing.');
  await amina.delete(mine);
  await bot.later({ seconds: 2 });
  expect(lastMessage(amina).visible).toContain('J’ai retiré l’initiative');

  await amina.undelete(mine);
  await bot.later({ seconds: 2 });

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
  await amina.delete(mine);
  await bot.later({ seconds: 2 });
  expect(await say(bot, amina, 'mes initiatives')).not.toContain(sentence);
});

test('Channels and teams that are named otherwise, made or taken away are known by their new names at once', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CMAIRIE', name: 'Mairie', members: [amina.id] });
  const team = '19:team@thread.tacv2';
  await amina.mention('CMAIRIE', 'aide');
  await bot.rest();
  const mairie = '19:CMAIRIE@thread.tacv2';
  const [vieux, neuf] = ['19:CVIEUX@thread.tacv2', '19:CSECRET@thread.tacv2'];

  await bot.teams.tellChange(team, 'channelRenamed', { id: mairie, name: 'Hôtel de ville' });
  await bot.teams.tellChange(team, 'channelCreated', { id: vieux, name: 'Voirie' });
  await bot.teams.tellChange(team, 'channelCreated', { id: neuf, name: 'Secret', type: 'private' });
  bot.teams.world.teams.set(team, 'Ville des Vignes');
  await bot.teams.tellChange(team, 'teamRenamed');

  const known = () => query(bot, 'select team_name, name from channel_conversations order by name');
  expect(await known()).toEqual([
    { team_name: 'Ville des Vignes', name: 'Hôtel de ville' },
    { team_name: 'Ville des Vignes', name: 'Voirie' },
  ]);

  await bot.teams.tellChange(team, 'channelDeleted', { id: vieux, name: 'Voirie' });
  expect(await known()).toEqual([{ team_name: 'Ville des Vignes', name: 'Hôtel de ville' }]);
});

test('A message of a channel that is edited or deleted is not heard', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CMAIRIE', name: 'Mairie', members: [amina.id] });
  await amina.mention('CMAIRIE', `initiative ${sentence}`);
  await bot.rest();
  const mine = amina.messages('CMAIRIE').findLast((one) => !one.fromBot);
  if (!mine) throw new Error('She wrote nothing.');

  expect((await amina.delete(mine)).status).toBe(200);
  await bot.later({ seconds: 2 });

  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
});

test('What a dialog cannot take is said beside the field, and the dialog stays with everything that was typed', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, 'absence');
  await touch(amina, lastMessage(amina), 'open-absence');
  const form = amina.view();
  if (!form) throw new Error('No form opened.');

  expect((await amina.submit(form, { from: '2026-12-12', until: '2026-12-03' })).errors).toEqual({
    until: 'Le dernier jour vient avant le premier.',
  });

  const again = amina.view();
  if (!again) throw new Error('The form closed.');
  expect(again.card.body).toContainEqual(expect.objectContaining({ id: 'from', value: '2026-12-12' }));
  expect(again.card.body).toContainEqual(expect.objectContaining({ id: 'until', value: '2026-12-03' }));
  expect(again.title).toBe(form.title);
  expect(await submit(bot, amina, again, { until: '2026-12-14' })).toContain('14 décembre');
});

test('A client that knows no Execute presses the same buttons, and a press that comes twice is one', async () => {
  const { bot, amina, bruno } = await onTeams({ now: '2026-11-20T17:30[Europe/Paris]' }, 'Amina Diallo', 'Bruno Petit');
  await bruno.dm('volontaire');
  await amina.dm(`initiative ${sentence}`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  const old = bruno.with({ oldClient: true });
  await touch(old, lastMessage(bruno), 'accept-invitation');
  await old.again();
  await bot.rest();

  expect(fromBot(bruno).filter((one) => one.visible.includes('Voici qui porte cette initiative'))).toHaveLength(1);
  expect(fromBot(amina).filter((one) => one.visible.includes('veut bien parler avec vous'))).toHaveLength(1);
});

test('A card that has served is replaced for good, and an old screen’s press changes nothing more', async () => {
  const { bot, amina, bruno } = await onTeams({ now: '2026-11-20T17:30[Europe/Paris]' }, 'Amina Diallo', 'Bruno Petit');
  await bruno.dm('volontaire');
  await amina.dm(`initiative ${sentence}`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  const stale = lastMessage(bruno);

  expect((await touch(bruno, stale, 'accept-invitation')).shown).toBe('in place');
  await bot.rest();
  const stored = bot.teams.world.activities.find(({ id }) => id === stale.ts);
  expect(JSON.stringify(stored?.versions.at(-1))).toContain('Amina Diallo');
  expect(JSON.stringify(stored?.versions.at(-1))).not.toContain('accept-invitation');

  await touch(bruno, stale, 'decline-invitation');
  await bot.rest();
  expect(plainSpaces(messageWith(bruno, 'Amina Diallo').visible)).toContain('Voici qui porte cette initiative');
});

test('Bruno chooses « Raconter une initiative » on Amina’s message: she is invited to tell it; on his own, the form opens', async () => {
  const { bot, amina, bruno } = await onTeams({}, 'Amina Diallo', 'Bruno Petit');
  bot.chat.addChannel({ id: 'CECOLES', name: 'Écoles', members: [amina.id, bruno.id] });
  const { world } = bot.teams;
  const hers = world.post('19:CECOLES@thread.tacv2', amina.id, { text: sentence });
  const his = world.post('19:CECOLES@thread.tacv2', bruno.id, { text: 'On prête <des> outils & des plans' });
  const shown = (id: string) => bruno.messages('CECOLES').find((one) => one.ts === id) ?? lastMessage(bruno);

  expect((await bruno.messageShortcut('suggest-telling', shown(hers.id))).shown).toBe('a notice');
  await bot.rest();
  expect(bruno.notices()).toEqual(['Ma réponse est dans notre conversation.']);
  expect(await kindOf(bot, lastMessage(bruno))).toBe('personAsked:tell');
  expect(lastMessage(amina).intents).toContain('open-tell');
  // The message itself is kept nowhere.
  expect(await everythingStored(bot)).not.toContain(sentence);

  await bruno.messageShortcut('suggest-telling', shown(his.id));
  const form = bruno.view();
  if (!form) throw new Error('No form opened.');
  expect(form.visible).toContain('On prête <des> outils & des plans');
  expect(await submit(bot, bruno, form, {})).toContain('On prête <des> outils & des plans');
});

test('« Mon espace » is a message that follows what changes; asked for again, it comes again at the bottom, once', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, 'Mon espace');
  const page = lastMessage(amina);
  expect(plainSpaces(page.visible)).toContain('Bonjour Amina');

  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  const now = amina.messages().find((one) => one.ts === page.ts);
  expect(now?.visible).toContain(sentence);

  await bot.later({ seconds: 5 });
  await amina.dm('accueil');
  await bot.rest();
  expect(amina.messages().some((one) => one.ts === page.ts)).toBe(false);
  expect(fromBot(amina).filter((one) => plainSpaces(one.visible).startsWith('Bonjour Amina'))).toHaveLength(1);
  expect(lastMessage(amina).visible).toContain(sentence);
});

test('Bruno takes the bot away: nothing more is sent to him, nobody is told, Chloé is asked instead; back, he is there again', async () => {
  const { bot, amina, bruno, chloe } = await onTeams(
    { now: '2026-11-20T17:30[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } },
    'Amina Diallo',
    'Bruno Petit',
    'Chloé Roy',
  );
  await bruno.dm('volontaire');
  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  expect(await bruno.remove()).toMatchObject({ status: 200 });
  const before = fromBot(bruno).length;
  await chloe.dm('volontaire');
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(fromBot(bruno)).toHaveLength(before);
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect(fromBot(chloe).some((one) => /n’ont pas pu partir|compte est fermé/.test(one.visible))).toBe(false);
  expect(await say(bot, chloe, 'coordination')).toContain('Tous les messages ont pu partir');
  expect(bot.teams.world.calls.filter(({ method, outcome }) => method === 'send' && outcome !== 'ok')).toEqual([]);

  await bruno.install();
  expect(await say(bot, bruno, 'mes données')).not.toContain('retiré de vos conversations');
});

test('Blocked without a word, the bot obeys at the first refusal, and what waited is there when Bruno writes again', async () => {
  const { bot, amina, bruno, chloe } = await onTeams(
    { now: '2026-11-19T10:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } },
    'Amina Diallo',
    'Bruno Petit',
    'Chloé Roy',
  );
  await bruno.dm('aide');
  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  await say(bot, amina, 'mes initiatives');
  const user = bot.teams.world.users.get(bruno.id);
  if (!user) throw new Error('Bruno is nobody.');
  user.blocked = true;
  await touch(amina, lastMessage(amina), 'add-carrier');
  const form = amina.view();
  if (!form) throw new Error('No form opened.');
  await submit(bot, amina, form, { person: bruno.id });
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  const refused = bot.teams.world.calls.filter(({ outcome }) => outcome === 'MessageWritesBlocked').length;
  expect(refused).toBe(1);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(bot.teams.world.calls.filter(({ outcome }) => outcome === 'MessageWritesBlocked')).toHaveLength(refused);
  expect(await say(bot, chloe, 'coordination')).toContain('Tous les messages ont pu partir');
  user.blocked = false;
  await bruno.dm('aide');
  await bot.rest();
  expect(await messagesOf(bot, bruno, 'carryRequest')).not.toEqual([]);
});

test('What Amina took back while Bruno blocked the bot is gone from his messages once he is there again', async () => {
  const { bot, amina, bruno } = await onTeams({ now: '2026-11-19T10:00[Europe/Paris]' }, 'Amina Diallo', 'Bruno Petit');
  await bruno.dm('devenir vendangeur');
  const sentence = 'Un potager derrière le dépôt';
  await amina.dm(`initiative ${sentence}`);
  await bot.at('2026-11-20T10:00[Europe/Paris]');
  expect(lastMessage(bruno).visible).toContain(sentence);
  const user = bot.teams.world.users.get(bruno.id);
  if (!user) throw new Error('Bruno is nobody.');

  user.blocked = true;
  await say(bot, amina, 'oui tout effacer');
  await bot.later({ hours: 2 });
  expect(fromBot(bruno).some((one) => one.visible.includes(sentence))).toBe(true);

  user.blocked = false;
  await bruno.dm('aide');
  await bot.rest();
  expect(fromBot(bruno).filter((one) => one.visible.includes(sentence))).toEqual([]);
});

test('Somebody the app is not installed for cannot be written to: coordination learns what to do, and « Relancer » sends it', async () => {
  const { bot, amina, bruno, chloe } = await onTeams(
    { now: '2026-11-19T10:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } },
    'Amina Diallo',
    'Bruno Petit',
    'Chloé Roy',
  );
  const user = bot.teams.world.users.get(bruno.id);
  if (!user) throw new Error('Bruno is nobody.');
  user.installed = false;
  await amina.dm(`initiative ${sentence}`);
  await chloe.dm('aide');
  await bot.rest();
  await say(bot, amina, 'mes initiatives');
  await touch(amina, lastMessage(amina), 'add-carrier');
  const form = amina.view();
  if (!form) throw new Error('No form opened.');
  await submit(bot, amina, form, { person: bruno.id });
  for (const time of ['09:00', '10:00', '11:00', '14:00']) await bot.at(`2026-11-20T${time}[Europe/Paris]`);

  const state = await say(bot, chloe, 'coordination');
  expect(state).toContain('L’application n’est pas installée pour une personne');
  expect(state).toContain('centre d’administration de Teams');
  expect(state).not.toMatch(/Bruno|vélos/);
  user.installed = true;
  await say(bot, chloe, 'relancer');
  await bot.later({ minutes: 5 });
  expect(await messagesOf(bot, bruno, 'carryRequest')).not.toEqual([]);
});

test('The service is down, then says when to come back: it is waited for, coordination sees since when, and nothing is lost', async () => {
  const { bot, amina, chloe } = await onTeams({ env: { VENDANGE_COORDINATORS: 'UCHLOEROY' } }, 'Amina Diallo', 'Chloé Roy');
  const celine = chloe === amina ? bot.teams.person(directoryId('UCHLOEROY')) : chloe;
  bot.teams.fail({ method: 'send', how: '503' });
  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  expect(fromBot(amina)).toEqual([]);
  const sent = () => bot.teams.world.calls.filter(({ method }) => method === 'send').length;
  const calls = sent();
  await bot.later({ seconds: 20 });
  expect(sent()).toBe(calls);
  await bot.later({ seconds: 11 });
  expect(fromBot(amina)).toHaveLength(1);

  bot.teams.fail({ method: 'send', how: { error: '412' } });
  await amina.dm('aide');
  await bot.rest();
  await bot.later({ seconds: 3 });
  expect(fromBot(amina)).toHaveLength(2);

  bot.teams.fail({ method: 'send', how: 'rate-limit', retryAfter: 40 });
  await amina.dm('aide');
  await bot.rest();
  await bot.later({ seconds: 39 });
  expect(fromBot(amina)).toHaveLength(2);
  await bot.later({ seconds: 2 });
  expect(fromBot(amina)).toHaveLength(3);
  expect(await say(bot, celine, 'coordination')).toContain('Tous les messages ont pu partir');
});

test('Whatever Teams’ service does, what people do is answered in less than a second', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, 'absence');
  const card = lastMessage(amina);
  bot.teams.fail({ method: 'send', how: 'hang', times: 50 });
  bot.teams.fail({ method: 'edit', how: 'hang', times: 50 });
  bot.teams.fail({ method: 'member', how: 'hang', times: 50 });

  for (const act of [
    () => amina.dm(`initiative ${sentence}`),
    () => touch(amina, card, 'open-absence'),
    () => amina.shortcut('tell'),
    () => amina.dm('mon espace'),
  ]) {
    const { status, ms } = await act();
    expect(status).toBe(200);
    expect(ms).toBeLessThan(1_000);
  }
}, 120_000);

test('Files are offered; taken, they are in Amina’s own OneDrive and kept no more; refused or left for a day, they are gone', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  await say(bot, amina, 'exporter mes données');
  const [first, second] = amina.offers();
  if (!first || !second) throw new Error('No file was offered.');
  expect(await everythingStored(bot)).toContain('offered_files: [{');

  await amina.answerFile(first, 'accept');
  await bot.rest();
  expect(amina.files()[0]?.content).toContain(sentence);
  expect(amina.offers()).toHaveLength(1);
  await amina.answerFile(second, 'decline');
  await bot.rest();
  expect(amina.offers()).toEqual([]);
  expect(fromBot(amina).some((one) => plainSpaces(one.visible).includes('je n’ai pas gardé ce fichier'))).toBe(true);

  await bot.later({ seconds: 30 });
  await say(bot, amina, 'exporter mes données');
  const [late] = amina.offers();
  if (!late) throw new Error('No file was offered.');
  await bot.later({ hours: 25 });
  await amina.answerFile(late, 'accept');
  await bot.rest();
  expect(amina.files()).toHaveLength(1);
  expect(fromBot(amina).some((one) => plainSpaces(one.visible).includes('Ce fichier n’est plus gardé'))).toBe(true);
});

test('One organisation on both platforms: Bruno, in Slack, is asked for Amina, in Teams, and each learns who the other is', async () => {
  const bot = await startBot({ platform: 'both', now: '2026-11-20T17:30[Europe/Paris]' });
  const chat = teamsChat(bot.teams);
  chat.addUser({ id: 'UAMINA', real_name: 'Amina Diallo', first_name: 'Amina' });
  bot.slack.addUser({ id: 'UBRUNO', real_name: 'Bruno Petit', first_name: 'Bruno', tz: 'Europe/Paris' });
  const [amina, bruno] = [bot.teams.person(directoryId('UAMINA')), bot.slack.person('UBRUNO')];
  await bruno.dm('volontaire');
  await bot.rest();
  await amina.dm(`initiative ${sentence}`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(bruno).visible).toContain(sentence);
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.later({ minutes: 1 });

  expect(lastMessage(bruno).visible).toContain('Amina Diallo');
  expect(lastMessage(amina).visible).toContain('Bruno Petit veut bien parler avec vous');
  expect(lastMessage(amina).buttons).not.toContain('Écrire à Bruno Petit');
  expect([...bot.slack.violations, ...bot.teams.world.violations]).toEqual([]);
});

test('The channels of a team are known by their names once the bot is added, and forgotten when it is taken away', async () => {
  const { bot, amina } = await onTeams({ env: { VENDANGE_COORDINATORS: 'UAMINADIALLO' } }, 'Amina Diallo');
  bot.chat.addChannel({ id: 'CVOIRIE', name: 'Voirie', members: [amina.id] });
  const team = '19:team-CVOIRIE@thread.tacv2';
  expect(await bot.teams.tell({ team, event: 'added' })).toMatchObject({ status: 200 });
  await bot.rest();

  await say(bot, amina, 'services');
  await touch(amina, lastMessage(amina), 'add-service');
  const form = amina.view();
  expect(form?.visible).toContain('( ) #Ville de Vignes > Voirie');
  await bot.teams.tell({ team, event: 'removed' });
  await bot.rest();
  await touch(amina, lastMessage(amina), 'add-service');
  expect(amina.view()?.visible).toContain('Je ne suis encore dans aucun canal');
});

test('Authenticated but senseless: the bot goes on, and keeps nothing', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  const { world, serviceUrl } = bot.teams;
  const who = { id: `29:${amina.id}`, aadObjectId: amina.id };
  const base = {
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl,
    from: who,
    recipient: { id: world.bot },
    conversation: { id: world.personal(amina.id).id, conversationType: 'personal', tenantId: world.tenant },
    channelData: { tenant: { id: world.tenant } },
  };
  const invoke = (name: string, value?: unknown) => ({ ...base, type: 'invoke', name, ...(value === undefined ? {} : { value }) });
  const senseless: readonly object[] = [
    {},
    { type: 'message' },
    { ...base, type: 'message', from: { id: '29:x' }, text: sentence },
    { ...base, type: 'message', channelId: 'directline', text: sentence },
    { ...base, type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
    { ...base, type: 'conversationUpdate', channelData: { team: 'nothing' }, membersAdded: [{}] },
    { ...base, type: 'installationUpdate', action: 7 },
    { ...base, type: 'invoke' },
    invoke('adaptiveCard/action'),
    invoke('adaptiveCard/action', { action: { data: { vendange: 'yes' } } }),
    invoke('adaptiveCard/action', { action: { data: { vendange: { action: '', value: 3 } } } }),
    invoke('task/fetch', { data: [] }),
    invoke('task/submit', { data: { vendange: { action: 'told', value: '', dialog: 'd', form: '!!' }, sentence: { deep: sentence } } }),
    invoke('composeExtension/fetchTask', { commandId: 'poll' }),
    invoke('composeExtension/fetchTask', { commandId: 'suggest-telling', messagePayload: { id: '', from: 'x', body: 1 } }),
    invoke('composeExtension/submitAction', {}),
    invoke('fileConsent/invoke', { action: 'accept', context: { vendange: { file: 'x' } } }),
  ];

  const statuses: number[] = [];
  for (const activity of senseless) statuses.push((await bot.teams.deliver({ ...activity })).status);
  await bot.rest();

  const answered = senseless.map((activity, index) => [Object(activity).type, Object(activity).name, statuses[index]]);
  expect(answered.filter(([, , status]) => ![200, 400, 401, 403, 501].includes(status))).toEqual([]);
  expect(await everythingStored(bot)).not.toMatch(/vélos/);
  expect(await answerTo(bot, amina, 'aide')).toBe('help');
  expect(bot.logs.join('')).not.toMatch(/vélos|failed/);
});

test('Buttons nobody drew, and garbage for a subject, get a kind answer that changes nothing', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await amina.dm(`initiative ${sentence}`);
  await bot.rest();
  const { world } = bot.teams;
  const pressed = async (action: string, value: string): Promise<string> => {
    await bot.later({ seconds: 3 });
    const data = { vendange: { action, value } };
    const body = [{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'x', verb: action, data }] }];
    const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body } };
    const { id } = world.post(world.personal(amina.id).id, 'bot', { attachments: [card] });
    const shown = amina.messages().find(({ ts }) => ts === id);
    return shown ? press(bot, amina, shown, 'x') : '';
  };

  await expectKindAnswers(pressed);
  expect(await say(bot, amina, 'mes initiatives')).toContain(sentence);
}, 120_000);

test('What Teams shows for an instant, where the answer is elsewhere, is in the language they chose', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, 'english');
  await bot.later({ seconds: 2 });
  await say(bot, amina, `initiative: ${sentence}`);

  await touch(amina, lastMessage(amina), 'who-has-read');
  await bot.rest();

  expect(amina.notices()).toEqual(['Noted.']);

  await say(bot, amina, 'export my data');
  await bot.later({ seconds: 2 });
  const [offer] = amina.offers();
  if (!offer) throw new Error('No file is offered.');
  await amina.answerFile(offer, 'decline');
  await bot.rest();
  expect([...amina.messages(), ...amina.ephemerals()].find(({ ts }) => ts === offer.ts)?.visible).toBe(
    'All right, I have not kept this file.',
  );
});

test('A press that says nothing is not noted', async () => {
  const { bot, amina } = await onTeams({}, 'Amina Diallo');
  await say(bot, amina, 'aide');
  const { conversation } = bot.teams.world.activities.findLast(({ author }) => author === 'bot') ?? { conversation: '' };
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'tell' }, trigger: 'manual' },
    id: '1',
    channelId: 'msteams',
    serviceUrl: bot.teams.serviceUrl,
    from: { id: `29:${amina.id}`, aadObjectId: amina.id },
    recipient: { id: bot.teams.world.bot },
    conversation: { id: conversation, conversationType: 'personal', tenantId: bot.teams.world.tenant },
  };

  const { body } = await bot.teams.deliver(activity);

  expect(body).toMatchObject({ statusCode: 200, value: 'Ce bouton ne fonctionne plus.' });
});
