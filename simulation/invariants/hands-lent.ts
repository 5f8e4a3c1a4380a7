import { z } from 'zod';
import { listOf } from '../kinds.ts';
import { addDays, localTime } from '../local-time.ts';
import { type Citizen, worksOn } from '../population.ts';
import { isNotPlaced, type Lent, ORGANISATION_ZONE, type Received } from '../town.ts';
import { type Broken, broken, type Invariant, type Step, unprompted } from './invariant.ts';

const Lines = z.object({ id: z.string(), what: z.string(), until: z.string(), people: z.string().array() });
const Unheard = z.object({ id: z.string(), person: z.string() });

/** Days after the return by which nothing of the lines is kept: a month, and the night that follows. */
const keptAtMost = 33;

/** No hand is lent beyond ten working days; both hear on the last working morning that it ends; nothing of it stays, nor goes before. */
export function handsLentEnd(): Invariant {
  let ended = 0;
  return {
    name: 'hands lent end',
    figures: () => ({ 'hands lent, ends recalled': ended }),
    async check(step) {
      const { received, also } = step;
      const recalled = received.flatMap((one) => recalls(step, one));
      ended += recalled.length;
      return [
        ...recalled.flatMap(({ why }) => why),
        ...(also.has('day') ? [...(await asWritten(step)), ...(await unrecalled(step))] : []),
        ...refusals(step),
      ];
    },
  };
}

/** Their days are those that everybody has, and the bot knows where they are: their last working day is the same for both. */
const usualDays = (citizen: Citizen, at: number) =>
  citizen.chosen.days === null && citizen.chosen.absences.length === 0 && !isNotPlaced({ teller: citizen, at });

function worksBetween(citizen: Citizen, after: string, before: string): boolean {
  for (let day = addDays(after, 1); day < before; day = addDays(day, 1)) if (worksOn(citizen, day, { present: false })) return true;
  return false;
}

function recalls({ town }: Step, one: Received): { readonly why: readonly Broken[] }[] {
  const [reader] = one.to;
  if (!reader) return [];
  const date = localTime(reader.zone, one.at).date;
  return unprompted(one).flatMap(({ kind, subject, slot }) => {
    const lent = kind === 'handEnds' && !slot.endsWith(':early') ? town.lent.find(({ id }) => subject === `lines:${id}`) : undefined;
    if (!lent) return [];
    if (date > lent.until) return [{ why: [broken(reader, kind, `was said on ${date}, after the return of ${lent.until}`)] }];
    const early = usualDays(reader, one.at) && worksBetween(reader, date, lent.until);
    return [{ why: early ? [broken(reader, kind, `was said on ${date}, and they work again before the return of ${lent.until}`)] : [] }];
  });
}

/** What was refused could be refused. */
function refusals({ town }: Step): Broken[] {
  return town.lent
    .filter((one) => one.refused)
    .flatMap((one) => {
      one.refused = false;
      const within = one.until <= one.longest && !isNotPlaced({ teller: one.by, at: one.at });
      return within ? [broken(one.by, one.what, `was refused until ${one.until}, within ten working days (${one.longest})`)] : [];
    });
}

async function asWritten({ town, ask }: Step): Promise<Broken[]> {
  const date = localTime(ORGANISATION_ZONE, town.now).date;
  const rows = await ask(
    Lines,
    `select l.id::text, l.what, l.until::text, coalesce(array_agg(i.external_id) filter (where i.external_id is not null), '{}') as people
       from five_lines l left join five_lines_people m on m.lines_id = l.id left join identities i on i.person_id = m.person_id group by l.id`,
  );
  const there = new Map(rows.map((one) => [one.what, one]));
  const found = rows
    .filter(({ until }) => addDays(until, keptAtMost) < date)
    .map(({ what, until }) => broken(null, what, `returned on ${until}, and is still kept on ${date}`));
  for (const one of town.lent) {
    const row = there.get(one.what);
    if (row) {
      if (one.id === null && row.until > one.longest && !isNotPlaced({ teller: one.by, at: one.at }))
        found.push(broken(one.by, one.what, `is lent until ${row.until}, beyond ten working days (${one.longest})`));
      one.id = row.id;
      one.people = new Map(row.people.flatMap((id) => town.citizen(id) ?? []).map((citizen) => [citizen, citizen.erasures]));
    } else if (one.id !== null && !one.lost && isKept(one, date) && !town.dropped.has(one.id)) {
      one.lost = true;
      found.push(broken(one.by, one.what, `was written, and is lost on ${date}, before a month after its return of ${one.until}`));
    }
  }
  return found;
}

/** None of its people erased themselves, and its month is not over. */
const isKept = ({ people, until }: Lent, date: string) =>
  date <= addDays(until, 28) && [...people].every(([citizen, erasures]) => citizen.erasures === erasures);

/** Everybody who was there, and had a working morning left, heard that it ends. */
async function unrecalled({ town, ask }: Step): Promise<Broken[]> {
  const yesterday = addDays(localTime(ORGANISATION_ZONE, town.now).date, -1);
  const unheard = await ask(
    Unheard,
    `select l.id::text, i.external_id as person from five_lines l join five_lines_people m on m.lines_id = l.id
        join people p on p.id = m.person_id join identities i on i.person_id = p.id
      where l.until = $1::date - 1 and p.unreachable_since is null
        and not exists (select from deliveries d where d.person_id = m.person_id and d.kind in ${listOf('handEnds')} and d.subject = 'lines:' || l.id
                         and d.state in ('sent', 'sending'))`,
    [yesterday],
  );
  return unheard.flatMap(({ id, person }) => {
    const [lent, citizen] = [town.lent.find((one) => one.id === id), town.citizen(person)];
    if (!lent || !citizen?.active || !usualDays(citizen, lent.at)) return [];
    if (!worksBetween(citizen, localTime(citizen.zone, lent.at).date, lent.until)) return [];
    return [broken(citizen, lent.what, `returned on ${lent.until}, and nobody told them so before`)];
  });
}
