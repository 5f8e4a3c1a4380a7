import { type Act, type Answer, plan, say } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import type { Named } from '../../core/subject.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import { sendFile } from '../../delivery/send-files.ts';
import { localeOf } from '../../domain/person.ts';
import type { Task } from '../../ports/agenda.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { aPageToPrint } from './buttons.ts';
import { notebookHtml } from './pages/notebook.ts';
import { pageWords } from './pages/words.ts';

/** One page to print, the notebook unless another is named, to whoever asks: it holds nothing that they may not read. The file follows, from the agenda. */
export async function givePage(act: Act, named?: Named<{ readonly page: 'notebook' }>): Promise<Answer> {
  const page = named?.page ?? 'notebook';
  // A moment later, so that the file does not come before the answer.
  await plan(act, 'send-page', { person: act.person.id, page }, act.now.add({ seconds: 2 }));
  return say(bringingKinds.sheetComing, { paper: page });
}

/** Agenda: the page, as it is true now. */
export async function sendPage(engine: Engine, task: Task, about: AboutTask<'send-page'>): Promise<void> {
  return sendFile(engine, task, async (tx) => {
    const [person, identity] = [await tx.people.get(about.person), await tx.people.identity(about.person)];
    const organisation = person && (await tx.organisations.get(person.organisationId));
    const asked = aPageToPrint.read(about.page);
    if (!organisation || !identity || !asked) return null;
    const locale = localeOf(person, organisation);
    const { file, note } = pageWords[locale][asked.page];
    const content = notebookHtml(organisation.name, locale);
    return {
      workspace: identity.workspace,
      externalId: identity.externalId,
      file: { name: `${file}.html`, mimeType: 'text/html', content },
      note,
    };
  });
}
