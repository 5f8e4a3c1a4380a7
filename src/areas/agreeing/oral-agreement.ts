import { type Act, type Answer, aboutInitiative, aboutStory, notify, plan, refreshLater, say } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import { filled } from '../../core/form.ts';
import { sayInWords } from '../../core/form-in-words.ts';
import { sentenceOf, textOf } from '../../core/form-values.ts';
import type { Scene } from '../../core/kind.ts';
import { languageFor } from '../../core/language.ts';
import type { NamedStory, NamedStoryVersion } from '../../core/records.ts';
import { type FileToSend, sendFile } from '../../delivery/send-files.ts';
import type { OralAgreement } from '../../domain/agreement.ts';
import { localDate } from '../../domain/calendar.ts';
import { localeOf, type Person, workingTimeOf } from '../../domain/person.ts';
import type { Task } from '../../ports/agenda.ts';
import type { Story } from '../../ports/stories.ts';
import { kinds as bringingKinds } from '../bringing/messages.ts';
import { notFound } from '../conversation/missed.ts';
import { note } from '../coordination/audit.ts';
import { type NamedOral, openVoice, takeBackVoice, voiceFromForm } from '../trying/voice.ts';
import { chosenIn, tellWriter } from './agree.ts';
import { forms } from './forms.ts';
import { saidAloudIn } from './said-aloud.ts';
import { sharingSaid } from './shared-story.ts';
import { sheetOf, sheetWords } from './sheet.ts';

// For someone without a screen (P18): the person who wrote the story reads it aloud and notes what was agreed.

/** « Accord donné de vive voix », « Noter ce oui »: the form. */
export async function openOral(act: Act, named?: NamedOral): Promise<Answer> {
  const voice = await openVoice(act, named);
  if (voice || (named && 'trial' in named)) return voice ?? notFound('trial');
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  const today = localDate(workingTimeOf(act.person, act.organisation), act.now);
  const about = { story: story.id };
  const { id, version, title, body } = story;
  const services = await act.tx.services.all(act.organisation.id);
  return {
    type: 'ask',
    form: filled(forms.oral, { story: id, version, title, body, today, services }),
    otherwise: sayInWords(forms.oral, about),
  };
}

export async function oralFromForm(
  act: Act,
  named?: NamedStoryVersion | { readonly trial: string; readonly version: number },
): Promise<Answer> {
  if (named && 'trial' in named) return voiceFromForm(act, named);
  const { tx, values, now } = act;
  const story = await theirStory(act, named);
  if (!story) return notFound('story');
  // What was read aloud is not what the story says now.
  if (named?.version !== story.version) return again(story);

  const sharing = await chosenIn(act);
  const { how, on, errors } = saidAloudIn(act);
  const names = sentenceOf(textOf(values.names));
  if (!sharing) errors.service = 'service-missing';
  if (sharing?.naming === 'names' && names === '') errors.names = 'names-missing';
  if (!on || !sharing || Object.keys(errors).length > 0) return { type: 'correct', errors };

  const wall = sharing.audience === 'organisation' && ['wall', 'both'].includes(textOf(values.vintage));
  const shown = { wall, names: sharing.naming === 'names' ? names : '' };
  const oral: OralAgreement = { ...sharing, ...shown, version: story.version, saidOn: on, how };
  await tx.stories.recordOral(story.id, oral, act.person.id, now);
  await refreshLater(act, aboutStory(story.id));
  await tellWriter(act, story);
  return say(bringingKinds.oralKept, { story: story.id, initiative: story.initiativeId });
}

function again({ id }: Story): Answer {
  return say(bringingKinds.oralAgain, { story: id });
}

/** « Reprise d'accord »: by the person who noted it, or by coordination with the reference of the sheet, without reading the story. */
export async function takeBackOral(act: Act, named?: NamedOral): Promise<Answer> {
  const { tx, organisation, person, now } = act;
  const reference = act.rest.match(/\b[0-9a-f]{8}\b/i)?.[0].toLowerCase();
  const voice = reference === undefined ? await takeBackVoice(act, named) : null;
  if (voice || (named && 'trial' in named)) return voice ?? notFound('trial');
  const found = reference !== undefined && person.coordinator ? await tx.stories.byReference(organisation.id, reference) : null;
  const story = found ?? (reference === undefined ? await theirStory(act, named) : null);
  if (!story || !(await tx.stories.takeBackOral(story.id, now))) return notFound(person.coordinator ? 'oral-sheet' : 'oral');

  // The card that showed what was agreed shows it no more.
  await refreshLater(act, aboutInitiative(story.initiativeId));
  await refreshLater(act, aboutStory(story.id));
  if (story.writtenBy !== person.id) {
    await note(act, 'oral-taken-back');
    const writer = story.writtenBy === null ? null : await tx.people.get(story.writtenBy);
    const about = { story: story.id, initiative: story.initiativeId };
    if (writer)
      await notify(act, writer, {
        kind: bringingKinds.oralTakenBackElsewhere,
        about,
        subject: aboutInitiative(story.initiativeId),
        slot: `${story.id}:${now.epochMilliseconds}`,
      });
  }
  return say(bringingKinds.oralTakenBack);
}

/** « La feuille à imprimer »: the file follows, from the agenda. */
export async function askForSheet(act: Act, named?: NamedStory): Promise<Answer> {
  const story = await theirStory(act, named);
  if (!story || !(await act.tx.stories.oral(story.id))) return notFound('oral');
  await plan(act, 'send-sheet', { story: story.id }, act.now);
  return say(bringingKinds.sheetComing, { paper: 'sheet' });
}

/** Agenda: the sheet, to the person who wrote the story. */
export async function sendSheet(engine: Engine, task: Task, about: { readonly story: string }): Promise<void> {
  return sendFile(engine, task, async (tx) => {
    const story = await tx.stories.get(about.story);
    const organisation = story && (await tx.organisations.get(story.organisationId));
    const writer = story?.writtenBy ? await tx.people.get(story.writtenBy) : null;
    return organisation && writer
      ? sheetFor({ tx, now: engine.clock.now(), draw: engine.draw, saying: engine.areas, organisation }, story, writer)
      : null;
  });
}

async function sheetFor(scene: Scene, story: Story, writer: Person): Promise<FileToSend | null> {
  const [oral, identity] = [await scene.tx.stories.oral(story.id), await scene.tx.people.identity(writer.id)];
  if (!oral || !identity) return null;
  const words = sheetWords[localeOf(writer, scene.organisation)];
  const { audience, serviceName, naming, vintage } = await sharingSaid(scene, oral);
  const content = sheetOf(
    {
      organisation: scene.organisation.name,
      reference: referenceOf(story),
      title: story.title,
      body: story.body,
      writer: writer.name,
      audience,
      serviceName,
      naming,
      vintage,
      wall: oral.wall,
      names: oral.names,
      on: oral.saidOn,
    },
    languageFor(scene, writer),
  );
  return {
    workspace: identity.workspace,
    externalId: identity.externalId,
    file: { name: `${words.file}-${referenceOf(story)}.html`, mimeType: 'text/html', content },
    note: words.note,
  };
}

/** What names a story on paper and on the phone, without saying anything of it. */
const referenceOf = ({ id }: Story) => id.slice(0, 8);

/** The story a button names, or the latest they wrote in plain words; only for its writer. */
async function theirStory(act: Act, named: NamedStory): Promise<Story | null> {
  const id = named === undefined ? (await act.tx.stories.latestBy(act.person.id))?.id : named?.story;
  const story = id ? await act.tx.stories.lock(id) : null;
  return story?.writtenBy === act.person.id ? story : null;
}
