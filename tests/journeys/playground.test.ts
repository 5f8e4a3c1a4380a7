import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { scratchFolder } from '../support/databases.ts';
import { startPlayground, type TestPlayground } from '../support/playground.ts';

const sentence = 'On a réparé les vélos de l’école';

/** A town hall by hand: Amina and Bruno, who is a volunteer. */
async function aminaAndBruno(settings: Parameters<typeof startPlayground>[0] = {}): Promise<TestPlayground> {
  const town = await startPlayground(settings);
  for (const name of ['Amina Diallo', 'Bruno Petit']) await town.post('people', { name, locale: 'fr', coordinator: false });
  await town.speak('bruno-petit', '/vendange volontaire');
  return town;
}

const last = <T>(all: readonly T[]): T => {
  const one = all.at(-1);
  if (one === undefined) throw new Error('Nothing is shown.');
  return one;
};

test('empty by default; Amina tells, the clock moves to the next working morning, Bruno says yes, and they are introduced', async () => {
  const town = await startPlayground();
  expect((await town.look()).people).toEqual([]);
  await town.stop();
  const bot = await aminaAndBruno();

  await bot.speak('amina-diallo', `/initiative ${sentence}`);
  expect(last(await bot.shown('direct:amina-diallo')).words).toContain('rien ne part avant le vendredi 20 novembre à 9 h');
  expect((await bot.shown('direct:bruno-petit')).some(({ words }) => words.includes(sentence))).toBe(false);

  expect(await bot.post('clock', { to: 'morning' })).toEqual({ type: 'moved' });
  const invitation = last(await bot.shown('direct:bruno-petit'));
  expect(invitation.words).toContain(sentence);
  expect(invitation.words).not.toContain('Amina');

  await bot.press('bruno-petit', invitation, 'accept-invitation');
  const group = last(await bot.shown('group:amina-diallo+bruno-petit'));
  expect(group.words).toContain('Amina Diallo, voici Bruno Petit');
  // The card that was pressed gave way to its answer.
  expect(last(await bot.shown('direct:bruno-petit'))).toMatchObject({ id: invitation.id, edited: true });
});

test.each([
  ['decline-invitation', 'pas cette fois', 'invited'],
  ['pause-harvest', 'je fais une pause', 'invited'],
  ['hand-over', 'passer la main', 'meeting'],
  ['withdraw', 'retirer', 'told'],
] as const)('pressed on a card or said in words, it has the same answer: %s', async (button, words, after) => {
  const answers: string[] = [];
  for (const how of ['pressed', 'said'] as const) {
    const bot = await aminaAndBruno();
    await bot.speak('amina-diallo', `initiative : ${sentence}`);
    const actor = after === 'told' ? 'amina-diallo' : 'bruno-petit';
    if (after !== 'told') await bot.post('clock', { to: 'morning' });
    if (after === 'meeting') await bot.speak('bruno-petit', 'oui');
    const shown = await bot.shown(`direct:${actor}`);
    const card = shown.findLast(({ blocks }) =>
      blocks.some(({ buttons }) => buttons?.some((one) => one.intent === button || one.intent === 'more')),
    );
    if (!card) throw new Error(`No card has « ${button} ».`);
    if (how === 'said') await bot.speak(actor, words);
    else {
      const bears = card.blocks.some(({ buttons }) => buttons?.some((one) => one.intent === button));
      if (!bears) await bot.press(actor, card, 'more');
      await bot.press(actor, bears ? card : ((await bot.shown(`direct:${actor}`)).find(({ id }) => id === card.id) ?? card), button);
    }
    const answer = last((await bot.shown(`direct:${actor}`)).filter(({ from, id }) => from === null && id !== card.id));
    expect(
      shown.map(({ id }) => id),
      'a message of its own',
    ).not.toContain(answer.id);
    answers.push(answer.words);
    await bot.stop();
  }

  // Words stay in the conversation: there, the sentence is not repeated.
  expect(answers[0]?.replace(`Retirée : « ${sentence} ».`, 'Votre phrase est retirée.')).toBe(answers[1]);
  expect(answers[0]).not.toMatch(/n’est plus en cours|Je n’ai pas/);
});

