import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  again,
  answerTo,
  expectCleanSlate,
  filesOf,
  fromBot,
  messageOf,
  messageWith,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { bring, sharingOf } from '../support/told.ts';

const sentence = 'On a planté les talus sans rien commander';
const body = 'Des boutures, trois matins, et les talus qui fleurissent.';
const justUs = { audience: 'us', service: null, naming: 'none', vintage: false };

async function townHall() {
  const bot = await startBot({ now: '2026-11-20T19:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } });
  const [celine, amina, bruno, chloe] = meet(bot, 'Céline Morel', 'Amina Diallo', 'Bruno Petit', 'Chloé Roy');
  for (const name of ['TRAVAUX', 'DEPOT']) bot.chat.addChannel({ id: `C${name}`, name, members: [celine.id] });
  return { bot, celine, amina, bruno, chloe };
}

/** Bruno wrote the story of these people; on Monday they said that it is theirs. */
async function told(people: (all: { amina: Person; chloe: Person }) => readonly Person[] = ({ amina }) => [amina]) {
  const scene = await townHall();
  const { bot, bruno, celine } = scene;
  for (const name of ['Voirie', 'État civil']) await say(bot, celine, `ajouter le service ${name}`);
  const theirs = people(scene);
  await bring(bot, bruno, theirs, { sentence, title: 'Des talus fleuris', body });
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  for (const one of theirs) await press(bot, one, lastMessage(one), 'accept-carrying');
  return { ...scene, sharing: () => sharingOf(bot) };
}

async function services(bot: TestBot) {
  const rows = await query(
    bot,
    `select s.name, coalesce(jsonb_agg(c.external_id order by c.external_id) filter (where c.external_id is not null), '[]') as channels
         from services s left join service_channels c on c.service_id = s.id group by s.id order by s.name`,
  );
  const named = (id: unknown) => /C(TRAVAUX|DEPOT)/.exec(String(id))?.[0] ?? id;
  return Object.fromEntries(rows.map(({ name, channels }) => [String(name), z.array(z.string()).parse(channels).map(named).sort()]));
}

const idOf = async (bot: TestBot, name: string) => String((await query(bot, 'select id from services where name = $1', [name]))[0]?.id);
/** Says it after a while: Slack takes a message a second. */
async function tell(bot: TestBot, person: Person, words: string, how: { raw?: boolean } = {}): Promise<string> {
  await bot.later({ seconds: 2 });
  if (!how.raw) return say(bot, person, words);
  await person.dm(words, { raw: true });
  await bot.rest();
  return plainSpaces(lastMessage(person).visible);
}
const choose = (person: Person) => openForm(person, messageWith(person, body), 'choose-sharing');

test('Céline defines the services and their channels by forms; each change is in the log that Amina reads', async () => {
  const { bot, celine, amina } = await townHall();

  await say(bot, celine, 'réglages');
  expect(await press(bot, celine, lastMessage(celine), 'services')).toContain('Aucun service n’est défini');
  await say(bot, celine, 'services');
  const form = await openForm(celine, lastMessage(celine), 'add-service');
  const answer = await submit(bot, celine, form, { name: ' Voirie ', channels: ['CDEPOT', 'CTRAVAUX'] });
  expect(answer).toMatch(/1\. #.*DEPOT\n2\. #.*TRAVAUX/);
  expect(await services(bot)).toEqual({ Voirie: ['CDEPOT', 'CTRAVAUX'] });

  // Its channels stay when it is renamed; a channel is let go by its number.
  const again = await openForm(celine, lastMessage(celine), 'add-service');
  await submit(bot, celine, again, { name: 'Routes', channels: [] });
  await press(bot, celine, lastMessage(celine), '1');
  expect(await services(bot)).toEqual({ Routes: ['CTRAVAUX'] });

  // The platform may have said who coordinates only when asked again.
  await bot.later({ seconds: 5 });
  const log = await say(bot, amina, 'journal');
  expect(log).toContain('Céline Morel a ajouté un service : Voirie');
  expect(log).toContain('a relié un canal à un service : Voirie');
  expect(log).toContain('a renommé un service : de Voirie à Routes');
  expect(log).toContain('a délié un canal d’un service : Routes');
  expect(bot.chat.violations).toEqual([]);
});

test('in words too, in both languages; a channel is bound to one service at most', async () => {
  const { bot, celine } = await townHall();

  expect(await tell(bot, celine, 'Ajouter le service : Voirie')).toContain('Service : Voirie');
  await tell(bot, celine, 'add the service État civil');
  await tell(bot, celine, 'relier <#CTRAVAUX|> et <#CDEPOT|depot> au service voirie', { raw: true });
  expect(await services(bot)).toEqual({ Voirie: ['CDEPOT', 'CTRAVAUX'], 'État civil': [] });

  await tell(bot, celine, 'bind <#CDEPOT> to the service etat-civil', { raw: true });
  expect(plainSpaces(lastMessage(celine).visible)).toContain('déjà relié au service « Voirie »');
  await tell(bot, celine, 'délier <#CDEPOT|>', { raw: true });
  await tell(bot, celine, 'bind <#CDEPOT> to the service etat-civil', { raw: true });
  expect(await tell(bot, celine, 'renommer le service : Voirie en Voirie et espaces verts')).toContain('Voirie et espaces verts');
  expect(await services(bot)).toEqual({ 'Voirie et espaces verts': ['CTRAVAUX'], 'État civil': ['CDEPOT'] });

  expect(await tell(bot, celine, 'retirer le service : état civil')).toContain('Retirer le service « État civil » ?');
  expect(Object.keys(await services(bot))).toContain('État civil');
  await tell(bot, celine, 'oui, retirer le service : état civil');
  expect(Object.keys(await services(bot))).toEqual(['Voirie et espaces verts']);
  expect(bot.chat.violations).toEqual([]);
});

test('what cannot be taken is said kindly, and changes nothing', async () => {
  const { bot, celine, amina } = await townHall();
  await tell(bot, celine, 'ajouter le service État civil');
  await tell(bot, celine, 'ajouter le service Voirie');
  await tell(bot, celine, 'relier <#CDEPOT|> au service Voirie', { raw: true });
  const before = await services(bot);

  expect(await tell(bot, celine, 'ajouter le service ETAT-CIVIL')).toContain('Un service porte déjà ce nom.');
  expect(await tell(bot, celine, 'ajouter le service')).toContain('Écrivez le nom du service.');
  expect(await tell(bot, celine, `ajouter le service : ${'Voirie '.repeat(20)}`)).toContain('60 caractères au plus');
  expect(await tell(bot, celine, 'renommer le service : Voirie en etat civil')).toContain('Un service porte déjà ce nom.');
  expect(await tell(bot, celine, 'renommer le service : Jardins en Parcs')).toContain('Je ne reconnais pas de service à ce nom');
  expect(await tell(bot, celine, 'relier #depot au service Voirie')).toContain('Je ne reconnais pas de canal.');
  expect(await tell(bot, celine, 'délier #depot')).toContain('Je ne reconnais pas de canal.');
  expect(await tell(bot, celine, 'retirer le service : Jardins')).toContain('Je ne reconnais pas de service à ce nom');
  const form = await openForm(celine, await messageOf(bot, celine, 'unclear:service-name-long'), 'add-service');
  const { errors } = await celine.submit(form, { name: 'état civil', channels: ['CDEPOT'] });
  expect(Object.values(errors).map(plainSpaces)).toEqual([
    'Un service porte déjà ce nom.',
    'Un de ces canaux est déjà relié à un autre service. Déliez-le d’abord.',
  ]);

  for (const words of ['services', 'ajouter un service']) expect(await tell(bot, amina, words)).toContain('réservée à la coordination');
  // What came with the words is kept, and shown back.
  for (const words of ['ajouter le service Parcs', 'retirer le service : Voirie', 'oui, retirer le service : Voirie']) {
    const answer = await tell(bot, amina, words);
    expect(answer).toContain('Ce réglage revient à la coordination');
    expect(answer).toMatch(/Parcs|Voirie/);
  }
  expect(await services(bot)).toEqual(before);
  expect(bot.chat.violations).toEqual([]);
});

test('Amina tells it to her service, by the form: only where services are defined, and not in print', async () => {
  const { bot, amina, celine, sharing } = await told();

  const form = await choose(amina);
  const { errors } = await amina.submit(form, { audience: 'service', naming: 'names' });
  expect(plainSpaces(errors.service ?? '')).toContain('Choisissez un service');
  const answer = await submit(bot, amina, form, { audience: 'service', service: 'Voirie', naming: 'names' });

  expect(answer).toContain('à raconter au service « Voirie », encadrement compris, avec les noms.');
  expect(answer).toContain('aucun canal n’est relié à ce service : personne ne l’y lirait');
  expect(await sharing()).toEqual({ audience: 'service', service: await idOf(bot, 'Voirie'), naming: 'names', vintage: false });
  expect(plainSpaces(await say(bot, amina, 'mes données'))).toContain('au service « Voirie », encadrement compris, avec les noms');
  expect(
    fromBot(celine)
      .map((one) => one.visible)
      .join(),
  ).not.toContain('talus');
  expectCleanSlate(bot, 'talus', 'Amina');

  const without = await townHall();
  await bring(without.bot, without.bruno, [], { sentence, body });
  const oral = await openForm(without.bruno, lastMessage(without.bruno), 'record-oral');
  expect(oral.visible).not.toContain('service');
});

test('« mon service : voirie » says the same; what only begins like it is not an agreement', async () => {
  const { bot, amina, sharing } = await told();

  expect(await say(bot, amina, 'Mon service a planté des talus')).toContain('Je note ceci comme une initiative');
  expect(await sharing()).toEqual(justUs);
  expect(await answerTo(bot, amina, 'mon service')).toBe('whichService');
  expect(await answerTo(bot, amina, 'mon service : jardins')).toBe('whichService');
  expect(await sharing()).toEqual(justUs);

  expect(await say(bot, amina, 'mon service : VOIRIE')).toContain('à raconter au service « Voirie »');
  expect(await sharing()).toEqual({ ...justUs, audience: 'service', service: await idOf(bot, 'Voirie') });
  await press(bot, amina, await messageOf(bot, amina, 'whichService'), { name: '1', nth: 0 });
  expect(await sharing()).toMatchObject({ service: await idOf(bot, 'État civil') });
});

test('two people choose different services: just us, and neither sees what the other chose', async () => {
  const { bot, amina, chloe, sharing } = await told(({ amina: one, chloe: other }) => [one, other]);
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  await bot.at('2026-11-26T09:00[Europe/Paris]');

  await say(bot, amina, 'mon service : voirie');
  await say(bot, chloe, 'mon service : état civil');
  expect(await sharing()).toEqual(justUs);
  expect(
    fromBot(amina)
      .map((one) => one.visible)
      .join(),
  ).not.toContain('« État civil »'.replaceAll(' ', '\u00a0'));

  await say(bot, chloe, 'à toute l’organisation');
  expect(await sharing()).toMatchObject({ audience: 'service', service: await idOf(bot, 'Voirie') });
  await say(bot, chloe, 'mon service : voirie');
  expect(await sharing()).toMatchObject({ audience: 'service', service: await idOf(bot, 'Voirie') });
});

test('the service is removed: it is just us at once, and only whoever had chosen it hears so, at the next good moment', async () => {
  const { bot, celine, amina, chloe, sharing } = await told(({ amina: one, chloe: other }) => [one, other]);
  await bot.at('2026-11-26T09:00[Europe/Paris]');
  await say(bot, amina, 'mon service : voirie');
  const kept = lastMessage(amina);
  await say(bot, chloe, 'à toute l’organisation');
  await bot.at('2026-11-30T19:00[Europe/Paris]');

  await say(bot, celine, 'retirer le service : Voirie');
  const removed = await press(bot, celine, lastMessage(celine), 'confirm-remove-service');
  expect(removed).toContain('C’est retiré');
  expect(removed + (await say(bot, celine, 'journal'))).not.toMatch(/Amina|talus/);

  expect(await sharing()).toEqual(justUs);
  expect(again(amina, kept).visible).toContain('ce récit reste entre vous');
  await bot.at('2026-12-01T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(amina).visible)).toContain('Votre choix devient « entre nous »');
  expect(
    fromBot(chloe)
      .map((one) => one.visible)
      .join(),
  ).not.toContain('retiré le service');
  expect(plainSpaces(await say(bot, amina, 'mes données'))).toContain('entre nous, car le service choisi n’existe plus');

  const form = await openForm(amina, await messageOf(bot, amina, 'serviceGone'), 'choose-sharing');
  await submit(bot, amina, form, { audience: 'organisation', naming: 'team' });
  expect(await sharing()).toEqual({ ...justUs, audience: 'organisation' });
  expectCleanSlate(bot, 'talus');
});

test('she chooses again before she could be told: the news is no longer true, and is not sent', async () => {
  const { bot, celine, amina } = await told();
  await say(bot, amina, 'mon service : voirie');
  await bot.at('2026-11-30T19:00[Europe/Paris]');
  await say(bot, celine, 'oui retirer le service : voirie');
  await say(bot, amina, 'entre nous');

  await bot.at('2026-12-01T09:00[Europe/Paris]');
  expect(
    fromBot(amina)
      .map((one) => one.visible)
      .join(),
  ).not.toContain('retiré le service');
});

test('agreed aloud for one service: the sheet says which, and whoever noted it hears when it is removed', async () => {
  const { bot, celine, bruno, sharing } = await told(() => []);
  const form = await openForm(bruno, lastMessage(bruno), 'record-oral');
  const kept = await submit(bot, bruno, form, {
    how: 'Lu à la pause',
    audience: 'service',
    service: 'Voirie',
    naming: 'names',
    names: 'Éric',
    vintage: 'no',
  });
  expect(kept).toContain('à raconter au service « Voirie », encadrement compris, avec les noms');
  expect(await sharing()).toMatchObject({ audience: 'service', naming: 'names' });
  await say(bot, bruno, 'la feuille');
  const sheet = (await filesOf(bot, bruno)).at(-1)?.content ?? '';
  expect(plainSpaces(sheet)).toContain('au service « Voirie », encadrement compris, et à personne d’autre');

  await say(bot, celine, 'oui retirer le service : voirie');
  expect(await sharing()).toEqual(justUs);
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(plainSpaces(lastMessage(bruno).visible)).toContain('L’accord donné de vive voix devient « entre nous »');
});

test('Amina erased herself and left it to her service; the service is removed: nobody could read it any more, and it goes', async () => {
  const { bot, celine, amina, sharing } = await told();
  await say(bot, amina, 'mon service : voirie');
  await say(bot, amina, 'effacer mes données');
  await press(bot, amina, lastMessage(amina), 'erase-confirm');
  await bot.rest();
  expect(await sharing()).toMatchObject({ audience: 'service', naming: 'none' });
  expect(await everythingStored(bot)).toContain('boutures');

  await say(bot, celine, 'oui retirer le service : voirie');

  expect(await everythingStored(bot)).not.toContain('boutures');
});
