import type { Card } from '../src/cards/card.ts';
import { addDays, localTime } from './local-time.ts';
import type { Shown } from './platform.ts';
import { type Choices, type Citizen, type Rules, settle, usualRules, worksOn } from './population.ts';
import { makeQueue, type Queue } from './queue.ts';

/** An initiative as its people remember it. */
export interface Told {
  /** Stands in the sentence, whatever becomes of it: « (idée 12) ». */
  readonly tag: string;
  /** As the bot knows it, once it is there. */
  id: string | null;
  readonly teller: Citizen;
  readonly carriers: Set<Citizen>;
  readonly at: number;
  sentence: string;
  /** The rules as they were when it was said. */
  readonly rules: Rules;
  /** What their teller was promised, as they reckon it: an answer by that day, and how long the sentence is kept. */
  newsBy: string;
  keptUntil: string;
  /** The promised day that was kept, by an answer; a search that begins again promises another. */
  answeredFor: string | null;
  /** As it was when somebody last looked in the store. */
  state: string;
  /** Whom each of its people would rather not meet. */
  readonly setAside: Map<Citizen, Set<Citizen>>;
  /** The story that was written of it; null: none that they know of. */
  story: { title: string | null; body: string } | null;
  /** What each of its people allowed, of the story as they read it. */
  readonly agreed: Map<
    Citizen,
    { readonly version: number; readonly audience: string; readonly naming: string; readonly vintage: boolean }
  >;
  /** `gone`: withdrawn, or erased with its people. `released`: the last of its people erased themselves, and what is left is nobody's. */
  end: 'no' | 'gone' | 'released';
}

/** A message as it was when it arrived, with what the bot meant by it. */
export interface Received {
  readonly shown: Shown;
  readonly at: number;
  readonly key: string;
  readonly to: readonly Citizen[];
  readonly together: boolean;
  readonly card: Card;
  readonly news: readonly News[];
}

export interface News {
  readonly id: string;
  readonly kind: string;
  readonly direct: boolean;
  /** It answers something that was asked, and not answered yet. */
  readonly asked: boolean;
  readonly slot: string;
  readonly subject: string;
  readonly initiative: string | null;
  /** By when its people are promised an answer, at that moment. */
  readonly newsBy: string | null;
  /** Who said yes to meet, where somebody did. */
  readonly harvester: Citizen | null;
}

/** What somebody said or pressed, and how the bot took it. */
export interface Done {
  readonly by: Citizen;
  readonly at: number;
  readonly receipt: string;
  readonly what: string;
}

/** An answer that leaves as a message of its own. */
export interface Awaited {
  readonly by: Citizen;
  /** Null once they left: nobody waits any more. */
  since: number | null;
  readonly what: string;
  heard(kind: string, card: Card): void;
}

/** A trial as its people remember it. */
export interface Tried {
  /** As the bot knows it, once it is there. */
  id: string | null;
  readonly pilot: Citizen;
  readonly what: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** When somebody who carries it stopped it, as they were told. */
  stoppedAt: number | null;
  /** What was learnt, as the bot acknowledged what was said last; `turn`: which saying of it. */
  learnt: { readonly words: string; readonly turn: number } | null;
  turns: number;
  /** Once it is concluded: who takes part, as they were last seen, each with how often they had erased themselves by then. */
  people: ReadonlyMap<Citizen, number>;
}

/** Words said of a trial, and acknowledged; said again in their place, they are others. */
export interface Noticed {
  readonly by: Citizen;
  readonly words: string;
  replaced: boolean;
}

/** Where the organisation counts its days. */
export const ORGANISATION_ZONE = 'Europe/Paris';

/** People, what they remember, and what is to come: everything of the simulation that is not the bot. */
export interface Town {
  readonly seed: number;
  readonly citizens: readonly Citizen[];
  readonly rules: Rules;
  readonly told: Told[];
  readonly tried: Tried[];
  /** Since they were last looked for in the store. */
  readonly noticed: Noticed[];
  /** What people are about to do. */
  readonly toCome: Queue<() => Promise<void>>;
  /** What somebody waits to hear, by the receipt of what they did: called with what arrived. */
  readonly awaited: Map<string, Awaited>;
  now: number;
  /** Since the last step. */
  readonly received: Received[];
  readonly done: Done[];
  readonly counts: Map<string, number>;
  citizen(externalId: string): Citizen | null;
  /** What tells a sentence from every other. */
  nextTag(): string;
  /** The bot has noted it. */
  tell(teller: Citizen, tag: string, sentence: string, when: { readonly rules: Rules; readonly chosen: Choices }): void;
  try(pilot: Citizen, what: string, startsOn: string, endsOn: string): void;
  /** What they said in a check-in, or of what a trial changed. */
  notice(by: Citizen, words: string): void;
  evaluate(by: Citizen, words: string): void;
  /** What they carry, as they remember it. */
  carriedBy(citizen: Citizen): ReadonlySet<Told>;
  carry(citizen: Citizen, told: Told): void;
  /** What they allowed of it counts no more, and is kept no more. */
  stopCarrying(citizen: Citizen, told: Told): void;
  /** They erased themselves: of whatever they ever had a part in, nothing is theirs any more. */
  forget(citizen: Citizen): void;
  toldOf(initiative: string | null): Told | null;
  /** Somebody else who is there, for a form that asks for a person. */
  somebodyElse(than: Citizen): Citizen;
  count(what: string): void;
}

