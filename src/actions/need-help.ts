import { Temporal } from 'temporal-polyfill';
import { addWorkingDaysTo, localDate, nextGoodMoment } from '../domain/calendar.ts';
import { officeTimeOf, type Person, workingTimeOf } from '../domain/person.ts';
import type { Trial } from '../domain/trial.ts';
import type { Params } from '../messages/kinds.ts';
import type { HelpChoice, Reachable } from '../messages/params/checking.ts';
import { ofTrial } from './check-in-shown.ts';
import { type Act, type Answer, aboutTrial, draftName, idOf, notify, plan, type Scene, say } from './context.ts';
import { platformIdOf } from './form-values.ts';
import { carriersOf, trialInMind } from './own-check-in.ts';
import { partOf } from './subjects.ts';
import { sentenceOf, textOf } from './tell-initiative.ts';

// « J'ai besoin d'aide »: asks whom, and says when it can be read. « En parler de vive voix »: asks the pilot to come and talk.

const states = ['live', 'over'] as const;

/** The form; words that follow are kept until somebody is chosen. */
export async function needHelp(act: Act): Promise<Answer> {
  const theirs = await trialInMind(act, states);
  if (!theirs) return say('notTakingPart', {});
  const { tx, person, now } = act;
  const said = sentenceOf(act.rest);
  if (said !== '') await tx.people.keepDraft(person.id, said, now);
  const draft = said === '' ? partOf(act.subject, 1) : draftName({ writtenAt: now });
  return askWhom(act, theirs.trial, draft);
}

async function askWhom(act: Act, trial: Trial, draft: string): Promise<Answer> {
  const [people, words] = [await helpChoices(act, trial, act.person), await wordsOfDraft(act, act.person, draft)];
  const about = draft === '' ? { trial: trial.id } : { trial: trial.id, draft };
  return {
    type: 'ask',
    form: { form: 'help', params: { trial: trial.id, draft, people, words } },
    otherwise: say('helpInWords', { ...ofTrial(trial), people, words, draft }, about),
  };
}

/** What they said while asking for help, as long as it waits for somebody to be chosen. */
export async function wordsOfDraft({ tx }: Pick<Scene, 'tx'>, person: Person, draft: string): Promise<string> {
  const kept = draft === '' ? null : await tx.people.draft(person.id);
  return kept && draftName(kept) === draft ? kept.words : '';
}

/** Who can be chosen without being looked for: those who carry the trial, and the coordination. */
export async function helpChoices(scene: Scene, trial: Trial, asking: Person): Promise<readonly HelpChoice[]> {
  const carriers = await carriersOf(scene, trial, asking.id);
  const coordination = await othersInCoordination(scene, asking);
  const soonest = coordination.map((one) => readableFrom(scene, one)).sort(bySoonest)[0];
  return [
    ...carriers.map(({ person }) => ({ person: person.id, ...reachable(scene, person) })),
    ...(soonest === undefined ? [] : [{ person: 'coordination', name: '', from: soonest }]),
  ];
}

async function othersInCoordination({ tx, organisation }: Scene, asking: Person): Promise<readonly Person[]> {
  return (await tx.people.coordinators(organisation.id)).filter((one) => one.id !== asking.id);
}

/** One of those listed, in one press. */
export async function askHelpOf(act: Act): Promise<Answer> {
  const [trialId, whom, draft] = [partOf(act.subject, 0), partOf(act.subject, 1), partOf(act.subject, 2)];
  const theirs = await trialInMind({ ...act, subject: trialId }, states);
  if (!theirs) return say('notTakingPart', {});
  const receivers = await listed(act, theirs.trial, whom);
  if (receivers.length === 0) return notPossible(theirs.trial);
  const words = await wordsOfDraft(act, act.person, draft);
  if (words !== '') await act.tx.people.forgetDraft(act.person.id);
  return request(act, theirs.trial, receivers, { voice: false, words });
}

export async function helpFromForm(act: Act): Promise<Answer> {
  const { tx, organisation, workspace, person, now, values } = act;
  const [trialId, draft] = [partOf(act.subject, 0), partOf(act.subject, 1)];
  const theirs = await trialInMind({ ...act, subject: trialId }, states);
  if (!theirs) return say('notTakingPart', {});
  const [whom, somebody] = [textOf(values.whom), platformIdOf(values.person)];
  if (whom === '' && somebody === '') return { type: 'correct', errors: { person: 'person-missing' } };

  // Somebody they looked for is somebody they want.
  const found = somebody === '' ? [] : [await tx.people.meet(organisation.id, workspace.id, somebody, now)];
  const receivers = (somebody === '' ? await listed(act, theirs.trial, whom) : found).filter(
    (one) => one.id !== person.id && one.unreachableSince === null,
  );
  if (receivers.length === 0) return notPossible(theirs.trial);
  for (const { id, name } of receivers) if (name === '') await plan(act, 'describe-person', id, now);
  if ((await wordsOfDraft(act, person, draft)) !== '') await tx.people.forgetDraft(person.id);
  return request(act, theirs.trial, receivers, { voice: false, words: sentenceOf(textOf(values.words)) });
}

