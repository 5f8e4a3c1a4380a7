import { list, t } from '../../cards/fr/typography.ts';

/** With which people and volunteer may begin (wording of a first meeting). */
export const openingQuestions = list(true, [
  t`Qu'est-ce qui a été fait, ou que l'on aimerait faire, et avec qui ?`,
  t`Qu'est-ce qui l'a rendu possible, ou le rendrait possible ?`,
  t`Qu'est-ce qui gêne encore ?`,
]);
