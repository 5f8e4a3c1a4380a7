import { describe, expect, test } from 'vitest';
import { actingAs } from '../../simulation/acting.ts';
import { behaviours } from '../../simulation/behaviours/index.ts';
import { shownAsItIs } from '../../simulation/invariants/as-it-is.ts';
import { decisionsAskedTwice } from '../../simulation/invariants/decisions.ts';
import { everyInitiativeAnswered } from '../../simulation/invariants/every-initiative-answered.ts';
import { handsLentEnd } from '../../simulation/invariants/hands-lent.ts';
import { inTheirTime } from '../../simulation/invariants/in-their-time.ts';
import { type Invariant, nobodyLooks, type OnScreen, type Step } from '../../simulation/invariants/invariant.ts';
import { noWordLost } from '../../simulation/invariants/no-word-lost.ts';
import { nothingBegins } from '../../simulation/invariants/nothing-begins.ts';
import { nothingLeft } from '../../simulation/invariants/nothing-left.ts';
import { nothingWaits } from '../../simulation/invariants/nothing-waits.ts';
import { saidOnce } from '../../simulation/invariants/said-once.ts';
import { stillTrue } from '../../simulation/invariants/still-true.ts';
import { storiesKept } from '../../simulation/invariants/stories-kept.ts';
import { trialsKeepTheirEnd } from '../../simulation/invariants/trials.ts';
import { withinBudget } from '../../simulation/invariants/within-budget.ts';
import { instantOf } from '../../simulation/local-time.ts';
import type { Citizen } from '../../simulation/population.ts';
import { makeTown, type News, type Received, type Town } from '../../simulation/town.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Reply } from '../../src/core/reply.ts';

/* What checks the bot must be able to fail it: each invariant is shown a breach, and says so. */

/** A town of four, in which Amina is on the mainland. */
function aTown(): { town: Town; amina: Citizen; bruno: Citizen } {
  const town = makeTown(40, 1, Date.parse('2026-11-23T08:00Z'));
  const [amina, bruno] = town.citizens.filter(({ livesIn }) => livesIn === 'metropole');
  if (!amina || !bruno) throw new Error('Nobody lives on the mainland.');
  return { town, amina, bruno };
}

let deliveries = 0;
const news = (what: Partial<News> = {}): News => ({
  id: String(++deliveries),
  kind: 'meetingNews',
  direct: false,
  asked: false,
  slot: '',
  subject: '',
  initiative: null,
  newsBy: null,
  about: [],
  harvester: null,
  words: '',
  offers: [],
  ...what,
});

/** A message that arrives at a local moment. */
function message(to: readonly Citizen[], date: string, clock: string, what: Partial<Received> = {}): Received {
  const at = instantOf(to[0]?.zone ?? 'UTC', date, clock);
  const [key, together] = [String(++deliveries), to.length > 1];
  return { at, key, to, together, news: [news()], known: true, doubtful: false, ...what };
}

/** What it says of these messages; the store answers with `rows`, in the order it is asked. */
async function broken(
  invariant: Invariant,
  town: Town,
  step: Partial<Omit<Step, 'ask'>> = {},
  ...rows: readonly unknown[][]
): Promise<string[]> {
  const answers = [...rows];
  const found = await invariant.check({
    town,
    received: [],
    also: new Set(),
    kills: 0,
    doubts: 0,
    platforms: nobodyLooks,
    ask: async (row) => (answers.shift() ?? []).map((one) => row.parse(one)),
    ...step,
  });
  return found.map(({ citizen, kind, what }) => `${citizen} ${kind} ${what}`);
}

test('a message at night, on a Sunday, on a holiday, in an absence or after a stop is seen', async () => {
  const { town, amina } = aTown();
  const said = async (date: string, clock: string, what: Partial<News> = {}) =>
    broken(inTheirTime(), town, { received: [message([amina], date, clock, { news: [news(what)] })] });

  expect(await said('2026-11-24', '09:00')).toEqual([]);
  expect(await said('2026-11-24', '08:59')).toHaveLength(1);
  expect(await said('2026-11-24', '18:00')).toHaveLength(1);
  expect(await said('2026-11-24', '22:00', { direct: true })).toEqual([]);
  expect(await said('2026-11-29', '10:00')).toHaveLength(1);
  expect(await said('2026-12-25', '10:00')).toHaveLength(1);
  expect(await said('2027-05-06', '10:00', { kind: 'coordinationWanted' })).toHaveLength(1);
  amina.chosen.absences.push({ from: '2026-12-01', until: '2026-12-03', since: 0 });
  expect(await said('2026-12-03', '17:00')).toHaveLength(1);
  expect(await said('2026-12-04', '17:00')).toEqual([]);
  Object.assign(amina.chosen, { days: [1, 2, 3, 4], from: '08:00', until: '12:30' });
  expect(await said('2026-12-10', '08:00')).toEqual([]);
  expect(await said('2026-12-10', '13:00')).toHaveLength(1);
  expect(await said('2026-12-11', '10:00')).toHaveLength(1);
  amina.chosen.stoppedEverything = true;
  expect(await said('2026-12-10', '10:00')).toHaveLength(1);
  expect(await said('2026-12-10', '10:00', { kind: 'meeting' })).toEqual([]);
});

