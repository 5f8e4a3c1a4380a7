import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { count, date, flag, kept, moment, none, nothing, ofRecord, text } from '../../core/about.ts';
import { kindsOf } from '../../core/kind.ts';
import { buttons } from './buttons.ts';

/** People's time: absences, later, stop. */
export interface TimeParams {
  absenceNoted: { from: Temporal.PlainDate; until: Temporal.PlainDate };
  absenceUnclear: { words: string };
  absenceForgotten: { any: boolean };
  later: { delivery: string; nextWeek: boolean };
  postponed: { until: Temporal.Instant };
  tooLateToPostpone: Record<string, never>;
  whatToStop: { delivery: string };
  stopped: { scope: 'subject' | 'kind' | 'everything'; promised: boolean };
  messagesResumed: { aWeek: number };
}

/** What this area says. */
export const kinds = kindsOf<TimeParams>()({
  absenceNoted: {
    now: kept(z.object({ from: date, until: date })),
  },
  absenceUnclear: {
    now: ofRecord(
      none,
      async () => '',
      (words) => ({ words }),
    ),
    buttons: () => [[buttons.openAbsence()]],
  },
  absenceForgotten: {
    now: kept(z.object({ any: flag })),
  },
  later: {
    now: kept(z.object({ delivery: text, nextWeek: flag })),
    buttons: (params) => {
      const { delivery, nextWeek } = params;
      return [nextWeek ? [buttons.laterTomorrow(delivery), buttons.laterNextWeek(delivery)] : [buttons.laterTomorrow(delivery)]];
    },
  },
  postponed: {
    now: kept(z.object({ until: moment })),
  },
  tooLateToPostpone: {
    now: nothing,
  },
  whatToStop: {
    now: kept(z.object({ delivery: text })),
    buttons: (params) => {
      const { delivery } = params;
      return [[buttons.stopSubject(delivery), buttons.stopKind(delivery), buttons.stopEverything()]];
    },
  },
  stopped: {
    now: kept(z.object({ scope: z.enum(['subject', 'kind', 'everything']), promised: flag })),
    buttons: () => [[buttons.resumeMessages()]],
  },
  messagesResumed: {
    now: kept(z.object({ aWeek: count })),
  },
});
