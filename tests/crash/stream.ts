import type { FakePerson, Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { ShownMessage } from '../../fakes/slack/shown.ts';
import type { Chance } from '../../support/random.ts';
import { actionId, appears, did, isAnswered, type Known, startDoing, withButton } from './doing.ts';
import { type ActOfOne, type Stories, startStories } from './stories.ts';
import { startTrials, type Trials } from './trials.ts';

/** An initiative as its teller remembers it: what the bot acknowledged, and what they do not know. */
export interface Told {
  /** Stands in the sentence, whatever becomes of it: « (idée 12) ». */
  readonly tag: string;
  readonly teller: string;
  readonly byWords: boolean;
  told: Known;
  /** Every sentence sent for it, in order. */
  readonly sentences: { readonly text: string; known: Known }[];
  withdrawn: Known | 'no';
}

export interface Away {
  readonly person: string;
  readonly from: string;
  readonly until: string;
  /** From when it holds, epoch milliseconds. */
  readonly since: number;
}

/** People of a town hall, who tell, correct, withdraw, volunteer, answer, meet, agree and go away, at random. */
export interface Stream {
  readonly people: readonly string[];
  readonly told: readonly Told[];
  readonly absences: readonly Away[];
  readonly stories: Stories;
  readonly trials: Trials;
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

const zones = ['Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe'] as const;

/** `withTrials`: they try things together too. */
export function startStream(
  slack: FakeSlack,
  random: Chance,
  now: () => number,
  { size = 14, withTrials = false, apologises = false } = {},
): Stream {
  const people = Array.from({ length: size }, (_, index) => {
    const id = `UPERSON${lettersOf(index)}`;
    slack.addUser({
      id,
      real_name: `Personne ${index + 1}`,
      first_name: `Prénom${index + 1}`,
      tz: zones[index % zones.length] ?? 'Europe/Paris',
    });
    return id;
  });
  const told: Told[] = [];
  const absences: Away[] = [];
  const counts: Record<string, number> = {};
  const doing = startDoing(slack, { apologises });
  const nameOf = (id: string) => `Personne ${people.indexOf(id) + 1}`;
  const stories = startStories(slack, random, doing, { people, leaving: new Set(people.slice(-4)), nameOf });
  const trials = startTrials(slack, random, doing, people.slice(0, -4), now);

  async function tell(id: string): Promise<boolean> {
    const tag = `(idée ${told.length + 1})`;
    const text = `On a commencé quelque chose ${tag}, avec les voisins`;
    const one: Told = {
      tag,
      teller: id,
      byWords: random.happens(0.5),
      told: 'unsure',
      sentences: [{ text, known: 'unsure' }],
      withdrawn: 'no',
    };
    told.push(one);
    const sure = () => {
      one.told = 'sure';
      for (const sentence of one.sentences.slice(0, 1)) sentence.known = 'sure';
    };
    if (one.byWords) return did(doing.write(id, `initiative ${text}`, sure));
    // Some give up; the others type the same again, before the bot has gone on.
    return did(doing.attempt(id, () => slack.person(id).command('/initiative', text), sure, random.happens(0.7), isNoted));
  }

  async function correct(id: string): Promise<boolean> {
    const one = random.pick(told.filter((each) => each.teller === id && each.sentences.length === 1 && each.withdrawn === 'no'));
    const note = one && noteOf(slack.person(id), one);
    if (!one || !note) return false;
    if (!(await doing.form(id, () => doing.press(id, note, 'correct')))) return true;
    const sentence: Told['sentences'][number] = { text: `On a corrigé quelque chose ${one.tag}, avec les voisines`, known: 'unsure' };
    one.sentences.push(sentence);
    const sure = () => {
      sentence.known = 'sure';
    };
    return did(doing.submit(id, { sentence: sentence.text }, sure));
  }

  async function withdraw(id: string): Promise<boolean> {
    const one = random.pick(told.filter((each) => each.teller === id && each.withdrawn === 'no'));
    const note = one && noteOf(slack.person(id), one);
    if (!one || !note) return false;
    one.withdrawn = 'unsure';
    const sure = () => {
      one.withdrawn = 'sure';
    };
    return did(doing.attempt(id, () => doing.press(id, note, 'withdraw'), sure, random.happens(0.7)));
  }

  async function answer(id: string): Promise<boolean> {
    const invitation = random.pick(withButton(slack.person(id), 'accept-invitation'));
    if (!invitation) return false;
    const yes = random.happens(0.4);
    if (random.happens(0.2)) return did(doing.write(id, yes ? 'oui volontiers' : 'pas cette fois'));
    const twice = random.happens(0.3);
    const press = () => doing.press(id, invitation, yes ? 'accept-invitation' : 'decline-invitation', twice);
    return did(doing.insist(id, press, () => {}));
  }

  async function goAway(id: string): Promise<boolean> {
    const start = new Date(now() + random.whole(1, 6) * 86_400_000);
    const end = new Date(start.getTime() + random.whole(0, 3) * 86_400_000);
    const [from, until] = [start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
    const sure = () => void absences.push({ person: id, from, until, since: now() });
    return did(doing.insist(id, () => doing.command(id, `absence ${from} ${until}`), sure));
  }

  async function pressAny(id: string, intent: string, then?: string): Promise<boolean> {
    const message = random.pick(withButton(slack.person(id), intent));
    if (!message) return false;
    await doing.press(id, message, intent);
    if (then === undefined) return true;
    const seen = slack.person(id).ephemerals().length;
    const next = await appears(() =>
      slack
        .person(id)
        .ephemerals()
        .slice(seen)
        .find((one) => actionId(one, then)),
    );
    if (next) await doing.press(id, next, then);
    return true;
  }

  const volunteer = (id: string) =>
    did(
      doing.insist(
        id,
        () => doing.command(id, 'volontaire'),
        () => {},
      ),
    );
  const command = (id: string, words: string) => did(doing.command(id, words));

  const acts: Readonly<Record<string, ActOfOne>> = {
    ...stories.acts,
    ...(withTrials ? trials.acts : {}),
    tell: { weight: 12, run: tell },
    correct: { weight: 10, run: correct },
    withdraw: { weight: 7, run: withdraw },
    answer: { weight: 30, run: answer },
    volunteer: { weight: 5, run: volunteer },
    goAway: { weight: 2, run: goAway },
    pause: { weight: 1, run: (id) => command(id, 'pause') },
    resume: { weight: 2, run: (id) => command(id, 'reprise') },
    handOver: { weight: 6, run: (id) => pressAny(id, 'hand-over') },
    later: { weight: 3, run: (id) => pressAny(id, 'later', 'later-tomorrow') },
    keepWaiting: { weight: 3, run: (id) => pressAny(id, 'keep-waiting') },
    whoHasRead: { weight: 2, run: (id) => pressAny(id, 'who-has-read') },
  };
  const names = Object.entries(acts).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));

  return {
    people,
    told,
    absences,
    stories,
    trials,
    counts,
    again: doing.again,
    async begin() {
      const [tellers, volunteers] = [people.filter((_, index) => index % 2 === 0), people.filter((_, index) => index % 2 === 1)];
      await Promise.all([...tellers.map(tell), ...volunteers.map(volunteer)]);
    },
    async sayYes() {
      await Promise.all(people.map((id) => pressAny(id, 'accept-invitation')));
    },
    async writeStories() {
      await Promise.all(people.filter(() => random.happens(0.7)).map(stories.acts.writeStory.run));
    },
    async burst(size, beginning = 0) {
      // One act a person: a person has one screen.
      const there = people.filter((id) => !stories.gone.some((one) => one.person === id));
      const chosen = random.shuffled(there).slice(0, size);
      await Promise.all(
        chosen.map(async (id, index) => {
          await new Promise((resolve) => setTimeout(resolve, random.between(0, 60)));
          // Whoever has nothing to answer or to write does something else.
          const first = index >= beginning ? [] : [withTrials && random.happens(0.15) ? 'openTrial' : 'tell'];
          for (const name of [...first, ...Array.from({ length: 4 }, () => random.pick(names) ?? 'tell')]) {
            if (!(await acts[name]?.run(id))) continue;
            counts[name] = (counts[name] ?? 0) + 1;
            return;
          }
        }),
      );
    },
  };
}

/** A, B… Z, AA, AB… */
function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${lettersOf(Math.floor(index / 26) - 1)}${last}`;
}

/** An apology is an answer too, and quotes what was typed; only what was kept can be withdrawn. */
function isNoted(outcome: Outcome): boolean {
  return isAnswered(outcome) && outcome.body.includes('"withdraw:');
}

/** Something on this person's screen where their initiative can be corrected or withdrawn. */
function noteOf(person: FakePerson, one: Told): ShownMessage | undefined {
  return [...person.ephemerals(), ...person.messages()].find(
    (message) => message.fromBot && message.visible.includes(one.tag) && actionId(message, 'correct') !== undefined,
  );
}
