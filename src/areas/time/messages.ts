import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { count, date, flag, kept, moment, nothing, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { aMessage, buttons as shared } from './buttons.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    laterTomorrow: { about: aMessage },
    laterNextWeek: { about: aMessage },
    stopSubject: { about: aMessage },
    stopKind: { about: aMessage },
  }),
};

/** People's time: absences, later, stop. */
export interface TimeParams {
  absenceNoted: { from: Temporal.PlainDate; until: Temporal.PlainDate };
  absenceUnclear: Record<string, never>;
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
    now: nothing,
    findsNothing: 'open-absence',
    buttons: () => [[buttons.openAbsence()]],
  },
  absenceForgotten: {
    now: kept(z.object({ any: flag })),
    samples: [{ any: true }, { any: false }],
  },
  later: {
    now: kept(z.object({ delivery: text, nextWeek: flag })),
    buttons: (params) => {
      const { delivery, nextWeek } = params;
      return [
        nextWeek ? [buttons.laterTomorrow({ delivery }), buttons.laterNextWeek({ delivery })] : [buttons.laterTomorrow({ delivery })],
      ];
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
      return [[buttons.stopSubject({ delivery }), buttons.stopKind({ delivery }), buttons.stopEverything()]];
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
