import type { Button, Card } from '../src/cards/card.ts';
import type { Heard } from './answer.ts';
import type { Kind } from './kinds.ts';
import { addDays, localTime } from './local-time.ts';
import type { Shown } from './platform.ts';
import { type Choices, type Citizen, nothingChosen, type Rules, settle, territoryOf, usualRules, worksOn } from './population.ts';
import { makeQueue, type Queue } from './queue.ts';

/** `sure`: the bot said so. `unsure`: it did not answer, and may have heard it. */
type Known = 'sure' | 'unsure';

/** An initiative as its people remember it. */
export interface Told {
  /** Stays in the sentence when it is corrected: « (idée 12) ». */
  readonly tag: string;
  /** As the bot knows it, once it is there. */
  id: string | null;
  readonly teller: Citizen;
  readonly carriers: Set<Citizen>;
  /** When the bot noted it; null: not yet, or at some time, after some tries. */
  at: number | null;
  known: Known;
  /** The bot says with a message of its own that it has noted it. */
  readonly awaitsNote: boolean;
  /** The last that the bot acknowledged; and all that were said, in order, acknowledged or not. */
  sentence: string;
  readonly said: string[];
  /** The rules, and what its teller had chosen, as they were when it was said. */
  readonly rules: Rules;
  readonly chosen: Choices;
  /** What their teller was promised, as they reckon it: an answer by that day, and how long the sentence is kept. */
  newsBy: string;
  keptUntil: string;
  /** The promised day that was kept, by an answer; a search that begins again promises another. */
  answeredFor: string | null;
  /** As it was when somebody last looked in the store. */
  state: string;
  /** Asked for to see clearly: unless somebody writes its story, it goes on its day, met or not. */
  readonly passes: boolean;
  /** Whom each of its people would rather not meet. */
  readonly setAside: Map<Citizen, Set<Citizen>>;
  /** The story that was written of it; null: none that they know of. */
  story: { title: string | null; body: string } | null;
  /** What each of its people allowed, of the story as they read it. */
  readonly agreed: Map<
    Citizen,
    { readonly version: number; readonly audience: string; readonly naming: string; readonly vintage: boolean }
  >;
  /** `perhaps`: withdrawn, for all its people know. `gone`: withdrawn, or erased with its people. `released`: the last of its people erased themselves, and what is left is nobody's. */
  end: 'no' | 'perhaps' | 'gone' | 'released';
  /** From when on nobody hears of it, once it was withdrawn. */
  silentFrom: number;
}

/** A message as it was when it arrived, with what the bot meant by it. */
export interface Received {
  readonly at: number;
  readonly key: string;
  readonly to: readonly Citizen[];
  readonly together: boolean;
  readonly news: readonly News[];
  /** The bot knows that it arrived, and can edit it. */
  readonly known: boolean;
  /** Nobody could tell whether it arrived: it may come again (P40). */
  readonly doubtful: boolean;
}

/** With what can be done about it. */
export interface Seen extends Received {
  readonly shown: Shown;
  readonly card: Card;
}

export interface News {
  readonly id: string;
  readonly kind: Kind;
  readonly direct: boolean;
  /** It answers something that was asked, and not answered yet. */
  readonly asked: boolean;
  readonly slot: string;
  readonly subject: string;
  readonly initiative: string | null;
  /** By when its people are promised an answer, at that moment. */
  readonly newsBy: string | null;
  /** Ids of what it is about. */
  readonly about: readonly string[];
  /** Who said yes to meet, where somebody did. */
  readonly harvester: Citizen | null;
  /** What is read, where somebody reads it, and its buttons. */
  readonly words: string;
  readonly offers: readonly Pick<Button, 'intent' | 'subject'>[];
}

/** What somebody said or pressed, and how the bot took it. */
interface Done {
  readonly by: Citizen;
  readonly at: number;
  readonly receipt: string;
  readonly what: string;
}

/** An answer that leaves as a message of its own. */
interface Awaited {
  readonly by: Citizen;
  /** Null once they left: nobody waits any more. */
  since: number | null;
  readonly what: string;
  heard: Heard;
}

