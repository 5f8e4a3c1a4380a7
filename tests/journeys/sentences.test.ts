import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { registry } from '../../src/areas/all.ts';
import { understand } from '../../src/core/understand.ts';
import { command, expectCleanSlate, openForm, say, submit } from '../support/acts.ts';
import { phrasesSaid } from '../support/areas.ts';
import { everythingStored, lastMessage, meet, startBot, type TestBot } from '../support/bot.ts';
import { ordinaryWords } from '../support/ordinary-words.ts';

// What people write is theirs: a command is a whole phrase, or a phrase and a colon. Anything longer is kept, shown back, and asked about.

vi.setConfig({ testTimeout: 120_000 });

const sentence = 'On a planté des vignes dans la cour du collège';
const asked = /Je note ceci comme une initiative|Shall I note this as an initiative/;

/** What is recorded that a sentence could change, and the words that are kept for the person who wrote them. */
async function recorded({ database }: TestBot) {
  return database.transaction(async (tx) => {
    const all = async (query: string) => (await tx.query(query)).rows;
    return {
      kept: {
        initiatives: await all('select sentence, state from initiatives order by id'),
        absences: await all('select * from absences'),
        people: await all('select id, work_days, work_from, work_until, messages_a_week from people order by id'),
        trials: await all('select * from trials'),
        stories: await all('select * from stories'),
        services: await all('select * from services'),
        helpers: await all('select person_id from harvesters'),
      },
      drafts: (await all('select words from drafts')).map(({ words }) => words),
    };
  });
}

const sentences: readonly (readonly [words: string, button: string | null])[] = [
  ['Modifier les horaires de la déchetterie a permis de désengorger le lundi', 'correct'],
  ['Corriger les fiches à deux nous a pris une heure', 'correct'],
  ['Correct et rapide, le nouveau circuit', 'correct'],
  ['Correct — et rapide, le nouveau circuit', 'correct'],
  ['Edit and share: the new circuit', 'correct'],
  ['Vacances apprenantes : douze enfants sont partis', 'open-absence'],
  ['Vacances : douze enfants sont partis', 'open-absence'],
  ['Absente des cartes, la ruelle est enfin fleurie', 'open-absence'],
  ['Congés partagés entre deux équipes', 'open-absence'],
  ['Vacances réussies 3 mars', 'open-absence'],
  ['On holiday with the neighbours, we planted a hedge', 'open-absence'],
  ['Horaires élargis le lundi de 8 h à 9 h, les parents viennent', 'open-hours'],
  ['Je travaille avec les voisins de 8 h à 16 h', null],
  ['Raconter la ville aux enfants', null],
  ['Tell the town to the children', null],
  ['Une initiative des anciens a ouvert le préau', null],
  ['Initiative des anciens, le préau est ouvert', null],
  ['Récit des anciens', null],
  ['Story of the elders', null],
  ['Récits des anciens', 'explore'],
  ['Pas avec les moyens du bord', null],
  ['J’ai besoin d’aide pour la fête de quartier', 'show-help'],
  ['I need help with the fair', 'show-help'],
  ['Tests de goût à la cantine', null],
  ['Test de goût à la cantine', 'open-trial'],
  ['Bourgeons de la haie en avril', null],
  ['Mon service voirie a planté les talus', null],
  ['Mon point de vue a changé', null],
  ['J’ai une question sur les haies', null],
  ['Pour l’équipe on a ouvert un café', null],
  ['Renommer le service jeunesse en maison des jeunes a pris un an', null],
  ['Retirer le service de table en plastique', null],
  ['Ajouter le service civique à nos équipes a été une chance', null],
  ['Relier les deux rives', null],
  ['Brèves de comptoir', null],
  ['Millésime des anciens', null],
  ['Reprise d’accord entre les deux équipes', null],
  ['Corriger le récit des anciens à trois', 'correct'],
  ['Modifier ma réponse aux parents', 'correct'],
];

test('An ordinary sentence that begins like a command is kept whole and asked about; nothing recorded changes', async () => {
  const bot = await startBot();
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  const before = (await recorded(bot)).kept;

  for (const [words, button] of sentences) {
    const answer = await say(bot, amina, words);
    expect(answer, words).toMatch(asked);
    expect(answer).toContain(words);
    expect(lastMessage(amina).intents, words).toEqual([
      'whom-to-turn-to',
      'tell-draft',
      ...(button === null ? [] : [button]),
      expect.any(String),
    ]);
    expect(await recorded(bot)).toEqual({ kept: before, drafts: [words] });
    await bot.later({ seconds: 2 });
  }
  expectCleanSlate(bot, 'Amina', 'vignes', 'déchetterie');
});

