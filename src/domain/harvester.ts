import { Temporal } from 'temporal-polyfill';

/** A volunteer, as seen when an initiative looks for someone to listen (P6). */
export interface Candidate {
  readonly personId: string;
  /** Null: never solicited. */
  readonly lastSolicitedAt: Temporal.Instant | null;
  /** Carries this initiative. */
  readonly concerned: boolean;
  /** Privately set aside by the person who told it. */
  readonly setAside: boolean;
  /** Already asked about this initiative. */
  readonly asked: boolean;
  /** Paused, or the platform no longer reaches them: nobody knows until when. */
  readonly unavailable: boolean;
  /** Absent today, at their ceiling, or without budget this week: will be available again. */
  readonly busy: boolean;
}

export type Choice =
  | { readonly type: 'chosen'; readonly personId: string }
  /** Nobody now, but somebody later. */
  | { readonly type: 'later' }
  | { readonly type: 'nobody' };

/**
 * The available volunteer who was solicited longest ago; ties by a draw.
 * @param draw uniform in [0, 1)
 */
export function chooseHarvester(candidates: readonly Candidate[], draw: () => number): Choice {
  const possible = candidates.filter((one) => !one.concerned && !one.setAside && !one.asked && !one.unavailable);
  if (possible.length === 0) return { type: 'nobody' };

  const free = possible.filter((one) => !one.busy);
  if (free.length === 0) return { type: 'later' };

  const longest = free.map((one) => one.lastSolicitedAt).reduce(earlier);
  const tied = free.filter((one) => same(one.lastSolicitedAt, longest));
  const chosen = tied[Math.floor(draw() * tied.length)] ?? tied[0];
  return chosen ? { type: 'chosen', personId: chosen.personId } : { type: 'nobody' };
}

/** Never solicited comes before everything. */
function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return null;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function same(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
