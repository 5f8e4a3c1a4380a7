import { expect, test, vi } from 'vitest';
import { again, answerTo, fromBot, messageOf, messagesOf, messageWith, plainSpaces, press, say, touch } from '../support/acts.ts';
import { everythingStored, lastMessage, lastTogether, query } from '../support/bot.ts';
import { everywhere, type Here, linked as linkedIn } from '../support/everywhere.ts';
import type { Person } from '../support/person.ts';

/*
 * One organisation in Slack and in Teams at once: a person who has an account in each, and people who only share an address.
 */

vi.setConfig({ testTimeout: 60_000 });

const sentence = 'On a réparé les vélos de l’école';
const address = 'amina.diallo@vignes.example';
const question = 'Est-ce aussi le vôtre';
const request = 'Est-ce bien vous';
const together = 'ne font qu’un';

/** She has told something in Slack and written from Teams, where she said yes. */
async function halfLinked(here: Here): Promise<{ inSlack: Person; inTeams: Person }> {
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, `initiative ${sentence}`);
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  await say(here.inTeams, inTeams, 'oui, c’est moi');
  await here.bot.later({ seconds: 5 });
  return { inSlack, inTeams };
}

const linked = (here: Here) => linkedIn(here, 'Amina Diallo', address);

const seen = (person: Person, words: string) => fromBot(person).filter((one) => plainSpaces(one.visible).includes(words));

const people = async ({ bot }: Here) => (await query(bot, 'select 1 from people')).length;

test('Amina, known in Slack, writes from Teams: she is asked there, then in Slack, and is one once both accounts have said yes', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', ` ${address.toUpperCase()} `), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, `initiative ${sentence}`);
  await here.bot.later({ seconds: 5 });
  expect(await messagesOf(here.bot, inSlack, 'linkProposal')).toEqual([]);

  await say(here.inTeams, inTeams, 'mes initiatives');
  await here.bot.later({ seconds: 5 });
  expect(await messagesOf(here.bot, inTeams, 'linkProposal')).toHaveLength(1);
  expect(plainSpaces((await messageOf(here.bot, inTeams, 'linkProposal')).visible)).toContain(
    'Un compte dans Slack porte la même adresse de courriel',
  );
  expect(await messagesOf(here.bot, inSlack, 'linkRequest')).toEqual([]);

  await press(here.inTeams, inTeams, await messageOf(here.bot, inTeams, 'linkProposal'), 'link-yes');
  await here.bot.later({ seconds: 5 });
  expect(seen(inTeams, 'Je pose maintenant la même question dans Slack')).toHaveLength(1);
  expect(await people(here)).toBe(2);
  expect(plainSpaces((await messageOf(here.bot, inSlack, 'linkRequest')).visible)).toContain('Depuis Teams, Amina Diallo');

  await press(here.bot, inSlack, await messageOf(here.bot, inSlack, 'linkRequest'), 'link-yes');
  await here.bot.later({ seconds: 5 });
  expect(seen(inSlack, together)).toHaveLength(1);
  expect(seen(inTeams, together)).toHaveLength(1);
  expect(await people(here)).toBe(1);

  expect(await say(here.inTeams, inTeams, 'mes initiatives')).toContain(sentence);
  expect(await answerTo(here.inTeams, inTeams, 'retirer')).toBe('initiativeWithdrawn');
  await here.bot.later({ seconds: 5 });
  expect(await say(here.bot, inSlack, 'mes initiatives')).not.toContain(sentence);
  expect([...here.bot.slack.violations, ...here.bot.teams.world.violations]).toEqual([]);
  expect(await everythingStored(here.bot)).not.toContain('vignes.example');
  expect(here.bot.logs.join('')).not.toMatch(/vignes\.example|failed/);
});

