import type { Format } from '../cards/format.ts';
import type { Locale } from '../domain/organisation.ts';
import type { Account } from '../ports/accounts.ts';
import { taskNames } from '../ports/agenda.ts';
import type { SoughtKinds } from '../ports/store.ts';
import type { Act, Answer, SaidFrom, Said as SaidInWords } from './act.ts';
import { type AnyButton, intentOf } from './button.ts';
import type { Follows } from './follows.ts';
import { type AnyForm, typedIn } from './form.ts';
import type { Besides, Said } from './incoming.ts';
import type { AnyKind, Hooks, Message, Saying, Scene, Unsent } from './kind.ts';
import type { NearMeaning } from './near.ts';
import type { NamedDraft } from './records.ts';
import { type AnyCodec, type Named, nothing, type ValueOf } from './subject.ts';
import type { AnyTaskHandler, Tasks } from './task.ts';
import type { Reasons, SharedWords, Worded, WordedForm, Words } from './words.ts';

/** What is done when something is said, pressed or submitted: about a `T`, when that was named. */
export type Run<T = undefined> = (act: Act, about?: Named<T>) => Promise<Answer>;

/** What is done, about something that is not known here. */
export type AnyRun = Run<never>;

/** What is done for an act, and how its phrases are heard. */
interface Heard<T = never> {
  readonly run: Run<T>;
  /** What may follow the words. Nothing, when it does not say: what is longer is a sentence that somebody wrote. */
  readonly follows?: Follows;
  /** The button offered, beside their words, to a person who wrote something longer that begins like this. */
  readonly near?: NearMeaning;
}

/** Whether it begins something: no such act is done once the term of the bot itself is over. */
interface Declared<T = never> extends Heard<T> {
  readonly begins: boolean;
}

type RunOf<D> = D extends { readonly run: infer R } ? R : D;
type Declaring<A> = { readonly [N in keyof A]: { readonly run: RunOf<A[N]>; readonly begins: boolean } };

const declaring =
  (begins: boolean) =>
  <const A extends ByName<AnyRun | Heard>>(acts: A): Declaring<A> => {
    const made = Object.entries<AnyRun | Heard>(acts).map(([name, one]) => [
      name,
      { ...(typeof one === 'function' ? { run: one } : one), begins },
    ]);
    return Object.fromEntries(made);
  };

/** Acts that begin something: a telling, a trial, a request. */
export const begin = declaring(true);

/** Acts that go on with what there is, read, choose or take back. */
export const goOn = declaring(false);

/** An act, and the phrases of both languages that reach it. */
interface Intent extends Declared, Reached {
  readonly phrases: readonly string[];
}

/** What a button or a form reaches. */
export interface Reached {
  readonly run: AnyRun;
  readonly about: Pick<AnyCodec, 'read'>;
}

interface Submitted extends Reached {
  /** The fields that hold words. */
  readonly typed: ReadonlySet<string>;
}

/** Everything one language says in an area: a text, a label or a reason that is missing does not compile. */
type AreaWords<K, B, F, P extends string> = InWordsOf<F> & {
  readonly messages: { readonly [N in keyof K]: (params: never, format: Format) => Worded };
  readonly buttons: { readonly [N in keyof B]: string };
  /** What people say for each act: lower case, without accents or punctuation. Politeness is not needed. */
  readonly phrases: { readonly [N in P]: readonly string[] };
  readonly because: Reasons<K>;
  readonly forms: { readonly [N in keyof F]: (params: never, format: Format) => WordedForm };
  readonly inWords?: ByName<(params: never, format: Format) => Worded>;
};

type NeedsWords<F> = { readonly [N in keyof F]: F[N] extends { readonly inWords: object } ? N : never }[keyof F];

/** Of the forms that say how to say the same in words, none may be left out. */
type InWordsOf<F> = [NeedsWords<F>] extends [never]
  ? unknown
  : { readonly inWords: { readonly [N in NeedsWords<F>]: (params: never, format: Format) => Worded } };

type ByName<T> = Readonly<Record<string, T>>;

/** These, of which none has another name. */
type NoOther<T, Names> = T & { readonly [N in Exclude<keyof T, Names>]: never };

export interface Area {
  readonly name: string;
  readonly kinds: ByName<AnyKind>;
  readonly buttons: ByName<AnyButton>;
  readonly forms: ByName<AnyForm>;
  readonly acts: ByName<Declared>;
  readonly submits: ByName<Declared>;
  readonly spoken: ByName<Declared>;
  readonly tasks: Tasks;
  readonly hooks: ByName<Hooks | undefined>;
  readonly unsent: ByName<Unsent>;
  readonly fr: AreaWords<ByName<AnyKind>, ByName<AnyButton>, ByName<AnyForm>, string>;
  readonly en: AreaWords<ByName<AnyKind>, ByName<AnyButton>, ByName<AnyForm>, string>;
}

