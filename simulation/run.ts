import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { registry } from '../src/areas/all.ts';
import type { Button } from '../src/cards/card.ts';
import type { Incoming } from '../src/core/incoming.ts';
import type { Reply } from '../src/core/reply.ts';
import { buttonsIn } from '../support/cards.ts';
import { type Chance, chance } from '../support/random.ts';
import { actingAs, answerOf } from './acting.ts';
import type { Behaviour } from './behaviours/behaviour.ts';
import { type Bot, Died, startBot, type World } from './bot.ts';
import { makeDatabase } from './database.ts';
import type { Broken, Invariant, Platforms, Step } from './invariants/invariant.ts';
import type { Kind } from './kinds.ts';
import { addDays, instantOf, localTime } from './local-time.ts';
import { createSimulatedPlatform, type Shown } from './platform.ts';
import { type Citizen, hoursOf, worksOn } from './population.ts';
import { makeTown, type News, type Seen, type Town, today } from './town.ts';

export interface Options {
  readonly people: number;
  readonly weeks: number;
  readonly seed: number;
  /** How often the bot is killed and started again. */
  readonly kills: number;
  /** The PostgreSQL on which a private database is made, and dropped in the end. */
  readonly server: string;
  readonly behaviours: readonly Behaviour[];
  readonly invariants: readonly Invariant[];
  /** Messages a year that each of those who take part receives at least. */
  readonly messagesAYear: number;
  /** At once, so that a run that is cut short has said something. */
  readonly onBreach?: (breach: Breach) => void;
  /** All that one person does and receives, by their number. */
  readonly watch?: number;
  readonly onWatched?: (line: string) => void;
  /** Once a week. */
  readonly onProgress?: (progress: Progress) => void;
  readonly bot?: (world: World) => Promise<Bot>;
  /** The last day of the bot itself; none when not given. */
  readonly until?: string | undefined;
}

interface Progress {
  readonly week: number;
  readonly date: string;
  readonly messages: number;
  readonly initiatives: number;
  readonly breaches: number;
}

interface Breach extends Broken {
  readonly invariant: string;
  readonly seed: number;
  /** Simulated. */
  readonly at: string;
}