test('« oui » and « relier mes comptes » do in words what the buttons do, on either side, and twice is once', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.inTeams, inTeams, 'aide');
  await say(here.bot, inSlack, 'aide');
  await here.bot.later({ seconds: 5 });
  expect(await messagesOf(here.bot, inSlack, 'linkProposal')).toHaveLength(1);

  expect(await say(here.bot, inSlack, 'Oui, c’est moi')).toContain('Je pose maintenant la même question dans Teams');
  expect(await say(here.bot, inSlack, 'relier mes comptes')).toContain('Je pose maintenant la même question dans Teams');
  await here.bot.later({ seconds: 5 });
  expect(await say(here.inTeams, inTeams, 'relier mes comptes')).toContain(request);
  const stale = await messageOf(here.bot, inTeams, 'linkRequest');
  expect(await say(here.inTeams, inTeams, 'oui, c’est moi')).toContain(together);
  await touch(inTeams, stale, 'link-yes');
  await here.bot.rest();
  expect(await say(here.inTeams, inTeams, 'c’est moi')).toContain(together);
  expect(await people(here)).toBe(1);
  expect(await say(here.inTeams, inTeams, 'séparer mes comptes')).toContain('Je ne peux pas séparer vos comptes');
});

test('« c’est moi » before the question was shown joins nothing: it is shown, and asked', async () => {
  const here = await everywhere({ now: '2026-11-19T18:30[Europe/Paris]' });
  const { inSlack } = await halfLinked(here);
  expect(await messagesOf(here.bot, inSlack, 'linkRequest')).toEqual([]);

  expect(await say(here.bot, inSlack, 'c’est moi')).toContain(request);
  expect(await people(here)).toBe(2);

  expect(await say(here.bot, inSlack, 'c’est moi')).toContain(together);
  expect(await people(here)).toBe(1);
});

test('Two people who share an address say no: it is remembered, neither is asked again, and nothing has changed', async () => {
  const here = await everywhere();
  const [zoe, yann] = [here.slack('Zoé Martin', 'accueil@vignes.example'), here.teams('Yann Le Goff', 'accueil@vignes.example')];
  await say(here.bot, zoe, `initiative ${sentence}`);
  await say(here.inTeams, yann, 'aide');
  await here.bot.later({ seconds: 5 });

  expect(await answerTo(here.inTeams, yann, 'non')).toBe('linkRefused');
  await here.bot.later({ hours: 24 * 10 });
  await say(here.inTeams, yann, 'aide');
  await say(here.bot, zoe, 'aide');
  await here.bot.later({ seconds: 5 });

  expect([seen(yann, question), seen(zoe, question), seen(zoe, request)]).toEqual([[], [], []]);
  // The one who did not say no gets an answer that asks nobody.
  expect(await say(here.bot, zoe, 'relier mes comptes')).toContain('Dans Teams, la réponse est non');
  await here.bot.later({ hours: 24 });
  expect(await messagesOf(here.bot, yann, 'linkRequest')).toEqual([]);
  expect(await say(here.inTeams, yann, 'mes initiatives')).not.toContain(sentence);
  expect(await people(here)).toBe(2);
  // The one who said no may think again; the other one is then asked, once.
  expect(await say(here.inTeams, yann, 'c’est moi')).toContain('Je pose maintenant la même question dans Slack');
  await here.bot.at('2026-12-04T10:00[Europe/Paris]');
  expect(await answerTo(here.bot, zoe, 'non')).toBe('linkRefused');
});

test('One side only says yes: nothing changes; the other says no, and the first sees it on the card alone', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amélie Diallo', address)];
  await say(here.bot, inSlack, `initiative ${sentence}`);
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  const card = await messageOf(here.bot, inTeams, 'linkProposal');
  await press(here.inTeams, inTeams, card, 'link-yes');
  await here.bot.later({ hours: 2 });

  expect(await people(here)).toBe(2);
  expect(await say(here.inTeams, inTeams, 'mes initiatives')).not.toContain(sentence);
  const before = fromBot(inTeams).length;
  await press(here.bot, inSlack, await messageOf(here.bot, inSlack, 'linkRequest'), 'link-no');
  await here.bot.later({ seconds: 5 });

  expect(plainSpaces(again(inTeams, card).visible)).toContain('Dans Slack, la réponse est non');
  expect(fromBot(inTeams)).toHaveLength(before);
  expect(await people(here)).toBe(2);
});

