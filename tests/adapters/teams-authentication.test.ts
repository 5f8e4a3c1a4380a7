import { beforeAll, expect, test } from 'vitest';
import type { Teams } from '../../adapters/teams/index.ts';
import { openTeams, teamsPath } from '../../adapters/teams/index.ts';
