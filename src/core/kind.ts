import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Card } from '../cards/card.ts';
import type { Due, Etiquette } from '../domain/etiquette.ts';
import type { Locale, Organisation } from '../domain/organisation.ts';
import type { Person } from '../domain/person.ts';
import type { PostRef, Refusal } from '../ports/chat-platform.ts';
import type { ChannelDelivery, Delivery } from '../ports/deliveries.ts';
import type { ChannelPost } from '../ports/posts.ts';
import type { SoughtKinds, Tx } from '../ports/store.ts';
import type { Trouble } from '../ports/troubles.ts';
import type { Placed } from './button.ts';
import type { NearMeaning } from './near.ts';
import type { Words } from './words.ts';

/** What everything works with: one transaction, one instant, one organisation. */
export interface Scene {
  readonly tx: Tx;
  readonly now: Temporal.Instant;
  /** Uniform in [0, 1). */
  readonly draw: () => number;
  readonly organisation: Organisation;
  readonly saying: Saying;
}

/** A card: the id of its delivery; shown at once, the name under which it was kept (`DeliveryTable.keepShown`). */
type CardName = { readonly delivery: string } | { readonly shown: string };

/** What is drawn around news that nobody asked for. */
export interface Around {
  /** Before several pieces of news. */
  opening(count: number): Message;
  /** How to receive fewer; by the id of its delivery. */
  fewer(delivery: string): Placed;
  /** What leads to the buttons that a card has no room for. */
  more(card: CardName): Placed;
}

/** What the bot can say, by the names that deliveries keep. */
export interface Saying extends Around {
  /** Null: a name that no kind has. */
  kind(name: string): AnyKind | null;
  /** What is said where this form cannot be shown; null: its verbs say something else, or it is gone. */
  inWords(form: string): AnyInWords | null;
  readonly words: Readonly<Record<Locale, Words>>;
  /** The public address of the bot, below which its own pages are; null when it was not given. */
  readonly pagesAt: string | null;
  /** In the place of what is no longer true, and became nothing. */
  gone(): Message;
  /** To the person who asked for what is no longer true. */
  changedMeanwhile(): Message;
  /** Of files that may have arrived: the person who asked for them looks, and asks again. */
  readonly filesInDoubt: Pick<AnyKind, 'name'>;
  /** Tells coordination that messages could not leave. */
  tellTrouble(scene: Scene, trouble: Trouble): Promise<void>;
  /** What follows the messages of a kind, by its name; nothing of most. */
  hooks(kind: string): Hooks;
  /** What follows when a message about a record is not sent, by the name that `about` has for the record. */
  readonly unsent: ReadonlyMap<string, Unsent>;
}

/** What an area does with what becomes of the messages of one of its kinds. */
export interface Hooks {
  /** It has reached them, at that instant. */
  readonly sent?: (scene: Scene, delivery: Delivery, at: Temporal.Instant) => Promise<void>;
  /** No conversation brings its people together: what each of them gets instead. */
  readonly apart?: (scene: Scene, delivery: Delivery) => Promise<void>;
  /** Where it is said in a channel. */
  readonly inChannel?: InChannel;
}

/** What is said in channels, to nobody in particular: its area says how each channel reads it. */
export interface InChannel {
  /** What leaves now, held as it is, or until when it waits; null: nothing of it may be read there any more. */
  readonly prepared: (
    scene: Scene,
    delivery: ChannelDelivery,
  ) => Promise<{ readonly card: Card } | { readonly until: Temporal.Instant } | null>;
  readonly sent: (scene: Scene, delivery: ChannelDelivery, post: ChannelPost, ref: PostRef, at: Temporal.Instant) => Promise<void>;
  /** Nothing can be written there: the person who asked for it is told, rather than coordination. */
  readonly refused?: (scene: Scene, delivery: ChannelDelivery, why: Refusal) => Promise<void>;
  /** What the post shows now; null: it stays as it is. */
  readonly refreshed: (scene: Scene, delivery: ChannelDelivery, post: ChannelPost) => Promise<Card | null>;
}

