import { z } from 'zod';
import { has, listOf } from '../kinds.ts';
import { localTime } from '../local-time.ts';
import { ORGANISATION_ZONE, type Received, type Tried } from '../town.ts';
import { type Broken, broken, type Invariant, type Step, unprompted } from './invariant.ts';

const Opened = z.object({ id: z.string(), what: z.string() });
const Late = z.object({ id: z.string(), state: z.string(), ends: z.string() });
const Member = z.object({ trial: z.string(), person: z.string() });
const Words = z.object({ words: z.string() });
const Learnt = z.object({ id: z.string(), learnt: z.string() });

/** Days after its end by which everyone who was in a trial has read the way back, absences included, in calendar days. */
const readWithin = 60;

/** No trial lives past its end, and nothing is asked of it then; everyone gets the way back; what was said of it is kept. */
export function trialsKeepTheirEnd(): Invariant {
  let [checkIns, ended] = [0, 0];
  return {
    name: 'trials keep their end',
    figures: () => ({ 'check-ins received': checkIns, 'ways back received': ended }),
    async check(step) {
      const { town, received, also, ask } = step;
      const found: Broken[] = [];
      const fresh = town.tried.filter(({ id }) => id === null);
      if (fresh.length > 0) {
        const rows = await ask(Opened, 'select id::text, what from trials where what = any($1)', [fresh.map(({ what }) => what)]);
        for (const one of fresh) {
          const mine = rows.filter(({ what }) => what === one.what);
          if (one.known === 'sure' || mine.length > 0) one.id = mine[0]?.id ?? 'lost';
          if (mine.length > 1) found.push(broken(one.pilot, one.what, `is in the store ${mine.length} times`));
          if (one.id === 'lost') found.push(broken(one.pilot, one.what, 'was opened, and is not in the store'));
        }
      }
      for (const one of received) {
        checkIns += one.news.filter(({ kind }) => kind === 'checkIn').length;
        ended += one.news.filter(({ kind }) => kind === 'trialOver').length;
        found.push(...askedTooLate(step, one));
      }
      if (also.has('day')) found.push(...(await alivePastTheirEnd(step)));
      if (also.has('week') || also.has('end')) found.push(...(await withoutTheWayBack(step)), ...(await wordsLost(step)));
      return found;
    },
  };
}

function askedTooLate({ town }: Step, one: Received): Broken[] {
  const today = localTime(ORGANISATION_ZONE, one.at).date;
  return unprompted(one).flatMap(({ kind, subject }) => {
    const tried = has(kind, 'while it lives') ? town.tried.find(({ id }) => subject === `trial:${id}`) : undefined;
    if (!tried) return [];
    const about = { citizen: one.to[0]?.number ?? null, kind };
    if (today > tried.endsOn) return [{ ...about, what: `was asked on ${today} about a trial that ended on ${tried.endsOn}` }];
    if (tried.stoppedAt !== null && tried.stoppedAt < one.at)
      return [{ ...about, what: 'was asked about a trial that was stopped before' }];
    return [];
  });
}

async function alivePastTheirEnd({ town, ask }: Step): Promise<Broken[]> {
  const today = localTime(ORGANISATION_ZONE, town.now).date;
  const late = await ask(
    Late,
    `select id::text, state, ends_on::text as ends from trials where state in ('asking', 'live') and ends_on < $1::date`,
    [today],
  );
  return late.map(({ id, state, ends }) => ({
    citizen: null,
    kind: `trial ${id}`,
    what: `is ${state} on ${today}, and its last day was ${ends}`,
  }));
}

/** Everyone who takes part and can be written to was told that it is over. */
async function withoutTheWayBack({ town, ask }: Step): Promise<Broken[]> {
  const today = localTime(ORGANISATION_ZONE, town.now).date;
  const missing = await ask(
    Member,
    `select t.id::text as trial, i.external_id as person from trials t join trial_members m on m.trial_id = t.id and m.agreed = t.version
        join people p on p.id = m.person_id join identities i on i.person_id = p.id
      where t.state = 'over' and t.ended_on = $1::date - ${readWithin} and p.unreachable_since is null
        and not exists (select from deliveries d where d.person_id = m.person_id and d.kind in ${listOf('trialOver')} and d.subject = 'trial:' || t.id
                         and d.state in ('sent', 'waiting', 'sending'))`,
    [today],
  );
  return missing.flatMap(({ trial, person }) => {
    const citizen = town.citizen(person);
    return citizen?.active ? [{ citizen: citizen.number, kind: `trial ${trial}`, what: 'ended, and they never got the way back' }] : [];
  });
}

/** What was acknowledged is there; once it may have been forgotten, it is looked for no more. */
async function wordsLost({ town, ask }: Step): Promise<Broken[]> {
  const recent = town.noticed.splice(0);
  town.noticed.push(...recent.filter(({ known }) => known === 'unsure'));
  const rows = await ask(
    Words,
    `select words from check_in_members where words <> '' union all select changed as words from evaluation_answers where changed <> ''`,
  );
  // Said after others in plain words, they are there together.
  const kept = rows.map(({ words }) => words).join('\n');
  const learnt = new Map((await ask(Learnt, `select id::text, learnt from trials where learnt <> ''`)).map((one) => [one.id, one.learnt]));
  const people = await ask(
    Member,
    `select t.id::text as trial, i.external_id as person from trials t join trial_members m on m.trial_id = t.id and m.agreed = t.version
        join identities i on i.person_id = m.person_id where t.learnt <> ''`,
  );
  for (const one of town.tried) {
    if (one.learnt === null || one.id === null) continue;
    if (!learnt.has(one.id) && hasNobodyLeft(one)) one.learnt = null;
    const there = people.flatMap(({ trial, person }) => (trial === one.id ? (town.citizen(person) ?? []) : []));
    if (there.length > 0) one.people = new Map(there.map((citizen) => [citizen, citizen.erasures]));
  }
  return [
    ...recent
      .filter(({ known, words, replaced, by }) => known === 'sure' && !kept.includes(words) && !replaced && by.active && !by.left)
      .map(({ by, words }) => broken(by, 'words of a trial', `« ${words} » was acknowledged, and is lost`)),
    ...recent
      .filter(({ words }) => kept.split(words).length > 2)
      .map(({ by, words }) => broken(by, 'words of a trial', `« ${words} » is in the store more than once`)),
    ...town.tried
      .filter((one) => one.learnt !== null && one.id !== 'lost' && learnt.get(one.id ?? '') !== one.learnt.words)
      .map((one) => {
        const what = `what was learnt of ${one.what} was acknowledged, and is lost`;
        one.learnt = null;
        return { citizen: one.pilot.number, kind: 'conclusion', what };
      }),
  ];
}

/** Erased by the last of its people, a trial goes with them (`leave-trial.ts`). */
const hasNobodyLeft = ({ people }: Tried) => people.size > 0 && [...people].every(([citizen, erasures]) => citizen.erasures > erasures);
