import type { Message } from '../messages/kinds.ts';
import type { Scene } from './context.ts';

// An agreement is given to what was shown: each delivery keeps what it put before its reader.

export const storyAt = (story: string, version: number) => `story:${story}:${version}`;
export const trialAt = (trial: string, version: number) => `trial:${trial}:${version}`;
export const carryingOf = (trial: string) => `carrying:${trial}`;
export const evaluationAt = (trial: string, version: number) => `evaluation:${trial}:${version}`;
export const linkAsked = (link: string) => `link:${link}`;

/** What a message puts whole before somebody who may agree to it, in which version; null for the others. */
export function shownBy(message: Message): string | null {
  switch (message.kind) {
    case 'storyProposal':
    case 'storyChanged':
      return storyAt(message.params.story, message.params.version);
    case 'wholeStory':
      return message.params.next === null ? storyAt(message.params.story, message.params.version) : null;
    case 'trialRequest':
    case 'trialChanged':
      return trialAt(message.params.trial, message.params.version);
    case 'trialCarryRequest':
      return carryingOf(message.params.trial);
    case 'conclusionKept':
    case 'evaluationReady':
      return evaluationAt(message.params.trial, message.params.version);
    case 'linkProposal':
    case 'linkRequest':
    case 'linkWaiting':
    case 'linkRefused':
      return linkAsked(message.params.link);
    default:
      return null;
  }
}

export function wasShown({ tx, person }: Pick<Scene, 'tx'> & { readonly person: { readonly id: string } }, what: string): Promise<boolean> {
  return tx.deliveries.wasShown(person.id, what);
}

/** An answer that the adapter shows by itself: no message keeps what it showed. */
export async function keepShown(
  scene: Pick<Scene, 'tx' | 'now' | 'organisation'> & { readonly person: { readonly id: string } },
  message: Message,
): Promise<void> {
  const shown = shownBy(message);
  if (shown !== null) await noteShown(scene, message.kind, shown);
}

export async function noteShown(
  { tx, now, organisation, person }: Pick<Scene, 'tx' | 'now' | 'organisation'> & { readonly person: { readonly id: string } },
  kind: Message['kind'],
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
