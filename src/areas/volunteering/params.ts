/** Being part of the harvest team. */
export interface VolunteeringParams {
  harvesterWelcome: { already: boolean };
  harvesterLeft: { was: boolean; meeting: string };
  /** `meeting`: the initiative of a meeting under way, or nothing. */
  harvestPaused: { meeting: string };
  harvestResumed: Record<string, never>;
  notHarvester: Record<string, never>;
}
