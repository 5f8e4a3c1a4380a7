import { z } from 'zod';
import { listOf } from '../kinds.ts';
import { addDays, localTime } from '../local-time.ts';
import { type Citizen, worksOn } from '../population.ts';
import type { Broken, Invariant, Step } from './invariant.ts';

/** Of the receiver's own working days, once it is due: a message that waits longer waits for ever. */
const workingDaysAtMost = 10;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const Waiting = z.object({ id: z.string(), kind: z.string(), receiver: z.string().nullable(), due: z.number() });
const Late = z.object({ what: z.string(), due: z.number() });
const Stuck = z.object({ kind: z.string(), receiver: z.string().nullable(), why: z.string().nullable() });

/** Nothing that is due waits for ever: neither what is to be said, nor what is to be done, nor an answer. */
export function nothingWaits(): Invariant {
  const outstanding = new Map<string, z.output<typeof Waiting>>();
  const reported = new Set<string>();
  let last = '0';
  let worst = { days: 0, what: 'nothing waited' };

  /** Days on which they worked and were there, from the day it was due until the day before this one. */
  const waited = (citizen: Citizen, due: number, now: number): number => {
    const until = localTime(citizen.zone, now).date;
    let days = 0;
    for (let day = localTime(citizen.zone, due).date; day < until; day = addDays(day, 1))
      if (worksOn(citizen, day, { present: true })) days += 1;
    return days;
  };

  return {
    name: 'nothing waits for ever',
    figures: () => ({ 'worst wait': worst.what }),
    async check(step) {
      const { town, received, also, ask } = step;
      const broken: Broken[] = also.has('settled') ? await unsettled(step) : [];
      const fresh = await ask(
        Waiting,
        `select d.id::text, d.kind, i.external_id as receiver, (extract(epoch from d.not_before) * 1000)::float8 as due
           from deliveries d left join identities i on i.person_id = d.person_id
          where d.id > $1 and d.state in ('waiting', 'sending') and not d.direct order by d.id`,
        [last],
      );
      for (const one of fresh) {
        outstanding.set(one.id, one);
        last = one.id;
      }
      const weigh = ({ id, kind, receiver, due }: z.output<typeof Waiting>) => {
        const citizen = receiver === null ? null : town.citizen(receiver);
        if (!citizen?.active || due > town.now) return;
        const days = waited(citizen, due, town.now);
        if (days > worst.days) {
          worst = {
            days,
            what: `${days} working days of person ${citizen.number}, for ${kind}, on ${new Date(town.now).toISOString().slice(0, 10)}`,
          };
        }
        if (days > workingDaysAtMost && !reported.has(id)) {
          reported.add(id);
          broken.push({ citizen: citizen.number, kind, what: `has waited ${days} of their working days` });
        }
      };
      for (const { id } of received.flatMap(({ news }) => news)) {
        const one = outstanding.get(id);
        if (one) weigh(one);
        outstanding.delete(id);
      }
      if (also.has('day')) {
        const there = new Set(
          (
            await ask(
              z.object({ id: z.string() }),
              `select id::text from deliveries where id = any($1::bigint[]) and state in ('waiting', 'sending')`,
              [[...outstanding.keys()]],
            )
          ).map(({ id }) => id),
        );
        for (const [id, one] of outstanding) {
          if (there.has(id)) weigh(one);
          else outstanding.delete(id);
        }
        for (const { by, since, what } of town.awaited.values()) {
          if (by.active && since !== null && town.now - since > DAY)
            broken.push({ citizen: by.number, kind: what, what: 'was never answered' });
        }
        const stuck = await ask(
          Stuck,
          `select d.kind, i.external_id as receiver, d.why from deliveries d left join identities i on i.person_id = d.person_id where d.state = 'stuck'`,
        );
        for (const { kind, receiver, why } of stuck) {
          const citizen = receiver === null ? null : town.citizen(receiver);
          if (citizen?.active && why !== 'person-gone') broken.push({ citizen: citizen.number, kind, what: `is stuck: ${why}` });
        }
      }
      const late = await ask(
        Late,
        `select 'task ' || what as what, (extract(epoch from not_before) * 1000)::float8 as due from agenda where state = 'due' and not_before < $1
         union all select 'message ' || kind, (extract(epoch from not_before) * 1000)::float8 from deliveries where state = 'waiting' and not_before < $1
         union all select 'given up: ' || what, (extract(epoch from not_before) * 1000)::float8 from agenda where state = 'dead'
         limit 5`,
        [new Date(town.now - HOUR).toISOString()],
      );
      for (const { what, due } of late)
        broken.push({ citizen: null, kind: what, what: `was due on ${new Date(due).toISOString()}, and nobody took it up` });
      return broken;
    },
  };
}

const Unsettled = z.object({ what: z.string(), state: z.string(), times: z.number() });

/** Once everything had its time, all was sent or dropped, and nothing is held. */
async function unsettled({ town, ask }: Step): Promise<Broken[]> {
  const rows = await ask(
    Unsettled,
    `select 'message ' || kind as what, state, count(*)::int as times from deliveries
      where state not in ('sent', 'dropped')
        -- A trial that lives has always something to say, one day or another; of its booklet, a season asks once it is over.
        and not (state = 'waiting' and (about->>'trial' is not null or kind in ${listOf('mayBePrinted')}) and not_before > $1) group by 1, 2
     union all select 'post', state, count(*)::int from posts where state <> 'sent' group by state
     union all select 'task ' || what, state, count(*)::int from agenda
      where state = 'dead' or not_before <= $1 or leased_until is not null group by what, state`,
    [new Date(town.now).toISOString()],
  );
  return rows.map(({ what, state, times }) => ({ citizen: null, kind: what, what: `is ${state} in the end, ${times} times` }));
}