test('Whoever erased everything meanwhile is linked with nobody, and a card that was left says so', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, 'aide');
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  const card = await messageOf(here.bot, inTeams, 'linkProposal');
  await press(here.inTeams, inTeams, card, 'link-yes');
  await here.bot.later({ seconds: 5 });

  const left = await messageOf(here.bot, inSlack, 'linkRequest');
  await here.inTeams.rest();
  await inTeams.dm('oui tout effacer');
  await here.bot.later({ seconds: 5 });

  expect(plainSpaces(again(inSlack, left).visible)).toContain('plus d’actualité');
  expect(await say(here.bot, inSlack, 'oui, c’est moi')).toContain('plus d’actualité');
  expect(await people(here)).toBe(1);
});

test('« Ok » and « oui » ask again: two accounts are one for ever by words that say so, and by no others', async () => {
  const here = await everywhere();
  const { inSlack, inTeams } = await halfLinked(here);
  expect(await people(here)).toBe(2);

  for (const words of ['ok', 'oui', 'd’accord', 'yes', 'bien sûr']) {
    expect(await say(here.bot, inSlack, 'relier mes comptes'), words).toContain(request);
    const answer = await say(here.bot, inSlack, words);
    expect(answer, words).toContain(request);
    expect(answer, words).toContain('« oui, c’est moi »');
    await here.bot.later({ seconds: 5 });
  }
  await here.bot.later({ seconds: 5 });
  expect(await people(here)).toBe(2);

  expect(await say(here.bot, inSlack, 'oui, c’est moi')).toContain(together);
  expect(await people(here)).toBe(1);
  expect(inTeams.id).not.toBe(inSlack.id);
});

test('Both answer at the same instant, or one of them erases everything: they are one, or apart, and never half', async () => {
  for (const meanwhile of ['c’est moi', 'non, les laisser à part', 'oui tout effacer']) {
    const here = await everywhere();
    const { inSlack, inTeams } = await halfLinked(here);

    await Promise.all([inSlack.dm('c’est moi'), inTeams.dm(meanwhile), inSlack.dm('oui')]);
    await here.bot.later({ seconds: 5 });

    const rows = await query(here.bot, 'select count(*)::int as accounts, count(distinct person_id)::int as people from identities');
    const links = await query(here.bot, 'select state from account_links');
    const ended = JSON.stringify([rows[0], links.map(({ state }) => state)]);
    const one = [{ accounts: 2, people: 1 }, []];
    const apart = [{ accounts: 2, people: 2 }, ['refused-by-first']];
    const erased = [
      [{ accounts: 0, people: 0 }, []],
      [{ accounts: 1, people: 1 }, []],
    ];
    const possible = meanwhile === 'c’est moi' ? [one] : meanwhile === 'oui tout effacer' ? erased : [one, apart];
    expect(possible.map((end) => JSON.stringify(end))).toContain(ended);
    expect(here.bot.logs.join('')).not.toMatch(/act-failed|task-failed|delivery-failed/);
    await here.bot.stop();
  }
});

test('She erases everything at the very moment her accounts become one: everything goes, of both', async () => {
  const here = await everywhere();
  const { inSlack, inTeams } = await halfLinked(here);
  const count = async (sql: string) => Number((await query(here.bot, sql))[0]?.count);
  const waiting = (many: number) =>
    vi.waitFor(
      async () =>
        expect(
          await count(`select count(*)::int from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`),
        ).toBe(many),
      { timeout: 10_000 },
    );

  // Merging holds both people and has to wait for this; the erasure waits for the merging.
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const holding = here.bot.database.transaction(async (tx) => {
    await tx.query('select 1 from identities for share');
    await free;
  });
  const joining = inSlack.dm('c’est moi');
  await waiting(1);
  const erasing = inTeams.dm('oui tout effacer');
  await waiting(2);
  letGo();
  await Promise.all([holding, joining, erasing]);
  await here.bot.rest();

  expect(fromBot(inTeams).at(-1)?.visible).toContain('Tout est effacé');
  expect(await count('select count(*)::int from people')).toBe(0);
  expect(await everythingStored(here.bot)).not.toContain(sentence);
});

