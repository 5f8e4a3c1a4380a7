/** Acts whose words begin many sentences: whoever wrote one is offered the button. `show-help` stands for help that nobody can give yet. */
export const nearMeanings = [
  'correct',
  'write-story',
  'open-absence',
  'open-hours',
  'open-trial',
  'explore',
  'need-help',
  'show-help',
] as const;
export type NearMeaning = (typeof nearMeanings)[number];
