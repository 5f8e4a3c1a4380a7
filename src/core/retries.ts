/** How long anything waits before it is tried again, how often it is tried, and how long a worker has it for itself. */

/** Twice as long each time: the first wait, after no attempt or one that failed, is `first`. */
const doubled = (first: number, attempts: number, atMost = Number.POSITIVE_INFINITY) => Math.min(first * 2 ** attempts, atMost);

/** A task that failed waits 5, 10, 20 seconds… up to four hours; after twelve attempts, over about a day, coordination sees it. */
export const tasks = {
  after: (attempts: number) => ({ seconds: doubled(5, attempts, 4 * 3600) }),
  attemptsAtMost: 12,
  /** Another worker takes up a task of which nothing was heard for this long. */
  leaseMs: 60_000,
};

/** A message that cannot be worded waits 1, 2, 4 minutes… up to four hours or so; after twelve attempts it is kept, and coordination sees it. */
export const wordings = { after: (attempts: number) => ({ minutes: doubled(1, attempts, 256) }), attemptsAtMost: 12 };

/** A message that a platform refused for an unknown reason waits 1, 2, 4 minutes…; after six refusals it is kept, and coordination sees it. */
export const refusals = { after: (attempts: number) => ({ minutes: doubled(1, attempts) }), attemptsAtMost: 6 };

/** A workspace that refuses everything (a token revoked, a right missing) is tried again after a quarter of an hour. */
export const closedWorkspace = { after: { minutes: 15 } };

/** A platform without an adapter in this process: another process may have it. */
export const absentPlatform = { afterMs: 60_000 };

/**
 * A sending has half a minute before the message is looked for: longer than the clients of platforms wait, so that what is
 * still on its way is not sent again.
 */
export const sendings = { leaseMs: 30_000 };

/** A message in doubt that cannot be looked for yet is looked for again when the platform says, and within the time of a sending. */
export const lookups = { atLeastMs: 250, againAfter: { seconds: 2 } };

/** An edit waits while another change of the same message is on its way; asked to wait by the platform, it waits a second at least. */
export const edits = { whileChanging: { seconds: 5 }, atLeastMs: 1_000 };

/** What a person did not ask for waits until their platform has described them: 5, 10, 20, 40 minutes, then it goes. */
export const descriptions = {
  after: (attempts: number) => ({ minutes: doubled(5, attempts) }),
  attemptsAtMost: 4,
  askedAgainAfter: { minutes: 1 },
};

/** While somebody waits for an answer in Slack: three attempts, with these pauses between them. */
export const slackAnswers = { pausesMs: [500, 1_000] };

/** While somebody waits for an answer in Teams: three attempts, each after the pause that Teams asks for, five seconds at most. */
export const teamsAnswers = { attemptsAtMost: 3, pauseAtMostMs: 5_000 };

/** A Redis that went away is tried after 0.1, 0.2, 0.4 seconds… up to two seconds. */
export const redis = { afterMs: (attempts: number) => doubled(50, attempts, 2_000) };

/**
 * The agenda is looked at when the next thing is due. At the latest after 15 seconds: clocks jump, other processes write, and
 * Redis may have forgotten. Not before 0.3 second: what is due may have to wait for a platform.
 */
export const looks = { atLeastMs: 300, atMostMs: 15_000 };

/** How long messages wait for what should come before them: records that would go with them, and who people are. Milliseconds. */
export const order = {
  /** What the bot says on its own, and what it answers to somebody it does not know yet. */
  messagesWithinMs: 60_000,
  /** Any other answer: it may name somebody whom the platform is being asked about. */
  answersWithinMs: 3_000,
};
