import { shownAsItIs } from './as-it-is.ts';
import { decisionsAskedTwice } from './decisions.ts';
import { everyInitiativeAnswered } from './every-initiative-answered.ts';
import { handsLentEnd } from './hands-lent.ts';
import { inTheirTime } from './in-their-time.ts';
import type { Invariant } from './invariant.ts';
import { meetingsAsked } from './meetings-asked.ts';
import { noWordLost } from './no-word-lost.ts';
import { nothingBegins } from './nothing-begins.ts';
import { nothingLeft } from './nothing-left.ts';
import { nothingWaits } from './nothing-waits.ts';
import { saidOnce } from './said-once.ts';
import { stillTrue } from './still-true.ts';
import { storiesAsleep } from './stories-alive.ts';
import { storiesKept } from './stories-kept.ts';
import { trialsKeepTheirEnd } from './trials.ts';
import { withinBudget } from './within-budget.ts';

/** Everything that must hold; each remembers what it needs from one step to the next. */
export const invariants = (): readonly Invariant[] => [
  inTheirTime(),
  withinBudget(),
  saidOnce(),
  stillTrue(),
  nothingWaits(),
  noWordLost(),
  everyInitiativeAnswered(),
  trialsKeepTheirEnd(),
  decisionsAskedTwice(),
  handsLentEnd(),
  meetingsAsked(),
  storiesAsleep(),
  storiesKept(),
  nothingBegins(),
  shownAsItIs(),
  nothingLeft(),
];