/** « En parler de vive voix »: the pilot, or who carries it with them and can be there sooner when the pilot is away for long. */
export async function talkInPerson(act: Act): Promise<Answer> {
  const theirs = await trialInMind(act, states);
  if (!theirs) return say('notTakingPart', {});
  const carriers = (await carriersOf(act, theirs.trial, act.person.id)).map(({ person }) => person).filter((one) => !one.unreachableSince);
  const [pilot] = carriers;
  if (!pilot) return askWhom(act, theirs.trial, '');
  const soonest = [...carriers].sort((a, b) => bySoonest(readableFrom(act, a), readableFrom(act, b)))[0] ?? pilot;
  return request(act, theirs.trial, [isFar(act, readableFrom(act, pilot)) ? soonest : pilot], { voice: true, words: '' });
}

async function listed(act: Act, trial: Trial, whom: string): Promise<readonly Person[]> {
  if (whom === 'coordination') return othersInCoordination(act, act.person);
  const id = idOf(whom);
  return (await carriersOf(act, trial, act.person.id)).flatMap(({ person }) => (person.id === id ? [person] : []));
}

function notPossible(trial: Trial): Answer {
  return say('helpNotPossible', ofTrial(trial), { trial: trial.id });
}

/** Told to each, at their next good moment; the same request on the same day is one request. */
async function request(
  act: Act,
  trial: Trial,
  receivers: readonly Person[],
  { voice, words }: { readonly voice: boolean; readonly words: string },
): Promise<Answer> {
  const { tx, person, organisation, now } = act;
  const today = localDate(organisation, now).toZonedDateTime(organisation.zone).toInstant();
  const before = await tx.checkIns.helpRequestsSince(trial.id, today);
  const asked: string[] = [];
  for (const receiver of receivers) {
    const same = before.find((one) => one.fromId === person.id && one.toId === receiver.id && one.voice === voice && one.words === words);
    const id = same?.id ?? (await tx.checkIns.requestHelp({ trialId: trial.id, fromId: person.id, toId: receiver.id, voice, words }, now));
    asked.push(id);
    await notify(act, receiver, {
      kind: voice ? 'voiceWanted' : 'helpWanted',
      about: { request: id, trial: trial.id, from: person.id },
      subject: aboutTrial(trial.id),
      slot: id,
    });
  }
  // Somebody who asks for help is not silent.
  await tx.checkIns.forgiveSilences(trial.id, person.id);
  const to = receivers.map((one) => reachable(act, one));
  const far = to.every(({ from }) => isFar(act, from));
  return say('helpAsked', { ...ofTrial(trial), to, voice, words, far }, { requests: asked.join(','), trial: trial.id });
}

/** What was asked, as it can be read now. */
export async function askedOf(
  scene: Scene,
  requests: readonly string[],
): Promise<Pick<Params['helpAsked'], 'to' | 'voice' | 'words' | 'far'> | null> {
  const found = (await Promise.all(requests.map((id) => scene.tx.checkIns.helpRequest(id)))).flatMap((one) => (one ? [one] : []));
  const [first] = found;
  if (!first) return null;
  const people = (await Promise.all(found.map(({ toId }) => scene.tx.people.get(toId)))).flatMap((one) => (one ? [one] : []));
  const to = people.map((one) => reachable(scene, one));
  return { to, voice: first.voice, words: first.words, far: to.every(({ from }) => isFar(scene, from)) };
}

function reachable(scene: Scene, person: Person): Reachable {
  return { name: person.name, from: readableFrom(scene, person) };
}

/** The earliest this person can read it: their hours, their days, their absences; null when nobody can tell. */
function readableFrom({ organisation, now }: Scene, person: Person): Temporal.Instant | null {
  return person.unreachableSince ? null : nextGoodMoment(workingTimeOf(person, organisation), now);
}

/** Working days of the organisation after which an answer is long in coming. */
const farAfter = 2;

function isFar({ organisation, now }: Scene, from: Temporal.Instant | null): boolean {
  const soon = addWorkingDaysTo(officeTimeOf(organisation), now, farAfter);
  return from === null || (soon !== null && Temporal.Instant.compare(from, soon) > 0);
}

function bySoonest(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Temporal.Instant.compare(a, b);
}
