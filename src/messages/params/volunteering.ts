/** Being part of the harvest team. */
export interface VolunteeringParams {
  harvesterWelcome: { already: boolean };
  harvesterLeft: { was: boolean };
  harvestPaused: Record<string, never>;
  harvestResumed: Record<string, never>;
  notHarvester: Record<string, never>;
}
