import { expect, test } from 'vitest';
import type { Entries } from '../../fakes/slack/forms.ts';
import {
  again,
  answerTo,
  answerToForm,
  expectCleanSlate,
  filesOf,
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
import { everythingStored, lastMessage, meet, query, startBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { bring, sharingOf } from '../support/told.ts';

const sentence = 'Au dépôt nord, on a planté les talus sans rien commander';
const body = 'Des boutures du jardin d’Éric, trois matins, et les talus qui fleurissent.';
const monday = '2026-11-23T09:00[Europe/Paris]';

/** Bruno met people, and writes what they did; `people` have a screen. */
async function brought(choose: (all: { amina: Person; chloe: Person; bruno: Person }) => readonly Person[] = () => []) {
  const bot = await startBot({ now: '2026-11-20T19:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UDALIABENALI' } });
  const [amina, bruno, chloe, dalia] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'Dalia Benali');
  const answer = await bring(bot, bruno, choose({ amina, chloe, bruno }), { sentence, title: 'Des talus fleuris', body });
  return { bot, amina, bruno, chloe, dalia, answer, sharing: () => sharingOf(bot) };
}

const heard = (person: Person) =>
  fromBot(person)
    .map((one) => plainSpaces(one.visible))
    .join('\n');

/** Bruno notes what was said aloud. */
async function recordOral({ bot, bruno }: Awaited<ReturnType<typeof brought>>, entries: Entries = {}) {
  const form = await openForm(bruno, lastMessage(bruno), 'record-oral');
  expect(form.visible).toContain(body);
  return submit(bot, bruno, form, {
    how: 'Lu à la pause, au dépôt',
    audience: 'organisation',
    naming: 'names',
    names: 'Éric et Fanny',
    vintage: 'no',
    ...entries,
  });
}

test('Bruno brings a story; Amina, whom he met, says it is hers and chooses: until then it is told to nobody', async () => {
  const { bot, amina, chloe, bruno, answer, sharing } = await brought(({ amina: one }) => [one]);

  expect(answer).toContain('Je propose ce récit à Amina Diallo, et à personne d’autre.');
  expect(heard(amina)).toBe('');
  await bot.at(monday);
  expect(heard(amina)).toContain('Après une rencontre avec vous, Bruno Petit a écrit ce récit.');
  expect(heard(amina)).toContain(body);
  expect(await sharing()).toMatchObject({ audience: 'us' });

  const asked = lastMessage(amina);
  expect(await press(bot, amina, asked, 'accept-carrying')).toContain('Ce récit est à vous');
  await bot.rest();
  expect(again(amina, asked).visible).toContain('À qui le raconter');
  expect(await sharing()).toMatchObject({ audience: 'us' });
  const form = await openForm(amina, again(amina, asked), 'choose-sharing');
  await submit(bot, amina, form, { audience: 'organisation', naming: 'team' });

  expect(await sharing()).toEqual({ audience: 'organisation', service: null, naming: 'team', vintage: false });
  expect(heard(bruno)).not.toContain('Amina Diallo a');
  expect(heard(chloe)).toBe('');
  expectCleanSlate(bot, 'talus', 'boutures', 'Amina');
});

test('Amina says it is not hers: no trace of it, and the story is told to nobody', async () => {
  const { bot, amina, sharing } = await brought(({ amina: one }) => [one]);
  await bot.at(monday);

  const asked = lastMessage(amina);
  expect(await press(bot, amina, asked, 'decline-carrying')).toContain('Je n’en garde pas trace');
  await bot.rest();

  expect(again(amina, asked).visible).not.toContain(body);
  expect(await sharing()).toMatchObject({ audience: 'us' });
  expect(await query(bot, 'select 1 from carrier_requests')).toEqual([]);
});

test('Himself among the people, and nobody at all: the story waits for its people, who can be asked later', async () => {
  const scene = await brought(({ bruno: one }) => [one]);
  const { bot, bruno, chloe, answer } = scene;
  expect(answer).toContain('Ce récit n’est proposé à personne pour l’instant.');

  const form = await openForm(bruno, lastMessage(bruno), 'ask-its-people');
  await submit(bot, bruno, form, { people: [chloe.id] });
  await bot.at(monday);

  expect(heard(chloe)).toContain('Est-ce bien votre histoire');
});

test('Words that begin with « j’ai rencontré » may mean something else: the form opens with them, or nothing happens', async () => {
  const bot = await startBot();
  const [bruno] = meet(bot, 'Bruno Petit');

  expect(await answerTo(bot, bruno, 'J’ai rencontré les jardiniers du dépôt nord')).toBe('formInWords:bring');
  expect(await query(bot, 'select 1 from stories')).toEqual([]);
  const form = await openForm(bruno, lastMessage(bruno), 'bring-story');

  expect(form.visible).toContain('les jardiniers du dépôt nord');
  const { errors } = await bruno.submit(form, { sentence: ' \u200b' });
  expect(plainSpaces(errors.sentence ?? '')).toContain('une phrase suffit');

  expect(await answerToForm(bot, bruno, form, { sentence: 'Le dépôt nord' })).toBe('storyBroughtKept');
  expect(await query(bot, 'select words from drafts')).toEqual([]);
});