test('a hand lent beyond ten working days, not recalled on the last morning, kept too long or lost is seen', async () => {
  const { town, amina, bruno } = aTown();
  const lines = (until: string) => [{ id: 'l1', what: 'Accueil', until, people: [amina.externalId] }];
  const day = { also: new Set(['day'] as const) };
  // Amina writes on Monday 23 November: the tenth working day is Monday 7 December.
  const lent = town.lend(amina, 'Accueil', '2026-12-04', '2026-12-07');

  expect(await broken(handsLentEnd(), town, day, lines('2026-12-04'), [])).toEqual([]);
  Object.assign(lent, { id: null });
  expect(await broken(handsLentEnd(), town, day, lines('2026-12-08'), [])).toEqual([expect.stringContaining('beyond ten working days')]);
  const recalled = async (date: string) =>
    broken(handsLentEnd(), town, {
      received: [message([bruno], date, '09:00', { news: [news({ kind: 'handEnds', subject: 'lines:l1', slot: 'l1:1' })] })],
    });
  expect(await recalled('2026-12-03')).toEqual([]);
  expect(await recalled('2026-12-02')).toHaveLength(1);
  expect(await recalled('2026-12-05')).toHaveLength(1);
  expect(await broken(handsLentEnd(), town, day, lines('2026-12-04'), [{ id: 'l1', person: amina.externalId }])).toEqual([
    expect.stringContaining('nobody told them'),
  ]);
  Object.assign(lent, { refused: true });
  expect(await broken(handsLentEnd(), town)).toEqual([expect.stringContaining('within ten working days')]);
  const later = { ...town, now: Date.parse('2027-01-08T08:00Z') };
  expect(await broken(handsLentEnd(), later, day, lines('2026-12-04'), [])).toEqual([expect.stringContaining('still kept')]);
  expect(await broken(handsLentEnd(), town, day, [], [])).toEqual([expect.stringContaining('is lost')]);
});

test('what begins after the last day of the bot is seen; a promise that it keeps then is not', async () => {
  const { town, amina } = aTown();
  town.until = '2026-12-27';
  const said = async (date: string, kind: News['kind'], also: 'day' | 'week' = 'week', ...rows: readonly unknown[][]) => {
    town.now = instantOf('Europe/Paris', date, '10:00');
    return broken(
      nothingBegins(),
      town,
      { received: [message([amina], date, '10:00', { news: [news({ kind })] })], also: new Set([also]) },
      ...rows,
    );
  };

  expect(await said('2026-12-25', 'tellSuggestion')).toEqual([]);
  expect(await said('2026-12-28', 'tellSuggestion')).toHaveLength(1);
  expect(await said('2026-12-28', 'meetingNews')).toEqual([]);
  expect(await said('2026-12-28', 'checkIn', 'day', [{ what: 'trial' }])).toEqual([expect.stringContaining('trial began')]);
  expect(await said('2026-12-26', 'checkIn', 'day', [{ what: 'trial' }])).toEqual([]);
});

test('a second message on a day, and a third in seven days, are seen', async () => {
  const { town, amina, bruno } = aTown();
  const on = async (...days: readonly string[]) =>
    broken(withinBudget(), town, { received: days.map((day, index) => message([amina], day, `1${index}:00`)) });

  expect(await on('2026-11-24', '2026-11-26', '2026-12-01')).toEqual([]);
  expect(await on('2026-11-24', '2026-11-24')).toHaveLength(1);
  expect(await on('2026-11-24', '2026-11-26', '2026-11-30')).toHaveLength(1);
  amina.chosen.messagesAWeek = 1;
  expect(await on('2026-11-24', '2026-11-26')).toHaveLength(1);
  amina.chosen.messagesAWeek = 3;
  expect(await on('2026-11-24', '2026-11-26', '2026-11-30')).toEqual([]);

  const together = (harvester: Citizen) =>
    broken(withinBudget(), town, {
      received: ['2026-11-24', '2026-11-24'].map((day) =>
        message([amina, bruno], day, '10:00', { news: [news({ kind: 'meeting', harvester })] }),
      ),
    });
  expect(await together(bruno)).toEqual([expect.stringContaining(`${amina.number} meeting`)]);
  const exempt = { news: [news({ kind: 'coordinationWanted' })] };
  expect(
    await broken(withinBudget(), town, {
      received: [message([bruno], '2026-11-24', '10:00', exempt), message([bruno], '2026-11-24', '10:00')],
    }),
  ).toEqual([]);
});

