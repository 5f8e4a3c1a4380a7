/** What a process tells the bench of itself, when asked. */
export interface Witness {
  /** Resident memory, in bytes. */
  readonly memory: number;
  /** Time its threads have worked so far, in milliseconds: hardly disturbed by what else the machine does. */
  readonly cpu: number;
}

export function testify(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ memory: process.memoryUsage.rss(), cpu: (user + system) / 1000 } satisfies Witness);
  });
  process.once('disconnect', () => process.exit());
}
