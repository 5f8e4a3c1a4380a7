import { controlsOf } from '../fakes/slack/forms.ts';
import type { FakePerson, Outcome } from '../fakes/slack/people.ts';
import type { FakeSlack } from '../fakes/slack/server.ts';
import type { ShownMessage } from '../fakes/slack/shown.ts';
import type { Chance } from './random.ts';

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

/** `sure`: the bot answered 200. `unsure`: it did not answer, and may or may not have recorded it. */
export type Known = 'sure' | 'unsure';

export interface Away {
  readonly person: string;
  readonly from: string;
  readonly until: string;
  /** From when it holds, epoch milliseconds. */
  readonly since: number;
}

/** People of a town hall, who tell, correct, withdraw, volunteer, answer and go away, at random. */
export interface Stream {
  readonly people: readonly string[];
  readonly told: readonly Told[];
  readonly absences: readonly Away[];
  /** Acts of several people at once; resolves once each was answered, or was not. */
  burst(acts: number): Promise<void>;
  /** What was not answered is done again: by Slack for what people wrote, by themselves for the rest. */
  again(): Promise<void>;
  /** Acts so far, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

const zones = ['Europe/Paris', 'Europe/Paris', 'Europe/Paris', 'Indian/Reunion', 'America/Guadeloupe'] as const;

export function startStream(slack: FakeSlack, random: Chance, now: () => number): Stream {
  const people = Array.from({ length: 14 }, (_, index) => {
    const id = `UPERSON${String.fromCharCode(65 + index)}`;
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
  let retries: (() => Promise<void>)[] = [];

  /** Done until it is answered; `once` answered, `sure` is called. */
  async function insist(
    act: () => Promise<Outcome>,
    sure: () => void,
    answered: (outcome: Outcome) => boolean = isAnswered,
  ): Promise<void> {
    if (answered(await act())) return sure();
    retries.push(() => insist(act, sure, answered));
  }

  /** An event comes again under the same id until the bot takes it. */
  async function write(id: string, text: string, sure: () => void = () => {}): Promise<void> {
    const person = slack.person(id);
    let first = true;
    await insist(() => {
      const outcome = first ? person.dm(text) : person.again({ num: 1, reason: 'http_timeout' });
      first = false;
      return outcome;
    }, sure);
  }

  async function tell(id: string): Promise<void> {
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
    if (one.byWords) return write(id, `initiative ${text}`, sure);
    const type = () => slack.person(id).command('/initiative', text);
    const outcome = await type();
    if (isNoted(outcome)) return sure();
    // Some give up; the others type the same again, before the bot has gone on.
    if (random.happens(0.7)) retries.push(() => insist(type, sure, isNoted));
  }

  async function correct(id: string): Promise<void> {
    const one = random.pick(told.filter((each) => each.teller === id && each.sentences.length === 1 && each.withdrawn === 'no'));
    const note = one && noteOf(slack.person(id), one);
    if (!one || !note) return;
    const person = slack.person(id);
    const late = person.view();
    if (late) await person.dismiss(late);
    await press(id, note, 'correct');
    if (!(await appears(() => person.view()))) return;
    const sentence: Told['sentences'][number] = { text: `On a corrigé quelque chose ${one.tag}, avec les voisines`, known: 'unsure' };
    one.sentences.push(sentence);
    let closed = false;
    await insist(
      async () => {
        const open = person.view();
        closed = !open;
        return open ? person.submit(open, { sentence: sentence.text }) : nothing;
      },
      () => {
        if (!closed) sentence.known = 'sure';
      },
      (outcome) => isAnswered(outcome) && Object.keys(outcome.errors).length === 0,
    );
  }

  async function withdraw(id: string): Promise<void> {
    const one = random.pick(told.filter((each) => each.teller === id && each.withdrawn === 'no'));
    const note = one && noteOf(slack.person(id), one);
    if (!one || !note) return;
    one.withdrawn = 'unsure';
    const act = () => press(id, note, 'withdraw');
    const sure = () => {
      one.withdrawn = 'sure';
    };
    if (isAnswered(await act())) return sure();
    if (random.happens(0.7)) retries.push(() => insist(act, sure));
  }

