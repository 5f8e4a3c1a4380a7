/** Why somebody asks for a meeting: « raconter », « y voir clair », « une règle qui gêne », « revenir sur… ». */
export const purposes = ['tell', 'clear', 'rule', 'look-back'] as const;
export type Purpose = (typeof purposes)[number];

/** What people may make of a meeting, besides that it was enough, which every purpose has. */
export type Outcome = 'trial' | 'story' | 'text' | 'bud';

interface PurposeRule {
  /** Who is asked, some working days after a volunteer said yes, what became of it. */
  readonly newsOf: 'volunteer' | 'people';
  readonly mayBecome: readonly Outcome[];
}

/** What distinguishes one purpose from another, besides its words and its questions: the sentence, the search and the meeting are alike. */
const rules: Readonly<Record<Purpose, PurposeRule>> = {
  tell: { newsOf: 'volunteer', mayBecome: ['story', 'bud'] },
  clear: { newsOf: 'people', mayBecome: ['trial', 'story', 'bud'] },
  rule: { newsOf: 'people', mayBecome: ['trial', 'text', 'story'] },
  'look-back': { newsOf: 'volunteer', mayBecome: ['story'] },
};

export function ruleOf(purpose: Purpose): PurposeRule {
  return rules[purpose];
}
