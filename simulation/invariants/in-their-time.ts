import { has } from '../kinds.ts';
import { whyNotNow } from '../population.ts';
import { type Invariant, unprompted } from './invariant.ts';

/** Nobody is written to outside their hours, their days and their presence, nor after « stop ». */
export const inTheirTime = (): Invariant => ({
  name: 'in their time',
  async check({ town, received }) {
    return received.flatMap((one) => {
      const news = unprompted(one);
      const [first] = news;
      if (!first) return [];
      return one.to.flatMap((citizen) => {
        const why = whyNotNow(citizen, town.rules, one.at);
        const stopped = citizen.chosen.stoppedEverything ? news.filter(({ kind }) => !has(kind, 'promised')) : [];
        return [
          ...(why ? [{ citizen: citizen.number, kind: first.kind, what: `was written to, and ${why}` }] : []),
          ...stopped.map(({ kind }) => ({ citizen: citizen.number, kind, what: 'was written to after they said stop' })),
        ];
      });
    });
  },
});
