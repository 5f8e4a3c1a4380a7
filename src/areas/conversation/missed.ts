import { z } from 'zod';
import { kept } from '../../core/about.ts';
import { type Said, say } from '../../core/act.ts';
import type { Placed } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import type { NearMeaning } from '../../core/near.ts';
import { nameTroubles } from '../../domain/service.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { buttons as servicesButtons } from '../services/buttons.ts';
import { buttons as timeButtons } from '../time/buttons.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';

/** What an act was about, and is not there or not theirs: a named initiative, any initiative of theirs, a trial of theirs, any that they take part in… */
const lookedFor = [
  'initiative',
  'any-initiative',
  'meeting',
  'story',
  'oral',
  'oral-sheet',
  'check-in',
  'trial',
  'any-trial',
  'digest',
  'bound-channel',
] as const;
export type LookedFor = (typeof lookedFor)[number];

/** The part of what they said that was not understood, or cannot be so; `hours-asked`: they had said none. */
const unclearParts = ['hours', 'hours-asked', 'hours-reversed', 'moment', 'absence', 'season', 'channel', ...nameTroubles] as const;
export type UnclearPart = (typeof unclearParts)[number];

/** What comes of an act that could not be done. */
export interface MissedParams {
  notFound: { of: LookedFor };
  unclear: { of: UnclearPart };
}

const ofLookedFor = z.object({ of: z.enum(lookedFor) });
const ofUnclear = z.object({ of: z.enum(unclearParts) });

/** What else to begin with, where nothing is there. */
const instead: Partial<Record<LookedFor, () => Placed>> = {
  'any-initiative': () => askingButtons.openTell(),
  trial: () => tryingButtons.openTrial(),
  'any-trial': () => askingButtons.whomToTurnTo(),
  'bound-channel': () => servicesButtons.services(),
};

const near: Partial<Record<LookedFor, NearMeaning>> = {
  'any-initiative': 'no-initiative',
  meeting: 'no-meeting',
  story: 'no-story',
  'check-in': 'no-check-in',
  trial: 'no-trial',
  'any-trial': 'no-trial',
};

/** Where the same can be said by a button. */
const byButton: Partial<Record<UnclearPart, () => Placed>> = {
  hours: () => timeButtons.openHours(),
  'hours-asked': () => timeButtons.openHours(),
  'hours-reversed': () => timeButtons.openHours(),
  absence: () => timeButtons.openAbsence(),
  channel: () => servicesButtons.services(),
  ...Object.fromEntries(nameTroubles.map((trouble) => [trouble, () => servicesButtons.addService()])),
};

const placed = (button: (() => Placed) | undefined) => (button ? [[button()]] : []);

export const missed = kindsOf<MissedParams>()({
  notFound: {
    now: kept(ofLookedFor),
    findsNothing: (about) => near[ofLookedFor.parse(about).of],
    buttons: ({ of }) => placed(instead[of]),
    samples: lookedFor.map((of) => ({ of })),
  },
  unclear: {
    now: kept(ofUnclear),
    findsNothing: (about) => (ofUnclear.parse(about).of === 'absence' ? 'open-absence' : undefined),
    buttons: ({ of }) => placed(byButton[of]),
    samples: unclearParts.map((of) => ({ of })),
  },
});

/** Says that what was named, or meant, is not there for them. */
export function notFound(of: LookedFor): Said {
  return say(missed.notFound, { of });
}

/** Says which part was not understood, and how to say it. */
export function unclear(of: UnclearPart): Said {
  return say(missed.unclear, { of });
}
