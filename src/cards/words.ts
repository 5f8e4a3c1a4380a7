import type { Block, Span } from './card.ts';

/** How long a sentence is shown before « Tout lire » offers the rest, in characters. */
export const shownAtMost = 600;

/** Words a person wrote, shortened where a button of the same card shows the whole. */
export const said = (words: string): Span => ({ said: words, max: shownAtMost });
/** A title-sized extract, for lists. */
export const briefly = (words: string): Span => ({ said: words, max: 80 });
/** One page of what a person wrote. */
export const inFull = (words: string): Block => ({ type: 'quote', spans: [{ said: words }] });
/** People's words, then the end of a sentence when they did not write one. */
export const ended = (words: string, max: number): readonly Span[] => [
  { said: words, max },
  ...(words.length > max || /[.!?…]\s*$/.test(words) ? [] : ['.']),
];
export const bold = (words: string): Span => ({ bold: words });
export const person = (name: string): Span => ({ person: name });
/** Channels, each as its platform shows it. */
export const channelsOf = (ids: readonly string[]): readonly Span[] =>
  ids.flatMap((channel, index) => [...(index === 0 ? [] : [', ']), { channel }]);

/**
 * Builders of one language.
 * @param typeset sets its typography on the bot's own words, never on people's; `begins`: nothing comes before in the same sentence
 */
export function writer(typeset: (text: string, begins: boolean) => string) {
  /** What stands in the source is typeset once. */
  const known = new WeakMap<TemplateStringsArray, readonly string[]>();
  const typesetOnce = (texts: TemplateStringsArray) => {
    const set = known.get(texts) ?? texts.map((text, index) => typeset(text, index === 0));
    known.set(texts, set);
    return set;
  };
  const spans = (texts: TemplateStringsArray, values: readonly (Span | readonly Span[] | number)[]): readonly Span[] => {
    const out: Span[] = [];
    typesetOnce(texts).forEach((text, index) => {
      if (text !== '') out.push(text);
      const value = values[index];
      if (value === undefined) return;
      if (typeof value === 'number') out.push(String(value));
      else if (typeof value === 'string') out.push(typeset(value, true));
      else if (isList(value)) out.push(...value);
      else if ('bold' in value) out.push({ bold: typeset(value.bold, true) });
      else out.push('link' in value ? { ...value, link: typeset(value.link, true) } : value);
    });
    return out;
  };
  return {
    p: (texts: TemplateStringsArray, ...values: (Span | readonly Span[] | number)[]): Block => ({
      type: 'paragraph',
      spans: spans(texts, values),
    }),
    small: (texts: TemplateStringsArray, ...values: (Span | readonly Span[] | number)[]): Block => ({
      type: 'context',
      spans: spans(texts, values),
    }),
    t: (texts: TemplateStringsArray, ...values: (Span | readonly Span[] | number)[]): readonly Span[] => spans(texts, values),
    quote: (words: string): Block => ({ type: 'quote', spans: [said(words)] }),
    /** Which initiative a card is about, on a card that does not give its whole sentence. */
    about: (sentence: string): Block => ({ type: 'quote', spans: [briefly(sentence)] }),
    list: (items: readonly (readonly Span[])[]): Block => ({ type: 'list', ordered: false, items }),
    numbered: (items: readonly (readonly Span[])[]): Block => ({ type: 'list', ordered: true, items }),
    s: (text: string): string => typeset(text, true),
  };
}

function isList(value: Span | readonly Span[]): value is readonly Span[] {
  return Array.isArray(value);
}

/** How it is called; a name that was kept and is no longer among them is said as it was kept. */
export function calledOr<K extends string>(names: Readonly<Record<K, string>>, kept: string): string {
  const known: Readonly<Partial<Record<string, string>>> = names;
  return known[kept] ?? kept;
}

/** What is kept of an act besides its name, as it is kept. */
export function detailsOf(details: unknown): string {
  const json = JSON.stringify(details);
  return json === '{}' ? '' : ` ${json}`;
}

const platformNames = { slack: 'Slack', teams: 'Teams' };

/** As it calls itself, in every language. */
export function platformName(platform: string): string {
  return calledOr(platformNames, platform);
}
