import { z } from 'zod';
import { addDays, localTime } from '../local-time.ts';
import { territoryOf } from '../population.ts';
import { isNotPlaced, promisedBy, stays, type Told, type Town } from '../town.ts';
import { type Broken, type Invariant, ofInitiative as of, type Step } from './invariant.ts';

const Noted = z.object({
  id: z.string(),
  sentence: z.string(),
  state: z.string(),
  newsBy: z.string(),
  keptUntil: z.string(),
  metAt: z.number(),
});
/** `nobodys`: nobody carries it any more. */
const Kept = Noted.extend({ nobodys: z.boolean().default(false) }).omit({ metAt: true });
const Written = z.object({ initiative: z.string(), title: z.string(), body: z.string() });
const Agreed = z.object({
  initiative: z.string(),
  version: z.number(),
  person: z.string(),
  audience: z.string(),
  naming: z.string(),
  vintage: z.boolean(),
});
const Left = z.object({ person: z.string(), what: z.string() });

/** What counts no more and its people see no more is not kept either. */
const choicesOfThoseWhoLeft = `
  select i.external_id as person, 'story ' || a.story_id as what
    from agreements a join stories s on s.id = a.story_id join identities i on i.person_id = a.person_id
   where not exists (select from carriers c where c.initiative_id = s.initiative_id and c.person_id = a.person_id)
  union all select i.external_id, 'trial ' || a.trial_id from trial_agreements a join identities i on i.person_id = a.person_id
   where not exists (select from trial_members m where m.trial_id = a.trial_id and m.person_id = a.person_id)`;

const columns = `id::text, sentence, state, news_by::text as "newsBy", kept_until::text as "keptUntil"`;
const nobodys = 'not exists (select from carriers c where c.initiative_id = initiatives.id) as nobodys';
/** When the bot met its teller. */
const metAt = `(select extract(epoch from min(p.created_at))::float8 * 1000 from carriers c join people p on p.id = c.person_id
                 where c.initiative_id = initiatives.id) as "metAt"`;

/** What the bot acknowledged is in its store, until its people take it back or its time is over; then it is gone. */
export function noWordLost(): Invariant {
  let found = 0;
  return {
    name: 'no acknowledged word lost',
    async check(step) {
      const { town, also, ask } = step;
      const broken: Broken[] = [];
      const fresh = town.told.slice(found).filter(({ id, at, end }) => id === null && at !== null && end === 'no');
      if (fresh.length > 0) {
        const rows = await ask(Noted, `select ${columns}, ${metAt} from initiatives where sentence = any($1)`, [
          fresh.map(({ sentence }) => sentence),
        ]);
        for (const told of fresh) {
          const mine = rows.filter(({ sentence }) => sentence === told.sentence);
          const [row] = mine;
          if (!row || mine.length > 1) broken.push(of(told, `was noted, and is in the store ${mine.length} times`));
          told.id = row?.id ?? 'lost';
          if (row && isForgotten(town, told)) told.teller.chosen.metAt = Math.max(row.metAt, told.teller.chosen.metAt ?? 0);
          if (row && told.at !== null && promisedBy({ ...told, at: told.at }).has(row.newsBy)) told.newsBy = row.newsBy;
          if (row && isNotPlaced(told)) told.keptUntil = row.keptUntil;
          if (row && isFirstAct(told)) Object.assign(told, { newsBy: row.newsBy, keptUntil: row.keptUntil });
          if (row && row.newsBy !== told.newsBy) broken.push(of(told, `should hear by ${told.newsBy}, and the bot says ${row.newsBy}`));
          if (row && row.keptUntil !== told.keptUntil)
            broken.push(of(told, `is kept until ${told.keptUntil}, and the bot says ${row.keptUntil}`));
        }
      }
      while ((town.told[found]?.id ?? null) !== null) found += 1;
      if (also.has('week') || also.has('end')) broken.push(...(await everything(step)));
      return broken;
    },
  };
}

/** It is answered before the platform is asked where they are: the promise follows the organisation's calendar. */
const isFirstAct = ({ teller, at }: Told) => teller.chosen.metAt === at;

/**
 * Nothing of what they did before is kept any more, so that the bot may have forgotten them (`forget.ts`, "onlyNamed") and met them
 * anew. A person who once told it how to reach them is not forgotten.
 */
