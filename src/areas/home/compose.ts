import { z } from 'zod';
import { type Composers, count, flag, kept, ofInitiative, text } from '../../core/composer.ts';
import { aheadFor } from '../time/ahead.ts';
import { rhythmOf } from '../time/rhythm.ts';
import type { HomeParams } from './params.ts';
import { harvestOf, initiativesOf, meetingOf, storyOf, timesOf } from './their-page.ts';

export const home: Composers<HomeParams> = {
  homeWelcome: async (_, { person }) => ({ firstName: person.firstName }),
  homeInitiatives: async (_, telling) => initiativesOf(telling),
  homeMeeting: async (about, telling) => meetingOf(telling, ofInitiative.parse(about).initiative),
  homeStory: async (about, telling) => storyOf(telling, z.object({ story: text }).parse(about).story),
  homeAhead: async (_, telling) => aheadFor(telling),
  homeRhythm: async (_, telling) => timesOf(telling),
  homeHarvest: async (_, telling) => harvestOf(telling),
  hoursKept: async (_, { person, organisation }) => rhythmOf(person, organisation),
  hoursUnclear: kept(z.object({ said: flag })),
  hoursReversed: async () => ({}),
  budgetKept: kept(z.object({ aWeek: count })),
};
