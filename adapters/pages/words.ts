import type { keptFor } from '../../src/areas/rights/forget.ts';
import type { PlatformName } from '../../src/ports/chat-platform.ts';

/** What the pages say is true of this installation. */
export interface Facts {
  readonly organisation: string;
  /** Each is empty until coordination says it. */
  readonly controller: string;
  readonly legalBasis: string;
  readonly dataContact: string;
  /** Days that a sentence nobody met is kept. */
  readonly keepDays: number;
  /** Days that what has served is kept. */
  readonly keptFor: Readonly<Record<keyof typeof keptFor, number>>;
  readonly platforms: readonly PlatformName[];
  readonly embedded: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[];
  /** What is kept, and until when. */
  readonly rows?: { readonly head: readonly [string, string]; readonly body: readonly (readonly [string, string])[] };
}

interface PageWords {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Wording {
  readonly privacy: (facts: Facts) => PageWords;
  readonly terms: (facts: Facts) => PageWords;
  /** Of the link to the other page, and of the one to the other language. */
  readonly otherPage: { readonly privacy: string; readonly terms: string };
  readonly otherLanguage: string;
  /** The law wants this on every page. */
  readonly accessibility: string;
}
