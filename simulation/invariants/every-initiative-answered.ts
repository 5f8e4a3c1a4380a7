import { addDays, localTime } from '../local-time.ts';
import { type Citizen, worksOn } from '../population.ts';
import type { Told } from '../town.ts';
import type { Invariant } from './invariant.ts';

/** What its people were promised: who will meet them, or the truth that nobody can. A volunteer who met them first may already have written. */
const answers: ReadonlySet<string> = new Set(['meeting', 'introduction', 'nobodyFound', 'chosenUnavailable', 'storyProposal']);

/** Working days left to tell the answer, once the search is over; whoever is away then hears it when they are back. */
const workingDaysToTell = 5;

/** Each initiative ends, or its people hear by the promised day what becomes of it. */
export function everyInitiativeAnswered(): Invariant {
  let late = 0;
  return {
    name: 'every initiative answered',
    figures: () => ({ 'answers after the promised day, people being away': late }),
    async check({ town, received, also }) {
      for (const { news } of received) {
        for (const { kind, initiative, newsBy } of news) {
          const told = answers.has(kind) ? town.toldOf(initiative) : null;
          if (!told || newsBy === null || told.answeredFor === newsBy) continue;
          Object.assign(told, { newsBy, answeredFor: newsBy });
          if (localTime(told.teller.zone, town.now).date > newsBy) late += 1;
        }
      }
      if (!also.has('day')) return [];
      return town.told
        .filter((told) => told.end === 'no' && told.answeredFor !== told.newsBy && isOverdue(told, town.now))
        .map((told) => {
          told.answeredFor = told.newsBy;
          return { citizen: told.teller.number, kind: `initiative ${told.tag}`, what: `was to be answered by ${told.newsBy}, and was not` };
        });
    },
  };
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
