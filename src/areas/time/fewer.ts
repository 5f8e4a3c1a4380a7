/** How somebody receives fewer messages: from the least to the most. */
export const fewerChoices = ['tomorrow', 'next-week', 'rarer', 'subject', 'kind', 'three', 'two', 'one', 'everything'] as const;
export type FewerChoice = (typeof fewerChoices)[number];
