import { expect, test } from 'vitest';
import { openForm, say, touch } from '../support/acts.ts';
import { lastEphemeral, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

const coordination = { env: { VENDANGE_COORDINATORS: 'UCELINEMOREL' } };

const form = (person: Person, button: string) =>
  openForm(person, () => {
    const shown = [...person.messages(), ...person.ephemerals()].sort((a, b) => a.at - b.at);
    return touch(person, shown.findLast(({ intents }) => intents.includes(button)) ?? lastEphemeral(person), button);
  });

async function writeFrame(bot: TestBot, celine: Person, values: Record<string, string>) {
  await celine.command('/vendange', 'cadre');
  await bot.rest();
  const view = await form(celine, 'write-frame');
  const outcome = await celine.submit(view, { contact: 'Médecine du travail, 01 23 45 67 89', ...values });
  await bot.rest();
  return outcome;
}

test('the frame is a template shown to nobody until coordination signs it; then whoever tells reads who stands behind it', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');

  await writeFrame(bot, celine, {});
  expect(lastMessage(celine).visible).toContain('Tant qu’il n’est pas signé, je ne le montre à personne.');
  await amina.command('/initiative', 'On a réparé les vélos');
  await bot.rest();
  expect(lastEphemeral(amina).visible).not.toContain('Ici, chaque personne');
  await amina.command('/vendange', 'cadre');
  await bot.rest();
  expect(lastEphemeral(amina).visible).toContain('n’a pas encore signé de cadre');

  const view = await openForm(celine, () => celine.command('/vendange', 'écrire le cadre'));
  await celine.submit(view, { contact: 'Médecine du travail', name: 'Jeanne Vidal', position: 'directrice générale', on: '2026-11-18' });
  await bot.rest();
  await amina.command('/initiative', 'On a ouvert un café des parents');
  await bot.rest();

  expect(lastEphemeral(amina).visible).toContain(
    '« Une erreur commise de bonne foi dans ce cadre sert à apprendre ; elle ne sera pas reprochée. »'.replace(/« | »| ;/g, (one) =>
      one.replace(' ', one === ' ;' ? '\u202f' : '\u00a0'),
    ),
  );
  expect(lastEphemeral(amina).visible).toContain('Jeanne Vidal, directrice générale, le mercredi 18 novembre');
  // The platform may have said who coordinates only when asked again.
  await bot.later({ seconds: 5 });
  await amina.command('/vendange', 'journal');
  await bot.rest();
  expect(lastEphemeral(amina).visible).toContain('Céline Morel a enregistré la signature du cadre par Jeanne Vidal, directrice générale');
  expect(bot.chat.violations).toEqual([]);
});

test('who may subscribe a channel is a setting too, and the first steps are said in chat', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  for (const [person, told] of [
    [celine, true],
    [amina, false],
  ] as const)
    expect((await say(bot, person, 'premiers pas')).includes('trouver trois volontaires')).toBe(told);

  await bot.later({ seconds: 2 });
  await celine.command('/vendange', 'réglages');
  await bot.rest();
  expect(lastEphemeral(celine).visible).toContain('la coordination abonne les canaux');
  expect((await celine.submit(await form(celine, 'change-settings'), { digestByAnyone: 'yes' })).errors).toEqual({});
  await bot.later({ seconds: 2 });

  expect(await say(bot, celine, 'réglages')).toContain('tout le monde peut abonner un canal');
  await bot.later({ seconds: 2 });
  expect(await say(bot, celine, 'brèves')).toContain('Chaque personne peut abonner un canal');
  expect(await say(bot, amina, 'journal')).toContain('a permis à chaque personne d’abonner un canal aux brèves');
});

