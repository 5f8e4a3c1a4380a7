import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';
import { type Behaviour, presses } from '../behaviours/behaviour.ts';
import { behaviours } from '../behaviours/index.ts';
import type { Citizen } from '../population.ts';
import type { Town } from '../town.ts';
import { buttonsOf, startDoing } from './doing.ts';
import { atSlack, type Seen, screenOf, square } from './screen.ts';

/** Those of a town who are in Slack tell, correct, withdraw, volunteer, answer, meet, agree and go away, at random, on a bot that may be dead. */
export interface Stream {
  /** So that much can happen soon: some tell, others are volunteers; asked, they say yes, and many write a story. */
  begin(): Promise<void>;
  sayYes(): Promise<void>;
  writeStories(): Promise<void>;
  /** Acts of several people at once, of whom so many begin something; resolves once each was answered, or was not. */
  burst(acts: number, beginning?: number): Promise<void>;
  /** What was not answered is done again: by Slack for what people wrote, by themselves for the rest. */
  again(): Promise<void>;
  /** Acts so far, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How often people do what, in weeks that pass within minutes. */
const usually: Readonly<Record<string, number>> = {
  'tells an initiative': 12,
  'corrects their sentence': 10,
  'withdraws their sentence': 7,
  'says yes to an invitation': 12,
  'passes on an invitation': 18,
  'becomes a volunteer': 5,
  'says they will be away': 2,
  pauses: 1,
  'comes back from a pause': 2,
  'hands over': 6,
  'asks for fewer messages': 3,
  'looks behind « Plus »': 4,
  waits: 3,
  'asks who has read': 2,
  'writes the story': 24,
  'chooses who may hear the story': 18,
  'keeps the story between us': 6,
  'wants no story': 2,
  'asks somebody to carry it too': 6,
  'carries it too': 6,
  'declines to carry it, or says that a story is not theirs': 2,
  'has not met yet': 3,
  'asks somebody else': 2,
  'lets it rest': 3,
  'says that it was enough': 2,
  'asks for their data': 2,
  'erases themselves': 5,
};

/** Cards on which they think of it earlier than in a year. */
const alsoSeeing: Readonly<Record<string, string>> = { 'writes the story': 'hand-over' };

const inTrials: Readonly<Record<string, number>> = { 'opens a trial': 4, 'agrees to a trial': 12, 'answers a check-in': 20 };

/** `withTrials`: they try things together too. */
export function startStream(slack: FakeSlack, random: Chance, town: Town, { withTrials = false, apologises = false } = {}): Stream {
  const people = town.citizens.filter(({ platform }) => platform === 'slack');
  for (const { externalId: id, name, firstName, zone } of people) {
    slack.addUser({ id, real_name: name, first_name: firstName, tz: zone, locale: 'fr-FR' });
  }
  slack.addChannel({ id: square, name: 'place', members: people.map(({ externalId }) => externalId) });
  const counts: Record<string, number> = {};
  const doing = startDoing(slack, { apologises });
  /** They may erase themselves one day: nobody asks anything of them by their name, and they take no part in trials. */
  const leaving = new Set(people.slice(-4));
  const screen = { slack, random, doing, town, there: people.filter((one) => !leaving.has(one)) };
  const weights = { ...usually, ...(withTrials ? inTrials : {}) };
  const names = Object.entries(weights).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
  // What is shown then makes them think of the rest.
  const known = new Map([...behaviours, presses('looks behind « Plus »', 'more', 1)].map((one) => [one.name, one]));

  /** False when they had nothing to do it with. */
  async function does(me: Citizen, name: string): Promise<boolean> {
    const behaviour = known.get(name);
    if (!behaviour) throw new Error(`Nobody knows how one ${name}.`);
    // They do nothing else from then on: the bot would take them for somebody new.
    if (name === 'erases themselves' && (!leaving.has(me) || doing.waits(me.externalId) || town.hasLeft(me))) return false;
    if (name in inTrials && leaving.has(me)) return false;
    const seen = seenBy(me, behaviour);
    if (seen === undefined) return false;
    const hands = atSlack(me, screen, seen);
    await behaviour.act(hands);
    return hands.hasActed();
  }

  /** A message that makes them think of it, mostly one of the last; null: they think of it by themselves. */
  function seenBy(me: Citizen, { name, seeing }: Behaviour): Seen | null | undefined {
    if (seeing === null) return null;
    const offered = screenOf(slack, me).flatMap((message) => {
      const button = buttonsOf(message.blocks).find(({ intent }) => intent === seeing || intent === alsoSeeing[name]);
      return button ? [{ message, button }] : [];
    });
    return random.pick(random.happens(0.5) ? offered.slice(0, 2) : offered);
  }

  return {
    counts,
    again: doing.again,
    async begin() {
      await Promise.all(people.map((me, index) => does(me, index % 2 === 0 ? 'tells an initiative' : 'becomes a volunteer')));
    },
    async sayYes() {
      await Promise.all(people.map((me) => does(me, 'says yes to an invitation')));
    },
    async writeStories() {
      await Promise.all(people.filter(() => random.happens(0.7)).map((me) => does(me, 'writes the story')));
    },
    async burst(size, beginning = 0) {
      // One act a person: a person has one screen.
      const chosen = random.shuffled(people.filter((me) => !town.hasLeft(me))).slice(0, size);
      await Promise.all(
        chosen.map(async (me, index) => {
          await sleep(random.between(0, 60));
          // A person who has nothing to answer or to write does something else.
          const first = index >= beginning ? [] : [withTrials && random.happens(0.15) ? 'opens a trial' : 'tells an initiative'];
          for (const name of [...first, ...Array.from({ length: 4 }, () => random.pick(names) ?? 'tells an initiative')]) {
            if (!(await does(me, name))) continue;
            counts[name] = (counts[name] ?? 0) + 1;
            return;
          }
        }),
      );
    },
  };
}
