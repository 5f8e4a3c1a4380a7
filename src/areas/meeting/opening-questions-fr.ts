import { list, t } from '../../cards/fr/typography.ts';

/** With which people and volunteer may begin (wording of a first meeting). */
export const openingQuestions = list(true, [
  t`Qu'a-t-on fait, ou que voudrait-on faire, avec qui ?`,
  t`Qu'est-ce qui l'a permis, ou le permettrait ?`,
  t`Qu'est-ce qui gêne encore ?`,
]);