test('what is to come is listed: to whom, when, what and why; and it leaves then', async () => {
  const bot = await aminaAndBruno({ now: '2026-11-20T08:00[Europe/Paris]' });
  await bot.speak('amina-diallo', `/initiative ${sentence}`);

  const search = (await bot.ahead()).find(({ what }) => what === 'invite-harvester');
  expect(search?.says.fr).toContain(sentence);
  expect(search?.at).toBe(Date.parse('2026-11-23T08:00:00Z'));

  await bot.post('clock', { to: 'date', date: '2026-11-24' });
  const invitation = (await bot.shown('direct:bruno-petit')).find(({ words }) => words.includes(sentence));
  expect(invitation?.at).toBe(search?.at);
});

test('time goes by step by step: a week later the invitation has left, waited, and expired', async () => {
  const bot = await aminaAndBruno();
  await bot.speak('amina-diallo', `/initiative ${sentence}`);

  await bot.post('clock', { to: 'week' });

  const [first] = (await bot.shown('direct:bruno-petit')).filter(({ from }) => from === null).slice(1);
  expect(first?.at).toBe(Date.parse('2026-11-20T08:00:00Z'));
  // Nobody else could be asked: Amina is told the truth.
  expect(last(await bot.shown('direct:amina-diallo')).words).toContain('Je n’ai trouvé personne');
  expect((await bot.look()).now).toBe(Date.parse('2026-11-26T09:00:00Z'));
});

test('the clock never goes back, and says why it does not move', async () => {
  const bot = await aminaAndBruno();

  expect(await bot.post('clock', { to: 'date', date: '2026-11-18' })).toEqual({ type: 'past' });
  expect(await bot.post('clock', { to: 'date', date: '2031-01-06' })).toEqual({ type: 'too-far' });
  expect((await bot.look()).now).toBe(Date.parse('2026-11-19T09:00:00Z'));
});

test('stopped and started again: the same people, messages and time; a button shown before still works', { timeout: 60_000 }, async () => {
  const folder = scratchFolder();
  const before = await aminaAndBruno({ folder, embedded: true });
  await before.speak('amina-diallo', `/initiative ${sentence}`);
  await before.post('clock', { to: 'morning' });
  const seen = await before.look();
  await before.stop();
  expect(readdirSync(join(folder, 'playground'))).toContain('playground.json');

  const after = await startPlayground({ folder, embedded: true });
  expect(await after.look()).toEqual(seen);
  await after.press('bruno-petit', last(await after.shown('direct:bruno-petit')), 'accept-invitation');
  expect(last(await after.shown('group:amina-diallo+bruno-petit')).words).toContain('voici Bruno Petit');
});

test('the example town is told by its people’s own acts, in one click and once; it speaks English too', async () => {
  const bot = await startPlayground();
  expect(await bot.post('seed', { locale: 'en' })).toEqual({ type: 'done' });
  expect(await bot.post('seed', { locale: 'en' })).toEqual({ type: 'not-empty' });

  const { people, places } = await bot.look();
  expect(people).toHaveLength(5);
  expect(places.filter(({ kind }) => kind === 'channel')).toHaveLength(2);
  expect(last(await bot.shown('group:chloe+david')).words).toContain('David Nguyen, meet Chloé Roy');
  expect(last(await bot.shown('direct:bruno')).words).toContain('welcome');

  await bot.speak('amina', '/initiative We repaired the bicycles');
  await bot.post('clock', { to: 'morning' });
  expect(last(await bot.shown('direct:bruno')).words).toContain('We repaired the bicycles');
});

