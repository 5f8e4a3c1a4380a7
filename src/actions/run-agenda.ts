import type { Outcome } from '../platform.ts';
import type { ChatPlatforms, Task } from '../ports.ts';
import { backoff } from './backoff.ts';
import { beginTrial } from './begin-trial.ts';
import { eraseUnagreed } from './bring-story.ts';
import { askConclusion } from './conclude.ts';
import type { Scene, TaskName } from './context.ts';
import { tellTrouble } from './coordinate.ts';
import { askWho, keepDescription } from './describe-person.ts';
import { editPost } from './edit-post.ts';
import { endTrial } from './end-trial.ts';
import { exportData } from './export-data.ts';
import { eraseUnmet, forget } from './forget.ts';
import { endSearch, expireInvitation, inviteHarvester } from './invite-harvester.ts';
import { keepTask, TakenOver, taskMsOf } from './keep-task.ts';
import { leaveTrials } from './leave-trial.ts';
import { findAccount } from './look-for-account.ts';
import { makeVintage } from './make-vintage.ts';
import { askAboutMeeting } from './meet.ts';
import { openCheckIn } from './open-check-in.ts';
import { sendSheet } from './oral-agreement.ts';
import type { Core } from './perform.ts';
import { recallWayBack, remindPilot, sayLastDay } from './plan-endings.ts';
import { postDigest } from './post-digest.ts';
import { remindCheckIn } from './remind-check-in.ts';
import { emptyHomeOf, homeOf } from './show-home.ts';
import { sendTrialSheet } from './trial-sheet.ts';

export interface AgendaCore extends Core {
  readonly platforms: ChatPlatforms;
  /** How long a sending may take before the message is looked for, in milliseconds; `deliver.ts` has a default. */
  readonly sendingMs?: number;
  /** How long nothing may be heard of a task before another worker takes it up, in milliseconds; a minute when not given. */
  readonly taskMs?: number;
  /** Once it is aborted, what is under way ends, and nothing more begins. */
  readonly stopping?: AbortSignal;
}

/** How many tasks one worker takes at a time. */
const batch = 20;
/** After these attempts, over about a day, a task is given up and coordination can see it. */
const attemptsAtMost = 12;

/** Does what is due, until nothing is. Resolves with how many tasks were done. */
export async function runAgenda(core: AgendaCore): Promise<number> {
  let done = 0;
  for (;;) {
    const now = core.clock.now();
    const tasks = await core.store.transaction((tx) => tx.agenda.claim(now, batch, taskMsOf(core)));
    const freshUntil = performance.now() + taskMsOf(core) / 2;
    for (const [index, task] of tasks.entries()) {
      if (core.stopping?.aborted) {
        const rest = tasks.slice(index).map(({ id }) => id);
        await core.store.transaction((tx) => tx.agenda.giveBack(rest));
        return done;
      }
      await attempt(core, task, performance.now() < freshUntil);
      done += 1;
    }
    if (tasks.length === 0) return done;
  }
}

/** The same for one of them; resolves with whether it was still there to be done. */
export async function runTask(core: AgendaCore, id: string): Promise<boolean> {
  const task = await core.store.transaction((tx) => tx.agenda.claimOne(id, core.clock.now(), taskMsOf(core)));
  if (task) await attempt(core, task, true);
  return task !== null;
}

/** Tasks that do not change records alone: nothing that is said waits for them. */
export const notRecords = (): readonly string[] => Object.keys(asking);

/** What a task needs to be done: records alone, a platform's answer, or time to make a file. */
export function needs(what: string): 'records' | 'platform' | 'time' {
  if (lengthy.has(what)) return 'time';
  return Object.hasOwn(asking, what) ? 'platform' : 'records';
}

/** `fresh`: just claimed, and not after others that lasted; otherwise its lease is made sure of first. */
async function attempt(core: AgendaCore, task: Task, fresh: boolean): Promise<void> {
  const atOnce = Object.hasOwn(withinOneTransaction, task.what);
  const run = atOnce ? inOneTransaction : (asking[task.what] ?? unknown);
  try {
    if (!fresh) await keepTask(core, task);
    await run(core, task);
  } catch (error) {
    if (error instanceof TakenOver) return;
    const now = core.clock.now();
    const code = error instanceof Error ? error.name : 'unknown';
    core.report('task-failed', { task: task.what, attempts: task.attempts + 1, error });
    await core.store.transaction(async (tx) => {
      if (task.attempts + 1 < attemptsAtMost) return tx.agenda.retry(task.id, now.add({ seconds: backoff(task.attempts) }), code);
      const organisation = await tx.agenda.organisation(task.id);
      await tx.agenda.bury(task.id, code);
      return organisation ? tellTrouble({ tx, now, draw: core.draw, organisation }, 'other') : undefined;
    });
  }
}

/** Tasks that only change records: done and ended together, or not at all. */
const withinOneTransaction: Record<string, (scene: Scene, subject: string) => Promise<void>> = {
  'invite-harvester': inviteHarvester,
  'expire-invitation': expireInvitation,
  'end-search': endSearch,
  'erase-unmet': eraseUnmet,
  'erase-unagreed': eraseUnagreed,
  'ask-for-news': askAboutMeeting,
  'begin-trial': beginTrial,
  'end-trial': endTrial,
  'recall-way-back': recallWayBack,
  'say-last-day': sayLastDay,
  'remind-pilot': remindPilot,
  'ask-conclusion': askConclusion,
  'leave-trials': leaveTrials,
  'open-check-in': openCheckIn,
  'remind-check-in': remindCheckIn,
  'post-digest': postDigest,
} satisfies Partial<Record<TaskName, (scene: Scene, subject: string) => Promise<void>>>;

