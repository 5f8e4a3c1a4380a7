import { list, t } from '../../cards/en/typography.ts';

/** With which people and volunteer may begin (wording of a first meeting). */
export const openingQuestions = list(true, [
  t`What was done, or what would you like to do, and with whom?`,
  t`What made it possible, or would make it possible?`,
  t`What still gets in the way?`,
]);
