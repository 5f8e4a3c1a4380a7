import { asFields, asList, asText, type Fields } from '../../fakes/slack/json.ts';
import { inputsOf } from '../../fakes/teams/reading.ts';
import type { FakeTeams } from '../../fakes/teams/server.ts';
import type { TeamsDialog, TeamsOutcome, TeamsShown } from '../../fakes/teams/shown.ts';
import type { Chance } from '../../support/random.ts';
import type { Answer, Heard, Offered } from '../answer.ts';
import { behaviours } from '../behaviours/index.ts';
import type { Hands, OpenForm } from '../hands.ts';
import type { Citizen } from '../population.ts';
import type { Town } from '../town.ts';
import { appears } from './doing.ts';
import { lookingAt } from './looking.ts';
import { isUnasked, offersIn } from './seeing.ts';

/** Those of a town who are in Teams: they tell, listen, correct themselves. */
export interface TeamsStream {
  begin(): Promise<void>;
  /** Each does something, at the same time. */
  burst(): Promise<void>;
  /** Who was not answered says it again. */
  again(): Promise<void>;
  /** Who still waits for an answer to what they wrote. */
  waiting(): readonly Citizen[];
}

/** With what they typed: they say it again. */
const apology = /rien pu enregistrer/;

/** How often those who tell, and those who listen, do what; for the rest they do nothing. */
const tellers = { 'tells an initiative': 0.35, 'withdraws their sentence': 0.2 };
const listeners = { ...tellers, 'says yes to an invitation': 0.15, 'passes on an invitation': 0.15 };

export function startTeamsStream(teams: FakeTeams, random: Chance, town: Town): TeamsStream {
  const people = town.citizens.filter(({ platform }) => platform === 'teams');
  for (const { externalId: id, name, firstName, zone } of people) teams.addUser({ id, name, givenName: firstName, zone, locale: 'fr-FR' });
  const volunteers = people.slice(0, Math.ceil(people.length / 3));
  /** What each wrote and nobody has answered yet. */
  const unanswered = new Map<Citizen, Written>();
  const screen = { teams, random, town, there: people, unanswered };

  async function does(me: Citizen, name: string | null): Promise<void> {
    const behaviour = behaviours.find((one) => one.name === name);
    if (!behaviour) return;
    const { seeing, act } = behaviour;
    const offered = screenOf(teams, me).flatMap((message) => {
      const button = offersIn(message.content).find(({ intent }) => intent === seeing);
      return button ? [{ message, button }] : [];
    });
    const seen = seeing === null ? null : random.pick(offered);
    if (seen !== undefined) await act(atTeams(me, screen, seen));
  }

  async function act(me: Citizen): Promise<void> {
    if (unanswered.has(me)) return;
    let left = random.draw();
    for (const [name, often] of Object.entries(volunteers.includes(me) ? listeners : tellers)) {
      left -= often;
      if (left < 0) return does(me, name);
    }
  }

  return {
    begin: async () => void (await Promise.all(volunteers.map((me) => does(me, 'becomes a volunteer')))),
    burst: async () => void (await Promise.all(people.map(act))),
    async again() {
      await Promise.all(
        [...unanswered].map(async ([me, { isAnswered }]) => {
          if (isAnswered()) return unanswered.delete(me);
          return teams.person(me.externalId).again();
        }),
      );
    },
    waiting: () => [...unanswered].flatMap(([me, { isAnswered }]) => (isAnswered() ? [] : [me])),
  };
}

interface Written {
  isAnswered(): boolean;
}

interface AtScreen {
  readonly teams: FakeTeams;
  readonly random: Chance;
  readonly town: Town;
  readonly there: readonly Citizen[];
  readonly unanswered: Map<Citizen, Written>;
}

