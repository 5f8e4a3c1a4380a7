import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { Card, FieldValues, Form } from '../cards/card.ts';
import type { Locale } from '../domain/organisation.ts';
import { localeOf } from '../domain/person.ts';
import { isOver } from '../domain/term.ts';
import type { PostRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import { mayBeCommitted, type Store, type Tx } from '../ports/store.ts';
import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  aboutKept,
  aboutLines,
  aboutLink,
  aboutStory,
  aboutTrial,
  answerByMessage,
  PersonMergedMeanwhile,
  plan,
  publishHomeLater,
  type Replaces,
  type Said as SaidAnswer,
} from './act.ts';
import type { Registry } from './area.ts';
import { answerCard, cardOf, folds, inBothLanguages, type Language, newsOf, troubleText } from './cards.ts';
import { chosenByNumber, numberedIn } from './chosen.ts';
import { comeBack, goAway } from './come-and-go.ts';
import { aboutDraft, draftName } from './draft.ts';
import { formOf } from './form.ts';
import { sentenceOf, textIn } from './form-values.ts';
import type { Incoming, Said } from './incoming.ts';
import { type Message, meantBy, type Telling, trueNow } from './kind.ts';
import { groupLanguage, languageFor } from './language.ts';
import { leavingWords } from './refuse.ts';
import { keepShown } from './shown.ts';
import { appointment } from './task-subjects.ts';
import { threadName } from './thread.ts';
import { type Understood, understand } from './understand.ts';
import { namedIn } from './unnamed.ts';

/** What the adapter does with what the core answered. */
export type Reply =
  /** Nothing to show now: it was already answered, or the answer is on its way as a message. */
  | { readonly type: 'nothing' /** The language of the person who acted, where they are known. */; readonly locale?: Locale }
  /** From a workspace that is not ours: nothing was recorded. */
  | { readonly type: 'refused'; readonly card: Card }
  | { readonly type: 'say'; readonly card: Card /** In the place of the card that was pressed. */; readonly replaces: Replaces }
  | { readonly type: 'ask'; readonly form: Form /** Where the form cannot be shown. */; readonly otherwise: Card }
  | {
      readonly type: 'correct';
      /** By field name. */
      readonly errors: Readonly<Record<string, string>>;
      /** Shown in the place of the form they sent, unless it cannot hold all of its words. */
      readonly next?: Form;
      /** They may choose among all the channels the bot is in: the form that came back does not prove it. */
      readonly listsChannels: boolean;
    }
  /** Nothing was recorded. `card` quotes what they typed, so that it is not lost. */
  | { readonly type: 'failed'; readonly card: Card; readonly reference: string };