test('What she chooses in one account at the very moment the other says yes is not lost', async () => {
  for (let time = 1; time <= 4; time++) {
    const here = await everywhere();
    const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
    await say(here.inTeams, inTeams, 'aide');
    await say(here.bot, inSlack, 'mon rythme');
    await here.bot.later({ seconds: 5 });
    await say(here.bot, inSlack, 'oui, c’est moi');
    await here.bot.later({ seconds: 5 });

    await Promise.all([inTeams.dm('c’est moi'), inSlack.dm('un message par semaine')]);
    await here.bot.later({ seconds: 5 });

    expect(await query(here.bot, 'select messages_a_week as weekly from people')).toEqual([{ weekly: 1 }]);
    expect(here.bot.logs.join('')).not.toMatch(/act-failed|task-failed|delivery-failed/);
    await here.bot.stop();
  }
});

test('Once one, she is written to in one place: where she wrote last, or where she asked; answers come where she asks', async () => {
  const here = await everywhere({ now: '2026-11-20T10:00[Europe/Paris]' });
  const { inSlack, inTeams } = await linked(here);
  const bruno = here.slack('Bruno Petit');
  await say(here.bot, bruno, 'volontaire');
  await say(here.inTeams, inTeams, `initiative ${sentence}`);
  await here.bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(here.bot, bruno, messageWith(bruno, sentence), 'accept-invitation');
  await here.bot.later({ minutes: 1 });
  const introduced = 'veut bien parler avec vous de votre initiative';
  expect([seen(inTeams, introduced).length, seen(inSlack, introduced).length]).toEqual([1, 0]);

  expect(await say(here.inTeams, inTeams, 'où m’écrire ?')).toContain('en ce moment, Teams');
  expect(await say(here.inTeams, inTeams, 'écris-moi dans Slack')).toContain('je vous écris dans Slack, comme vous l’avez demandé');
  const chloe = here.slack('Chloé Roux');
  await say(here.bot, chloe, 'volontaire');
  await say(here.inTeams, inTeams, 'initiative On plante des haies');
  await here.bot.at('2026-11-24T09:00[Europe/Paris]');
  await press(here.bot, chloe, messageWith(chloe, 'haies'), 'accept-invitation');
  // One budget for both: what she had in Slack and in Teams this week counts, and a conversation waits for room.
  await here.bot.later({ minutes: 1 });
  expect(() => lastTogether(here.bot, inSlack)).toThrow('in no conversation');
  await here.bot.at('2026-11-27T09:00[Europe/Paris]');
  // Where she asked to be written to, a conversation brings them together.
  expect(plainSpaces(lastTogether(here.bot, inSlack).visible)).toContain('Amina Diallo, voici Chloé Roux');
  expect(seen(inTeams, introduced)).toHaveLength(1);

  const settings = await say(here.bot, inSlack, 'mes comptes');
  expect(settings).toContain('Slack et Teams');
  expect(await press(here.bot, inSlack, lastMessage(inSlack), 'Là où j’ai écrit en dernier')).toContain('en ce moment, Slack');
});

test('Her page says what waits for her answer, then where she is written to, only where she opened one', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  const page = () => plainSpaces(here.bot.slack.person(inSlack.id).home()?.visible ?? '');
  await inSlack.openHome();
  await here.bot.rest();
  expect(page()).not.toContain('Vos comptes');
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  await say(here.inTeams, inTeams, 'oui, c’est moi');
  await here.bot.later({ seconds: 5 });
  expect(page()).toContain(request);

  const home = here.bot.slack.person(inSlack.id).home();
  if (home) await touch(here.bot.slack.person(inSlack.id), home, 'link-yes');
  await here.bot.later({ seconds: 5 });
  expect(page()).not.toContain(request);
  expect(page()).toContain('Vos comptes');
  // Nothing comes by itself to a place where she never asked for her page.
  expect(seen(inTeams, 'Quand je vous écris')).toEqual([]);
  await inTeams.openHome();
  await here.bot.later({ seconds: 5 });
  expect(seen(inTeams, 'Quand je vous écris')).toHaveLength(1);
});