test('Nobody agrees within three months: it is erased, wherever it shows', async () => {
  const { bot, amina } = await brought(({ amina: one }) => [one]);
  await bot.at(monday);
  expect(heard(amina)).toContain(body);

  await bot.at('2027-02-17T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).toContain('boutures');
  await bot.at('2027-02-19T09:00[Europe/Paris]');

  expect(await everythingStored(bot)).not.toContain('boutures');
  expect(heard(amina)).not.toContain(body);
});

test('Bruno withdraws it as long as it is nobody’s; once Amina carries it, he cannot', async () => {
  const { bot, amina, bruno } = await brought(({ amina: one }) => [one]);
  const card = lastMessage(bruno);
  await bot.at(monday);
  await press(bot, amina, lastMessage(amina), 'accept-carrying');

  expect(again(bruno, card).intents).toEqual(['record-oral']);
  expect(await press(bot, bruno, card, 'withdraw-brought')).toContain('elles seules peuvent la retirer');
  expect(await everythingStored(bot)).toContain('boutures');

  const other = await brought();
  expect(await press(other.bot, other.bruno, lastMessage(other.bruno), 'withdraw-brought')).toContain('C’est retiré');
  expect(await everythingStored(other.bot)).not.toContain('boutures');
});

test('Once Amina carries it, Bruno gives it to nobody else: not even with the form he had open', async () => {
  const { bot, amina, bruno, chloe } = await brought(({ amina: one }) => [one]);
  await bot.at(monday);
  const form = await openForm(bruno, lastMessage(bruno), 'ask-its-people');
  await press(bot, amina, lastMessage(amina), 'accept-carrying');

  expect(await answerToForm(bot, bruno, form, { people: [chloe.id] })).toBe('carriedByOthers');
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  expect(heard(chloe)).toBe('');
  expect(await query(bot, 'select 1 from carrier_requests')).toEqual([]);
});

test('For people without a screen: without their agreement said aloud nothing is told, with it what they said', async () => {
  const scene = await brought();
  const { bot, sharing } = scene;
  expect(await sharing()).toEqual({ audience: 'us', service: null, naming: 'none', vintage: false });

  expect(await recordOral(scene)).toContain('à raconter à toute l’organisation, avec les noms, pas dans le livret imprimé');
  expect(lastMessage(scene.bruno).visible).toContain('Éric et Fanny');
  expect(await sharing()).toEqual({ audience: 'organisation', service: null, naming: 'names', vintage: false });
  await bot.at('2027-03-01T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).toContain('boutures');
  expectCleanSlate(bot, 'Fanny', 'boutures', 'Lu à la pause');
});

test('People without a screen say apart whether it may be in the booklet and on a poster; the sheet says both, and what they take back is on no poster', async () => {
  const scene = await brought();
  const { bot, bruno } = scene;
  const poster = async () => {
    const [before, kind] = [(await filesOf(bot, bruno)).length, await answerTo(bot, bruno, 'brèves à afficher')];
    await bot.later({ seconds: 5 });
    return kind === 'vintageEmpty' ? '' : ((await filesOf(bot, bruno)).slice(before).at(-1)?.content ?? 'no file');
  };
  expect(await recordOral(scene)).toContain('pas dans le livret imprimé, pas sur une affiche');
  expect(await poster()).toBe('');
  await say(bot, bruno, 'noter un accord');
  expect(await recordOral(scene, { vintage: 'wall' })).toContain('pas dans le livret imprimé, sur une affiche');

  expect(await poster()).toContain('Des talus fleuris');
  expect(await answerTo(bot, bruno, 'millésime automne 2026')).toBe('vintageEmpty');
  await say(bot, bruno, 'la feuille à imprimer');
  await bot.rest();
  const sheet = plainSpaces((await filesOf(bot, bruno)).at(-1)?.content ?? '');
  expect(sheet).toContain('Il n’entre pas dans le livret imprimé.');
  expect(sheet).toContain('Il peut être sur une affiche, que lit quiconque passe.');
  await bot.later({ minutes: 1 });
  await say(bot, bruno, 'exporter mes données');
  await bot.rest();
  const data = (await filesOf(bot, bruno)).find(({ name }) => name.endsWith('.json'))?.content ?? '{}';
  expect(JSON.parse(data).storiesWritten[0].oral).toMatchObject({ vintage: false, wall: true });
  await say(bot, bruno, 'reprise d’accord');
  expect(await poster()).toBe('');
});

test('Whoever noted the last agreement hears once, as every writer, that the whole organisation may read the story', async () => {
  const scene = await brought();
  const { bot, bruno, sharing } = scene;
  await recordOral(scene, { audience: 'us' });
  await bot.at(monday);
  expect(await messagesOf(bot, bruno, 'writtenStoryOpen')).toEqual([]);

  await say(bot, bruno, 'noter un accord');
  await recordOral(scene);
  expect(await sharing()).toMatchObject({ audience: 'organisation' });
  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const told = await messageOf(bot, bruno, 'writtenStoryOpen');
  expect(plainSpaces(told.visible)).toContain('peut maintenant être lu par toute l’organisation');
  await say(bot, bruno, 'noter un accord');
  await recordOral(scene, { naming: 'team', names: '' });
  await bot.at('2026-12-01T09:00[Europe/Paris]');
  expect(await messagesOf(bot, bruno, 'writtenStoryOpen')).toHaveLength(1);
});

test('An agreement said aloud needs a date that has come, how it was said, and names only where names appear', async () => {
  const scene = await brought();
  const { bot, bruno } = scene;
  const form = await openForm(bruno, lastMessage(bruno), 'record-oral');

  const refused = await bruno.submit(form, { on: '2026-11-21', how: ' \u200b', audience: 'organisation', naming: 'names' });
  expect(Object.keys(refused.errors).toSorted()).toEqual(['how', 'names', 'on']);
  await submit(bot, bruno, form, { on: '2026-11-19', how: 'Lu à la pause', audience: 'organisation', naming: 'team', names: 'Fanny' });

  expect(await everythingStored(bot)).not.toContain('Fanny');
});

test('The sheet to print comes as a file; its reference lets coordination take the agreement back without reading the story', async () => {
  const scene = await brought();
  const { bot, bruno, dalia, sharing } = scene;
  await recordOral(scene);

  await press(bot, bruno, lastMessage(bruno), 'print-sheet');
  expect(plainSpaces([...bruno.messages(), ...bruno.ephemerals()].map(({ visible }) => visible).join())).toContain('La feuille arrive');
  await bot.rest();
  const sheet = (await filesOf(bot, bruno)).at(-1);
  expect(sheet?.content).toContain('Éric et Fanny');
  const reference = sheet?.content.match(/<strong>Référence[^<]*([0-9a-f]{8})<\/strong>/)?.[1] ?? '';
  expect(await answerTo(bot, dalia, 'reprise d’accord 00000000')).toBe('notFound:oral-sheet');
  const answer = await say(bot, dalia, `reprise d’accord ${reference}`);

  expect(await kindOf(bot, lastMessage(dalia))).toBe('oralTakenBack');
  expect(answer).not.toContain('talus');
  expect(await sharing()).toMatchObject({ audience: 'us' });
  expect(await everythingStored(bot)).not.toContain('Fanny');
  await bot.at(monday);
  expect(heard(bruno)).toContain('auprès de la coordination');
  expect(heard(dalia)).not.toContain('talus');
  expect(await say(bot, bruno, 'journal')).toContain('un accord donné de vive voix');
});

test('Bruno takes it back in words when he is told; somebody else cannot, even with the reference', async () => {
  const scene = await brought();
  const { bot, bruno, chloe, sharing } = scene;
  await recordOral(scene);
  const rows = await query(bot, 'select left(id::text, 8) as reference from stories');

  expect(await answerTo(bot, chloe, `reprise d’accord ${rows[0]?.reference}`)).toBe('notFound:oral');
  expect(await sharing()).toMatchObject({ audience: 'organisation' });
  expect(await answerTo(bot, bruno, 'reprise d’accord')).toBe('oralTakenBack');
  await bot.later({ seconds: 2 });
  expect(await sharing()).toMatchObject({ audience: 'us' });
  expect(heard(bruno)).not.toContain('Fanny');
});

test('Among people with and without a screen the most discreet wins, and a change asks both again', async () => {
  const scene = await brought(({ amina: one }) => [one]);
  const { bot, amina, bruno, sharing } = scene;
  await recordOral(scene);
  await bot.at(monday);
  await press(bot, amina, lastMessage(amina), 'accept-carrying');
  await bot.rest();
  expect(await sharing()).toMatchObject({ audience: 'us' });

  await bot.at('2026-11-24T09:00[Europe/Paris]');
  const toldAgain = await messageOf(bot, bruno, 'oralAgain');
  const form = await openForm(bruno, toldAgain, 'record-oral');
  await submit(bot, bruno, form, { how: 'Relu au dépôt', audience: 'organisation', naming: 'names', names: 'Éric', vintage: 'no' });
  expect(await sharing()).toMatchObject({ audience: 'us' });
  await say(bot, amina, 'à toute l’organisation');
  expect(await sharing()).toEqual({ audience: 'organisation', service: null, naming: 'none', vintage: false });

  await say(bot, bruno, 'reprise d’accord');
  expect(await sharing()).toMatchObject({ audience: 'us' });
});

test('Bruno erases himself: what nobody agreed to goes with him', async () => {
  const { bot, bruno } = await brought();

  await say(bot, bruno, 'effacer mes données');
  await bruno.dm('oui tout effacer');
  await bot.later({ seconds: 2 });

  expect(await everythingStored(bot)).not.toContain('boutures');
});