/** What an area does when a message about one of its records is not sent. */
export interface Unsent {
  /** `absent`: nobody is there to read it, for a time or for ever. */
  readonly dropped: (scene: Scene, delivery: Delivery, absent: boolean) => Promise<void>;
  /** The matter goes on without somebody who is absent, whatever the message. */
  readonly goesOnWithoutAbsent?: true;
}

/** A message is worded at the moment of sending, from what is true then. */
export interface Telling extends Scene {
  readonly person: Person;
}

/** Buttons side by side on a card. */
export type Row = readonly Placed[];

/** From what was kept with a delivery (`A`, once read) to what the message says now; null when it is no longer true. */
export interface Now<P, A = unknown> {
  (about: unknown, telling: Telling): Promise<P | null>;
  readonly about: z.ZodType<unknown, A>;
}

/** A message that is worded from one record, which a verb may hold already. */
export interface NowOf<R, P, A> extends Now<P, A> {
  readonly of: (record: R, scene: Scene) => P;
}

/** One message the bot can say: what is true of it now, its buttons, and how it behaves when nobody asked for it. */
export interface KindRow<P, A = unknown> {
  readonly now: Now<P, A>;
  /** Row by row, the most useful first: a card shows three, and « Plus »; none when not given. */
  readonly buttons?: (params: P) => readonly Row[];
  /** Its first four buttons are equal answers to one question: a card shows them all. Numbers of a list always are. */
  readonly equal?: (params: P) => boolean;
  /** Absent: the message only ever answers what a person just did, and is sent at once. */
  readonly unprompted?: Etiquette;
  /** What it puts whole before somebody who may agree to it, in which version (`shown.ts`); null: not the whole. */
  readonly shows?: (params: P) => string | null;
  /** What a card shows instead, once the message is no longer true: the first of these kinds that is, about the same. */
  readonly givesWayTo?: readonly string[];
  /** What a card shows instead, where that is about something else. */
  readonly becomes?: (delivery: Pick<Delivery, 'about' | 'subject'>) => Pick<Delivery, 'kind' | 'about'> | null;
  /** Once a card shows nothing but that kind, nobody need know that it was sent: it is forgotten. */
  readonly forgottenAs?: string;
  /**
   * It goes only to somebody who is known to be still there: a platform may accept messages to closed accounts without a
   * word (Slack does), and the person who waits for an answer would wait for nobody.
   */
  readonly needsThem?: true;
  /** When it cannot leave, the matter goes on without this person: somebody else can answer. */
  readonly goesOnWithout?: true;
  /** It answers an act that found nothing it could be about (perhaps, by what it says of what): words that came with the act are kept, and shown back with this. */
  readonly findsNothing?: NearMeaning | ((about: unknown) => NearMeaning | undefined);
  /** It lists this person's initiatives: a change to any of them edits it. */
  readonly listsInitiatives?: true;
  /** Queries of the store look for its deliveries, under this name. */
  readonly soughtAs?: keyof SoughtKinds;
  /** Its params in each of its shapes: tests word and draw them all. */
  readonly samples: readonly P[];
}

/** Without params, a row need not show any. */
export type Sampled<R extends { readonly samples: readonly unknown[] }> =
  Record<string, never> extends R['samples'][number] ? Omit<R, 'samples'> : R;

export interface Kind<P, N extends string = string, A = unknown> extends KindRow<P, A> {
  readonly name: N;
}

/** A kind that the bot sends on its own. */
export type UnpromptedKind = AnyKind & { readonly unprompted: Etiquette };

/** A kind whose params are not known here. */
export interface AnyKind extends Omit<KindRow<never>, 'now' | 'samples'> {
  readonly name: string;
  readonly samples: readonly unknown[];
  readonly now: Now<unknown>;
}

/** Where a form cannot be shown: how to say the same in words, and what opens the form. */
export interface InWords<P, A = unknown> {
  readonly now: Now<P, A>;
  readonly buttons: (params: NoInfer<P>) => readonly Row[];
  readonly samples: readonly NoInfer<P>[];
}

