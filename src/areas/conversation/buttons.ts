import { buttonsOf, facesOf } from '../../core/button.ts';
import { aTrial } from '../../core/records.ts';
import {
  either,
  id,
  int,
  maybe,
  type Named,
  oneOf,
  opaque,
  orEmpty,
  serial,
  subject,
  tagged,
  type ValueOf,
  word,
} from '../../core/subject.ts';
import { weathers } from '../../domain/check-in.ts';

/** Of theirs, by what the bot calls it. */
const aMessage = subject({ message: opaque });

/** Words just added to the answer to a check-in: where they stand in it, and its picture before them. */
export const addedWords = subject({ checkIn: id, from: int, until: int, weather: orEmpty(oneOf(weathers)) });
export type AddedWords = ValueOf<typeof addedWords>;

/** The same of the answer to a trial that is over. */
const addedToEvaluation = subject({ trial: id, from: int, at: int });

/** A card that the bot showed: by the number of its delivery; shown at once, by the name under which it was kept. */
const aCard = either(subject({ delivery: serial }), tagged('shown', subject({ shown: word })));
export type NamedCard = Named<ValueOf<typeof aCard>>;

/** The buttons that other areas show too, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  showHelp: {},
  more: { about: aCard },
  notAnAnswer: { about: either(addedWords, addedToEvaluation) },
  talkInPerson: { about: aTrial },
  keepMessage: { about: aMessage },
  followMessage: { about: aMessage, style: 'primary' },
  /** To what is kept of nobody: the pilot sees an answer that has not come. */
  decline: { about: maybe(aTrial) },
});

export const faces = facesOf({ noThanks: () => buttons.decline(), watchNoMore: (about: ValueOf<typeof aTrial>) => buttons.decline(about) });
