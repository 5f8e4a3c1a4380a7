import { list, t } from '../../cards/en/typography.ts';

/** With which people and volunteer may begin (wording of a first meeting). */
export const openingQuestions = list(true, [
  t`What was done, or could be, and with whom?`,
  t`What made it possible, or would?`,
  t`What still gets in the way?`,
]);