async function inOneTransaction(core: AgendaCore, task: Task): Promise<void> {
  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    const organisation = await tx.agenda.organisation(task.id);
    const run = withinOneTransaction[task.what];
    if (organisation && run) await run({ tx, now, draw: core.draw, organisation }, task.subject);
    await tx.agenda.complete(task.id);
  });
}

/** Tasks that ask the platform something in between; asked twice, they end the same. */
const asking: Partial<Record<string, (core: AgendaCore, task: Task) => Promise<void>>> = {
  'describe-person': describePerson,
  'export-data': exportData,
  'look-for-account': findAccount,
  'refresh-posts': editPost,
  'publish-home': publishHome,
  'empty-home': emptyHome,
  'send-sheet': sendSheet,
  'send-trial-sheet': sendTrialSheet,
  'make-vintage': makeVintage,
  forget: forgetWhatHasServed,
} satisfies Partial<Record<TaskName, (core: AgendaCore, task: Task) => Promise<void>>>;

/** They take seconds: nobody's message waits for them. */
const lengthy: ReadonlySet<string> = new Set<TaskName>(['export-data', 'send-sheet', 'send-trial-sheet', 'make-vintage', 'forget']);

async function describePerson(core: AgendaCore, task: Task): Promise<void> {
  const { workspaceId, facts } = await askWho(core, task.subject);
  const now = core.clock.now();
  await core.store.transaction(async (tx) => {
    if (facts) await keepDescription(tx, task.subject, workspaceId, facts, now);
    if (facts || workspaceId === null) return tx.agenda.complete(task.id);
    return tx.agenda.retry(task.id, now.add({ seconds: backoff(task.attempts) }), 'not-described');
  });
}

/** Publishes somebody's page wherever they have one; published twice, it shows the same. */
async function publishHome(core: AgendaCore, task: Task): Promise<void> {
  const now = core.clock.now();
  const page = await core.store.transaction(async (tx) => {
    const person = await tx.people.get(task.subject);
    const organisation = person && (await tx.organisations.get(person.organisationId));
    if (!organisation) return null;
    return { card: await homeOf({ tx, now, draw: core.draw, organisation }, person), homes: await tx.people.homes(person.id) };
  });
  const outcomes: (Outcome | undefined)[] = [];
  for (const { workspace, externalId } of page?.homes ?? []) {
    if (page) outcomes.push(await core.platforms[workspace.platform]?.publishHome(workspace.externalId, externalId, page.card));
  }

  const after = core.clock.now();
  await core.store.transaction(async (tx) => {
    const waits = outcomes.map((one) => (one?.type === 'retry' ? Math.max(one.afterMs, 1000) : 0));
    if (waits.some((ms) => ms > 0)) return tx.agenda.retry(task.id, after.add({ milliseconds: Math.max(...waits) }), 'asked-to-wait');
    if (outcomes.some((one) => one?.type === 'unsure'))
      return tx.agenda.retry(task.id, after.add({ seconds: backoff(task.attempts) }), 'unsure');
    for (const one of outcomes) if (one?.type === 'refused') core.report('home-refused', { why: one.why, code: one.code });
    return tx.agenda.complete(task.id);
  });
}

/** Of whoever is no longer known, nothing is shown any more. Given up after a day, since it names where they are. */
async function emptyHome(core: AgendaCore, task: Task): Promise<void> {
  const now = core.clock.now();
  const [workspaceId = '', externalId = ''] = task.subject.split('/');
  const page = await core.store.transaction(async (tx) => {
    const workspace = await tx.organisations.workspace(workspaceId);
    const organisation = workspace && (await tx.organisations.get(workspace.organisationId));
    return organisation ? { workspace, card: emptyHomeOf({ tx, now, draw: core.draw, organisation }) } : null;
  });
  const outcome =
    page && (await core.platforms[page.workspace.platform]?.publishHome(page.workspace.externalId, externalId, page.card, 'gone'));

  const after = core.clock.now();
  await core.store.transaction(async (tx) => {
    const again = outcome?.type === 'retry' || outcome?.type === 'unsure';
    if (!again || task.attempts + 1 >= attemptsAtMost) {
      const { platform, externalId: workspace } = page?.workspace ?? {};
      if (platform && workspace !== undefined) await tx.conversations.forgetLeftPages({ platform, workspace }, externalId);
      return tx.agenda.complete(task.id);
    }
    const wait = outcome.type === 'retry' ? Math.max(outcome.afterMs, 1000) : backoff(task.attempts) * 1000;
    return tx.agenda.retry(task.id, after.add({ milliseconds: wait }), outcome.type);
  });
}

/** The one recurrence of the ground: what has served is forgotten, every night. */
async function forgetWhatHasServed(core: AgendaCore, task: Task): Promise<void> {
  const now = core.clock.now();
  const counts = await core.store.transaction(async (tx) => {
    const forgotten = await forget({ tx, now });
    await tx.agenda.move(null, { what: 'forget', subject: task.subject, notBefore: now.add({ hours: 24 }) });
    return forgotten;
  });
  core.report('forgotten', counts);
}

async function unknown(core: AgendaCore, task: Task): Promise<void> {
  core.report('task-unknown', { task: task.what });
  await core.store.transaction((tx) => tx.agenda.bury(task.id, 'unknown-task'));
}
