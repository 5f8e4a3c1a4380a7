import type { Service, ServiceChoice } from '../../domain/service.ts';

export interface ServiceShown extends ServiceChoice {
  /** By their ids on the platform. */
  readonly channels: readonly string[];
}

export function shownService({ id, name, channels }: Service): ServiceShown {
  return { id, name, channels: channels.map((one) => one.externalId) };
}