/** Somebody at their screen in Teams, whose bot may be dead. */
function atTeams(
  me: Citizen,
  { teams, random, town, there, unanswered }: AtScreen,
  seen: { readonly message: TeamsShown; readonly button: Offered } | null,
): Hands {
  const person = teams.person(me.externalId);
  const dialogs = new WeakMap<OpenForm, TeamsDialog>();
  const nothing: Heard = () => {};
  const { button, about, find, placeOf } = lookingAt({
    town,
    seen,
    messages: () => screenOf(teams, me),
    offersOf: ({ content }) => offersIn(content),
  });

  /** What the bot says next, but what it says on its own. */
  const answersAfter = (before: ReadonlySet<string>) =>
    screenOf(teams, me)
      .filter(({ ts, visible }) => !before.has(ts) && !apology.test(visible))
      .filter(({ visible }) => !isUnasked(visible))
      .map((message): Answer => ({ words: message.visible, offers: offersIn(message.content) }));
  const shown = () => new Set(screenOf(teams, me).map(({ ts }) => ts));
  const cardAfter = (before: ReadonlySet<string>, pressed?: TeamsShown) => ({
    next: async (intent: string) => {
      const inPlace = () => screenOf(teams, me).filter(({ ts }) => ts === pressed?.ts);
      const offers = () => [...answersAfter(before).flatMap((one) => one.offers), ...inPlace().flatMap(({ content }) => offersIn(content))];
      return (await appears(() => offers().find((one) => one.intent === intent))) ?? null;
    },
  });
  /** Said until it is answered. */
  const write = async (send: () => Promise<TeamsOutcome>, heard: Heard) => {
    const before = shown();
    let answered = false;
    const isAnswered = () => {
      answered ||= answersAfter(before).some((answer) => heard('unknown', answer) !== false);
      return answered;
    };
    unanswered.set(me, { isAnswered });
    await send();
    return cardAfter(before);
  };
  const press = async (on: TeamsShown, { intent, subject }: Offered) => {
    const alike = offersIn(on.content).filter((one) => one.intent === intent);
    return person.press(on, { name: intent, nth: alike.findIndex((one) => one.subject === subject) });
  };
  const isTaken = ({ status, body, errors }: TeamsOutcome) => status === 200 && !apology.test(body) && Object.keys(errors).length === 0;
  const isPressTaken = ({ body }: TeamsOutcome) => body.includes('C’est noté.') || body.includes('AdaptiveCard');
  const opened = (intent: string): OpenForm | null => {
    const dialog = person.view();
    const form = dialog && formIn(dialog);
    if (!dialog || form?.intent !== intent) return null;
    dialogs.set(form, dialog);
    return form;
  };

  const hands: Hands = {
    me,
    town,
    button,
    reads: () => seen?.message.visible ?? '',
    about,
    find,
    say: async (words, heard = nothing) => void (await write(() => person.dm(words), heard)),
    command: (words, heard = nothing, { command = 'vendange' } = {}) => write(() => person.command(`/${command}`, words), heard),
    press: async (button, heard = nothing) => {
      const on = placeOf(button);
      const card = cardAfter(shown(), on);
      // What failed is said instead, in its first line: a press is taken once « C’est noté. » or the card that replaces it says so.
      const answer = on && (await press(on, button));
      if (answer && isTaken(answer) && isPressTaken(answer)) heard('unknown', null);
      return card;
    },
    open: async (button, intent) => {
      const on = placeOf(button);
      if (!on) return null;
      await person.dismiss();
      await press(on, button);
      return opened(intent);
    },
    ask: async (words, intent, { command = 'vendange', button = '' } = {}) => {
      const card = await hands.command(words, nothing, { command });
      const offered = await card.next(button);
      return offered && hands.open(offered, intent);
    },
    submit: async (form, values, heard = nothing) => {
      const dialog = dialogs.get(form);
      const taken = dialog !== undefined && isTaken(await person.submit(dialog, values));
      if (taken) heard('unknown', null);
      return taken;
    },
    sendForMore: async (form, values) => {
      const dialog = dialogs.get(form);
      if (dialog) await person.submit(dialog, values);
      return opened(form.intent);
    },
    openHome: async () => void (await write(() => person.openHome(), nothing)),
    suggest: async () => {
      throw new Error('Nobody writes in a channel of Teams here.');
    },
    somebodyElse: () => {
      const found = random.pick(there.filter((one) => one !== me));
      if (!found) throw new Error('Nobody else is there.');
      return found;
    },
    in: (french) => french,
  };
  return hands;
}

/** What the bot shows somebody, the newest first. */
function screenOf(teams: FakeTeams, { externalId: id }: Citizen): readonly TeamsShown[] {
  const person = teams.person(id);
  return [...person.messages(), ...person.ephemerals()].filter(({ fromBot }) => fromBot).sort((one, other) => other.at - one.at);
}

function formIn({ card }: TeamsDialog): OpenForm {
  const [submit] = asList(card.actions).map(asFields);
  const { action, value } = asFields(asFields(submit?.data).vendange);
  const fields = inputsOf(card).map((input: Fields) => ({
    name: asText(input.id) ?? '',
    options: asList(input.choices).map((one) => ({ value: String(asFields(one).value) })),
  }));
  return { intent: String(action), subject: String(value), fields };
}
