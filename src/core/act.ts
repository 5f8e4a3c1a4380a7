import type { Temporal } from 'temporal-polyfill';
import type { FieldValues } from '../cards/card.ts';
import { expiryOf } from '../domain/etiquette.ts';
import { type Person, workingTimeOf } from '../domain/person.ts';
import type { Channel } from '../domain/service.ts';
import type { Account } from '../ports/accounts.ts';
import type { TaskName } from '../ports/agenda.ts';
import type { NewDelivery } from '../ports/deliveries.ts';
import type { Held } from '../ports/initiatives.ts';
import type { Workspace } from '../ports/organisations.ts';
import type { Tx } from '../ports/store.ts';
import type { FilledForm } from './form.ts';
import type { FormTrouble } from './form-troubles.ts';
import type { AboutOf, AnyKind, KindOfRecord, Scene, UnpromptedKind } from './kind.ts';
import type { NearMeaning } from './near.ts';
import { anInitiative, aReadItem, aTrial } from './records.ts';
import { either, id, subject as parts, tagged } from './subject.ts';
import { type AboutTask, appointment, subjectOfTask } from './task-subjects.ts';

/** Someone acts. */
export interface Act extends Scene {
  readonly person: Person;
  readonly workspace: Workspace;
  /** From which they act. */
  readonly account: Account;
  /** All that they typed; empty when they pressed or filled in. */
  readonly typed: string;
  /** What followed the words that named the act. */
  readonly rest: string;
  /** What words that were not understood begin like. */
  readonly near?: NearMeaning | undefined;
  /** The message they wrote, edited or deleted in their own conversation: a digest of where it stands. */
  readonly message?: string | undefined;
  /** What the words of an edited message ask, were they said now. */
  readonly anew?: Anew | undefined;
  readonly values: FieldValues;
  /** The channel where they did it, by its id there; null in their own conversation, and where it is not known. */
  readonly place: string | null;
  /** They said it in a channel, where the bot was mentioned: everybody there read it, with their name. */
  readonly inPublic: boolean;
  /** What of theirs is held already, when it was read as they arrived. */
  readonly held?: Held | null;
  /** The organisation is in several places: people may have accounts elsewhere in it. */
  readonly several: boolean;
}

interface Anew {
  readonly run: (act: Act) => Promise<Answer>;
  readonly rest: string;
  readonly near?: NearMeaning | undefined;
}

/** What answers a person: a message, a form to fill in, or what to change in the form they sent. */
export type Answer =
  | {
      readonly type: 'say';
      readonly kind: AnyKind;
      /** Ids and plain values from which its kind words it, at once or when it is delivered. */
      readonly about: About;
      /** Worded from what the act has read already. */
      readonly read?: (scene: Scene) => unknown;
      readonly replaces: Replaces;
      /** What was kept of the message they wrote, where `about` does not name the draft it became (`HeardMessage.kept`). */
      readonly keeps?: string;
      /** Shown by the adapter itself, whatever was said: they asked that nothing of them be kept, their answer included. */
      readonly unrecorded?: true;
      /** Shown by the adapter itself, whatever was said, so that no record is kept of what was answered. */
      readonly untraced?: true;
      /** Everything that it planned comes due later: the work need not be woken. */
      readonly nothingDue?: true;
    }
  | {
      readonly type: 'ask';
      readonly form: FilledForm /** For where no form can be shown. */;
      readonly otherwise: Said;
    }
  | {
      readonly type: 'correct';
      readonly errors: Readonly<Record<string, FormTrouble>>;
      /** They asked for more fields: shown in the place of the form they sent. `errors` are for where it has no room for their words. */
      readonly next?: FilledForm;
    }
  /** What they asked for is shown elsewhere, soon. */
  | { readonly type: 'nothing' };

/** An answer in words. */
export type Said = Answer & { type: 'say' };

