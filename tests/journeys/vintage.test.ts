import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPGlite } from '../../adapters/postgres/connect-pglite.ts';
import { openPostgres } from '../../adapters/postgres/connect-postgres.ts';
import { migrate } from '../../adapters/postgres/migrate.ts';
import { printVintage } from '../../src/commands/print-vintage.ts';
import { createDatabase, dropDatabase } from '../../support/postgres.ts';
import { library, tellManyMore } from '../../support/stories.ts';
import {
  answerTo,
  command,
  expectCleanSlate,
  filesOf,
  fromBot,
  kindOf,
  messageOf,
  openForm,
  plainSpaces,
  press,
  say,
  submit,
  touch,
} from '../support/acts.ts';
import { lastMessage, meet, query, startBot, type TestBot } from '../support/bot.ts';
import { scratchFolder } from '../support/databases.ts';
import type { Person } from '../support/person.ts';
import { startPlayground } from '../support/playground.ts';
import { tell } from '../support/told.ts';
import { liveTrial } from '../support/trials.ts';

async function townHall() {
  const bot = await startBot({ now: '2026-11-16T10:00[Europe/Paris]' });
  const [amina, bruno, chloe, david] = meet(bot, 'Amina Diallo', 'Bruno Petit', 'Chloé Roy', 'David Nguyen');
  return { bot, amina, bruno, chloe, david };
}

/** Bruno brings a story; the person it is about says that it is theirs, and chooses. */
async function bring(bot: TestBot, bruno: Person, one: Person, title: string, { naming = 'none', printed = true } = {}) {
  await tell(bot, bruno, [one], { title, body: `Comment cela s’est fait : ${title}.` }, { naming });
  if (printed) await say(bot, one, 'dans le livret');
}

