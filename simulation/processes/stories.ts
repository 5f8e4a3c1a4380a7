import type { Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chance } from '../../support/random.ts';
import type { Citizen } from '../population.ts';
import type { Allowed, Known, Town } from '../town.ts';
import { type Acts, actionId, buttonsOf, type Doing, did, isAnswered, sureOf, withButton } from './doing.ts';

/** What becomes of meetings: stories, agreements, more carriers, rights over one's data. `leaving`: they may erase themselves one day, and nobody asks anything of them by their name. */
export function startStories(
  slack: FakeSlack,
  random: Chance,
  doing: Doing,
  town: Town,
  people: readonly Citizen[],
  leaving: ReadonlySet<Citizen>,
) {
  async function writeStory(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const person = slack.person(id);
    if (![...person.messages(), ...person.ephemerals()].some((one) => one.fromBot && actionId(one, 'hand-over'))) return false;
    if (random.happens(0.5)) {
      const one = newStory(me);
      return did(doing.write(id, `récit : ${one.text}`));
    }
    const form = await doing.form(id, { intent: 'story-written' }, () => doing.command(id, 'récit'));
    if (!form) return true;
    const one = newStory(me);
    return did(doing.submit(id, form, { body: one.text }));
  }

  function newStory(writer: Citizen) {
    const tag = town.nextTag('récit');
    const one = { tag, writer, text: `Ce que nous nous sommes dit ${tag}, autour d'un café` };
    town.written.push(one);
    return one;
  }

  async function agree(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const offered = withButton(slack.person(id), 'choose-sharing');
    const message = offered.at(-1 - random.whole(0, 1)) ?? offered.at(-1);
    const subject = message ? (buttonsOf(message.blocks).find((one) => one.intent === 'choose-sharing')?.subject ?? '') : '';
    const [story = '', version] = subject.split(':');
    if (!message || story === '') return false;
    const allows = (of: Allowed['of'], choice: string): Allowed => {
      const one: Allowed = { by: me, of, choice, known: 'unsure' };
      town.allowed.push(one);
      return one;
    };
    const of = { story, version: Number(version) };
    if (random.happens(0.1)) {
      const everyone = random.happens(0.5);
      allows(null, everyone ? 'organisation none false' : 'us none false');
      return did(doing.write(id, everyone ? 'à toute l’organisation' : 'entre nous'));
    }
    if (random.happens(0.3) && actionId(message, 'keep-between-us')) {
      const one = allows(of, 'us none false');
      const press = () => doing.press(id, message, 'keep-between-us');
      return did(doing.attempt(id, press, () => chosen(one), random.happens(0.7)));
    }
    const form = await doing.form(id, { intent: 'sharing-chosen', subject }, () => doing.press(id, message, 'choose-sharing'));
    if (!form) return true;
    const audience = random.happens(0.7) ? 'organisation' : 'us';
    const naming = random.pick(['names', 'team', 'none']) ?? 'none';
    const vintage = random.happens(0.3) ? 'yes' : 'no';
    const one = allows(of, audience === 'us' ? 'us none false' : `${audience} ${naming} ${vintage === 'yes'}`);
    return did(doing.submit(id, form, { audience, naming, vintage }, () => chosen(one)));
  }

  /** Of two answers to one question, the one the bot took last holds. */
  function chosen(one: Allowed): void {
    one.known = 'sure';
    town.allowed.splice(town.allowed.indexOf(one), 1);
    town.allowed.push(one);
  }

  async function refuse({ externalId: id }: Citizen): Promise<boolean> {
    const message = random.pick(withButton(slack.person(id), 'refuse-story'));
    const story = message && buttonsOf(message.blocks).find((one) => one.intent === 'refuse-story')?.subject;
    if (!message || !story) return false;
    town.refused.add(story);
    const press = () => doing.press(id, message, 'refuse-story');
    return did(doing.attempt(id, press, () => {}, random.happens(0.7)));
  }

  async function addCarrier(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    const person = slack.person(id);
    const message = random.pick(
      [...person.ephemerals(), ...person.messages()].filter((one) => one.fromBot && actionId(one, 'add-carrier')),
    );
    const asked = random.pick(people.filter((one) => one !== me && !leaving.has(one)));
    const subject = message && buttonsOf(message.blocks).find(({ intent }) => intent === 'add-carrier')?.subject;
    if (!message || subject === undefined || !asked) return false;
    const form = await doing.form(id, { intent: 'carrier-added', subject }, () => doing.press(id, message, 'add-carrier'));
    return form ? did(doing.submit(id, form, { person: asked.externalId })) : true;
  }

  async function answerCarrying({ externalId: id }: Citizen): Promise<boolean> {
    const message = random.pick(withButton(slack.person(id), 'accept-carrying'));
    return message !== undefined && did(doing.press(id, message, random.happens(0.8) ? 'accept-carrying' : 'decline-carrying'));
  }

  async function pressLast({ externalId: id }: Citizen, intent: string): Promise<boolean> {
    const message = withButton(slack.person(id), intent).at(-1);
    return message !== undefined && did(doing.press(id, message, intent));
  }

  async function leaveIt({ externalId: id }: Citizen): Promise<boolean> {
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

  async function exportData(me: Citizen): Promise<boolean> {
    const one = { by: me, known: 'unsure' as Known };
    town.exported.push(one);
    return did(doing.insist(me.externalId, () => doing.command(me.externalId, 'exporter'), sureOf(one)));
  }

  /** They do nothing else from then on: whoever writes again is somebody new. */
  async function erase(me: Citizen): Promise<boolean> {
    const id = me.externalId;
    if (!leaving.has(me) || doing.waits(id) || town.hasLeft(me)) return false;
    const one = { by: me, known: 'unsure' as Known };
    town.gone.push(one);
    town.forget(me);
    const words = random.happens(0.5) ? 'oui tout effacer' : 'oui tout effacer récits compris';
    const erased = (outcome: Outcome) => isAnswered(outcome) && outcome.body.includes('Tout est effacé');
    return did(doing.insist(id, () => doing.command(id, words), sureOf(one), erased));
  }

  return {
    writeStory: { weight: 24, run: writeStory },
    agree: { weight: 24, run: agree },
    refuse: { weight: 2, run: refuse },
    addCarrier: { weight: 6, run: addCarrier },
    answerCarrying: { weight: 8, run: answerCarrying },
    notYet: { weight: 3, run: (me) => pressLast(me, 'not-yet') },
    askAnother: { weight: 2, run: (me) => pressLast(me, 'ask-another') },
    leaveIt: { weight: 3, run: leaveIt },
    exportData: { weight: 2, run: exportData },
    erase: { weight: 5, run: erase },
  } satisfies Acts;
}