/** A trial as its people remember it. */
export interface Tried {
  /** As the bot knows it, once it is there. */
  id: string | null;
  readonly pilot: Citizen;
  readonly what: string;
  known: Known;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Who was named to watch over it; and whether they said yes, as the bot may have heard. */
  readonly companion: Citizen | null;
  watched: boolean;
  /** When somebody who carries it stopped it, as they were told. */
  stoppedAt: number | null;
  /** When somebody who carries it told what was answered to their proposal, as the bot acknowledged it. */
  decidedAt: number | null;
  /** What was learnt, as the bot acknowledged what was said last; `turn`: which saying of it. */
  learnt: { readonly words: string; readonly turn: number } | null;
  turns: number;
  /** Once it is concluded: who takes part, as they were last seen, each with how often they had erased themselves by then. */
  people: ReadonlyMap<Citizen, number>;
}

/** Words said of a trial, and acknowledged; said again in their place, they are others. */
interface Noticed {
  readonly by: Citizen;
  readonly words: string;
  /** The question that they answer; null: said in plain words, of whichever question that was. */
  readonly about: string | null;
  known: Known;
  replaced: boolean;
}

/** A story as its writer remembers it. */
interface Written {
  readonly writer: Citizen;
  readonly tag: string;
  readonly text: string;
}

/** A meeting that somebody asked for, other than to tell, as that person remembers it. */
export interface Wish {
  /** « (demande 12) » */
  readonly tag: string;
  readonly purpose: 'help' | 'same' | 'table';
  readonly by: Citizen;
  /** The day after which nothing of it is kept, as they reckon it. */
  readonly keptUntil: string;
  /** Whom they chose by name. */
  readonly chosen: ReadonlySet<Citizen>;
  /** Who said yes, whether the bot heard it or not. */
  readonly yes: Set<Citizen>;
  /** Since when the bot has acknowledged that it is over. */
  over: number | null;
}

/** What somebody allowed, of one version of one story; null when they said it in words, of whichever story that was. */
export interface Allowed {
  readonly by: Citizen;
  readonly of: { readonly story: string; readonly version: number } | null;
  /** « us none false » */
  readonly choice: string;
  known: Known;
}

/** A hand lent, as the writer of its five lines remembers it. */
export interface Lent {
  /** As the bot knows it, once it is there. */
  id: string | null;
  readonly by: Citizen;
  readonly at: number;
  readonly what: string;
  readonly until: string;
  /** The last day on which its return can be, as they reckon it. */
  readonly longest: string;
  /** The form was not taken as it was. */
  refused: boolean;
  /** Those who met, as they were last seen, each with how often they had erased themselves by then. */
  people: ReadonlyMap<Citizen, number>;
  lost: boolean;
}

/** Something asked once of what is held about somebody: to have it, or to erase it all. */
interface Asked {
  readonly by: Citizen;
  known: Known;
}

/** Where the organisation counts its days. */
export const ORGANISATION_ZONE = 'Europe/Paris';

