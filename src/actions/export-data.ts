import { localDate } from '../domain/calendar.ts';
import type { Organisation } from '../domain/organisation.ts';
import { localeOf, type Person, workingTimeOf } from '../domain/person.ts';
import { cardOf } from '../messages/cards.ts';
import { message } from '../messages/kinds.ts';
import { plainText } from '../messages/plain-text.ts';
import type { OutgoingFile } from '../platform.ts';
import type { Task, Workspace } from '../ports.ts';
import { type Act, type Answer, notify, plan, type Scene, say } from './context.ts';
import { languageFor } from './refresh-posts.ts';
import type { AgendaCore } from './run-agenda.ts';
import { dataOf } from './show-data.ts';

/** « Exporter »: the files follow, from the agenda; asked twice before they left, they leave once. */
export async function askForExport(act: Act): Promise<Answer> {
  await plan(act, 'export-data', `${act.person.id} ${act.workspace.id}`, act.now);
  return say('exportComing', {});
}

interface Export {
  readonly workspace: Workspace;
  readonly externalId: string;
  readonly files: readonly OutgoingFile[];
  readonly note: string;
}

/** Seconds before another attempt after a doubt: files cannot be looked for, so they may then arrive twice. */
const afterDoubt = 30;

/** Agenda: sends both files to the person's own conversation. */
export async function exportData(core: AgendaCore, task: Task): Promise<void> {
  const [personId = '', within = null] = task.subject.split(' ');
  const prepared = await core.store.transaction((tx) => prepare({ ...core, tx, now: core.clock.now() }, personId, within));
  const { workspace, externalId, files, note } = prepared ?? {};
  if (!workspace || !externalId || !files || note === undefined) return core.store.transaction((tx) => tx.agenda.complete(task.id));

  const outcome = (await core.platforms[workspace.platform]?.sendFiles(
    workspace.externalId,
    { to: 'person', externalId },
    files,
    note,
  )) ?? { type: 'retry' as const, afterMs: 60_000 };
  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    if (outcome.type === 'retry')
      return tx.agenda.retry(task.id, now.add({ milliseconds: Math.max(outcome.afterMs, 1000) }), 'asked-to-wait');
    if (outcome.type === 'unsure') {
      // Given up after a few doubts rather than sent for ever.
      return task.attempts < 4
        ? tx.agenda.retry(task.id, now.add({ seconds: afterDoubt * 2 ** task.attempts }), 'unsure')
        : tx.agenda.complete(task.id);
    }
    if (outcome.type === 'refused') await refused({ ...core, tx, now }, personId, outcome);
    return tx.agenda.complete(task.id);
  });
}

type Ground = Omit<Scene, 'organisation'>;

async function prepare(ground: Ground, personId: string, within: string | null): Promise<Export | null> {
  const known = await whoIs(ground, personId);
  const identity = await ground.tx.people.identity(personId, within);
  if (!known || !identity) return null;

  const { person, organisation } = known;
  const scene: Scene = { ...ground, organisation };
  const { data } = await dataOf({ ...scene, person });
  const card = cardOf(message('dataFile', { data, organisation: organisation.name, at: ground.now }), languageFor(scene, person));
  const json = {
    format: 'vendange-personal-data',
    version: 1,
    organisation: organisation.name,
    exportedAt: ground.now,
    ...data,
    beyondReach: ['slack-history', 'slack-exports', 'backups-for-seven-days-at-most', 'copies-made-by-people'],
  };
  const name = localeOf(person, organisation) === 'fr' ? 'mes-donnees-vendange' : 'my-vendange-data';
  return {
    workspace: identity.workspace,
    externalId: identity.externalId,
    note: card.summary,
    files: [
      { name: `${name}.txt`, mimeType: 'text/plain', content: plainText(card) },
      { name: `${name}.json`, mimeType: 'application/json', content: `${JSON.stringify(json, null, 2)}\n` },
    ],
  };
}

/** They are told at once; coordination too when it can repair it, once a day and not for whom. */
async function refused(ground: Ground, personId: string, { why, code }: { why: string; code: string }): Promise<void> {
  const known = await whoIs(ground, personId);
  if (!known || why === 'person-gone') return;
  const { tx, now } = ground;
  const { organisation } = known;
  const permission = why === 'missing-scope';
  await tx.deliveries.add({
    organisationId: organisation.id,
    kind: 'exportRefused',
    about: { permission },
    subject: '',
    slot: `${code}:${now.epochMilliseconds}`,
    personId,
    direct: true,
    notBefore: now,
    expiresAt: null,
  });
  for (const coordinator of permission ? await tx.people.coordinators(organisation.id) : []) {
    const slot = localDate(workingTimeOf(coordinator, organisation), now).toString();
    await notify({ ...ground, organisation }, coordinator, { kind: 'filesNotAllowed', about: {}, subject: '', slot });
  }
}

async function whoIs({ tx }: Ground, personId: string): Promise<{ person: Person; organisation: Organisation } | null> {
  const person = await tx.people.get(personId);
  const organisation = person && (await tx.organisations.get(person.organisationId));
  return person && organisation ? { person, organisation } : null;
}