test('a message sent again, news told again, and an invitation made again are seen', async () => {
  const { town, amina, bruno } = aTown();
  const first = message([amina], '2026-11-24', '10:00');
  const again = (one: Partial<Received>) => broken(saidOnce(), town, { received: [first, message([amina], '2026-11-26', '10:00', one)] });

  expect(await again({})).toEqual([]);
  expect(await again({ key: first.key })).toEqual([expect.stringContaining('the same message twice')]);
  expect(await again({ news: first.news })).toEqual([expect.stringContaining('the same news twice')]);
  expect(await again({ news: [] })).toEqual([expect.stringContaining('no trace')]);

  const invited = (slot: string) =>
    message([amina], '2026-11-24', '10:00', { news: [news({ kind: 'invitation', initiative: 'one', slot })] });
  expect(await broken(saidOnce(), town, { received: [invited('a'), invited('a@2026-11-25')] })).toEqual([]);
  expect(await broken(saidOnce(), town, { received: [invited('a'), invited('b')] })).toEqual([expect.stringContaining('invited twice')]);
  // Of the first nobody knows whether it came.
  expect(await broken(saidOnce(), town, { received: [{ ...invited('a'), doubtful: true }, invited('b')] })).toEqual([]);

  const introduced = { news: [news({ kind: 'meeting' })] };
  const twice = [1, 2].map(() => message([amina, bruno], '2026-11-24', '10:00', introduced));
  expect(await broken(saidOnce(), town, { received: twice })).toEqual([expect.stringContaining('introduced again')]);
  expect(await broken(saidOnce(), town, { received: twice, doubts: 1 })).toEqual([]);
});

test('news of what was withdrawn, an invitation to somebody who may not be asked, and an answer nobody asked for are seen', async () => {
  const { town, amina, bruno } = aTown();
  town.noted(town.tell(bruno, '(idée 1)', 'On a planté (idée 1)'));
  const told = town.told[0];
  if (!told) throw new Error('Nothing was told.');
  told.id = 'one';
  const said = (what: Partial<News>) =>
    broken(stillTrue(), town, { received: [message([amina], '2026-11-24', '10:00', { news: [news({ initiative: 'one', ...what })] })] });

  expect(await said({ kind: 'invitation' })).toEqual([expect.stringContaining('is no volunteer')]);
  amina.chosen.volunteer = 'yes';
  expect(await said({ kind: 'invitation' })).toEqual([]);
  told.setAside.set(bruno, new Set([amina]));
  expect(await said({ kind: 'invitation' })).toEqual([expect.stringContaining('set them aside')]);
  told.setAside.clear();
  town.carry(amina, told);
  expect(await said({ kind: 'invitation' })).toEqual([expect.stringContaining('which they carry')]);
  expect(await said({ kind: 'introduction' })).toEqual([]);
  told.end = 'gone';
  expect(await said({ kind: 'introduction' })).toEqual([expect.stringContaining('which was withdrawn')]);
  expect(await said({ kind: 'help', direct: true, initiative: null })).toEqual([expect.stringContaining('had asked nothing')]);
  expect(await said({ kind: 'help', direct: true, asked: true, initiative: null })).toEqual([]);
});

test('a message nobody sends, a task nobody takes up and a question nobody answers are seen', async () => {
  const { town, amina } = aTown();
  const waiting = [{ id: '7', kind: 'noNews', receiver: amina.externalId, due: town.now }];
  const one = nothingWaits();
  expect(await broken(one, town, {}, waiting)).toEqual([]);
  town.now = Date.parse('2026-12-04T08:00Z');
  expect(await broken(one, town, { also: new Set(['day']) }, [], [{ id: '7' }])).toEqual([]);
  town.now = Date.parse('2026-12-09T08:00Z');

  const late = await broken(one, town, { also: new Set(['day']) }, [], [{ id: '7' }]);

  expect(late).toEqual([expect.stringContaining('has waited 12 of their working days')]);
  expect(one.figures?.()['worst wait']).toContain('12 working days');
  expect(await broken(nothingWaits(), town, {}, [], [{ what: 'task end-search', due: 0 }])).toEqual([
    expect.stringContaining('nobody took it up'),
  ]);
  expect(
    await broken(nothingWaits(), town, { also: new Set(['day']) }, [], [], [{ kind: 'noNews', receiver: amina.externalId, why: 'other' }]),
  ).toEqual([expect.stringContaining('stuck')]);
  town.awaited.set('receipt', { by: amina, since: town.now - 90_000_000, what: 'words', heard() {} });
  expect(await broken(nothingWaits(), town, { also: new Set(['day']) })).toEqual([expect.stringContaining('never answered')]);
});

