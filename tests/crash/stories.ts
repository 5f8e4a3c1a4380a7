import type { Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';
import { actionId, buttonsOf, type Doing, did, isAnswered, type Known, withButton } from './doing.ts';

/** A story as its writer remembers it. */
export interface Written {
  /** Stands in its text: « (récit 7) ». */
  readonly tag: string;
  readonly writer: string;
  readonly text: string;
  known: Known;
}

/** What somebody allowed, of one version of one story; null when they said it in words, of whichever story that was. */
export interface Allowed {
  readonly person: string;
  readonly of: { readonly story: string; readonly version: number } | null;
  /** « us none false » */
  readonly choice: string;
  known: Known;
}

/** Somebody who takes everything back. */
export interface Gone {
  readonly person: string;
  readonly name: string;
  known: Known;
}

/** What people do, and how often; false when there was nothing to do it with. */
export interface ActOfOne {
  readonly weight: number;
  readonly run: (id: string) => Promise<boolean>;
}

/** What became of meetings: stories, agreements, more carriers, rights over one's data. */
export interface Stories {
  readonly written: readonly Written[];
  readonly allowed: readonly Allowed[];
  /** Ids of stories of which somebody said « pas de récit », whether the bot heard it or not. */
  readonly refused: ReadonlySet<string>;
  readonly gone: readonly Gone[];
  readonly exported: readonly { readonly person: string; known: Known }[];
  readonly acts: Readonly<Record<string, ActOfOne>> & { readonly writeStory: ActOfOne };
}

function sure(one: { known: Known }): void {
  one.known = 'sure';
}

interface Town {
  readonly people: readonly string[];
  /** They may take everything back one day: nobody asks anything of them by their name. */
  readonly leaving: ReadonlySet<string>;
  nameOf(id: string): string;
}

export function startStories(slack: FakeSlack, random: Chance, doing: Doing, town: Town): Stories {
  const written: Written[] = [];
  const allowed: Allowed[] = [];
  const refused = new Set<string>();
  const gone: Gone[] = [];
  const exported: { person: string; known: Known }[] = [];

  async function writeStory(id: string): Promise<boolean> {
    const person = slack.person(id);
    if (![...person.messages(), ...person.ephemerals()].some((one) => one.fromBot && actionId(one, 'hand-over'))) return false;
    if (random.happens(0.5)) {
      const one = newStory(id);
      return did(doing.write(id, `récit : ${one.text}`, () => sure(one)));
    }
    if (!(await doing.form(id, () => doing.command(id, 'récit')))) return true;
    const one = newStory(id);
    return did(doing.submit(id, { body: one.text }, () => sure(one)));
  }

  function newStory(writer: string): Written {
    const tag = `(récit ${written.length + 1})`;
    const one: Written = { tag, writer, text: `Ce que nous nous sommes dit ${tag}, autour d'un café`, known: 'unsure' };
    written.push(one);
    return one;
  }

  async function agree(id: string): Promise<boolean> {
    const person = slack.person(id);
    const message = withButton(person, 'choose-sharing').at(-1 - random.whole(0, 1)) ?? withButton(person, 'choose-sharing').at(-1);
    const [story = '', version] = message
      ? (buttonsOf(message.blocks).find((one) => one.intent === 'choose-sharing')?.subject ?? '').split(':')
      : [];
    if (!message || story === '') return false;
    const of = { story, version: Number(version) };
    if (random.happens(0.1)) {
      const everyone = random.happens(0.5);
      const one: Allowed = { person: id, of: null, choice: everyone ? 'organisation none false' : 'us none false', known: 'unsure' };
      allowed.push(one);
      return did(doing.write(id, everyone ? 'à toute la collectivité' : 'entre nous'));
    }
    if (random.happens(0.3) && actionId(message, 'keep-between-us')) {
      const one: Allowed = { person: id, of, choice: 'us none false', known: 'unsure' };
      allowed.push(one);
      const press = () => doing.press(id, message, 'keep-between-us');
      return did(doing.attempt(id, press, () => sureOf(one), random.happens(0.7)));
    }
    if (!(await doing.form(id, () => doing.press(id, message, 'choose-sharing')))) return true;
    const audience = random.happens(0.7) ? 'organisation' : 'us';
    const naming = random.pick(['names', 'team', 'none']) ?? 'none';
    const vintage = random.happens(0.3) ? 'yes' : 'no';
    const choice = audience === 'us' ? 'us none false' : `${audience} ${naming} ${vintage === 'yes'}`;
    const one: Allowed = { person: id, of, choice, known: 'unsure' };
    allowed.push(one);
    return did(doing.submit(id, { audience, naming, vintage }, () => sureOf(one)));
  }

  /** Of two answers to one question, the one the bot took last holds: their order here is the order of the answers. */
  function sureOf(one: Allowed): void {
    sure(one);
    allowed.splice(allowed.indexOf(one), 1);
    allowed.push(one);
  }

  async function refuse(id: string): Promise<boolean> {
    const message = random.pick(withButton(slack.person(id), 'refuse-story'));
    const story = message && buttonsOf(message.blocks).find((one) => one.intent === 'refuse-story')?.subject;
    if (!message || !story) return false;
    refused.add(story);
    const press = () => doing.press(id, message, 'refuse-story');
    return did(doing.attempt(id, press, () => {}, random.happens(0.7)));
  }

  async function addCarrier(id: string): Promise<boolean> {
    const person = slack.person(id);
    const message = random.pick(
      [...person.ephemerals(), ...person.messages()].filter((one) => one.fromBot && actionId(one, 'add-carrier')),
    );
    const asked = random.pick(town.people.filter((one) => one !== id && !town.leaving.has(one)));
    if (!message || !asked) return false;
    if (!(await doing.form(id, () => doing.press(id, message, 'add-carrier')))) return true;
    return did(doing.submit(id, { person: asked }, () => {}));
  }

  async function answerCarrying(id: string): Promise<boolean> {
    const message = random.pick(withButton(slack.person(id), 'accept-carrying'));
    return message !== undefined && did(doing.press(id, message, random.happens(0.8) ? 'accept-carrying' : 'decline-carrying'));
  }

  async function pressLast(id: string, intent: string): Promise<boolean> {
    const message = withButton(slack.person(id), intent).at(-1);
    return message !== undefined && did(doing.press(id, message, intent));
  }

  async function leaveIt(id: string): Promise<boolean> {
    const channels = [...slack.world.channels.values()].filter((one) => one.kind === 'mpim' && one.members.has(id));
    const place = random.pick(channels);
    const message =
      place &&
      slack
        .person(id)
        .messages(place.id)
        .findLast((one) => one.fromBot && actionId(one, 'leave-it'));
    return message !== undefined && did(doing.press(id, message, 'leave-it'));
  }

  async function exportData(id: string): Promise<boolean> {
    const one = { person: id, known: 'unsure' as Known };
    exported.push(one);
    return did(
      doing.insist(
        id,
        () => doing.command(id, 'exporter'),
        () => sure(one),
      ),
    );
  }

  /** They do nothing else from then on: whoever writes again is somebody new. */
  async function erase(id: string): Promise<boolean> {
    if (!town.leaving.has(id) || doing.waits(id) || gone.some((one) => one.person === id)) return false;
    const one: Gone = { person: id, name: town.nameOf(id), known: 'unsure' };
    gone.push(one);
    const words = random.happens(0.5) ? 'oui tout effacer' : 'oui tout effacer récits compris';
    const erased = (outcome: Outcome) => isAnswered(outcome) && outcome.body.includes('Tout est effacé');
    return did(
      doing.insist(
        id,
        () => doing.command(id, words),
        () => sure(one),
        erased,
      ),
    );
  }

  return {
    written,
    allowed,
    refused,
    gone,
    exported,
    acts: {
      writeStory: { weight: 24, run: writeStory },
      agree: { weight: 24, run: agree },
      refuse: { weight: 2, run: refuse },
      addCarrier: { weight: 6, run: addCarrier },
      answerCarrying: { weight: 8, run: answerCarrying },
      notYet: { weight: 3, run: (id) => pressLast(id, 'not-yet') },
      askAnother: { weight: 2, run: (id) => pressLast(id, 'ask-another') },
      leaveIt: { weight: 3, run: leaveIt },
      exportData: { weight: 2, run: exportData },
      erase: { weight: 5, run: erase },
    },
  };
}
