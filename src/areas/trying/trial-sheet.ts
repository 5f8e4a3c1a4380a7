import { type Act, type Answer, plan, say } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import { languageFor } from '../../core/language.ts';
import type { NamedTrial } from '../../core/records.ts';
import { sendFile } from '../../delivery/send-files.ts';
import { localeOf } from '../../domain/person.ts';
import type { Task } from '../../ports/agenda.ts';
import { trialSheetOf, trialSheetWords } from '../agreeing/sheet.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { notFound } from '../conversation/missed.ts';
import { keptItemRead } from '../library/read-item.ts';
import { theirTrial } from './own-trial.ts';
import { companionOf } from './trial-view.ts';

/** « La feuille à imprimer »: the file follows, from the agenda. */
export async function askForTrialSheet(act: Act, named?: NamedTrial): Promise<Answer> {
  const theirs = await theirTrial(act, named, ['asking', 'live']);
  if (!theirs) return notFound('trial');
  await plan(act, 'send-trial-sheet', { trial: theirs.trial.id, person: act.person.id }, act.now);
  return say(bringingKinds.sheetComing, { paper: 'sheet' });
}

/** Agenda: the sheet, to the person who asked and is still in it. */
export async function sendTrialSheet(
  engine: Engine,
  task: Task,
  about: { readonly trial: string; readonly person: string },
): Promise<void> {
  return sendFile(engine, task, async (tx) => {
    const [trial, identity] = [await tx.trials.get(about.trial), await tx.people.identity(about.person)];
    const organisation = trial && (await tx.organisations.get(trial.organisationId));
    const members = trial ? await tx.trials.members(trial.id) : [];
    const person = members.find((one) => one.personId === about.person)?.person;
    const pilot = members.find((one) => one.role === 'pilot')?.person.name ?? '';
    if (!trial || !organisation || !person || !identity) return null;
    const read = await keptItemRead({ tx, organisation }, person, trial.inspiredBy);
    const words = trialSheetWords[localeOf(person, organisation)];
    return {
      workspace: identity.workspace,
      externalId: identity.externalId,
      file: {
        name: `${words.file}-${trial.id.slice(0, 8)}.html`,
        mimeType: 'text/html',
        content: trialSheetOf(
          trial,
          organisation.name,
          languageFor({ organisation, now: engine.clock.now(), saying: engine.areas }, person),
          { inspiredBy: read?.printed ? read.title : '', pilot, companion: (await companionOf({ tx }, trial))?.name ?? '' },
        ),
      },
      note: words.note,
    };
  });
}
