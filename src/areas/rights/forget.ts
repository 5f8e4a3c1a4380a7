import { Temporal } from 'temporal-polyfill';
import { aboutLines, aboutTrial, refreshEach, refreshLater } from '../../core/act.ts';
import { forgetDraft } from '../../core/draft.ts';
import type { Engine } from '../../core/engine.ts';
import { againNextNight } from '../../core/every-night.ts';
import type { Scene } from '../../core/kind.ts';
import { addWorkingDays, localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Task, TaskName } from '../../ports/agenda.ts';
import { forgetInitiative } from '../asking/change-initiative.ts';

/** Agenda: a sentence that nobody met is erased on the day that was said (P56). */
export async function eraseUnmet(scene: Scene, { initiative: initiativeId }: { readonly initiative: string }): Promise<void> {
  const initiative = await scene.tx.initiatives.lock(initiativeId);
  if (!initiative || initiative.state === 'told') return;
  if (initiative.state === 'accepted' && ruleOf(initiative.purpose).news.of === 'volunteer') return;
  await forgetInitiative(scene, initiative.id);
}

/** How long what has served is kept, in days. */
export const keptFor = {
  /** A platform repeats what it sent for minutes, not days. */
  receipts: 7,
  searches: 7,
  /** The new words of an edited message, while its writer is asked about them. */
  heardWords: 7,
  /** Which message told what, so that it may be edited or deleted. */
  heard: 90,
  /** Sent messages can be edited as long as they are known. */
  posts: 400,
  /** Answers, invitations that are over, messages that were not sent. */
  served: 30,
  attention: 60,
  /** What was said of a trial, while it lived and after, once it was concluded, or without that since it ended. */
  evaluated: 30,
  unevaluated: 90,
  /** A trial that never began. */
  givenUp: 90,
  /** Who read a sentence whose story was written. */
  readers: 90,
  /** What people asked a pilot before they answered. */
  trialQuestions: 30,
  /** The five lines of a hand lent, after the return. */
  fiveLines: 30,
  /** What people keep of the bot, once it stopped. */
  keptWords: 365,
  /** The hour that somebody keeps for those who gather people. */
  moments: 183,
  /** People whom others named and who never did anything, or who left nothing. */
  onlyNamed: 90,
};

/** Given up, they hold the id of the person they were for. */
const tasksForOnePerson: readonly TaskName[] = [
  'empty-home',
  'export-data',
  'describe-person',
  'leave-trials',
  'make-vintage',
  'send-page',
];

/** Agenda: the one recurrence of the ground: what has served is forgotten, every night. */
export async function forgetWhatHasServed(engine: Engine, task: Task): Promise<void> {
  const now = engine.clock.now();
  const counts = await engine.store.transaction(async (tx) => {
    const forgotten = await forget({ tx, now });
    await againNextNight(tx, task, now);
    return forgotten;
  });
  engine.report('forgotten', counts);
}

/** Erases what has served. Resolves with counts only. */
async function forget({ tx, now }: Pick<Scene, 'tx' | 'now'>): Promise<Readonly<Record<string, number>>> {
  const before = (days: number) => now.subtract({ hours: 24 * days });
  const dayBefore = (days: number) => before(days).toZonedDateTimeISO('UTC').toPlainDate();
  return {
    receipts: await tx.organisations.forgetReceipts(before(keptFor.receipts)),
    drafts: await forgetDrafts({ tx, now }),
    heard: await tx.heard.forgetBefore(before(keptFor.heardWords), before(keptFor.heard)),
    searches: await tx.library.forgetSearches(before(keptFor.searches)),
    absences: await tx.people.forgetAbsencesBefore(dayBefore(2)),
    messages: await tx.deliveries.forgetSent(before(keptFor.posts)),
    answers: await tx.rights.forgetAnswers(before(keptFor.served)),
    unsent: await tx.rights.forgetDropped(before(keptFor.served), tasksForOnePerson),
    invitations: await tx.rights.forgetInvitations(before(keptFor.served)),
    evaluations: await forgetEvaluations({ tx, now }, before(keptFor.evaluated), dayBefore(keptFor.unevaluated)),
    checkIns: await forgetWordsOfTrials({ tx, now }, before(keptFor.evaluated), dayBefore(keptFor.unevaluated)),
    trials: await forgetGivenUp({ tx, now }, dayBefore(keptFor.givenUp)),
    attention: await tx.rights.forgetAttention(dayBefore(keptFor.attention)),
    readers: await tx.rights.forgetReaders(before(keptFor.readers)),
    fiveLines: await forgetLines({ tx, now }, dayBefore(keptFor.fiveLines)),
    trialQuestions: await tx.trials.forgetQuestions(before(keptFor.trialQuestions)),
    inspirations: await tx.trials.forgetInspirations(),
    moments: await tx.people.forgetMoments(before(keptFor.moments)),
    keptWords: await tx.kept.forgetBefore(before(keptFor.keptWords)),
    onlyNamed: await tx.rights.forgetOnlyNamed(before(keptFor.onlyNamed)),
    offeredFiles: await tx.conversations.forgetFiles(now),
  };
}

