import type { Channel, Service } from '../domain/service.ts';
import type { TrialPart } from '../domain/trial.ts';

/** Services, and the channels bound to them. */
export interface ServiceTable {
  /** By name. */
  all(organisationId: string): Promise<readonly Service[]>;
  /** As long as the transaction lasts, it is not removed. */
  get(id: string): Promise<Service | null>;
  /** Null when another bears this name, whatever its case and accents. */
  add(organisationId: string, name: string): Promise<Service | null>;
  rename(id: string, name: string): Promise<void>;
  /** Every choice that named it is just us from now on. Null when it was not there. */
  remove(id: string): Promise<Removed | null>;
  /** False when it is bound already, to this service or to another. */
  bind(service: Pick<Service, 'id' | 'organisationId'>, channel: Channel): Promise<boolean>;
  unbind(serviceId: string, channel: Channel): Promise<boolean>;
}

/** Whom the end of a service concerns. */
interface Removed {
  /** Those who had chosen it, for the story as it is now. */
  readonly chosen: readonly { readonly storyId: string; readonly personId: string }[];
  /** Those who had chosen it for a trial or its evaluation. */
  readonly trials: readonly { readonly trialId: string; readonly part: TrialPart; readonly personId: string }[];
  /** Stories for which it was chosen aloud. */
  readonly aloud: readonly string[];
  /** Initiatives whose people have all left, of which nobody will read anything any more. */
  readonly left: readonly string[];
}