test('coordination changes settings and contacts in chat; each change is in a log that Amina reads', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');

  await celine.command('/vendange', 'réglages');
  await bot.rest();
  expect(lastEphemeral(celine).visible).toContain('Réponse à une invitation : 2 jours de travail'.replace(' :', '\u00a0:'));
  const view = await form(celine, 'change-settings');
  const refused = await celine.submit(view, { answerDays: '99', hours: 'tôt' });
  expect(Object.keys(refused.errors).sort()).toEqual(['answerDays', 'hours']);
  const again = celine.view();
  if (!again) throw new Error('The form should still be open.');
  await celine.submit(again, { answerDays: '3', hours: '8 h 30 - 17 h' });

  await celine.command('/vendange', 'réglages');
  await bot.rest();
  const contacts = await form(celine, 'change-contacts');
  await celine.submit(contacts, { lines: 'Médecine du travail : 01 23 45 67 89\nAssistance sociale : poste 12' });
  await amina.command('/vendange', 'journal');
  await bot.rest();
  expect(lastEphemeral(amina).visible).toContain('de 2 à 3');
  expect(lastEphemeral(amina).visible).toContain('de 09:00-18:00 à 08:30-17:00');
  await amina.command('/vendange', 'vers qui me tourner');
  await bot.rest();
  expect(lastEphemeral(amina).visible).toContain('Assistance sociale');
  expect(bot.chat.violations).toEqual([]);
});

test('coordination names the organisation in chat, and a start of the bot does not take it back', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  const settings = async () => {
    await celine.command('/vendange', 'réglages');
    await bot.rest();
    return lastEphemeral(celine).visible;
  };
  const before = /Nom\s: (.+)/.exec(await settings())?.[1] ?? '';
  expect(before).not.toBe('');

  const view = await form(celine, 'change-settings');
  expect(Object.keys((await celine.submit(view, { name: '  ' })).errors)).toEqual(['name']);
  await celine.submit(celine.view() ?? view, { name: 'Ville de  Trégor' });
  await bot.rest();
  // What the configuration says again at each start.
  await query(bot, 'update organisations set name = $1', [before]);

  expect(await settings()).toContain('Ville de Trégor');
  await amina.command('/vendange', 'journal');
  await bot.rest();
  expect(lastEphemeral(amina).visible).toContain(`de ${before} à Ville de Trégor`);
  expect(bot.chat.violations).toEqual([]);
});

test('Amina is not coordination: settings and the frame are not hers to change', async () => {
  const bot = await startBot(coordination);
  const [amina] = meet(bot, 'Amina Diallo');
  for (const words of ['réglages', 'changer les réglages', 'changer les contacts', 'écrire le cadre', 'retirer le cadre']) {
    await amina.command('/vendange', words);
    await bot.rest();
    expect(lastEphemeral(amina).visible).toContain('réservée à la coordination');
  }
});

test('“Un mot pour mon encadrement” is a text that Amina copies; nobody else receives anything', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  await amina.command('/initiative', 'On a réparé les vélos');
  await bot.rest();

  await amina.command('/vendange', 'un mot pour mon encadrement');
  await bot.rest();

  expect(lastEphemeral(amina).visible).toContain('J’aimerais vous parler de quelque chose que nous avons commencé');
  expect(lastEphemeral(amina).visible).toContain('On a réparé les vélos');
  expect(celine.messages()).toEqual([]);
});

test('what the bot says of how long it keeps a sentence is what the page that it serves says, as coordination chose', async () => {
  const bot = await startBot(coordination);
  const [celine, amina] = meet(bot, 'Céline Morel', 'Amina Diallo');
  const page = async () => (await fetch(`${bot.url}/confidentialite`)).text();

  expect(await say(bot, amina, 'combien de temps ?')).toContain('90 jours');
  expect(await page()).toContain('90 jours, ou dès que vous la retirez');

  await say(bot, celine, 'réglages');
  const view = await openForm(celine, lastMessage(celine), 'change-settings');
  await celine.submit(view, { keepDays: '45', controller: 'Ville de Vignes, 1 place de la Mairie' });
  await bot.rest();

  expect(await say(bot, amina, 'combien de temps ?')).toContain('45 jours');
  expect(await page()).toContain('45 jours, ou dès que vous la retirez');
  expect(await say(bot, amina, 'qui êtes-vous ?')).toContain('1 place de la Mairie');
  expect(await page()).toContain('1 place de la Mairie');
});