export interface Core {
  readonly store: Store;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  /** What the bot can say and do. */
  readonly areas: Registry;
  /** Whom the configuration names, by their ids: coordinators as soon as they are met. */
  readonly coordinators?: readonly string[];
  /** Something may be due now. */
  readonly wake: () => void;
  /** Logs a surprise, by its reference; never what people wrote. */
  readonly report: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

/**
 * Does what a person asked, in one transaction, once for each receipt; what recorded nothing leaves no receipt, and is
 * answered again when it comes again. Answers to commands and presses are worded here and shown by the adapter at once;
 * answers to plain words and forms leave as messages, so that a crash between the two loses none. Only an answer of which no
 * trace may be kept is shown at once in any case: a message would need a record of it. A person who asks whom to turn to leaves
 * no trace at all.
 */
export async function perform(core: Core, incoming: Incoming): Promise<Reply> {
  try {
    const now = core.clock.now();
    const act = () => untilKnown(core.store, (tx) => performed(core, tx, now, incoming));
    const { reply, woke } = await act().catch((error: unknown) => {
      if (error instanceof PersonMergedMeanwhile) return act();
      throw error;
    });
    if (woke) core.wake();
    return reply;
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    core.report('act-failed', { reference, platform: incoming.platform, said: incoming.said.type, error });
    return { type: 'failed', card: sorry(core, incoming, reference), reference };
  }
}

interface Performed {
  readonly reply: Reply;
  readonly woke: boolean;
  /** Its receipt was there already. */
  readonly repeated?: true;
}

/** Milliseconds before each new attempt. Slack waits three seconds in all. */
const pausesMs = [100, 300, 900];

/** When the connection is lost while committing, the act is done again: its receipt says whether it was recorded, and the first answer stands. */
async function untilKnown(store: Store, act: (tx: Tx) => Promise<Performed>): Promise<Performed> {
  let inDoubt: Performed | undefined;
  for (let attempt = 0; ; attempt++) {
    const latest: { done?: Performed } = {};
    try {
      const done = await store.transaction(async (tx) => {
        latest.done = await act(tx);
        return latest.done;
      });
      return done.repeated && inDoubt ? inDoubt : done;
    } catch (error) {
      if (mayBeCommitted(error)) inDoubt ??= latest.done;
      const pauseMs = pausesMs[attempt];
      if (!inDoubt || pauseMs === undefined) throw error;
      await pause(pauseMs);
    }
  }
}

/** An answer that was to be shown in the place of a message is there, or never will be: what changed meanwhile is shown now. */
export async function answerShown(core: Core, pressed: PostRef): Promise<void> {
  const waits = await core.store.transaction(async (tx) => {
    const post = await tx.posts.answered(pressed);
    if (!post || (await tx.agenda.pending('refresh-posts', [post.id])).length === 0) return false;
    await tx.agenda.move(post.organisationId, appointment('refresh-posts', { post: post.id }, core.clock.now()));
    return true;
  });
  if (waits) core.wake();
}

/** How long after it was written a message may still be on its way: Slack goes on for a day. */
const onItsWayMs = 24 * 60 * 60 * 1_000;

/**
 * A message that was edited or deleted before it arrived: what it says now is heard as the message itself, which is then
 * known when it comes, or it is not heard at all. Null: it had arrived, or never will.
 */
async function aheadOf(core: Core, tx: Tx, now: Temporal.Instant, incoming: Incoming): Promise<Performed | null> {
  const { said, changes, ...rest } = incoming;
  if (changes === undefined || !(now.epochMilliseconds - changes.writtenAt < onItsWayMs)) return null;
  if (said.type === 'edited') {
    const heard = await performed(core, tx, now, { ...rest, receipt: changes.receipt, said: said.to });
    return heard.repeated ? null : heard;
  }
  const { platform, workspace, person } = incoming;
  const arrival = await tx.organisations.arrive(
    { platform, workspace, externalId: person.externalId, receipt: digest(changes.receipt) },
    now,
  );
  return arrival?.fresh ? { reply: { type: 'nothing' }, woke: false } : null;
}

async function performed(core: Core, tx: Tx, now: Temporal.Instant, incoming: Incoming): Promise<Performed> {
  const ahead = await aheadOf(core, tx, now, incoming);
  if (ahead) return ahead;
  const said = textIn(incoming.said);
  const anew = said.type === 'edited' ? understand(said.to, core.areas) : undefined;
  const asksContacts = anew?.run === core.areas.fixed.contacts;
  const understood =
    said.type === 'removed' || said.type === 'brought-back' ? null : asksContacts && anew ? anew : understand(said, core.areas);
  const traceless = understood?.run === core.areas.fixed.contacts;
  const receipt = digest(incoming.receipt);
  const arrival = await tx.organisations.arrive(
    {
      platform: incoming.platform,
      workspace: incoming.workspace,
      externalId: incoming.person.externalId,
      receipt: traceless ? null : receipt,
      telling: (understood?.run === core.areas.fixed.tell && sentenceOf(understood.rest)) || null,
    },
    now,
  );
  if (!arrival)
    return {
      reply: { type: 'refused', card: inBothLanguages(core.areas.words, core.areas.fixed.notConnected()) },
      woke: false,
    };
  if (!arrival.fresh) return { reply: { type: 'nothing' }, woke: false, repeated: true };

  const { organisation, workspace, several } = arrival;
  const scene = { tx, now, draw: core.draw, saying: core.areas, organisation };
  if (traceless) {
    const language = arrival.person ? languageFor(scene, arrival.person) : groupLanguage(scene);
    const asked = { tx, now, organisation, workspace, person: arrival.person };
    const { kind, read, replaces } = await core.areas.fixed.contacts(asked, understood.about as never);
    return {
      reply: { type: 'say', card: cardOf({ kind, params: read(scene) }, language, null), replaces },
      woke: understood.about !== undefined,
    };
  }
  const account = { workspaceId: workspace.id, externalId: incoming.person.externalId };
  if (understood === null) {
    if (arrival.person && said.type === 'removed') await goAway(scene, arrival.person, workspace.id);
    else if (arrival.person) await comeBack(scene, arrival.person, account);
    if (arrival.person && several && !(await tx.people.lockAgainstRemoval(arrival.person.id))) throw new PersonMergedMeanwhile();
    return { reply: { type: 'nothing' }, woke: arrival.person !== null };
  }
  let { person } = arrival;
  // Nothing was kept of what somebody unknown wrote.
  if (!person && isChange(said)) return { reply: { type: 'nothing' }, woke: false };
  if (!person) {
    person = await tx.people.meet(organisation.id, workspace.id, account.externalId, now);
    if (core.coordinators?.includes(account.externalId)) {
      await tx.people.setCoordinator(person.id, true);
      person = { ...person, coordinator: true };
    }
    await plan(scene, 'describe-person', { person: person.id }, now);
  }
  if (person.unreachableSince || arrival.left) await comeBack(scene, person, account);

  const { unnamed } = core.areas.words[localeOf(person, organisation)];
  const named = (text: string) => namedIn(text, unnamed);
  const isWords = understood.run === core.areas.fixed.notUnderstood;
  const heard = (isWords && (await chosenByNumber({ ...scene, person }, core.areas, understood.rest))) || understood;
  const { about, near } = heard;
  const run = core.areas.begins.has(heard.run) && isOver(organisation, now) ? core.areas.fixed.afterTerm : heard.run;
  const rest = named(heard.rest);
  const values = valuesOf(said);
  const typed = named(said.type === 'edited' ? said.to.text : 'text' in said ? said.text : '');
  const message = incoming.message === undefined ? undefined : digest(`${workspace.id}/${incoming.message}`);
  const place = incoming.place ?? null;
  const inPublic = place !== null && said.type === 'words';
  // What was read is of the words as they came.
  const held = rest === heard.rest ? arrival.held : null;
  const act: Act = {
    ...scene,
    person,
    held,
    workspace,
    account,
    typed,
    rest,
    near,
    message,
    values,
    place,
    inPublic,
    several,
    ...(anew && { anew: { ...anew, rest: named(anew.rest) } }),
  };
  if (isChange(said) && message !== undefined && incoming.changedAt !== undefined) {
    const isLatest = await tx.heard.changesLast(message, person.id, incoming.changedAt);
    if (!isLatest) return { reply: { type: 'nothing' }, woke: false };
  }
  const before = tx.changes();
  const found = await run(act, about as never);
  const nothing = found.type === 'say' ? meantBy(found.kind, found.about) : undefined;
  const { kept } = heard;
  const refused = tx.changes() === before;
  const answer =
    kept && nothing
      ? await core.areas.fixed.keepWords({ ...act, rest: named(kept), near: nothing })
      : refused
        ? await leavingWords(act, found, typedIn(said, heard, core.areas))
        : found;
  await keepHeard(act, answer, incoming.changedAt ?? null);
  const recorded = tx.changes() > before;
  const unrecorded = answer.type === 'say' && answer.unrecorded === true;
  if (!unrecorded && several && !(await tx.people.lockAgainstRemoval(person.id))) throw new PersonMergedMeanwhile();
  if (!unrecorded) await publishHomeLater(scene, person);
  if (!unrecorded && arrival.unaddressed) await core.areas.fixed.arrived(scene, account);
  if (!isShownAtOnce(incoming, answer))
    return { reply: await sent(act, answer, { receipt, thread: incoming.thread, unheard: unheardIn(said, core.areas) }), woke: true };
  // Asked again, it is answered again.
  if (answer.type === 'ask' || answer.type === 'correct' || !recorded) await tx.organisations.forgetReceipt(workspace.id, receipt);
  const changed = recorded && !(answer.type === 'say' && (answer.read || unrecorded));
  const reader = (changed ? await tx.people.get(person.id) : null) ?? person;
  const reply = await shown(answer, { ...act, person: reader });
  const { pressed } = incoming;
  const replaces = answer.type === 'say' && answer.replaces === true && !answer.untraced;
  if (pressed && replaces) await tx.posts.answering(person.id, pressed, pressed.withinMs);
  const known = arrival.person !== null && arrival.person.unreachableSince === null;
  return {
    reply,
    woke: arrival.unaddressed || !(known && !person.hasHome && answer.type === 'say' && answer.nothingDue),
  };
}

const isChange = ({ type }: Said) => type === 'edited' || type === 'deleted' || type === 'restored';

/** What was kept of the message they wrote, for when they edit or delete it. */
async function keepHeard({ tx, now, person, message }: Act, answer: Answer, changedAt: number | null): Promise<void> {
  const said = answer.type === 'ask' ? answer.otherwise : answer;
  if (message === undefined || said.type !== 'say') return;
  const { draft } = said.about;
  const kept = said.keeps ?? (draft === draftName({ writtenAt: now }) ? aboutDraft(person.id, draft) : null);
  if (kept !== null) await tx.heard.keep(message, person.id, kept, now, changedAt);
}

/** Platforms put ids of people and places in what makes a receipt unique; none is kept. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function valuesOf(said: Said): FieldValues {
  if (said.type === 'submit') return said.values;
  const words = said.type === 'edited' ? said.to : said;
  if (words.type === 'words' && words.channels) return { channels: words.channels };
  return said.type === 'shortcut' && said.on?.writer ? { writer: said.on.writer } : {};
}

/** What came with an act to be recorded: what was typed in a form, or said after a colon. */
function typedIn(said: Said, { kept, rest }: Understood, { submits }: Registry): readonly string[] {
  if (said.type !== 'submit') return kept !== undefined && kept === rest ? [rest] : [];
  const typed = submits.get(said.intent)?.typed;
  return Object.entries(said.values).flatMap(([name, value]) => (typed?.has(name) && typeof value === 'string' ? [value] : []));
}

function isShownAtOnce({ said, shows }: Incoming, answer: Answer): boolean {
  if (answer.type === 'correct' || (answer.type === 'say' && (answer.unrecorded || answer.untraced))) return true;
  if (said.type === 'words' || said.type === 'submit' || said.type === 'home' || isChange(said)) return false;
  if (shows === 'replacements') return answer.type === 'say' && answer.replaces === true;
  return shows === undefined || (shows === 'forms' && answer.type === 'ask');
}

/** An answer that the adapter shows at once. */
async function shown(answer: Answer, reader: Telling): Promise<Reply> {
  const language = languageFor(reader, reader.person);
  switch (answer.type) {
    case 'nothing':
      return { type: 'nothing', locale: language.locale };
    case 'say': {
      const told = await worded(answer, reader);
      if (!answer.unrecorded) await keepShown(reader, told);
      return { type: 'say', card: shownCard(answer, told, reader, language), replaces: answer.replaces };
    }
    case 'ask': {
      const { form, otherwise } = answer;
      return {
        type: 'ask',
        form: formOf(form, language),
        otherwise: shownCard(otherwise, await worded(otherwise, reader), reader, language),
      };
    }
    case 'correct':
      return {
        type: 'correct',
        listsChannels: reader.person.coordinator,
        ...(answer.next && { next: formOf(answer.next, language) }),
        errors: Object.fromEntries(Object.entries(answer.errors).map(([name, trouble]) => [name, troubleText(trouble, language.words)])),
      };
  }
}

/** An answer that the adapter shows has no delivery that « Plus » or a number could name: one is kept, unless no trace may be. */
function shownCard(answer: SaidAnswer, told: Message, reader: Telling, language: Language): Card {
  if (typeof answer.about.whole === 'string') return answerCard(newsOf(told, { id: '', about: answer.about }), language, reader.saying);
  if (answer.untraced || answer.unrecorded || !(folds(told, language) || numberedIn(told).length > 0)) return cardOf(told, language, null);
  const card = { kind: answer.kind.name, about: answer.about };
  const name = cardName(card);
  reader.tx.deliveries.keepShown({
    ...card,
    name,
    subject: subjectOf(reader, answer),
    organisationId: reader.organisation.id,
    personId: reader.person.id,
    at: reader.now,
  });
  return cardOf(told, language, reader.saying.more({ shown: name }));
}

/** Equal for one kind about the same things, in any order. */
function cardName({ kind, about }: Pick<NewDelivery, 'kind' | 'about'>): string {
  return digest(JSON.stringify([kind, Object.entries(about).toSorted(([a], [b]) => (a < b ? -1 : 1))])).slice(0, 22);
}

/** What an answer says once the act is done. */
async function worded({ kind, about, read }: SaidAnswer, reader: Telling): Promise<Message> {
  if (read) return { kind, params: read(reader) };
  return (await trueNow({ kind: kind.name, about }, reader)) ?? reader.saying.changedMeanwhile();
}

/** What is said of a file that came with words. */
function unheardIn(said: Said, { fixed }: Registry): SaidAnswer | null {
  return said.type === 'words' && said.besides !== undefined && said.text.trim() !== '' ? fixed.unheard(said.besides, true) : null;
}

/** An answer that leaves as a message of its own: to plain words, and to forms. */
async function sent(
  act: Act,
  answer: Answer,
  { receipt, thread, unheard }: { receipt: string; thread: PostRef | undefined; unheard: SaidAnswer | null },
): Promise<Reply> {
  if (answer.type === 'correct' || answer.type === 'nothing') return shown(answer, act);

  const where = thread && { thread: threadName(thread) };
  // What was not heard is said before the answer, which stays the last thing said.
  for (const said of [...(unheard ? [unheard] : []), answer.type === 'ask' ? answer.otherwise : answer])
    await answerByMessage(act, {
      organisationId: act.organisation.id,
      kind: said.kind.name,
      about: { ...said.about, ...where },
      subject: subjectOf(act, said),
      slot: receipt,
      personId: act.person.id,
      within: act.workspace.id,
    });
  return { type: 'nothing', locale: localeOf(act.person, act.organisation) };
}

/** Whose change edits this answer, as long as it shows somebody's words. */
function subjectOf({ person }: Pick<Act, 'person'>, { about, kind }: SaidAnswer): string {
  if (typeof about.typed === 'string') return aboutDraft(person.id, about.typed);
  if (typeof about.story === 'string') return aboutStory(about.story);
  if (typeof about.initiative === 'string') return aboutInitiative(about.initiative);
  if (typeof about.draft === 'string') return aboutDraft(person.id, about.draft);
  if (typeof about.kept === 'string') return aboutKept(about.kept);
  if (typeof about.trial === 'string') return aboutTrial(about.trial);
  if (typeof about.lines === 'string') return aboutLines(about.lines);
  if (typeof about.link === 'string') return aboutLink(about.link);
  return kind.listsInitiatives ? aboutInitiativesOf(person.id) : '';
}

function sorry({ areas }: Core, incoming: Incoming, reference: string): Card {
  const { said } = incoming;
  const words = said.type === 'words' || said.type === 'command' ? said.text : said.type === 'edited' ? said.to.text : null;
  const named = words === null ? null : namedIn(words, areas.words.fr.unnamed);
  return inBothLanguages(areas.words, areas.fixed.sorry({ reference, words: null }), areas.fixed.sorry({ reference, words: named }));
}
