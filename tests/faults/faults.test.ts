import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { settableClock } from '../../fakes/clock.ts';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { chance } from '../../support/random.ts';
import { readFacts } from '../crash/facts.ts';
import { troubles } from '../crash/faults.ts';
import { brokenPromises } from '../crash/promises.ts';
import { startStream } from '../crash/stream.ts';
import { momentsAfter } from '../crash/weeks.ts';
import { makeProgram } from '../support/processes.ts';
import { openHouse } from './house.ts';
import { injuries } from './injuries.ts';
import { checkTeams, startTeamsTown } from './teams-town.ts';

/*
 * Two web and three worker processes, a real PostgreSQL and a real Redis, people who act, and everything that may fail. In
 * the end everything acknowledged is there, and everything there was to say was said once. `npm run test:faults`: two
 * hundred injuries over a stream of five thousand; VENDANGE_SEED repeats the chance of a run, if not its exact timing.
 */
const wanted = Number(process.env.VENDANGE_FAULTS ?? 10);
const items = Number(process.env.VENDANGE_ITEMS ?? wanted * 3);
const seed = Number(process.env.VENDANGE_SEED ?? Math.floor(Math.random() * 1e9));

let program: string;
beforeAll(async () => {
  program = await makeProgram('../crash/bot-program.ts');
});

