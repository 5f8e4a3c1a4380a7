import { expect, test } from 'vitest';
import {
  answerTo,
  expectCleanSlate,
  filesOf,
  kindOf,
  messageOf,
  messagesOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
} from '../support/acts.ts';
import { everythingStored, lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import type { Person } from '../support/person.ts';
import { aTrial, openTrial } from '../support/trials.ts';

const paris = (moment: string) => `${moment}[Europe/Paris]`;
const how = 'Lue à voix haute à la pause, au dépôt nord';

/** Amina pilots a trial that Bruno tries, and people without a screen with him. */
async function withVoices() {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  const shown = await openTrial(bot, amina, [bruno], { endsOn: '2026-12-11', gaps: '60', offscreen: 'yes' });
  return { bot, amina, bruno, shown };
}

const states = async (bot: TestBot) => (await query(bot, 'select state, offscreen, version from trials'))[0];

/** Bruno agrees, once he is asked. */
async function agrees(bot: TestBot, bruno: Person, at: string): Promise<void> {
  await bot.at(paris(at));
  await press(bot, bruno, await messageOf(bot, bruno, 'trialRequest'), 'join-trial');
}

async function noteYes(bot: TestBot, amina: Person): Promise<string> {
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'mon test');
  const form = await openForm(amina, lastMessage(amina), 'record-oral');
  expect(plainSpaces(form.visible)).toContain('Chaque personne peut dire non, ou se retirer plus tard, sans dire pourquoi.');
  expect(form.fields).toEqual(['on', 'how']);
  return submit(bot, amina, form, { on: '2026-11-20', how });
}

/** The trial lives, and its first check-in has been asked. */
async function atCheckIn() {
  const bot = await startBot({ now: paris('2026-11-20T10:00') });
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await openTrial(bot, amina, [bruno], { endsOn: '2026-12-11', gaps: '2', offscreen: 'yes' });
  await agrees(bot, bruno, '2026-11-23T09:00');
  await noteYes(bot, amina);
  await bot.at(paris('2026-11-25T09:00'));
  return { bot, amina, bruno };
}

async function sheetOf(bot: TestBot, amina: Person): Promise<string> {
  await say(bot, amina, 'la feuille du test');
  await bot.rest();
  return plainSpaces((await filesOf(bot, amina)).at(-1)?.content ?? '');
}

test('a trial that people without a screen take part in waits for their yes, as for the others', async () => {
  const { bot, amina, bruno, shown } = await withVoices();
  expect(shown).toContain('Un oui de vive voix est attendu des personnes sans écran');
  await bot.at(paris('2026-11-23T09:00'));
  await press(bot, bruno, await messageOf(bot, bruno, 'trialRequest'), 'more');
  await agrees(bot, bruno, '2026-11-23T09:05');
  expect(await states(bot)).toMatchObject({ state: 'asking' });
  await bot.at(paris('2026-11-26T10:00'));
  const missing = await messageOf(bot, amina, 'agreementMissing');
  expect(plainSpaces(missing.visible)).toContain('un oui de vive voix manque');

  const kept = await noteYes(bot, amina);

  expect(kept).toContain('Un oui de vive voix est noté, le vendredi 20 novembre. Je ne garde aucun nom.');
  expect(await states(bot)).toMatchObject({ state: 'live' });
  await bot.at(paris('2026-11-27T09:00'));
  expect(await messagesOf(bot, bruno, 'trialBegins')).toHaveLength(1);
  expectCleanSlate(bot, how);
});

test('the sheet is read aloud, then says that they said yes, and to whom one says that one withdraws', async () => {
  const { bot, amina, bruno } = await withVoices();
  const before = await sheetOf(bot, amina);
  expect(before).toContain('Cette feuille se lit à voix haute, en entier.');
  expect(before).toContain('Pour se retirer : le dire à Amina Diallo');

  await agrees(bot, bruno, '2026-11-23T09:00');
  await noteYes(bot, amina);

  const after = await sheetOf(bot, amina);
  expect(after).toContain('on a dit oui le vendredi 20 novembre. Aucun nom n’est gardé.');
  expect(after).toContain('Pour se retirer : le dire à Amina Diallo');
  expect(after).not.toContain('Cette feuille se lit');
});

test('a trial that changes asks them again, and what was read before is not kept as a yes to it', async () => {
  const { bot, amina, bruno } = await withVoices();
  await say(bot, amina, 'mon test');
  const stale = await openForm(amina, lastMessage(amina), 'record-oral');
  await amina.dismiss(stale);
  await noteYes(bot, amina);
  await bot.later({ seconds: 5 });
  await say(bot, amina, 'mon test');
  const change = await openForm(amina, lastMessage(amina), 'change-trial');
  const changed = await submit(bot, amina, change, { ...aTrial, what: 'Ouvrir à 8 h le jeudi', offscreen: 'yes' });

  expect(changed).toContain('Un oui de vive voix est attendu des personnes sans écran');
  await agrees(bot, bruno, '2026-11-23T09:00');
  expect(await states(bot)).toMatchObject({ state: 'asking', version: 2 });
  await noteYes(bot, amina);
  expect(await states(bot)).toMatchObject({ state: 'live', version: 2 });
});