/** Words that nobody took up go the night after the next working day, and from the cards that show them (P56). */
async function forgetDrafts({ tx, now }: Pick<Scene, 'tx' | 'now'>): Promise<number> {
  let forgotten = 0;
  for (const { personId, organisationId, writtenAt } of await tx.people.draftsBefore(now.subtract({ hours: 24 }))) {
    const [person, organisation] = [await tx.people.get(personId), await tx.organisations.get(organisationId)];
    const working = person && organisation && workingTimeOf(person, organisation);
    const last = working && addWorkingDays({ ...working, absences: [] }, localDate(working, writtenAt), 1);
    if (working && last && Temporal.PlainDate.compare(localDate(working, now), last) <= 0) continue;
    if (person && organisation) await forgetDraft({ tx, now, person, organisation }, { writtenAt });
    forgotten++;
  }
  return forgotten;
}

/** Takes these answers out of the cards that showed them. */
async function forgetEvaluations(
  ground: Pick<Scene, 'tx' | 'now'>,
  concludedBefore: Temporal.Instant,
  endedBefore: Temporal.PlainDate,
): Promise<number> {
  const forgotten = await ground.tx.evaluations.forget(concludedBefore, endedBefore);
  for (const id of new Set(forgotten)) {
    const trial = await ground.tx.trials.get(id);
    const organisation = trial && (await ground.tx.organisations.get(trial.organisationId));
    if (organisation) await refreshLater({ ...ground, organisation }, aboutTrial(id));
  }
  return forgotten.length;
}

/** The five lines go a month after the return, wherever they can still be edited. */
async function forgetLines({ tx, now }: Pick<Scene, 'tx' | 'now'>, before: Temporal.PlainDate): Promise<number> {
  const forgotten = await tx.fiveLines.forget(before);
  for (const { id, organisationId } of forgotten) await refreshEach({ tx, now }, organisationId, await tx.posts.showing(aboutLines(id)));
  return forgotten.length;
}

/** What was shown of a trial goes with it, wherever it can still be edited. */
async function forgetGivenUp({ tx, now }: Pick<Scene, 'tx' | 'now'>, before: Temporal.PlainDate): Promise<number> {
  const forgotten = await tx.trials.forgetGivenUp(before);
  for (const { id, organisationId } of forgotten) await refreshEach({ tx, now }, organisationId, await tx.posts.showing(aboutTrial(id)));
  return forgotten.length;
}

/** What people wrote about trials that have been learnt from (P56), and the messages that show it. */
async function forgetWordsOfTrials(
  { tx, now }: Pick<Scene, 'tx' | 'now'>,
  concludedBefore: Temporal.Instant,
  endedBefore: Temporal.PlainDate,
): Promise<number> {
  const trials = await tx.checkIns.forgetWords(concludedBefore, endedBefore);
  for (const { trialId, organisationId } of trials)
    await refreshEach({ tx, now }, organisationId, await tx.posts.showing(aboutTrial(trialId)));
  return trials.reduce((sum, { forgotten }) => sum + forgotten, 0);
}