/** People, what they remember, and what is to come: everything of the simulation that is not the bot. */
export interface Town {
  readonly seed: number;
  /**
   * Whatever the bot has answered was done at that instant, and people live a year. False: an instant lasts, what was not answered is
   * done again later, and weeks pass within minutes.
   */
  readonly exact: boolean;
  readonly citizens: readonly Citizen[];
  readonly rules: Rules;
  readonly told: Told[];
  readonly tried: Tried[];
  readonly lent: Lent[];
  readonly wishes: Wish[];
  /** Who keeps an hour for those who gather people, since when; the bot may have heard it. */
  readonly keeping: Map<Citizen, number>;
  /** Meetings that a volunteer handed over, as the bot acknowledged it: « person initiative ». */
  readonly handedOver: Map<string, number>;
  /** Who is never to be asked about a story again, and which rest, since when. */
  readonly alive: { readonly never: Set<Citizen>; readonly resting: Map<string, number> };
  /** Ids of lines of which somebody said that they hold no more, whether the bot heard it or not. */
  readonly dropped: Set<string>;
  /** Since they were last looked for in the store. */
  readonly noticed: Noticed[];
  readonly written: Written[];
  /** In the order in which the bot answered. */
  readonly allowed: Allowed[];
  /** Ids of stories of which somebody said « pas de récit », whether the bot heard it or not. */
  readonly refused: Set<string>;
  readonly exported: Asked[];
  /** Who erased themselves, and of whom the bot heard nothing since. */
  readonly gone: Asked[];
  /** What people are about to do. */
  readonly toCome: Queue<() => Promise<void>>;
  /** What somebody waits to hear, by the receipt of what they did: called with what arrived. */
  readonly awaited: Map<string, Awaited>;
  now: number;
  /** The last day of the bot itself, in the organisation's zone; null: it has none. */
  until: string | null;
  /** Since the last step. */
  readonly received: Seen[];
  readonly done: Done[];
  readonly counts: Map<string, number>;
  citizen(externalId: string): Citizen | null;
  /** What tells a sentence, a story, a trial… from every other: « (idée 12) ». */
  nextTag(of: 'idée' | 'récit' | 'essai' | 'note' | 'coup' | 'demande'): string;
  /** They tell it, as things are now: the bot may hear it. */
  tell(teller: Citizen, tag: string, sentence: string, awaitsNote?: boolean, passes?: boolean): Told;
  /** The bot has noted it. */
  noted(told: Told): Told;
  /** They open it: the bot may hear it. */
  try(pilot: Citizen, what: string, startsOn: string, endsOn: string, companion?: Citizen | null): Tried;
  opened(tried: Tried): Tried;
  /** They write the five lines: the bot may hear it. */
  lend(by: Citizen, what: string, until: string, longest: string): Lent;
  /** What they say in a check-in, or of what a trial changed: the bot may hear it. */
  notice(by: Citizen, words: string, about?: string | null): Noticed;
  /** The bot has kept it, in the place of what they had answered before. */
  kept(noticed: Noticed, what?: 'check-ins' | 'evaluations'): Noticed;
  /** The bot said that it is withdrawn: nobody hears of it any more. */
  withdraw(told: Told): void;
  /** They ask to be erased: the bot may hear it. */
  leave(citizen: Citizen): Asked;
  /** The bot has erased them. */
  left(asked: Asked): void;
  hasLeft(citizen: Citizen): boolean;
  /** A person who erased themselves acts again, or is asked for by name: the bot knows somebody new. */
  comesBack(citizen: Citizen): void;
  /** What they carry, as they remember it. */
  carriedBy(citizen: Citizen): ReadonlySet<Told>;
  carry(citizen: Citizen, told: Told): void;
  /** What they allowed of it counts no more, and is kept no more. */
  stopCarrying(citizen: Citizen, told: Told): void;
  toldOf(initiative: string | null): Told | null;
  count(what: string): void;
}

