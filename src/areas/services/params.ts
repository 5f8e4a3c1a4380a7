import type { NameTrouble, ServiceChoice } from '../../domain/service.ts';

interface ServiceShown extends ServiceChoice {
  /** By their ids on the platform. */
  readonly channels: readonly string[];
}

/** Services and their channels: coordination defines them, people may tell a story to one of them. */
export interface ServicesParams {
  services: { services: readonly ServiceShown[] };
  /** `noted`: something of it has just changed. */
  service: ServiceShown & { noted: boolean };
  serviceRemoving: ServiceChoice;
  serviceRemoved: Record<string, never>;
  /** To coordination, who named none of these. */
  serviceUnknown: { names: readonly string[] };
  serviceNameUnclear: { trouble: NameTrouble };
  channelUnclear: Record<string, never>;
  channelTaken: ServiceChoice;
  channelNotBound: Record<string, never>;

  noServices: Record<string, never>;
  /** To one of the people of a story, who said « mon service ». */
  whichService: { story: string; version: number; services: readonly ServiceChoice[] };
  /** `aloud`: it was chosen by people without a screen, and noted by the reader. */
  serviceGone: { story: string; version: number; title: string; aloud: boolean };
}
