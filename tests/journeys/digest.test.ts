import { expect, test } from 'vitest';
import { createStore } from '../../adapters/postgres/store.ts';
import { registry } from '../../src/areas/all.ts';
import { perform } from '../../src/core/perform.ts';
import {
  again,
  answerTo,
  command,
  expectCleanSlate,
  kindOf,
  messageOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, onSlack, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person, Shown } from '../support/person.ts';
import { bring } from '../support/told.ts';
import { liveTrial, stopTrial } from '../support/trials.ts';

const body = 'Des boutures, trois matins, et les talus qui fleurissent.';
const CANAL = 'CBREVES';

/** A Friday evening; a channel where everyone is, the bot too. */
async function townHall(settings: { now?: string; invited?: boolean } = {}) {
  const bot = await startBot({ now: settings.now ?? '2026-11-20T17:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  const [celine, amina, bruno, chloe] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  const everyone = [celine, amina, bruno, chloe].map((one) => one.id);
  bot.chat.addChannel({ id: CANAL, name: 'breves', bot: settings.invited !== false, members: everyone });
  return { bot, celine, amina, bruno, chloe };
}

const inChannel = (bot: TestBot, person: Person, text: string) => inPlace(bot, person, text, CANAL);
async function inPlace(bot: TestBot, person: Person, text: string, channel: string): Promise<string> {
  await bot.later({ seconds: 2 });
  await person.command('/vendange', text, { channel });
  await bot.rest();
  return plainSpaces(lastEphemeral(person).visible);
}

/** Names a channel from elsewhere: in their own conversation, or, where channels are named in channels alone, in another. */
const elsewhere = (bot: TestBot, person: Person, text: string) =>
  bot.chat.name === 'slack' ? person.dm(text, { raw: true }) : person.mention(CANAL, text);

/** What stands in the channel, as anyone there sees it; the first message of a thread before its replies. */
function posted(person: Person, channel = CANAL): readonly Shown[] {
  return person.messages(channel).filter((one) => one.fromBot);
}
const digests = (person: Person, channel = CANAL) =>
  posted(person, channel)
    .map((one) => plainSpaces(one.visible))
    .filter((one) => one.includes('Les brèves d'));
const texts = (person: Person) => posted(person).map((one) => plainSpaces(one.visible));

/** Bruno brings a story of these people, who say that it is theirs. */
async function brought(bot: TestBot, bruno: Person, people: readonly Person[], title: string, text = body): Promise<void> {
  await bring(bot, bruno, people, { title, body: text });
  await bot.later({ hours: 24 * 3 });
  for (const one of people) {
    await press(bot, one, messageWith(one, title), 'accept-carrying');
    await bot.later({ seconds: 2 });
  }
}

async function share(bot: TestBot, person: Person, title: string, entries: Readonly<Record<string, string>>): Promise<string> {
  const form = await openForm(person, messageWith(person, title), 'choose-sharing');
  return submit(bot, person, form, { audience: 'organisation', naming: 'names', ...entries });
}

/** The channel reads the digest each Monday, and Amina shares a story with everybody the week before. */
async function shared() {
  const there = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  const { bot, celine, amina, bruno } = there;
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', {});
  return there;
}

test('coordination subscribes a channel by the form; the week is read there on Monday, its story in the thread, once', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  await say(bot, celine, 'brèves');
  const form = await openForm(celine, lastMessage(celine), 'open-digest');
  expect(form.fields).toEqual(['channels']);
  expect(plainSpaces(form.visible)).toContain('Elles arrivent chaque lundi à 9 h');
  const usual = await submit(bot, celine, form, { channels: [CANAL] });
  expect(usual).toContain('chaque lundi à 9 h, en français : récits et bourgeons, tests en cours et tests arrêtés, appel à écouter');
  expect(texts(amina)).toEqual([expect.stringContaining('Les brèves arriveront ici chaque lundi à 9 h')]);
  const change = await openForm(celine, lastMessage(celine), 'change-digest');
  const answer = await submit(bot, celine, change, { at: '9 h 30' });
  expect(answer).toContain('chaque lundi à 9 h 30, en français');
  expect(answer).toContain('Prochaine parution : lundi 23 novembre à 9 h 30');
  expect(texts(amina)).toHaveLength(1);

  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', {});
  expect(digests(chloe)).toEqual([]);

  await bot.at('2026-11-23T09:29[Europe/Paris]');
  expect(digests(chloe)).toEqual([]);
  await bot.at('2026-11-23T09:30[Europe/Paris]');
  expect(digests(chloe)).toHaveLength(1);
  expect(digests(chloe)[0]).toContain('Ce que des collègues ont bien voulu partager, sans ordre de mérite.');
  expect(digests(chloe)[0]).toContain('🍇 À lire dans le fil : Des talus fleuris. Avec Amina Diallo.');
  expect(digests(chloe)[0]).toContain('Merci à celles et ceux qui ont raconté, écouté, essayé, arrêté.');
  // Run again, as after a crash: the slot was run.
  await query(bot, `update agenda set not_before = '2026-11-23T08:30Z' where what = 'post-digest'`);
  await bot.later({ seconds: 10 });
  expect(digests(chloe)).toHaveLength(1);
  const reply = bot.chat.sent().find((one) => one.visible.includes('boutures') && one.channel === CANAL);
  expect(reply?.threadTs).toBe(posted(chloe).find((one) => one.visible.includes('À lire'))?.ts);

  // Nothing new: nothing is posted, and coordination sees that it ran.
  await bot.at('2026-11-30T09:30[Europe/Paris]');
  expect(digests(chloe)).toHaveLength(1);
  const state = await say(bot, celine, 'coordination');
  expect(state).toContain('La dernière fois, le lundi 30 novembre : rien de nouveau à lire, rien n’a été posté.');
  expect(state).not.toMatch(/talus|Amina/);
  expect(await say(bot, amina, 'journal')).toContain('Céline Morel a abonné un canal aux brèves');
  expectCleanSlate(bot, 'talus', 'boutures', 'Amina');
});

test('in words too: rhythm, preview for one’s eyes only, pause, resume, stop; what was shared meanwhile waits', async () => {
  const { bot, celine, amina, bruno } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  expect(await inChannel(bot, celine, 'brèves')).toContain('Les brèves n’arrivent pas dans');
  expect(await inChannel(bot, celine, 'brèves chaque mois, le premier jeudi à 14 h, en anglais, sans l’appel')).toContain(
    'chaque premier jeudi du mois à 14 h, en anglais : récits et bourgeons, tests en cours et tests arrêtés.',
  );
  expect(await inChannel(bot, celine, 'brèves lundi 9h')).toContain('chaque premier lundi du mois à 9 h');
  expect(await inChannel(bot, celine, 'brèves hebdomadaires en français')).toContain('chaque lundi à 9 h, en français');
  expect(await inChannel(bot, celine, 'brèves aperçu')).toContain('je n’écrirais rien');
  expect(await inChannel(bot, celine, 'brèves pause')).toContain('Elles sont en pause');

  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', { naming: 'team' });
  const before = bot.chat.sent().length;
  expect(await inChannel(bot, amina, 'brèves aperçu')).toContain('À lire dans le fil : Des talus fleuris. Avec une équipe.');
  expect(bot.chat.sent().filter((one) => one.channel === CANAL && !one.ephemeral)).toHaveLength(1);
  expect(bot.chat.sent().length).toBe(before + 1);

  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(digests(amina)).toEqual([]);
  expect(await inChannel(bot, celine, 'brèves reprise')).toContain('Prochaine parution : lundi 7 décembre à 9 h');
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expect(await inChannel(bot, celine, 'brèves arrêt')).toContain('Les brèves sont arrêtées');
  expect(await inChannel(bot, celine, 'brèves pause')).toContain('Les brèves n’arrivent pas dans ce canal');

  // Subscribed again, it reads nothing twice.
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await bot.at('2026-12-14T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expectCleanSlate(bot, 'talus');
});

test('only coordination subscribes, until it lets everyone do so, each in a channel they are in', async () => {
  const { bot, celine, amina } = await townHall();
  expect(await inChannel(bot, amina, 'brèves chaque lundi à 9 h')).toContain('C’est la coordination qui règle les brèves');
  expect(await answerTo(bot, amina, 'brèves par tout le monde')).toBe('coordinationOnly');
  expect(await say(bot, celine, 'brèves par tout le monde')).toContain('Chaque personne peut abonner un canal');
  await bot.later({ seconds: 2 });

  expect(await inChannel(bot, amina, 'brèves chaque lundi à 9 h')).toContain('chaque lundi à 9 h');
  // Elsewhere than in the channel, naming it is not being in it.
  bot.chat.addChannel({ id: 'CAILLEURS', name: 'ailleurs', bot: false, members: [celine.id] });
  await elsewhere(bot, amina, 'brèves <#CAILLEURS|> chaque lundi à 9 h');
  await bot.rest();
  expect(await kindOf(bot, lastMessage(amina))).toBe('digestForCoordination');
  expect(await inChannel(bot, amina, 'brèves pause')).toContain('en pause');
  // The platform may have said who coordinates only when asked again.
  await bot.later({ seconds: 5 });
  expect(await say(bot, amina, 'journal')).toContain('Amina Diallo a mis en pause les brèves d’un canal');
  expectCleanSlate(bot);
});

test('an answer that is shown at once tells what the act has just changed', async () => {
  const { bot, celine, amina } = await townHall();

  expect(await command(bot, celine, '/vendange', 'brèves par tout le monde')).toContain('Chaque personne peut abonner un canal');
  expect(await command(bot, celine, '/vendange', 'brèves par la coordination')).toContain('Seule la coordination abonne des canaux');
  expect(await command(bot, amina, '/vendange', 'je travaille du lundi au jeudi')).toContain('du lundi au jeudi, de 9 h à 18 h');
  expect(await command(bot, amina, '/vendange', 'in english')).toContain('I will speak English with you');
  expectCleanSlate(bot);
});

test('where everyone may, a channel is subscribed there in one press; the form of another channel is not taken', async () => {
  const { bot, celine, amina } = await townHall();
  await say(bot, celine, 'brèves par tout le monde');
  expect(await inChannel(bot, amina, 'brèves')).toContain('Les brèves n’arrivent pas dans');

  const none = lastEphemeral(amina);
  expect(await press(bot, amina, none, 'open-digest')).toContain('chaque lundi à 9 h, en français');
  // Pressed again, it is subscribed once.
  expect(await press(bot, amina, none, 'open-digest')).not.toContain('inscrit au journal');

  bot.chat.addChannel({ id: 'CAILLEURS', name: 'ailleurs', bot: true, members: [celine.id] });
  const subscribed = await formSubmitted(bot, amina, 'digest-kept', 'in:CAILLEURS', { at: '9 h', every: 'week' });
  expect(subscribed).toContain('C’est la coordination qui règle les brèves');
  const rows = await query(bot, 'select channel from digest_subscriptions');
  expect(rows).toHaveLength(1);
  expectCleanSlate(bot);
});

/** The form of the digest, sent by somebody to whom it was not shown; resolves with what they hear. */
async function formSubmitted(
  bot: TestBot,
  person: Person,
  intent: string,
  subject: string,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const said = { type: 'submit', intent, subject, values } as const;
  const { name } = bot.chat;
  const rows = await query(
    bot,
    'select w.external_id from workspaces w join identities i on i.workspace_id = w.id where i.external_id = $1',
    [person.id],
  );
  const core = {
    store: createStore(bot.database, registry.sought),
    clock: bot.clock,
    areas: registry,
    draw: () => 0,
    wake: () => {},
    report: () => {},
  };
  await perform(core, {
    platform: name,
    workspace: String(rows[0]?.external_id),
    receipt: subject,
    person: { externalId: person.id },
    said,
  });
  await bot.later({ seconds: 2 });
  return plainSpaces(lastMessage(person).visible);
}

test('where the bot is not invited, whoever subscribes hears at once how to invite it', async () => {
  const { bot, celine } = await townHall({ now: '2026-11-19T10:00[Europe/Paris]', invited: false });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  expect(plainSpaces(lastMessage(celine).visible)).toContain('Invitez-moi avec « /invite @Vendange »');
  expectCleanSlate(bot);
});

test('missed while the bot was away: posted at the next good moment, once, however many were missed', async () => {
  const { bot, amina } = await shared();

  // Two Mondays go by; it comes back on a Saturday night.
  bot.clock.moveTo('2026-12-05T22:00[Europe/Paris]');
  await bot.rest();
  expect(digests(amina)).toEqual([]);
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  await bot.at('2026-12-07T12:00[Europe/Paris]');
  await bot.at('2026-12-14T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expectCleanSlate(bot, 'talus');
});

test('taken back: the line goes, and its text leaves its place to a sentence, within a minute; given again, they are back', async () => {
  const { bot, amina, chloe } = await shared();
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.later({ seconds: 10 });
  expect(texts(chloe).join('\n')).toContain('boutures');

  const answer = await say(bot, amina, 'entre nous');
  expect(answer).toContain('mes messages y suivent vos choix');
  expect(answer).toContain('ce qui a été copié, imprimé, affiché ou exporté par d’autres');
  expect(texts(chloe).join('\n')).not.toMatch(/talus|boutures|Amina/);
  expect(texts(chloe).join('\n')).toContain('retiré par les personnes concernées');
  expect(await press(bot, amina, lastMessage(amina), 'where-told')).toContain('à jour de vos choix');

  await bot.later({ seconds: 5 });
  await say(bot, amina, 'à toute l’organisation');
  expect(texts(chloe).join('\n')).toContain('À lire dans le fil : Des talus fleuris.');
  expect(texts(chloe).join('\n')).toContain('boutures');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(digests(chloe)).toHaveLength(1);

  // Erased, with her story: nothing of it remains in the channel.
  await say(bot, amina, 'effacer mes données');
  await amina.dm('oui tout effacer récits compris');
  await bot.rest();
  expect(texts(chloe).join('\n')).not.toMatch(/talus|boutures|Amina/);
  expectCleanSlate(bot, 'talus');
});

test('edits are answered slowly: they go on at its pace, and where it refuses, she sees it and coordination too', async () => {
  const { bot, celine, amina, chloe } = await shared();
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.later({ seconds: 10 });

  bot.chat.fail({ what: 'edit', how: 'rate-limit', times: 2, retryAfter: 20, to: CANAL });
  await say(bot, amina, 'entre nous');
  expect(plainSpaces(await say(bot, amina, 'où est mon récit'))).toContain('encore à modifier, je continue');
  await bot.later({ minutes: 1 });
  expect(await say(bot, amina, 'où est mon récit')).toContain('à jour de vos choix');

  await say(bot, amina, 'à toute l’organisation');
  await bot.later({ minutes: 1 });
  bot.chat.archive(CANAL, true);
  await say(bot, amina, 'entre nous');
  await bot.later({ minutes: 1 });
  expect(await say(bot, amina, 'où est mon récit')).toContain('la plateforme me refuse de le modifier');
  bot.chat.archive(CANAL, false);
  await bot.later({ seconds: 2 });
  await say(bot, celine, 'relancer');
  await bot.later({ minutes: 1 });
  expect(texts(chloe).join('\n')).not.toContain('talus');
});

test('told to a service: only its channel reads it, and no preview shows it elsewhere; unbound, it reads it no more', async () => {
  const { bot, celine, amina, bruno } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  bot.chat.addChannel({ id: 'CVOIRIE', name: 'voirie', members: [celine.id, amina.id] });
  await say(bot, celine, 'ajouter le service Voirie');
  await bot.later({ seconds: 2 });
  await celine.dm('relier <#CVOIRIE|> au service Voirie', { raw: true });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await inPlace(bot, celine, 'brèves chaque lundi à 9 h', 'CVOIRIE');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await say(bot, amina, 'mon service : voirie');

  await bot.later({ seconds: 2 });
  await elsewhere(bot, celine, 'brèves aperçu <#CVOIRIE|>');
  await bot.rest();
  expect(plainSpaces(lastMessage(celine).visible)).toContain('Ce qui n’est raconté qu’à un service');
  expect(lastMessage(celine).visible).not.toContain('talus');
  expect(await inPlace(bot, amina, 'brèves aperçu', 'CVOIRIE')).toContain('talus');

  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(digests(amina)).toEqual([]);
  expect(digests(amina, 'CVOIRIE')).toHaveLength(1);
  await bot.later({ seconds: 10 });
  await celine.dm('délier <#CVOIRIE|>', { raw: true });
  await bot.rest();
  expect(
    posted(amina, 'CVOIRIE')
      .map((one) => one.visible)
      .join(),
  ).not.toMatch(/talus|boutures/);
  expectCleanSlate(bot, 'talus');
});

test('told to a service, its people are asked by whoever reads it in its channel, and by nobody else who holds the form', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  bot.chat.addChannel({ id: 'CVOIRIE', name: 'voirie', members: [celine.id, amina.id] });
  await say(bot, celine, 'ajouter le service Voirie');
  await bot.later({ seconds: 2 });
  await celine.dm('relier <#CVOIRIE|> au service Voirie', { raw: true });
  await inPlace(bot, celine, 'brèves chaque lundi à 9 h', 'CVOIRIE');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await say(bot, amina, 'mon service : voirie');
  await say(bot, chloe, 'aide');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.later({ minutes: 1 });
  const told = posted(celine, 'CVOIRIE').find(({ intents }) => intents.includes('open-tell'));
  if (!told) throw new Error('nothing to press where it was told');
  const asked = () => query(bot, `select sentence from initiatives where purpose = 'same'`);

  const [story] = await query(bot, 'select id from stories');
  const outside = await formSubmitted(bot, chloe, 'tell', `story:${story?.id}`, { sentence: 'Comment arrosez-vous ?' });
  expect(await kindOf(bot, lastMessage(chloe))).toBe('storyNotOpen');
  expect(outside).not.toContain('talus');
  expect(await asked()).toEqual([]);

  const form = await openForm(celine, told, 'open-tell');
  await submit(bot, celine, form, { sentence: 'Quelles boutures ?' });
  expect(await asked()).toEqual([{ sentence: 'Quelles boutures ?' }]);
});

test('the line is cut while it is posted, and the channel may not be read: it is there, twice at most', async () => {
  const { bot, amina } = await shared();
  bot.chat.fail({ what: 'send', how: 'accept-then-500' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await query(bot, 'update posts set leased_until = null where leased_until is not null');
  await bot.later({ minutes: 1 });

  expect(digests(amina)).toHaveLength(2);
  expect(new Set(digests(amina)).size).toBe(1);
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(2);
});

onSlack('the line is cut, and coordination let the bot read the channel: it is found, and posted once', async () => {
  const { bot, celine, amina, bruno } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  bot.slack.team.scopes.add('channels:history');
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', {});
  bot.slack.fail({ method: 'chat.postMessage', how: 'accept-then-500' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await query(bot, 'update posts set leased_until = null where leased_until is not null');
  await bot.later({ minutes: 1 });
  await bot.later({ seconds: 10 });

  expect(digests(amina)).toHaveLength(1);
  expect(texts(amina).join('\n')).toContain('boutures');
});

test('somebody waits for an ear: the digest says so, without counting, and anyone may find out more', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-02T09:30[Europe/Paris]' });
  await command(bot, chloe, '/initiative', 'On a réparé les vélos');
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  for (const day of ['09', '10', '12', '16', '17', '19']) await bot.at(`2026-11-${day}T10:00[Europe/Paris]`);
  await share(bot, amina, 'Des talus fleuris', {});
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  const digest = posted(bruno).findLast((one) => one.visible.includes('On cherche une personne volontaire'));
  expect(digest?.visible).not.toMatch(/vélos|Chloé/);
  if (!digest) return;
  expect(await press(bot, bruno, digest, 'about-listening')).toContain('Écouter suffit');
  expect(plainSpaces(again(bruno, digest).visible)).toContain('À lire');
});

test('nobody is appointed a volunteer: whatever others say of them, only their own word makes them one, and ends it', async () => {
  const { bot, celine, bruno } = await townHall();
  const volunteers = async () =>
    bot.database.transaction(async (tx) => (await tx.query('select p.name from harvesters h join people p on p.id = h.person_id')).rows);
  await say(bot, bruno, 'bonjour');
  for (const words of ['volontaire : Bruno Petit', `<@${bruno.id}> volontaire`, 'Bruno Petit est volontaire', 'aide volontaires']) {
    await say(bot, celine, words);
    await bot.later({ seconds: 2 });
  }
  expect(await volunteers()).toEqual([]);

  await say(bot, bruno, 'volontaire');
  expect(await volunteers()).toEqual([{ name: 'Bruno Petit' }]);
  await say(bot, bruno, 'ne plus être volontaire');
  expect(await volunteers()).toEqual([]);
});

test('the first digest of a channel opens with a few, drawn, of what was open already; the others are new to nobody', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-10-05T11:00[Europe/Paris]' });
  const titles = ['Des talus fleuris', 'Un potager', 'Le préau repeint', 'Des vélos réparés'];
  for (const [index, title] of titles.entries()) {
    const one = index % 2 === 0 ? amina : chloe;
    await brought(bot, bruno, [one], title);
    await share(bot, one, title, {});
    await bot.later({ hours: 24 * 4 });
  }
  await inChannel(bot, celine, 'brèves chaque mois, le premier lundi à 9 h');
  await brought(bot, bruno, [amina], 'Un relais des clés');
  await share(bot, amina, 'Un relais des clés', {});

  await bot.at('2026-12-07T09:00[Europe/Paris]');
  const [first] = digests(chloe);
  expect(digests(chloe)).toHaveLength(1);
  expect(titles.filter((title) => first?.includes(title))).toHaveLength(3);
  expect(first?.indexOf('Un relais des clés')).toBeGreaterThan(Math.max(...titles.map((title) => first?.indexOf(title) ?? -1)));
  await bot.at('2027-01-04T09:00[Europe/Paris]');
  expect(digests(chloe)).toHaveLength(1);
  expectCleanSlate(bot, ...titles, 'Amina');
});

test('with nothing to read, the call for volunteers stands alone, once a month at most', async () => {
  const { bot, celine, chloe } = await townHall({ now: '2026-11-02T09:30[Europe/Paris]' });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await command(bot, chloe, '/initiative', 'On a réparé les vélos');
  const calls = () => posted(chloe).filter((one) => one.visible.includes('On cherche une personne volontaire'));
  await bot.at('2026-11-09T09:00[Europe/Paris]');
  expect(calls()).toHaveLength(1);
  expect(calls()[0]?.visible).not.toMatch(/vélos|Chloé|sans ordre de mérite|Merci/);
  expect(calls()[0]?.intents).toEqual(['about-listening']);
  for (const day of ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07']) await bot.at(`${day}T09:00[Europe/Paris]`);
  expect(calls()).toHaveLength(1);
  expectCleanSlate(bot, 'vélos', 'Chloé');
});

test('a trial that lives is read too, once everyone in it allows it; taken back, its line goes', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-16T10:00[Europe/Paris]' });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await liveTrial(bot, amina, [chloe], '2026-11-17T09:00[Europe/Paris]');
  await say(bot, amina, 'raconter le test à toute l’organisation');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  // Chloé has not chosen: it is just them.
  expect(digests(chloe)).toEqual([]);
  await bot.at('2026-11-24T11:00[Europe/Paris]');
  await say(bot, chloe, 'raconter le test à toute l’organisation');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(digests(chloe)[0]).toContain(
    '🚧 EN TEST jusqu’au vendredi 18 décembre : Ouvrir l’accueil à 8 h le mercredi. À vérifier : Les parents viennent avant l’école.',
  );
  expect(digests(chloe)[0]).not.toContain('Amina');

  expect(await say(bot, amina, 'le test entre nous')).toContain('mes messages y suivent vos choix');
  expect(digests(chloe)).toEqual([]);
  expect(texts(chloe).join()).toContain('retiré par les personnes concernées');
  const where = await press(bot, amina, await messageOf(bot, amina, 'trialSharingKept'), 'where-told');
  expect(where).toContain('🚧 En test : aujourd’hui, il reste entre vous. Il a été annoncé ici :');
  expect(where).toContain('à jour de vos choix');
  expect(where).toContain('ce qui a été copié, imprimé, affiché ou exporté par d’autres');
  expect(where).not.toContain('bilan');

  // It stops, and what it taught is read like anything else.
  await stopTrial(bot, amina);
  await bot.at('2026-12-01T10:00[Europe/Paris]');
  await say(bot, amina, 'bilan');
  await say(bot, amina, 'écrire le bilan');
  const form = await openForm(amina, lastMessage(amina), 'conclude-trial');
  await submit(bot, amina, form, { learnt: 'Les parents viennent surtout par temps sec', follow: 'leave' });
  await bot.at('2026-12-03T10:00[Europe/Paris]');
  for (const one of [amina, chloe]) {
    await say(bot, one, 'lire le bilan');
    const choice = await openForm(one, lastMessage(one), 'choose-trial-sharing');
    await submit(bot, one, choice, { audience: 'organisation', naming: 'team' });
  }
  await bot.at('2026-12-07T09:00[Europe/Paris]');
  expect(digests(chloe).join('\n')).toContain(
    '🍂 Test arrêté : Ouvrir l’accueil à 8 h le mercredi. Ce qu’il nous apprend : Les parents viennent surtout par temps sec. Avec une équipe.',
  );

  // What was posted of the trial, and of what it taught, each with what may be taken back.
  await bot.later({ seconds: 2 });
  const told = await say(bot, chloe, 'où est mon bilan');
  expect(told).toContain('🚧 En test : aujourd’hui, il reste entre vous. Il a été annoncé ici :');
  expect(told).toContain('🍂 Ce qu’il nous apprend : aujourd’hui, toute l’organisation peut le lire. Le bilan a été posté ici :');
  const choice = await openForm(chloe, lastMessage(chloe), { name: 'choose-trial-sharing', nth: 1 });
  expect(choice.visible).toContain('toute l’organisation');
  bot.chat.archive(CANAL, true);
  await say(bot, chloe, 'le bilan entre nous');
  await bot.later({ minutes: 1 });
  expect(await say(bot, chloe, 'où est notre test')).toContain('la plateforme me refuse de le modifier ; la coordination en est prévenue');
  bot.chat.archive(CANAL, false);
  await bot.later({ seconds: 2 });
  await say(bot, celine, 'relancer');
  await bot.later({ minutes: 1 });
  expect(texts(chloe).join('\n')).not.toMatch(/temps sec/);
  expect(await say(bot, amina, 'where is our trial')).toContain('aujourd’hui, il reste entre vous. Le bilan a été posté ici :');
  await bot.later({ seconds: 2 });
  await say(bot, chloe, 'raconter le bilan à toute l’organisation');
  expect(texts(chloe).join('\n')).toContain('temps sec');
  expect(await answerTo(bot, bruno, 'où est mon test')).toBe('notFound:trial');
  expectCleanSlate(bot, 'accueil');
});

test('a text that grows by pages when it is corrected goes on in its thread; what it loses says so', async () => {
  const { bot, amina, chloe } = await shared();
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.later({ seconds: 10 });
  const thread = posted(chloe).find((one) => one.visible.includes('À lire'))?.ts;
  const replies = () => bot.chat.sent().filter((one) => one.channel === CANAL && one.threadTs === thread);
  expect(replies()).toHaveLength(1);

  // Corrected in the evening: agreed to anew, the pages there are edited at once, and the new one waits until people read.
  await bot.at('2026-11-23T21:00[Europe/Paris]');
  const longer = `${body} ${'Et le talus du fond aussi. '.repeat(100)}Ensuite, la page deux.`;
  await say(bot, amina, `corriger le récit : Des talus fleuris\n${longer}`);
  await bot.later({ minutes: 1 });
  await say(bot, amina, 'à toute l’organisation');
  await bot.later({ minutes: 1 });
  expect(replies()).toHaveLength(1);
  expect(plainSpaces(again(chloe, posted(chloe).find((one) => one.ts === replies()[0]?.ts) ?? lastMessage(chloe)).visible)).toContain(
    'Et le talus du fond aussi',
  );
  await bot.at('2026-11-24T09:01[Europe/Paris]');
  expect(replies()).toHaveLength(2);
  expect(plainSpaces(replies()[1]?.visible ?? '')).toContain('🍇 Des talus fleuris (suite)');
  expect(replies()[1]?.visible).toContain('Ensuite, la page deux.');

  // Shorter again: the second page leaves its place to a sentence, and comes back with the text.
  await say(bot, amina, `corriger le récit : Des talus fleuris\n${body}`);
  await bot.later({ minutes: 1 });
  await say(bot, amina, 'à toute l’organisation');
  await bot.later({ minutes: 1 });
  const now = () => texts(chloe).join('\n');
  expect(now()).toContain('Ce texte a été corrigé : il est plus court');
  expect(now()).not.toContain('la page deux');
  await say(bot, amina, `corriger le récit : Des talus fleuris\n${longer}`);
  await bot.later({ minutes: 1 });
  expect(now()).toContain('retiré par les personnes concernées');
  await say(bot, amina, 'à toute l’organisation');
  await bot.later({ minutes: 1 });
  expect(now()).toContain('la page deux');
  expect(replies()).toHaveLength(2);
  expectCleanSlate(bot, 'talus');
});

test('taken back between the digest and its text, then given again: the text is in the thread after all', async () => {
  const { bot, amina } = await shared();
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(texts(amina).join('\n')).not.toContain('boutures');
  await say(bot, amina, 'entre nous');
  await bot.later({ minutes: 1 });
  expect(texts(amina).join('\n')).not.toContain('boutures');
  await say(bot, amina, 'à toute l’organisation');
  await bot.later({ minutes: 1 });
  expect(texts(amina).join('\n')).toContain('boutures');
  expectCleanSlate(bot, 'talus');
});

test('a trial that retention erases goes from old digests and from every card that showed it', async () => {
  const { bot, celine, amina, chloe } = await townHall({ now: '2026-11-16T10:00[Europe/Paris]' });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await liveTrial(bot, amina, [chloe], '2026-11-17T09:00[Europe/Paris]');
  for (const one of [amina, chloe]) await say(bot, one, 'raconter le test à toute l’organisation');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(texts(celine).join('\n')).toContain('Ouvrir l’accueil');
  await say(bot, amina, 'mon test');
  const card = lastMessage(amina);
  await query(bot, `update trials set state = 'given-up', ended_on = '2026-11-24'`);

  await bot.at('2027-02-20T10:00[Europe/Paris]');
  expect(texts(celine).join('\n')).toContain('Ouvrir l’accueil');
  await bot.at('2027-03-01T10:00[Europe/Paris]');
  await bot.later({ minutes: 5 });
  expect(await query(bot, 'select 1 from trials')).toEqual([]);
  expect(texts(celine).join('\n')).not.toContain('Ouvrir l’accueil');
  expect(again(amina, card).visible).not.toContain('Ouvrir l’accueil');
  expectCleanSlate(bot, 'accueil');
});

test('the clocks of a channel are chosen in the form and in words: it is read at nine where its people are', async () => {
  const { bot, celine, amina, bruno } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await inChannel(bot, celine, 'brèves');
  const form = await openForm(celine, lastEphemeral(celine), 'change-digest');
  expect(form.visible).toContain('France hexagonale et Corse');
  const answer = await submit(bot, celine, form, { territory: 'la-reunion' });
  expect(answer).toContain('chaque lundi à 9 h (heure locale : La Réunion)');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', {});

  await bot.at('2026-11-23T05:59[Europe/Paris]');
  expect(digests(amina)).toEqual([]);
  await bot.at('2026-11-23T06:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expect(await inChannel(bot, celine, 'brèves lundi à 9 h, heure de Paris')).toMatch(/chaque lundi à 9 h, en français/);
  expect(await inChannel(bot, celine, 'brèves à 8 h, heure de Nouvelle-Calédonie')).toContain('(heure locale : Nouvelle-Calédonie)');
  expectCleanSlate(bot, 'talus');
});

test('several people have begun something: the digest says that it grows, of nobody, once, and never alone', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-16T09:30[Europe/Paris]' });
  await inChannel(bot, celine, 'brèves chaque lundi à 9 h');
  await command(bot, chloe, '/initiative', 'On a réparé les vélos');
  await command(bot, chloe, '/initiative', 'On a repeint le préau');
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', {});
  // Three initiatives, of two people: it would point at them.
  expect(await inChannel(bot, celine, 'brèves aperçu')).not.toContain('Ça pousse');
  await bot.later({ seconds: 2 });
  await command(bot, celine, '/initiative', 'On échange nos boutures');
  await bot.at('2026-11-20T10:00[Europe/Paris]');
  expect(await inChannel(bot, amina, 'brèves aperçu')).toContain('🌿 Ça pousse');

  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expect(digests(amina)[0]).toContain('🌿 Ça pousse : des collègues ont commencé quelque chose. Rien n’en est publié sans leur accord.');
  expect(digests(amina)[0]).not.toMatch(/vélos|préau|boutures|Chloé|Céline/);
  expect(await inChannel(bot, amina, 'brèves aperçu')).not.toContain('Ça pousse');

  // With nothing else to read, it does not make a post.
  for (const one of [amina, bruno, chloe]) await command(bot, one, '/initiative', `Quelque chose de ${one.id}`);
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(digests(amina)).toHaveLength(1);
  expectCleanSlate(bot, 'talus', 'préau');
});

test('under a story in the thread, Chloé asks to talk with its people: they alone hear of it, and nothing is said in the channel', async () => {
  const { bot, celine, amina, bruno, chloe } = await townHall({ now: '2026-11-17T09:30[Europe/Paris]' });
  await say(bot, celine, 'brèves');
  await submit(bot, celine, await openForm(celine, lastMessage(celine), 'open-digest'), { channels: [CANAL] });
  await brought(bot, bruno, [amina], 'Des talus fleuris');
  await share(bot, amina, 'Des talus fleuris', { naming: 'none' });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await bot.later({ seconds: 10 });
  const text = () => posted(chloe).find((one) => one.visible.includes('boutures'));
  const button = 'En parler avec les personnes de ce récit';
  expect(text()?.buttons).toEqual([button]);

  const before = texts(chloe).length;
  const own = posted(amina).find((one) => one.visible.includes('boutures'));
  expect(own && (await press(bot, amina, own, button))).toContain('Vous faites partie de ces personnes');
  const form = await openForm(chloe, text() ?? lastMessage(chloe), button);
  expect(await submit(bot, chloe, form, { sentence: 'Et l’arrosage ?' })).toContain('À partir du mardi 24 novembre à 9 h');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(texts(chloe)).toHaveLength(before);
  expect((await messageOf(bot, amina, 'personalRequest')).visible).toContain('Chloé Roy a lu');
  await bot.at('2026-11-30T09:00[Europe/Paris]');
  expect(texts(chloe).join()).not.toContain('arrosage');
  expectCleanSlate(bot, 'arrosage');
});
