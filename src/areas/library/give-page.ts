import { type Act, type Answer, plan, say } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import type { Scene } from '../../core/kind.ts';
import type { Named, ValueOf } from '../../core/subject.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import { sendFile } from '../../delivery/send-files.ts';
import type { Locale } from '../../domain/organisation.ts';
import { localeOf } from '../../domain/person.ts';
import type { Task } from '../../ports/agenda.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { aPageToPrint } from './buttons.ts';
import { posterItems } from './gather-poster.ts';
import { vintageLanguage } from './make-vintage.ts';
import { kinds } from './messages.ts';
import { todayOf } from './open-items.ts';
import { notebookHtml } from './pages/notebook.ts';
import { posterHtml } from './pages/poster.ts';
import { pageWords } from './pages/words.ts';

type Page = ValueOf<typeof aPageToPrint>['page'];

/**
 * One page to print, for anybody: the notebook when no page is named. It holds nothing that the person may not read. A task sends the
 * file.
 */
export async function givePage(act: Act, named?: Named<{ readonly page: Page }>): Promise<Answer> {
  const page = named?.page ?? 'notebook';
  if (page === 'poster' && (await posterItems(act)).length === 0) return say(kinds.vintageEmpty, {});
  // A moment later, so that the file does not come before the answer.
  await plan(act, 'send-page', { person: act.person.id, page }, act.now.add({ seconds: 2 }));
  return say(bringingKinds.sheetComing, { paper: page });
}

/** « Brèves à afficher » */
export async function givePoster(act: Act): Promise<Answer> {
  return givePage(act, { page: 'poster' });
}

/** Agenda: the page, as it is true now. */
export async function sendPage(engine: Engine, task: Task, about: AboutTask<'send-page'>): Promise<void> {
  return sendFile(engine, task, async (tx) => {
    const [person, identity] = [await tx.people.get(about.person), await tx.people.identity(about.person)];
    const organisation = person && (await tx.organisations.get(person.organisationId));
    const asked = aPageToPrint.read(about.page);
    if (!organisation || !identity || !asked) return null;
    const scene = { tx, now: engine.clock.now(), draw: engine.draw, saying: engine.areas, organisation };
    const locale = localeOf(person, organisation);
    const { file, note } = pageWords[locale][asked.page];
    const content = asked.page === 'notebook' ? notebookHtml(organisation.name, locale) : await posterNow(scene, locale);
    if (content === null) return null;
    return {
      workspace: identity.workspace,
      externalId: identity.externalId,
      file: { name: `${file}.html`, mimeType: 'text/html', content },
      note,
    };
  });
}

/** Null: what was on it has been taken back since it was asked for. */
async function posterNow(scene: Scene, locale: Locale): Promise<string | null> {
  const items = await posterItems(scene);
  if (items.length === 0) return null;
  const madeOn = todayOf(scene);
  return posterHtml({ organisation: scene.organisation.name, madeOn, items }, vintageLanguage(locale, scene.organisation));
}