test(`${wanted} faults on five processes: nothing acknowledged is lost, nothing is said twice`, {
  timeout: 120_000 + wanted * 60_000,
}, async () => {
  const random = chance(seed);
  const clock = settableClock('2026-11-19T10:00[Europe/Paris]');
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const teams = await startFakeTeams({ clock: clock.ms });
  const background = troubles(slack, random);
  const size = Math.min(400, Math.max(24, Math.round(items / 12)));
  const stream = startStream(slack, random, clock.ms, { size, withTrials: true, apologises: true });
  // One in ten of them is in Teams, a dozen at least.
  const town = startTeamsTown(teams, random, { size: Math.max(12, Math.ceil(size / 10)) });
  const begun = Date.now();
  const says = (line: string) => {
    if (process.env.VENDANGE_FAULTS) console.log(`${Math.round((Date.now() - begun) / 1000)} s: ${line}`);
  };
  const house = await openHouse(program, { slack, teams }, clock, random, (what) => says(`still waiting after ${what}`));
  /** How often each fault happened, and how much it touched in all. */
  const happened = new Map<string, readonly [times: number, touched: number]>();
  /** When a sending may have been cut off. */
  const hurtAt = new Set<number>();
  const soFar = () => stream.told.length + stream.trials.tried.length + stream.trials.noticed.length + town.told.length;
  const again = () => Promise.all([stream.again(), town.again()]);
  const order = random.shuffled(Object.keys(injuries));

  try {
    await Promise.all([stream.begin(), town.begin()]);
    // Whoever was not answered types the same again at once, not the day after.
    for (let attempt = 0; attempt < 3; attempt++) await again();
    await house.moveBy({ hours: 24 });
    let moments = momentsAfter(clock.now(), 200);
    const nextMoment = async () => {
      const [next = '', ...rest] = moments;
      moments = rest;
      await house.moveTo(next);
    };
    for (let step = 0; step < wanted || soFar() < items; step++) {
      // So that all has begun when the last fault happens; they do as much besides.
      const beginning = Math.ceil(Math.max(items - soFar(), 0) / Math.max(wanted - step, 1));
      const acts = Promise.all([stream.burst(Math.min(size, beginning + 12), beginning), town.burst()]);
      if (step < wanted) {
        await sleep(random.between(0, 250));
        // Each kind at least once, as far as there are that many.
        const name = order[step % order.length] ?? '';
        if (cutting.test(name)) hurtAt.add(clock.ms());
        const touched = (await injuries[name]?.(house, random, { slack, teams })) ?? 0;
        const [times, before] = happened.get(name) ?? [0, 0];
        happened.set(name, [times + 1, before + touched]);
      }
      await acts;
      await again();
      await house.moveBy({ seconds: random.whole(5, 40) });
      await again();
      if (random.happens(0.3)) await house.moveBy({ seconds: random.whole(5, 40) });
      else await nextMoment();
      if (step % 10 === 9) says(`${Math.min(step + 1, wanted)} of ${wanted} faults, ${soFar()} of ${items} begun`);
    }
    background.stop();
    town.calm();
    for (let step = 0; step < 6; step++) {
      await again();
      await house.moveBy({ seconds: 20 });
    }
    // Two messages a week and no more: what is still promised leaves when it may.
    // Ten and half past two in Paris: somebody works, wherever they are.
    moments = moments.filter((moment) => /T1[04]/.test(moment));
    for (let week = 1; week <= 20; week++) {
      const waiting = await house.waiting();
      if (waiting === 0) break;
      says(`it ends: ${waiting} messages and initiatives wait for their day`);
      for (let moment = 0; moment < 10; moment++) await nextMoment();
    }
    await house.quiet();
    const notStopped = await house.close();

    const facts = await house.database.transaction((tx) => readFacts(tx, clock.now()));
    // Each leaves in doubt what was being sent.
    const cuts = [...happened].filter(([name]) => cutting.test(name) && !/killed/.test(name)).reduce((sum, [, [times]]) => sum + times, 0);
    const { broken, checked: inTeams } = checkTeams({ teams, town, slack, stream, facts, hurtAt });
    const figures = {
      seconds: Math.round((Date.now() - begun) / 1000),
      days: Math.round((clock.ms() - Date.parse('2026-11-19T09:00Z')) / 86_400_000),
      faults: Object.fromEntries(happened),
      deaths: house.deaths(),
      told: stream.told.length,
      trials: stream.trials.tried.length,
      noticed: stream.trials.noticed.length,
      inTeams,
      acts: stream.counts,
      posts: slack.sent().filter(({ via }) => via === 'chat.postMessage').length,
      background: slack.calls.filter(({ outcome }) => background.names.has(outcome)).length,
    };
    if (process.env.VENDANGE_FAULTS) console.log(JSON.stringify(figures));
    expect({
      seed,
      broken: [...brokenPromises(slack, stream, facts, house.deaths() + cuts), ...broken],
      notStopped,
      // Each kind of fault met something to spoil, in a run that is long enough.
      harmless: wanted < 100 ? [] : order.filter((name) => !happened.get(name)?.[1]),
      // And what is checked in Teams was there to be checked.
      unchecked: wanted < 100 ? [] : Object.entries(inTeams).flatMap(([what, count]) => (count < 10 ? [what] : [])),
      surprises: house.log.filter(isSurprise).slice(0, 5),
    }).toEqual({
      seed,
      broken: [],
      notStopped: [],
      harmless: [],
      unchecked: [],
      surprises: [],
    });
  } catch (error) {
    console.error(
      `VENDANGE_SEED=${seed} VENDANGE_FAULTS=${wanted} repeats this chance; it had ${JSON.stringify(Object.fromEntries(happened))}.`,
    );
    throw error;
  } finally {
    await house.destroy();
    await Promise.all([slack.close(), teams.close()]);
  }
});

/** What may cut off a sending, besides what a platform does. */
const cutting = /killed|PostgreSQL|(Slack|Teams) is cut/;

/** What these faults are known for is logged, and is no surprise: a database, a Redis or Slack that does not answer. */
const expected = [
  'slack-answer-failed',
  'teams-answer-failed',
  // Not recorded, what people wrote is not acknowledged: it comes again.
  'slack-listener-failed',
  'redis-away',
  'redis-back',
  'connection lost (08006)',
  'connection could not be made (08001)',
  'server shutting down (57P01)',
  '"code":"57P',
  '"code":"08',
];

function isSurprise(line: string): boolean {
  return !expected.some((one) => line.includes(one));
}
