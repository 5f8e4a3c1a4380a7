import { type Message, type Scene, shownBy } from './kind.ts';

// An agreement is given to what was shown: each delivery keeps what it put before its reader.

export const storyAt = (story: string, version: number) => `story:${story}:${version}`;
export const trialAt = (trial: string, version: number) => `trial:${trial}:${version}`;
export const carryingOf = (trial: string) => `carrying:${trial}`;
export const watchingOf = (trial: string) => `watching:${trial}`;
export const evaluationAt = (trial: string, version: number) => `evaluation:${trial}:${version}`;
export const decisionAt = (trial: string, version: number) => `decision:${trial}:${version}`;
export const linkAsked = (link: string) => `link:${link}`;

export function wasShown({ tx, person }: Pick<Scene, 'tx'> & { readonly person: { readonly id: string } }, what: string): Promise<boolean> {
  return tx.deliveries.wasShown(person.id, what);
}

/** An answer that the adapter shows by itself: no message keeps what it showed. */
export async function keepShown(
  scene: Pick<Scene, 'tx' | 'now' | 'organisation'> & { readonly person: { readonly id: string } },
  message: Message,
): Promise<void> {
  const shown = shownBy(message);
  if (shown !== null) await noteShown(scene, message.kind.name, shown);
}

export async function noteShown(
  { tx, now, organisation, person }: Pick<Scene, 'tx' | 'now' | 'organisation'> & { readonly person: { readonly id: string } },
  kind: string,
  shown: string,
): Promise<void> {
  await tx.deliveries.note({
    organisationId: organisation.id,
    kind,
    about: { shown },
    subject: '',
    slot: `shown:${shown}`,
    personId: person.id,
    direct: true,
    notBefore: now,
    expiresAt: null,
  });
}
