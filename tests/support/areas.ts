import { type Forms, type KindName, type Kinds, registry } from '../../src/areas/all.ts';
import type { Format } from '../../src/cards/format.ts';
import type { Language } from '../../src/core/cards.ts';
import type { FilledForm, FormKind } from '../../src/core/form.ts';
import type { Kind, Message } from '../../src/core/kind.ts';
import type { Locale } from '../../src/domain/organisation.ts';

// Everything the bot says, whatever the area: for tests of all of it.

type ParamsIn<K, N extends PropertyKey> = K extends Readonly<Record<N, Kind<infer P>>> ? P : never;
type FilledIn<F, N extends PropertyKey> = F extends Readonly<Record<N, FormKind<infer P>>> ? P : never;
type FormName<F = Forms> = F extends unknown ? keyof F & string : never;

export const buttons = registry.areas.flatMap((area) => Object.values(area.buttons));

export function messageOf<N extends KindName>(name: N, params: ParamsIn<Kinds, N>): Message {
  const kind = registry.kind(name);
  if (!kind) throw new Error(`no kind is named ${name}`);
  return { kind, params };
}

export function formNamed<N extends FormName>(name: N, params: FilledIn<Forms, N>): FilledForm {
  const form = registry.areas.map(({ forms }) => forms[name]).find((one) => one !== undefined);
  if (!form) throw new Error(`no form is named ${name}`);
  return { form, params };
}

export function readingIn(locale: Locale, format: Format): Language {
  return { locale, format, words: registry.words[locale] };
}

/** The intents of all forms, and every phrase that is heard. */
export const formNames: readonly string[] = [...registry.submits.keys()];
export const phrasesSaid: readonly string[] = registry.phrases.map(({ tokens }) => tokens.join(' '));