  async function answer(id: string): Promise<void> {
    const invitation = random.pick(withButton(slack.person(id), 'accept-invitation'));
    if (!invitation) return;
    const yes = random.happens(0.4);
    if (random.happens(0.2)) return write(id, yes ? 'oui volontiers' : 'pas cette fois');
    const person = slack.person(id);
    const name = actionId(invitation, yes ? 'accept-invitation' : 'decline-invitation');
    const act = () => (name ? person.press(invitation, { name, nth: 0 }) : Promise.resolve(nothing));
    const twice = random.happens(0.3);
    const outcome = await act();
    if (twice) await person.again();
    if (!isAnswered(outcome)) retries.push(() => insist(act, () => {}));
  }

  async function goAway(id: string): Promise<void> {
    const start = new Date(now() + random.whole(1, 6) * 86_400_000);
    const end = new Date(start.getTime() + random.whole(0, 3) * 86_400_000);
    const [from, until] = [start.toISOString().slice(0, 10), end.toISOString().slice(0, 10)];
    await insist(
      () => slack.person(id).command('/vendange', `absence ${from} ${until}`),
      () => absences.push({ person: id, from, until, since: now() }),
    );
  }

  async function pressAny(id: string, intent: string, then?: string): Promise<void> {
    const message = random.pick(withButton(slack.person(id), intent));
    if (!message) return;
    await press(id, message, intent);
    if (then === undefined) return;
    const seen = slack.person(id).ephemerals().length;
    const next = await appears(() =>
      slack
        .person(id)
        .ephemerals()
        .slice(seen)
        .find((one) => actionId(one, then)),
    );
    if (next) await press(id, next, then);
  }

  async function press(id: string, message: ShownMessage, intent: string): Promise<Outcome> {
    const name = actionId(message, intent);
    return name ? slack.person(id).press(message, { name, nth: 0 }) : nothing;
  }

  const volunteer = (id: string) =>
    insist(
      () => slack.person(id).command('/vendange', 'volontaire'),
      () => {},
    );
  const command = (id: string, words: string) =>
    slack
      .person(id)
      .command('/vendange', words)
      .then(() => {});

  const acts: Readonly<Record<string, { readonly weight: number; run(id: string): Promise<void> }>> = {
    tell: { weight: 26, run: tell },
    correct: { weight: 10, run: correct },
    withdraw: { weight: 7, run: withdraw },
    answer: { weight: 30, run: answer },
    volunteer: { weight: 12, run: volunteer },
    goAway: { weight: 5, run: goAway },
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
    counts,
    async burst(size) {
      // One act a person: a person has one screen.
      const chosen = random.shuffled(people).slice(0, size);
      await Promise.all(
        chosen.map(async (id) => {
          const name = random.pick(names) ?? 'tell';
          counts[name] = (counts[name] ?? 0) + 1;
          await new Promise((resolve) => setTimeout(resolve, random.between(0, 60)));
          await acts[name]?.run(id);
        }),
      );
    },
    async again() {
      const due = retries;
      retries = [];
      for (const retry of due) await retry();
    },
  };
}

const nothing: Outcome = { status: 200, body: '', ms: 0, sent: false, errors: {} };

function isAnswered(outcome: Outcome): boolean {
  return outcome.status === 200;
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

function withButton(person: FakePerson, intent: string): readonly ShownMessage[] {
  return person.messages().filter((message) => message.fromBot && actionId(message, intent) !== undefined);
}

function actionId(message: Pick<ShownMessage, 'blocks'>, intent: string): string | undefined {
  return controlsOf(message.blocks).find((control) => control.actionId.startsWith(`${intent}:`))?.actionId;
}

/** What follows an answer comes a little later, or never. */
async function appears<T>(look: () => T | undefined): Promise<T | undefined> {
  for (let tries = 0; tries < 30; tries++) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return undefined;
}
