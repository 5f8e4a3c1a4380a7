import { z } from 'zod';
import type { Blow, Change } from './attack.ts';
import type { Account, House } from './house.ts';
import type { HostileTown, Role, Secret } from './town.ts';

// What a stranger may change and read, said narrowly: everything else fails.

/** Somebody who attacks, and what is theirs all the same. */
export interface Stranger {
  readonly name: string;
  readonly who: Account;
  /** Their workspace is one of the installation. */
  readonly isKnown: boolean;
  /** As whom they are among the readers of a secret; null: they are not of this organisation. */
  readonly reads: Role | null;
  /** What they may read because of what they just did. */
  readonly mayRead?: (secret: Secret, blow: Blow) => boolean;
  /** Changes that are theirs to make besides what anybody may. */
  readonly may: (change: Change, act: Attempt) => boolean;
}

export interface Attempt {
  readonly intent: string;
  readonly subject: string;
}

/** The ids of the town: people by their accounts, and every record that was there before. */
export interface Known {
  readonly people: ReadonlyMap<string, string>;
  /** By its id, the table of each. */
  readonly records: ReadonlyMap<string, string>;
  /** By the accounts too. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly organisation: string;
}

/** Rows of a person about themself alone: what they chose, where they are, what they are told. */
const theirOwn: ReadonlySet<string> = new Set([
  'absences',
  'attention',
  'deliveries',
  'drafts',
  'heard',
  'harvesters',
  'identities',
  'people',
  'personal_conversations',
  'posts',
  'searches',
  'silences',
]);
/** Of these no act of a person changes more than what it says. */
const never: Readonly<Record<string, readonly string[]>> = {
  people: ['id', 'organisation_id', 'coordinator'],
  identities: ['workspace_id', 'external_id', 'organisation_id'],
};
/** What somebody named in a form is asked, about something new; what coordination is asked. */
const asks: ReadonlySet<string> = new Set([
  'trialRequest',
  'storyBrought',
  'carryRequest',
  'personalRequest',
  'coordinationWanted',
  'tellSuggestion',
]);

export async function knownIn({ house, account, people }: HostileTown): Promise<Known> {
  const pair = z.object({ external: z.string(), person: z.string(), organisation: z.string() });
  const { rows } = await house.read((db) =>
    db.query('select external_id as external, person_id as person, organisation_id as organisation from identities'),
  );
  const pairs = rows.map((one) => pair.parse(one));
  const records = await recordsOf(house);
  const ours = pairs.find(({ external }) => external === account(people[0] ?? 'known').externalId);
  return {
    people: new Map(pairs.map(({ external, person }) => [external, person])),
    organisations: new Map(pairs.map(({ external, organisation }) => [external, organisation])),
    records,
    organisation: ours?.organisation ?? '',
  };
}

/** The ids of every row that is about a matter, and not about a person or a place. */
async function recordsOf(house: House): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await house.read((db) =>
    db.query(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' and table_name not in ('people', 'organisations', 'workspaces', 'posts')`,
    ),
  );
  const ids = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await house.read((db) => db.query(`select id from ${String(name)}`));
    for (const { id } of rows) ids.set(String(id), String(name));
  }
  return ids;
}

export const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
export const mentions = (row: Change['after']): readonly string[] => JSON.stringify(row ?? {}).match(uuids) ?? [];

/** Changes of this blow that nothing allows. */
export function wrongs({ changes }: Blow, stranger: Stranger, known: Known, act: Attempt): readonly Change[] {
  const me = known.people.get(stranger.who.externalId) ?? newcomer(changes, stranger);
  return changes.filter((change) => !isTheirs(change, me, stranger, known, act) && !stranger.may(change, act));
}

/** Somebody who writes for the first time. */
function newcomer(changes: readonly Change[], { who }: Stranger): string | undefined {
  const met = changes.find(({ table, after }) => table === 'identities' && after?.external_id === who.externalId);
  return met === undefined ? undefined : String(met.after?.person_id);
}