test('in a channel the bot hears those who mention it; its answer to a command is for one person alone', async () => {
  const bot = await aminaAndBruno();

  await bot.speak('amina-diallo', 'On a réparé les vélos', 'channel:accueil');
  expect(await bot.shown('direct:amina-diallo')).toEqual([]);
  await bot.speak('amina-diallo', '@Vendange initiative On a réparé les vélos', 'channel:accueil');
  expect(last(await bot.shown('direct:amina-diallo')).words).toContain('C’est noté');

  await bot.speak('amina-diallo', '/vendange aide', 'channel:accueil');
  expect((await bot.shown('channel:accueil')).filter(({ to }) => to === 'amina-diallo')).toHaveLength(2);
  expect(await bot.speak('amina-diallo', '/inconnue', 'channel:accueil')).toEqual({ type: 'unknown-command' });
  expect(await bot.speak('inconnue', 'Bonjour')).toEqual({ type: 'gone' });
});

test('forms open, say what is wrong, and are taken once however often they are sent; pages open', async () => {
  const bot = await aminaAndBruno();
  const opened = await bot.speak('amina-diallo', '/initiative');
  expect(opened.type).toBe('form');
  const { intent, subject } = opened.form ?? {};
  const send = (receipt: string, words: string) =>
    bot.post('submit', { receipt, person: 'amina-diallo', place: 'direct:amina-diallo', intent, subject, values: { sentence: words } });

  expect(await send(randomUUID(), ' ')).toMatchObject({ type: 'errors', errors: { sentence: expect.any(String) } });
  const receipt = randomUUID();
  expect(await send(receipt, sentence)).toEqual({ type: 'done' });
  expect(await send(receipt, sentence)).toEqual({ type: 'done' });
  expect((await bot.shown('direct:amina-diallo')).filter(({ words }) => words.includes('C’est noté'))).toHaveLength(1);

  await bot.post('open', { receipt: randomUUID(), person: 'amina-diallo', place: 'direct:amina-diallo' });
  expect(JSON.stringify((await bot.look()).homes['amina-diallo'])).toContain(sentence);
});

test('how long things are kept is said in words, and by the page that the bot serves', async () => {
  const bot = await aminaAndBruno();

  await bot.speak('amina-diallo', 'combien de temps ?');

  const answer = last(await bot.shown('direct:amina-diallo'));
  expect(answer.words).toContain('90 jours');
  expect(JSON.stringify(answer)).toContain('"as":"link","to":"/confidentialite"');
  const page = await (await fetch(`${bot.url}/confidentialite`)).text();
  expect(page).toContain('90 jours, ou dès que vous la retirez');
  expect(page).toContain('le terrain d’essai de cette machine');
});

test('coordination defines a service and its channels, by the form or in words; the town’s channels are offered', async () => {
  const bot = await aminaAndBruno();
  await bot.post('people', { name: 'Céline Morel', locale: 'fr', coordinator: true });
  const where = { person: 'celine-morel', place: 'direct:celine-morel' };
  const opened = await bot.speak('celine-morel', '/vendange ajouter un service');
  expect(opened.form).toMatchObject({ intent: 'service-kept', fields: [{ name: 'name' }, { name: 'channels', type: 'channels' }] });
  const values = { name: 'Voirie', channels: ['channel:accueil'] };
  await bot.post('submit', { receipt: randomUUID(), ...where, intent: 'service-kept', subject: '', values });
  expect(last(await bot.shown('direct:celine-morel')).words).toContain('#accueil');

  await bot.speak('celine-morel', 'délier #accueil');
  expect(last(await bot.shown('direct:celine-morel')).words).toContain('Aucun canal ne lui est relié');
  await bot.speak('celine-morel', 'relier #brèves au service voirie');
  const card = last(await bot.shown('direct:celine-morel'));
  expect(card.words).toContain('#brèves');
  await bot.press('celine-morel', card, 'more');
  await bot.press('celine-morel', last(await bot.shown('direct:celine-morel')), '1');
  expect(last(await bot.shown('direct:celine-morel')).words).toContain('Aucun canal ne lui est relié');
});