test('Where a correction was meant, the button begins with these words, and they no longer wait once they are the sentence', async () => {
  const bot = await startBot();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  const meant = 'Corriger les fiches à deux nous a pris une heure';
  await say(bot, amina, meant);

  const form = await openForm(amina, lastMessage(amina), 'correct');
  expect(form.visible).toContain(meant);
  expect(await submit(bot, amina, form, { sentence: meant })).toContain(meant);

  expect(await recorded(bot)).toMatchObject({ kept: { initiatives: [{ sentence: meant }] }, drafts: [] });
});

test('What is typed in a form that comes too late is shown back with the answer, and waits as a draft', async () => {
  const bot = await startBot();
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  await say(bot, amina, 'Corriger les fiches à deux nous a pris une heure');
  const form = await openForm(amina, lastMessage(amina), 'correct');
  await command(bot, amina, '/vendange', 'retirer');
  const typed = 'On a planté des vignes et des haies';

  const answer = await submit(bot, amina, form, { sentence: typed });

  expect(answer).toContain('Rien n’est enregistré de ce que vous venez d’écrire');
  expect(answer).toContain(typed);
  expect(await recorded(bot)).toMatchObject({ kept: { initiatives: [] }, drafts: [typed] });
});

test('Where an absence or a story was meant, the form begins with these words where they belong, and they no longer wait once it is sent', async () => {
  const bot = await startBot({ now: '2026-11-19T10:00[Europe/Paris]' });
  bot.chat.unlimited();
  const [amina, bruno] = meet(bot, 'Amina Diallo', 'Bruno Petit');
  await command(bot, bruno, '/vendange', 'volontaire');
  await command(bot, amina, '/initiative', sentence);
  await bot.at('2026-11-20T09:00[Europe/Paris]');
  await say(bot, bruno, 'oui');

  await say(bot, bruno, 'Absence pour une formation du 23 au 27 novembre, à Lyon');
  const absence = await openForm(bruno, lastMessage(bruno), 'open-absence');
  expect(await submit(bot, bruno, absence, {})).toMatch(/du lundi 23 novembre au vendredi 27 novembre/);
  expect((await recorded(bot)).drafts).toEqual([]);

  const told = 'Récit d’une cour qui a changé, et de celles et ceux qui l’ont plantée';
  await say(bot, bruno, told);
  const story = await openForm(bruno, lastMessage(bruno), 'write-story');
  expect(story.visible).toContain(told);
  await submit(bot, bruno, story, {});
  expect((await recorded(bot)).drafts).toEqual([]);
  expect(await everythingStored(bot)).toContain(told);
});

