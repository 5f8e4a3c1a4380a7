import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { flag, from, text } from '../../core/about.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import type { FiveLinesWords } from '../../domain/five-lines.ts';
import { buttons, faces } from './buttons.ts';
import { theirLines } from './their-lines.ts';

/** A hand lent between people who met: what they wrote of it, and its end. */
export interface LendingParams {
  /** `asked`: they are asked whether the lines are to go. */
  fiveLines: FiveLinesWords & { lines: string; until: Temporal.PlainDate; asked: boolean };
  /** `planned` null: it ends before its day, and the lines are erased. */
  handEnds: { planned: { until: Temporal.PlainDate; waits: string } | null };
}

const sampleWords = { what: sample.written, days: sample.written, told: sample.written, holds: sample.written, waits: sample.written };

/** What this area says. */
export const kinds = kindsOf<LendingParams>()({
  /** To those who met. */
  fiveLines: {
    now: from(z.object({ lines: text, asked: flag.default(false) }), async ({ lines: id, asked }, telling) => {
      const lines = await theirLines(telling, id);
      if (!lines) return null;
      const { what, days, told, holds, waits, until } = lines;
      return { lines: id, what, days, told, holds, waits, until, asked };
    }),
    buttons: ({ lines, asked }) => [asked ? [faces.sayDropLines(lines)] : [faces.correctLines(lines), buttons.dropLines({ lines })]],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [
      { ...sampleWords, lines: sample.id, until: sample.on, asked: false },
      { ...sampleWords, lines: sample.id, until: sample.on, asked: true },
    ],
  },
  handEnds: {
    now: from(z.object({ lines: text, early: flag.default(false) }), async ({ lines: id, early }, telling) => {
      if (early) return { planned: null };
      const lines = await theirLines(telling, id);
      return lines && { planned: { until: lines.until, waits: lines.waits } };
    }),
    unprompted: { exempt: true, expiresAfter: null, survivesStop: true },
    samples: [{ planned: { until: sample.on, waits: sample.written } }, { planned: null }],
  },
});
