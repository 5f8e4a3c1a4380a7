import { describeNow } from '../../core/describe-person.ts';
import type { Engine } from '../../core/engine.ts';
import { tasks } from '../../core/retries.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import type { Task } from '../../ports/agenda.ts';
import type { Outcome } from '../../ports/chat-platform.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { emptyHomeOf, homeOf } from './show-home.ts';

/** Agenda: publishes somebody's page wherever they have one; published twice, it shows the same. */
export async function publishHome(engine: Engine, task: Task, { person }: AboutTask<'publish-home'>): Promise<void> {
  let page = await pageOf(engine, person);
  // First who somebody is, then what is shown to them.
  if (page?.isUnknown) {
    await describeNow(engine, person);
    page = await pageOf(engine, person);
  }
  const outcomes: (Outcome | undefined)[] = [];
  for (const { workspace, externalId } of page?.homes ?? []) {
    if (page) outcomes.push(await engine.platforms[workspace.platform]?.publishHome(workspace.externalId, externalId, page.card));
  }

  const after = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    const waits = outcomes.map((one) => (one?.type === 'retry' ? Math.max(one.afterMs, 1000) : 0));
    if (waits.some((ms) => ms > 0)) return tx.agenda.retry(task.id, after.add({ milliseconds: Math.max(...waits) }), 'asked-to-wait');
    if (outcomes.some((one) => one?.type === 'unsure')) return tx.agenda.retry(task.id, after.add(tasks.after(task.attempts)), 'unsure');
    for (const one of outcomes) if (one?.type === 'refused') engine.report('home-refused', { why: one.why, code: one.code });
    return tx.agenda.complete(task.id);
  });
}

/** What their page shows now, and where it is; `isUnknown`: no platform was asked about them yet. */
async function pageOf(engine: Engine, personId: string) {
  return engine.store.transaction(async (tx) => {
    const person = await tx.people.get(personId);
    const organisation = person && (await tx.organisations.get(person.organisationId));
    if (!organisation) return null;
    return {
      isUnknown: person.name === '' && person.describedAt === null,
      card: await homeOf({ tx, now: engine.clock.now(), draw: engine.draw, saying: engine.areas, organisation }, person),
      homes: await tx.people.homes(person.id),
    };
  });
}

/** Agenda: empties the page of somebody who is no longer known. Given up after a day, since the task names where they are. */
export async function emptyHome(
  engine: Engine,
  task: Task,
  { workspace: workspaceId, externalId }: AboutTask<'empty-home'>,
): Promise<void> {
  const now = engine.clock.now();
  const page = await engine.store.transaction(async (tx) => {
    const workspace = await tx.organisations.workspace(workspaceId);
    const organisation = workspace && (await tx.organisations.get(workspace.organisationId));
    return organisation ? { workspace, card: emptyHomeOf({ tx, now, draw: engine.draw, saying: engine.areas, organisation }) } : null;
  });
  const outcome =
    page &&
    (await engine.platforms[page.workspace.platform]?.publishHome(
      page.workspace.externalId,
      externalId,
      page.card,
      conversationKinds.gone.name,
    ));

  const after = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    const again = outcome?.type === 'retry' || outcome?.type === 'unsure';
    if (!again || task.attempts + 1 >= tasks.attemptsAtMost) {
      const { platform, externalId: workspace } = page?.workspace ?? {};
      if (platform && workspace !== undefined) await tx.conversations.forgetLeftPages({ platform, workspace }, externalId);
      return tx.agenda.complete(task.id);
    }
    const wait = outcome.type === 'retry' ? Math.max(outcome.afterMs, 1000) : tasks.after(task.attempts).seconds * 1000;
    return tx.agenda.retry(task.id, after.add({ milliseconds: wait }), outcome.type);
  });
}
