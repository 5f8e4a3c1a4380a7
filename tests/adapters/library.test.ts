import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { together, trialTogether } from '../../adapters/postgres/library.ts';
import { sharingNow } from '../../src/areas/agreeing/shared-story.ts';
import { sharingOfTrial } from '../../src/areas/trying/shared-trial.ts';
import { mostDiscreet, type Sharing } from '../../src/domain/agreement.ts';
import { type Stretch, stretchOf } from '../../src/domain/season.ts';
import { foldedName } from '../../src/domain/service.ts';
import { trialParts } from '../../src/domain/trial.ts';
import type { LibraryKind, OnPaper, PrintedStory } from '../../src/ports/library.ts';
import { library } from '../../support/stories.ts';
import { ENGINES, freshDatabase } from '../support/databases.ts';

const autumn = stretchOf({ name: 'autumn', year: 2026 });
const always: Stretch = { from: Temporal.PlainDate.from('2000-01-01'), until: Temporal.PlainDate.from('2100-01-01') };
const now = Temporal.Instant.from('2026-11-19T08:00Z');

describe.each(ENGINES)('Stories as others may read them, on %s', (engine) => {
  async function shelves() {
    const database = await freshDatabase(engine);
    const shelf = await library(database);
    const reader = await shelf.person('Zoé');
    interface How {
      readonly roughly?: boolean;
      readonly kind?: LibraryKind;
      readonly within?: Stretch;
      readonly as?: string;
    }
    const find = (words: string, { roughly = false, kind, within, as = reader }: How = {}) =>
      shelf.store.transaction(async (tx) => {
        const said = foldedName(words)
          .split(' ')
          .filter((one) => one !== '');
        const search = {
          organisationId: shelf.organisationId,
          personId: as,
          words: said,
          roughly,
          kind: kind ?? null,
          within: within ?? null,
        };
        return (await tx.library.open(search, 0, 50)).map((one) => one.title);
      });
    return { database, ...shelf, reader, find };
  }

  it('a text longer than an index holds is kept whole, and found by its beginning', { timeout: 120_000 }, async () => {
    const { store, tell, try: tryOut, find } = await shelves();
    // No word is said twice, in letters that weigh most.
    const words = Array.from({ length: 12_000 }, (_, index) => `${String.fromCodePoint(0x20000 + index)}${'가각갂'.repeat(5)}`).join(' ');
    const body = `vignoble ${words}`;
    const id = await tell({ title: `cour ${words}`, body });
    await tryOut({ what: `accueil ${words}`, hypothesis: body, wayBack: body, question: body, learnt: body });

    expect(await store.transaction(async (tx) => (await tx.stories.get(id))?.body)).toBe(body);
    expect((await find('vignoble')).map((title) => title.slice(0, 4)).toSorted()).toEqual(['accu', 'cour']);
  });

  it('what may be told is what the domain says of each story, for whole organisations', { timeout: 120_000 }, async () => {
    const { database, store, organisationId, person, tell } = await shelves();
    const names = ['Amina', 'Bruno', 'Chloé'] as const;
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, await person(name));
    const services = await store.transaction(async (tx) => [
      await tx.services.add(organisationId, 'Voirie'),
      await tx.services.add(organisationId, 'Parcs'),
    ]);
    const chosen: fc.Arbitrary<Sharing> = fc.record({
      audience: fc.constantFrom('us', 'service', 'organisation', 'organisation', 'organisation'),
      naming: fc.constantFrom('names', 'team', 'none'),
      vintage: fc.boolean(),
      service: fc.constantFrom(null, ...services.flatMap((one) => (one ? [one.id] : []))),
    });
    const choice = chosen.map((one) => ({ ...one, service: one.audience === 'service' ? one.service : null }));
    const version = fc.constantFrom(1, 2, 2, 2);
    const story = fc.record({
      carriers: fc.subarray([...names]),
      agreements: fc.array(fc.record({ by: fc.constantFrom(...names), version, choice }), { maxLength: 5 }),
      oral: fc.option(fc.record({ version, choice }), { freq: 2 }),
      departed: fc.option(
        choice.map((one) => mostDiscreet([one])),
        { freq: 2 },
      ),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 12 }), async (stories) => {
        const pure = new Map<string, Sharing>();
        for (const { carriers, agreements, oral, departed } of stories) {
          const id = await tell({ title: 'x', people: Object.fromEntries(carriers.map((name) => [name, null])) });
          await store.transaction(async (tx) => {
            await tx.stories.edit(id, { title: 'x', body: '' }, now);
            for (const one of agreements)
              await tx.stories.agree(id, { ...one.choice, personId: ids.get(one.by) ?? '', version: one.version }, now);
            if (oral) {
              const said = { ...oral.choice, version: oral.version, saidOn: autumn.from, how: 'x', wall: false, names: '' };
              await tx.stories.recordOral(id, said, ids.get('Amina') ?? '', now);
            }
            if (departed) await tx.rights.leaveBehind(id, departed);
            const current = await tx.stories.get(id);
            if (current) pure.set(id, await sharingNow({ tx }, current));
          });
        }

        const { rows } = await database.transaction((db) =>
          db.query(`select s.id, t.audience, t.service, t.naming, t.vintage from stories s cross join ${together}`),
        );
        const said = new Map(rows.map(({ id, ...sharing }) => [String(id), sharing]));
        expect(said).toEqual(pure);
        await database.transaction((db) => db.exec('delete from initiatives'));
      }),
      { numRuns: 15 },
    );
  });

  it('the same of trials: that they are tried, what they taught, and what was decided of them', { timeout: 120_000 }, async () => {
    const { database, store, organisationId, person, try: tryOut } = await shelves();
    const names = ['Amina', 'Bruno', 'Chloé'] as const;
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, await person(name));
    const voirie = await store.transaction((tx) => tx.services.add(organisationId, 'Voirie'));
    const choice = fc
      .record({
        audience: fc.constantFrom('us', 'service', 'organisation', 'organisation', 'organisation'),
        naming: fc.constantFrom('names', 'team', 'none'),
        vintage: fc.boolean(),
      })
      .map((one) => ({ ...one, service: one.audience === 'service' ? (voirie?.id ?? null) : null }));
    const departed = fc.option(
      choice.map((one) => mostDiscreet([one])),
      { freq: 2 },
    );
    const trial = fc.record({
      people: fc.subarray([...names], { minLength: 1 }),
      gone: fc.subarray([...names]),
      stale: fc.subarray([...names]),
      learnt: fc.constantFrom('', 'On a appris.'),
      corrected: fc.boolean(),
      decided: fc.boolean(),
      chosen: fc.array(
        fc.record({ by: fc.constantFrom(...names), part: fc.constantFrom(...trialParts), version: fc.constantFrom(1, 2), choice }),
        {
          maxLength: 6,
        },
      ),
      trial: departed,
      evaluation: departed,
      decision: departed,
    });

    await fc.assert(
      fc.asyncProperty(fc.array(trial, { minLength: 1, maxLength: 8 }), async (trials) => {
        const pure = new Map<string, readonly Sharing[]>();
        for (const { people, gone, stale, learnt, corrected, decided, chosen, ...left } of trials) {
          const id = await tryOut({ what: 'x', learnt, people: Object.fromEntries(people.map((name) => [name, {}])) });
          await store.transaction(async (tx) => {
            const practice = { learnt, follow: 'practice', decider: 'La directrice', decideBy: autumn.from } as const;
            if (learnt !== '' && (corrected || decided)) await tx.trials.conclude(id, practice, now);
            if (learnt !== '' && decided) await tx.trials.decide(id, { granted: corrected, words: 'Oui', from: null });
            for (const one of chosen)
              await tx.trials.agreeToShare(id, one.part, { ...one.choice, personId: ids.get(one.by) ?? '', version: one.version }, now);
            for (const name of gone) await tx.trials.leave(id, ids.get(name) ?? '');
            for (const name of stale) await tx.trials.agree(id, ids.get(name) ?? '', 0);
            for (const part of trialParts) if (left[part]) await tx.trials.leaveBehind(id, part, left[part]);
            const current = await tx.trials.get(id);
            if (current) pure.set(id, await Promise.all(trialParts.map((part) => sharingOfTrial({ tx }, current, part))));
          });
        }

        const { rows } = await database.transaction((db) =>
          db.query(
            `select s.id, to_jsonb(t) - 'wall' as told, to_jsonb(l) - 'wall' as learnt, to_jsonb(d) - 'wall' as decided from trials s cross join ${trialTogether}`,
          ),
        );
        expect(new Map(rows.map(({ id, told, learnt, decided }) => [String(id), [told, learnt, decided]]))).toEqual(pure);
        await database.transaction((db) => db.exec('delete from trials'));
      }),
      { numRuns: 15 },
    );
  });

  it('a wall shows what each of its people agreed to put on one, in this very version, and nothing else', async () => {
    const { store, organisationId, person, tell, try: tryOut } = await shelves();
    const onWall = async (since = '2026-07-01') =>
      (await store.transaction((tx) => tx.library.onWall(organisationId, Temporal.PlainDate.from(since)))).map((one) => one.subject);
    const agree = async (name: string, print: OnPaper) => {
      const id = await person(name);
      await store.transaction((tx) => tx.library.mayPrint(id, { since: 0, until: Date.parse('2100-01-01') }, print));
    };
    const both = `story:${await tell({ title: 'À deux', people: { Amina: {}, Bruno: {} } })}`;
    const alone = `story:${await tell({ title: 'Seule', kind: 'bud', people: { Amina: {} } })}`;
    await tell({ title: 'À un service', people: { Amina: { audience: 'us' } } });
    await tell({ title: 'Ancien', people: { Amina: {} }, on: '2026-03-02' });
    const trial = await tryOut({ what: 'À 8 h', people: { Amina: { trial: {} }, Bruno: { trial: {} } } });
    const taught = await tryOut({ what: 'Le soir', learnt: 'Personne', people: { Amina: { trial: {}, evaluation: {} } } });
    expect(await onWall()).toEqual([]);

    await agree('Amina', { booklet: false, wall: true });
    expect((await onWall()).sort()).toEqual([alone, `trial:${taught}`].sort());
    await agree('Bruno', { booklet: true, wall: true });
    expect((await onWall()).sort()).toEqual([both, alone, `trial:${trial}`, `trial:${taught}`].sort());
    expect(await onWall('2026-01-01')).toHaveLength(5);
    // The booklet was another question: Amina said no to it.
    expect(await store.transaction((tx) => tx.library.printed(organisationId, autumn, null, 10))).toEqual([]);
    // One of them takes it back, and leaves what she said of the booklet.
    await agree('Bruno', { booklet: null, wall: false });
    expect((await onWall()).sort()).toEqual([alone, `trial:${taught}`].sort());

    // Corrected since, it has not been agreed to.
    const id = alone.slice('story:'.length);
    await store.transaction((tx) => tx.stories.edit(id, { title: 'Seule', body: 'corrigé' }, now));
    expect(await onWall()).toEqual([`trial:${taught}`]);
    const amina = await person('Amina');
    const again = { personId: amina, audience: 'organisation', service: null, naming: 'names', vintage: false } as const;
    await store.transaction((tx) => tx.stories.agree(id, { ...again, version: 2 }, now));
    await agree('Amina', { booklet: null, wall: true });
    expect(await onWall()).toContain(alone);
    // What people without a screen said aloud of a wall counts as hers does.
    const aloud = { ...again, version: 2, saidOn: autumn.from, how: 'Lu', names: '' };
    for (const wall of [false, true]) {
      await store.transaction((tx) => tx.stories.recordOral(id, { ...aloud, wall }, amina, now));
      expect((await onWall()).includes(alone)).toBe(wall);
    }
    // Those who erased themselves were asked nothing of it.
    await store.transaction((tx) => tx.rights.leaveBehind(id, { ...again, vintage: true }));
    expect(await onWall()).not.toContain(alone);
    // Kept between them, then told to all again: what was said of a wall is over.
    for (const audience of ['us', 'organisation'] as const)
      await store.transaction((tx) => tx.trials.agreeToShare(taught, 'evaluation', { ...again, audience, version: 1 }, now));
    expect(await onWall()).toEqual([]);
  });

  it('finds trials too, by what may be read of each, with stories and in the same order', async () => {
    const { tell, try: tryOut, find, person } = await shelves();
    await tell({ title: 'Un vélo à l’accueil', on: '2026-04-01' });
    await tryOut({ what: 'L’accueil à 8 h', hypothesis: 'Les parents viennent', on: '2026-11-02' });
    await tryOut({
      what: 'Le guichet du soir',
      hypothesis: 'Secret des parents',
      learnt: 'Personne à l’accueil après 19 h',
      people: { Amina: { evaluation: {} }, Bruno: { trial: {}, evaluation: {} } },
      on: '2026-07-02',
    });
    await tryOut({ what: 'Entre nous, à l’accueil', people: { Amina: { trial: {} }, Bruno: {} } });
    const amina = await person('Amina');

    expect(await find('accueil')).toEqual(['L’accueil à 8 h', 'Un vélo à l’accueil', 'Le guichet du soir']);
    expect(await find('accueils', { kind: 'trial' })).toEqual(['L’accueil à 8 h', 'Le guichet du soir']);
    // The hypothesis of the second is told to nobody: it is not found by it.
    expect(await find('parents')).toEqual(['L’accueil à 8 h']);
    expect(await find('parents', { as: amina })).toEqual(['L’accueil à 8 h', 'Le guichet du soir']);
    expect((await find('', { as: amina, kind: 'trial' })).sort()).toEqual([
      'Entre nous, à l’accueil',
      'Le guichet du soir',
      'L’accueil à 8 h',
    ]);
    expect(await find('', { within: stretchOf({ name: 'summer', year: 2026 }) })).toEqual(['Le guichet du soir']);
    expect(await find('', { kind: 'bud' })).toEqual([]);
  });

  it('finds words whatever their case, accents, plural and ending, in both languages, and what begins with them', async () => {
    const { tell, find } = await shelves();
    await tell({ title: 'Des vélos réparés à l’école', body: 'On a réparé « les bicyclettes » — sans rien demander 🍇' });
    await tell({ title: 'La médiathèque du soir', body: 'Le cheval de trait est revenu, avec Œuvres & Cie.' });
    await tell({ title: 'Bikes for the library', body: 'We gardened behind the old stables.' });
    await tell({ title: 'رسالة إلى البلدية', body: 'Un mot en arabe : مرحبا.' });

    for (const words of ['vélo', 'velos', 'VÉLO', 'vél', 'réparer les vélos', 'l’école', 'bicyclette'])
      expect([words, await find(words)]).toEqual([words, ['Des vélos réparés à l’école']]);
    for (const words of ['mediatheque', 'Médiathèques', 'média', 'chevaux', 'oeuvre', 'le soir'])
      expect([words, await find(words)]).toEqual([words, ['La médiathèque du soir']]);
    for (const words of ['bike', 'libraries', 'gardening', 'stable', 'the library'])
      expect([words, await find(words)]).toEqual([words, ['Bikes for the library']]);
    expect(await find('مرحبا')).toEqual(['رسالة إلى البلدية']);
    expect(await find('vélos médiathèque')).toEqual([]);
    expect(await find("vélo' | !:* & <-> \\ ) (")).toEqual(['Des vélos réparés à l’école']);
    expect(await find('xyz')).toEqual([]);
  });

  it('when nothing is found, the first letters are enough', async () => {
    const { tell, find } = await shelves();
    await tell({ title: 'La médiathèque du soir' });

    expect(await find('mediateque')).toEqual([]);
    expect(await find('mediateque', { roughly: true })).toEqual(['La médiathèque du soir']);
    expect(await find('bourgeon', { roughly: true })).toEqual([]);
  });

  it('titles that hold the words come first, then the newest season; within a season the order says nothing', async () => {
    const { tell, find } = await shelves();
    await tell({ title: 'Au jardin', body: 'Un vélo', on: '2026-11-01' });
    await tell({ title: 'Le vélo du printemps', on: '2026-04-01' });
    await tell({ title: 'Le vélo de l’hiver', on: '2026-02-01' });

    expect(await find('vélo')).toEqual(['Le vélo du printemps', 'Le vélo de l’hiver', 'Au jardin']);
    expect(await find('')).toEqual(['Au jardin', 'Le vélo du printemps', 'Le vélo de l’hiver']);
  });

  it('an edit keeps the season, and the words follow the text', async () => {
    const { store, tell, find, person } = await shelves();
    const id = await tell({ title: 'Des vélos', on: '2026-09-30' });
    await store.transaction((tx) => tx.stories.edit(id, { title: 'Des trottinettes', body: '' }, now));
    const amina = await person('Amina');

    expect(await find('vélos', { as: amina })).toEqual([]);
    expect(await find('trottinette', { as: amina })).toEqual(['Des trottinettes']);
    expect((await store.transaction((tx) => tx.library.writtenOn(id)))?.toString()).toBe('2026-09-30');
  });

  it('shows what is open to each: shared with everyone, or theirs', async () => {
    const { tell, find, person } = await shelves();
    await tell({ title: 'À toutes et à tous' });
    await tell({ title: 'Entre elles', people: { Amina: { audience: 'us' } } });
    await tell({ title: 'Sans réponse de Bruno', people: { Amina: {}, Bruno: null } });
    await tell({ title: 'Un bourgeon', kind: 'bud', people: { Bruno: {} } });
    const [amina, bruno] = [await person('Amina'), await person('Bruno')];

    expect((await find('')).sort()).toEqual(['Un bourgeon', 'À toutes et à tous']);
    expect((await find('', { as: amina })).sort()).toEqual(['Entre elles', 'Sans réponse de Bruno', 'Un bourgeon', 'À toutes et à tous']);
    expect((await find('', { as: bruno })).sort()).toEqual(['Sans réponse de Bruno', 'Un bourgeon', 'À toutes et à tous']);
    expect(await find('', { kind: 'bud' })).toEqual(['Un bourgeon']);
    expect(await find('', { within: stretchOf({ name: 'summer', year: 2026 }) })).toEqual([]);
    expect(await find('', { within: autumn, kind: 'story' })).toEqual(['À toutes et à tous']);
  });

  it('prints, batch after batch, what all of its people agreed to print, with names only when all chose them', async () => {
    const { store, organisationId, tell } = await shelves();
    const print = { vintage: true, naming: 'names' } as const;
    for (let n = 1; n <= 7; n++)
      await tell({ title: `Récit ${n}`, people: { Zoé: print, Élodie: print }, on: n < 4 ? '2026-05-01' : '2026-11-01' });
    await tell({ title: 'Pas imprimé', people: { Amina: {} } });
    await tell({ title: 'Une équipe', people: { Amina: print, Bruno: { ...print, naming: 'team' } }, on: '2027-01-01' });

    const read: PrintedStory[] = [];
    for (let more = true; more; ) {
      const batch = await store.transaction((tx) => tx.library.printed(organisationId, always, read.at(-1) ?? null, 3));
      read.push(...batch);
      more = batch.length > 0;
    }

    expect(read.map((one) => one.title).sort()).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((n) => `Récit ${n}`), 'Une équipe']);
    expect(read.map((one) => one.day.toString())).toEqual([...Array(3).fill('2026-05-01'), ...Array(4).fill('2026-11-01'), '2027-01-01']);
    expect(read[0]?.names).toEqual(['Élodie', 'Zoé']);
    expect(read.at(-1)).toMatchObject({ naming: 'team', names: [] });
    const spring = stretchOf({ name: 'spring', year: 2026 });
    const { last, versions } = await store.transaction((tx) => tx.library.printable(organisationId, spring, null, 10));
    expect(versions.map((one) => one.id).sort()).toEqual(
      read
        .slice(0, 3)
        .map((one) => one.id)
        .sort(),
    );
    expect((await store.transaction((tx) => tx.library.printable(organisationId, spring, last, 10))).last).toBeNull();
  });
});
