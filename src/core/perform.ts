import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { Card, FieldValues } from '../cards/card.ts';
import { localeOf, type Person } from '../domain/person.ts';
import { isOver } from '../domain/term.ts';
import type { Account } from '../ports/accounts.ts';
import type { PostRef } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Arrival } from '../ports/organisations.ts';
import { mayBeCommitted, type Store, type Tx } from '../ports/store.ts';
import { type Act, type Answer, PersonMergedMeanwhile, plan, publishHomeLater, type Said as SaidAnswer } from './act.ts';
import type { Registry } from './area.ts';
import { cardOf, inBothLanguages } from './cards.ts';
import { chosenByNumber } from './chosen.ts';
import { comeBack, goAway } from './come-and-go.ts';
import { aboutDraft, draftName } from './draft.ts';
import { sentenceOf, textIn } from './form-values.ts';
import { hashOf } from './hash.ts';
import { type Incoming, isChange, type Said } from './incoming.ts';
import { meantBy, type Scene } from './kind.ts';
import { groupLanguage, languageFor } from './language.ts';
import { leavingWords } from './refuse.ts';
import { isShownAtOnce, type Reply, sent, shown } from './reply.ts';
import { appointment } from './task-subjects.ts';
import { type Understood, understand } from './understand.ts';
import { namedIn } from './unnamed.ts';

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
    { platform, workspace, externalId: person.externalId, receipt: hashOf(changes.receipt) },
    now,
  );
  return arrival?.fresh ? { reply: { type: 'nothing' }, woke: false } : null;
}

/** What an arrival is for, before anybody knows who brings it. */
interface Hearing {
  readonly said: Said;
  /** What the words of an edited message ask, were they said now. */
  readonly anew: Understood | undefined;
  /** Null: they took the bot away, or brought it back. */
  readonly understood: Understood | null;
}

function hear(incoming: Incoming, areas: Registry): Hearing {
  const said = textIn(incoming.said);
  if (said.type === 'removed' || said.type === 'brought-back') return { said, anew: undefined, understood: null };
  const anew = said.type === 'edited' ? understand(said.to, areas) : undefined;
  return { said, anew, understood: anew && leavesNoTrace(anew, areas) ? anew : understand(said, areas) };
}

const leavesNoTrace = ({ run }: Understood, { fixed }: Registry) => run === fixed.contacts;

const nothing = (woke = false): Performed => ({ reply: { type: 'nothing' }, woke });

async function performed(core: Core, tx: Tx, now: Temporal.Instant, incoming: Incoming): Promise<Performed> {
  const ahead = await aheadOf(core, tx, now, incoming);
  if (ahead) return ahead;
  const { areas } = core;
  const hearing = hear(incoming, areas);
  const { said, understood } = hearing;
  const traceless = understood !== null && leavesNoTrace(understood, areas);
  const receipt = hashOf(incoming.receipt);
  const arrival = await tx.organisations.arrive(
    {
      platform: incoming.platform,
      workspace: incoming.workspace,
      externalId: incoming.person.externalId,
      receipt: traceless ? null : receipt,
      telling: (understood?.run === areas.fixed.tell && sentenceOf(understood.rest)) || null,
    },
    now,
  );
  if (!arrival) return { reply: { type: 'refused', card: inBothLanguages(areas.words, areas.fixed.notConnected()) }, woke: false };
  if (!arrival.fresh) return { ...nothing(), repeated: true };

  const { organisation, workspace } = arrival;
  const scene = { tx, now, draw: core.draw, saying: areas, organisation };
  const account = { workspaceId: workspace.id, externalId: incoming.person.externalId };
  if (traceless) return contactsTold(core, scene, arrival, understood);
  if (understood === null) return cameOrWent(scene, arrival, said, account);
  // Nothing was kept of what somebody unknown wrote.
  if (!arrival.person && isChange(said)) return nothing();
  const person = arrival.person ?? (await meet(core, scene, account));
  if (person.unreachableSince || arrival.left) await comeBack(scene, person, account);

  const { act, heard } = await acting(core, scene, { ...arrival, person, account }, incoming, { ...hearing, understood });
  if (isChange(said) && act.message !== undefined && incoming.changedAt !== undefined) {
    const isLatest = await tx.heard.changesLast(act.message, person.id, incoming.changedAt);
    if (!isLatest) return nothing();
  }
  const before = tx.changes();
  const answer = await answerTo(core, act, said, heard);
  await keepHeard(act, answer, incoming.changedAt ?? null);
  const recorded = tx.changes() > before;
  const unrecorded = answer.type === 'say' && answer.unrecorded === true;
  if (!unrecorded) {
    await staysOne(tx, arrival, person);
    await publishHomeLater(scene, person);
    if (arrival.unaddressed) await areas.fixed.arrived(scene, account);
  }
  if (!isShownAtOnce(incoming, answer))
    return { reply: await sent(act, answer, { receipt, thread: incoming.thread, unheard: unheardIn(said, areas) }), woke: true };
  // Asked again, it is answered again.
  if (answer.type === 'ask' || answer.type === 'correct' || !recorded) await tx.organisations.forgetReceipt(workspace.id, receipt);
  const changed = recorded && !(answer.type === 'say' && (answer.read || unrecorded));
  const reader = (changed ? await tx.people.get(person.id) : null) ?? person;
  const reply = await shown(answer, { ...act, person: reader });
  const { pressed } = incoming;
  const replaces = answer.type === 'say' && answer.replaces === true && !answer.untraced;
  if (pressed && replaces) await tx.posts.answering(person.id, pressed, pressed.withinMs);
  const known = arrival.person !== null && arrival.person.unreachableSince === null;
  return { reply, woke: arrival.unaddressed || !(known && !person.hasHome && answer.type === 'say' && answer.nothingDue) };
}

