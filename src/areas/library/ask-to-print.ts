import type { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, notify, replaceWith, type Said, say } from '../../core/act.ts';
import type { Named } from '../../core/subject.ts';
import { seasonKey, seasonOf, stretchOf } from '../../domain/season.ts';
import type { OnPaper } from '../../ports/library.ts';
import { kinds } from './messages.ts';
import { todayOf } from './open-items.ts';

// The booklet, and a poster on a wall, are asked about once a season, of all that somebody agreed to tell everybody in it (P53).

/** What somebody agreed to from one instant until another, in milliseconds: whatever is agreed to later is asked later. */
type AgreedBetween = { readonly since: number; readonly until: number };

/** A person who has just agreed to tell everybody is asked, once the season is over, whether its booklet, and a poster, may print it. */
export async function askToPrintLater(act: Act): Promise<void> {
  const { organisation, person } = act;
  const season = seasonOf(todayOf(act));
  const { from, until } = stretchOf(season);
  const [begins, ends] = [from, until].map((day) => day.toZonedDateTime(organisation.zone).toInstant());
  if (!begins || !ends) return;
  await notify(act, person, {
    kind: kinds.mayBePrinted,
    about: { since: begins.epochMilliseconds, until: ends.epochMilliseconds },
    subject: '',
    slot: seasonKey(season),
    from: ends,
  });
}

const untilNow = (now: Temporal.Instant): AgreedBetween => ({ since: 0, until: now.epochMilliseconds + 1 });

/** « Le livret », in words: whatever they agreed to tell everybody until now. */
export async function showMayBePrinted({ now }: Act): Promise<Answer> {
  return say(kinds.mayBePrinted, { ...untilNow(now), said: true });
}

type MayPrint = Named<AgreedBetween & { readonly where?: 'both' | 'booklet' | 'wall' }>;

/** Which of the two each answer allows; of a card that asked about the booklet alone, what was said of a wall stays. */
const allowed = {
  both: { booklet: true, wall: true },
  booklet: { booklet: true, wall: false },
  wall: { booklet: false, wall: true },
} as const satisfies Record<string, OnPaper>;

/** « Dans le livret », in words, leaves what they said of a wall; a button answers for both. */
export async function printMine(act: Act, named?: MayPrint): Promise<Answer> {
  return mayPrint(act, named, named?.where ? allowed[named.where] : { booklet: true, wall: null });
}

/** Neither of them. */
export async function keepOffPaper(act: Act, named?: Named<AgreedBetween>): Promise<Answer> {
  return mayPrint(act, named, { booklet: false, wall: false });
}

/** What they say in words, of one of the two or of both. */
const saying = (print: OnPaper) => (act: Act) => mayPrint(act, undefined, print);
export const printBoth = saying(allowed.both);
export const printBookletOnly = saying(allowed.booklet);
export const printPosterOnly = saying(allowed.wall);
export const printOnWall = saying({ booklet: null, wall: true });
export const keepOffBooklet = saying({ booklet: false, wall: null });
export const keepOffWall = saying({ booklet: null, wall: false });

async function mayPrint(act: Act, named: Named<AgreedBetween>, print: OnPaper): Promise<Said> {
  const { since, until } = named ?? untilNow(act.now);
  await act.tx.library.mayPrint(act.person.id, { since, until }, print);
  const about = {
    ...{ since, until, said: true },
    ...(print.booklet === null ? {} : { answered: print.booklet }),
    ...(print.wall === null ? {} : { wall: print.wall }),
  };
  return named ? replaceWith(kinds.mayBePrinted, about) : say(kinds.mayBePrinted, about);
}
