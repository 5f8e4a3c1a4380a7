/** The journeys lived on a platform besides Slack, where every one of them lives (`vitest.config.ts` runs them there too). */
export const journeysOn = {
  teams: [
    'tell',
    'held',
    'answering',
    'nobody',
    'meet',
    'change',
    'conversation',
    'changed-messages',
    'sentences',
    'besides-words',
    'named',
    'rights',
    'trials',
    'check-ins',
    'trial-endings',
    'digest',
    'services',
    'five-lines',
    'bring',
    'explore',
    'right-volunteer',
    'coordination',
    'frame',
    'attention',
    'faults',
    'bad-input',
    'erasure.property',
    'vintage',
  ],
} as const;

/** Those of them that `npm test` lives again there, besides what is Teams' own (`teams.test.ts`). */
export const shortly = {
  teams: ['tell', 'attention'],
} as const satisfies { readonly teams: readonly (typeof journeysOn.teams)[number][] };
