import type { Temporal } from 'temporal-polyfill';
import type { Frame } from '../../domain/frame.ts';
import type { InitiativeState } from '../../domain/initiative.ts';
import type { PlatformName } from '../../incoming.ts';

/** Telling an initiative, and what its people can do with it. */
export interface TellingParams {
  /** `frame`: quoted only when it is signed. */
  initiativeNoted: { initiative: string; sentence: string; from: Temporal.Instant; newsBy: Temporal.PlainDate; frame: Frame | null };
  initiativeCorrected: { initiative: string; sentence: string; readBefore: boolean };
  initiativeWithdrawn: { readBefore: boolean };
  tellInWords: { sentence: string };
  whoHasRead: { initiative: string; sentence: string; readers: readonly { name: string; on: Temporal.PlainDate }[] };
  fullSentence: { initiative: string; page: string; next: number | null };
  setAsideNoted: { people: number };
  setAsideByButton: { initiative: string };
  whomToTurnTo: { contacts: readonly { label: string; reach: string }[]; platform: PlatformName };
  myInitiatives: {
    items: readonly {
      initiative: string;
      sentence: string;
      state: InitiativeState;
      newsBy: Temporal.PlainDate;
      harvester: string | null;
    }[];
  };
  whichInitiative: {
    act: 'withdraw' | 'correct' | 'who-has-read' | 'set-aside';
    /** `sentence`: null once it is no longer theirs to choose. Then none of them is. */
    items: readonly { initiative: string; sentence: string | null }[];
  };
  subjectGone: Record<string, never>;
  noInitiative: Record<string, never>;
}
