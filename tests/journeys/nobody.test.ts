import { expect, test, vi } from 'vitest';
import {
  command,
  expectCleanSlate,
  expectIntroduced,
  fromBot,
  kindOf,
  messageOf,
  messagesOf,
  openForm,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { type BotSettings, everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';

// Many steps each: seconds when the machine does nothing else, far more when it does.
vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a planté des vignes dans la cour du collège';
const told = 'Je n’ai trouvé personne';

/** Amina told on Thursday; there is no volunteer: on Friday at 9 she is told the truth. */
async function nobodyForAmina(settings: BotSettings = {}): Promise<{ bot: TestBot; amina: Person; chloe: Person; dora: Person }> {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]', env: { VENDANGE_COORDINATORS: 'UDORAMARTIN' }, ...settings });
  const [amina, chloe, dora] = meet(bot, 'Amina Diallo', 'Chloé Roux', 'Dora Martin');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  return { bot, amina, chloe, dora };
}

test('Nobody can listen: Amina is told the truth, with the day her sentence will be erased; then it is erased', async () => {
  const { bot, amina } = await nobodyForAmina();

  expect(lastMessage(amina).visible).toContain('elle ne l’a pas lue');
  expect(lastMessage(amina).visible.replaceAll('\u00a0', ' ')).toContain('je garde votre phrase jusqu’au mercredi 17 février 2027');
  expect(lastMessage(amina).intents).toEqual(['keep-waiting', 'talk-to-coordination', 'choose-person', 'withdraw', 'more']);

  await bot.at('2027-02-17T17:59[Europe/Paris]');
  expect(await everythingStored(bot)).toContain('vignes');
  await bot.at('2027-02-18T09:00[Europe/Paris]');
  expect(await everythingStored(bot)).not.toContain('vignes');
  expectCleanSlate(bot, 'vignes', 'Amina');
});

test('Amina prefers to wait: a volunteer who joins later is asked', async () => {
  const { bot, amina, chloe } = await nobodyForAmina();

  expect(await press(bot, amina, await messageOf(bot, amina, 'nobodyFound'), 'keep-waiting')).toContain('j’attends avec vous');
  await bot.at('2026-12-10T10:00[Europe/Paris]');
  await command(bot, chloe, '/vendange', 'volontaire');
  await bot.at('2026-12-11T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(sentence);

  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');
  expectIntroduced(bot, amina, chloe);
});

test('Amina asks for coordination: Dora learns who would like to talk, once, and not what was written', async () => {
  const { bot, amina, dora } = await nobodyForAmina();
  const card = await messageOf(bot, amina, 'nobodyFound');

  expect(await press(bot, amina, card, 'talk-to-coordination')).toContain('pas ce que vous avez écrit');
  await bot.later({ minutes: 5 });
  await press(bot, amina, card, 'talk-to-coordination');

  expect(fromBot(dora)).toHaveLength(1);
  expect(lastMessage(dora).visible).toContain('Amina Diallo souhaite vous parler');
  expect(lastMessage(dora).visible).not.toContain('vignes');
  const state = await command(bot, dora, '/vendange', 'coordination');
  expect(state).toContain('Une initiative attend une personne volontaire');
  expect(state).not.toMatch(/vignes|Amina/);
});

test('Without anyone in coordination, what Amina reads is true: the search goes on', async () => {
  const { bot, amina, chloe } = await nobodyForAmina({ env: {} });

  expect(await press(bot, amina, await messageOf(bot, amina, 'nobodyFound'), 'talk-to-coordination')).toContain(
    'je continue à chercher quelqu’un',
  );
  await command(bot, chloe, '/vendange', 'volontaire');
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(lastMessage(chloe).visible).toContain(sentence);
});

async function chooseChloe(bot: TestBot, amina: Person, chloe: Person): Promise<string> {
  const form = await openForm(amina, await messageOf(bot, amina, 'nobodyFound'), 'choose-person');
  return submit(bot, amina, form, { person: chloe.id });
}

test('Someone Amina chooses gets the sentence and the name, and says yes', async () => {
  const { bot, amina, chloe } = await nobodyForAmina();

  const answer = await chooseChloe(bot, amina, chloe);
  expect(answer).toContain('C’est demandé');
  expect(lastMessage(chloe).visible).toContain('Amina Diallo aimerait vous parler');
  expect(lastMessage(chloe).visible).toContain(sentence);

  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  expectIntroduced(bot, amina, chloe);
});

test('Someone Amina chooses says no: Amina is told, without a reason, and chooses again', async () => {
  const { bot, amina, chloe } = await nobodyForAmina();
  await chooseChloe(bot, amina, chloe);

  await press(bot, chloe, lastMessage(chloe), 'decline-invitation');
  await bot.at('2026-11-23T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound:chosen');
  expect(lastMessage(amina).intents).toContain('keep-waiting');
  expect(JSON.stringify(fromBot(chloe))).not.toContain('vignes');
});

test('Someone Amina chooses stays silent two working days: Amina is told', async () => {
  const { bot, amina, chloe } = await nobodyForAmina();
  await chooseChloe(bot, amina, chloe);

  await bot.at('2026-11-24T17:59[Europe/Paris]');
  expect(await messagesOf(bot, amina, 'nobodyFound:chosen')).toEqual([]);
  await bot.at('2026-11-24T18:00[Europe/Paris]');
  await bot.at('2026-11-25T09:00[Europe/Paris]');

  expect(await kindOf(bot, lastMessage(amina))).toBe('nobodyFound:chosen');
});

test('Amina cannot choose herself, and is told what she can do', async () => {
  const { bot, amina } = await nobodyForAmina();

  expect(await chooseChloe(bot, amina, amina)).toContain('Je ne peux pas demander à cette personne');
});

test('Amina withdraws: nothing of it is left anywhere', async () => {
  const { bot, amina, dora } = await nobodyForAmina();

  await press(bot, amina, await messageOf(bot, amina, 'nobodyFound'), 'withdraw');

  expect(await everythingStored(bot)).not.toContain('vignes');
  expect(await command(bot, dora, '/vendange', 'coordination')).toContain('Aucune initiative n’attend');
  expect(await say(bot, amina, 'mes initiatives')).toContain('Vous n’avez pas d’initiative en cours');
});

test('An old choice pressed after a volunteer said yes breaks nothing', async () => {
  const { bot, amina, chloe } = await nobodyForAmina();
  const card = await messageOf(bot, amina, 'nobodyFound');
  await press(bot, amina, card, 'keep-waiting');
  await command(bot, chloe, '/vendange', 'volontaire');
  await bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(bot, chloe, lastMessage(chloe), 'accept-invitation');

  const form = await openForm(amina, card, 'choose-person');
  const _answer = await submit(bot, amina, form, { person: 'UDORAMARTIN' });

  expect(await kindOf(bot, lastMessage(amina))).toBe('personCannotBeAsked:listen');
  expect(await say(bot, amina, 'mes initiatives')).toContain('une rencontre se prépare avec Chloé Roux');
});

test('Time runs out while a volunteer still has the invitation: Amina is not told yet, and may still choose someone', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, bruno, chloe, emma, farid] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'Emma Noir', 'Farid Bel');
  for (const one of [bruno, chloe, emma]) await command(bot, one, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  for (const day of ['20', '23', '24', '25', '26'])
    for (const hour of ['09', '18']) await bot.at(`2026-11-${day}T${hour}:00[Europe/Paris]`);
  const holder = [bruno, chloe, emma].find((one) => fromBot(one).some(({ intents }) => intents.includes('accept-invitation')));
  expect(await messagesOf(bot, amina, 'nobodyFound')).toEqual([]);
  if (!holder) throw new Error('Nobody has the invitation.');

  const form = await openForm(amina, () => amina.command('/vendange', 'en parler à quelqu’un de mon choix'));
  const answer = await submit(bot, amina, form, { person: farid.id });
  await bot.at('2026-11-27T09:00[Europe/Paris]');

  expect(answer).toContain('C’est demandé');
  expect(lastMessage(farid).visible).toContain(sentence);
  expect(fromBot(holder).some(({ intents }) => intents.includes('accept-invitation'))).toBe(false);
});

