import type { Temporal } from 'temporal-polyfill';
import type { Telling } from '../../core/kind.ts';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { Trouble } from '../../ports/troubles.ts';
import { type DigestShown, digestsFor } from '../digest/digests-shown.ts';

export interface StateShown {
  readonly waiting: number;
  /** Of the team as a whole: those who pause are not among them. */
  readonly volunteers: number;
  readonly troubles: readonly { trouble: Trouble; since: Temporal.PlainDate | null; messages: number }[];
  readonly retryable: boolean;
  /** Channels that read the digest, and whether it ran. */
  readonly digests: readonly DigestShown[];
}

export async function stateFor(scene: Telling): Promise<StateShown> {
  const { tx, organisation, person } = scene;
  const working = workingTimeOf(person, organisation);
  const stuck = await tx.deliveries.stuck(organisation.id);
  const held = await tx.organisations.troubles(organisation.id);
  const dead = await tx.agenda.dead(organisation.id);
  const since = new Map(held.map((one) => [one.trouble, localDate(working, one.since)]));
  const messages = new Map(stuck.map((one) => [one.trouble, one.messages]));
  if (dead > 0) messages.set('other', (messages.get('other') ?? 0) + dead);

  const all = new Set<Trouble>([...since.keys(), ...messages.keys()]);
  const troubles = [...all].sort().map((trouble) => ({ trouble, since: since.get(trouble) ?? null, messages: messages.get(trouble) ?? 0 }));
  const { digests } = await digestsFor(scene);
  const [waiting, volunteers] = [await tx.initiatives.waiting(organisation.id), await tx.harvesters.count(organisation.id)];
  return { waiting, volunteers, troubles, retryable: messages.size > 0, digests };
}
