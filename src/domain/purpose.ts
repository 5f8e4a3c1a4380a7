/**
 * Why somebody asks for a meeting: « raconter », « y voir clair », « une règle qui gêne », « revenir sur… », « besoin d'aide », « en
 * parler avec ces personnes ».
 */
export const purposes = ['tell', 'clear', 'rule', 'look-back', 'help', 'same'] as const;
export type Purpose = (typeof purposes)[number];

/** Those that the form offers; the others are asked for in words, or where they make sense. */
export const offered = ['tell', 'clear', 'help', 'rule'] as const satisfies readonly Purpose[];

/** What people may make of a meeting, besides that it was enough, which every purpose has. */
export type Outcome = 'trial' | 'story' | 'text' | 'bud';

interface PurposeRule {
  /** Whom the bot asks, one at a time: volunteers, or the people of what was read. */
  readonly asks: 'volunteers' | 'its-people';
  /** People whom they choose: one is asked in the place of a volunteer; or each is asked, and answers alone. */
  readonly chosen: 'one' | 'each';
  /** Nobody is asked before the next working morning; otherwise at once. */
  readonly waits: boolean;
  /** Who is asked what became of it, so many working days after somebody said yes, and so many times. */
  readonly news: { readonly of: 'volunteer' | 'people'; readonly after: number; readonly times: number };
  readonly mayBecome: readonly Outcome[];
  /** Working days after which the sentence is erased; null: as many days as the organisation keeps what nobody met. */
  readonly keptFor: number | null;
}

const ofVolunteer = { of: 'volunteer', after: 7, times: 2 } as const;
const ofPeople = { of: 'people', after: 7, times: 2 } as const;

/** What distinguishes one purpose from another, besides its words and its questions: the sentence, the search and the meeting are alike. */
const rules: Readonly<Record<Purpose, PurposeRule>> = {
  tell: { asks: 'volunteers', chosen: 'one', waits: true, news: ofVolunteer, mayBecome: ['story', 'bud'], keptFor: null },
  clear: { asks: 'volunteers', chosen: 'one', waits: true, news: ofPeople, mayBecome: ['trial', 'story', 'bud'], keptFor: null },
  rule: { asks: 'volunteers', chosen: 'one', waits: true, news: ofPeople, mayBecome: ['trial', 'text', 'story'], keptFor: null },
  'look-back': { asks: 'volunteers', chosen: 'each', waits: true, news: ofVolunteer, mayBecome: ['story'], keptFor: null },
  help: { asks: 'volunteers', chosen: 'one', waits: false, news: { of: 'people', after: 2, times: 1 }, mayBecome: [], keptFor: 10 },
  same: { asks: 'its-people', chosen: 'one', waits: true, news: ofPeople, mayBecome: ['trial'], keptFor: null },
};

export function ruleOf(purpose: Purpose): PurposeRule {
  return rules[purpose];
}
