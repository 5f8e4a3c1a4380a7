import type { Temporal } from 'temporal-polyfill';
import { type Act, type Answer, notify, replaceWith, type Said, say } from '../../core/act.ts';
import type { Named } from '../../core/subject.ts';
import { seasonKey, seasonOf, stretchOf } from '../../domain/season.ts';
import { kinds } from './messages.ts';
import { todayOf } from './open-items.ts';

// The booklet is asked about once a season, of all that somebody agreed to tell everybody in it (P53).

/** What somebody agreed to from one instant until another, in milliseconds: whatever is agreed to later is asked later. */
type AgreedBetween = { readonly since: number; readonly until: number };

/** Whoever has just agreed to tell everybody is asked, once the season is over, whether its booklet may print it. */
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

export async function printMine(act: Act, named?: Named<AgreedBetween>): Promise<Answer> {
  return mayPrint(act, named, true);
}

export async function keepOffPaper(act: Act, named?: Named<AgreedBetween>): Promise<Answer> {
  return mayPrint(act, named, false);
}

async function mayPrint(act: Act, named: Named<AgreedBetween>, print: boolean): Promise<Said> {
  const between = named ?? untilNow(act.now);
  await act.tx.library.mayPrint(act.person.id, between, print);
  const about = { ...between, answered: print, said: true };
  return named ? replaceWith(kinds.mayBePrinted, about) : say(kinds.mayBePrinted, about);
}