/** Whom to turn to: nothing is kept of who asked. */
async function contactsTold({ areas }: Core, scene: Scene, arrival: Arrival, { about }: Understood): Promise<Performed> {
  const { organisation, workspace, person } = arrival;
  const language = person ? languageFor(scene, person) : groupLanguage(scene);
  const asked = { tx: scene.tx, now: scene.now, organisation, workspace, person };
  const { kind, read, replaces } = await areas.fixed.contacts(asked, about as never);
  return {
    reply: { type: 'say', card: cardOf({ kind, params: read(scene) }, language, null), replaces },
    woke: about !== undefined,
  };
}

/** They took the bot away, or brought it back: nothing is answered. */
async function cameOrWent(scene: Scene, arrival: Arrival, { type }: Said, account: Account): Promise<Performed> {
  const { person, workspace } = arrival;
  if (!person) return nothing();
  if (type === 'removed') await goAway(scene, person, workspace.id);
  else await comeBack(scene, person, account);
  await staysOne(scene.tx, arrival, person);
  return nothing(true);
}

/** Throws where they turned out to be the same person as somebody else, meanwhile. */
async function staysOne(tx: Tx, { several }: Arrival, { id }: Person): Promise<void> {
  if (several && !(await tx.people.lockAgainstRemoval(id))) throw new PersonMergedMeanwhile();
}

/** Somebody whom the bot meets for the first time. */
async function meet({ coordinators }: Core, scene: Scene, { workspaceId, externalId }: Account): Promise<Person> {
  const { tx, now, organisation } = scene;
  const person = await tx.people.meet(organisation.id, workspaceId, externalId, now);
  const coordinator = coordinators?.includes(externalId) === true;
  if (coordinator) await tx.people.setCoordinator(person.id, true);
  await plan(scene, 'describe-person', { person: person.id }, now);
  return coordinator ? { ...person, coordinator } : person;
}

/** Who acts, with what; and what they meant. */
async function acting(
  { areas }: Core,
  scene: Scene,
  { workspace, person, account, several, held }: Arrival & { readonly person: Person; readonly account: Account },
  incoming: Incoming,
  { said, anew, understood }: Hearing & { readonly understood: Understood },
): Promise<{ readonly act: Act; readonly heard: Understood }> {
  const isWords = understood.run === areas.fixed.notUnderstood;
  const heard = (isWords && (await chosenByNumber({ ...scene, person }, areas, understood.rest))) || understood;
  const { unnamed } = areas.words[localeOf(person, scene.organisation)];
  const named = (text: string) => namedIn(text, unnamed);
  const rest = named(heard.rest);
  const place = incoming.place ?? null;
  const act: Act = {
    ...scene,
    person,
    // What was read is of the words as they came.
    held: rest === heard.rest ? held : null,
    workspace,
    account,
    typed: named(said.type === 'edited' ? said.to.text : 'text' in said ? said.text : ''),
    rest,
    near: heard.near,
    message: incoming.message === undefined ? undefined : hashOf(`${workspace.id}/${incoming.message}`),
    values: valuesOf(said),
    place,
    inPublic: place !== null && said.type === 'words',
    several,
    ...(anew && { anew: { ...anew, rest: named(anew.rest) } }),
  };
  return { act, heard: { ...heard, rest, ...(heard.kept !== undefined && { kept: named(heard.kept) }) } };
}

/** What the act answers; what they typed is kept where it refused, or found nothing it could be about. */
async function answerTo({ areas }: Core, act: Act, said: Said, heard: Understood): Promise<Answer> {
  const run = areas.begins.has(heard.run) && isOver(act.organisation, act.now) ? areas.fixed.afterTerm : heard.run;
  const before = act.tx.changes();
  const found = await run(act, heard.about as never);
  const near = found.type === 'say' ? meantBy(found.kind, found.about) : undefined;
  if (heard.kept && near) return areas.fixed.keepWords({ ...act, rest: heard.kept, near });
  return act.tx.changes() === before ? leavingWords(act, found, typedIn(said, heard, areas)) : found;
}

/** What was kept of the message they wrote, for when they edit or delete it. */
async function keepHeard({ tx, now, person, message }: Act, answer: Answer, changedAt: number | null): Promise<void> {
  const said = answer.type === 'ask' ? answer.otherwise : answer;
  if (message === undefined || said.type !== 'say') return;
  const { draft } = said.about;
  const kept = said.keeps ?? (draft === draftName({ writtenAt: now }) ? aboutDraft(person.id, draft) : null);
  if (kept !== null) await tx.heard.keep(message, person.id, kept, now, changedAt);
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

/** What is said of a file that came with words. */
function unheardIn(said: Said, { fixed }: Registry): SaidAnswer | null {
  return said.type === 'words' && said.besides !== undefined && said.text.trim() !== '' ? fixed.unheard(said.besides, true) : null;
}

function sorry({ areas }: Core, incoming: Incoming, reference: string): Card {
  const { said } = incoming;
  const words = said.type === 'words' || said.type === 'command' ? said.text : said.type === 'edited' ? said.to.text : null;
  const named = words === null ? null : namedIn(words, areas.words.fr.unnamed);
  return inBothLanguages(areas.words, areas.fixed.sorry({ reference, words: null }), areas.fixed.sorry({ reference, words: named }));
}
