import { controlsOf } from '../../fakes/slack/forms.ts';
import { asFields, asList, decoded, isFields } from '../../fakes/slack/json.ts';
import type { Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { ShownMessage, ShownView } from '../../fakes/slack/shown.ts';
import type { Chance } from '../../support/random.ts';
import type { Answer, Heard, Offered } from '../answer.ts';
import type { Hands, OpenForm } from '../hands.ts';
import type { Citizen } from '../population.ts';
import type { Town } from '../town.ts';
import { appears, buttonsOf, type Doing } from './doing.ts';
import { lookingAt } from './looking.ts';

/** A channel where everybody writes. */
export const square = 'CPLACE';

export interface AtScreen {
  readonly slack: FakeSlack;
  readonly random: Chance;
  readonly doing: Doing;
  readonly town: Town;
  /** People who may be asked something by their name. */
  readonly there: readonly Citizen[];
}

/** A button, on the message where it is seen. */
export interface Seen {
  readonly message: ShownMessage;
  readonly button: Offered;
}

/** Somebody at their screen in Slack, whose bot may be dead. */
export interface AtSlack extends Hands {
  /** They have done something. */
  hasActed(): boolean;
}

export function atSlack(me: Citizen, { slack, random, doing, town, there }: AtScreen, seen: Seen | null): AtSlack {
  const { externalId: id } = me;
  const person = slack.person(id);
  const views = new WeakMap<OpenForm, ShownView>();
  let acted = false;
  const nothing: Heard = () => {};
  const { button, about, find, placeOf } = lookingAt({
    town,
    seen,
    messages: () => screenOf(slack, me),
    offersOf: ({ blocks }) => buttonsOf(blocks),
  });

  /** Done again until it is heard, or not: some give up. */
  const attempt = (act: () => Promise<Outcome>, heard: (outcome: Outcome) => unknown, insists: boolean) => {
    acted = true;
    const answered = (outcome: Outcome) => doing.isAnswered(outcome) && heard(outcome) !== false;
    return doing.attempt(id, act, () => {}, insists || random.happens(0.7), answered);
  };
  /** What answers may come beside everything that is there, or in the place of what was pressed. */
  const cardAfter = (pressed?: ShownMessage) => {
    const before = person.ephemerals().length;
    const there = () => [
      ...person.ephemerals().slice(before),
      ...(pressed ? person.messages(pressed.channel).filter(({ ts }) => ts === pressed.ts) : []),
    ];
    return {
      next: async (intent: string) => {
        const find = () => there().flatMap(({ blocks }) => buttonsOf(blocks).filter((one) => one.intent === intent))[0];
        return (await appears(find)) ?? null;
      },
    };
  };
  const press = (message: ShownMessage, button: Offered, twice: boolean) => doing.press(id, message, button, twice);
  const opened = (view: ShownView | undefined): OpenForm | null => {
    if (!view) return null;
    const form = formIn(view);
    views.set(form, view);
    return form;
  };

  return {
    hasActed: () => acted,
    me,
    town,
    button,
    reads: () => seen?.message.visible ?? '',
    about,
    find,
    say: async (words, heard = nothing) => {
      acted = true;
      await doing.write(id, words, () => heard('unknown', null));
    },
    command: async (words, heard = nothing, { command = 'vendange', insists = false } = {}) => {
      const card = cardAfter();
      await attempt(
        () => person.command(`/${command}`, words),
        ({ body }) => heard('unknown', answerIn(body)),
        insists,
      );
      return card;
    },
    press: async (button, heard = nothing) => {
      const message = placeOf(button);
      const card = cardAfter(message);
      const twice = random.happens(0.2);
      if (message)
        await attempt(
          () => press(message, button, twice),
          () => heard('unknown', null),
          false,
        );
      return card;
    },
    open: async (button, intent) => {
      const message = placeOf(button);
      if (!message) return null;
      acted = true;
      return opened(await doing.form(id, { intent, subject: button.subject }, () => press(message, button, false)));
    },
    ask: async (words, intent, { command = 'vendange', button } = {}) => {
      acted = true;
      const open = async () => {
        const before = person.ephemerals().length;
        await person.command(`/${command}`, words);
        // Where the form cannot be opened at once, a card offers it.
        for (const message of person.ephemerals().slice(before)) {
          const offered = buttonsOf(message.blocks).find((one) => one.intent === button);
          if (offered && !person.view()) await press(message, offered, false);
        }
      };
      return opened(await doing.form(id, { intent }, open));
    },
    submit: async (form, values, heard = nothing) => {
      const view = views.get(form);
      if (!view) throw new Error(`${form.intent} is not on their screen.`);
      let taken = false;
      await doing.submit(id, view, values, () => {
        taken = true;
        heard('unknown', null);
      });
      return taken;
    },
    sendForMore: async (form, values) => {
      const view = views.get(form);
      if (view) await doing.submit(id, view, values);
      const next = person.view();
      return next && next.id === view?.id ? opened(next) : null;
    },
    openHome: async () => {
      acted = true;
      await person.openHome();
    },
    suggest: async (writer, text) => {
      const { id: team } = slack.team;
      slack.world.post({ team, channel: square, author: writer.externalId, via: 'person' }, { text, blocks: [], mrkdwn: true });
      const message = person.messages(square).findLast(({ author }) => author === writer.externalId);
      if (message)
        await attempt(
          () => person.messageShortcut('suggest-telling', message),
          () => {},
          false,
        );
    },
    somebodyElse: () => {
      const found = random.pick(there.filter((one) => one !== me));
      if (!found) throw new Error('Nobody else is there.');
      return found;
    },
    // What is read on screens, in what the bot says together, is read in French.
    in: (french) => french,
  };
}

/** What the bot shows somebody, the newest first: in their own conversation, beside it, and in those where it brought people together. */
export function screenOf(slack: FakeSlack, { externalId: id }: Citizen): readonly ShownMessage[] {
  const person = slack.person(id);
  const groups = [...slack.world.channels.values()].filter(({ kind, members }) => kind === 'mpim' && members.has(id));
  const all = [...person.messages(), ...person.ephemerals(), ...groups.flatMap((one) => person.messages(one.id))];
  return all.filter(({ fromBot }) => fromBot).sort((one, other) => other.at - one.at);
}

function formIn({ callbackId, privateMetadata, blocks }: ShownView): OpenForm {
  const fields = controlsOf(blocks)
    .filter(({ element }) => element.type !== 'button')
    .map(({ actionId, element }) => ({
      name: actionId,
      options: asList(element.options).map((one) => ({ value: String(asFields(one).value) })),
    }));
  return { intent: callbackId, subject: String(asFields(decoded(privateMetadata)).subject), fields };
}

/** What a command is answered with at once. */
function answerIn(body: string): Answer {
  const answer = decoded(body);
  const blocks = isFields(answer) ? asList(answer.blocks).map(asFields) : [];
  return { words: body, offers: buttonsOf(blocks) };
}
