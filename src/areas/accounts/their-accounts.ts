import type { AccountLink, LinkedAccount } from '../../ports/accounts.ts';
import type { PlatformName } from '../../ports/chat-platform.ts';
import type { Tx } from '../../ports/store.ts';
import type { Place } from './place-name.ts';

// Somebody's accounts, and what is asked of them about them.

/** What a link is for one of its two accounts. */
export type LinkShown =
  | { readonly kind: 'linkProposal'; readonly params: { link: string; there: PlatformName } }
  | { readonly kind: 'linkWaiting'; readonly params: { link: string; there: PlatformName } }
  | { readonly kind: 'linkRequest'; readonly params: { link: string; there: PlatformName; name: string } }
  | { readonly kind: 'linkRefused'; readonly params: { link: string; there: PlatformName; mine: boolean } };

/** What it is for one of the two. */
export function linkShown(link: AccountLink, personId: string): LinkShown {
  const { platform: there, name } = otherOf(link, personId);
  const first = sideOf(link, personId) === 'first';
  switch (link.state) {
    case 'asked':
      return { kind: 'linkProposal', params: { link: link.id, there } };
    case 'agreed':
      return first
        ? { kind: 'linkWaiting', params: { link: link.id, there } }
        : { kind: 'linkRequest', params: { link: link.id, there, name } };
    case 'refused-by-first':
    case 'refused-by-second':
      return { kind: 'linkRefused', params: { link: link.id, there, mine: first === (link.state === 'refused-by-first') } };
  }
}

/** The question about their accounts that waits for this person's answer, if there is one. */
export async function asked(tx: Tx, personId: string): Promise<AccountLink | null> {
  const open = (await tx.accounts.linksOf(personId)).filter(
    (one) => one.state === 'asked' || (one.state === 'agreed' && sideOf(one, personId) === 'second'),
  );
  return open[0] ?? null;
}

/** Where somebody has accounts, the one they are written to first; `chosen`: they asked for it. */
export interface Accounts {
  readonly places: readonly Place[];
  readonly chosen: boolean;
}

/** Null when they have one alone. */
export async function accountsOf(tx: Tx, personId: string): Promise<Accounts | null> {
  const own = await tx.accounts.of(personId);
  const [main] = own;
  if (!main || own.length < 2) return null;
  return { places: own.map(({ workspaceId, platform }) => ({ workspace: workspaceId, platform })), chosen: main.chosen };
}

export const sideOf = (link: AccountLink, personId: string) => (link.first.personId === personId ? 'first' : 'second');

export function otherOf(link: AccountLink, personId: string): LinkedAccount {
  return sideOf(link, personId) === 'first' ? link.second : link.first;
}