test('From either account she sees, takes away and erases what is held about both', async () => {
  const here = await everywhere();
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, `initiative ${sentence}`);
  await say(here.inTeams, inTeams, 'initiative On prête des outils');
  await here.bot.later({ seconds: 5 });
  await press(here.inTeams, inTeams, await messageOf(here.bot, inTeams, 'linkProposal'), 'link-yes');
  await here.bot.later({ seconds: 5 });
  expect(await say(here.bot, inSlack, 'oui, c’est moi')).toContain(together);

  const data = await say(here.inTeams, inTeams, 'mes données');
  expect(data).toContain('On prête des outils');
  expect(data).toContain(sentence);
  expect(data).toContain('Identifiant Slack');
  expect(data).toContain('adresse de courriel gardée sous forme d’empreinte');
  await here.bot.later({ seconds: 5 });
  await say(here.bot, inSlack, 'exporter mes données');
  await here.bot.later({ seconds: 5 });
  const exported = inSlack.files().map(({ content }) => content);
  expect(exported.join('')).toContain('On prête des outils');

  await inTeams.dm('oui tout effacer');
  await here.bot.later({ seconds: 5 });
  const stored = await everythingStored(here.bot);
  for (const gone of [inSlack.id, inTeams.id, sentence, 'outils']) expect(stored).not.toContain(gone);
  expect(await people(here)).toBe(0);
});

test('A volunteer who told something from her other account is not asked to meet herself', async () => {
  const here = await everywhere({ now: '2026-11-20T10:00[Europe/Paris]' });
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, 'volontaire');
  await say(here.inTeams, inTeams, `initiative ${sentence}`);
  await here.bot.at('2026-11-23T09:00[Europe/Paris]');
  const invitation = messageWith(inSlack, sentence);
  expect(invitation.intents).toContain('accept-invitation');

  expect(await say(here.inTeams, inTeams, 'relier mes comptes')).toContain(question);
  expect(await say(here.inTeams, inTeams, 'oui, c’est moi')).toContain('dans Slack');
  expect(await say(here.bot, inSlack, 'relier mes comptes')).toContain(request);
  expect(await say(here.bot, inSlack, 'oui, c’est moi')).toContain(together);
  await here.bot.later({ minutes: 1 });

  expect(again(inSlack, invitation).intents).not.toContain('accept-invitation');
  expect(await query(here.bot, 'select 1 from invitations')).toEqual([]);
});

test('She takes the bot away in Teams: it goes on in Slack, and says nothing twice', async () => {
  const here = await everywhere({ now: '2026-11-20T10:00[Europe/Paris]' });
  const { inSlack, inTeams } = await linked(here);
  const bruno = here.slack('Bruno Petit');
  await say(here.bot, bruno, 'volontaire');
  await say(here.inTeams, inTeams, `initiative ${sentence}`);
  const mine = here.bot.teams.world.users.get(inTeams.id);
  if (mine) mine.blocked = true;
  await here.bot.at('2026-11-23T09:00[Europe/Paris]');
  await press(here.bot, bruno, messageWith(bruno, sentence), 'accept-invitation');
  await here.bot.later({ minutes: 2 });

  const introduced = 'veut bien parler avec vous de votre initiative';
  expect([seen(inTeams, introduced).length, seen(inSlack, introduced).length]).toEqual([0, 1]);
  // Coordination hears nothing of it, and once she is back, so is what she chose.
  expect(await query(here.bot, `select 1 from deliveries where state = 'stuck'`)).toEqual([]);
  if (mine) mine.blocked = false;
  expect(await say(here.inTeams, inTeams, 'où m’écrire')).toContain('en ce moment, Teams');
});

test('Without the permission to read addresses all goes on, nothing is proposed, and « relier mes comptes » says what it takes', async () => {
  const here = await everywhere();
  here.bot.slack.team.scopes.delete('users:read.email');
  const [inSlack, inTeams] = [here.slack('Amina Diallo', address), here.teams('Amina Diallo', address)];
  await say(here.bot, inSlack, 'aide');
  await say(here.inTeams, inTeams, 'aide');
  await here.bot.later({ seconds: 5 });
  expect([seen(inSlack, question), seen(inTeams, question)]).toEqual([[], []]);

  here.bot.slack.team.scopes.add('users:read.email');
  await say(here.bot, inSlack, 'relier mes comptes');
  expect(seen(inSlack, 'Je regarde de nouveau')).toHaveLength(1);
  expect(await messagesOf(here.bot, inSlack, 'linkProposal')).toHaveLength(1);
});
