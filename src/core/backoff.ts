/** Seconds before another attempt: 5, 10, 20… up to four hours. */
export function backoff(attempts: number): number {
  return Math.min(5 * 2 ** attempts, 4 * 3600);
}

/** After these attempts, over about a day, a task is given up and coordination can see it. */
export const attemptsAtMost = 12;