test('coordination subscribes a channel of the town; the digest is read there on the day, its text below, and taken back', async () => {
  const bot = await aminaAndBruno();
  await bot.post('people', { name: 'Céline Morel', locale: 'fr', coordinator: true });
  const opened = await bot.speak('celine-morel', '/vendange abonner un canal');
  expect(opened.form).toMatchObject({ intent: 'digest-kept', subject: '' });
  const values = { channels: ['channel:brèves'], every: 'week', weekday: '1', at: '9 h', locale: 'fr', includes: 'all', call: 'yes' };
  await bot.post('submit', {
    receipt: randomUUID(),
    person: 'celine-morel',
    place: 'direct:celine-morel',
    intent: 'digest-kept',
    subject: '',
    values,
  });
  expect(last(await bot.shown('direct:celine-morel')).words).toContain('Les brèves arrivent dans #brèves chaque lundi à 9 h');
  expect(last(await bot.shown('channel:brèves')).words).toContain('Les brèves arriveront ici chaque lundi à 9 h');

  await bot.speak('bruno-petit', 'j’ai rencontré');
  const brought = {
    title: 'Des talus fleuris',
    sentence: 'Des talus fleuris',
    body: 'Des boutures, trois matins.',
    people: ['amina-diallo'],
  };
  await bot.post('submit', {
    receipt: randomUUID(),
    person: 'bruno-petit',
    place: 'direct:bruno-petit',
    intent: 'story-brought',
    subject: '',
    values: brought,
  });
  await bot.post('clock', { to: 'morning' });
  await bot.press('amina-diallo', last(await bot.shown('direct:amina-diallo')), 'accept-carrying');
  await bot.speak('amina-diallo', 'à toute l’organisation');
  await bot.speak('amina-diallo', '/vendange brèves aperçu', 'channel:brèves');
  const preview = last(await bot.shown('channel:brèves'));
  expect([preview.to, preview.words.includes('Des talus fleuris')]).toEqual(['amina-diallo', true]);
  expect((await bot.ahead()).some(({ says }) => says.fr.startsWith('Poster les brèves'))).toBe(true);

  const posted = async () => (await bot.shown('channel:brèves')).filter(({ to, from }) => to === null && from === null).slice(1);
  for (let morning = 0; morning < 4 && (await posted()).length === 0; morning++) await bot.post('clock', { to: 'morning' });
  await bot.post('clock', { to: 'morning' });
  expect((await posted()).map(({ words }) => words.includes('Des talus fleuris'))).toEqual([true, true]);
  await bot.speak('amina-diallo', 'entre nous');
  expect(JSON.stringify(await posted())).not.toMatch(/talus|boutures/);
});

