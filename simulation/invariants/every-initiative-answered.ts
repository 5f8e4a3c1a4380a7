import { z } from 'zod';
import { has, listOf } from '../kinds.ts';
import { addDays, localTime } from '../local-time.ts';
import { type Citizen, worksOn } from '../population.ts';
import type { Told } from '../town.ts';
import { type Broken, type Invariant, ofInitiative, type Step } from './invariant.ts';

/** Working days left to tell the answer, once the search is over; a person who is away then hears it when they are back. */
const workingDaysToTell = 5;

/** Each initiative ends, or its people hear by the promised day what becomes of it. */
export function everyInitiativeAnswered(): Invariant {
  let late = 0;
  return {
    name: 'every initiative answered',
    figures: () => ({ 'answers after the promised day, people being away': late }),
    async check(step) {
      const { town, received, also } = step;
      for (const { news } of received) {
        for (const { kind, initiative, newsBy } of news) {
          const told = has(kind, 'answer') ? town.toldOf(initiative) : null;
          if (!told || newsBy === null || told.answeredFor === newsBy) continue;
          Object.assign(told, { newsBy, answeredFor: newsBy });
          if (localTime(told.teller.zone, town.now).date > newsBy) late += 1;
        }
      }
      const unheard = also.has('settled') ? await neverHeard(step) : [];
      if (!also.has('day')) return unheard;
      const overdue = town.told
        .filter((told) => told.at !== null && told.end === 'no' && told.answeredFor !== told.newsBy && isOverdue(told, town.now))
        .map((told) => {
          told.answeredFor = told.newsBy;
          return ofInitiative(told, `was to be answered by ${told.newsBy}, and was not`);
        });
      return [...unheard, ...overdue];
    },
  };
}

const Silent = z.object({ initiative: z.string(), sentence: z.string(), what: z.string() });

const heard = (kinds: string, slot: string) =>
  `exists (select from deliveries d where d.about->>'initiative' = n.id::text and d.kind in ${kinds} and d.state = 'sent' ${slot})`;

/** Once everything had its time: who says yes is known to the person who told it, and so is that nobody was found. */
async function neverHeard({ town, ask }: Step): Promise<Broken[]> {
  const silent = await ask(
    Silent,
    `select n.id::text as initiative, n.sentence, 'somebody said yes, and its people do not know' as what
       from meetings m join initiatives n on n.id = m.initiative_id
      where m.state = 'open' and not ${heard(listOf('meeting', 'introduction'), 'and d.slot = m.id::text')}
     union all select n.id::text, n.sentence, 'nobody was found, and its people do not know' from initiatives n
      where n.state = 'waiting' and not ${heard(listOf('nobodyFound'), '')}
     union all select n.id::text, n.sentence, 'is still ' || n.state from initiatives n
      where n.state in ('held', 'searching') and n.in_turn and n.purpose <> 'table'`,
  );
  return silent.flatMap(({ initiative, sentence, what }) => {
    const told = town.told.find(({ tag }) => sentence.includes(tag));
    return told && town.hasLeft(told.teller) && !what.startsWith('is still')
      ? []
      : [{ citizen: told?.teller.number ?? null, kind: `initiative ${initiative}`, what }];
  });
}

/** All of its people who are there have had the days it takes. */
function isOverdue(told: Told, now: number): boolean {
  const people = [...told.carriers].filter(({ active }) => active);
  return (
    people.length > 0 && people.every((citizen) => localTime(citizen.zone, now).date > told.newsBy && hadTheDays(citizen, told.newsBy, now))
  );
}

function hadTheDays(citizen: Citizen, newsBy: string, now: number): boolean {
  let day = newsBy;
  for (let left = workingDaysToTell; left > 0; left -= worksOn(citizen, day, { present: false }) ? 1 : 0) day = addDays(day, -1);
  let days = 0;
  for (const until = localTime(citizen.zone, now).date; day < until; day = addDays(day, 1))
    if (worksOn(citizen, day, { present: true })) days += 1;
  return days > workingDaysToTell;
}