/** An answer worded from a record that the act holds. */
export type SaidFrom = Said & Required<Pick<Said, 'read'>>;

/**
 * Whether an answer takes the place of the card that was pressed. `unless posted`: a posted card is edited by itself
 * soon after, and the two would race; one that only the person sees cannot be.
 */
export type Replaces = boolean | 'unless posted';

/** What this kind reads of `about`, which may hold more; to be left out when it needs nothing. */
type Kept<K> = Record<string, never> extends AboutOf<K> ? [about?: AboutOf<K> & About] : [about: AboutOf<K> & About];

export type About = Readonly<Record<string, string | number | boolean>>;

/** Answers with a message; its kind words it from `about`, after the act and each time it is delivered or edited. */
export function say<K extends AnyKind>(kind: K, ...[about]: Kept<K>): Said {
  return { type: 'say', kind, about: about ?? {}, replaces: false };
}

/** Answers from a record that the act holds, so that it is not read again. */
export function sayFrom<R, K extends KindOfRecord<R>>(kind: K & KindOfRecord<R>, about: AboutOf<K> & About, record: R): SaidFrom {
  return { type: 'say', kind, about, replaces: false, read: (scene) => kind.now.of(record, scene) };
}

/**
 * What comes of an answer when the message that said part of it changes: what is answered, with the words that were there;
 * `ask`: others may have read it, or it was rewritten since. Null: nothing.
 */
export type ChangedAnswer = { readonly answer: Answer; readonly was: string } | 'ask' | null;

/** Answers in the place of the card that was pressed: it has served. */
export function replaceWith<K extends AnyKind>(kind: K, ...about: Kept<K>): Said {
  return { ...say(kind, ...about), replaces: true };
}

/** Answers in the place of the card that was pressed, unless that is a post, which is edited by itself. */
export function replaceUnlessPosted<K extends AnyKind>(kind: K, ...about: Kept<K>): Said {
  return { ...say(kind, ...about), replaces: 'unless posted' };
}

/** Something to tell a person on the bot's own initiative: once for each slot, when the etiquette allows it. */
export async function notify<K extends UnpromptedKind>(
  scene: Scene,
  receiver: Person,
  what: {
    kind: K;
    about: AboutOf<K> & About;
    subject: string;
    slot: string;
    from?: Temporal.Instant;
    /** When it is no longer worth saying, where the matter decides it and not its kind. */
    until?: Temporal.Instant;
  },
) {
  const from = what.from ?? scene.now;
  const working = workingTimeOf(receiver, scene.organisation);
  await publishHomeLater(scene, receiver);
  return scene.tx.deliveries.add({
    organisationId: scene.organisation.id,
    kind: what.kind.name,
    about: what.about,
    subject: what.subject,
    slot: what.slot,
    personId: receiver.id,
    direct: false,
    notBefore: from,
    expiresAt: what.until ?? expiryOf(what.kind.unprompted, working, from),
  });
}

/** An answer that leaves as a message of its own: now, at any hour, outside the budget. */
export async function answerByMessage(
  { tx, now }: Pick<Scene, 'tx' | 'now'>,
  answer: Omit<NewDelivery, 'direct' | 'notBefore' | 'expiresAt' | 'together'>,
): Promise<void> {
  await tx.deliveries.add({ ...answer, direct: true, notBefore: now, expiresAt: null });
}

/** The person who acts was merged with another account meanwhile: the act runs again as the merged person. */
export class PersonMergedMeanwhile extends Error {}

export const aboutInitiative = (id: string) => `initiative:${id}`;
export const aboutStory = (id: string) => `story:${id}`;
export const aboutLink = (id: string) => `link:${id}`;
export const aboutLines = (id: string) => `lines:${id}`;
export const aboutTrial = (id: string) => `trial:${id}`;
/** Lists of what people of an organisation keep of the bot. */
export const aboutKept = (organisationId: string) => `kept:${organisationId}`;
/** Which words not understood a message shows: their writer may have written others since. */
/** Lists of someone's initiatives. */
export const aboutInitiativesOf = (personId: string) => `initiatives-of:${personId}`;

