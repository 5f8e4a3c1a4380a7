import type { PlatformName } from '../../core/incoming.ts';

/** One of the places where a person has an account. */
export interface Place {
  readonly workspace: string;
  readonly platform: PlatformName;
}

/** Several accounts of one person. */
export interface LinkingParams {
  /** To whoever just wrote: another account, `there`, bears their address. */
  linkProposal: { link: string; there: PlatformName };
  /** To that account: somebody `there` said that it is theirs too. */
  linkRequest: { link: string; there: PlatformName; name: string };
  /** They said yes; the account `there` is asked. */
  linkWaiting: { link: string; there: PlatformName };
  /** One of the two said no. */
  linkRefused: { link: string; there: PlatformName; mine: boolean };
  /** One of the two is there no more, or they were asked about nothing. */
  linkOver: Record<string, never>;
  /** `several`: the organisation is in several places. */
  linkNone: { several: boolean };
  /** Where they have accounts, the one they are written to first; `chosen`: they asked for it. */
  accounts: { places: readonly Place[]; chosen: boolean };
  cannotSeparate: { together: boolean };
}
