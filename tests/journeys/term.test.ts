import { expect, test } from 'vitest';
import { answerTo, expectCleanSlate, kindOf, messageOf, openForm, plainSpaces, press, say, submit } from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import { platformUnderTest } from '../support/chat.ts';
import type { Person, Shown } from '../support/person.ts';
import { openTrial, specified } from '../support/trials.ts';

const CANAL = 'CBREVES';
const sentence = 'On a réparé les vélos de la cour nord';

/** Nobody has said until when, unless a day is given; a channel where everybody is. */
async function town(until: string | null, now = '2026-11-20T17:30[Europe/Paris]') {
  const bot = await startBot({ now, until, env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  const [celine, amina, bruno, chloe] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  bot.chat.addChannel({ id: CANAL, name: 'breves', bot: true, members: [celine, amina, bruno, chloe].map((one) => one.id) });
  return { bot, celine, amina, bruno, chloe };
}

const saysOf = (person: Person, channel?: string): readonly string[] =>
  person
    .messages(channel)
    .filter((one: Shown) => one.fromBot)
    .map((one: Shown) => plainSpaces(one.visible));

async function days(bot: TestBot, ...on: readonly string[]): Promise<void> {
  for (const one of on) {
    await bot.at(`${one}T03:20[Europe/Paris]`);
    await bot.at(`${one}T09:30[Europe/Paris]`);
  }
}

test('while no last day is chosen, coordination is asked for one, once; said in words, « aide », the page and the settings say it', async () => {
  const { bot, celine, amina } = await town(null);
  await days(bot, '2026-11-21', '2026-11-23');
  expect((await messageOf(bot, celine, 'term')).visible).toContain('Jusqu’à quand suis-je en test ici');
  expect(amina.messages()).toHaveLength(0);
  await days(bot, '2026-11-24', '2026-11-25', '2026-12-01');
  expect(saysOf(celine).filter((one) => one.includes('suis-je en test'))).toHaveLength(1);

  await say(bot, amina, 'Vendange s’arrête le 30 juin');
  expect(await everythingStored(bot)).not.toContain('2027-06-30');
  expect(plainSpaces(await say(bot, celine, 'Vendange s’arrête le 2 décembre 2027'))).toContain('dans douze mois au plus');
  expect(await answerTo(bot, celine, 'Vendange s’arrête le 30 juin')).toBe('settingsKept');

  expect(plainSpaces(await say(bot, amina, 'aide'))).toContain('🚧 Vendange est en test ici jusqu’au mercredi 30 juin 2027.');
  expect(plainSpaces(await say(bot, celine, 'réglages'))).toContain('En test ici jusqu’au mercredi 30 juin 2027');
  expect(plainSpaces(await say(bot, amina, 'journal'))).toContain('a choisi jusqu’à quand Vendange est en test : 2027-06-30');
});

test('the form of the settings asks for the day, and keeps what was typed when it is too far', async () => {
  const { bot, celine } = await town(null);
  await say(bot, celine, 'réglages');
  const form = await openForm(celine, lastMessage(celine), 'change-settings');
  expect(form.fields).toContain('until');
  const { errors } = await celine.submit(form, { until: '2027-12-31' });
  expect(errors).toEqual({ until: expect.stringContaining('dans douze mois au plus') });
  await submit(bot, celine, form, { until: '2027-06-30' });
  expect(plainSpaces(await say(bot, celine, 'aide'))).toContain('jusqu’au mercredi 30 juin 2027');
});

test('a trial may not end after the last day of the bot itself; one that lives is not cut', async () => {
  const { bot, amina, bruno } = await town('2027-01-15');
  const words = (end: string) =>
    `test :\nOn essaie : les signatures à midi\nPour vérifier : que c’est plus calme\nRetour : on reprend le matin\nQuestion : qui est venu\nFin : ${end}`;
  expect(plainSpaces(await say(bot, amina, words('20 janvier 2027')))).toContain('Vendange s’arrête ici avant ce jour');
  expect(plainSpaces(await say(bot, bruno, words('15 janvier 2027')))).toContain('les signatures à midi');
  expect(await everythingStored(bot)).toContain('2027-01-15');
});

test('the digest says it once, a month before; on the day each channel reads one question, and everybody may read the answers', async () => {
  const { bot, celine, amina, bruno, chloe } = await town('2027-01-15');
  await celine.command('/vendange', 'brèves chaque lundi à 9 h', { channel: CANAL });
  await bot.rest();
  await days(bot, '2026-12-14');
  const soon = () => saysOf(amina, CANAL).filter((one) => one.includes('Vendange s’arrête bientôt'));
  expect(soon()).toHaveLength(0);
  await days(bot, '2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11');
  expect(soon()).toEqual([expect.stringContaining('jusqu’au vendredi 15 janvier')]);

  // Asked too early, words are a draft like any other.
  expect(plainSpaces(await say(bot, amina, 'j’en garde : les cafés'))).toContain('que le jour où je m’arrête');
  await press(bot, amina, lastMessage(amina), 'drop-draft');
  expect(await everythingStored(bot)).not.toContain('les cafés');
  await bot.at('2027-01-14T03:20[Europe/Paris]');
  await bot.at('2027-01-15T08:50[Europe/Paris]');
  const asked = () => saysOf(amina, CANAL).filter((one) => one.includes('Qu’en gardez-vous ?'));
  expect(asked()).toHaveLength(0);
  await bot.at('2027-01-15T09:05[Europe/Paris]');
  await days(bot, '2027-01-16', '2027-01-18', '2027-01-19');
  expect(asked()).toEqual([expect.stringContaining('Je m’arrête, même si je fonctionne.')]);

  await say(bot, amina, 'j’en garde : les cafés du mardi');
  await say(bot, bruno, 'j’en garde : le compresseur prêté');
  expect(plainSpaces(await say(bot, chloe, 'ce que l’on en garde'))).toContain('« les cafés du mardi »');
  expect(lastMessage(chloe).visible).not.toMatch(/Amina|Bruno|\b2\b/);
  await press(bot, amina, lastMessage(amina), { name: 'choose-kept', nth: 0 });
  await bot.rest();
  expect(plainSpaces(lastMessage(chloe).visible)).toContain('« les cafés du mardi », Amina Diallo');
  await say(bot, amina, 'retirer mes mots');
  await bot.rest();
  expect(lastMessage(chloe).visible).not.toContain('cafés du mardi');
  expect(await everythingStored(bot)).not.toContain('cafés du mardi');
});

test('after the last day nothing new begins, nothing typed is lost, and what was promised is kept', async () => {
  const { bot, amina, bruno, chloe } = await town('2026-11-27');
  await bruno.command('/vendange', 'volontaire');
  await say(bot, amina, `initiative : ${sentence}`);
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'accept-invitation');
  await bot.rest();
  await say(bot, amina, 'initiative');
  const form = await openForm(amina, lastMessage(amina), 'open-tell');
  await bot.at('2026-11-30T10:00[Europe/Paris]');

  expect(await answerTo(bot, chloe, 'initiative : On plante des vignes')).toBe('termOver');
  expect(plainSpaces(lastMessage(chloe).visible)).toContain('Vendange s’est arrêté ici le vendredi 27 novembre');
  expect(lastMessage(chloe).visible).toContain('On plante des vignes');
  expect(plainSpaces(await say(bot, chloe, 'aide'))).toContain('s’est arrêté ici');
  const { errors } = await amina.submit(form, { sentence: 'On a peint le mur' });
  expect(errors).toEqual({ sentence: expect.stringContaining('Vos mots restent dans ce formulaire') });
  await say(bot, chloe, 'On a planté un chêne, et il pousse');
  expect(await answerTo(bot, chloe, 'oui')).toBe('termOver');
  for (const words of ['test', 'y voir clair : la file du lundi', 'j’ai rencontré', 'demander une rencontre']) {
    await bot.later({ seconds: 5 });
    expect(await answerTo(bot, chloe, words), words).toBe('termOver');
  }
  const initiatives = await query(bot, 'select sentence from initiatives');
  expect(initiatives.map(({ sentence: one }) => one)).toEqual([sentence]);

  // The meeting was under way: Bruno is asked for news of it, and what he writes goes its way.
  await bot.at('2026-12-02T09:00[Europe/Paris]');
  expect(await kindOf(bot, lastMessage(bruno))).toBe('meetingNews');
  expect(await answerTo(bot, amina, 'mes données')).toBe('myData');
});

test('after the last day no search begins anew: who hears that nobody was found is offered what is left, and volunteers do not come back', async () => {
  const { bot, celine, amina, bruno, chloe } = await town('2026-11-22');
  await celine.command('/vendange', 'brèves chaque lundi à 9 h', { channel: CANAL });
  await celine.command('/vendange', 'brèves pause', { channel: CANAL });
  await bot.rest();
  await bruno.command('/vendange', 'volontaire');
  await bruno.command('/vendange', 'pause');
  await say(bot, amina, `initiative : ${sentence}`);
  await bot.at('2026-11-23T09:30[Europe/Paris]');

  const card = await messageOf(bot, amina, 'nobodyFound');
  expect(card.intents).toEqual(['talk-to-coordination', 'withdraw', 'fewer-messages']);
  expect(await answerTo(bot, amina, 'attendre encore')).toBe('termOver');
  expect(await answerTo(bot, bruno, 'je reprends')).toBe('termOver');
  expect(await answerTo(bot, chloe, 'je réserve le jeudi de 11 h à 12 h')).toBe('termOver');
  await celine.command('/vendange', 'reprendre les brèves', { channel: CANAL });
  await bot.rest();
  const left = `select i.state from initiatives i union all select state from digest_subscriptions union all select 'paused' from harvesters where paused
    union all select 'kept' from moments`;
  expect((await query(bot, left)).map(({ state }) => state).sort()).toEqual(['paused', 'paused', 'waiting']);
});

test('a trial that coordination’s day overtakes does not begin, and those who carry it are told why', async () => {
  const { bot, celine, amina, bruno } = await town('2027-06-30');
  await openTrial(bot, amina, [bruno], { startsOn: '2027-01-11', endsOn: '2027-01-29' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, bruno, await messageOf(bot, bruno, 'trialRequest'), 'join-trial');
  expect(await answerTo(bot, celine, 'Vendange s’arrête le 15 janvier')).toBe('settingsKept');
  await bot.at('2027-01-11T09:30[Europe/Paris]');

  const told = await messageOf(bot, amina, 'agreementMissing');
  expect(plainSpaces(told.visible)).toContain('Vendange s’arrête ici avant son dernier jour');
  expect(told.intents).not.toContain('begin-with-those');
  expect(await query(bot, 'select state from trials')).toEqual([{ state: 'asking' }]);
  const form = await specified(amina, await openForm(amina, told, 'change-trial'));
  await submit(bot, amina, form, { startsOn: '2027-01-11', endsOn: '2027-01-15', pilotUntil: '2027-01-15' });
  await bot.at('2027-01-12T09:30[Europe/Paris]');
  await press(bot, bruno, lastMessage(bruno), 'join-trial');
  expect(await query(bot, 'select state, ends_on::text from trials')).toEqual([{ state: 'live', ends_on: '2027-01-15' }]);
});

test('pages say until when it is chosen, that the day has come and gone, and that it goes on, without anybody opening them', async () => {
  const { bot, celine, amina } = await town(null);
  await say(bot, amina, `initiative : ${sentence}`);
  await amina.openHome();
  const there = () => (platformUnderTest === 'teams' ? bot.teams.person(amina.id) : bot.slack.person(amina.id));
  const page = () => plainSpaces(there().home()?.visible ?? '');
  await bot.rest();
  expect(page()).toContain('Bonjour Amina');
  expect(page()).not.toContain('🚧');

  await say(bot, celine, 'Vendange s’arrête le 27 novembre');
  await bot.later({ minutes: 5 });
  expect(page()).toContain('🚧 Vendange est en test ici jusqu’au vendredi 27 novembre');
  await bot.at('2026-11-27T03:10[Europe/Paris]');
  expect(page()).not.toContain('s’est arrêté');
  await bot.at('2026-11-28T03:20[Europe/Paris]');
  await bot.later({ minutes: 5 });
  expect(page()).toContain('Vendange s’est arrêté ici le vendredi 27 novembre');

  await say(bot, celine, 'Vendange s’arrête le 30 juin');
  await bot.later({ minutes: 5 });
  expect(page()).toContain('🚧 Vendange est en test ici jusqu’au mercredi 30 juin 2027');
});

test('after the last day, who needs help outside a trial is told so at once, and whom to turn to; nobody new is asked', async () => {
  const { bot, celine, amina, bruno } = await town('2026-11-27');
  await say(bot, amina, 'besoin d’aide');
  const form = await openForm(amina, lastMessage(amina), 'need-help');
  await celine.command('/vendange', 'brèves chaque lundi à 9 h', { channel: CANAL });
  await bot.at('2026-11-30T10:00[Europe/Paris]');

  expect(await answerTo(bot, bruno, 'besoin d’aide : le logiciel de paie')).toBe('termOver');
  expect(lastMessage(bruno).visible).toContain('le logiciel de paie');
  expect(lastMessage(bruno).intents).toContain('whom-to-turn-to');
  await submit(bot, amina, form, { person: bruno.id, words: 'Les plannings' });
  expect(await kindOf(bot, lastMessage(amina))).toBe('termOver');
  expect(lastMessage(amina).visible).toContain('Les plannings');
  expect(await answerTo(bot, bruno, 'volontaire')).toBe('termOver');
  // A channel stops the digest; none begins.
  await celine.command('/vendange', 'arrêter les brèves', { channel: CANAL });
  await celine.command('/vendange', 'brèves chaque lundi à 9 h', { channel: CANAL });
  await bot.rest();
  const begun = `select 'asked' as what from initiatives union all select state from digest_subscriptions union all select 'joined' from harvesters`;
  expect(await query(bot, begun)).toEqual([{ what: 'stopped' }]);
});

test('nothing is erased by itself: a month later coordination is asked, again three months later; a new day opens everything again', async () => {
  const { bot, celine, amina } = await town('2026-11-27');
  await say(bot, celine, 'bonjour');
  await days(bot, '2026-11-30', '2026-12-15', '2026-12-27');
  const asked = () => saysOf(celine).filter((one) => one.includes('tout est resté en place')).length;
  expect(asked()).toBe(0);
  await days(bot, '2026-12-28', '2026-12-29', '2027-01-20', '2027-02-15');
  expect(asked()).toBe(1);
  await days(bot, '2027-03-26');
  expect(asked()).toBe(1);
  await days(bot, '2027-03-27', '2027-03-30');
  expect(asked()).toBe(2);

  expect(await answerTo(bot, celine, 'Vendange s’arrête le 30 septembre')).toBe('settingsKept');
  expect(await answerTo(bot, amina, `initiative : ${sentence}`)).toBe('initiativeNoted');
  // What was offered before is offered no more.
  expect(await say(bot, celine, 'oui, tout effacer ici')).not.toContain('service d’archives');
  expect(await everythingStored(bot)).toContain('vélos');
});

test('confirmed by coordination, everything goes but the log, without names; before that, nobody can, nor too early', async () => {
  const { bot, celine, amina } = await town('2026-11-27');
  await say(bot, amina, `initiative : ${sentence}`);
  await amina.openHome();
  await say(bot, celine, 'changer les contacts');
  expect(await answerTo(bot, amina, 'oui, tout effacer ici')).toBe('coordinationOnly');
  await say(bot, celine, 'oui, tout effacer ici');
  expect(await everythingStored(bot)).toContain('vélos');
  await days(bot, '2026-11-30', '2026-12-27', '2026-12-28');

  expect((await messageOf(bot, celine, 'term')).intents).toEqual(['change-settings', 'fewer-messages']);
  expect(plainSpaces(await say(bot, celine, 'tout effacer ici'))).toContain('consultez-le avant');
  await bot.rest();
  expect(await everythingStored(bot)).toContain(amina.id);
  expect(plainSpaces(await say(bot, celine, 'oui, tout effacer ici'))).toContain('j’efface tout');
  await bot.rest();

  const stored = await everythingStored(bot);
  for (const gone of [amina.id, celine.id, 'vélos', 'Amina', 'Céline']) expect(stored).not.toContain(gone);
  const left = await bot.database.transaction(async (tx) => {
    const { rows } = await tx.query(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name in ('organisation_id', 'person_id')`,
    );
    const counted = new Set<string>();
    for (const { name } of rows) if ((await tx.query(`select 1 from ${String(name)} limit 1`)).rows.length > 0) counted.add(String(name));
    return [...counted].sort();
  });
  expect(left).toEqual(['agenda', 'audit', 'workspaces']);
  const rows = await query(bot, 'select act, person_id, details from audit');
  expect(rows).toEqual([{ act: 'all-erased', person_id: null, details: { before: '', after: '' } }]);
  expectCleanSlate(bot, 'vélos');
  // Whoever writes is met anew, and hears that it has stopped.
  expect(await answerTo(bot, amina, `initiative : ${sentence}`)).toBe('termOver');
  await days(bot, '2026-12-29', '2027-04-15');
  expect(saysOf(celine).filter((one) => one.includes('tout est resté en place'))).toHaveLength(1);

  // Whom the settings name is of coordination as soon as they write, and everything begins anew; nobody else is.
  await say(bot, amina, 'Vendange s’arrête le 30 septembre');
  expect(await answerTo(bot, amina, `initiative : ${sentence}`)).toBe('termOver');
  expect(await answerTo(bot, celine, 'Vendange s’arrête le 30 septembre')).toBe('settingsKept');
  expect(await answerTo(bot, amina, `initiative : ${sentence}`)).toBe('initiativeNoted');
});
