/**
 * Acts whose words begin many sentences: a person who wrote one is offered the button. `show-help` stands for help that nobody can
 * give yet; the `no-…` ones and `own-people`, for acts that found nothing they could be about.
 */
export const nearMeanings = [
  'correct',
  'accept-invitation',
  'write-story',
  'open-absence',
  'open-hours',
  'open-trial',
  'explore',
  'need-help',
  'show-help',
  'no-initiative',
  'no-meeting',
  'no-check-in',
  'no-trial',
  'no-story',
  'no-service',
  'coordination-only',
  'no-people',
  'own-people',
  'no-question',
] as const;
export type NearMeaning = (typeof nearMeanings)[number];
