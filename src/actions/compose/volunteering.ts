import { z } from 'zod';
import type { VolunteeringParams } from '../../messages/params/volunteering.ts';
import { type Composers, flag, kept, nothing, text } from './composer.ts';

export const volunteering: Composers<VolunteeringParams> = {
  harvesterWelcome: kept(z.object({ already: flag })),
  harvesterLeft: kept(z.object({ was: flag, meeting: text })),
  harvestPaused: kept(z.object({ meeting: text })),
  harvestResumed: nothing,
  notHarvester: nothing,
};
