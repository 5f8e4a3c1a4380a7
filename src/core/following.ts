/** What an adapter does once its answer has left, and never holds the answer back; `failed` hears what went wrong. */
export function afterAnswers(failed: (facts: { readonly what: string; readonly error: unknown }) => void) {
  const running = new Set<Promise<void>>();
  return {
    follow(what: string, work: () => Promise<void>): void {
      const one = new Promise<void>((resolve) => setImmediate(resolve))
        .then(work)
        .catch((error: unknown) => failed({ what, error }))
        .finally(() => running.delete(one));
      running.add(one);
    },
    /** Resolves once all of it is done, with what it brought about. */
    async settle(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
