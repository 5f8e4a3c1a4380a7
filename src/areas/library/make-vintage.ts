import { setImmediate as letOthersPass } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { formatFor, type Reading } from '../../cards/format.ts';
import { type Act, type Answer, answerByMessage, plan, say } from '../../core/act.ts';
import { cardOf } from '../../core/cards.ts';
import type { Engine } from '../../core/engine.ts';
import { sentenceOf } from '../../core/form-values.ts';
import { keepTask } from '../../core/keep-task.ts';
import { message } from '../../core/kind.ts';
import { languageFor } from '../../core/language.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import { sendMade } from '../../delivery/send-files.ts';
import type { Locale, Organisation } from '../../domain/organisation.ts';
import { localeOf, type Person } from '../../domain/person.ts';
import { type Season, seasonKey, seasonOf, seasonOfKey, seasonSaid, stretchOf } from '../../domain/season.ts';
import type { Task } from '../../ports/agenda.ts';
import type { PostRef } from '../../ports/chat-platform.ts';
import type { Workspace } from '../../ports/organisations.ts';
import { unclear } from '../conversation/missed.ts';
import { gatherVintage, printableIn, printedTrials } from './gather-vintage.ts';
import { kinds } from './messages.ts';
import { todayOf } from './open-items.ts';
import { bookletHtml } from './vintage/html.ts';
import { bookletMarkdown } from './vintage/markdown.ts';
import { vintageWords } from './vintage/words.ts';

/** « Millésime automne 2026 »: anyone may have it, since it holds only what everyone may read and print. The files follow, from the agenda. */
export async function askForVintage(act: Act): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const asked = sentenceOf(act.rest);
  const season = asked === '' ? seasonOf(todayOf(act)) : seasonSaid(asked, todayOf(act));
  if (!season) return unclear('season');

  const about = { season: seasonKey(season) };
  const some = await tx.library.printed(organisation.id, stretchOf(season), null, 1);
  if (some.length === 0 && (await printedTrials(tx, organisation, season)).length === 0) return say(kinds.vintageEmpty, about);
  // A moment later, so that the files do not come before the answer.
  await plan(act, 'make-vintage', { person: person.id, season: about.season }, now.add({ seconds: 2 }));
  return say(kinds.vintageComing, about);
}

/** From so many stories on, a card of its own shows how far it is. */
const longFrom = 500;
/** How many times, a second apart, the work waits for that card to have left; it begins without it then. */
const patience = 5;

/**
 * Agenda: both files, to the person who asked. However long it lasts, one worker makes it: its lease is renewed after each batch. Begun
 * again after a crash, it is made again from what is true then. Both files are shown to their receiver in one step at the very
 * end: only a crash in that step, or a doubt about it, makes them arrive twice, since files cannot be looked for.
 */
export async function makeVintage(engine: Engine, task: Task, about: AboutTask<'make-vintage'>): Promise<void> {
  const asked = await whoAsked(engine, about);
  if (!asked) return engine.store.transaction((tx) => tx.agenda.complete(task.id));
  const { organisation, person, season, workspace, externalId } = asked;

  const slot = `${aboutVintage(task)}:${task.id}`;
  const keep = () => keepTask(engine, task);
  const total = (await printableIn(engine.store, organisation, stretchOf(season), keep)).size;
  if (total >= longFrom && task.attempts < patience && (await cardsShown(engine, task)).length === 0) {
    // The card leaves first: it is edited while the work goes on.
    const now = engine.clock.now();
    return engine.store.transaction(async (tx) => {
      if (task.attempts === 0) {
        const about = { season: seasonKey(season), read: 0, total };
        const subject = aboutVintage(task);
        const answer = { organisationId: organisation.id, kind: 'vintageProgress', about, subject, slot, personId: person.id } as const;
        await answerByMessage({ tx, now }, answer);
      }
      await tx.agenda.retry(task.id, now.add({ seconds: 1 }), 'shown-first');
    });
  }
  // By quarters: the files that follow must find room in what the conversation can receive at once.
  let shown = 0;
  const show = async (read: number, of: number) => {
    await keep();
    if (of < longFrom || read < shown + of / 4) return;
    shown = read;
    await showProgress(engine, task, asked, read, of);
  };
  const booklet = await gatherVintage(engine.store, organisation, season, engine.clock.now(), show);
  const locale = localeOf(person, organisation);
  const language = vintageLanguage(locale, organisation);
  const name = vintageWords[locale].file(season);
  const files = [
    { name: `${name}.html`, mimeType: 'text/html', content: await wholeOf(bookletHtml(booklet, language), keep) },
    { name: `${name}.md`, mimeType: 'text/markdown', content: await wholeOf(bookletMarkdown(booklet, language), keep) },
  ];
  if (total >= longFrom) await showProgress(engine, task, asked, total, total);
  await keep();
  await sendMade(engine, task, {
    workspace,
    externalId,
    files,
    note: vintageWords[locale].note,
  });
}

/** A booklet is read for years: its dates say the year. */
export function vintageLanguage(locale: Locale, { zone }: Pick<Organisation, 'zone'>): Reading {
  return { locale, format: formatFor(locale, zone, Temporal.PlainDate.from('0001-01-01')) };
}

interface Asked {
  readonly organisation: Organisation;
  readonly person: Person;
  readonly season: Season;
  readonly workspace: Workspace;
  readonly externalId: string;
}

/** Null: they are gone, or cannot be written to. */
async function whoAsked(engine: Engine, about: AboutTask<'make-vintage'>): Promise<Asked | null> {
  const season = seasonOfKey(about.season);
  return engine.store.transaction(async (tx) => {
    const [person, identity] = [await tx.people.get(about.person), await tx.people.identity(about.person)];
    const organisation = person && (await tx.organisations.get(person.organisationId));
    return season && organisation && identity
      ? { organisation, person, season, workspace: identity.workspace, externalId: identity.externalId }
      : null;
  });
}

const aboutVintage = ({ subject }: Task) => `vintage:${subject}`;

/** Where the cards that show how far it is have arrived. */
async function cardsShown(engine: Engine, task: Task): Promise<readonly PostRef[]> {
  return engine.store.transaction(async (tx) => {
    const posts = await Promise.all((await tx.posts.showing(aboutVintage(task))).map((id) => tx.posts.get(id)));
    return posts.flatMap((one) => one?.ref ?? []);
  });
}

/** Edits the card that shows how far it is; one that cannot be edited is nobody's loss. */
async function showProgress(engine: Engine, task: Task, { organisation, person, season, workspace }: Asked, read: number, total: number) {
  const now = engine.clock.now();
  const card = cardOf(
    message(kinds.vintageProgress, { season, read, total }),
    languageFor({ organisation, now, saying: engine.areas }, person),
    null,
  );
  for (const ref of await cardsShown(engine, task)) await engine.platforms[workspace.platform]?.edit(workspace.externalId, ref, card);
}

/** Some hundred pieces at a time: what else the process has to answer is answered in between. */
async function wholeOf(pieces: Iterable<string>, meanwhile: () => Promise<void>): Promise<string> {
  const parts: string[] = [];
  for (const piece of pieces) {
    parts.push(piece);
    if (parts.length % 200 !== 0) continue;
    await letOthersPass();
    await meanwhile();
  }
  return parts.join('');
}
