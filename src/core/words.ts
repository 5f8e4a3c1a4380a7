import type { Block, FormNotes } from '../cards/card.ts';
import type { Format } from '../cards/format.ts';
import type { FormTrouble } from './form-troubles.ts';
import type { Unnamed } from './unnamed.ts';

/** What one message says in one language. Buttons come after `body` and `details`, or between these and `after`. */
export interface Worded {
  /** One line for notifications: never what people wrote. */
  readonly summary: string;
  readonly body: readonly Block[];
  /** Explains what `body` says already, and is shown behind « Plus » only: nobody needs it to answer. */
  readonly details?: readonly Block[];
  readonly after?: readonly Block[];
}

export interface WordedForm {
  readonly title: string;
  readonly intro: readonly Block[];
  readonly submit: string;
  readonly cancel: string;
  /** Label, hint and placeholder of each field, by its name; `value`, what it begins with when that is the bot's own words. */
  readonly fields: Readonly<
    Record<string, { readonly label: string; readonly hint?: string; readonly placeholder?: string; readonly value?: string }>
  >;
  /** Label of each choice, by its value. */
  readonly options?: Readonly<Record<string, string>>;
}

/** How one language words some kinds, all of them: a kind that is missing does not compile. */
export type WordedKinds<P> = { readonly [K in keyof P]: (params: P[K], format: Format) => Worded };

/** How one language words the forms of an area. */
export type WordedForms<F> = { readonly [N in keyof F]: (params: F[N], format: Format) => WordedForm };

/** How one language says in words what the forms of an area ask: each form that needs it. */
export type WordedInWords<F> = {
  readonly [N in keyof F as F[N] extends { readonly inWords: object } ? N : never]: (params: GivenIn<F[N]>, format: Format) => Worded;
};

type GivenIn<F> = F extends { readonly inWords: { readonly now: (...of: never) => Promise<infer P> } } ? NonNullable<P> : never;

/** The labels of an area's buttons. */
export type Labels<B> = { readonly [N in keyof B]: string };

/** Why each message of an area that nobody asked for came, within a sentence. */
export type Reasons<K> = { readonly [N in keyof K as K[N] extends { readonly unprompted: object } ? N : never]: string };

/** What one language says whatever the area. */
export interface SharedWords {
  readonly formNotes: FormNotes;
  readonly troubles: Readonly<Record<FormTrouble, string>>;
  /** Said below a refusal, of the words that came with it. */
  readonly typed: (words: string) => readonly Block[];
  /** Whom or what somebody named, where it is not known how they are called. */
  readonly unnamed: Unnamed;
}

/** One whole language, by the names of kinds and forms, and the intents of buttons. */
export interface Words extends SharedWords {
  readonly messages: Readonly<Record<string, (params: never, format: Format) => Worded>>;
  readonly forms: Readonly<Record<string, (params: never, format: Format) => WordedForm>>;
  readonly buttons: Readonly<Record<string, string>>;
  readonly because: Readonly<Record<string, string>>;
}

/** Whole phrases that say yes: each beginning, alone or followed by each of the rest. */
export function wholeYes(beginnings: readonly string[], rest: readonly string[]): readonly string[] {
  return beginnings.flatMap((one) => [one, ...rest.filter((more) => more !== one).map((more) => `${one} ${more}`)]);
}
