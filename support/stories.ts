import { Temporal } from 'temporal-polyfill';
import type { Database } from '../adapters/postgres/database.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { registry } from '../src/areas/all.ts';
import { justUs, type Sharing } from '../src/domain/agreement.ts';
import type { Store, Tx } from '../src/ports/store.ts';
import { configured } from './organisation.ts';

/** A story as it was told, agreed to by its people. */
interface Told {
  readonly title: string;
  readonly body?: string;
  readonly kind?: 'story' | 'bud';
  /** Those who carry it, each with what they chose; null: they have not answered. */
  readonly people?: Readonly<Record<string, Partial<Sharing> | null>>;
  /** A local day, in Paris. */
  readonly on?: string;
}

const toAll: Sharing = { ...justUs, audience: 'organisation' };

/** A trial as it was tried, with what each of its people chose to tell of it. */
interface Tried {
  readonly what: string;
  readonly hypothesis?: string;
  readonly question?: string;
  readonly wayBack?: string;
  /** Those who take part: what they chose for the trial, and for what it taught; null: they have not answered. */
  readonly people?: Readonly<Record<string, { readonly trial?: Partial<Sharing> | null; readonly evaluation?: Partial<Sharing> | null }>>;
  /** Its first day. */
  readonly on?: string;
  /** Empty: it lives; otherwise it is over, and this was learnt. */
  readonly learnt?: string;
}

export interface Library {
  readonly store: Store;
  readonly organisationId: string;
  /** By name: each person is known once, however many stories they carry. */
  person(name: string): Promise<string>;
  /** Resolves with its id. */
  tell(told: Told): Promise<string>;
  /** Resolves with its id. */
  try(tried: Tried): Promise<string>;
}

/** An organisation whose stories are there already: what leads to them is told elsewhere. */
export async function library(database: Database, team = 'T1'): Promise<Library> {
  const store = createStore(database, registry.sought);
  const now = Temporal.Instant.from('2026-01-01T08:00Z');
  const workspace = await store.transaction((tx) => configured(tx, { platform: 'slack', externalId: team }, now));
  const { organisationId } = workspace;
  const meet = async (tx: Tx, name: string) => {
    const { id } = await tx.people.meet(organisationId, workspace.id, `U${name}`, now);
    await tx.people.described(id, { name, firstName: name, zone: null, territory: null, locale: null, active: true }, now);
    return id;
  };
  return {
    store,
    organisationId,
    person: (name) => store.transaction((tx) => meet(tx, name)),
    tell: ({ title, body = '', kind = 'story', people = { Amina: {} }, on = '2026-11-19' }) =>
      store.transaction(async (tx) => {
        const at = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '10:00' }).toInstant();
        const keptUntil = Temporal.PlainDate.from(on).add({ days: 90 });
        const initiative = await tx.initiatives.bring({ organisationId, sentence: title, keptUntil }, at);
        await tx.initiatives.setState(initiative.id, 'told');
        const story = await tx.stories.write({ organisationId, initiativeId: initiative.id, kind, title, body, writtenBy: null }, at);
        for (const [name, chosen] of Object.entries(people)) {
          const personId = await meet(tx, name);
          await tx.initiatives.addCarrier(initiative.id, personId, at);
          if (chosen) await tx.stories.agree(story.id, { ...toAll, ...chosen, personId, version: story.version }, at);
        }
        return story.id;
      }),
    try: ({
      what,
      hypothesis = 'On verra',
      question = 'Quoi ?',
      wayBack = 'Comme avant',
      people = { Amina: { trial: {} } },
      on = '2026-11-19',
      learnt = '',
    }) =>
      store.transaction(async (tx) => {
        const startsOn = Temporal.PlainDate.from(on);
        const endsOn = startsOn.add({ days: 20 });
        const plan = {
          what,
          hypothesis,
          wayBack,
          question,
          stillValid: '',
          time: '',
          startsOn,
          endsOn,
          pilotUntil: endsOn,
          gaps: [2, 3],
          offscreen: false,
        };
        const [pilot = '', ...testers] = await inTurn(Object.keys(people), (name) => meet(tx, name));
        const trial = await tx.trials.open({ organisationId, initiativeId: null, followsId: null, plan, pilot }, now);
        for (const one of testers) {
          await tx.trials.ask(trial.id, one, 'tester', now);
          await tx.trials.agree(trial.id, one, 1);
        }
        await tx.trials.begin(trial.id, startsOn);
        if (learnt !== '') {
          await tx.trials.end(trial.id, 'over', endsOn);
          await tx.trials.conclude(trial.id, { learnt, follow: 'leave', decider: '', decideBy: null }, now);
        }
        for (const [index, chosen] of Object.values(people).entries()) {
          const personId = [pilot, ...testers][index] ?? '';
          for (const part of ['trial', 'evaluation'] as const) {
            const choice = chosen[part];
            if (choice) await tx.trials.agreeToShare(trial.id, part, { ...toAll, ...choice, personId, version: 1 }, now);
          }
        }
        return trial.id;
      }),
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

/**
 * So many more stories like one that is there already, each of an initiative of its own, by the same person; what each is named
 * tells its number. It agrees to the vintage or not.
 */
export async function tellManyMore(
  database: Database,
  count: number,
  { title, body, vintage }: { title: string; body: string; vintage: boolean },
): Promise<void> {
  await database.transaction((db) =>
    db.query(
      `with one as (select n.*, c.person_id, s.written_at, a.agreed_at
                      from initiatives n join carriers c on c.initiative_id = n.id join stories s on s.initiative_id = n.id
                      join agreements a on a.story_id = s.id limit 1),
            many as (select gen_random_uuid() as initiative, gen_random_uuid() as story, number, one.*
                       from one, generate_series(1, $1::int) as number),
            made as (insert into initiatives (id, organisation_id, sentence, state, told_at, held_until, news_by, kept_until)
                     select initiative, organisation_id, 'x', 'told', told_at, held_until, news_by, kept_until from many),
            carried as (insert into carriers (initiative_id, person_id, since) select initiative, person_id, told_at from many),
            written as (insert into stories (id, organisation_id, initiative_id, kind, version, title, body, written_at)
                        select story, organisation_id, initiative, 'story', 1, $2 || ' ' || number, $3, written_at from many)
       insert into agreements (story_id, version, person_id, audience, naming, vintage, agreed_at)
       select story, 1, person_id, 'organisation', 'none', $4, agreed_at from many`,
      [count, title, body, vintage],
    ),
  );
}