test('a sentence, a correction, a story or an agreement that is not there any more is seen', async () => {
  const { town, amina } = aTown();
  town.noted(town.tell(amina, '(idée 1)', 'On a planté (idée 1)'));
  const told = town.told[0];
  if (!told) throw new Error('Nothing was told.');
  const { newsBy, keptUntil, sentence } = told;
  const met = town.now - 100 * 24 * 3_600_000;
  amina.chosen.metAt = met;
  const row = { id: 'one', sentence, state: 'told', newsBy, keptUntil, metAt: met };
  const week = { also: new Set(['week'] as const) };

  expect(await broken(noWordLost(), town, {}, [])).toEqual([expect.stringContaining('is in the store 0 times')]);
  told.id = null;
  expect(await broken(noWordLost(), town, {}, [row, row])).toEqual([expect.stringContaining('2 times')]);
  told.id = null;
  expect(await broken(noWordLost(), town, {}, [{ ...row, newsBy: '2027-01-04' }])).toEqual([expect.stringContaining('should hear by')]);

  const keptLonger = (metAt: number) => {
    Object.assign(told, { id: null, keptUntil });
    return broken(noWordLost(), town, {}, [{ ...row, keptUntil: '2027-06-01', metAt }]);
  };
  expect(await keptLonger(met)).toEqual([expect.stringContaining('is kept until')]);
  amina.chosen.messagesAWeek = 1;
  expect(await keptLonger(town.now)).toEqual([expect.stringContaining('is kept until')]);
  // Forgotten since nothing was left of what they did, and met anew: where they are is not known yet.
  amina.chosen.messagesAWeek = null;
  expect(await keptLonger(town.now - 1)).toEqual([]);
  told.keptUntil = keptUntil;
  told.id = 'one';
  expect(await broken(noWordLost(), town, week, [row], [], [])).toEqual([]);
  expect(await broken(noWordLost(), town, week, [{ ...row, sentence: 'Autre chose' }], [], [])).toEqual([
    expect.stringContaining('corrected'),
  ]);
  told.story = { title: 'Vignes', body: 'Trois matins' };
  const story = { initiative: 'one', title: 'Vignes', body: 'Trois matins' };
  expect(await broken(noWordLost(), town, week, [row], [], [])).toEqual([expect.stringContaining('it is lost')]);
  expect(await broken(noWordLost(), town, week, [row], [{ ...story, body: '' }], [])).toEqual([expect.stringContaining('another story')]);
  told.agreed.set(amina, { version: 1, audience: 'organisation', naming: 'team', vintage: true });
  const agreement = { initiative: 'one', version: 1, person: amina.externalId, audience: 'organisation', naming: 'team', vintage: true };
  expect(await broken(noWordLost(), town, week, [row], [story], [agreement])).toEqual([]);
  expect(await broken(noWordLost(), town, week, [row], [story], [{ ...agreement, naming: 'names' }])).toEqual([
    expect.stringContaining('not kept'),
  ]);
  const leftBehind = [{ person: amina.externalId, what: 'story one' }];
  expect(await broken(noWordLost(), town, week, [row], [story], [agreement], leftBehind)).toEqual([
    expect.stringContaining('what they left'),
  ]);
  const searching = { ...row, state: 'searching' };
  await broken(noWordLost(), town, week, [searching], [story], [agreement]);
  town.now = Date.parse('2027-03-30T08:00Z');
  expect(await broken(noWordLost(), town, week, [searching], [story], [agreement])).toEqual([expect.stringContaining('to be erased')]);
  town.now = Date.parse('2027-01-30T08:00Z');
  expect(await broken(noWordLost(), town, week, [], [], [])).toEqual([expect.stringContaining('is lost')]);
  told.end = 'gone';
  expect(await broken(noWordLost(), town, week, [row], [], [])).toEqual([expect.stringContaining('withdrawn')]);
});

describe('of whoever erased themself nothing is expected any more', () => {
  /** Bruno told something, and Amina carried it too; a story came of it, which she shared; then she left it, or not. */
  function shared() {
    const { town, amina, bruno } = aTown();
    town.noted(town.tell(bruno, '(idée 1)', 'On a planté (idée 1)'));
    const told = town.told[0];
    if (!told) throw new Error('Nothing was told.');
    told.id = 'one';
    told.story = { title: 'Vignes', body: 'Trois matins' };
    town.carry(amina, told);
    const share = () => told.agreed.set(amina, { version: 2, audience: 'organisation', naming: 'none', vintage: true });
    const rows = [
      [{ id: 'one', sentence: told.sentence, state: 'told', newsBy: told.newsBy, keptUntil: told.keptUntil }],
      [{ initiative: 'one', ...told.story }],
    ];
    const lost = () => broken(noWordLost(), town, { also: new Set(['week']) }, ...rows);
    return { town, told, amina, bruno, share, lost };
  }

  /** As they do it; now and then they change their mind. */
  async function erase(me: Citizen, town: Town): Promise<void> {
    const erases = behaviours.find(({ name }) => name === 'erases themselves');
    const button = { label: 'Oui, tout effacer', intent: 'erase-confirm', subject: '' } as const;
    const card = { summary: '', blocks: [{ type: 'buttons', buttons: [button] }] } as const;
    const hear = async ({ said }: Incoming): Promise<Reply> =>
      said.type === 'command' ? { type: 'say', card, replaces: true } : { type: 'nothing' };
    for (let tries = 0; me.erasures === 0 && tries < 100; tries++) await erases?.act(actingAs(me, town, hear));
    expect(me.erasures).toBe(1);
  }

  test('what they allowed of a story that they carry, that they left, or that they carried unseen', async () => {
    const carried = shared();
    carried.share();
    expect(await carried.lost()).toEqual([expect.stringContaining('agreed to version 2')]);
    await erase(carried.amina, carried.town);
    expect(await carried.lost()).toEqual([]);

    const left = shared();
    left.share();
    left.town.stopCarrying(left.amina, left.told);
    expect(await left.lost()).toEqual([]);

    const unseen = shared();
    unseen.town.stopCarrying(unseen.amina, unseen.told);
    unseen.share();
    expect(await unseen.lost()).toHaveLength(1);
    await erase(unseen.amina, unseen.town);
    expect(await unseen.lost()).toEqual([]);
    expect(unseen.told.end).toBe('no');
  });

  test('whom they set aside, and who set them aside', async () => {
    const { town, told, amina, bruno } = shared();
    const [other] = town.citizens.filter((one) => one !== amina && one !== bruno);
    if (!other) throw new Error('Nobody else is there.');
    const invited = async (reader: Citizen) => {
      reader.chosen.volunteer = 'yes';
      return broken(stillTrue(), town, {
        received: [message([reader], '2026-11-24', '10:00', { news: [news({ kind: 'invitation', initiative: 'one' })] })],
      });
    };
    told.setAside.set(amina, new Set([other])).set(bruno, new Set([amina, other]));
    town.stopCarrying(amina, told);

    await erase(amina, town);

    expect(await invited(amina)).toEqual([]);
    expect(await invited(other)).toEqual([expect.stringContaining('set them aside')]);
    await erase(bruno, town);
    expect(await invited(other)).toEqual([]);
  });
});