export interface Outcome {
  readonly town: Town;
  readonly breaches: readonly Breach[];
  readonly figures: Readonly<Record<string, string | number>>;
  /** The same for the same seed: of every message that arrived, when and to whom. */
  readonly fingerprint: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What is due and cannot leave yet is looked at again after this long. */
const AGAIN = 10_000;

/** A Monday, before anybody works; clocks change on 28 March and 31 October. */
const startsAt = Date.parse('2026-11-22T12:00Z');
/** Once people do nothing more, what is due still leaves. */
const weeksToSettle = 3;
/** Events the bot may log without anything being wrong. */
const expectedEvents: ReadonlySet<string> = new Set(['forgotten', 'message-refused', 'home-refused', 'sheet-refused']);

/** A year of a town: people act, the clock jumps from what is due to what is due, and everything is checked at each step. */
export async function simulate(options: Options): Promise<Outcome> {
  const { people, weeks, seed } = options;
  const town = makeTown(people, seed, startsAt);
  const database = await makeDatabase(options.server, seed);
  const breaches: Breach[] = [];
  const known = new Set<string>();
  const breach = (invariant: string, { citizen, kind, what }: Broken) => {
    const name = [invariant, citizen, kind, what].join();
    if (known.has(name)) return;
    known.add(name);
    const one = { invariant, seed, at: new Date(town.now).toISOString(), citizen, kind, what };
    breaches.push(one);
    options.onBreach?.(one);
  };
  const watched = (citizen: Citizen, what: string) => {
    if (citizen.number === options.watch) options.onWatched?.(`${new Date(town.now).toISOString()}  person ${citizen.number} ${what}`);
  };
  const fingerprint = { mixed: 0, messages: 0 };

  const platform = createSimulatedPlatform({
    seed,
    now: () => town.now,
    citizen: town.citizen,
    async arrived(shown) {
      const news = await newsIn(database, town, shown);
      const { key, to, together, card } = shown;
      const received: Seen = { shown, at: town.now, key, to, together, card, news, known: true, doubtful: false };
      town.received.push(received);
      fingerprint.messages += 1;
      fingerprint.mixed = mix(fingerprint.mixed, `${town.now} ${shown.to.map(({ number }) => number)} ${news.map(({ kind }) => kind)}`);
      for (const citizen of shown.to) {
        citizen.heard += 1;
        watched(
          citizen,
          `hears ${news.map(({ kind, initiative }) => `${kind} of ${town.toldOf(initiative)?.tag ?? 'nothing told'}`).join(' and ')}`,
        );
      }
      hear(town, received);
      for (const citizen of shown.to) react(received, citizen);
    },
    sent(citizen) {
      citizen.heard += 1;
    },
  });
  const platforms: Platforms = {
    screens: () =>
      platform
        .screens()
        .filter(({ shown, readers }) => readers.every(({ goneAt }) => goneAt < shown.sentAt))
        .map(({ shown: { together, card }, readers, reachable }) => ({
          readers,
          together,
          reachable,
          words: JSON.stringify(card),
          by: 'the bot',
        })),
    isThere: (_platform, conversation, message) => platform.shown(conversation, message) !== null,
    refusals: [],
    filesOf: () => 0,
  };
  const draws = chance(seed + 1);
  const world: World = {
    databaseUrl: database.url,
    platform,
    now: () => Temporal.Instant.fromEpochMilliseconds(town.now),
    draw: draws.draw,
    coordinators: town.citizens.filter(({ coordinator }) => coordinator).map(({ externalId }) => externalId),
    report(event, { error }) {
      if (expectedEvents.has(event)) return;
      breach('nothing fails', {
        citizen: null,
        kind: event,
        what: error instanceof Error ? (error.stack ?? error.message) : `was logged ${error ?? ''}`,
      });
    },
  };

  const bot = await mortal(world, options.bot ?? startBot, database.cutEveryoneOff);
  const receive = async (incoming: Incoming): Promise<Reply> => bot.insist((alive) => alive.receive(incoming));
  const behaving = byButton(options.behaviours);
  if (options.until !== undefined) {
    town.until = options.until;
    await database.ask(z.unknown(), `update organisations set settings = settings || jsonb_build_object('until', $1::text) returning id`, [
      options.until,
    ]);
  }

  /** Of each row of buttons that a message offers, they press one, or none. */
  function react(received: Seen, citizen: Citizen): void {
    const { random } = citizen;
    const promptness = random.draw();
    const more = buttonsIn(received.card.blocks).find(({ intent }) => intent === 'more');
    if (more && random.happens(0.3)) town.toCome.add(momentToAnswer(town, citizen, promptness), () => lookBehind(more, received, citizen));
    for (const row of received.card.blocks) {
      const choices =
        row.type === 'buttons' ? row.buttons.flatMap((button) => (behaving.get(button.intent) ?? []).map((one) => ({ one, button }))) : [];
      const chosen = drawn(choices, random.draw(), ({ one }) => one.weight);
      if (!chosen) continue;
      const at = momentToAnswer(town, citizen, promptness);
      town.toCome.add(at, () => behave(chosen.one, citizen, { seen: received, button: chosen.button }));
    }
  }

  /** « Plus »: some of what was not on the card makes them think of something. */
  async function lookBehind(more: Button, received: Seen, citizen: Citizen): Promise<void> {
    if (!citizen.active) return;
    let offers: readonly Button[] = [];
    await actingAs(citizen, town, receive, { seen: received, button: more }).press(more, (_, answer) => {
      offers = answer?.offers.map((one) => ({ ...one, label: '' })) ?? [];
    });
    const shown = buttonsIn(received.card.blocks);
    const hidden = offers.filter((one) => !shown.some(({ intent, subject }) => intent === one.intent && subject === one.subject));
    const choices = hidden.flatMap((button) => (behaving.get(button.intent) ?? []).map((one) => ({ one, button })));
    const chosen = drawn(choices, citizen.random.draw(), ({ one }) => one.weight);
    const card = { ...received.card, blocks: [...received.card.blocks, { type: 'buttons' as const, buttons: hidden }] };
    if (chosen) await behave(chosen.one, citizen, { seen: { ...received, shown: { ...received.shown, card } }, button: chosen.button });
  }

  async function behave(behaviour: Behaviour, citizen: Citizen, about?: Parameters<typeof actingAs>[3]): Promise<void> {
    if (!citizen.active || !(behaviour.may?.(citizen, town) ?? true)) return;
    town.count(behaviour.name);
    watched(citizen, behaviour.name);
    try {
      await behaviour.act(actingAs(citizen, town, receive, about));
    } catch (error) {
      breach('nothing fails', {
        citizen: citizen.number,
        kind: behaviour.name,
        what: error instanceof Error ? (error.stack ?? '') : String(error),
      });
    }
  }

  const killTimes = timesToDie(options, draws);
  const end = startsAt + weeks * 7 * DAY;
  const over = end + weeksToSettle * 7 * DAY;
  const kinds = new Set<'day' | 'week' | 'end'>();
  let looksAgainAt: number | null = startsAt;
  let [nextDay, steps] = [startsAt, 0];

  /** What the store still says of somebody, when a promise made to them was broken. */
  const recall = async (number: number) => {
    const rows = await database.ask(
      z.object({ line: z.string() }),
      `select concat_ws(' ', d.id, d.kind, d.state, d.why, d.slot, d.not_before, d.subject, n.state, n.news_by) as line
         from identities i join deliveries d on d.person_id = i.person_id left join initiatives n on d.subject = 'initiative:' || n.id
        where i.external_id = $1 and not d.direct order by d.id`,
      [town.citizens[number - 1]?.externalId],
    );
    for (const { line } of rows) options.onWatched?.(line);
  };

  const check = async () => {
    steps += 1;
    const step: Step = {
      town,
      received: town.received.splice(0),
      also: new Set(kinds),
      kills: bot.deaths,
      doubts: platform.doubts,
      platforms,
      ask: database.ask,
    };
    for (const invariant of options.invariants) {
      for (const broken of await invariant.check(step)) {
        breach(invariant.name, broken);
        if (broken.citizen !== null && broken.citizen === options.watch) await recall(broken.citizen);
      }
    }
    kinds.clear();
  };

  try {
    await database.setClock(town.now);
    depart(town, weeks);
    for (let week = 0; ; ) {
      const next: number = Math.min(town.toCome.next ?? over, looksAgainAt ?? over, nextDay);
      if (next >= over) break;
      if (next > town.now) {
        town.now = next;
        await database.setClock(next);
      }
      if (town.now >= nextDay) {
        nextDay += DAY;
        kinds.add('day');
        if (localTime('UTC', town.now).weekday === 7) {
          kinds.add('week');
          await database.tidy();
          options.onProgress?.({ week, ...progressOf(town, breaches, fingerprint.messages) });
          if (town.now < end) for (const citizen of town.citizens) planWeek(citizen, week);
          week += 1;
        }
      }
      while ((killTimes[0] ?? Number.POSITIVE_INFINITY) <= town.now) {
        killTimes.shift();
        bot.dieAfter(draws.whole(1, 80));
      }
      for (let act = town.toCome.take(town.now); act; act = town.toCome.take(town.now)) if (town.now < end) await act();
      if (bot.isAwake || (looksAgainAt !== null && looksAgainAt <= town.now)) {
        const again: Temporal.Instant | null = await bot.insist((alive) => alive.work());
        looksAgainAt = again === null ? null : Math.max(again.epochMilliseconds, town.now + AGAIN);
        // What a dead one had taken up is free once its lease is over: the queue looks every fifteen seconds at most.
        if (town.now < bot.diedAt + 90_000) looksAgainAt = Math.min(looksAgainAt ?? Number.POSITIVE_INFINITY, town.now + 15_000);
      }
      await check();
    }
    kinds.add('end').add('day');
    await check();
    breachesOfPace(options, town, weeks, breach);
  } finally {
    await bot.stop();
    await database.cutEveryoneOff();
    await database.close();
  }

  /** Some acts of their own each week, and more for who is behind: forty messages in a year for each. */
  function planWeek(citizen: Citizen, week: number): void {
    const { random } = citizen;
    if (!citizen.takesPart || !citizen.active || week < firstWeekOf(citizen)) return;
    const wanted = Math.ceil(((week + 1) / 52) * options.messagesAYear * 1.07);
    const acts = Math.max(random.happens(0.15) ? 1 : 0, Math.min(wanted - citizen.heard, 4));
    for (let left = acts; left > 0; left--) {
      const habit = pickHabit(behaving.get(null) ?? [], citizen, town);
      if (habit) town.toCome.add(momentIn(town, citizen, random.whole(1, 7)), () => behave(habit, citizen));
    }
  }

  const totals = options.invariants.flatMap((one) => Object.entries(one.figures?.() ?? {}));
  const figures = {
    steps,
    'messages sent as posts': fingerprint.messages,
    edits: platform.edits,
    kills: bot.deaths,
    ...Object.fromEntries(totals),
    ...Object.fromEntries(platform.faults),
  };
  return { town, breaches, figures, fingerprint: `${fingerprint.messages}-${(fingerprint.mixed >>> 0).toString(16)}` };
}

/** They find the bot one after the other, in the first weeks. */
const firstWeekOf = ({ number }: Citizen) => number % 4;

/** A bot that is started again whenever it dies; what was asked of it is asked again. */
async function mortal(world: World, start: (world: World) => Promise<Bot>, cutOff: () => Promise<void>) {
  let bot = await start(world);
  let [deaths, diedAt] = [0, Number.NEGATIVE_INFINITY];
  return {
    get isAwake() {
      return bot.isAwake;
    },
    get deaths() {
      return deaths;
    },
    /** Simulated. */
    get diedAt() {
      return diedAt;
    },
    dieAfter: (statements: number) => bot.dieAfter(statements),
    async insist<T>(ask: (alive: Bot) => Promise<T>): Promise<T> {
      for (;;) {
        try {
          return await ask(bot);
        } catch (error) {
          if (!(error instanceof Died)) throw error;
          deaths += 1;
          diedAt = world.now().epochMilliseconds;
          await cutOff();
          bot = await start(world);
        }
      }
    },
    stop: () => bot.stop(),
  };
}

const NewsRow = z.object({
  id: z.string(),
  kind: z.custom<Kind>((name) => typeof name === 'string' && registry.kind(name) !== null),
  direct: z.boolean(),
  slot: z.string(),
  subject: z.string(),
  initiative: z.string().nullable(),
  newsBy: z.string().nullable(),
  about: z.array(z.string()),
  harvester: z.string().nullable(),
});

/** What the store says of a message at the moment it arrives. */
async function newsIn(database: Pick<Awaited<ReturnType<typeof makeDatabase>>, 'ask'>, town: Town, { key, card }: Shown): Promise<News[]> {
  const rows = await database.ask(
    NewsRow,
    `select d.id::text, d.kind, d.direct, d.slot, d.subject, coalesce(d.about->>'initiative', s.initiative_id::text) as initiative, n.news_by::text as "newsBy",
            array(select value from jsonb_each_text(d.about) where value is not null) as about, i.external_id as harvester
       from post_deliveries l join deliveries d on d.id = l.delivery_id
       left join stories s on s.id = case when d.about->>'story' like '%-%' then (d.about->>'story')::uuid end
       left join initiatives n on n.id = coalesce(s.initiative_id, case when d.about->>'initiative' like '%-%' then (d.about->>'initiative')::uuid end)
       left join identities i on i.person_id = case when d.about->>'harvester' like '%-%' then (d.about->>'harvester')::uuid end
      where l.post_id = $1 order by l.place`,
    [key],
  );
  return rows.map((row) => ({
    ...row,
    asked: row.kind === 'exportRefused' || row.kind === 'filesInDoubt' || town.awaited.has(row.slot),
    harvester: row.harvester === null ? null : town.citizen(row.harvester),
    words: '',
    offers: buttonsIn(card.blocks),
  }));
}

/** Answers reach those who wait for them. */
function hear(town: Town, { news, card }: Seen): void {
  for (const { direct, slot, kind } of news) {
    const awaited = direct ? town.awaited.get(slot) : undefined;
    town.awaited.delete(slot);
    awaited?.heard(kind, answerOf(card));
  }
}

function byButton(behaviours: readonly Behaviour[]): ReadonlyMap<string | null, readonly Behaviour[]> {
  const found = new Map<string | null, Behaviour[]>();
  for (const one of behaviours) found.set(one.seeing, [...(found.get(one.seeing) ?? []), one]);
  return found;
}

function pickHabit(habits: readonly Behaviour[], citizen: Citizen, town: Town): Behaviour | null {
  const possible = habits.filter(({ may }) => may?.(citizen, town) ?? true);
  const all = possible.reduce((sum, { weight }) => sum + weight, 0);
  return drawn(possible, citizen.random.draw() * all, ({ weight }) => weight);
}

/** The one on whose share of the line the draw falls; null beyond the last. */
function drawn<T>(among: readonly T[], draw: number, weightOf: (one: T) => number): T | null {
  let left = draw;
  for (const one of among) {
    left -= weightOf(one);
    if (left < 0) return one;
  }
  return null;
}

/** Within hours for some, the next days for others. */
function momentToAnswer(town: Town, citizen: Citizen, draw: number): number {
  if (draw < 0.4) return together(town.now + citizen.random.whole(5, 120) * MINUTE);
  return momentIn(town, citizen, draw < 0.8 ? 1 : citizen.random.whole(2, 8));
}

/** On the first day, from so many days ahead, on which they work; now and then in the evening. */
function momentIn(town: Town, citizen: Citizen, days: number): number {
  const { random, zone } = citizen;
  const { from, until } = hoursOf(citizen, town.rules);
  let date = addDays(today(town, citizen), days);
  for (let looked = 0; looked < 40 && !worksOn(citizen, date, { present: true }); looked++) date = addDays(date, 1);
  const [start, stop] = [instantOf(zone, date, from), instantOf(zone, date, until)];
  return Math.max(together(random.happens(0.1) ? stop + random.whole(15, 240) * MINUTE : random.between(start, stop)), town.now);
}

/** People are many: what they do within an hour, they do at once, and one batch of work answers them all. */
const together = (at: number) => Math.ceil(at / HOUR) * HOUR;

/** In a year one account in twenty-five is closed, and some are opened again. */
function depart(town: Town, weeks: number): void {
  for (const citizen of town.citizens) {
    if (citizen.coordinator || !citizen.random.happens((0.04 * weeks) / 52)) continue;
    const at = town.now + citizen.random.between(2, weeks) * 7 * DAY;
    town.toCome.add(at, async () => {
      citizen.active = false;
      citizen.left = true;
      town.count('accounts closed');
      for (const awaited of town.awaited.values()) if (awaited.by === citizen) awaited.since = null;
    });
    if (citizen.random.happens(0.2)) {
      town.toCome.add(at + citizen.random.whole(7, 60) * DAY, async () => {
        citizen.active = true;
        town.count('accounts opened again');
      });
    }
  }
}

function timesToDie({ kills, weeks }: Options, random: Chance): number[] {
  return Array.from({ length: kills }, () => startsAt + random.between(0.5, weeks + 1) * 7 * DAY).sort((a, b) => a - b);
}

function progressOf(town: Town, breaches: readonly Breach[], posts: number): Omit<Progress, 'week'> {
  return {
    date: new Date(town.now).toISOString().slice(0, 10),
    messages: posts + (town.counts.get('answers shown at once') ?? 0),
    initiatives: town.told.length,
    breaches: breaches.length,
  };
}

/** Each person who takes part and stays has received as many messages as were asked for. */
function breachesOfPace({ messagesAYear }: Options, town: Town, weeks: number, breach: (invariant: string, broken: Broken) => void): void {
  // Who is away for weeks catches up later.
  const least = weeks < 26 ? 0 : Math.floor((messagesAYear * weeks) / 52);
  for (const { number, tookPart, takesPart, left, heard } of town.citizens) {
    if (!tookPart || !takesPart || left || heard >= least) continue;
    breach('people are active', { citizen: number, kind: 'messages', what: `received ${heard}, and ${least} at least were wanted` });
  }
}

function mix(mixed: number, text: string): number {
  let next = mixed;
  for (let index = 0; index < text.length; index++) next = Math.imul(next ^ text.charCodeAt(index), 0x01000193);
  return next;
}
