import type { Field, Form } from '../cards/card.ts';
import { TERRITORY_NAMES } from '../cards/territories.ts';
import type { Sharing } from '../domain/agreement.ts';
import type { Territory } from '../domain/holidays.ts';
import type { Locale } from '../domain/organisation.ts';
import type { ServiceChoice } from '../domain/service.ts';
import type { Language } from './cards.ts';
import type { AnyInWords, InWords, Now, Row } from './kind.ts';
import { type AnyCodec, type Codec, nothing, type ValueOf } from './subject.ts';
import type { WordedForm } from './words.ts';

/** One form: its fields, filled with its params, and what it is about. */
export interface FormRow<P> {
  /** What a platform brings back when it is submitted. */
  readonly intent: string;
  /** How what it is about is written and read; nothing when not given. */
  readonly about?: AnyCodec;
  readonly form: (params: P, w: FormWriter) => { readonly about?: unknown; readonly fields: readonly Field[] };
  /** What is said where it cannot be shown (`inWords`); not given: its verbs say something else. */
  readonly inWords?: AnyInWords;
  /** What it is filled with, in each of its shapes: tests draw them all. */
  readonly samples: readonly P[];
}

type AboutOf<R> = R extends { readonly about: infer C } ? ValueOf<C> : undefined;

/** What a form gives to its codec is what that writes. */
type Tied<R> = {
  readonly [N in keyof R]: {
    readonly form: (
      params: never,
      w: never,
    ) => undefined extends AboutOf<R[N]> ? { readonly about?: AboutOf<R[N]> } : { readonly about: AboutOf<R[N]> };
  };
};

/** A form that is filled with a `P`, and is about a `T`. */
export interface FormKind<P, T = unknown> extends Omit<FormRow<P>, 'about'> {
  readonly name: string;
  readonly about: Pick<Codec<T>, 'read'> & Pick<AnyCodec, 'write'>;
}

export interface AnyForm extends Omit<FormKind<never>, 'samples'> {
  readonly samples: readonly unknown[];
}

/** The forms of an area, each named by its key. */
export function formsOf<P>() {
  return <const R extends { readonly [N in keyof P]: FormRow<P[N]> }>(
    rows: R & Tied<R>,
  ): { readonly [N in keyof P]: FormKind<P[N], AboutOf<R[N]>> & Pick<R[N], Extract<keyof R[N], 'inWords'>> } => {
    const named = Object.entries<Omit<AnyForm, 'name' | 'about'> & { readonly about?: AnyCodec }>(rows).map(([name, row]) => {
      return [name, { about: nothing, ...row, name }];
    });
    return Object.fromEntries(named);
  };
}

/** What is said where a form cannot be shown. */
export function inWords<P, A>(
  now: Now<P, A>,
  buttons: (params: NoInfer<P>) => readonly Row[],
  samples: readonly NoInfer<P>[],
): InWords<P, A> {
  return { now, buttons, samples };
}

/** A form with what it is filled with. */
export interface FilledForm {
  readonly form: AnyForm;
  readonly params: unknown;
}

export function filled<P>(form: FormKind<P>, params: P): FilledForm {
  return { form, params };
}

/** A form as one person reads it. */
export function formOf({ form, params }: FilledForm, { locale, format, words }: Language): Form {
  const worded = words.forms[form.name]?.(params as never, format);
  if (!worded) throw new Error(`no words for the form ${form.name}`);
  const { title, intro, submit, cancel } = worded;
  const texts = { title, intro, submit, cancel, notes: words.formNotes };
  const { about, fields } = form.form(params as never, writerOf(worded, locale));
  return { ...texts, intent: form.intent, subject: about === undefined ? '' : form.about.write(about as never), fields };
}

/** Its fields in which somebody types, in whichever of its shapes. */
export function typedIn({ form, samples }: AnyForm): ReadonlySet<string> {
  const w = writerOf({ title: '', intro: [], submit: '', cancel: '', fields: {} }, 'fr');
  const fields = samples.flatMap((params) => form(params as never, w).fields);
  return new Set(fields.filter(({ type }) => type === 'short' || type === 'long').map(({ name }) => name));
}

/** Fields with their labels in one language. */
export interface FormWriter {
  readonly locale: Locale;
  readonly words: WordedForm;
  field(name: string): WordedForm['fields'][string];
  sentence(value: string): Field;
  /** `value` null: none is chosen for them. */
  choice(name: string, values: readonly string[], value: string | null): Field;
  /** A zone that is none of the territories' was set by somebody's platform: it can be kept. */
  clocks(territory: Territory | null, zone: string): Field;
  /** To whom a story is told; « mon service » only where coordination has defined some. */
  audience(services: readonly ServiceChoice[], chosen: Sharing | null): readonly Field[];
  sharing(services: readonly ServiceChoice[], chosen: Sharing | null): readonly Field[];
}

function writerOf(words: WordedForm, locale: Locale): FormWriter {
  const field = (name: string) => words.fields[name] ?? { label: name };
  const choice = (name: string, values: readonly string[], value: string | null): Field => ({
    type: 'choice',
    name,
    ...field(name),
    options: values.map((one) => ({ value: one, label: words.options?.[one] ?? one })),
    ...(value === null ? {} : { value }),
    required: true,
  });
  const audience = (services: readonly ServiceChoice[], chosen: Sharing | null): readonly Field[] => {
    const asked = choice(
      'audience',
      services.length === 0 ? ['us', 'organisation'] : ['us', 'organisation', 'service'],
      chosen?.audience ?? 'us',
    );
    if (services.length === 0) return [asked];
    const options = services.map(({ id, name }) => ({ value: id, label: name }));
    const which = { type: 'choice', name: 'service', ...field('service'), options, required: false } as const;
    return [asked, chosen?.service ? { ...which, value: chosen.service } : which];
  };
  return {
    locale,
    words,
    field,
    choice,
    audience,
    sentence: (value) => ({ type: 'long', name: 'sentence', ...field('sentence'), required: true, ...(value === '' ? {} : { value }) }),
    clocks: (territory, zone) => {
      const territories = Object.entries(TERRITORY_NAMES[locale]).map(([value, label]) => ({ value, label }));
      return {
        type: 'choice',
        name: 'territory',
        ...field('territory'),
        options: territory === null ? [{ value: 'keep', label: `${words.options?.keep ?? ''} ${zone}` }, ...territories] : territories,
        value: territory ?? 'keep',
        required: true,
      };
    },
    sharing: (services, chosen) => [...audience(services, chosen), choice('naming', ['names', 'team', 'none'], chosen?.naming ?? 'none')],
  };
}
