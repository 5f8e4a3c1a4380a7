import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Appointment, Task } from '../../src/ports/agenda.ts';
import type { Delivery, NewDelivery } from '../../src/ports/deliveries.ts';
import type { Arrival, Workspace } from '../../src/ports/organisations.ts';
import type { Store, Tx } from '../../src/ports/store.ts';
import { configured } from '../../support/organisation.ts';

const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const later = (minutes: number) => now.add({ minutes });
const nobody = '00000000-0000-4000-8000-000000000000';
const today = Temporal.PlainDate.from('2026-11-23');
const minute = 60_000;

/** Of two things done at once by two workers, each in a transaction of its own. */
const atOnce = <T>(store: Store, work: (tx: Tx) => Promise<T>) => Promise.all([store.transaction(work), store.transaction(work)]);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What every store promises the core (`src/ports/store.ts`). */
export function storeContract(make: () => Promise<Store>): void {
  let store: Store;
  let workspace: Workspace;
  let organisation: string;
  const within = <T>(work: (tx: Tx) => Promise<T>) => store.transaction(work);
  const meet = (externalId: string) => within((tx) => tx.people.meet(organisation, workspace.id, externalId, now)).then(({ id }) => id);

  beforeEach(async () => {
    store = await make();
    workspace = await within((tx) => configured(tx, { platform: 'slack', externalId: 'T1' }, now));
    organisation = workspace.organisationId;
  });

  const promised = { heldUntil: later(60), newsBy: today, keptUntil: today.add({ days: 90 }) };
  const told = async (tx: Tx, personId: string, sentence: string, agenda: readonly Appointment[] = []) => {
    const { same } = await tx.initiatives.held(personId, sentence);
    const initiative =
      same ??
      tx.initiatives.tell({ organisationId: organisation, personId, sentence, purpose: 'tell', item: null, inTurn: true }, now, {
        ...promised,
        agenda,
      });
    return { initiative, again: same !== null };
  };
  const tell = (personId: string, sentence: string) =>
    within((tx) => told(tx, personId, sentence, [{ what: 'invite-harvester', subject: '<id>', notBefore: later(60) }]));
  const news = (personId: string, slot: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
    organisationId: organisation,
    kind: 'nobodyFound',
    about: { initiative: nobody },
    subject: 'initiative:one',
    slot,
    personId,
    direct: false,
    notBefore: now,
    expiresAt: null,
    ...more,
  });
  const due = (personId: string, at = now) => within((tx) => tx.deliveries.due(personId, at));
  const deliver = async (personId: string, slots: readonly string[]): Promise<readonly Delivery[]> => {
    await within(async (tx) => {
      for (const slot of slots) await tx.deliveries.add(news(personId, slot));
    });
    return due(personId);
  };
  const beginBy = (tx: Tx, personId: string, deliveries: readonly Delivery[], leaseMs = minute, day: Temporal.PlainDate | null = today) =>
    tx.posts.begin(
      {
        organisationId: organisation,
        workspaceId: workspace.id,
        personId,
        destination: 'U1',
        deliveries: deliveries.map(({ id }) => id),
        spends: day ? [{ personId, day }] : [],
        shown: 'card',
        leaseMs,
      },
      now,
    );
  const begin = (personId: string, deliveries: readonly Delivery[], leaseMs?: number, day?: Temporal.PlainDate | null) =>
    within((tx) => beginBy(tx, personId, deliveries, leaseMs, day));

  describe('transactions', () => {
    it('keep everything or nothing', async () => {
      const failing = within(async (tx) => {
        await tx.agenda.add(organisation, { what: 'forget', subject: 'one', notBefore: now });
        expect((await tx.agenda.outlook(now)).due).toBe(true);
        throw new Error('on second thoughts');
      });

      await expect(failing).rejects.toThrow('on second thoughts');
      expect(await within((tx) => tx.agenda.outlook(now))).toEqual({ next: null, due: false, lost: false });
    });
  });

  describe('arrivals', () => {
    const arrive = (receipt: string, externalId = 'U1'): Promise<Arrival | null> =>
      within((tx) => tx.organisations.arrive({ platform: 'slack', workspace: 'T1', externalId, receipt }, now));

    it('the same thing is fresh once, however often it comes, even at once', async () => {
      const both = await Promise.all([arrive('event:1'), arrive('event:1')]);

      expect(both.map((one) => one?.fresh).sort()).toEqual([false, true]);
      expect((await arrive('event:1'))?.fresh).toBe(false);
      expect((await arrive('event:2'))?.fresh).toBe(true);
    });

    it('a transaction that fails leaves the thing to come again', async () => {
      const failing = within(async (tx) => {
        await tx.organisations.arrive({ platform: 'slack', workspace: 'T1', externalId: 'U1', receipt: 'event:1' }, now);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow();

      expect((await arrive('event:1'))?.fresh).toBe(true);
    });

    it('an unknown workspace is nobody’s, and a stranger is nobody yet', async () => {
      const elsewhere = await within((tx) =>
        tx.organisations.arrive({ platform: 'slack', workspace: 'T9', externalId: 'U1', receipt: 'event:1' }, now),
      );

      expect(elsewhere).toBeNull();
      expect((await arrive('event:1'))?.person).toBeNull();
    });

    it('a zone heard after the platform said who somebody is is theirs at once, and has it asked again, once', async () => {
      const amina = await meet('U1');
      const where = { platform: 'slack', workspace: 'T1' } as const;
      const heard = (zone: string | null) =>
        within((tx) => tx.conversations.keepPerson(where, 'U1', { conversation: 'C', service: 'https://smba', zone, locale: null }));
      const described = { name: 'Amina Diallo', firstName: 'Amina', zone: null, territory: null, locale: null, active: true };
      const known = () => within((tx) => tx.people.get(amina));
      const isDescribed = async () => (await known())?.describedAt !== null;
      await within((tx) => tx.people.described(amina, described, now));

      await heard(null);
      expect(await isDescribed()).toBe(true);
      await heard('Indian/Reunion');
      expect(await known()).toMatchObject({ zone: 'Indian/Reunion', describedAt: null });
      await within((tx) => tx.people.described(amina, { ...described, zone: 'Indian/Reunion' }, now));
      await heard('Indian/Reunion');
      expect(await isDescribed()).toBe(true);
    });

    it('two first contacts at once make one person', async () => {
      let number = 0;
      const [one, other] = await atOnce(store, async (tx) => {
        number += 1;
        await tx.organisations.arrive({ platform: 'slack', workspace: 'T1', externalId: 'U1', receipt: `event:${number}` }, now);
        await pause(30);
        return tx.people.meet(organisation, workspace.id, 'U1', now);
      });

      expect(one.id).toBe(other.id);
      expect((await arrive('event:9'))?.person?.id).toBe(one.id);
    });

    it('the same configuration twice is the same organisation', async () => {
      const as = {
        slug: 'default',
        name: 'Ville de Vignes-sur-Mer',
        zone: 'Europe/Paris',
        territory: 'metropole',
        locale: 'fr',
        contacts: [],
        workspace: { platform: 'slack', externalId: 'T1' },
      } as const;
      const [one, other] = await atOnce(store, (tx) => tx.organisations.configure(as, now));

      expect(one).toEqual(workspace);
      expect(other).toEqual(workspace);
      expect((await within((tx) => tx.organisations.get(organisation)))?.name).toBe('Ville de Vignes-sur-Mer');
    });
  });

  describe('initiatives', () => {
    it('told again word for word while it is held, it is the same, planned once', async () => {
      const amina = await meet('U1');

      const first = await tell(amina, 'On a réparé les vélos');
      const second = await tell(amina, 'On a réparé les vélos');

      expect(second).toMatchObject({ again: true, initiative: { id: first.initiative.id } });
      expect(await within((tx) => tx.agenda.claim(later(60), 10, minute))).toMatchObject([{ subject: first.initiative.id }]);
    });

    it('whoever comes to tell arrives with what of theirs is held', async () => {
      const from = { platform: 'slack', workspace: 'T1', externalId: 'U1', receipt: null } as const;
      const arrive = (telling?: string) => within((tx) => tx.organisations.arrive({ ...from, ...(telling && { telling }) }, now));
      const unknown = await arrive('On a réparé les vélos');
      const amina = await meet('U1');
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      await tell(amina, 'On a planté des vignes');

      expect(unknown?.held).toBeNull();
      expect((await arrive())?.held).toBeNull();
      expect((await arrive('On a réparé les vélos'))?.held).toEqual({ count: 2, same: initiative });
      expect((await arrive('On a réparé les vél'))?.held).toEqual({ count: 2, same: null });
    });

    it('told twice at the same instant, it is one', async () => {
      const amina = await meet('U1');
      for (const sentence of ['On a réparé les vélos', 'On a planté des vignes', 'On a ouvert un atelier']) {
        const both = await atOnce(store, async (tx) => {
          const { initiative } = await told(tx, amina, sentence);
          // What else an act does before it ends.
          await pause(50);
          return initiative.id;
        });
        expect(new Set(both).size).toBe(1);
      }
    });

    it('told again after its search began, or by somebody else, it is another', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      await within((tx) => tx.initiatives.setState(initiative.id, 'searching'));

      expect((await tell(amina, 'On a réparé les vélos')).again).toBe(false);
      expect((await tell(bao, 'On a réparé les vélos')).again).toBe(false);
    });

    it('erased, it takes along its people, its readers, its invitation and whom it set aside', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      const invitation = await within(async (tx) => {
        await tx.initiatives.addReader(initiative.id, bao, now);
        await tx.initiatives.setAside(initiative.id, workspace.id, ['U3'], amina);
        return tx.invitations.add({ organisationId: organisation, initiativeId: initiative.id, personId: bao, chosen: false });
      });

      await within((tx) => tx.initiatives.erase(initiative.id));
      await within((tx) => tx.initiatives.erase(initiative.id));

      await within(async (tx) => {
        expect(await tx.initiatives.get(initiative.id)).toBeNull();
        expect(await tx.initiatives.carriers(initiative.id)).toEqual([]);
        expect(await tx.initiatives.readers(initiative.id)).toEqual([]);
        expect(await tx.invitations.get(invitation.id)).toBeNull();
        expect(await tx.people.get(amina)).not.toBeNull();
      });
    });

    it('whoever carries it no more, what they allowed of its story goes with them; what the others allowed stays', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const allowed = { audience: 'organisation', service: null, naming: 'names', vintage: true } as const;
      const shared = async (sentence: string) => {
        const { initiative } = await tell(amina, sentence);
        const story = await within(async (tx) => {
          const text = { kind: 'story', title: sentence, body: 'Trois samedis', writtenBy: null } as const;
          const written = await tx.stories.write({ organisationId: organisation, initiativeId: initiative.id, ...text }, now);
          await tx.initiatives.addCarrier(initiative.id, bao, now);
          for (const personId of [amina, bao]) await tx.stories.agree(written.id, { ...allowed, personId, version: 1 }, now);
          return written;
        });
        return { initiative, story };
      };
      const [one, other] = [await shared('On a réparé les vélos'), await shared('On a planté les talus')];
      const who = (storyId: string) => within(async (tx) => (await tx.stories.agreements(storyId)).map(({ personId }) => personId).sort());

      await within((tx) => tx.initiatives.removeCarrier(one.initiative.id, amina));
      await within((tx) => tx.initiatives.removeCarrier(one.initiative.id, amina));

      expect(await who(one.story.id)).toEqual([bao]);
      expect(await who(other.story.id)).toEqual([amina, bao].sort());
      expect((await within((tx) => tx.initiatives.carriers(one.initiative.id))).map(({ id }) => id)).toEqual([bao]);
    });

    it('a reader is listed once, from the first time', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      await within((tx) => tx.initiatives.addReader(initiative.id, bao, now));
      await within((tx) => tx.initiatives.addReader(initiative.id, bao, later(5)));

      const readers = await within((tx) => tx.initiatives.readers(initiative.id));

      expect(readers.map(({ readAt }) => readAt.toString())).toEqual([now.toString()]);
    });

    it('ids that nobody has are nobody’s', async () => {
      await within(async (tx) => {
        expect(await tx.initiatives.get(nobody)).toBeNull();
        expect(await tx.initiatives.lock(nobody)).toBeNull();
        expect(await tx.people.get(nobody)).toBeNull();
        expect(await tx.people.lock(nobody)).toBeNull();
        expect(await tx.people.identity(nobody)).toBeNull();
        expect(await tx.invitations.lock(nobody)).toBeNull();
        expect(await tx.meetings.lock(nobody)).toBeNull();
        expect(await tx.stories.lock(nobody)).toBeNull();
        expect(await tx.harvesters.get(nobody)).toBeNull();
        expect(await tx.posts.get(nobody)).toBeNull();
        expect(await tx.deliveries.get('999999')).toBeNull();
        expect(await tx.deliveries.get('not a number')).toBeNull();
        expect(await tx.organisations.get(nobody)).toBeNull();
        await tx.agenda.complete('999999');
        await tx.initiatives.erase(nobody);
        await tx.posts.remove(nobody);
        await tx.people.setUnreachable(nobody, now);
      });
    });
  });

  describe('five lines', () => {
    it('are one for each meeting, of those who met, and outlive it until they are forgotten', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      const words = { what: 'a', days: 'b', told: 'c', holds: 'd', waits: 'e', until: today.add({ days: 3 }) };
      const meeting = await within((tx) =>
        tx.meetings.begin({ organisationId: organisation, initiativeId: initiative.id, harvesterId: bao }, now),
      );
      expect((await within((tx) => tx.meetings.metBy(amina))).map(({ id }) => id)).toEqual([meeting.id]);
      expect((await within((tx) => tx.meetings.metBy(bao))).map(({ id }) => id)).toEqual([meeting.id]);
      const write = (tx: Tx) => tx.fiveLines.write({ organisationId: organisation, meetingId: meeting.id, ...words }, [amina, bao], now);

      const lines = await within(write);
      if (!lines) throw new Error('Nothing was written.');
      expect(lines).toMatchObject({ version: 1, ...words });
      expect(await within(write)).toBeNull();
      expect(await within((tx) => tx.fiveLines.ofMeeting(meeting.id))).toEqual(lines);
      expect(await within((tx) => tx.fiveLines.people(lines.id))).toEqual([amina, bao].sort());
      expect(await within((tx) => tx.fiveLines.edit(lines.id, { ...words, what: 'z' }))).toMatchObject({ version: 2, what: 'z' });

      await within((tx) => tx.meetings.remove(meeting.id));
      expect(await within((tx) => tx.fiveLines.ofMeeting(meeting.id))).toBeNull();
      expect((await within((tx) => tx.fiveLines.of(bao))).map(({ id }) => id)).toEqual([lines.id]);
      expect(await within((tx) => tx.fiveLines.forget(words.until))).toEqual([]);
      expect(await within((tx) => tx.fiveLines.forget(words.until.add({ days: 1 })))).toEqual([
        { id: lines.id, organisationId: organisation },
      ]);
      expect(await within((tx) => tx.fiveLines.get(lines.id))).toBeNull();
    });
  });

  describe('messages heard', () => {
    it('what was kept of one follows what becomes of it, and is its writer’s alone', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];

      await within(async (tx) => {
        await tx.heard.keep('one', amina, 'draft:x_1', now);
        await tx.heard.keep('other', bao, 'draft:xy1', now);
        await tx.heard.changed('one', 'edited', 'des mots', now);
        await tx.heard.keep('one', bao, 'initiative:2', now);
      });

      await within(async (tx) => {
        expect(await tx.heard.get('one', amina)).toEqual({ kept: 'draft:x_1', change: 'edited', words: 'des mots' });
        expect(await tx.heard.get('one', bao)).toBeNull();
        await tx.heard.becomes('draft:x_1', 'check-in:1:2');
        await tx.heard.becomes('check-in:1', 'draft:3');
        expect(await tx.heard.get('one', amina)).toEqual({ kept: 'draft:3', change: null, words: '' });
        expect(await tx.heard.keptAs('draft:xy1')).toBe(1);
      });
    });

    it('of its changes, the latest by the clock of its platform is known, whatever was kept of it since', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      await within((tx) => tx.heard.keep('one', amina, 'draft:1', now));
      const change = (at: number, by = amina, message = 'one') => within((tx) => tx.heard.changesLast(message, by, at));
      const micros = 1_795_000_000_000_000;

      expect(await change(micros + 2)).toBe(true);
      expect(await change(micros + 1)).toBe(false);
      expect(await change(micros + 2)).toBe(true);
      expect(await change(micros + 3, bao)).toBe(false);
      expect(await change(micros + 3, amina, 'unknown')).toBe(false);
      await within((tx) => tx.heard.keep('one', amina, 'initiative:2', now));
      expect(await change(micros + 1)).toBe(false);
      await within((tx) => tx.heard.keep('one', amina, 'initiative:2', now, micros + 5));
      expect(await change(micros + 4)).toBe(false);
    });

    it('words that wait go first, and a withdrawn message with them; then all that was heard', async () => {
      const amina = await meet('U1');
      await within(async (tx) => {
        for (const [message, change] of [
          ['read', 'edited'],
          ['gone', 'withdrawn'],
          ['fresh', null],
        ] as const) {
          await tx.heard.keep(message, amina, `story:${message}`, now);
          if (change) await tx.heard.changed(message, change, 'des mots', now);
        }
        expect(await tx.heard.forgetBefore(now, now)).toBe(0);

        expect(await tx.heard.forgetBefore(later(1), now)).toBe(2);
        expect(await tx.heard.get('read', amina)).toEqual({ kept: 'story:read', change: null, words: '' });
        expect(await tx.heard.get('gone', amina)).toBeNull();

        expect(await tx.heard.forgetBefore(later(1), later(1))).toBe(2);
      });
    });
  });

  describe('volunteers', () => {
    it('whoever is being sent an invitation counts as asked, before it is known to have arrived', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      await within((tx) => tx.harvesters.join(organisation, bao, 1, now));
      await within((tx) => tx.deliveries.add(news(bao, 'one', { kind: 'invitation', subject: `initiative:${initiative.id}` })));
      const asked = async () => (await within((tx) => tx.harvesters.candidates(organisation, initiative.id))).map((one) => one.asked);
      expect(await asked()).toEqual([false]);

      await begin(bao, await due(bao));

      expect(await asked()).toEqual([true]);
    });

    it('joining twice is joining once', async () => {
      const amina = await meet('U1');

      const joined = await atOnce(store, (tx) => tx.harvesters.join(organisation, amina, 1, now));

      expect(joined.sort()).toEqual([false, true]);
    });

    it('those who pause are not counted', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      for (const one of [amina, bao]) await within((tx) => tx.harvesters.join(organisation, one, 1, now));
      expect(await within((tx) => tx.harvesters.count(organisation))).toBe(2);

      await within((tx) => tx.harvesters.setPaused(bao, true));

      expect(await within((tx) => tx.harvesters.count(organisation))).toBe(1);
    });
  });

  describe('the agenda', () => {
    const add = (subject: string, notBefore = now) =>
      within((tx) => tx.agenda.add(organisation, { what: 'invite-harvester', subject, notBefore }));
    const move = (subject: string, notBefore = now) =>
      within((tx) => tx.agenda.move(organisation, { what: 'invite-harvester', subject, notBefore }));
    const claim = (at = now, leaseMs = minute) => within((tx) => tx.agenda.claim(at, 10, leaseMs));

    it('asked for twice, a thing is done once, at the earlier time', async () => {
      await add('one', later(10));
      await add('one', later(5));
      await add('one', later(20));

      expect((await within((tx) => tx.agenda.outlook(now))).next?.toString()).toBe(later(5).toString());
      expect(await claim(later(20))).toHaveLength(1);
    });

    it('moved, it is done at the new time', async () => {
      await add('one');
      await move('one', later(5));

      expect(await claim()).toEqual([]);
      expect(await claim(later(5))).toMatchObject([{ subject: 'one', attempts: 0 }]);
    });

    it('two workers at once never take the same task', async () => {
      for (let index = 0; index < 20; index++) await add(`${index}`);

      const taken = await atOnce(store, async (tx) => {
        const tasks = await tx.agenda.claim(now, 10, minute);
        await pause(30);
        return tasks;
      });

      const ids = taken.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(20);
    });

    it('oldest first', async () => {
      await add('second', later(-5));
      await add('first', later(-10));
      await add('third', later(-1));

      expect((await claim()).map(({ subject }) => subject)).toEqual(['first', 'second', 'third']);
    });

    it('a task whose worker died comes back when its lease is over, or at once when nobody else runs', async () => {
      await add('one');
      const [task] = await claim(now, 40);
      await pause(80);
      expect(await claim()).toEqual([{ ...task, lease: 2 }]);
      expect(await claim()).toEqual([]);

      await within((tx) => tx.agenda.freeLeases());
      expect(await claim()).toEqual([{ ...task, lease: 3 }]);
    });

    it('a task that lasts is held for as long as its worker says so; taken by another, it is lost to the first', async () => {
      const hold = (task: Task | undefined, leaseMs = minute) => within(async (tx) => task !== undefined && tx.agenda.hold(task, leaseMs));
      await add('one');
      const [first] = await claim(now, 40);
      expect(await hold(first)).toBe(true);
      await pause(80);
      expect(await claim()).toEqual([]);

      expect(await hold(first, 20)).toBe(true);
      await pause(60);
      const [second] = await claim();
      expect(second?.subject).toBe('one');
      expect(await hold(first)).toBe(false);
      expect(await hold(second)).toBe(true);
      await within((tx) => tx.agenda.complete(second?.id ?? ''));
      expect(await hold(second)).toBe(false);
    });

    it('taken by its name, it is held in the same way', async () => {
      const one = (leaseMs: number) => within((tx) => tx.agenda.claimOne(id, now, leaseMs));
      await add('one');
      const [task] = await claim(now, 40);
      const id = task?.id ?? '';
      expect(await one(minute)).toBeNull();
      await pause(80);
      const [first, none] = [await one(40), await one(40)];
      expect([first?.lease, none]).toEqual([2, null]);
      await pause(80);
      const second = await one(minute);
      expect(await within(async (tx) => first !== null && tx.agenda.hold(first, minute))).toBe(false);
      expect(await within(async (tx) => second !== null && tx.agenda.hold(second, minute))).toBe(true);
    });

    it('attempts of which nothing is known are counted apart, until it is asked for anew', async () => {
      const again = async (error: string) => {
        const [task] = await claim();
        await within((tx) => tx.agenda.retry(task?.id ?? '', now, error));
      };
      await add('one');
      await again('asked-to-wait');
      await again('unsure');
      await again('asked-to-wait');
      expect(await claim()).toMatchObject([{ attempts: 3, doubts: 1 }]);
      await move('one');
      expect(await claim()).toMatchObject([{ attempts: 0, doubts: 0 }]);
    });

    it('a task asked for again while it is done is no longer held: it is done again', async () => {
      await add('one');
      const [task] = await claim();
      await move('one');
      expect(await within(async (tx) => task !== undefined && tx.agenda.hold(task, minute))).toBe(false);
      expect(await claim()).toHaveLength(1);
    });

    it('whoever took a task up knows whether somebody else has since, or whether it was asked for again', async () => {
      await add('one');
      const [slow] = await claim(now, 40);
      await pause(80);
      const [quick] = await claim();
      const isOurs = (task: typeof slow) => within(async (tx) => task !== undefined && tx.agenda.isOurs(task));
      expect([await isOurs(slow), await isOurs(quick)]).toEqual([false, true]);

      await move('one', now);
      expect(await isOurs(quick)).toBe(false);
    });

    it('asked for again while it is done, it is done again', async () => {
      await add('one');
      const [task] = await claim();
      await move('one', later(5));
      await within((tx) => tx.agenda.complete(task?.id ?? ''));

      expect(await claim(later(5))).toHaveLength(1);
    });

    it('done, it is over; tried again, it counts; given up, it can come back', async () => {
      await add('one');
      await add('two');
      const [one, two] = await claim();
      await within((tx) => tx.agenda.complete(one?.id ?? ''));
      await within((tx) => tx.agenda.retry(two?.id ?? '', later(5), 'Error'));
      expect(await claim()).toEqual([]);
      expect(await claim(later(5))).toMatchObject([{ subject: 'two', attempts: 1 }]);

      await within((tx) => tx.agenda.bury(two?.id ?? '', 'Error'));
      expect(await claim(later(60))).toEqual([]);
      expect(await within((tx) => tx.agenda.dead(organisation))).toBe(1);
      expect(await within((tx) => tx.agenda.revive(organisation, now))).toBe(1);
      expect(await claim()).toMatchObject([{ subject: 'two', attempts: 0 }]);
    });
  });

  describe('accounts', () => {
    const address = 'amina@vignes.example';
    const inTeams = async (externalId: string) => {
      const made = await within((tx) => configured(tx, { platform: 'teams', externalId: 'tenant' }, now));
      const account = { workspaceId: made.id, externalId };
      const { id } = await within((tx) => tx.people.meet(organisation, account.workspaceId, externalId, now));
      return { id, account };
    };
    const known = (account: { workspaceId: string; externalId: string }, ...addresses: string[]) =>
      within((tx) => tx.accounts.keepAddresses(account, addresses));
    const alike = (account: { workspaceId: string; externalId: string }) => within((tx) => tx.accounts.alike(account));

    it('the same address elsewhere in the organisation is found from either side, and asked about once', async () => {
      await meet('U1');
      const slack = { workspaceId: workspace.id, externalId: 'U1' };
      const { account: teams } = await inTeams('29:1');
      await known(slack, address);
      expect(await alike(slack)).toBeNull();
      await known(teams, 'autre@vignes.example', address);
      expect([await alike(slack), await alike(teams)]).toEqual([teams, slack]);

      const link = await within((tx) => tx.accounts.propose(organisation, teams, slack, now));
      expect(link).toMatchObject({ state: 'asked', first: teams, second: slack });
      expect(await within((tx) => tx.accounts.propose(organisation, slack, teams, now))).toBeNull();
      expect([await alike(slack), await alike(teams)]).toEqual([null, null]);
    });

    it('an address that several accounts of a place bear is nobody’s own, and somebody of another organisation is never found', async () => {
      await meet('U1');
      await meet('U2');
      const [one, two] = ['U1', 'U2'].map((externalId) => ({ workspaceId: workspace.id, externalId }));
      const { account: teams } = await inTeams('29:1');
      if (one) await known(one, address);
      await known(teams, address);
      if (two) await known(two, address);
      expect(await alike(teams)).toBeNull();
      if (two) await known(two);
      expect(await alike(teams)).toEqual(one);

      const other = await within((tx) =>
        tx.organisations.configure(
          {
            slug: 'elsewhere',
            name: 'Autre ville',
            zone: 'Europe/Paris',
            territory: 'metropole',
            locale: 'fr',
            contacts: [],
            workspace: { platform: 'slack', externalId: 'T2' },
          },
          now,
        ),
      );
      if (!other) throw new Error('no workspace');
      await within((tx) => tx.people.meet(other.organisationId, other.id, 'U9', now));
      await known({ workspaceId: other.id, externalId: 'U9' }, address);
      expect(await alike({ workspaceId: other.id, externalId: 'U9' })).toBeNull();
    });

    it('one place is written to: where it was asked for, where they wrote from last, or where they chose', async () => {
      const amina = await meet('U1');
      const { id, account: teams } = await inTeams('29:1');
      await within(async (tx) => {
        const [kept, gone] = [await tx.people.get(amina), await tx.people.get(id)];
        if (kept && gone) await tx.accounts.join(amina, id, { ...kept, describedAt: null });
      });
      const place = async (inside?: string) => (await within((tx) => tx.people.identity(amina, inside)))?.externalId;
      await within((tx) => tx.accounts.used(teams, now));
      expect([await place(), await place(workspace.id), await place(teams.workspaceId)]).toEqual(['29:1', 'U1', '29:1']);

      await within((tx) => tx.accounts.choose(amina, workspace.id, now));
      expect([await place(), await place(teams.workspaceId)]).toEqual(['U1', '29:1']);
      expect(await within((tx) => tx.accounts.leave(amina, workspace.id, now))).toBe(true);
      expect(await place()).toBe('29:1');
      expect(await within((tx) => tx.accounts.leave(amina, teams.workspaceId, now))).toBe(false);
      await within((tx) => tx.accounts.comeBack({ workspaceId: workspace.id, externalId: 'U1' }));
      expect(await place()).toBe('U1');
    });

    it('a workspace that takes nothing keeps back what goes there, and nothing else', async () => {
      const amina = await meet('U1');
      const { id, account: teams } = await inTeams('29:1');
      await within(async (tx) => {
        const [kept, gone] = [await tx.people.get(amina), await tx.people.get(id)];
        if (kept && gone) await tx.accounts.join(amina, id, { ...kept, describedAt: null });
        await tx.accounts.choose(amina, workspace.id, now);
        await tx.organisations.hold(workspace.id, later(10), null, now);
      });
      await deliver(amina, ['one']);
      const receivers = () => within((tx) => tx.deliveries.receivers(now, 10));
      expect(await receivers()).toEqual([]);
      expect(await within((tx) => tx.deliveries.mayReceive({ personId: amina }, now))).toBe(false);
      expect(await within((tx) => tx.deliveries.answersUnsent(amina, now))).toBe(false);
      expect(await within((tx) => tx.deliveries.ready(amina, now))).toEqual([]);

      await within((tx) => tx.deliveries.add(news(amina, 'two', { direct: true, within: teams.workspaceId })));
      expect(await receivers()).toEqual([amina]);
      expect(await within((tx) => tx.deliveries.mayReceive({ personId: amina }, now))).toBe(true);
      expect(await within((tx) => tx.deliveries.ready(amina, now))).toEqual(await due(amina));

      expect(await within((tx) => tx.deliveries.answersUnsent(amina, now))).toBe(true);

      await begin(
        amina,
        (await due(amina)).filter(({ direct }) => direct),
      );
      expect(await within((tx) => tx.deliveries.answersUnsent(amina, now))).toBe(true);
      expect(await within((tx) => tx.deliveries.mayReceive({ personId: amina }, now))).toBe(false);
      expect(await within((tx) => tx.deliveries.ready(amina, now))).toEqual([]);
    });

    it('a card shown at once is found again by its name, once for each person, and was never sent nor waits', async () => {
      const [amina, bruno] = [await meet('UAMINA'), await meet('UBRUNO')];
      const { organisationId } = workspace;
      const show = (personId: string, name: string, at = now) =>
        within(async (tx) =>
          tx.deliveries.keepShown({ organisationId, kind: 'trialShown', about: { trial: name }, subject: '', personId, name, at }),
        );
      const found = (personId: string, name: string) => within((tx) => tx.deliveries.shownAtOnce(personId, name));
      await show(amina, 'one');
      const first = await found(amina, 'one');

      expect(first).toMatchObject({ kind: 'trialShown', about: { trial: 'one' }, personId: amina });
      await show(amina, 'one', later(2));
      expect((await found(amina, 'one'))?.id).toBe(first?.id);
      expect([await found(amina, 'two'), await found(bruno, 'one')]).toEqual([null, null]);
      await show(bruno, 'one');
      expect(await found(bruno, 'one')).toMatchObject({ personId: bruno });
      expect(await within((tx) => tx.deliveries.wasTold(amina, 'trialShown', { trial: 'one' }))).toBe(false);
      expect(await within((tx) => tx.deliveries.receivers(later(10), 10))).toEqual([]);
      // Kept as long as what was sent: the last time it was shown counts.
      await within((tx) => tx.deliveries.forgetSent(later(1)));
      expect(await found(amina, 'one')).not.toBeNull();
      expect(await found(bruno, 'one')).toBeNull();
      await within((tx) => tx.deliveries.forgetSent(later(3)));
      expect(await found(amina, 'one')).toBeNull();
    });

    it('are found by their slot among those of their kind alone: two kinds may have the same slots', async () => {
      const [amina, bruno] = [await meet('UAMINA'), await meet('UBRUNO')];
      await within((tx) => tx.deliveries.add(news(amina, 'one', { kind: 'trialRequest' })));
      await within((tx) => tx.deliveries.add(news(amina, 'two', { kind: 'trialCarryRequest' })));
      const found = (personId: string, kinds: Parameters<Tx['deliveries']['ofSlot']>[1], slot: string) =>
        within((tx) => tx.deliveries.ofSlot(personId, kinds, slot)).then((one) => one?.kind ?? null);

      expect(await found(amina, ['trialCarryRequest'], 'one')).toBe(null);
      expect(await found(amina, ['trialRequest'], 'one')).toBe('trialRequest');
      expect(await found(amina, ['trialRequest', 'trialCarryRequest'], 'two')).toBe('trialCarryRequest');
      expect(await found(bruno, ['trialRequest'], 'one')).toBe(null);
    });

    it('however much a workspace keeps back, and whatever is still on its way, the others are written to', async () => {
      const [amina, chloe] = [await meet('U1'), await meet('U2')];
      const { id: bao } = await inTeams('29:1');
      await deliver(amina, ['one', 'two', 'three', 'four', 'five']);
      await deliver(bao, ['one']);
      const receivers = () => within((tx) => tx.deliveries.receivers(now, 1));
      expect(await receivers()).toEqual([amina]);

      await within((tx) => tx.organisations.hold(workspace.id, later(10), 'token-revoked', now));
      expect(await receivers()).toEqual([bao]);

      await begin(amina, (await due(amina)).slice(0, 1));
      await within((tx) => tx.deliveries.add(news(chloe, 'one', { notBefore: later(1) })));
      expect(await within((tx) => tx.deliveries.receivers(later(20), 1))).toEqual([bao]);
      expect(await within((tx) => tx.deliveries.receivers(later(20), 2))).toEqual([bao, chloe]);
    });
  });

  describe('deliveries', () => {
    it('the same kind in the same slot is said to a person once, also when asked at once', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];

      const added = await atOnce(store, (tx) => tx.deliveries.add(news(amina, 'one')));

      expect(added.sort()).toEqual([false, true]);
      expect(await within((tx) => tx.deliveries.add(news(bao, 'one')))).toBe(true);
      expect(await within((tx) => tx.deliveries.add(news(amina, 'two')))).toBe(true);
    });

    it('even after it was sent or dropped', async () => {
      const amina = await meet('U1');
      const [one, two] = await deliver(amina, ['one', 'two']);
      const post = await begin(amina, one ? [one] : []);
      const said = await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: '1' }, now));
      expect(said).toEqual([{ ...one, onPages: false }]);
      await within((tx) => tx.deliveries.drop(two?.id ?? '', 'expired'));

      expect(await within((tx) => tx.deliveries.add(news(amina, 'one')))).toBe(false);
      expect(await within((tx) => tx.deliveries.add(news(amina, 'two')))).toBe(false);
      expect(await due(amina)).toEqual([]);
    });

    it('once sent, it is known whether it was shown to somebody who has a page', async () => {
      const amina = await meet('U1');
      await within((tx) => tx.people.openHome(amina, workspace.id));
      const [one] = await deliver(amina, ['one']);
      const post = await begin(amina, one ? [one] : []);
      const said = await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: '1' }, now));
      expect(said).toEqual([{ ...one, onPages: true }]);
    });

    it('receivers are those who waited longest, without those whose workspace is held or who are being written to', async () => {
      const [amina, bao, chloe] = [await meet('U1'), await meet('U2'), await meet('U3')];
      await within((tx) => tx.deliveries.add(news(amina, 'one', { notBefore: later(-5) })));
      await within((tx) => tx.deliveries.add(news(bao, 'one', { notBefore: later(-10) })));
      await within((tx) => tx.deliveries.add(news(chloe, 'one', { notBefore: later(10) })));
      const receivers = () => within((tx) => tx.deliveries.receivers(now, 10));
      expect(await receivers()).toEqual([bao, amina]);

      await begin(bao, await due(bao));
      expect(await receivers()).toEqual([amina]);

      await within((tx) => tx.organisations.hold(workspace.id, later(1), null, now));
      expect(await receivers()).toEqual([]);
      expect(await within((tx) => tx.deliveries.receivers(later(1), 10))).toEqual([amina]);
    });

    it('a workspace in trouble is held until it recovers; one that was asked to wait waits whatever else leaves', async () => {
      const amina = await meet('U1');
      await deliver(amina, ['one']);
      const receivers = () => within((tx) => tx.deliveries.receivers(now, 10));
      const bao = await meet('U2');
      const leaves = async (slot: string) => {
        const post = await begin(bao, await deliver(bao, [slot]), minute, null);
        await within((tx) => tx.posts.sent(post, { conversation: 'D2', message: slot }, now));
      };
      await within((tx) => tx.organisations.hold(workspace.id, later(1), 'token-revoked', now));
      expect(await receivers()).toEqual([]);
      expect((await within((tx) => tx.organisations.troubles(organisation))).map(({ trouble }) => trouble)).toEqual(['token-revoked']);

      await leaves('one');
      expect(await receivers()).toEqual([amina]);
      expect(await within((tx) => tx.organisations.troubles(organisation))).toEqual([]);

      await within((tx) => tx.organisations.hold(workspace.id, later(1), null, now));
      await leaves('two');
      expect(await receivers()).toEqual([]);
    });

    it('of messages sent at the same instant, the last is the one that was added last', async () => {
      const amina = await meet('U1');
      for (const slot of ['one', 'two', 'three', 'four']) {
        const post = await begin(amina, await deliver(amina, [slot]), minute, null);
        await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: slot }, now));
        expect((await within((tx) => tx.deliveries.lastSent(amina)))?.slot).toBe(slot);
        expect((await within((tx) => tx.deliveries.lastSentTogether(amina))).map((one) => one.slot)).toEqual([slot]);
      }
    });

    it('what is cancelled waits no more, and what is being sent goes on', async () => {
      const amina = await meet('U1');
      const [one] = await deliver(amina, ['one', 'two']);
      if (!one) throw new Error('nothing due');
      await begin(amina, [one]);

      await within((tx) => tx.deliveries.cancel('initiative:one', ['nobodyFound']));

      expect(await due(amina)).toEqual([]);
      expect((await within((tx) => tx.deliveries.get(one.id)))?.state).toBe('sending');
    });

    it('what is stuck is counted by reason, and comes back', async () => {
      const amina = await meet('U1');
      const all = await deliver(amina, ['one', 'two']);
      await within((tx) =>
        tx.deliveries.stick(
          all.map(({ id }) => id),
          'person-gone',
        ),
      );

      expect(await within((tx) => tx.deliveries.stuck(organisation))).toEqual([{ trouble: 'person-gone', messages: 2 }]);
      expect(await due(amina)).toEqual([]);
      expect(await within((tx) => tx.deliveries.unstick({ personId: amina }, now))).toBe(2);
      expect(await due(amina)).toHaveLength(2);
    });
  });

  describe('posts', () => {
    it('several messages merged are one post, and all of them are sent with it', async () => {
      const amina = await meet('U1');
      const all = await deliver(amina, ['one', 'two', 'three']);

      const post = await begin(amina, all);
      expect(await due(amina)).toEqual([]);
      await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: '1' }, now));

      await within(async (tx) => {
        expect((await tx.posts.deliveries(post)).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        expect(await tx.posts.showing('initiative:one')).toEqual([post]);
        expect(await tx.posts.get(post)).toMatchObject({ ref: { conversation: 'D1', message: '1' }, personId: amina });
        expect((await tx.agenda.outlook(now)).lost).toBe(false);
      });
    });

    it('a post shows its subject while it is still being sent', async () => {
      const amina = await meet('U1');

      const post = await begin(amina, await deliver(amina, ['one']));

      expect(await within((tx) => tx.posts.showing('initiative:one'))).toEqual([post]);
    });

    it('are found by who received them, what they say and about what, too', async () => {
      const amina = await meet('U1');
      const post = await begin(amina, await deliver(amina, ['one']));
      const found = (only: Parameters<Tx['posts']['showing']>[1]) => within((tx) => tx.posts.showing('initiative:one', only));

      expect(await found({ personId: amina, kinds: ['nobodyFound'], about: { initiative: nobody } })).toEqual([post]);
      expect(await found({ personId: nobody })).toEqual([]);
      expect(await found({ kinds: ['help'] })).toEqual([]);
      expect(await found({ about: { initiative: amina } })).toEqual([]);
    });

    it('a day’s budget is taken once; given back, it can be taken again', async () => {
      const amina = await meet('U1');
      const [one, two] = await deliver(amina, ['one', 'two']);
      if (!one || !two) throw new Error('nothing due');
      const spent = () => within((tx) => tx.people.week(amina, today.subtract({ days: 6 }), today)).then((week) => week.spent.map(String));
      const post = await begin(amina, [one]);
      expect(await spent()).toEqual([today.toString()]);

      await expect(begin(amina, [two])).rejects.toThrow();
      expect((await due(amina)).map(({ slot }) => slot)).toEqual(['two']);

      expect(await within((tx) => tx.posts.abandon(post))).toEqual([one.id]);
      expect(await spent()).toEqual([]);
      await begin(amina, [two]);
    });

    it('a budget outlives the post that took it', async () => {
      const amina = await meet('U1');
      const post = await begin(amina, await deliver(amina, ['one']));
      await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: '1' }, now));

      await within((tx) => tx.posts.remove(post));

      expect((await within((tx) => tx.people.week(amina, today, today))).spent.map(String)).toEqual([today.toString()]);
      expect(await within((tx) => tx.posts.get(post))).toBeNull();
    });

    it('what was cut off is looked for by one worker at a time, when its lease is over', async () => {
      const amina = await meet('U1');
      const post = await begin(amina, await deliver(amina, ['one']));
      const lost = () => within((tx) => tx.posts.lost(10, minute)).then((posts) => posts.map(({ id }) => id));
      expect(await lost()).toEqual([]);
      await within((tx) => tx.posts.unsure(post, 40));
      await pause(80);

      const looked = await Promise.all([lost(), lost()]);
      expect(looked.flat()).toEqual([post]);

      await within((tx) => tx.posts.unsure(post, 40));
      await pause(80);
      expect(await lost()).toEqual([post]);

      await within((tx) => tx.posts.freeLeases());
      expect(await lost()).toEqual([post]);

      await within((tx) => tx.posts.sent(post, { conversation: 'D1', message: '1' }, now));
      await within((tx) => tx.posts.freeLeases());
      expect(await lost()).toEqual([]);
    });

    it('an answer about to take its place holds edits back until it is there, or for as long as it may take; what is there then is not known', async () => {
      const [amina, bruno] = [await meet('U1'), await meet('U2')];
      const post = await begin(amina, await deliver(amina, ['one']));
      const ref = { conversation: 'D1', message: '1' };
      await within((tx) => tx.posts.sent(post, ref, now));
      const shown = async () => (await within((tx) => tx.posts.get(post)))?.shown;
      const isChanging = () => within(async (tx) => (await tx.posts.hold(post))?.isChanging);
      const answering = (by: string, withinMs: number) => within((tx) => tx.posts.answering(by, ref, withinMs));

      await answering(bruno, minute);
      expect([await isChanging(), await shown()]).toEqual([false, 'card']);
      await answering(amina, minute);
      expect([await isChanging(), await shown()]).toEqual([true, null]);
      expect(await within((tx) => tx.posts.answered(ref))).toEqual({ id: post, organisationId: organisation });
      expect(await isChanging()).toBe(false);
      expect(await within((tx) => tx.posts.answered(ref))).toBeNull();

      await answering(amina, 40);
      await pause(80);
      expect(await isChanging()).toBe(false);

      // Pressed twice, whichever answer is there first; those that lapsed count no more.
      await answering(amina, minute);
      await answering(amina, minute);
      await within((tx) => tx.posts.answered(ref));
      expect(await isChanging()).toBe(true);
      await within((tx) => tx.posts.answered(ref));
      expect(await isChanging()).toBe(false);
    });

    /** A message about this is being written, and leaves a little later. */
    async function aboutToLeave(to: string, subject: string, reads: (tx: Tx) => Promise<unknown>) {
      await within((tx) => tx.deliveries.add(news(to, 'one', { subject })));
      const seen: unknown[] = [];
      const sending = within(async (tx) => {
        await tx.posts.steady([subject]);
        seen.push(await reads(tx));
        await pause(150);
        return beginBy(tx, to, await tx.deliveries.due(to, now), minute, null);
      });
      await pause(50);
      return { sending, seen };
    }

    it('what is about to show a subject and what changes it wait for one another: nothing that was taken back leaves unseen', async () => {
      const amina = await meet('U1');
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      const subject = `initiative:${initiative.id}`;
      const { sending, seen } = await aboutToLeave(amina, subject, async (tx) => (await tx.initiatives.get(initiative.id))?.sentence);

      const changed = within(async (tx) => {
        await tx.initiatives.erase(initiative.id);
        return tx.posts.showing(subject);
      });

      expect(await changed).toEqual([await sending]);
      expect(seen).toEqual(['On a réparé les vélos']);
    });

    it('what is about to name somebody who erases themself waits too: no name of theirs leaves unseen', async () => {
      const [amina, bao] = [await meet('U1'), await meet('U2')];
      const { initiative } = await tell(amina, 'On a réparé les vélos');
      await within((tx) => tx.initiatives.addReader(initiative.id, bao, now));
      const { sending, seen } = await aboutToLeave(amina, `initiative:${initiative.id}`, async (tx) => {
        const readers = await tx.initiatives.readers(initiative.id);
        return readers.length;
      });

      const erased = within(async (tx) => {
        const posts = await tx.rights.showing(bao, []);
        await tx.rights.erase(bao, { setAsides: true });
        return posts;
      });

      expect(await erased).toEqual([await sending]);
      expect(seen).toEqual([1]);
    });

    it('an edit that ends knows what is there, unless something else began to change it meanwhile', async () => {
      const amina = await meet('U1');
      const post = await begin(amina, await deliver(amina, ['one']));
      const ref = { conversation: 'D1', message: '1' };
      await within((tx) => tx.posts.sent(post, ref, now));
      const shown = async () => (await within((tx) => tx.posts.get(post)))?.shown;
      const isChanging = () => within(async (tx) => (await tx.posts.hold(post))?.isChanging);

      const edit = await within((tx) => tx.posts.editing(post, minute));
      expect([await isChanging(), await shown()]).toEqual([true, null]);
      await within((tx) => tx.posts.edited(post, edit, 'other'));
      expect([await isChanging(), await shown()]).toEqual([false, 'other']);

      const late = await within((tx) => tx.posts.editing(post, minute));
      await within((tx) => tx.posts.answering(amina, ref, 2 * minute));
      await within((tx) => tx.posts.edited(post, late, 'card'));
      expect([await isChanging(), await shown()]).toEqual([true, null]);
    });

    it('abandoned, its messages wait again, counted as tried', async () => {
      const amina = await meet('U1');
      const post = await begin(amina, await deliver(amina, ['one']));

      await within(async (tx) => tx.deliveries.release(await tx.posts.abandon(post), later(5)));

      expect(await due(amina)).toEqual([]);
      expect(await due(amina, later(5))).toMatchObject([{ slot: 'one', attempts: 1 }]);
      expect((await within((tx) => tx.agenda.outlook(now))).lost).toBe(false);
    });
  });

  describe('the digest', () => {
    const channel = () => ({ workspaceId: workspace.id, externalId: 'C1' });
    const subscribe = async (by: string) =>
      within((tx) =>
        tx.digests.subscribe(
          {
            organisationId: organisation,
            channel: channel(),
            every: 'week',
            weekday: 1,
            at: '09:00',
            zone: 'Europe/Paris',
            territory: 'metropole',
            locale: 'fr',
            includes: ['stories', 'call'],
            by,
          },
          now,
        ),
      );
    const one = { subject: `story:${nobody}`, state: 'story' } as const;
    const run = (subscriptionId: string, slot: string, items = [one]) =>
      within((tx) =>
        tx.digests
          .run({ subscriptionId, slot: Temporal.PlainDate.from(slot), seed: 's', call: false, grows: false, until: null, items }, now)
          .catch(() => 'not twice' as const),
      ).catch(() => 'not twice' as const);

    it('a channel is subscribed once; stopped and subscribed again, it has still read what it read', async () => {
      const by = await meet('U1');
      const first = await subscribe(by);
      const made = await run(first.id, '2026-11-23');
      if (made === null || made === 'not twice') throw new Error('no run');
      await within((tx) => tx.digests.setState(first.id, 'stopped'));
      expect(await within((tx) => tx.digests.all(organisation))).toEqual([]);

      expect(await subscribe(by)).toEqual(first);
      expect(await run(first.id, '2026-11-23', [])).toBeNull();
      expect(await run(first.id, '2026-11-30')).toBe('not twice');
      expect(await within((tx) => tx.digests.getRun(made.id))).toEqual(made);
      expect(made.items).toEqual([one]);
      await within((tx) => tx.digests.putBack(made.id, one));
      expect(await within((tx) => tx.digests.getRun(made.id))).toEqual({ ...made, items: [] });
      expect(await run(first.id, '2026-12-07')).toMatchObject({ subscriptionId: first.id });
    });

    it('coordination sees that it ran: with nothing to read, not sent yet, or posted', async () => {
      const { id } = await subscribe(await meet('U1'));
      const outcome = async () => (await within((tx) => tx.digests.lastRun(id)))?.outcome;
      expect(await outcome()).toBeUndefined();
      await run(id, '2026-11-23', []);
      expect(await outcome()).toBe('nothing');
      const made = await run(id, '2026-11-30');
      expect(await outcome()).toBe('waiting');
      if (made !== null && made !== 'not twice') await within((tx) => tx.digests.posted(made.id, now));
      expect(await outcome()).toBe('posted');
    });

    it('what there is to say in a channel is said once, by one worker at a time, and what it shows is known', async () => {
      const { id } = await subscribe(await meet('U1'));
      const made = await run(id, '2026-11-23');
      if (made === null || made === 'not twice') throw new Error('no run');
      const said = {
        organisationId: organisation,
        kind: 'digest' as const,
        about: { subscription: id, run: made.id },
        subject: '',
        slot: made.id,
        channel: channel(),
        notBefore: now,
      };
      expect(await within((tx) => tx.deliveries.addIn(said))).toBe(true);
      expect(await within((tx) => tx.deliveries.addIn(said))).toBe(false);
      expect(await within((tx) => tx.deliveries.channels(now, 10))).toEqual([channel()]);

      const begun = await atOnce(store, async (tx) => {
        const due = await tx.deliveries.dueIn(channel(), now);
        if (!due) return null;
        return tx.posts.beginIn(
          { organisationId: organisation, channel: channel(), thread: null, delivery: due.id, shown: 'card', leaseMs: minute },
          now,
        );
      });
      const [post] = begun.filter((each) => each !== null);
      expect(begun.filter((each) => each !== null)).toHaveLength(1);
      expect(await within((tx) => tx.deliveries.channels(now, 10))).toEqual([]);
      expect(await within((tx) => tx.posts.get(post ?? ''))).toMatchObject({ personId: null, channel: channel(), destination: 'C1' });
      expect(await within((tx) => tx.posts.showing(one.subject))).toEqual([post]);
      expect(await within((tx) => tx.posts.told(one.subject))).toEqual([{ id: post, channel: channel(), state: one.state }]);
      expect(await within((tx) => tx.rights.showing(nobody, [one.subject]))).toEqual([post]);
      expect(await within((tx) => tx.posts.delivery(post ?? ''))).toMatchObject({ kind: 'digest', channel: channel() });

      // Years later it is still there to be read, and so it is still known.
      await within((tx) => tx.posts.sent(post ?? '', { conversation: 'C1', message: '1.1' }, now));
      await within((tx) => tx.deliveries.forgetSent(later(60 * 24 * 1_000)));
      expect((await within((tx) => tx.posts.told(one.subject))).map(({ id }) => id)).toEqual([post]);
    });

    it('a list of stories and trials merged with other news in one message is found by each of them, once', async () => {
      const amina = await meet('U1');
      const [story, trial, other] = [randomUUID(), randomUUID(), randomUUID()];
      await within((tx) =>
        tx.deliveries.add(news(amina, 'list', { kind: 'stories', about: { search: '1', story0: story, trial1: trial }, subject: '' })),
      );
      await within((tx) => tx.deliveries.add(news(amina, 'news', { kind: 'storyProposal', about: { story }, subject: `story:${story}` })));
      const post = await begin(amina, await due(amina));

      const showing = (subject: string, only?: Parameters<Tx['posts']['showing']>[1]) => within((tx) => tx.posts.showing(subject, only));
      expect(await showing(`story:${story}`)).toEqual([post]);
      expect(await showing(`trial:${trial}`)).toEqual([post]);
      expect(await showing(`trial:${story}`)).toEqual([]);
      expect(await showing(`story:${other}`)).toEqual([]);
      expect(await showing(`story:${story}`, { kinds: ['stories'] })).toEqual([post]);
      expect(await showing(`story:${story}`, { personId: nobody })).toEqual([]);
    });
  });

  describe('trials that are over', () => {
    const plan = {
      what: 'Ouvrir à 8 h',
      hypothesis: 'Les parents viennent',
      wayBack: 'On rouvre à 9 h',
      stillValid: '',
      time: '',
      question: 'Qui vient ?',
      startsOn: today,
      endsOn: today,
      pilotUntil: today,
      gaps: [2],
      offscreen: false,
    };
    const nothing = { question: '', changed: '', keep: '', public: '' };
    const ended = async (pilot: string, endedOn = today) => {
      const trial = await within((tx) =>
        tx.trials.open({ organisationId: organisation, initiativeId: null, followsId: null, plan, pilot }, now),
      );
      await within((tx) => tx.trials.end(trial.id, 'over', endedOn));
      return trial.id;
    };

    it.each([
      ['leaves it', (tx: Tx, trial: string, person: string) => tx.trials.leave(trial, person)],
      ['was not among those with whom it goes on', (tx: Tx, trial: string) => tx.trials.dropMissing(trial)],
    ])('of whoever %s, what they allowed goes with them; what the others allowed stays', async (_, goes) => {
      const [amina, bruno] = [await meet('U1'), await meet('U2')];
      const allowed = { audience: 'organisation', service: null, naming: 'names', vintage: true, version: 1 } as const;
      const asked = async () => {
        const trial = await ended(amina);
        await within(async (tx) => {
          await tx.trials.ask(trial, bruno, 'tester', now);
          for (const personId of [amina, bruno]) {
            for (const part of ['trial', 'evaluation'] as const) await tx.trials.agreeToShare(trial, part, { ...allowed, personId }, now);
          }
        });
        return trial;
      };
      const who = (trial: string) =>
        within(async (tx) => [...(await tx.trials.agreements(trial, 'trial')), ...(await tx.trials.agreements(trial, 'evaluation'))]);
      const [one, other] = [await asked(), await asked()];

      await within(async (tx) => void (await goes(tx, one, bruno)));

      expect((await who(one)).map(({ personId }) => personId)).toEqual([amina, amina]);
      expect(await who(other)).toHaveLength(4);
      expect((await within((tx) => tx.trials.members(one))).map(({ personId }) => personId)).toEqual([amina]);
    });

    it('whoever watches over one is in none of its people, and only while they take no part in it and it is not over', async () => {
      const [amina, bruno, chloe] = [await meet('U1'), await meet('U2'), await meet('U3')];
      const { id: trial } = await within((tx) =>
        tx.trials.open({ organisationId: organisation, initiativeId: null, followsId: null, plan, pilot: amina }, now),
      );
      const companion = async () => (await within((tx) => tx.trials.get(trial)))?.companion;
      const people = async () => (await within((tx) => tx.trials.members(trial))).map(({ personId }) => personId);
      const named = (personId: string, agreed: boolean) => within((tx) => tx.trials.setCompanion(trial, { personId, agreed }));

      await named(bruno, false);
      expect(await companion()).toEqual({ personId: bruno, agreed: false });
      await named(chloe, true);
      expect([await companion(), await people()]).toEqual([{ personId: chloe, agreed: true }, [amina]]);
      expect((await within((tx) => tx.trials.watchedBy(chloe))).map(({ id }) => id)).toEqual([trial]);
      for (const one of [bruno, chloe]) expect(await within((tx) => tx.trials.of(one))).toEqual([]);
      expect(await within((tx) => tx.trials.watchedBy(bruno))).toEqual([]);
      expect(await within((tx) => tx.people.asking(amina))).toBe(0);
      expect(await within((tx) => tx.trials.dropMissing(trial))).toEqual([]);

      await within((tx) => tx.trials.ask(trial, chloe, 'tester', now));
      expect(await companion()).toEqual({ personId: chloe, agreed: true });
      await within((tx) => tx.trials.agree(trial, chloe, 1));
      expect([await companion(), await people()]).toEqual([null, [amina, chloe]]);
      await named(bruno, true);
      await within((tx) => tx.trials.end(trial, 'over', today));
      expect(await companion()).toBe(null);
    });

    it('an answer is in the place of the one before, and goes with its writer; what was said aloud stays', async () => {
      const [amina, bruno] = [await meet('U1'), await meet('U2')];
      const trial = await ended(amina);
      await within(async (tx) => {
        await tx.evaluations.answer(trial, bruno, { ...nothing, question: 'Dix', named: false }, now);
        await tx.evaluations.answer(trial, bruno, { ...nothing, question: 'Quinze', named: true }, now);
      });
      const [first, again] = [
        await within((tx) => tx.evaluations.note(trial, bruno, { ...nothing, public: 'Enfin' }, now)),
        await within((tx) => tx.evaluations.note(trial, bruno, { ...nothing, public: 'Enfin' }, now)),
      ];

      expect(again).toBe(first);
      expect(await within((tx) => tx.evaluations.own(trial, bruno))).toMatchObject({ question: 'Quinze', named: true });
      expect(await within((tx) => tx.evaluations.answers(trial))).toHaveLength(2);
      expect(await within((tx) => tx.evaluations.removeNote(first, amina))).toBe(false);

      await within((tx) => tx.rights.erase(bruno, { setAsides: true }));
      expect(await within((tx) => tx.evaluations.answers(trial))).toEqual([{ ...nothing, public: 'Enfin', name: '', aloud: true }]);
    });

    it('a conclusion is one version after another, and says who decides only of a practice', async () => {
      const trial = await ended(await meet('U1'));
      const learnt = { learnt: 'Ils viennent', follow: 'practice' as const, decider: 'La direction', decideBy: today };

      await within((tx) => tx.trials.conclude(trial, learnt, now));
      await within((tx) => tx.trials.conclude(trial, { learnt: 'Peu', follow: 'leave', decider: '', decideBy: null }, later(60)));

      const found = await within((tx) => tx.trials.get(trial));
      expect(found?.conclusion).toEqual({ version: 2, learnt: 'Peu', follow: 'leave', decider: '', decideBy: null });
      expect(found?.concludedAt?.toString()).toBe(now.toString());
      const undecided = within((tx) => tx.trials.conclude(trial, { ...learnt, decider: '' }, now));
      await expect(undecided).rejects.toThrow();
    });

    it('answers are forgotten after the conclusion, or long after an end that nobody concluded', async () => {
      const amina = await meet('U1');
      const [concluded, silent] = [await ended(amina), await ended(amina)];
      await within(async (tx) => {
        for (const trial of [concluded, silent]) await tx.evaluations.answer(trial, amina, { ...nothing, keep: 'Tout', named: false }, now);
        await tx.trials.conclude(concluded, { learnt: 'Ils viennent', follow: 'leave', decider: '', decideBy: null }, now);
      });

      expect(await within((tx) => tx.evaluations.forget(now, today))).toEqual([]);
      expect(await within((tx) => tx.evaluations.forget(later(1), today))).toEqual([concluded]);
      expect(await within((tx) => tx.evaluations.forget(now, today.add({ days: 1 })))).toEqual([silent]);
    });

    it('a trial given up is forgotten, and no other', async () => {
      const amina = await meet('U1');
      const over = await ended(amina);
      const given = await ended(amina);
      await within((tx) => tx.trials.end(given, 'given-up', today));

      expect(await within((tx) => tx.trials.forgetGivenUp(today))).toEqual([]);
      expect(await within((tx) => tx.trials.forgetGivenUp(today.add({ days: 1 })))).toEqual([{ id: given, organisationId: organisation }]);
      expect(await within((tx) => tx.trials.get(over))).not.toBeNull();
      expect(await within((tx) => tx.trials.get(given))).toBeNull();
    });
  });

  describe('Check-ins', () => {
    /** A trial that lives, with as many people, and its first check-in, open. */
    async function opened(people: number) {
      const ids = await Promise.all(Array.from({ length: people }, (_, index) => meet(`U${index}`)));
      const plan = {
        what: 'Un chariot',
        hypothesis: 'Moins de trajets',
        wayBack: 'Chacun le sien',
        stillValid: '',
        time: '',
        question: 'Combien ?',
        startsOn: today,
        endsOn: today.add({ days: 30 }),
        pilotUntil: today.add({ days: 30 }),
        gaps: [2],
        offscreen: false,
      };
      return within(async (tx) => {
        const trial = await tx.trials.open(
          { organisationId: organisation, initiativeId: null, followsId: null, plan, pilot: ids[0] ?? nobody },
          now,
        );
        const days = [today.add({ days: 2 }), today.add({ days: 7 })];
        await tx.checkIns.plan(trial.id, days);
        await tx.checkIns.plan(trial.id, days);
        const all = await tx.checkIns.ofTrial(trial.id);
        expect(all.map(({ number }) => number)).toEqual([1, 2]);
        const [current] = all;
        if (!current) throw new Error('no check-in');
        await tx.checkIns.open(current.id, ids, now);
        return { trial: trial.id, checkIn: current.id, ids };
      });
    }
    const mine = { words: 'il grince', weather: 'rain', forTeam: false, showing: 'unnamed' } as const;

    it('an answer replaces the one before, is taken back, and belongs to one person alone', async () => {
      const { checkIn, ids } = await opened(2);
      const [amina = '', bruno = ''] = ids;

      await within(async (tx) => {
        await tx.checkIns.answer(checkIn, amina, { ...mine, words: 'rien', showing: 'named' }, now);
        await tx.checkIns.answer(checkIn, amina, mine, later(5));
        await tx.checkIns.answer(checkIn, nobody, mine, now);
        const members = await tx.checkIns.members(checkIn);
        expect(members.find((one) => one.personId === amina)).toMatchObject({ ...mine, answeredAt: later(5) });
        expect(members.find((one) => one.personId === bruno)).toMatchObject({ words: '', answeredAt: null });
        expect(members).toHaveLength(2);
        await tx.checkIns.takeBack(checkIn, amina);
        expect((await tx.checkIns.members(checkIn)).every(({ words, weather, answeredAt }) => !words && !weather && !answeredAt)).toBe(
          true,
        );
      });
    });

    it('closed, keep the whole, and nothing of what each person said of the conditions; with too few answers, not even how many', async () => {
      const { checkIn, ids } = await opened(6);
      const conditions = { mostly: ['rain'], sometimes: [] } as const;

      await within(async (tx) => {
        for (const one of ids) await tx.checkIns.answer(checkIn, one, mine, now);
        await tx.checkIns.close(checkIn, { conditions, silent: ids.slice(0, 1) }, later(60));
        expect(await tx.checkIns.get(checkIn)).toMatchObject({ closedAt: later(60), conditions, counted: 6 });
        for (const one of await tx.checkIns.members(checkIn))
          expect(one).toMatchObject({ weather: null, counted: true, silent: one.personId === ids[0] });
      });

      const few = await opened(2);
      await within(async (tx) => {
        await tx.checkIns.answer(few.checkIn, few.ids[0] ?? '', mine, now);
        await tx.checkIns.close(few.checkIn, { conditions: null, silent: [] }, later(60));
        expect(await tx.checkIns.get(few.checkIn)).toMatchObject({ conditions: null, counted: 0 });
        expect((await tx.checkIns.members(few.checkIn)).every(({ weather, counted }) => weather === null && !counted)).toBe(true);
      });
    });

    it('words and requests go when their trial has been over long enough, once, and the whole stays', async () => {
      const { trial, checkIn, ids } = await opened(2);
      const [amina = '', bruno = ''] = ids;
      await within(async (tx) => {
        await tx.checkIns.answer(checkIn, amina, mine, now);
        await tx.checkIns.requestHelp({ trialId: trial, fromId: amina, toId: bruno, voice: false, words: 'à l’aide' }, now);
        await tx.trials.end(trial, 'over', today);
      });
      const forget = (ended: Temporal.PlainDate) => within((tx) => tx.checkIns.forgetWords(now, ended));

      expect(await forget(today)).toEqual([]);
      expect(await forget(today.add({ days: 1 }))).toEqual([{ trialId: trial, organisationId: organisation, forgotten: 3 }]);
      expect(await forget(today.add({ days: 1 }))).toEqual([]);
      await within(async (tx) => {
        expect(await tx.checkIns.members(checkIn)).toEqual([]);
        expect(await tx.checkIns.helpRequestsSince(trial, now)).toEqual([]);
        expect(await tx.checkIns.get(checkIn)).toMatchObject({ number: 1 });
      });
    });
  });

  describe('Services', () => {
    const add = (name: string) => within((tx) => tx.services.add(organisation, name));
    const all = () => within((tx) => tx.services.all(organisation));
    const channel = (externalId: string) => ({ workspaceId: workspace.id, externalId });
    async function added(name: string) {
      const service = await add(name);
      if (!service) throw new Error(`no service ${name}`);
      return service;
    }

    it('bear one name each, whatever its case and accents, even when two are added at once', async () => {
      const twice = await atOnce(store, (tx) => tx.services.add(organisation, 'État civil'));
      expect(twice.filter((one) => one !== null)).toHaveLength(1);
      expect(await add('ETAT-CIVIL')).toBeNull();

      const parcs = await added('Espaces verts');
      await within((tx) => tx.services.rename(parcs.id, 'Parcs'));
      expect((await all()).map(({ name }) => name)).toEqual(['État civil', 'Parcs']);
    });

    it('share no channel', async () => {
      const [voirie, parcs] = [await added('Voirie'), await added('Parcs')];

      const twice = await atOnce(store, (tx) => tx.services.bind(voirie, channel('C1')));
      expect(twice.toSorted()).toEqual([false, true]);
      expect(await within((tx) => tx.services.bind(parcs, channel('C1')))).toBe(false);
      expect((await within((tx) => tx.services.get(voirie.id)))?.channels).toEqual([channel('C1')]);
      expect(await within((tx) => tx.services.unbind(parcs.id, channel('C1')))).toBe(false);
      expect(await within((tx) => tx.services.unbind(voirie.id, channel('C1')))).toBe(true);
    });

    it('removed, leave choices that name no service, and say whom it concerns: once', async () => {
      const voirie = await added('Voirie');
      const amina = await meet('U1');
      const { initiative } = await tell(amina, 'On a planté les talus');
      const chosen = { audience: 'service', service: voirie.id, naming: 'team', vintage: false } as const;
      const story = await within(async (tx) => {
        const text = { kind: 'story', title: 'Des talus', body: 'Fleuris', writtenBy: null } as const;
        const written = await tx.stories.write({ organisationId: organisation, initiativeId: initiative.id, ...text }, now);
        await tx.stories.agree(written.id, { ...chosen, personId: amina, version: 1 }, now);
        await tx.stories.recordOral(written.id, { ...chosen, version: 1, saidOn: today, how: 'Lu', wall: false, names: '' }, amina, now);
        await tx.rights.leaveBehind(written.id, chosen);
        await tx.services.bind(voirie, channel('C1'));
        return written;
      });

      const removed = await within((tx) => tx.services.remove(voirie.id));

      expect(removed).toEqual({ trials: [], chosen: [{ storyId: story.id, personId: amina }], aloud: [story.id], left: [] });
      expect(await within((tx) => tx.stories.agreements(story.id))).toMatchObject([{ audience: 'service', service: null }]);
      expect(await within((tx) => tx.stories.oral(story.id))).toMatchObject({ audience: 'service', service: null });
      expect(await within((tx) => tx.rights.departed(story.id))).toMatchObject({ audience: 'service', service: null });
      expect(await within((tx) => tx.services.remove(voirie.id))).toBeNull();
      const parcs = await added('Parcs');
      expect(await within((tx) => tx.services.bind(parcs, channel('C1')))).toBe(true);
    });
  });
}