/** `inTeams`: so many of them, the last ones. */
export function makeTown(size: number, seed: number, startsAt: number, { inTeams = 0, exact = true } = {}): Town {
  const citizens = settle(size, seed, inTeams);
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
  const forget = (town: Town, citizen: Citizen) => {
    town.keeping.delete(citizen);
    town.alive.never.delete(citizen);
    for (const wish of town.wishes) if (wish.by === citizen) wish.over ??= town.now;
    for (const [slot, { by }] of town.awaited) if (by === citizen) town.awaited.delete(slot);
    for (const one of told) {
      one.setAside.delete(citizen);
      for (const people of one.setAside.values()) people.delete(citizen);
      const carries = one.carriers.has(citizen);
      stopCarrying(citizen, one);
      if (carries && one.carriers.size === 0) one.end = 'released';
    }
  };
  return {
    seed,
    exact,
    citizens,
    rules,
    told,
    tried: [],
    lent: [],
    wishes: [],
    keeping: new Map(),
    handedOver: new Map(),
    alive: { never: new Set(), resting: new Map() },
    dropped: new Set(),
    noticed: [],
    written: [],
    allowed: [],
    refused: new Set(),
    exported: [],
    gone: [],
    toCome: makeQueue(),
    awaited: new Map(),
    now: startsAt,
    until: null,
    received: [],
    done: [],
    counts,
    citizen: (externalId) => byId.get(externalId) ?? null,
    nextTag: (of) => `(${of} ${++tags})`,
    tell(teller, tag, sentence, awaitsNote = false, passes = false) {
      const one: Told = {
        tag,
        id: null,
        teller,
        carriers: new Set(),
        at: null,
        known: 'unsure',
        awaitsNote,
        sentence,
        said: [sentence],
        rules: { ...rules },
        chosen: { ...teller.chosen },
        newsBy: '',
        keptUntil: '',
        answeredFor: null,
        state: 'held',
        setAside: new Map(),
        story: null,
        agreed: new Map(),
        passes,
        end: 'no',
        silentFrom: 0,
      };
      told.push(promised(one, this.now));
      carry(teller, one);
      return one;
    },
    noted(one) {
      if (one.known === 'unsure') count('initiatives told');
      return Object.assign(promised(one, this.now), { known: 'sure', at: exact ? this.now : null } as const);
    },
    try(pilot, what, startsOn, endsOn, companion = null) {
      const one: Tried = {
        id: null,
        pilot,
        what,
        known: 'unsure',
        startsOn,
        endsOn,
        companion,
        watched: false,
        stoppedAt: null,
        decidedAt: null,
        learnt: null,
        turns: 0,
        people: new Map(),
      };
      this.tried.push(one);
      return one;
    },
    opened(one) {
      count('trials opened');
      return Object.assign(one, { known: 'sure' } as const);
    },
    lend(by, what, until, longest) {
      const one: Lent = { id: null, by, at: this.now, what, until, longest, refused: false, people: new Map(), lost: false };
      this.lent.push(one);
      count('five lines written');
      return one;
    },
    notice(by, words, about = null) {
      const one: Noticed = { by, words, about, known: 'unsure', replaced: false };
      this.noticed.push(one);
      return one;
    },
    kept(one, what = 'check-ins') {
      const isReplaced = ({ by, about }: Noticed) => by === one.by && (about === one.about || about === null || one.about === null);
      for (const other of this.noticed) if (other !== one && isReplaced(other)) other.replaced = true;
      count(`${what} answered`);
      return Object.assign(one, { known: 'sure' } as const);
    },
    withdraw(one) {
      // What leaves at an instant that lasts may have left before.
      Object.assign(one, { end: 'gone', silentFrom: exact ? this.now : this.now + 1 });
      for (const carrier of [...one.carriers]) stopCarrying(carrier, one);
    },
    comesBack(citizen) {
      const place = this.gone.findIndex(({ by, known }) => by === citizen && known === 'sure');
      if (place >= 0) this.gone.splice(place, 1);
    },
    leave(citizen) {
      const one: Asked = { by: citizen, known: 'unsure' };
      this.gone.push(one);
      forget(this, citizen);
      return one;
    },
    left(one) {
      const { by } = one;
      Object.assign(one, { known: 'sure' });
      Object.assign(by, { left: true, goneAt: this.now });
      // Where all is judged in the end, it is judged by what they had chosen.
      if (exact) by.chosen = { ...nothingChosen(), territory: territoryOf(by.livesIn) };
      by.erasures += 1;
      count('erasures');
    },
    hasLeft(citizen) {
      return this.gone.some(({ by }) => by === citizen);
    },
    carriedBy: (citizen) => carried.get(citizen) ?? new Set(),
    carry,
    stopCarrying,
    toldOf(initiative) {
      if (initiative === null) return null;
      const known = byInitiative.get(initiative);
      if (known) return known;
      const found = told.findLast((one) => one.id === initiative) ?? null;
      if (found) byInitiative.set(initiative, found);
      return found;
    },
    count,
  };
}

/** What its teller is promised when the bot notes it now. */
function promised(one: Told, now: number): Told {
  const { teller, chosen, rules } = one;
  const date = localTime(teller.zone, now).date;
  return Object.assign(one, {
    newsBy: workingDayAfter({ ...teller, chosen }, date, rules.newsDays),
    keptUntil: addDays(date, rules.keepDays),
  });
}

/** Of a meeting asked for that these words speak of. */
export const wishIn = ({ wishes }: Town, words: string): Wish | null => {
  const [tag] = /\(demande \d+\)/.exec(words) ?? [];
  return wishes.find((one) => one.tag === tag) ?? null;
};

/** Initiatives that these words name, each once. */
export const tagsIn = (words: string): readonly string[] => [...new Set(words.match(/\(idée \d+\)/g))];

/** The platform may not have said yet where they are. */
export function isNotPlaced({ teller, at }: Pick<Told, 'teller' | 'at'>): boolean {
  return at !== null && teller.chosen.metAt !== null && at - teller.chosen.metAt < 24 * 3_600_000;
}

/**
 * By when they are promised an answer, as they may reckon it: what they chose just before may have been answered since, and
 * until the platform has said where they are, which it does within a day, the organisation's calendar is theirs.
 */
export function promisedBy({ teller, at, rules }: Pick<Told, 'teller' | 'rules'> & { readonly at: number }): ReadonlySet<string> {
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

/** It stays beyond its day: a meeting, or a story, is there. */
export const stays = ({ state, passes }: Pick<Told, 'state' | 'passes'>) => state === 'told' || (state === 'accepted' && !passes);
