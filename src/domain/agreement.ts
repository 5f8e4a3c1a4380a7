import type { Temporal } from 'temporal-polyfill';

/** Who may hear a story. Silence means just us (P15). */
export type Audience = 'us' | 'service' | 'organisation';
/** How its people appear. */
export type Naming = 'names' | 'team' | 'none';

export interface Sharing {
  readonly audience: Audience;
  /** Which service, when it is one, management included; null once it was removed: nobody hears it then. */
  readonly service: string | null;
  readonly naming: Naming;
  /** May enter the printed vintage, which cannot be taken back, and which everyone reads. */
  readonly vintage: boolean;
}

/** A choice as it is worded: a service by its name. */
export type SharingSaid = Omit<Sharing, 'service'> & { readonly serviceName: string | null };

export interface Agreement extends Sharing {
  readonly personId: string;
  readonly version: number;
}

/** What people without a screen allowed, said aloud to the person who wrote the story: one for all of them together. */
export interface OralAgreement extends Sharing {
  readonly version: number;
  readonly saidOn: Temporal.PlainDate;
  /** In the words of the person who recorded it. */
  readonly how: string;
  /** The story may be on a poster, in a public place. */
  readonly wall: boolean;
  /** Names that may appear, when they appear by name; otherwise nothing. */
  readonly names: string;
}

export const justUs: Sharing = { audience: 'us', service: null, naming: 'none', vintage: false };

/** Whether anyone else may hear it. */
export function isShared({ audience, service }: Pick<Sharing, 'audience' | 'service'>): boolean {
  return audience === 'organisation' || (audience === 'service' && service !== null);
}

/**
 * What all of its people allow together: the most discreet choice of each kind wins, and a person who has not agreed to this very
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
  return carriers.length === 0 && !oral ? { ...together, naming: 'none' } : together;
}

/**
 * The most discreet of each kind of choice; just us when nobody chose. A service is more discreet than everyone, and two
 * services have nobody in common. A story for one service is not printed: the vintage leaves it.
 */
export function mostDiscreet(choices: readonly Sharing[]): Sharing {
  if (choices.length === 0 || !choices.every(isShared)) return justUs;
  const [service = null, ...others] = new Set(choices.flatMap((one) => one.service ?? []));
  if (others.length > 0) return justUs;
  return {
    audience: service === null ? 'organisation' : 'service',
    service,
    naming: choices.some((one) => one.naming === 'none') ? 'none' : choices.some((one) => one.naming === 'team') ? 'team' : 'names',
    vintage: service === null && choices.every((one) => one.vintage),
  };
}

/** What somebody who erases themselves leaves behind: the most discreet of what they allowed and of what others left before. */
export function leftBehind(theirs: Sharing | undefined, before: Sharing | null): Sharing {
  return mostDiscreet([theirs ?? justUs, ...(before ? [before] : [])]);
}