/** Ties an area's parts. It alone imports both what is said and what is done. */
export function area<K extends ByName<AnyKind>, B extends ByName<AnyButton>, F extends ByName<AnyForm>, P extends string, A, S>(
  name: string,
  parts: {
    readonly kinds: K;
    readonly buttons: B;
    readonly forms: F;
    /** What each button does, and its phrases: given to `begin` or `goOn`, as the acts below. */
    readonly acts: { readonly [N in keyof B]: Declared<ValueOf<B[N]['about']>> } & NoOther<A, keyof B>;
    /** What each form does. */
    readonly submits: { readonly [N in keyof F]: Declared<ValueOf<F[N]['about']>> };
    /** What the other phrases do. */
    readonly spoken: { readonly [N in Exclude<P, keyof B>]: Declared<undefined> } & NoOther<S, Exclude<P, keyof B>>;
    /** What the agenda does later for this area. */
    readonly tasks?: Tasks;
    /** What follows its messages, by their kinds. */
    readonly hooks?: { readonly [N in keyof K]?: Hooks };
    /** What follows when a message about one of its records is not sent, by the name that `about` has for the record. */
    readonly unsent?: ByName<Unsent>;
    readonly fr: AreaWords<K, B, F, P>;
    readonly en: AreaWords<K, B, F, P>;
  },
): Omit<Area, 'kinds' | 'forms'> & { readonly kinds: K; readonly forms: F } {
  return { name, tasks: {}, hooks: {}, unsent: {}, ...parts };
}

/** All areas, looked up by the names that cards, deliveries and people use. */
export interface Registry extends Saying {
  readonly areas: readonly Area[];
  /** By intent. */
  readonly buttons: ReadonlyMap<string, Intent>;
  /** By intent. */
  readonly submits: ReadonlyMap<string, Submitted>;
  /** Everything that people can say, with its act, the longest first: « ne plus être volontaire » is not « volontaire ». */
  readonly phrases: readonly Phrase[];
  /** By the name that the agenda keeps. */
  readonly tasks: ReadonlyMap<string, AnyTaskHandler>;
  readonly fixed: Fixed;
  /** What begins something, wherever it is reached from. */
  readonly begins: ReadonlySet<AnyRun>;
  /** Buttons of cards that were posted before. */
  readonly renamed: Renamed;
  /** The kinds that queries of the store look for. */
  readonly sought: SoughtKinds;
}

/** By intent, the one that took its place; `as`: the tag that what it was about now stands behind. */
type Renamed = Readonly<Record<string, string | { readonly to: string; readonly as: string }>>;

/** The button that took the place of another, and what its subject begins with. */
export function tookPlace(renamed: Renamed[string]): { readonly to: string; readonly begins: string } {
  return typeof renamed === 'string' ? { to: renamed, begins: '' } : { to: renamed.to, begins: `${renamed.as}:` };
}

/** A phrase, word by word, and what it does. */
export interface Phrase {
  readonly tokens: readonly string[];
  readonly intent: Intent;
}

/** What the answer needs. Of the person, only the draft that the pressed card shows matters. */
export interface AskedContacts extends Pick<Act, 'tx' | 'now' | 'organisation' | 'workspace'> {
  readonly person: { readonly id: string } | null;
}

/** What is done where no button, form or phrase says it. */
export interface Fixed {
  readonly tell: Run;
  readonly help: Run;
  /** Whom to turn to, in danger or distress: asked and answered without a trace, nobody being known. */
  readonly contacts: (asked: AskedContacts, draft?: NamedDraft) => Promise<SaidFrom>;
  readonly home: Run;
  readonly notUnderstood: Run;
  /** Somebody changed a message of theirs. */
  readonly edited: Run;
  readonly deleted: Run;
  readonly restored: Run;
  /** Keeps words as a draft, and shows them back. */
  readonly keepWords: Run;
  /** Of what they sent, this was not kept; `words`: the words beside it were heard. */
  readonly unheard: (besides: Besides, words: boolean) => SaidInWords;
  /** A button or a form that is there no more. */
  readonly unknown: Run;
  /** Said in the place of what would begin, once the term of the bot itself is over. */
  readonly afterTerm: Run;
  readonly shortcuts: Readonly<Record<(Said & { type: 'shortcut' })['shortcut'], Declared<{ readonly message: string }>>>;
  /** Somebody did something from this account. */
  readonly arrived: (scene: Scene, account: Account) => Promise<void>;
  /** To somebody who is not of a connected organisation. */
  readonly notConnected: () => Message;
  /** Nothing was recorded; with the words that would be lost. */
  readonly sorry: (failed: { readonly reference: string; readonly words: string | null }) => Message;
}

