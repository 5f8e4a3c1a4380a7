import { plainText } from '../../cards/plain-text.ts';
import { type Act, type Answer, answerByMessage, notify, plan, say } from '../../core/act.ts';
import { cardOf } from '../../core/cards.ts';
import type { Engine } from '../../core/engine.ts';
import { message, type Scene } from '../../core/kind.ts';
import { languageFor } from '../../core/language.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import { type FilesToSend, sendMade } from '../../delivery/send-files.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { localeOf, type Person, workingTimeOf } from '../../domain/person.ts';
import type { Task } from '../../ports/agenda.ts';
import { kinds } from './messages.ts';
import { dataOf } from './their-data.ts';

/** « Exporter »: the files follow, from the agenda; asked twice before they left, they leave once. */
export async function askForExport(act: Act): Promise<Answer> {
  await plan(act, 'export-data', { person: act.person.id, within: act.workspace.id }, act.now);
  return say(kinds.exportComing);
}

/** Agenda: sends both files to the person's own conversation. */
export async function exportData(engine: Engine, task: Task, { person: personId, within }: AboutTask<'export-data'>): Promise<void> {
  const prepared = await engine.store.transaction((tx) =>
    prepare({ ...engine, saying: engine.areas, tx, now: engine.clock.now() }, personId, within ?? null),
  );
  if (!prepared) return engine.store.transaction((tx) => tx.agenda.complete(task.id));
  return sendMade(engine, task, prepared, (ground, outcome) => refused(ground, personId, outcome));
}

type Ground = Omit<Scene, 'organisation'>;

async function prepare(ground: Ground, personId: string, within: string | null): Promise<FilesToSend | null> {
  const known = await whoIs(ground, personId);
  const identity = await ground.tx.people.identity(personId, within);
  if (!known || !identity) return null;

  const { person, organisation } = known;
  const scene: Scene = { ...ground, organisation };
  const { data } = await dataOf({ ...scene, person });
  const card = cardOf(message(kinds.dataFile, { data, organisation: organisation.name, at: ground.now }), languageFor(scene, person), null);
  const json = {
    format: 'vendange-personal-data',
    version: 1,
    organisation: organisation.name,
    exportedAt: ground.now,
    ...data,
    beyondReach: ['slack-history', 'slack-exports', 'backups-and-the-journal-of-the-database', 'copies-made-by-people'],
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
  await answerByMessage(ground, {
    organisationId: organisation.id,
    kind: kinds.exportRefused.name,
    about: { permission },
    subject: '',
    slot: `${code}:${now.epochMilliseconds}`,
    personId,
  });
  for (const coordinator of permission ? await tx.people.coordinators(organisation.id) : []) {
    const slot = localDate(workingTimeOf(coordinator, organisation), now).toString();
    await notify({ ...ground, organisation }, coordinator, { kind: kinds.filesNotAllowed, about: {}, subject: '', slot });
  }
}

async function whoIs({ tx }: Ground, personId: string): Promise<{ person: Person; organisation: Organisation } | null> {
  const person = await tx.people.get(personId);
  const organisation = person && (await tx.organisations.get(person.organisationId));
  return person && organisation ? { person, organisation } : null;
}