/** Puts something on the agenda, or moves it there. */
export async function plan<N extends TaskName>(
  scene: Pick<Scene, 'tx' | 'organisation'>,
  what: N,
  about: AboutTask<N>,
  notBefore: Temporal.Instant,
): Promise<void> {
  await scene.tx.agenda.move(scene.organisation.id, appointment(what, about, notBefore));
}

/** Takes something off the agenda. */
export async function unplan<N extends TaskName>({ tx }: Pick<Scene, 'tx'>, what: N, about: AboutTask<N>): Promise<void> {
  await tx.agenda.remove(what, subjectOfTask(what, about));
}

/** Subjects of which the home pages of some people show something. */
const shownAtHome = either(tagged('initiative', anInitiative), tagged('trial', aTrial), tagged('initiatives-of', parts({ person: id })));

/** Something a posted card shows has changed: it will be edited as soon as possible. */
export async function refreshLater(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, subject: string): Promise<void> {
  await refreshPostsLater(scene, subject);
  // Their title is said elsewhere too.
  if (aReadItem.read(subject)) for (const linked of await scene.tx.library.linkedTo(subject)) await refreshPostsLater(scene, linked);
  const about = shownAtHome.read(subject);
  if (!about) return;
  if ('initiative' in about) {
    for (const carrier of await scene.tx.initiatives.carriers(about.initiative)) await publishHomeLater(scene, carrier);
  } else if ('trial' in about) {
    for (const { person } of await scene.tx.trials.members(about.trial)) await publishHomeLater(scene, person);
  } else {
    const person = await scene.tx.people.get(about.person);
    if (person) await publishHomeLater(scene, person);
  }
}

/** Everything a channel was told is looked at again: what it may read has changed. */
export async function refreshChannel(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, channel: Channel): Promise<void> {
  await refreshEach(scene, scene.organisation.id, await scene.tx.posts.inChannel(channel));
}

/** Edits the posts that show this subject, or some of them. */
export async function refreshPostsLater(
  scene: Pick<Scene, 'tx' | 'now' | 'organisation'>,
  subject: string,
  only?: Parameters<Tx['posts']['showing']>[1],
): Promise<void> {
  await refreshEach(scene, scene.organisation.id, await scene.tx.posts.showing(subject, only));
}

/** These posts are composed again, and edited where they would show something else, or what stands there is not known. */
export async function refreshEach({ tx, now }: Pick<Scene, 'tx' | 'now'>, organisationId: string, posts: Iterable<string>): Promise<void> {
  for (const post of posts) await tx.agenda.move(organisationId, appointment('refresh-posts', { post }, now));
}

/** Empties the page of a person who erases themself; called before their record goes. */
export async function emptyHomeLater(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, personId: string): Promise<void> {
  await unplan(scene, 'publish-home', { person: personId });
  for (const { workspace, externalId } of await scene.tx.people.homes(personId)) {
    await scene.tx.conversations.leaveHome({ platform: workspace.platform, workspace: workspace.externalId }, externalId);
    await plan(scene, 'empty-home', { workspace: workspace.id, externalId }, scene.now);
  }
}

/** Everybody's page says something else. */
export async function publishHomesLater(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>): Promise<void> {
  for (const person of await scene.tx.people.withHomes(scene.organisation.id)) await plan(scene, 'publish-home', { person }, scene.now);
}

/** What somebody's page shows may have changed: it is published again soon, once for all changes, if they ever opened it. */
export async function publishHomeLater(scene: Pick<Scene, 'tx' | 'now' | 'organisation'>, person: Person): Promise<void> {
  if (person.hasHome) await plan(scene, 'publish-home', { person: person.id }, scene.now);
}
