import { z } from 'zod';
import { controlsOf, type Entries } from '../../fakes/slack/forms.ts';
import type { Outcome } from '../../fakes/slack/people.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { ShownMessage, ShownView } from '../../fakes/slack/shown.ts';
import type { Offered } from '../answer.ts';

/** How people act on a bot that may be dead: what was not answered is done again, later. */
export interface Doing {
  /** Done until it is answered; `sure` is then called. */
  insist(id: string, act: () => Promise<Outcome>, sure?: () => void, answered?: Answered): Promise<void>;
  /** Done once, and again later only if they feel like it. */
  attempt(id: string, act: () => Promise<Outcome>, sure: () => void, again: boolean, answered?: Answered): Promise<void>;
  write(id: string, text: string, sure?: () => void): Promise<void>;
  /** `twice`: the same press arrives once more. */
  press(id: string, message: ShownMessage, button: Offered, twice?: boolean): Promise<Outcome>;
  /** The form that an act asks for, unless the bot dies first; another that opens late is none of its business. */
  form(id: string, wanted: Wanted, open: () => Promise<unknown>): Promise<ShownView | undefined>;
  /** Sends this form, as long as it is on their screen; `sure` once it was taken. */
  submit(id: string, form: ShownView, entries: Entries, sure?: () => void): Promise<void>;
  isAnswered(outcome: Outcome): boolean;
  /** Something of theirs was not answered yet. */
  waits(id: string): boolean;
  /** What was not answered is done again: by Slack for what people wrote, by themselves for the rest. */
  again(): Promise<void>;
}

type Answered = (outcome: Outcome) => boolean;

/** The intent of a form, and the subject of what opens it, which stands in its own; not given: any subject. */
interface Wanted {
  readonly intent: string;
  readonly subject?: string;
}

const isAbout = (form: string, subject: string) => subject === '' || subject.split(':').every((id) => form.split(':').includes(id));

/** `apologises`: the bot may live and its database not; a person who reads an apology, or nothing, does not count on what they did. */
export function startDoing(slack: FakeSlack, { apologises = false } = {}): Doing {
  let retries: { readonly id: string; readonly run: () => Promise<void> }[] = [];

  const doing: Doing = {
    insist: (id, act, sure = () => {}, answered = isAnswered) => doing.attempt(id, act, sure, true, answered),
    async attempt(id, act, sure, again, answered = isAnswered) {
      const outcome = await act();
      if (answered(outcome)) sure();
      else if (again) retries.push({ id, run: () => doing.insist(id, act, sure, answered) });
    },
    async write(id, text, sure = () => {}) {
      const person = slack.person(id);
      let first = true;
      // An event comes again under the same id until the bot takes it.
      await doing.insist(
        id,
        () => {
          const outcome = first ? person.dm(text) : person.again({ num: 1, reason: 'http_timeout' });
          first = false;
          return outcome;
        },
        sure,
      );
    },
    async press(id, message, button, twice = false) {
      const person = slack.person(id);
      const drawn = buttonsOf(message.blocks);
      const wanted = drawn.find(({ intent, subject }) => intent === button.intent && subject === button.subject);
      if (!wanted) return nothing;
      // Several cards in one message: each numbers its own buttons.
      const name = wanted.actionId;
      const nth = drawn.filter(({ actionId }) => actionId === name).indexOf(wanted);
      const seen = person.ephemerals().length;
      const outcome = await person.press(message, { name, nth });
      if (apologises && isAnswered(outcome)) {
        const shown = await appears(() => {
          const beside = person.ephemerals().slice(seen).at(-1);
          const now = [...person.messages(message.channel), ...person.ephemerals()].find(({ ts }) => ts === message.ts);
          return beside ?? (now?.visible === message.visible ? undefined : now);
        });
        if (!shown || apology.test(shown.visible)) return { ...outcome, status: 0 };
      }
      if (twice) await person.again();
      return outcome;
    },
    async form(id, { intent, subject }, open) {
      const person = slack.person(id);
      const late = person.view();
      if (late) await person.dismiss(late);
      await open();
      return appears(() => {
        const view = person.view();
        const isWanted = view?.callbackId === intent && (subject === undefined || isAbout(subjectIn(view.privateMetadata), subject));
        return isWanted ? view : undefined;
      });
    },
    async submit(id, form, entries, sure = () => {}) {
      const person = slack.person(id);
      let closed = false;
      await doing.insist(
        id,
        async () => {
          // Another may have opened in its place.
          closed = person.view()?.id !== form.id;
          return closed ? nothing : person.submit(form, entries);
        },
        () => {
          if (!closed) sure();
        },
        (outcome) => isAnswered(outcome) && Object.keys(outcome.errors).length === 0,
      );
    },
    isAnswered,
    waits: (id) => retries.some((one) => one.id === id),
    async again() {
      const due = retries;
      retries = [];
      for (const retry of due) await retry.run();
    },
  };
  return doing;
}

const nothing: Outcome = { status: 200, body: '', ms: 0, sent: false, errors: {} };

const apology = /rien pu enregistrer/;

function isAnswered(outcome: Outcome): boolean {
  return outcome.status === 200 && !apology.test(outcome.body);
}

export interface Drawn extends Offered {
  readonly actionId: string;
}

const Subject = z.object({ subject: z.string() });
const subjectIn = (json: string) => Subject.parse(JSON.parse(json)).subject;

/** What was shown does not change: it is read once. */
const drawn = new WeakMap<ShownMessage['blocks'], readonly Drawn[]>();

/** Buttons, with what each is about. */
export function buttonsOf(blocks: ShownMessage['blocks']): readonly Drawn[] {
  const known = drawn.get(blocks) ?? drawnIn(blocks);
  drawn.set(blocks, known);
  return known;
}

function drawnIn(blocks: ShownMessage['blocks']): readonly Drawn[] {
  return controlsOf(blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ actionId, element }) => ({
      actionId,
      intent: actionId.replace(/:\d+$/, ''),
      subject: subjectIn(String(element.value)),
    }));
}

/** What follows an answer comes a little later, or never. */
export async function appears<T>(look: () => T | undefined): Promise<T | undefined> {
  for (let tries = 0; tries < 60; tries++) {
    const seen = look();
    if (seen !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return undefined;
}
