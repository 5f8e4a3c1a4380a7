import { registry } from '../../src/areas/all.ts';
import type { FilledForm } from '../../src/core/form.ts';
import type { Message } from '../../src/core/kind.ts';

/** Everything the bot says, in each of its shapes. */
export const messages: readonly Message[] = registry.areas.flatMap(({ kinds }) =>
  Object.values(kinds).flatMap((kind) => kind.samples.map((params) => ({ kind, params }))),
);

export const forms: readonly FilledForm[] = registry.areas.flatMap((area) =>
  Object.values(area.forms).flatMap((form) => form.samples.map((params) => ({ form, params }))),
);
