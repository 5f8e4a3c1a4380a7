import type { Citizen } from '../population.ts';
import type { News, Received, Town } from '../town.ts';
import { type Broken, broken, type Invariant, unprompted } from './invariant.ts';

/** What is told is still true; who is invited may be: a volunteer, not concerned, and whom its people did not set aside. */
export const stillTrue = (): Invariant => ({
  name: 'still true',
  async check({ town, received }) {
    return received.flatMap((one) => [
      ...unprompted(one).flatMap((news) => whyNot(town, one, news)),
      ...one.news
        .filter(({ direct, asked }) => direct && !asked)
        .map(({ kind }) => ({ citizen: one.to[0]?.number ?? null, kind, what: 'was answered, and had asked nothing' })),
    ]);
  },
});

function whyNot(town: Town, { to: [reader], together, at }: Received, { kind, initiative }: News): Broken[] {
  const told = town.toldOf(initiative);
  if (!told || !reader) return [];
  const about = (what: string): Broken => broken(reader, kind, what);
  if (told.end === 'gone' && told.silentFrom <= at) return [about(`heard of ${told.tag}, which was withdrawn`)];
  if (kind !== 'invitation' || together) return [];
  return [
    ...(isVolunteer(town, reader) ? [] : [about('was invited, and is no volunteer')]),
    ...(told.carriers.has(reader) ? [about(`was invited to ${told.tag}, which they carry`)] : []),
    ...([...told.setAside.values()].some((people) => people.has(reader))
      ? [about(`was invited to ${told.tag}, whose people set them aside`)]
      : []),
  ];
}

/** Where all is judged in the end, somebody who has paused since was a volunteer before. */
const isVolunteer = ({ exact }: Town, { chosen: { volunteer } }: Citizen) => volunteer === 'yes' || (!exact && volunteer === 'paused');