/** What a form that is not known here says in words. */
export interface AnyInWords {
  readonly now: Now<unknown>;
  readonly buttons: (params: never) => readonly Row[];
  readonly samples: readonly unknown[];
}

/** A kind whose messages can be worded from a record of this type. */
export interface KindOfRecord<R> extends AnyKind {
  readonly now: NowOf<R, unknown, unknown>;
}

/** What a kind keeps of its messages. */
export type AboutOf<K> = K extends { readonly now: { readonly about: z.ZodType<unknown, infer A> } } ? A : never;

type Kinds<P, R> = {
  readonly [N in keyof P & keyof R & string]: Kind<P[N], N, AboutOf<R[N]>> & Pick<R[N], Extract<keyof R[N], 'unprompted'>> & Recorded<R[N]>;
};

type Recorded<R> = R extends { readonly now: NowOf<infer O, unknown, unknown> }
  ? { readonly now: { readonly of: NowOf<O, unknown, unknown>['of'] } }
  : unknown;

/** The kinds of an area, each named by its key. */
export function kindsOf<P>() {
  return <const R extends { readonly [N in keyof P]: Sampled<KindRow<P[N]>> }>(rows: R): Kinds<P, R> => {
    const entries: [string, object][] = Object.entries(rows);
    const named: [string, object][] = entries.map(([name, row]) => [name, { samples: [{}], ...row, name }]);
    return Object.fromEntries(named) as Kinds<P, R>;
  };
}

/** A kind with its params: what an action answers with, and what a card is made of. */
export interface Message {
  readonly kind: AnyKind;
  readonly params: unknown;
  /** What they had typed, which this refuses: kept as a draft (`refuse.ts`). */
  readonly typed?: string;
}

export function message<P>(kind: Kind<P>, params: P): Message {
  return { kind, params };
}

/** Whether this is a message of that kind. */
export function isOf<P>(kind: Kind<P>, told: Message): told is Message & { readonly params: P } {
  return told.kind.name === kind.name;
}

/** What a delivery says now; null when it is no longer true: it is then not sent, and what shows it is edited. */
export async function compose({ kind: name, about }: Pick<Delivery, 'kind' | 'about'>, telling: Telling): Promise<Message | null> {
  const kind = telling.saying.kind(name);
  const params = kind && (await kind.now(about, telling));
  if (!kind || !params) return null;
  const draft = typeof about.typed === 'string' ? await telling.tx.people.draft(telling.person.id) : null;
  return { kind, params, ...(draft && String(draft.writtenAt.epochMilliseconds) === about.typed && { typed: draft.words }) };
}

/** What a delivery says, or what its kind gives way to; null when nothing of it is true any more. */
export async function trueNow({ kind, about }: Pick<Delivery, 'kind' | 'about'>, telling: Telling): Promise<Message | null> {
  for (const one of [kind, ...(telling.saying.kind(kind)?.givesWayTo ?? [])]) {
    const found = await compose({ kind: one, about }, telling);
    if (found) return found;
  }
  return null;
}

/** What a message puts whole before somebody who may agree to it, in which version; null for the others. */
export function shownBy({ kind, params }: Message): string | null {
  return kind.shows?.(params as never) ?? null;
}

/** How a kind behaves when the bot starts it on its own; null when it only ever answers. */
export function etiquetteOf({ saying }: Pick<Scene, 'saying'>, kind: string): Etiquette | null {
  return saying.kind(kind)?.unprompted ?? null;
}

/** A delivery as the rules of the etiquette look at it. */
export function dueOf(scene: Pick<Scene, 'saying'>, delivery: Delivery): Due {
  return { ...delivery, etiquette: etiquetteOf(scene, delivery.kind) };
}

/** What an act that found nothing to be about may have been meant for. */
export function meantBy({ findsNothing }: AnyKind, about: unknown): NearMeaning | undefined {
  return typeof findsNothing === 'function' ? findsNothing(about) : findsNothing;
}