test('Chosen in words before the first morning, nobody reads the sentence before it either', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  const [amina, chloe] = meet(bot, 'Amina Diallo', 'Chloé Roux');
  await command(bot, amina, '/initiative', sentence);
  const form = await openForm(amina, () => amina.command('/vendange', 'en parler à quelqu’un de mon choix'));

  await submit(bot, amina, form, { person: chloe.id });
  await bot.at('2026-11-19T17:00[Europe/Paris]');
  expect(fromBot(chloe)).toEqual([]);

  await bot.at('2026-11-20T09:00[Europe/Paris]');
  expect(lastMessage(chloe).visible).toContain(sentence);
  expect(await messagesOf(bot, amina, 'nobodyFound')).toEqual([]);
});

/** Volunteers who never answer, and how many invitations were open each time Amina heard that nobody was found. */
test.each([{}, { messagesAWeek: '1' }])(
  'As long as a volunteer may still say yes, nobody says that nobody was found; Amina hears it by the promised day (%o)',
  async (settings) => {
    const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
    const [amina, ...volunteers] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roux', 'Dora Martin', 'Émile Garnier');
    for (const one of volunteers) await command(bot, one, '/vendange', 'volontaire');
    if (settings.messagesAWeek) await say(bot, amina, 'un message par semaine');
    await command(bot, amina, '/initiative', sentence);

    let asked = 0;
    for (let day = bot.clock.now().toZonedDateTimeISO('Europe/Paris'); !heardOf(amina); day = day.add({ days: 1 })) {
      if (day.toPlainDate().toString() > '2026-12-03') throw new Error('She was promised an answer by 3 December.');
      for (const hour of [9, 12, 18]) {
        await bot.at(`${day.toPlainDate()}T${String(hour).padStart(2, '0')}:00[Europe/Paris]`);
        const open = await openInvitations(bot);
        asked = Math.max(asked, volunteers.filter((one) => invited(one) > 0).length);
        if (heardOf(amina)) expect(open).toBe(0);
        expect(volunteers.filter((one) => invited(one) > 1)).toEqual([]);
      }
    }
    expect(asked).toBeGreaterThan(1);
    // A late yes to an invitation that is over is told so.
    const [late] = volunteers.filter((one) => invited(one) > 0);
    if (late) expect(await say(bot, late, 'oui, volontiers')).not.toContain('Voici qui porte cette initiative');
  },
);

const heardOf = (person: Person) => fromBot(person).some(({ visible }) => visible.includes(told));
const invited = (person: Person) =>
  person.messages().filter(({ fromBot: bots, visible }) => bots && /attend une conversation|Cette proposition n/.test(visible)).length;

const openInvitations = async (bot: TestBot) => (await query(bot, 'select 1 from invitations')).length;