test('Any phrase followed by ordinary words changes nothing, loses nothing, and is answered with something to do next', async () => {
  const bot = await startBot();
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  const before = (await recorded(bot)).kept;

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...phrasesSaid), ordinaryWords, async (phrase, words) => {
      const said = `${phrase} ${words}`;
      // « initiative nous avons… » tells: it adds, and changes nothing.
      fc.pre(!phrase.startsWith('initiative'));
      const answer = await say(bot, amina, said);
      expect(answer).not.toBe('');
      expect(lastMessage(amina).buttons.length, said).toBeGreaterThan(0);
      expect(await recorded(bot), said).toEqual({ kept: before, drafts: [said] });
      await bot.later({ seconds: 2 });
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

/** What is looked for in the library is no sentence: « récits : médiathèque ». */
const looksUp = new Set<unknown>(
  registry.areas
    .filter(({ name }) => name === 'library')
    .flatMap(({ acts, spoken }) => [...Object.values(acts), ...Object.values(spoken)])
    .map((done) => (typeof done === 'function' ? done : done.run)),
);

/** One phrase of each act that something may follow; after the others, a colon makes a sentence. */
const followed = [
  ...new Map(
    registry.phrases
      .filter(({ intent }) => intent.follows && !looksUp.has(intent.run))
      .map(({ tokens, intent }) => [intent.run, tokens.join(' ')]),
  ).values(),
];

test('A phrase followed by a colon and words loses none of them: they are kept, or the answer shows them', async () => {
  const bot = await startBot({ env: { VENDANGE_COORDINATORS: 'UCHLOEROUX' } });
  bot.chat.unlimited();
  // One has nothing under way; the other may do everything.
  const people = meet(bot, 'Amina Diallo', 'Chloé Roux');
  const words = 'on a ouvert le préau';
  const lost: string[] = [];

  for (const person of people)
    for (const phrase of followed) {
      const answer = await say(bot, person, `${phrase} : ${words}`);
      const kept = answer.includes(words) || (await recorded(bot)).drafts.includes(words) || (await everythingStored(bot)).includes(words);
      if (!kept) lost.push(`${person.id}: ${phrase}`);
      await bot.database.transaction(async (tx) => {
        for (const table of ['drafts', 'initiatives', 'services']) await tx.query(`delete from ${table}`);
      });
    }

  expect(lost).toEqual([]);
});

test('40,000 characters in one message are answered at once, kept, and said to be long', async () => {
  const bot = await startBot({ env: { VENDANGE_COORDINATORS: 'UAMINADIALLO' } });
  bot.chat.unlimited();
  const [amina] = meet(bot, 'Amina Diallo');
  await command(bot, amina, '/initiative', sentence);
  const blank = ' '.repeat(39_000);

  for (const words of [
    `test x\n${blank}\ny`,
    `test : x\n${blank}\ny`,
    `récits${blank}y`,
    `récits ${'-'.repeat(39_000)}y`,
    `récits : ${'- '.repeat(19_000)}2026`,
    `je travaille 1h${blank}y`,
    `absence du ${'a '.repeat(19_000)}`,
    `renommer le service : a${blank}b`,
    `relier #a ${blank}b au service x`,
    `initiative : on a semé${blank}des haies`,
    `corriger : on a semé${'\n '.repeat(19_000)}des haies`,
    'On a semé des haies. '.repeat(1_900),
  ]) {
    const begun = process.cpuUsage();
    expect(await say(bot, amina, words)).not.toBe('');
    const { user, system } = process.cpuUsage(begun);
    // A fake of the platform included: a tenth of this, where a pattern that begins again everywhere took seconds or minutes.
    expect((user + system) / 1_000, words.slice(0, 20)).toBeLessThan(1_000);
    await bot.later({ seconds: 2 });
  }
  expect(lastMessage(amina).visible).toContain('Votre texte est long');
  expect((await recorded(bot)).drafts).toEqual(['On a semé des haies. '.repeat(1_900).trim()]);
});

test('After a colon, the command acts, in both languages', () => {
  const act = (text: string) => understand({ type: 'words', text }, registry);
  for (const [colon, rest] of [
    ['corriger : On a planté', 'On a planté'],
    ['edit: We planted', 'We planted'],
    ['récit : On a planté', 'On a planté'],
    ['story: We planted', 'We planted'],
    ['raconter : On a planté', 'On a planté'],
    ['test : On ouvre à 8 h', 'On ouvre à 8 h'],
    ['j’ai besoin d’aide : la roue', 'la roue'],
    ['mon point : rien', 'rien'],
  ] as const) {
    expect(act(colon).rest, colon).toBe(rest);
    expect(act(colon).run.name, colon).not.toBe('notUnderstood');
  }
});

test.each(['slack', 'teams'] as const)(
  '%s: after a colon, words that find nothing they could be about are kept, and asked about',
  async (platform) => {
    const bot = await startBot({ platform });
    bot.chat.unlimited();
    const [amina] = meet(bot, 'Amina Diallo');

    for (const [command, why] of [
      ['corriger : ', 'Vous n’avez pas d’initiative en cours'],
      ['récit : ', 'Je ne retrouve pas de rencontre'],
      ['mon point : ', 'Je ne retrouve pas de point'],
      ['pour l’équipe : ', 'Je ne retrouve pas de point'],
    ] as const) {
      const answer = await say(bot, amina, `${command}${sentence}`);
      expect(answer, command).toContain(why);
      expect(answer).toContain(sentence);
      expect(lastMessage(amina).intents, command).toContain('tell-draft');
      expect((await recorded(bot)).drafts).toEqual([sentence]);
      await bot.later({ seconds: 2 });
    }
    expect(await say(bot, amina, 'edit: We planted vines')).toContain('We planted vines');
    expect((await recorded(bot)).drafts).toEqual(['We planted vines']);
  },
);

test.each(['slack', 'teams'] as const)(
  '%s: days without an end, or that could be others, are asked about with the words kept',
  async (platform) => {
    const bot = await startBot({ platform, now: '2026-11-19T10:00[Europe/Paris]' });
    bot.chat.unlimited();
    const [amina] = meet(bot, 'Amina Diallo');

    for (const words of [
      'je suis absente depuis le 16 novembre',
      'absence à partir du 3 décembre',
      'absente depuis lundi',
      'absence du mardi 23 au vendredi 27 novembre',
      'absence le 31 février',
      'absence jusqu’au 3 janvier 2030',
      'away since 16 November',
      'away from 3 December',
    ]) {
      expect(await say(bot, amina, words), words).toContain('Par exemple : « absence jusqu’au 12 »');
      expect(lastMessage(amina).intents, words).toContain('open-absence');
      const { kept, drafts } = await recorded(bot);
      expect({ absences: kept.absences, drafts }).toEqual({ absences: [], drafts: [words] });
      await bot.later({ seconds: 2 });
    }

    expect(await say(bot, amina, 'absence du lundi 23 au vendredi 27 novembre')).toContain('du lundi 23 novembre au vendredi 27 novembre');
    expect(await say(bot, amina, 'absente la semaine prochaine')).toContain('du lundi 23 novembre au dimanche 29 novembre');
    expect(await say(bot, amina, 'absente depuis lundi jusqu’au 20')).toContain('du lundi 16 novembre au vendredi 20 novembre');
    expect(await say(bot, amina, 'away until the end of the month')).toContain('au lundi 30 novembre');
  },
);
