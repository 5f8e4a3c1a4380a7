import { defineConfig } from 'vitest/config';
import { journeysOn } from './tests/support/journeys.ts';

const tests = {
  testTimeout: 60_000,
  // Starting PGlite takes a second, and several on a busy machine.
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    // The same journeys, on each platform.
    projects: [
      { test: { ...tests, name: 'vendange', include: ['tests/**/*.test.ts'] } },
      {
        test: {
          ...tests,
          name: 'on Teams',
          include: journeysOn.teams.map((journey) => `tests/journeys/${journey}.test.ts`),
          env: { VENDANGE_JOURNEYS_ON: 'teams' },
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
  },
});