function isForgotten({ told: all }: Town, told: Told): boolean {
  const { teller, at } = told;
  if (at === null) return false;
  const { chosen } = teller;
  const today = localTime(teller.zone, at).date;
  const [days, hours] = [chosen.days, chosen.from ?? chosen.until ?? chosen.messagesAWeek];
  const toldNothing = days === null && hours === null && chosen.territory === territoryOf(teller.livesIn);
  const isThere = chosen.volunteer !== 'no' || chosen.stoppedEverything || chosen.absences.some(({ until }) => until >= addDays(today, -2));
  const stands = (one: Told) =>
    one.known === 'sure' && one.carriers.has(teller) && one.end === 'no' && (stays(one) || one.keptUntil >= today);
  return toldNothing && !isThere && !all.some((one) => one !== told && stands(one));
}

async function everything({ town, ask }: Step): Promise<Broken[]> {
  const broken: Broken[] = [];
  const rows = await ask(Kept, `select ${columns}, ${nobodys} from initiatives`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byTag = new Map<string, typeof rows>();
  for (const row of rows) {
    const [tag = ''] = /\(idée \d+\)/.exec(row.sentence) ?? [];
    byTag.set(tag, [...(byTag.get(tag) ?? []), row]);
  }
  const stories = new Map(
    (await ask(Written, 'select initiative_id::text as initiative, title, body from stories')).map((row) => [row.initiative, row]),
  );
  const agreed = new Set(
    (
      await ask(
        Agreed,
        `select s.initiative_id::text as initiative, a.version, i.external_id as person, a.audience, a.naming, a.vintage
           from agreements a join stories s on s.id = a.story_id join identities i on i.person_id = a.person_id`,
      )
    ).map((one) => JSON.stringify(Object.values(one))),
  );
  const left = await ask(Left, choicesOfThoseWhoLeft);
  for (const { person, what } of left) {
    broken.push({ citizen: town.citizen(person)?.number ?? null, kind: what, what: 'allowed something of what they left, and it is kept' });
  }
  for (const told of town.told) {
    const same = byTag.get(told.tag) ?? [];
    if (same.length > 1) broken.push(of(told, `is in the store ${same.length} times`));
    const row = byId.get(told.id ?? '') ?? same[0];
    const today = localTime(told.teller.zone, town.now).date;
    if (told.end === 'gone' && row) broken.push(of(told, 'was withdrawn, and is still there'));
    // Of an initiative whose people have all left, no more is kept than its story's title.
    const nobodys = row?.nobodys ? [...told.said, ...[stories.get(row.id)?.title ?? []].flat()] : null;
    const possible = nobodys ?? told.said.slice(told.said.lastIndexOf(told.sentence));
    if (row && !possible.includes(row.sentence)) broken.push(of(told, 'was corrected, and is not'));
    if (told.end !== 'no' || told.id === 'lost') continue;
    const isMet = stays(told);
    if (!row) {
      if (told.known === 'sure' && (isMet || today <= told.keptUntil))
        broken.push(of(told, `was to be kept until ${told.keptUntil}, is ${told.state}, and is lost`));
      if (told.known === 'sure') told.end = 'gone';
      continue;
    }
    // A search that begins again promises again.
    Object.assign(told, { state: row.state, keptUntil: row.keptUntil, newsBy: row.newsBy });
    const unmet = row.state !== 'accepted' && row.state !== 'told';
    if (unmet && today > addDays(row.keptUntil, 7)) broken.push(of(told, `was to be erased after ${row.keptUntil}, and is still there`));
    const story = stories.get(row.id);
    const lost =
      told.story && (!story || (told.story.title !== null && (story.title !== told.story.title || story.body !== told.story.body)));
    if (lost) broken.push(of(told, story ? 'has another story than its people read' : 'had a story, and it is lost'));
    for (const [citizen, { version, audience, naming, vintage }] of told.agreed) {
      // Just us, nothing else is chosen.
      const wanted = audience === 'us' ? ['us', 'none', false] : [audience, naming, vintage];
      if (!agreed.has(JSON.stringify([row.id, version, citizen.externalId, ...wanted]))) {
        broken.push({ ...of(told, `agreed to version ${version} of a story, and it is not kept`), citizen: citizen.number });
      }
    }
  }
  return broken;
}
