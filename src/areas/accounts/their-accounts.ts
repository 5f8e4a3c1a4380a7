import { type Message, message, type Params } from '../../core/kinds.ts';
import type { AccountLink, LinkedAccount, Tx } from '../../ports/ports.ts';

// Somebody's accounts, and what is asked of them about them.

type LinkKind = 'linkProposal' | 'linkRequest' | 'linkWaiting' | 'linkRefused';
export type LinkShown = Extract<Message, { kind: LinkKind }>;

/** What it is for one of the two. */
export function linkShown(link: AccountLink, personId: string): LinkShown {
  const { platform: there, name } = otherOf(link, personId);
  const first = sideOf(link, personId) === 'first';
  switch (link.state) {
    case 'asked':
      return message('linkProposal', { link: link.id, there });
    case 'agreed':
      return first ? message('linkWaiting', { link: link.id, there }) : message('linkRequest', { link: link.id, there, name });
    case 'refused-by-first':
    case 'refused-by-second':
      return message('linkRefused', { link: link.id, there, mine: first === (link.state === 'refused-by-first') });
  }
}

/** The question about their accounts that waits for this person's answer, if there is one. */
export async function asked(tx: Tx, personId: string): Promise<AccountLink | null> {
  const open = (await tx.accounts.linksOf(personId)).filter(
    (one) => one.state === 'asked' || (one.state === 'agreed' && sideOf(one, personId) === 'second'),
  );
  return open[0] ?? null;
}

/** Null when they have one alone. */
export async function accountsOf(tx: Tx, personId: string): Promise<Params['accounts'] | null> {
  const own = await tx.accounts.of(personId);
  const [main] = own;
  if (!main || own.length < 2) return null;
  return { places: own.map(({ workspaceId, platform }) => ({ workspace: workspaceId, platform })), chosen: main.chosen };
}

export const sideOf = (link: AccountLink, personId: string) => (link.first.personId === personId ? 'first' : 'second');

export function otherOf(link: AccountLink, personId: string): LinkedAccount {
  return sideOf(link, personId) === 'first' ? link.second : link.first;
}