test('taken back before it begins, it is awaited again; of a trial that lives, they leave it, and it goes on', async () => {
  const { bot, amina, bruno } = await withVoices();
  await noteYes(bot, amina);
  expect(await say(bot, amina, 'accord retiré')).toContain('Un oui de vive voix est attendu des personnes sans écran');
  expect(await everythingStored(bot)).not.toContain(how);
  await noteYes(bot, amina);
  await agrees(bot, bruno, '2026-11-23T09:00');
  expect(await states(bot)).toMatchObject({ state: 'live' });

  await say(bot, amina, 'mon test');
  const left = await press(bot, amina, lastMessage(amina), 'take-back-oral');

  expect(left).not.toContain('oui de vive voix');
  expect(await states(bot)).toMatchObject({ state: 'live', offscreen: false });
  expect(await everythingStored(bot)).not.toContain(how);
  expect(await sheetOf(bot, amina)).not.toContain('Un oui de vive voix');
});

test('begun without waiting, it goes on without people whose yes was not noted; over, nothing of what they said is kept', async () => {
  const { bot, amina, bruno } = await withVoices();
  await agrees(bot, bruno, '2026-11-23T09:00');
  await bot.at(paris('2026-11-26T10:00'));
  await press(bot, amina, await messageOf(bot, amina, 'agreementMissing'), 'begin-with-those');
  expect(await states(bot)).toMatchObject({ state: 'live', offscreen: false });

  const other = await withVoices();
  await agrees(other.bot, other.bruno, '2026-11-23T09:00');
  await noteYes(other.bot, other.amina);
  expect(await everythingStored(other.bot)).toContain(how);
  await other.bot.at(paris('2026-12-12T00:00'));
  expect(await everythingStored(other.bot)).not.toContain(how);
});

test('only whoever carries it notes their yes; said in words, on a day that has come, and as it was said', async () => {
  const { bot, amina, bruno } = await withVoices();
  await agrees(bot, bruno, '2026-11-23T09:00');
  expect(await answerTo(bot, bruno, 'noter ce oui')).toBe('notFound:story');
  expect(await answerTo(bot, amina, 'noter ce oui')).toBe('formInWords:oral');

  const form = await openForm(amina, lastMessage(amina), 'record-oral');
  const { errors } = await amina.submit(form, { on: '2026-12-01', how: ' ' });

  expect(Object.keys(errors ?? {}).sort()).toEqual(['how', 'on']);
  expect(await kindOf(bot, lastMessage(amina))).toBe('formInWords:oral');
  expect(await states(bot)).toMatchObject({ state: 'asking' });
});

test('at a check-in, its pilot notes what people without a screen said: read in the log by those who take part, in nobody’s name', async () => {
  const { bot, amina, bruno } = await atCheckIn();
  const asked = await messageOf(bot, amina, 'checkIn');
  const words = 'On préfère la pause du matin';

  const form = await openForm(amina, asked, 'note-aloud');
  expect(form.fields).toEqual(['words']);
  const kept = await submit(bot, amina, form, { words });

  expect(kept).toContain('au nom de personne. Les personnes qui prennent part au test le lisent dans le carnet.');
  const log = await say(bot, bruno, 'carnet');
  expect(log).toContain(`Dit de vive voix : ${words}`);
  expect(log).not.toContain('Amina');
  // Whoever tries it notes nothing for others.
  expect(await answerTo(bot, bruno, 'noter ce qui s’est dit')).toBe('onlyCarriersConclude');
  // Asked again in words, it is about the same check-in; taken back by whoever noted it.
  expect(await answerTo(bot, amina, 'noter ce qui s’est dit')).toBe('formInWords:aloud');
  await press(bot, amina, await messageOf(bot, amina, 'aloudNoted'), 'remove-aloud');
  expect(await say(bot, bruno, 'carnet')).not.toContain(words);
  expectCleanSlate(bot, words);
});

test('what was noted at a check-in is erased a month after the trial is concluded, and goes on without whoever noted it', async () => {
  const { bot, amina, bruno } = await atCheckIn();
  const words = 'On préfère la pause du matin';
  await submit(bot, amina, await openForm(amina, await messageOf(bot, amina, 'checkIn'), 'note-aloud'), { words });
  await amina.dm('Oui, tout effacer');
  await bot.rest();
  expect(await everythingStored(bot)).not.toContain('Amina');
  expect(await say(bot, bruno, 'carnet')).toContain(words);

  await bot.at(paris('2026-12-12T00:00'));
  await bot.at(paris('2027-03-05T09:00'));
  expect(await everythingStored(bot)).toContain(words);
  await bot.at(paris('2027-03-13T09:00'));

  expect(await everythingStored(bot)).not.toContain(words);
});
