import { z } from 'zod';
import { addDays, localTime } from '../local-time.ts';
import type { Citizen } from '../population.ts';
import { type Received, type Town, type Wish, wishIn } from '../town.ts';
import { type Broken, broken, type Invariant, type OnScreen, type Step, unprompted } from './invariant.ts';

const Kept = z.object({ id: z.string(), sentence: z.string() });
const Member = z.object({ trial: z.string(), person: z.string() });

/** Days after which what is over is gone for good: the night that follows, and a day of the organisation's zone. */
const goneWithin = 4;

/**
 * Of help, of what was read and of a table, nobody is named who did not say yes; nothing is kept beyond its day, nor said once it is
 * over. An hour that somebody keeps is read by those who gather people alone. Who watches over a trial is named once they agreed.
 */
export function meetingsAsked(): Invariant {
  const known = new Map<string, Wish>();
  const [named, watching] = [new Set<string>(), new Set<string>()];
  return {
    name: 'meetings asked for keep their silence',
    figures: () => ({
      'meetings asked for, besides telling': known.size,
      'of which people named who said yes': named.size,
      'trials watched over': watching.size,
    }),
    async check(step) {
      const { town, received, also, ask } = step;
      const found = received.flatMap((one) => heardTooMuch(town, one, known));
      if (!also.has('day') && !also.has('end')) return found;
      const rows = await ask(Kept, `select id::text, sentence from initiatives where purpose in ('help', 'same', 'table')`);
      for (const { id, sentence } of rows) {
        const wish = wishIn(town, sentence);
        if (!wish) continue;
        known.set(id, wish);
        const date = localTime(wish.by.zone, town.now).date;
        if (date > addDays(wish.keptUntil, goneWithin))
          found.push(of(wish, `is still kept on ${date}, and its last day was ${wish.keptUntil}`));
        if (wish.over !== null && wish.over < town.now) found.push(of(wish, 'is over, and is still kept'));
      }
      // Elsewhere, what is said together cannot be told apart.
      if (!town.exact || !(also.has('week') || also.has('end'))) return found;
      const members = await ask(
        Member,
        'select m.trial_id::text as trial, i.external_id as person from trial_members m join identities i on i.person_id = m.person_id',
      );
      const parts = step.platforms.screens().flatMap(partsOf);
      const shown = parts.map((part) => whoIsNamed(town, part));
      for (const { rightly } of shown) for (const one of rightly) named.add(one);
      for (const { watched, what } of town.tried) if (watched) watching.add(what);
      return [...found, ...shown.flatMap(({ wrongly }) => wrongly), ...parts.flatMap((part) => companions(step, part, members))];
    },
  };
}

const of = ({ by, purpose, tag }: Wish, what: string): Broken => broken(by, `${purpose} ${tag}`, what);

/** A piece of news, as somebody alone reads it. */
interface Part {
  readonly reader: Citizen;
  readonly words: string;
}

function partsOf({ readers: [reader], together, words }: OnScreen): readonly Part[] {
  if (together || !reader) return [];
  return words.split('{"type":"divider"}').map((part) => ({ reader, words: part }));
}

/** First names are nobody else's: « Amina-12 ». */
function citizensIn(town: Town, words: string): readonly Citizen[] {
  return [...words.matchAll(/\p{Lu}\p{Ll}+-(\d+)(?!\d)/gu)].flatMap(([name, number]) => {
    const citizen = town.citizens[Number(number) - 1];
    return citizen?.firstName === name ? [citizen] : [];
  });
}

const keepsAnHour = /Gardent un moment pour cela|Keeping time for this/;

function whoIsNamed(town: Town, { reader, words }: Part): { readonly rightly: readonly string[]; readonly wrongly: readonly Broken[] } {
  const wish = wishIn(town, words);
  if (keepsAnHour.test(words) && !(wish?.purpose === 'table' && wish.by === reader))
    return { rightly: [], wrongly: [broken(reader, 'hours kept', 'are read by somebody who gathers nobody')] };
  // A list names who is met about each of several.
  if (!wish || wish.by !== reader || new Set(words.match(/\((?:idée|demande) \d+\)/g)).size > 1) return { rightly: [], wrongly: [] };
  const others = citizensIn(town, words).filter((one) => one !== reader);
  const mayBeNamed = (one: Citizen) => wish.yes.has(one) || (keepsAnHour.test(words) && town.keeping.has(one));
  return {
    rightly: others.filter((one) => wish.yes.has(one)).map(({ number }) => `${wish.tag} ${number}`),
    wrongly: others.filter((one) => !mayBeNamed(one)).map((one) => of(wish, `names person ${one.number}, who did not say yes`)),
  };
}

/** Whoever was asked to watch over a trial, and did not agree, is read by nobody else; unless they take part in it by themselves. */
function companions({ town }: Step, { reader, words }: Part, members: readonly z.output<typeof Member>[]): Broken[] {
  return town.tried.flatMap(({ id, what, companion, watched }) => {
    if (!companion || watched || companion === reader || !words.includes(what)) return [];
    if (members.some(({ trial, person }) => trial === id && person === companion.externalId)) return [];
    return citizensIn(town, words).includes(companion)
      ? [broken(reader, what, `names person ${companion.number}, who did not agree to watch over it`)]
      : [];
  });
}

function heardTooMuch(town: Town, one: Received, known: ReadonlyMap<string, Wish>): Broken[] {
  const [reader] = one.to;
  return unprompted(one).flatMap(({ kind, initiative }) => {
    const wish = known.get(initiative ?? '');
    if (wish && wish.over !== null && wish.over < one.at) return [broken(reader, kind, `heard of ${wish.tag}, which was over`)];
    const handedOver = reader && kind === 'meetingNews' ? town.handedOver.get(`${reader.number} ${initiative}`) : undefined;
    if (handedOver !== undefined && handedOver < one.at)
      return [broken(reader, kind, 'was asked about a meeting that they had handed over')];
    return [];
  });
}
