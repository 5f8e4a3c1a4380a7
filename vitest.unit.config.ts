import { defineConfig } from 'vitest/config';

/** What needs no server, no browser and no build: rules, cards, words and how they are understood. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    pool: 'forks',
    // Nothing here changes what the next file finds: each process loads the program once.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
