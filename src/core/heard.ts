import { weathers } from '../domain/check-in.ts';
import { purposes } from '../domain/purpose.ts';
import { aStory } from './records.ts';
import { either, id, instant, int, oneOf, optional, orEmpty, subject, tagged, type ValueOf, word } from './subject.ts';

/** Names words among others: how long they are, and a digest of them. */
const part = { length: int, digest: word };

const weather = optional(orEmpty(oneOf(weathers)));

/** What became of a message that somebody wrote in their own conversation. */
export const heardAs = either(
  // Of one that was withdrawn with its message: the purpose.
  tagged('initiative', subject({ initiative: id, change: optional(oneOf(['corrects', 'corrected', ...purposes])) })),
  tagged('draft', subject({ person: id, draft: instant })),
  tagged('story', aStory),
  // Its words in the answer, and the picture of the answer before it and after.
  tagged('check-in', subject({ checkIn: id, ...part, before: weather, after: weather })),
  tagged('evaluation', subject({ trial: id, ...part })),
);
export type HeardAs = ValueOf<typeof heardAs>;
export type HeardAsAnswer = Extract<HeardAs, { readonly checkIn: string }>;
export type HeardAsEvaluation = Extract<HeardAs, { readonly trial: string }>;
