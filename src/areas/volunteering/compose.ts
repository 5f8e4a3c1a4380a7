import { z } from 'zod';
import { type Composers, flag, kept, nothing, text } from '../../core/composer.ts';
import type { VolunteeringParams } from './params.ts';

export const volunteering: Composers<VolunteeringParams> = {
  harvesterWelcome: kept(z.object({ already: flag })),
  harvesterLeft: kept(z.object({ was: flag, meeting: text })),
  harvestPaused: kept(z.object({ meeting: text })),
  harvestResumed: nothing,
  notHarvester: nothing,
};
