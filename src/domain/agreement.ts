import type { Temporal } from 'temporal-polyfill';

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

/** What people without a screen allowed, said aloud to whoever wrote the story: one for all of them together. */
export interface OralAgreement extends Sharing {
  readonly version: number;
  readonly saidOn: Temporal.PlainDate;
  /** In the words of whoever recorded it. */
  readonly how: string;
  /** Names that may appear, when they appear by name; otherwise nothing. */
  readonly names: string;
}

export interface Sharing {
  readonly audience: Audience;
  readonly naming: Naming;
  readonly vintage: boolean;
}

const justUs: Sharing = { audience: 'us', naming: 'none', vintage: false };

/**
 * What all of its people allow together: the most discreet choice of each kind wins, whoever has not agreed to this very
 * version has chosen *just us*, and a story without people is shared with nobody. `departed` is what those who erased
 * themselves left behind: their choices still count, they are named no more, and nobody speaks for a story they left alone.
 * `oral` is what people without a screen said: of another version, or taken back, it is *just us*.
 */
export function sharingOf(
  carriers: readonly string[],
  agreements: readonly Agreement[],
  version: number,
  departed: Sharing | null = null,
  oral: (Sharing & { readonly version: number }) | null = null,
): Sharing {
  const choices = carriers.map((person) => agreements.find((one) => one.personId === person && one.version === version) ?? justUs);
  const aloud = oral ? [oral.version === version ? oral : justUs] : [];
  const together = mostDiscreet([...choices, ...aloud, ...(departed ? [departed] : [])]);
  if (together.audience === 'us') return justUs;
  return carriers.length === 0 && !oral ? { ...together, naming: 'none' } : together;
}

/** The most discreet of each kind of choice; just us when nobody chose. */
function mostDiscreet(choices: readonly Sharing[]): Sharing {
  if (choices.length === 0 || choices.some((one) => one.audience === 'us')) return justUs;
  return {
    audience: 'organisation',
    naming: choices.some((one) => one.naming === 'none') ? 'none' : choices.some((one) => one.naming === 'team') ? 'team' : 'names',
    vintage: choices.every((one) => one.vintage),
  };
}

/** What somebody who erases themselves leaves behind: the most discreet of what they allowed and of what others left before. */
export function leftBehind(theirs: Sharing | undefined, before: Sharing | null): Sharing {
  const { audience, naming, vintage } = theirs ?? justUs;
  const mine = { audience, naming, vintage };
  return mostDiscreet(before ? [mine, before] : [mine]);
}
