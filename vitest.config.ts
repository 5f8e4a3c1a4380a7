import { defineConfig } from 'vitest/config';
import { journeysOn, shortly } from './support/journeys.ts';

const tests = {
  testTimeout: 60_000,
  // Starting PGlite takes a second, and several on a busy machine.
  hookTimeout: 60_000,
};

/** A journey leaves nothing behind, and no rule has anything to leave: many load the program once, which takes as long as several of them live. */
const together = { isolate: false };

/** Every journey wherever it lives takes half an hour: `npm test` lives some of them again on Teams, `npm run test:everywhere` all. */
const everywhere = process.env.VENDANGE_JOURNEYS === 'everywhere';
/** A small disk of its own takes a mount, which only root may make: `npm run test:disk`. */
const mounts = process.env.VENDANGE_DISK === 'mounted';
const onTeams = everywhere ? journeysOn.teams : shortly.teams;

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    // The same journeys, on each platform.
    projects: [
      {
        test: {
          ...tests,
          name: 'vendange',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/unit/**', 'tests/journeys/**', ...(mounts ? [] : ['tests/disk/**'])],
        },
      },
      { test: { ...tests, ...together, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        test: {
          ...tests,
          ...together,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: everywhere ? [] : ['tests/journeys/with-redis.test.ts'],
        },
      },
      {
        test: {
          ...tests,
          ...together,
          name: 'on Teams',
          include: onTeams.map((journey) => `tests/journeys/${journey}.test.ts`),
          env: { VENDANGE_JOURNEYS_ON: 'teams' },
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
  },
});
