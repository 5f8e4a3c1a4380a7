/** Who may hear a story. Silence means just us (product.md, loop 1, point 5). */
export type Audience = 'us' | 'organisation';
/** How its people appear. */
export type Naming = 'names' | 'team' | 'none';

export interface Agreement {
  readonly personId: string;
  readonly version: number;
  readonly audience: Audience;
  readonly naming: Naming;
  /** May enter the printed vintage, which cannot be taken back. */
  readonly vintage: boolean;
}

export interface Sharing {
  readonly audience: Audience;
  readonly naming: Naming;
  readonly vintage: boolean;
}

const justUs: Sharing = { audience: 'us', naming: 'none', vintage: false };

/**
 * What all of its people allow together: the most discreet choice of each kind wins, whoever has not agreed to this very
 * version has chosen *just us*, and a story without people is shared with nobody.
 */
export function sharingOf(carriers: readonly string[], agreements: readonly Agreement[], version: number): Sharing {
  const choices = carriers.map((person) => agreements.find((one) => one.personId === person && one.version === version));
  if (choices.length === 0 || choices.some((one) => one === undefined || one.audience === 'us')) return justUs;
  const made = choices.filter((one) => one !== undefined);
  return {
    audience: 'organisation',
    naming: made.some((one) => one.naming === 'none') ? 'none' : made.some((one) => one.naming === 'team') ? 'team' : 'names',
    vintage: made.every((one) => one.vintage),
  };
}