/** Checks all areas once, when the program loads: two of the same name, a phrase claimed twice, an act that both begins something and goes on, a kind that gives way to none, or a task that nobody does, do not start. */
export function registryOf(
  areas: readonly Area[],
  {
    fixed,
    renamed,
    shared,
    tasks: ownTasks,
    ...around
  }: {
    readonly fixed: Fixed;
    readonly renamed: Renamed;
    readonly shared: Readonly<Record<Locale, SharedWords>>;
    /** What the agenda does for no area in particular. */
    readonly tasks: Tasks;
  } & Omit<Saying, 'kind' | 'inWords' | 'words' | 'pagesAt' | 'hooks' | 'unsent'>,
): Registry {
  const kinds = unique(
    'kind',
    areas.flatMap((one) => Object.entries(one.kinds)),
  );
  for (const { name, givesWayTo = [], forgottenAs } of kinds.values()) {
    const missing = [...givesWayTo, ...(forgottenAs === undefined ? [] : [forgottenAs])].find((other) => !kinds.has(other));
    if (missing !== undefined) throw new Error(`The kind « ${name} » gives way to « ${missing} », which no area has.`);
  }
  const buttons = unique(
    'button',
    areas.flatMap((one) => Object.entries(one.acts).map(([key, done]) => [intentOf(key), intentFrom(one, key, done)] as const)),
  );
  const forms = unique(
    'form',
    areas.flatMap((one) => Object.entries(one.forms)),
  );
  const submits = unique(
    'form',
    areas.flatMap((one) => {
      return Object.entries(one.forms).flatMap(([key, form]) => {
        const done = one.submits[key];
        return done ? [[form.intent, { run: done.run, about: form.about, typed: typedIn(form) }] as const] : [];
      });
    }),
  );
  const tasks = unique<AnyTaskHandler>(
    'task',
    [ownTasks, ...areas.map((one) => one.tasks)].flatMap((some) => Object.entries(some)),
  );
  for (const one of Object.values(renamed)) {
    const { to } = tookPlace(one);
    if (!buttons.has(to)) throw new Error(`No area has the button « ${to} ».`);
  }
  for (const name of taskNames) if (!tasks.has(name)) throw new Error(`No area does the task « ${name} ».`);
  const hooks = new Map(areas.flatMap((one) => Object.entries(one.hooks)));
  const unsent = unique(
    'record',
    areas.flatMap((one) => Object.entries(one.unsent)),
  );
  const intents = [
    ...buttons.values(),
    ...areas.flatMap((one) => Object.entries(one.spoken).map(([key, done]) => intentFrom(one, key, done))),
  ];
  checkPhrases(intents);
  const begins = beginsIn([...areas.flatMap((one) => [one.acts, one.submits, one.spoken]), fixed.shortcuts]);
  const phrases = intents
    .flatMap((intent) => intent.phrases.map((phrase) => ({ tokens: phrase.split(' '), intent })))
    .sort((a, b) => b.tokens.length - a.tokens.length);
  const words = (locale: Locale): Words => ({
    ...shared[locale],
    messages: Object.assign({}, ...areas.map((one) => one[locale].messages)),
    forms: Object.assign({}, ...areas.map((one) => one[locale].forms)),
    because: Object.assign({}, ...areas.map((one) => one[locale].because)),
    buttons: Object.fromEntries(areas.flatMap((one) => Object.entries(one[locale].buttons).map(([key, label]) => [intentOf(key), label]))),
  });
  const soughtAs = (what: keyof SoughtKinds) => [...kinds.values()].filter((kind) => kind.soughtAs === what).map(({ name }) => name);
  return {
    ...around,
    areas,
    kind: (name) => kinds.get(name) ?? null,
    inWords: (form) => forms.get(form)?.inWords ?? null,
    hooks: (kind) => hooks.get(kind) ?? {},
    unsent,
    words: { fr: words('fr'), en: words('en') },
    pagesAt: null,
    buttons,
    submits,
    phrases,
    tasks,
    fixed,
    begins,
    renamed,
    sought: { invitations: soughtAs('invitations'), lists: soughtAs('lists'), digests: soughtAs('digests') },
  };
}

/** A phrase that both languages share is heard once. */
function intentFrom({ fr, en, buttons }: Area, key: string, done: Declared): Intent {
  const phrases = [...new Set([fr, en].flatMap((words) => words.phrases[key] ?? []))];
  return { about: buttons[key]?.about ?? nothing, ...done, phrases };
}

/** One verb may be reached from several acts: all of them say the same of it. */
function beginsIn(declared: readonly ByName<Declared>[]): ReadonlySet<AnyRun> {
  const all = declared.flatMap((some) => Object.entries(some));
  const of = (begins: boolean) => all.filter(([, one]) => one.begins === begins);
  const [begins, goesOn] = [new Set(of(true).map(([, { run }]) => run)), of(false)];
  const both = goesOn.find(([, { run }]) => begins.has(run));
  if (both) throw new Error(`« ${both[0]} » goes on, and begins something elsewhere.`);
  return begins;
}

function unique<T>(what: string, entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const [name, one] of entries) {
    if (found.has(name)) throw new Error(`Two areas have a ${what} named « ${name} ».`);
    found.set(name, one);
  }
  return found;
}

/** A phrase may be said alone for one act, and with something behind it for another. */
function checkPhrases(intents: readonly Intent[]): void {
  const said = new Set<string>();
  for (const { phrases, follows } of intents) {
    for (const phrase of phrases) {
      const claim = `${follows ? 'with more' : 'alone'}: ${phrase}`;
      if (said.has(claim)) throw new Error(`« ${phrase} » is said for two acts.`);
      said.add(claim);
    }
  }
}
