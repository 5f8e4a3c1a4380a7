import { either, id, instant, int, type Named, oneOf, optional, page, subject, tagged, type ValueOf } from './subject.ts';

// The records that buttons and forms of several areas are about.

export const anInitiative = subject({ initiative: id });
export const aStory = subject({ story: id });
export const aTrial = subject({ trial: id });
/** `part`: what was tried, or what was learnt, each in its own version. */
export const aTrialPart = subject({ trial: id, version: optional(int), part: optional(oneOf(['trial', 'evaluation'])) });
export const aCheckIn = subject({ checkIn: id });

export type NamedInitiative = Named<ValueOf<typeof anInitiative>>;
export type NamedStory = Named<ValueOf<typeof aStory>>;
export type NamedTrial = Named<ValueOf<typeof aTrial>>;
export type NamedCheckIn = Named<ValueOf<typeof aCheckIn>>;

/** The version that was on the screen: nobody agrees to one that they did not see. */
export const aStoryVersion = subject({ story: id, version: optional(int) });
export type NamedStoryVersion = Named<ValueOf<typeof aStoryVersion>>;

/** Words that wait for their writer to say what they are. */
export const aDraft = subject({ draft: instant });
export type NamedDraft = Named<ValueOf<typeof aDraft>>;

/** What somebody has read, and whose people they may ask to talk. */
export const aReadItem = either(tagged('story', aStory), tagged('trial', aTrial));
export type ReadItem = ValueOf<typeof aReadItem>;

/** One page of a long text; the first when none is named. */
export const aTrialPage = subject({ trial: id, page: optional(page) });