const files = async (bot: TestBot, person: Person) =>
  (await filesOf(bot, person))
    .map(({ name, content }) => ({ name, content: plainSpaces(content) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));

test('anyone may have the booklet of the season: what its people agreed to print, as they appear, in a page and a text', async () => {
  const { bot, amina, bruno, chloe, david } = await townHall();
  await bring(bot, bruno, amina, 'Des vélos réparés', { naming: 'names' });
  await bring(bot, bruno, chloe, 'Un potager derrière le dépôt');
  await bring(bot, bruno, david, 'Pas pour le papier', { printed: false });

  expect(await command(bot, david, '/vendange', 'millésime')).toContain('« automne 2026 »');
  await bot.later({ seconds: 2 });
  const [page, text] = await files(bot, david);
  expect([page?.name, text?.name]).toEqual(['millesime-automne-2026.html', 'millesime-automne-2026.md']);
  for (const one of [page?.content, text?.content]) {
    for (const part of ['Des vélos réparés', 'Avec Amina Diallo', 'Un potager derrière le dépôt', 'Ville de Vignes', 'le papier'])
      expect(one).toContain(part);
    for (const part of ['Chloé', 'Bruno', 'David', 'Pas pour le papier']) expect(one).not.toContain(part);
  }
  expect(page?.content).toContain('Une grappe de 2 grains, un par récit');
  expect(page?.content.match(/href="#grape"/g)).toHaveLength(2);
  expectCleanSlate(bot, 'vélos', 'potager', 'Amina');
});

test('once the season is over, whoever agreed to tell everybody is asked once whether the booklet may print it', async () => {
  const { bot, amina, bruno, chloe, david } = await townHall();
  await bring(bot, bruno, amina, 'Des vélos réparés', { printed: false });
  await bring(bot, bruno, chloe, 'Un potager derrière le dépôt', { printed: false });
  await liveTrial(bot, amina, [], '2026-12-07T09:00[Europe/Paris]', { endsOn: '2026-12-31' });
  const sharing = await openForm(amina, await messageOf(bot, amina, 'trialShown'), 'choose-trial-sharing');
  expect(sharing.fields).toEqual(['audience', 'naming']);
  await submit(bot, amina, sharing, { audience: 'organisation' });
  const printed = async () => {
    const rows = await query(
      bot,
      `select name, vintage, naming from (select person_id, vintage, naming from agreements union all
        select person_id, vintage, naming from trial_agreements) a join people p on p.id = a.person_id order by name`,
    );
    return rows.map(({ name, vintage, naming }) => [name, vintage, naming]);
  };
  const asked = async (person: Person) => {
    const kinds = await Promise.all(fromBot(person).map((one) => kindOf(bot, one)));
    return kinds.filter((kind) => kind.split(' ').includes('mayBePrinted')).length;
  };
  await bot.at('2026-12-31T12:00[Europe/Paris]');
  expect([await asked(amina), await asked(chloe)]).toEqual([0, 0]);

  await bot.at('2027-01-04T12:00[Europe/Paris]');
  expect([await asked(amina), await asked(chloe), await asked(bruno)]).toEqual([1, 1, 0]);
  const card = await messageOf(bot, amina, 'mayBePrinted');
  expect(plainSpaces(card.visible)).toContain('un récit et un test');
  expect(await press(bot, amina, card, { name: 'print-mine', nth: 0 })).toContain('C’est noté');
  expect(await press(bot, chloe, await messageOf(bot, chloe, 'mayBePrinted'), 'keep-off-paper')).toContain('ne reprendra pas un récit');
  expect(await printed()).toEqual([
    ['Amina Diallo', true, 'none'],
    ['Amina Diallo', true, 'none'],
    ['Chloé Roy', false, 'none'],
  ]);

  // Choosing otherwise how to appear leaves what was said of print, and nothing is asked again.
  await submit(bot, amina, await openForm(amina, await messageOf(bot, amina, 'agreementKept'), 'choose-sharing'), { naming: 'team' });
  expect(await printed()).toContainEqual(['Amina Diallo', true, 'team']);
  await bot.at('2027-04-06T12:00[Europe/Paris]');
  expect([await asked(amina), await asked(chloe)]).toEqual([1, 1]);
  expect(await answerTo(bot, amina, 'pas dans le livret')).toBe('mayBePrinted');
  expect((await printed()).filter(([, vintage]) => vintage)).toEqual([]);
  expect(await say(bot, david, 'le livret')).toContain('le livret imprimé n’a rien à reprendre de vous');
});

test('in words, in English, of a year; taken back or erased since, it is in no booklet made afterwards', async () => {
  const { bot, amina, bruno, chloe, david } = await townHall();
  await bring(bot, bruno, amina, 'Des vélos réparés', { naming: 'names' });
  await bring(bot, bruno, chloe, 'Un potager derrière le dépôt', { naming: 'names' });
  await say(bot, amina, 'entre nous');
  await say(bot, chloe, 'effacer mes données');
  await touch(chloe, lastMessage(chloe), 'erase-confirm');
  await bot.rest();

  await say(bot, david, 'english');
  await bot.later({ seconds: 2 });
  expect(await say(bot, david, 'vintage 2026')).toContain('the vintage of 2026');
  await bot.later({ seconds: 2 });
  const [page, text] = await files(bot, david);
  expect(page?.name).toBe('vintage-2026.html');
  for (const one of [page?.content, text?.content]) {
    expect(one).toContain('Un potager derrière le dépôt');
    expect(one).not.toMatch(/Amina|Chloé|Des vélos réparés/);
  }
  await bot.later({ seconds: 2 });
  expect(await answerTo(bot, david, 'vintage spring 2026')).toBe('vintageEmpty');
  await bot.later({ seconds: 2 });
  expect(await answerTo(bot, david, 'vintage: of yore')).toBe('unclear:season');
  expect(await files(bot, david)).toHaveLength(2);
});

test('asked twice before it leaves, it comes once; a fault of the platform delays it', async () => {
  const { bot, amina, bruno, david } = await townHall();
  await bring(bot, bruno, amina, 'Des vélos réparés');
  bot.chat.fail({ what: 'file', how: '503' });

  await david.command('/vendange', 'millésime');
  await bot.later({ seconds: 2 });
  expect(await files(bot, david)).toEqual([]);
  await david.command('/vendange', 'millésime automne 2026');
  await bot.later({ minutes: 1 });
  expect(await files(bot, david)).toHaveLength(2);
});

test('a long one shows how far it is, on a card that is edited', { timeout: 120_000 }, async () => {
  const { bot, amina, bruno, david } = await townHall();
  await bring(bot, bruno, amina, 'Des vélos réparés');
  await tellManyMore(bot.database, 1_199, { title: 'Récit', body: 'Un récit.', vintage: true });

  await say(bot, david, 'millésime');
  await bot.later({ seconds: 2 });
  expect(plainSpaces((await messageOf(bot, david, 'vintageProgress')).visible)).toContain('0 récits relus sur 1 200');
  await bot.later({ seconds: 2 });
  const card = await messageOf(bot, david, 'vintageProgress');
  const edits = bot.chat.sent().find((one) => one.ts === card.ts)?.edits ?? [];
  const said = edits.map((one) => plainSpaces(one));
  expect(said.some((one) => one.includes('400 récits relus sur 1 200'))).toBe(true);
  expect(plainSpaces(card.visible)).toContain('est prêt : les fichiers suivent');
  expect(fromBot(david).filter((one) => one.visible.includes('relus sur'))).toEqual([]);
  expect((await files(bot, david))[0]?.content.match(/<article/g)).toHaveLength(1200);
});

test('in the playground, the two files are in the conversation', async () => {
  const town = await startPlayground();
  await town.post('people', { name: 'Amina Diallo', locale: 'fr', coordinator: false });
  await town.speak('amina-diallo', 'millésime automne 2026');
  expect((await town.shown('direct:amina-diallo')).at(-1)?.words).toContain('aucun récit n’a encore l’accord');

  await town.post('people', { name: 'Bruno Petit', locale: 'fr', coordinator: false });
  const submitted = (person: string, intent: string, subject: string, values: Record<string, unknown>) =>
    town.post('submit', { receipt: `${intent}:${subject}`, person, place: `direct:${person}`, intent, subject, values });
  const title = 'Des vélos réparés';
  await submitted('bruno-petit', 'story-brought', '', { sentence: title, title, body: 'Trois mercredis.', people: ['amina-diallo'] });
  await town.post('clock', { to: 'morning' });
  const last = async () => {
    const one = (await town.shown('direct:amina-diallo')).at(-1);
    if (!one) throw new Error('Nothing is shown.');
    return one;
  };
  await town.press('amina-diallo', await last(), 'accept-carrying');
  const card = (await town.shown('direct:amina-diallo')).find(({ words }) => words.includes('Trois mercredis'));
  const chosen = card && (await town.press('amina-diallo', card, 'choose-sharing'));
  await submitted('amina-diallo', 'sharing-chosen', chosen?.form?.subject ?? '', {
    audience: 'organisation',
    naming: 'names',
  });
  await town.speak('amina-diallo', 'dans le livret');
  await town.speak('bruno-petit', 'récits velo');
  expect((await town.shown('direct:bruno-petit')).at(-1)?.words).toContain(title);
  await town.speak('bruno-petit', 'lire 1');
  expect((await town.shown('direct:bruno-petit')).at(-1)?.words).toContain('Avec Amina Diallo.');
  await town.speak('bruno-petit', 'millésime 2026');
  await town.post('clock', { to: 'morning' });
  const sent = (await town.shown('direct:bruno-petit')).find(({ files: some }) => some.length > 0);
  expect(sent?.files.map(({ name }) => name)).toEqual(['millesime-2026.html', 'millesime-2026.md']);
});

test('npm run vintage writes the same two files from PostgreSQL, beside the running bot', { timeout: 120_000 }, async () => {
  const url = await createDatabase(inject('postgresUrl'));
  const database = await openPostgres(url);
  onTestFinished(() => dropDatabase(inject('postgresUrl'), url));
  onTestFinished(() => database.close());
  await migrate(database);
  const shelf = await library(database);
  const print = { vintage: true, naming: 'names' } as const;
  await shelf.tell({ title: 'Des vélos réparés', people: { Amina: print } });
  await shelf.tell({ title: 'Un bourgeon', kind: 'bud', people: { Bruno: print } });
  await shelf.tell({ title: 'Pas pour le papier' });
  await shelf.try({ what: 'Le guichet du soir', learnt: 'Personne après 19 h', people: { Amina: { evaluation: print } } });
  // With a playground beside Teams, what Teams' people told is printed, and not what was played.
  const inTeams = {
    VENDANGE_PLAYGROUND: 'on',
    TEAMS_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
    TEAMS_CLIENT_SECRET: 'abc8Q~abcdefghijklmnopqrstuvwxyz012345',
    TEAMS_TENANT_ID: '99999999-2222-3333-4444-555555555555',
  };
  for (const env of [{ VENDANGE_PLAYGROUND: 'off' }, inTeams]) {
    const [out, said] = [scratchFolder(), [] as string[]];
    await printVintage({ season: 'automne-2026', out }, { DATABASE_URL: url, ...env }, (text) => void said.push(text));
    expect(said.join('')).toContain('1 stories, 1 buds, 1 trials');
    for (const name of ['millesime-automne-2026.html', 'millesime-automne-2026.md']) {
      const text = plainSpaces(readFileSync(join(out, name), 'utf8'));
      for (const one of ['Des vélos réparés', 'Un bourgeon', 'Le guichet du soir', 'Personne après 19 h', 'Avec Amina'])
        expect(text).toContain(one);
      expect(text).not.toMatch(/Pas pour le papier|On verra/);
      expect(text).toContain('1 bourgeon et 1 feuille, pour un test');
    }
  }
});

test('npm run vintage writes both files, refuses kindly while the bot runs, and says what it does not understand', {
  timeout: 120_000,
}, async () => {
  const [folder, out] = [scratchFolder(), scratchFolder()];
  const env = { VENDANGE_DATA: folder, VENDANGE_PLAYGROUND: 'off' };
  const said: string[] = [];
  const print = (season?: string) => printVintage({ season, out }, env, (text) => void said.push(text));

  await expect(print('automne-2026')).rejects.toThrow('There is no database in the folder');
  const database = await openPGlite(folder);
  await migrate(database);
  const shelf = await library(database);
  await shelf.tell({ title: 'Des vélos réparés', people: { Amina: { vintage: true, naming: 'names' } } });
  await expect(print('automne-2026')).rejects.toThrow('The bot is running on this folder');
  await database.close();

  await expect(print('carême-2026')).rejects.toThrow('cannot be understood');
  await print('automne-2026');
  expect(said.join('')).toContain('1 stories, 0 buds, 0 trials');
  expect(readFileSync(join(out, 'millesime-automne-2026.html'), 'utf8')).toContain('Des vélos réparés');
  expect(readFileSync(join(out, 'millesime-automne-2026.md'), 'utf8')).toContain('### Des vélos réparés');
  expect(existsSync(join(out, 'millesime-automne-2026.md.unfinished'))).toBe(false);
});
