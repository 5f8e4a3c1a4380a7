import { z } from 'zod';
import { type Composers, count, date, flag, kept, moment, nothing, text } from '../../core/composer.ts';
import type { TimeParams } from './params.ts';

export const time: Composers<TimeParams> = {
  absenceNoted: kept(z.object({ from: date, until: date })),
  absenceUnclear: async () => ({ words: '' }),
  absenceForgotten: kept(z.object({ any: flag })),
  later: kept(z.object({ delivery: text, nextWeek: flag })),
  postponed: kept(z.object({ until: moment })),
  tooLateToPostpone: nothing,
  whatToStop: kept(z.object({ delivery: text })),
  stopped: kept(z.object({ scope: z.enum(['subject', 'kind', 'everything']), promised: flag })),
  messagesResumed: kept(z.object({ aWeek: count })),
};