describe('for this machine only', () => {
  const status = (url: string, path: string, headers: Record<string, string>, method = 'GET', body = '') =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(new URL(path, url), { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end(body);
    });

  test('another name, another page, a relay, another type: refused', async () => {
    const bot = await startPlayground();
    const json = { 'content-type': 'application/json' };
    const seed = JSON.stringify({ locale: 'fr' });

    expect(await status(bot.url, '/', {})).toBe(200);
    expect(await status(bot.url, '/', { host: 'vendange.example.org' })).toBe(403);
    expect(await status(bot.url, '/playground/events', { host: '127.0.0.1.example.org' })).toBe(403);
    expect(await status(bot.url, '/', { 'x-forwarded-for': '192.0.2.1' })).toBe(403);
    expect(await status(bot.url, '/playground/seed', json, 'POST', seed)).toBe(403);
    expect(await status(bot.url, '/playground/seed', { ...json, origin: 'https://example.org' }, 'POST', seed)).toBe(403);
    expect(await status(bot.url, '/playground/seed', { 'content-type': 'text/plain', origin: bot.url }, 'POST', seed)).toBe(403);
    expect((await bot.look()).people).toEqual([]);
    const page = await fetch(bot.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  const ofRelays = [
    ...[
      'Forwarded',
      'Via',
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'X-Forwarded-Server',
      'X-Forwarded',
      'X-Real-IP',
      'X-Client-IP',
      'Client-IP',
    ],
    ...[
      'True-Client-IP',
      'X-Cluster-Client-IP',
      'X-Original-Host',
      'X-ProxyUser-Ip',
      'CF-Ray',
      'CF-Connecting-IP',
      'Fly-Client-IP',
      'Fastly-Client-IP',
    ],
    ...[
      'X-Envoy-External-Address',
      'X-Azure-ClientIP',
      'X-ARR-SSL',
      'X-Amzn-Trace-Id',
      'Tailscale-User-Login',
      'Ngrok-Trace-Id',
      'X-Request-Start',
    ],
  ];

  test('passed on by a relay that adds anything of its own: refused, whatever is asked', async () => {
    const bot = await startPlayground();

    for (const header of ofRelays) {
      for (const path of ['/', '/playground/events', '/playground/files/1/0', '/style.css'])
        expect(await status(bot.url, path, { [header]: '192.0.2.1' }), `${header} ${path}`).toBe(403);
    }
  });

  test('a relay that adds nothing is known by how it speaks, and by the page it serves', async () => {
    const bot = await startPlayground();
    const { hostname, port } = new URL(bot.url);
    const old = connect(Number(port), hostname);
    onTestFinished(() => void old.destroy());
    old.write(`GET / HTTP/1.0\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
    let answer = '';
    for await (const data of old) answer += data;

    expect(answer).toMatch(/^HTTP\/1.1 403 /);
    expect(await status(bot.url, '/playground/events', { origin: 'https://vendange.example.org' })).toBe(403);
    // A browser on this machine, which says much of itself.
    const headers = {
      accept: 'text/html',
      'sec-fetch-site': 'none',
      'upgrade-insecure-requests': '1',
      dnt: '1',
      cookie: 'a=b',
      'x-requested-with': 'x',
    };
    expect(await status(bot.url, '/', headers)).toBe(200);
  });

  test('settings: there when nothing is connected, never in production, never on another address, never beside Slack unless asked', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

    expect(readConfig({})).toMatchObject({ playground: { clockMoves: true }, dataFolder: join('data', 'playground') });
    expect(readConfig({ VENDANGE_PLAYGROUND: 'off' })).toMatchObject({ playground: null, dataFolder: 'data' });
    expect(readConfig({ NODE_ENV: 'production', HOST: '0.0.0.0' }).playground).toBeNull();
    expect(readConfig(slack)).toMatchObject({ playground: null, dataFolder: 'data' });
    expect(readConfig({ ...slack, VENDANGE_PLAYGROUND: 'on' })).toMatchObject({ playground: { clockMoves: false }, dataFolder: 'data' });
    expect(() => readConfig({ NODE_ENV: 'production', VENDANGE_PLAYGROUND: 'on' })).toThrow(/^VENDANGE_PLAYGROUND: .*\.$/);
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/^HOST: .*\.$/);
    expect(() => readConfig({ ...slack, HOST: '0.0.0.0', VENDANGE_PLAYGROUND: 'on' })).toThrow(/^HOST: /);
  });
});

test('In one place alone there is nothing to link, and « où m’écrire » says that it is here', async () => {
  const bot = await aminaAndBruno();
  for (const words of ['relier mes comptes', 'où m’écrire ?', 'écris-moi dans Teams', 'séparer mes comptes']) {
    await bot.speak('amina-diallo', words);
    expect(last(await bot.shown('direct:amina-diallo')).words, words).toContain('Je ne vous connais qu’un compte');
  }
  await bot.speak('amina-diallo', 'c’est moi');
  expect(last(await bot.shown('direct:amina-diallo')).words).toContain('plus d’actualité');
});

test('a meeting is asked for by its purpose, people are gathered, a hand is lent in five lines, somebody watches over a trial', async () => {
  const bot = await aminaAndBruno();
  await bot.post('people', { name: 'Céline Morel', locale: 'fr', coordinator: true });
  await bot.post('people', { name: 'Dina Cohen', locale: 'fr', coordinator: false });
  await bot.database.transaction((tx) =>
    tx.exec(
      `insert into frames (organisation_id, body, contact, signed_name, signed_position, signed_on)
         select id, 'On peut essayer.', 'Médecine du travail', 'Jeanne Vidal', 'directrice', '2026-11-18' from organisations`,
    ),
  );
  const [amina, bruno, celine, dina] = ['amina-diallo', 'bruno-petit', 'celine-morel', 'dina-cohen'];
  const latest = async (person: string) => last(await bot.shown(`direct:${person}`));
  const reads = async (person: string) => (await latest(person)).words;
  const morning = () => bot.post('clock', { to: 'morning' });
  /** The form that a button of Amina's latest message opens, sent with these values. */
  const fill = async (button: string, values: Record<string, unknown>) => {
    const { form } = await bot.press(amina, await latest(amina), button);
    const { intent, subject } = form ?? {};
    const where = { person: amina, place: `direct:${amina}` };
    expect(await bot.post('submit', { receipt: randomUUID(), ...where, intent, subject, values })).toEqual({ type: 'done' });
  };

  await bot.speak(amina, 'y voir clair : les remplacements du mercredi');
  await morning();
  expect(await reads(bruno)).toContain('Quelqu’un aimerait y voir clair');
  await bot.press(bruno, await latest(bruno), 'accept-invitation');
  expect(last(await bot.shown('group:amina-diallo+bruno-petit')).words).toContain('les remplacements du mercredi');

  await bot.speak(amina, 'les cinq lignes');
  const lines = { what: 'tenir l’accueil', days: 'le mardi', told: 'les deux cheffes', holds: 'les consignes', waits: 'le dossier' };
  await fill('five-lines', { ...lines, until: '2026-12-01' });
  for (const line of Object.values(lines)) expect(await reads(amina)).toContain(line);

  await bot.speak(amina, 'réunir : le bruit à la cantine');
  await fill('add-carrier', { people: [celine] });
  await morning();
  expect(await reads(celine)).toContain('Amina Diallo aimerait réunir quelques personnes');
  await bot.press(celine, await latest(celine), 'accept-carrying');
  for (let mornings = 0; mornings < 2; mornings++) await morning();
  expect(await reads(amina)).toContain('Céline Morel est d’accord. Proposez-lui un moment.');

  await bot.speak(amina, 'test : ouvrir à 8 h\nhypothèse : du monde\nretour : à 9 h\nquestion : qui vient ?\nfin : 18 décembre');
  await bot.speak(amina, 'qui veille avec nous ?');
  await fill('ask-for-trial', { people: [dina], role: 'companion' });
  await morning();
  expect(await reads(dina)).toContain('Amina Diallo vous propose de veiller sur un test');
  await bot.press(dina, await latest(dina), 'accept-carrying');
  expect(await reads(dina)).toContain('vous veillez sur « ouvrir à 8 h »');

  await bot.speak(amina, 'je pars');
  for (const carried of ['ouvrir à 8 h', 'le bruit à la cantine', 'les remplacements du mercredi'])
    expect(await reads(amina)).toContain(carried);
  await bot.speak(celine, 'Vendange s’arrête le 30 juin');
  await bot.speak(amina, 'aide');
  expect(await reads(amina)).toContain('Vendange est en test ici jusqu’au mercredi 30 juin 2027');
});
