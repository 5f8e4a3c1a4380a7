import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { count, date, flag, kept, moment, nothing, text } from '../../core/about.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
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
    samples: [
      { from: sample.on, until: sample.on },
      { from: sample.on, until: sample.later },
    ],
  },
  absenceUnclear: {
    now: async () => ({ words: '' }),
    buttons: () => [[buttons.openAbsence()]],
    samples: [{ words: '' }, { words: sample.written }],
  },
  absenceForgotten: {
    now: kept(z.object({ any: flag })),
    samples: [{ any: true }, { any: false }],
  },
  later: {
    now: kept(z.object({ delivery: text, nextWeek: flag })),
    buttons: (params) => {
      const { delivery, nextWeek } = params;
      return [nextWeek ? [buttons.laterTomorrow(delivery), buttons.laterNextWeek(delivery)] : [buttons.laterTomorrow(delivery)]];
    },
    samples: [true, false].map((nextWeek) => ({ delivery: '1', nextWeek })),
  },
  postponed: {
    now: kept(z.object({ until: moment })),
    samples: [{ until: sample.instant }],
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
    samples: [{ delivery: '1' }],
  },
  stopped: {
    now: kept(z.object({ scope: z.enum(['subject', 'kind', 'everything']), promised: flag })),
    buttons: () => [[buttons.resumeMessages()]],
    samples: (['subject', 'kind', 'everything'] as const).flatMap((scope) => [true, false].map((promised) => ({ scope, promised }))),
  },
  messagesResumed: {
    now: kept(z.object({ aWeek: count })),
    samples: [{ aWeek: 1 }, { aWeek: 2 }],
  },
});