function isTheirs({ table, before, after }: Change, me: string | undefined, stranger: Stranger, known: Known, act: Attempt): boolean {
  const row = after ?? before ?? {};
  if (table === 'receipts') return before === null && stranger.isKnown;
  if (me === undefined) return false;
  if (table === 'post_deliveries') return before === null || (isErasure(act.intent) && table === 'post_deliveries');
  const mine = row.person_id === me || (table === 'people' && row.id === me);
  if (mine && theirOwn.has(table))
    return (never[table] ?? []).every((column) => before === null || after === null || before[column] === after[column]);
  if (isErasure(act.intent) && isMentionRemoved(table, before, after, [me, stranger.who.externalId])) return true;
  if (table === 'agenda' && after !== null && isMyTask(String(row.subject), me, stranger)) return true;
  if (before !== null) return table === 'people' && changed(before, after).every((column) => column === 'described_at');

  // Something new: of nothing that was there, and of nobody but those whom the forms name and coordination.
  const asked = new Set([known.people.get('UTHIRD'), known.people.get('UCOORDINATOR')]);
  const others = [...known.people.values()].filter((one) => one !== me && !asked.has(one));
  const named = mentions(after);
  if (named.some((id) => known.records.has(id) || others.includes(id))) return false;
  if (table === 'deliveries') return asks.has(String(row.kind));
  return true;
}

/** They erase themself, alone or with the stories of which they are the only one left. */
export const isErasure = (intent: string) => intent === 'erase-confirm' || intent === 'erase-with-stories';

/** Of somebody who erases themself: what says nothing but that they were there goes, and their ids wherever they stand. */
function isMentionRemoved(table: string, before: Change['before'], after: Change['after'], mine: readonly string[]): boolean {
  if (before === null) return false;
  if (after === null) return mine.some((id) => before.person_id === id || before.harvester_id === id);
  // A card that named them is edited: what it shows is another.
  const edited = new Set(table === 'posts' ? ['shown', 'changing_until'] : []);
  return changed(before, after).every((column) => edited.has(column) || mine.some((id) => JSON.stringify(before[column]).includes(id)));
}

export function changed(before: NonNullable<Change['before']>, after: Change['after']): readonly string[] {
  return Object.keys(before).filter((column) => JSON.stringify(before[column]) !== JSON.stringify(after?.[column]));
}

const isMyTask = (subject: string, me: string, { who }: Stranger) => subject.includes(me) || subject.includes(who.externalId);

/** Secrets that came to the eyes of somebody who may not read them. */
export function leaks(blow: Blow, stranger: Stranger, secrets: readonly Secret[]): readonly string[] {
  const { heard } = blow;
  const seen = heard
    .filter(({ to }) => to.includes(stranger.who.externalId))
    .map(({ words }) => words)
    .join('\n');
  const shown = new Set(seen.match(/Zq[a-z]+/gi) ?? []);
  return secrets
    .filter(({ words, readers }) => shown.has(words) && !mayRead(readers, stranger))
    .filter((one) => !stranger.mayRead?.(one, blow))
    .map(({ words }) => words);
}

function mayRead(readers: Secret['readers'], { reads }: Stranger): boolean {
  return reads !== null && (readers === 'everyone' || readers.includes(reads));
}

/** Records that some row names together with them: what they come nearest to. */
export async function tiedTo(house: House, { who }: Stranger, known: Known): Promise<readonly string[]> {
  const me = known.people.get(who.externalId);
  if (me === undefined) return [];
  const tied = new Set<string>();
  for (const table of new Set(known.records.values()).add('trial_members').add('carriers').add('readers')) {
    const { rows } = await house.read((db) =>
      db.query(`select to_jsonb(t) as row from ${table} t where to_jsonb(t)::text like '%' || $1::text || '%'`, [me]),
    );
    for (const { row: one } of rows) for (const id of mentions({ one })) if (known.records.has(id)) tied.add(id);
  }
  return [...tied];
}