test('an initiative whose people hear nothing by the promised day is seen, unless they are away', async () => {
  const { town, amina } = aTown();
  town.noted(town.tell(amina, '(idée 1)', 'On a planté (idée 1)'));
  const told = town.told[0];
  if (!told) throw new Error('Nothing was told.');
  told.id = 'one';
  const day = { also: new Set(['day'] as const) };
  expect(told.newsBy).toBe('2026-12-07');
  town.now = Date.parse('2026-12-07T16:00Z');
  expect(await broken(everyInitiativeAnswered(), town, day)).toEqual([]);
  town.now = Date.parse('2026-12-08T16:00Z');
  amina.chosen.absences.push({ from: '2026-12-03', until: '2026-12-07', since: 0 });
  expect(await broken(everyInitiativeAnswered(), town, day)).toEqual([]);
  amina.chosen.absences = [];

  expect(await broken(everyInitiativeAnswered(), town, day)).toEqual([expect.stringContaining('to be answered by 2026-12-07')]);

  told.answeredFor = null;
  const received = [
    message([amina], '2026-12-02', '10:00', { news: [news({ kind: 'nobodyFound', initiative: 'one', newsBy: told.newsBy })] }),
  ];
  expect(await broken(everyInitiativeAnswered(), town, { ...day, received })).toEqual([]);
  // Handed over, it was promised anew.
  told.newsBy = '2026-12-04';
  expect(await broken(everyInitiativeAnswered(), town, day)).toEqual([expect.stringContaining('by 2026-12-04')]);
});

test('an answer that is asked about a third time, or once it was told, is seen', async () => {
  const { town, amina, bruno } = aTown();
  town.opened(town.try(amina, 'Un essai', '2026-11-24', '2026-12-04'));
  const [tried] = town.tried;
  if (!tried) throw new Error('Nothing was tried.');
  tried.id = 'one';
  const invariant = decisionsAskedTwice();
  const asked = (to: Citizen, slot: string, date: string) =>
    broken(invariant, town, {
      received: [message([to], date, '10:00', { news: [news({ kind: 'decisionAwaited', subject: 'trial:one', slot })] })],
    });

  expect(await asked(amina, 'one:1', '2027-01-18')).toEqual([]);
  // The same question, which nobody could tell had arrived.
  expect(await asked(amina, 'one:1', '2027-01-18')).toEqual([]);
  expect(await asked(bruno, 'one:1', '2027-01-18')).toEqual([]);
  expect(await asked(amina, 'one:2', '2027-02-18')).toEqual([]);
  expect(await asked(amina, 'one:3', '2027-03-18')).toEqual([expect.stringContaining('a third time')]);
  tried.decidedAt = instantOf('Europe/Paris', '2027-01-20', '10:00');
  expect(await asked(bruno, 'one:2', '2027-02-18')).toEqual([expect.stringContaining('after it was told')]);
});

