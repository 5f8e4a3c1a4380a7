import type { Temporal } from 'temporal-polyfill';

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
