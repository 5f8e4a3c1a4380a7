import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { count, date, flag, kept, moment, nothing } from '../../core/about.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { buttons } from './buttons.ts';

/** People's time: absences, later, stop. */
export interface TimeParams {
  absenceNoted: { from: Temporal.PlainDate; until: Temporal.PlainDate };
  absenceForgotten: { any: boolean };
  postponed: { until: Temporal.Instant };
  tooLateToPostpone: Record<string, never>;
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
  absenceForgotten: { now: kept(z.object({ any: flag })), samples: [{ any: true }, { any: false }] },
  postponed: { now: kept(z.object({ until: moment })), samples: [{ until: sample.instant }] },
  tooLateToPostpone: { now: nothing },
  stopped: {
    now: kept(z.object({ scope: z.enum(['subject', 'kind', 'everything']), promised: flag })),
    buttons: () => [[buttons.resumeMessages()]],
    samples: (['subject', 'kind', 'everything'] as const).flatMap((scope) => [true, false].map((promised) => ({ scope, promised }))),
  },
  messagesResumed: { now: kept(z.object({ aWeek: count })), samples: [{ aWeek: 1 }, { aWeek: 2 }] },
});