test('a check-in after the end, a trial alive past its end, an end nobody hears of and words that are lost are seen', async () => {
  const { town, amina, bruno } = aTown();
  town.opened(town.try(amina, 'Un essai', '2026-11-24', '2026-12-04'));
  const [tried] = town.tried;
  if (!tried) throw new Error('Nothing was tried.');
  const [day, week] = [{ also: new Set(['day'] as const) }, { also: new Set(['week'] as const) }];
  expect(await broken(trialsKeepTheirEnd(), town, {}, [])).toEqual([expect.stringContaining('is not in the store')]);
  tried.id = 'one';

  const asked = (date: string) =>
    broken(trialsKeepTheirEnd(), town, {
      received: [message([bruno], date, '10:00', { news: [news({ kind: 'checkIn', subject: 'trial:one' })] })],
    });
  expect(await asked('2026-12-04')).toEqual([]);
  expect(await asked('2026-12-07')).toEqual([expect.stringContaining('that ended on 2026-12-04')]);
  tried.stoppedAt = instantOf('Europe/Paris', '2026-11-26', '10:00');
  expect(await asked('2026-11-25')).toEqual([]);
  expect(await asked('2026-11-27')).toEqual([expect.stringContaining('stopped before')]);

  const late = { id: 'one', state: 'live', ends: '2026-12-04' };
  expect(await broken(trialsKeepTheirEnd(), town, day, [late])).toEqual([expect.stringContaining('its last day was 2026-12-04')]);
  const missing = { trial: 'one', person: bruno.externalId };
  expect(await broken(trialsKeepTheirEnd(), town, week, [missing], [], [])).toEqual([expect.stringContaining('never got the way back')]);

  town.kept(town.notice(bruno, 'des mots'));
  expect(await broken(trialsKeepTheirEnd(), town, week, [], [], [])).toEqual([expect.stringContaining('is lost')]);
  town.kept(town.notice(bruno, 'des mots'));
  expect(await broken(trialsKeepTheirEnd(), town, week, [], [{ words: 'avant\ndes mots' }], [])).toEqual([]);
  const concluded = (...rows: readonly unknown[][]) => {
    tried.learnt = { words: 'une leçon', turn: 1 };
    return broken(trialsKeepTheirEnd(), town, week, [], [], ...rows);
  };
  const both = [amina, bruno].map(({ externalId }) => ({ trial: 'one', person: externalId }));
  expect(await concluded([{ id: 'one', learnt: 'une autre' }])).toEqual([expect.stringContaining('conclusion')]);
  expect(await concluded([{ id: 'one', learnt: 'une leçon' }], both)).toEqual([]);
  amina.erasures += 1;
  expect(await concluded([])).toEqual([expect.stringContaining('conclusion')]);
  // The last of its people erased themselves, and the trial with them.
  bruno.erasures += 1;
  expect(await concluded([])).toEqual([]);
});

