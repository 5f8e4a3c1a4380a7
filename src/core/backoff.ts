/** Seconds before another attempt: 5, 10, 20… up to four hours. */
export function backoff(attempts: number): number {
  return Math.min(5 * 2 ** attempts, 4 * 3600);
}
