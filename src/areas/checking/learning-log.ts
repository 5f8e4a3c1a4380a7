import type { Temporal } from 'temporal-polyfill';
import type { Telling } from '../../core/kind.ts';
import { type Conditions, conditionsFor, wordsFor } from '../../domain/check-in.ts';
import { pageLength, pagesOf } from '../../domain/pages.ts';
import { type Trial, takingPart } from '../../domain/trial.ts';
import { type OfTrial, ofTrial } from './check-in-shown.ts';

// What a trial's check-ins say, for those who take part.

export type LogLine =
  | { readonly type: 'check-in'; readonly on: Temporal.PlainDate; readonly closed: boolean; readonly conditions: Conditions | null }
  /** `by`: whose words they are, when that is known to the reader. `aloud`: said by people without a screen, and nobody's own. */
  | {
      readonly type: 'words';
      readonly words: string;
      readonly forTeam: boolean;
      readonly aloud: boolean;
      readonly by: 'you' | { readonly name: string } | null;
    };

/** `next`: the page that follows; null on the last. */
export interface LogPage extends OfTrial {
  lines: readonly LogLine[];
  next: number | null;
}

/** One page of it, the latest check-in first; null for a person who does not take part. */
export async function logOf({ tx, person }: Pick<Telling, 'tx' | 'person'>, trial: Trial, at: number): Promise<LogPage | null> {
  const people = takingPart(trial, await tx.trials.members(trial.id));
  if (!people.some((one) => one.personId === person.id)) return null;

  const names = new Map(people.map((one) => [one.personId, one.person.name]));
  const lines: LogLine[] = [];
  for (const checkIn of (await tx.checkIns.ofTrial(trial.id)).toReversed()) {
    if (!checkIn.openedAt) continue;
    const members = await tx.checkIns.members(checkIn.id);
    const mine = members.find((one) => one.personId === person.id);
    // Whether their own weather is in the whole may be known no more: then it is.
    const conditions = conditionsFor(checkIn, mine?.counted ?? true);
    lines.push({ type: 'check-in', on: checkIn.day, closed: checkIn.closedAt !== null, conditions });
    for (const one of mine ? wordsFor(person.id, checkIn, members, new Set(names.keys())) : []) {
      const by = one.by === person.id ? 'you' : one.by === null ? null : { name: names.get(one.by) ?? '' };
      for (const words of pagesOf(one.words)) lines.push({ type: 'words', words, forTeam: one.forTeam, aloud: false, by });
    }
    for (const said of mine ? await tx.checkIns.notes(checkIn.id) : []) {
      for (const words of pagesOf(said)) lines.push({ type: 'words', words, forTeam: false, aloud: true, by: null });
    }
  }
  const pages = pagesOfLines(lines);
  const page = at >= 0 && at < pages.length ? at : 0;
  return { ...ofTrial(trial), lines: pages[page] ?? [], next: page + 1 < pages.length ? page + 1 : null };
}

/** What a line takes besides its words, in characters. */
const aLine = 100;

/** Lines by pages that a card can show; words that go on say again of which check-in they are. */
function pagesOfLines(lines: readonly LogLine[]): readonly (readonly LogLine[])[] {
  const pages: LogLine[][] = [];
  let page: LogLine[] = [];
  let room = pageLength;
  let head: LogLine | null = null;
  for (const line of lines) {
    const length = aLine + (line.type === 'words' ? line.words.length : 0);
    if (page.some((one) => one.type === 'words') && length > room) {
      pages.push(page);
      page = line.type === 'words' && head ? [head] : [];
      room = pageLength;
    }
    if (line.type === 'check-in') head = line;
    page.push(line);
    room -= length;
  }
  return page.length > 0 ? [...pages, page] : pages;
}
