import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeSlack } from '../../fakes/slack/server.ts';
import { startFakeTeams } from '../../fakes/teams/server.ts';
import { chance } from '../../support/random.ts';
import { invariants } from '../invariants/index.ts';
import { type Endured, livedFigures } from './crash.ts';
import { openHouse } from './house.ts';
import { injuries } from './injuries.ts';
import { brokenPromises, triedInTeams } from './seeing.ts';
import { startStream } from './stream.ts';
import { startTeamsStream } from './teams.ts';
import { badDaysOfSlack, badDaysOfTeams, troubles } from './troubles.ts';
import { momentsAfter, townOnAClock } from './weeks.ts';

/* Two web and three worker processes, a real PostgreSQL and a real Redis, a town in Slack and in Teams, and everything that may fail. */

export interface Suffered extends Endured {
  /** Processes that did not end properly. */
  readonly notStopped: readonly string[];
  /** Kinds of faults that never met anything to spoil. */
  readonly harmless: readonly string[];
  /** What happened too seldom in Teams for its promises to have been tried. */
  readonly unchecked: readonly string[];
}

export interface Sufferings {
  readonly faults: number;
  /** Initiatives, trials and answers that people begin, at least. */
  readonly items: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export async function suffers(program: string, { faults: wanted, items, seed, say }: Sufferings): Promise<Suffered> {
  const random = chance(seed);
  const inSlack = Math.min(400, Math.max(24, Math.round(items / 12)));
  // One in ten of them is in Teams, a dozen at least.
  const inTeams = Math.max(12, Math.ceil(inSlack / 10));
  const { town, clock } = townOnAClock(inSlack + inTeams, seed, inTeams);
  const slack = await startFakeSlack({ clock: clock.ms, signingClock: Date.now });
  const teams = await startFakeTeams({ clock: clock.ms });
  const background = [troubles(slack, badDaysOfSlack, random), troubles(teams, badDaysOfTeams, random)];
  const stream = startStream(slack, random, town, { withTrials: true, apologises: true });
  const teamsStream = startTeamsStream(teams, random, town);
  const begun = Date.now();
  const says = (line: string) => say(`${Math.round((Date.now() - begun) / 1000)} s: ${line}`);
  const house = await openHouse(program, { slack, teams }, clock, random, (what) => says(`still waiting after ${what}`));
  /** How often each fault happened, and how much it touched in all. */
  const happened = new Map<string, readonly [times: number, touched: number]>();
  /** When a sending may have been cut off. */
  const hurtAt = new Set<number>();
  const soFar = () => town.told.length + town.tried.length + town.noticed.length;
  const again = () => Promise.all([stream.again(), teamsStream.again()]);
  const order = random.shuffled(Object.keys(injuries));

  try {
    await Promise.all([stream.begin(), teamsStream.begin()]);
    // A person who got no answer types the same again at once, not the day after.
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
      const acts = Promise.all([stream.burst(Math.min(inSlack, beginning + 12), beginning), teamsStream.burst()]);
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
    for (const { stop } of background) stop();
    for (let step = 0; step < 6; step++) {
      await again();
      await house.moveBy({ seconds: 20 });
    }
    // Two messages a week and no more: what is still promised leaves when it may.
    // Half past seven and half past two in Paris: everybody works at one of them, wherever they are.
    moments = moments.filter((moment) => /T(07|14)/.test(moment));
    for (let week = 1; week <= 20; week++) {
      const waiting = await house.waiting();
      if (waiting === 0) break;
      says(`it ends: ${waiting} messages and initiatives wait for their day`);
      for (let moment = 0; moment < 10; moment++) await nextMoment();
    }
    for (let minute = 0; minute < 60 && (await house.putOff()) > 0; minute++) await house.moveBy({ seconds: 70 });
    await house.quiet();
    const notStopped = await house.close();

    // Each leaves in doubt what was being sent.
    const cuts = [...happened].filter(([name]) => cutting.test(name) && !/killed/.test(name)).reduce((sum, [, [times]]) => sum + times, 0);
    const lived = { town, slack, teams, cuts: house.deaths() + cuts, hurtAt };
    const unanswered = teamsStream.waiting().map(({ number }) => `person ${number} wrote in Teams until the end, and nobody answered`);
    const broken = [...(await house.database.transaction((tx) => brokenPromises(invariants(), lived, tx))), ...unanswered];
    const tried = triedInTeams(lived);
    return {
      broken,
      notStopped,
      harmless: order.filter((name) => !happened.get(name)?.[1]),
      unchecked: Object.entries(tried).flatMap(([what, count]) => (count < 10 ? [what] : [])),
      surprises: house.log.filter(isSurprise).slice(0, 5),
      figures: {
        faults: Object.fromEntries(happened),
        deaths: house.deaths(),
        trials: town.tried.length,
        acts: stream.counts,
        inTeams: tried,
        background: slack.calls.filter(({ outcome }) => background[0]?.names.has(outcome)).length,
        ...livedFigures(lived),
      },
    };
  } catch (error) {
    throw new Error(`With the seed ${seed}, it had ${JSON.stringify(Object.fromEntries(happened))}.`, { cause: error });
  } finally {
    await house.destroy();
    await Promise.all([slack.close(), teams.close()]);
  }
}

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
