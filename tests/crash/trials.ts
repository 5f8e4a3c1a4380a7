import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';
import { buttonsOf, type Doing, did, type Known, withButton } from './doing.ts';
import type { ActOfOne } from './stories.ts';

/** A trial as whoever opened it remembers it. */
export interface Tried {
  /** Stands in its text: « (essai 3) ». */
  readonly tag: string;
  readonly pilot: string;
  known: Known;
}

/** What somebody noticed, in answer to one check-in. */
export interface Noticed {
  /** « (note 5) » */
  readonly tag: string;
  readonly person: string;
  known: Known;
}

export interface Trials {
  readonly tried: readonly Tried[];
  readonly noticed: readonly Noticed[];
  readonly acts: Readonly<Record<string, ActOfOne>>;
}

const day = 86_400_000;

/** Trials that people open, agree to and answer about; those who may erase themselves one day take no part. */
export function startTrials(slack: FakeSlack, random: Chance, doing: Doing, people: readonly string[], now: () => number): Trials {
  const tried: Tried[] = [];
  const noticed: Noticed[] = [];
  const answered = new Set<string>();
  const takesPart = new Set(people);

  async function open(id: string): Promise<boolean> {
    if (!takesPart.has(id)) return false;
    const view = await doing.form(id, async () => {
      const before = slack.person(id).ephemerals().length;
      await doing.command(id, 'test');
      // Where the form cannot be opened at once, a card offers it.
      const card = slack
        .person(id)
        .ephemerals()
        .slice(before)
        .find((one) => buttonsOf(one.blocks).some(({ intent }) => intent === 'open-trial'));
      if (card && !slack.person(id).view()) await doing.press(id, card, 'open-trial');
    });
    if (!view) return true;
    const one: Tried = { tag: `(essai ${tried.length + 1})`, pilot: id, known: 'unsure' };
    tried.push(one);
    const date = (days: number) => new Date(now() + days * day).toISOString().slice(0, 10);
    const entries = {
      what: `On essaie autrement ${one.tag}`,
      hypothesis: 'Cela prend moins de temps',
      wayBack: 'On reprend comme avant',
      question: 'Combien de temps ?',
      startsOn: date(1),
      endsOn: date(150),
      pilotUntil: date(150),
      people: random.shuffled(people.filter((other) => other !== id)).slice(0, random.whole(1, 3)),
    };
    const sure = () => {
      one.known = 'sure';
    };
    return did(doing.submit(id, entries, sure));
  }

  async function agree(id: string): Promise<boolean> {
    const card = random.pick(withButton(slack.person(id), 'join-trial'));
    return card !== undefined && did(doing.press(id, card, 'join-trial', random.happens(0.2)));
  }

  async function notice(id: string): Promise<boolean> {
    const asked = withButton(slack.person(id), 'write-check-in').filter(({ ts }) => !answered.has(`${id} ${ts}`));
    const card = asked.at(-1);
    if (!card) return false;
    answered.add(`${id} ${card.ts}`);
    if (!(await doing.form(id, () => doing.press(id, card, 'write-check-in')))) return true;
    const one: Noticed = { tag: `(note ${noticed.length + 1})`, person: id, known: 'unsure' };
    noticed.push(one);
    const sure = () => {
      one.known = 'sure';
    };
    return did(doing.submit(id, { words: `Rien de spécial ${one.tag}`, showing: 'five' }, sure));
  }

  return {
    tried,
    noticed,
    acts: {
      openTrial: { weight: 4, run: open },
      agreeToTrial: { weight: 12, run: agree },
      notice: { weight: 20, run: notice },
    },
  };
}

/** What was acknowledged of trials is there, once. */
export function trialPromises({ tried, noticed }: Trials, everything: string): readonly string[] {
  const [trials = '', words = ''] = ['trials', 'check_in_members'].map(
    (table) => everything.split('\n').find((line) => line.startsWith(`${table}: `)) ?? '',
  );
  const times = (text: string, tag: string) => text.split(tag).length - 1;
  return [
    ...tried.flatMap(({ tag, known }) => {
      const there = times(trials, tag);
      return there > 1 || (known === 'sure' && there === 0) ? [`The trial ${tag} is stored ${there} times.`] : [];
    }),
    ...noticed.flatMap(({ tag, known, person }) => {
      const there = times(words, tag);
      return there > 1 || (known === 'sure' && there === 0) ? [`What ${person} noticed, ${tag}, is stored ${there} times.`] : [];
    }),
  ];
}