describe('once everything had its time', () => {
  const settled = { also: new Set(['settled', 'end'] as const) };
  /** Amina told something, as the bot may have heard it. */
  function told(known: 'sure' | 'unsure' = 'sure') {
    const { town, amina, bruno } = aTown();
    const one = town.tell(amina, '(idée 1)', 'On a planté (idée 1)', true);
    if (known === 'sure') town.noted(one);
    one.id = 'one';
    return { town, amina, bruno, one };
  }

  test('an answer that never came, or came twice for sure, is seen', async () => {
    const { town, amina, one } = told();
    const said = (...received: readonly Received[]) => broken(saidOnce(), town, { ...settled, received });
    const other = () =>
      message([amina], '2026-11-24', '10:00', { news: [news({ kind: 'initiativeNoted', direct: true, asked: true, initiative: 'one' })] });

    expect(await said()).toEqual([expect.stringContaining('nobody said so')]);
    expect(await said(other())).toEqual([]);
    expect(await said(other(), other())).toEqual([expect.stringContaining('twice that (idée 1) is noted')]);
    // Where nothing can be looked for, what may not have come is said again.
    expect(await said({ ...other(), doubtful: true }, other())).toEqual([]);
    expect(await said({ ...other(), doubtful: true }, other(), other())).toHaveLength(1);
    one.end = 'perhaps';
    expect(await said()).toEqual([]);
    one.end = 'no';
    one.known = 'unsure';
    expect(await said()).toEqual([]);
  });

  test('a copy of which the bot is unsure counts in no budget', async () => {
    const { town, amina, bruno } = aTown();
    const twice = (known: boolean) => [
      message([amina], '2026-11-24', '10:00'),
      message([amina, bruno], '2026-11-24', '11:00', { known, news: [news({ kind: 'meeting' })] }),
    ];

    expect(await broken(withinBudget(), town, { received: twice(false) })).toEqual([]);
    expect(await broken(withinBudget(), town, { received: twice(true) })).toHaveLength(1);
  });

  test('what was not acknowledged may be there or not, once at most, as one of the sentences said since the last that was', async () => {
    const { town, one } = told('unsure');
    const { sentence, newsBy, keptUntil } = one;
    const row = { id: 'one', sentence, state: 'told', newsBy, keptUntil };
    const kept = (...rows: readonly unknown[]) => broken(noWordLost(), town, { also: new Set(['week']) }, [...rows], [], []);
    const corrected = { ...row, sentence: 'On a semé (idée 1)' };
    one.said.push(corrected.sentence);

    expect(await kept()).toEqual([]);
    expect(await kept(row)).toEqual([]);
    expect(await kept(corrected)).toEqual([]);
    expect(await kept(row, { ...row, id: 'two' })).toEqual([expect.stringContaining('2 times')]);
    one.known = 'sure';
    one.sentence = corrected.sentence;
    expect(await kept(row)).toEqual([expect.stringContaining('corrected')]);
    expect(await kept({ ...row, nobodys: true })).toEqual([]);
    one.end = 'perhaps';
    expect(await kept()).toEqual([]);
    one.end = 'no';
    expect(await kept()).toEqual([expect.stringContaining('is lost')]);
  });

  test('a message, a post or a task that is still held, and people who were never told, are seen', async () => {
    const { town, one } = told();
    expect(await broken(nothingWaits(), town, settled, [{ what: 'post', state: 'unsure', times: 2 }])).toEqual([
      expect.stringContaining('is unsure in the end, 2 times'),
    ]);
    const silent = { initiative: 'one', sentence: 'On a planté (idée 1)' };
    const heard = (what: string) => broken(everyInitiativeAnswered(), town, settled, [{ ...silent, what }]);
    expect(await heard('nobody was found, and its people do not know')).toHaveLength(1);
    town.gone.push({ by: one.teller, known: 'unsure' });
    expect(await heard('nobody was found, and its people do not know')).toEqual([]);
    expect(await heard('is still searching')).toHaveLength(1);
  });

  test('a trial or a note that is there twice is seen', async () => {
    const { town, amina } = aTown();
    town.try(amina, 'Un essai (essai 1)', '2026-11-24', '2026-12-04');
    expect(await broken(trialsKeepTheirEnd(), town, {}, [])).toEqual([]);
    const row = { id: 'one', what: 'Un essai (essai 1)' };
    expect(await broken(trialsKeepTheirEnd(), town, {}, [row, row])).toEqual([expect.stringContaining('2 times')]);
    const week = { also: new Set(['week'] as const) };
    town.notice(amina, 'Rien (note 1)');
    expect(await broken(trialsKeepTheirEnd(), town, week, [], [])).toEqual([]);
    expect(await broken(trialsKeepTheirEnd(), town, week, [], [{ words: 'Rien (note 1)' }, { words: 'Rien (note 1)' }])).toEqual([
      expect.stringContaining('more than once'),
    ]);
  });

  test('a story that is lost, doubled, nobody’s or somebody else’s, a choice that does not hold and files that did not come are seen', async () => {
    const { town, amina, bruno, one } = told();
    town.written.push({ writer: amina, tag: '(récit 1)', text: 'Trois matins (récit 1)' });
    const story = { id: 'story', kind: 'story', version: 2, body: 'Trois matins (récit 1)', writer: amina.externalId };
    const thanks = () =>
      message([amina], '2026-11-24', '10:00', {
        news: [news({ direct: true, words: 'Merci (idée 1)', offers: [{ intent: 'record-oral', subject: 'story' }] })],
      });
    const kept = (stories: readonly unknown[], choices: readonly unknown[] = [], received: readonly Received[] = [thanks()]) =>
      broken(storiesKept(), town, { ...settled, received }, [...stories], [...choices]);

    expect(await kept([story])).toEqual([]);
    expect(await kept([])).toEqual([expect.stringContaining('is lost')]);
    one.end = 'gone';
    expect(await kept([])).toEqual([]);
    one.end = 'no';
    expect(await kept([story], [], [thanks(), thanks()])).toEqual([expect.stringContaining('thanks more than once')]);
    expect(await kept([story, { ...story, id: 'two' }])).toEqual([expect.stringContaining('stored more than once')]);
    expect(await kept([{ ...story, body: 'Autre chose' }])).toEqual([expect.stringContaining('nobody wrote')]);
    expect(await kept([{ ...story, writer: bruno.externalId }])).toEqual([expect.stringContaining('is not by them')]);
    expect(await kept([{ ...story, writer: null }])).toEqual([expect.stringContaining('is not by them')]);

    const choice = { story: 'story', version: 2, person: bruno.externalId, choice: 'us none false' };
    const first = { by: bruno, of: { story: 'story', version: 2 }, choice: 'us none false', known: 'sure' as const };
    town.allowed.push(first);
    expect(await kept([story], [choice])).toEqual([]);
    expect(await kept([story])).toEqual([expect.stringContaining('the choice is lost')]);
    expect(await kept([{ ...story, version: 3 }])).toEqual([]);
    town.allowed.push({ ...first, choice: 'organisation team false' });
    expect(await kept([story], [choice])).toEqual([expect.stringContaining('holds instead')]);
    town.allowed.push({ ...first, of: null, known: 'unsure' });
    expect(await kept([story], [choice])).toEqual([]);

    town.exported.push({ by: bruno, known: 'sure' });
    expect(await kept([story], [choice])).toEqual([expect.stringContaining('did not come')]);
    town.gone.push({ by: bruno, known: 'unsure' });
    expect(await kept([story])).toEqual([]);
  });

  test('a sentence as it no longer is on a screen, a reader who is not listed, and what platforms say against the bot are seen', async () => {
    const { town, amina, bruno, one } = told();
    const initiative = { id: 'one', sentence: one.sentence };
    const screen = (words: string, what: Partial<OnScreen> = {}): OnScreen => ({
      readers: [bruno],
      together: false,
      reachable: true,
      words,
      by: 'chat.postMessage',
      ...what,
    });
    const shown = (screens: readonly OnScreen[], rows: readonly unknown[] = [initiative], stories: readonly unknown[] = []) =>
      broken(shownAsItIs(), town, { ...settled, platforms: { ...nobodyLooks, screens: () => screens } }, [...rows], [], [], [...stories]);

    expect(await shown([screen(`Amina raconte : ${one.sentence}`)])).toEqual([]);
    expect(await shown([screen('Avant : on plante (idée 1)')])).toEqual([expect.stringContaining('as it no longer is')]);
    expect(await shown([screen('Avant : on plante (idée 1)', { reachable: false })])).toEqual([]);
    expect(await shown([screen(one.sentence)], [])).toHaveLength(1);
    expect(await shown([screen('Titre (idée 1)')], [initiative], [{ initiative: 'one', title: 'Titre (idée 1)', body: '' }])).toEqual([]);
    town.written.push({ writer: amina, tag: '(récit 1)', text: 'Trois matins (récit 1)' });
    expect(await shown([screen('Trois matins (récit 1)')])).toEqual([expect.stringContaining('still sees it')]);
    town.gone.push({ by: bruno, known: 'unsure' });
    expect(await shown([screen(one.sentence)], [])).toEqual([]);
    town.gone.pop();

    const received = [message([bruno], '2026-11-24', '10:00', { news: [news({ kind: 'invitation', initiative: 'one' })] })];
    const read = (...readers: readonly unknown[]) => broken(shownAsItIs(), town, { ...settled, received }, [initiative], [...readers]);
    expect(await read({ initiative: 'one', person: bruno.externalId, written: null })).toEqual([]);
    expect(await read()).toEqual([expect.stringContaining('not listed')]);
    const forgotten = (days: number) => ({
      initiative: 'one',
      person: null,
      written: new Date(town.now - days * 86_400_000).toISOString(),
    });
    expect(await read(forgotten(91))).toEqual([]);
    expect(await read(forgotten(89))).toHaveLength(1);
    expect(await read({ ...forgotten(91), initiative: 'another' })).toHaveLength(1);
    expect(await read({ initiative: 'one', person: null, written: null })).toHaveLength(1);

    const platforms = { ...nobodyLooks, refusals: ['chat.postMessage: text is too long'], isThere: () => false };
    expect(
      await broken(shownAsItIs(), town, { ...settled, platforms }, [], [], [{ platform: 'slack', conversation: 'D1', message: '1' }]),
    ).toEqual([expect.stringContaining('too long'), expect.stringContaining('counts as sent')]);
  });

  test('a trace of somebody who is gone, in a table or on the screen of others, is seen', async () => {
    const { town, amina, bruno } = told();
    const end = { also: new Set(['end'] as const) };
    const left = (rows: string, words = '', orphans: readonly unknown[] = [], readers = [bruno]) => {
      const screens = () => [{ readers, together: false, reachable: true, words, by: 'chat.postMessage' }];
      const platforms = { ...nobodyLooks, screens };
      return broken(nothingLeft(), town, { ...end, platforms }, [{ name: 'people' }], [{ rows }], [...orphans]);
    };
    expect(await left(amina.name)).toEqual([]);
    town.gone.push({ by: amina, known: 'sure' });

    expect(await left('{}')).toEqual([]);
    expect(await left(`{"id":"${amina.externalId}"}`)).toEqual([expect.stringContaining('table people')]);
    expect(await left(`{"name":"${amina.firstName}"}`)).toHaveLength(1);
    expect(await left(`{"name":"${amina.firstName}0"}`)).toEqual([]);
    expect(await left('', `${amina.name} a dit oui`)).toEqual([expect.stringContaining('others still read')]);
    expect(await left('', `${amina.name} a dit oui`, [], [amina])).toEqual([]);
    expect(await left('', '', [{ sentence: 'On a planté (idée 1)' }])).toEqual([expect.stringContaining('nobody may read it')]);
  });
});

test('what answers another sentence does not say that this one is noted', async () => {
  const { town, amina } = aTown();
  const tells = behaviours.find(({ name }) => name === 'tells an initiative');
  const hearing =
    (named: (words: string) => string) =>
    async ({ said }: Incoming) => {
      if (said.type !== 'command' || said.text === '') return { type: 'nothing' } as const;
      const withdraw = { label: 'Retirer', intent: 'withdraw', subject: 'one' } as const;
      const text = { type: 'paragraph', spans: [named(said.text)] } as const;
      return { type: 'say', card: { summary: '', blocks: [text, { type: 'buttons', buttons: [withdraw] }] }, replaces: false } as const;
    };
  const tell = async (hear: (incoming: Incoming) => Promise<Reply>) => {
    const before = town.told.length;
    for (let tries = 0; tries < 100; tries++) await tells?.act(actingAs(amina, town, hear));
    return town.told.slice(before).filter(({ known }) => known === 'sure').length;
  };

  expect(await tell(hearing(() => 'C’est noté : « On a planté (idée 0) »'))).toBe(0);
  expect(await tell(hearing((words) => `C’est noté : « ${words} »`))).toBeGreaterThan(10);
});
