import { z } from 'zod';
import { has } from '../kinds.ts';
import { addDays, instantOf, localTime } from '../local-time.ts';
import { ORGANISATION_ZONE } from '../town.ts';
import { type Broken, broken, type Invariant, unprompted } from './invariant.ts';

const begun = z.object({ what: z.string() });

/** After its last day the bot keeps its promises, and begins nothing: neither what it says of itself, nor what it keeps of people. */
export function nothingBegins(): Invariant {
  return {
    name: 'nothing begins after the end',
    async check({ town, received, also, ask }) {
      const { until } = town;
      if (until === null) return [];
      const found: Broken[] = [];
      for (const one of received) {
        if (localTime(ORGANISATION_ZONE, one.at).date <= until) continue;
        for (const { kind } of unprompted(one).filter((news) => has(news.kind, 'begins')))
          found.push(broken(one.to[0], kind, `arrived after ${until}`));
      }
      const end = instantOf(ORGANISATION_ZONE, addDays(until, 1), '00:00');
      if (!also.has('day') || town.now < end) return found;
      const rows = await ask(
        begun,
        `select 'initiative' as what from initiatives where told_at >= to_timestamp($1::float8 / 1000)
         union all select 'trial' from trials where opened_at >= to_timestamp($1::float8 / 1000)
         union all select 'digest' from digest_runs where ran_at >= to_timestamp($1::float8 / 1000)`,
        [end],
      );
      return [...found, ...rows.map(({ what }) => broken(null, what, `began after ${until}`))];
    },
  };
}
