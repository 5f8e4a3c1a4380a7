import { z } from 'zod';
import type { Format } from '../cards/format.ts';
import type { Locale } from '../domain/organisation.ts';
import { ofRecord, text } from './about.ts';
import { type About, type Said, say, sayFrom } from './act.ts';
import { type Area, area } from './area.ts';
import { type AnyInWords, type InWords, kindsOf } from './kind.ts';
import type { Worded } from './words.ts';

/** A form that cannot be shown, and what its words need. */
interface Unshown {
  readonly form: string;
  readonly row: AnyInWords;
  readonly given: unknown;
}

const { formInWords } = kindsOf<{ formInWords: Unshown }>()({
  formInWords: {
    now: ofRecord(
      z.looseObject({ form: text }),
      async (about, telling): Promise<Unshown | null> => {
        const row = telling.saying.inWords(about.form);
        const given = row && (await row.now(about, telling));
        return row && given ? { form: about.form, row, given } : null;
      },
      (unshown) => unshown,
    ),
    buttons: ({ row, given }) => row.buttons(given as never),
    samples: [],
  },
});

interface Unshowable<P, A> {
  readonly name: string;
  readonly inWords: InWords<P, A>;
}

/** What it reads of `about`; to be left out when it needs nothing. */
type Needed<A> = Record<string, never> extends A ? [about?: A & About] : [about: A & About];

/** Says what to do where this form cannot be shown. */
export function sayInWords<P, A>({ name }: Unshowable<P, A>, ...[about]: Needed<A>): Said {
  return say(formInWords, { ...about, form: name });
}

/** Says it from what the act has read already. */
export function sayInWordsFrom<P, A>({ name, inWords: row }: Unshowable<P, A>, given: NoInfer<P>): Said {
  return sayFrom(formInWords, { form: name }, { form: name, row, given });
}

/** What is said where the forms of these areas cannot be shown: one kind, which each area words for its own. */
export function inWordsOf(areas: readonly Area[]) {
  const samples = areas.flatMap(({ forms }) =>
    Object.values(forms).flatMap(({ name, inWords: row }) => (row ? row.samples.map((given) => ({ form: name, row, given })) : [])),
  );
  const words = (locale: Locale) => {
    const worded = new Map(areas.flatMap((one) => Object.entries(one[locale].inWords ?? {})));
    const said = ({ form, given }: Unshown, format: Format): Worded => {
      const of = worded.get(form);
      if (!of) throw new Error(`no words in words for the form ${form}`);
      return of(given as never, format);
    };
    return { messages: { formInWords: said }, buttons: {}, phrases: {}, because: {}, forms: {} };
  };
  return area('forms', {
    kinds: { formInWords: { ...formInWords, samples } },
    buttons: {},
    forms: {},
    acts: {},
    submits: {},
    spoken: {},
    fr: words('fr'),
    en: words('en'),
  });
}