export function makeTown(size: number, seed: number, startsAt: number): Town {
  const citizens = settle(size, seed);
  const byId = new Map(citizens.map((one) => [one.externalId, one]));
  const counts = new Map<string, number>();
  const carried = new Map<Citizen, Set<Told>>();
  const told: Told[] = [];
  let tags = 0;
  const byInitiative = new Map<string, Told>();
  const rules = { ...usualRules };
  const carry = (citizen: Citizen, one: Told) => {
    one.carriers.add(citizen);
    carried.set(citizen, (carried.get(citizen) ?? new Set()).add(one));
  };
  const stopCarrying = (citizen: Citizen, one: Told) => {
    one.agreed.delete(citizen);
    one.carriers.delete(citizen);
    carried.get(citizen)?.delete(one);
  };
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  return {
    seed,
    citizens,
    rules,
    told,
    tried: [],
    noticed: [],
    toCome: makeQueue(),
    awaited: new Map(),
    now: startsAt,
    received: [],
    done: [],
    counts,
    citizen: (externalId) => byId.get(externalId) ?? null,
    nextTag: () => `(idée ${++tags})`,
    tell(teller, tag, sentence, { rules, chosen }) {
      const date = localTime(teller.zone, this.now).date;
      const one: Told = {
        tag,
        id: null,
        teller,
        carriers: new Set(),
        at: this.now,
        sentence,
        rules,
        newsBy: workingDayAfter({ ...teller, chosen }, date, rules.newsDays),
        keptUntil: addDays(date, rules.keepDays),
        answeredFor: null,
        state: 'held',
        setAside: new Map(),
        story: null,
        agreed: new Map(),
        end: 'no',
      };
      told.push(one);
      carry(teller, one);
      count('initiatives told');
    },
    try(pilot, what, startsOn, endsOn) {
      this.tried.push({ id: null, pilot, what, startsOn, endsOn, stoppedAt: null, learnt: null, turns: 0, people: new Map() });
      count('trials opened');
    },
    notice(by, words) {
      for (const one of this.noticed) if (one.by === by) one.replaced = true;
      this.noticed.push({ by, words, replaced: false });
      count('check-ins answered');
    },
    evaluate(by, words) {
      for (const one of this.noticed) if (one.by === by) one.replaced = true;
      this.noticed.push({ by, words, replaced: false });
      count('evaluations answered');
    },
    carriedBy: (citizen) => carried.get(citizen) ?? new Set(),
    carry,
    stopCarrying,
    forget(citizen) {
      for (const [slot, { by }] of this.awaited) if (by === citizen) this.awaited.delete(slot);
      for (const one of told) {
        one.setAside.delete(citizen);
        for (const people of one.setAside.values()) people.delete(citizen);
        const carries = one.carriers.has(citizen);
        stopCarrying(citizen, one);
        if (carries && one.carriers.size === 0) one.end = 'released';
      }
    },
    toldOf(initiative) {
      if (initiative === null) return null;
      const known = byInitiative.get(initiative);
      if (known) return known;
      const found = told.findLast((one) => one.id === initiative) ?? null;
      if (found) byInitiative.set(initiative, found);
      return found;
    },
    somebodyElse({ random, number }) {
      for (;;) {
        const found = random.pick(citizens);
        if (found?.active && found.number !== number) return found;
      }
    },
    count,
  };
}

/** The platform may not have said yet where they are. */
export function isNotPlaced({ teller, at }: Pick<Told, 'teller' | 'at'>): boolean {
  return teller.chosen.metAt !== null && at - teller.chosen.metAt < 24 * 3_600_000;
}

/**
 * By when they are promised an answer, as they may reckon it: what they chose just before may have been answered since, and
 * until the platform has said where they are, which it does within a day, the organisation's calendar is theirs.
 */
export function promisedBy({ teller, at, rules }: Pick<Told, 'teller' | 'at' | 'rules'>): ReadonlySet<string> {
  const there = workingDayAfter(teller, localTime(teller.zone, at).date, rules.newsDays);
  if (!isNotPlaced({ teller, at })) return new Set([there]);
  const unplaced: Citizen = { ...teller, zone: ORGANISATION_ZONE, chosen: { ...teller.chosen, territory: 'metropole' } };
  return new Set([there, workingDayAfter(unplaced, localTime(ORGANISATION_ZONE, at).date, rules.newsDays)]);
}

/** The `count`-th day on which they work, their absences left aside, after this one. */
export function workingDayAfter(citizen: Citizen, date: string, count: number): string {
  let [day, left] = [date, count];
  while (left > 0) {
    day = addDays(day, 1);
    if (worksOn(citizen, day, { present: false })) left -= 1;
  }
  return day;
}

export function today(town: Pick<Town, 'now'>, citizen: Citizen): string {
  return localTime(citizen.zone, town.now).date;
}
