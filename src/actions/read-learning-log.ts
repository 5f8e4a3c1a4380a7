import { conditionsFor, wordsFor } from '../domain/check-in.ts';
import { pageLength, pagesOf } from '../domain/pages.ts';
import { type Trial, takingPart } from '../domain/trial.ts';
import type { Params } from '../messages/kinds.ts';
import type { LogLine } from '../messages/params/checking.ts';
import { ofTrial } from './check-in-shown.ts';
import type { Telling } from './compose/composer.ts';
import { type Act, type Answer, say } from './context.ts';
import { trialInMind } from './own-check-in.ts';
import { pageIn, partOf } from './subjects.ts';

/** « Carnet du test », and « La suite »: for those who take part, while it lives and after. */
export async function readLearningLog(act: Act): Promise<Answer> {
  const at = pageIn(act.subject);
  const theirs = await trialInMind({ ...act, subject: partOf(act.subject, 0) }, ['live', 'over']);
  const log = theirs && (await logOf(act, theirs.trial, at));
  return log ? say('learningLog', log, { trial: log.trial, at }) : say('notTakingPart', {});
}

/** One page of it, the latest check-in first; null for whoever does not take part. */
export async function logOf(
  { tx, person }: Pick<Telling, 'tx' | 'person'>,
  trial: Trial,
  at: number,
): Promise<Params['learningLog'] | null> {
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
      for (const words of pagesOf(one.words)) lines.push({ type: 'words', words, forTeam: one.forTeam, by });
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
