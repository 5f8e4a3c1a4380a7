import { setTimeout as sleep } from 'node:timers/promises';
import type { FakePerson, Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { ShownMessage } from '../../fakes/slack/shown.ts';
import type { Chance } from '../../support/random.ts';
import { addDays } from '../local-time.ts';
import type { Citizen } from '../population.ts';
import type { Told, Town } from '../town.ts';
import { type Acts, actionId, appears, buttonsOf, did, isAnswered, startDoing, sureOf, withButton } from './doing.ts';
import { startStories } from './stories.ts';
import { startTrials } from './trials.ts';

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

/** `withTrials`: they try things together too. */
export function startStream(slack: FakeSlack, random: Chance, town: Town, { withTrials = false, apologises = false } = {}): Stream {
  const people = town.citizens.filter(({ platform }) => platform === 'slack');
  for (const { externalId: id, name, firstName, zone } of people) {
    slack.addUser({ id, real_name: name, first_name: firstName, tz: zone, locale: 'fr-FR' });
  }
  const counts: Record<string, number> = {};
  const doing = startDoing(slack, { apologises });
  const stories = startStories(slack, random, doing, town, people, new Set(people.slice(-4)));
  const trials = startTrials(slack, random, doing, town, people.slice(0, -4));

  async function tell(me: Citizen): Promise<boolean> {
    const tag = town.nextTag('idée');
    const text = `On a commencé quelque chose ${tag}, avec les voisins`;
    const byWords = random.happens(0.5);
    const one = town.tell(me, tag, text, { rules: town.rules, chosen: me.chosen, known: 'unsure', awaitsNote: byWords });
    if (byWords) return did(doing.write(me.externalId, `initiative ${text}`, sureOf(one)));
    // Some give up; the others type the same again, before the bot has gone on.
    return did(
      doing.attempt(
        me.externalId,
        () => slack.person(me.externalId).command('/initiative', text),
        sureOf(one),
        random.happens(0.7),
        isNoted,
      ),
    );
  }

  const theirs = (me: Citizen) => town.told.filter(({ teller, end }) => teller === me && end === 'no');

  async function correct(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const one = random.pick(theirs(me).filter(({ said }) => said.length === 1));
    const note = one && noteOf(slack.person(id), one);
    const subject = note && buttonsOf(note.blocks).find(({ intent }) => intent === 'correct')?.subject;
    if (!one || !note || subject === undefined) return false;
    const form = await doing.form(id, { intent: 'correct-sentence', subject }, () => doing.press(id, note, 'correct'));
    if (!form) return true;
    const sentence = `On a corrigé quelque chose ${one.tag}, avec les voisines`;
    one.said.push(sentence);
    return did(
      doing.submit(id, form, { sentence }, () => {
        one.sentence = sentence;
      }),
    );
  }

  async function withdraw(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const one = random.pick(theirs(me));
    const note = one && noteOf(slack.person(id), one);
    if (!one || !note) return false;
    one.end = 'perhaps';
    // What leaves at the same instant may have left before.
    const sure = () => town.withdraw(one, town.now + 1);
    return did(doing.attempt(id, () => doing.press(id, note, 'withdraw'), sure, random.happens(0.7)));
  }

  async function answer({ externalId: id }: Citizen): Promise<boolean> {
    const invitation = random.pick(withButton(slack.person(id), 'accept-invitation'));
    if (!invitation) return false;
    const yes = random.happens(0.4);
    if (random.happens(0.2)) return did(doing.write(id, yes ? 'oui volontiers' : 'pas cette fois'));
    const twice = random.happens(0.3);
    const press = () => doing.press(id, invitation, yes ? 'accept-invitation' : 'decline-invitation', twice);
    return did(doing.insist(id, press));
  }

  async function goAway({ externalId: id, chosen }: Citizen): Promise<boolean> {
    const from = addDays(new Date(town.now).toISOString().slice(0, 10), random.whole(1, 6));
    const until = addDays(from, random.whole(0, 3));
    const sure = () => void chosen.absences.push({ from, until, since: town.now });
    return did(doing.insist(id, () => doing.command(id, `absence ${from} ${until}`), sure));
  }

  async function pressAny({ externalId: id }: Citizen, intent: string, then?: string): Promise<boolean> {
    const person = slack.person(id);
    const message = random.pick(withButton(person, intent));
    if (!message) return false;
    const seen = person.ephemerals().length;
    await doing.press(id, message, intent);
    if (then === undefined) return true;
    const next = await appears(() =>
      person
        .ephemerals()
        .slice(seen)
        .find((one) => actionId(one, then)),
    );
    if (next) await doing.press(id, next, then);
    return true;
  }

  async function volunteer({ externalId: id, chosen }: Citizen): Promise<boolean> {
    chosen.volunteer = 'yes';
    return did(doing.insist(id, () => doing.command(id, 'volontaire')));
  }
  const command = (me: Citizen, words: string) => did(doing.command(me.externalId, words));

  const acts: Acts = {
    ...stories,
    ...(withTrials ? trials : {}),
    tell: { weight: 12, run: tell },
    correct: { weight: 10, run: correct },
    withdraw: { weight: 7, run: withdraw },
    answer: { weight: 30, run: answer },
    volunteer: { weight: 5, run: volunteer },
    goAway: { weight: 2, run: goAway },
    pause: { weight: 1, run: (me) => command(me, 'pause') },
    resume: { weight: 2, run: (me) => command(me, 'reprise') },
    handOver: { weight: 6, run: (me) => pressAny(me, 'hand-over') },
    later: { weight: 3, run: (me) => pressAny(me, 'later', 'later-tomorrow') },
    keepWaiting: { weight: 3, run: (me) => pressAny(me, 'keep-waiting') },
    whoHasRead: { weight: 2, run: (me) => pressAny(me, 'who-has-read') },
  };
  const names = Object.entries(acts).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));

  return {
    counts,
    again: doing.again,
    async begin() {
      const [tellers, volunteers] = [people.filter((_, index) => index % 2 === 0), people.filter((_, index) => index % 2 === 1)];
      await Promise.all([...tellers.map(tell), ...volunteers.map(volunteer)]);
    },
    async sayYes() {
      await Promise.all(people.map((me) => pressAny(me, 'accept-invitation')));
    },
    async writeStories() {
      await Promise.all(people.filter(() => random.happens(0.7)).map(stories.writeStory.run));
    },
    async burst(size, beginning = 0) {
      // One act a person: a person has one screen.
      const chosen = random.shuffled(people.filter((me) => !town.hasLeft(me))).slice(0, size);
      await Promise.all(
        chosen.map(async (me, index) => {
          await sleep(random.between(0, 60));
          // Whoever has nothing to answer or to write does something else.
          const first = index >= beginning ? [] : [withTrials && random.happens(0.15) ? 'openTrial' : 'tell'];
          for (const name of [...first, ...Array.from({ length: 4 }, () => random.pick(names) ?? 'tell')]) {
            if (!(await acts[name]?.run(me))) continue;
            counts[name] = (counts[name] ?? 0) + 1;
            return;
          }
        }),
      );
    },
  };
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
