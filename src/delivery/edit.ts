import { goAway } from '../core/come-and-go.ts';
import type { Engine } from '../core/engine.ts';
import { closedWorkspace, edits, tasks } from '../core/retries.ts';
import type { Task } from '../ports/agenda.ts';
import { fingerprintOf } from './fingerprint.ts';
import { refreshed } from './refresh.ts';
import { sendingMsOf } from './sending.ts';

/** Agenda: composes a post again and edits it, unless what is there is known to say the same; one edit of a post at a time. */
export async function editPost(engine: Engine, task: Task, about: { readonly post: string }): Promise<void> {
  const now = engine.clock.now();
  const refresh = await engine.store.transaction(async (tx) => {
    const { post = null, isChanging = false } = (await tx.posts.hold(about.post)) ?? {};
    if (post && (isChanging || !post.ref)) {
      // Still being sent, or edited by another process: what lands last stays, and must be what is true.
      await tx.agenda.move(post.organisationId, { what: task.what, subject: task.subject, notBefore: now.add(edits.whileChanging) });
      return null;
    }
    const organisation = post && (await tx.organisations.get(post.organisationId));
    const shows = organisation ? await refreshed({ tx, now, draw: engine.draw, saying: engine.areas, organisation }, post) : null;
    if (!shows || (fingerprintOf(shows.card) === post?.shown && !shows.forget)) {
      await tx.agenda.complete(task.id);
      return null;
    }
    // An edit that is not confirmed leaves in doubt what is there.
    return { ...shows, edit: await tx.posts.editing(about.post, sendingMsOf(engine)) };
  });
  if (!refresh) return;
  const outcome = await engine.platforms[refresh.workspace.platform]?.edit(refresh.workspace.externalId, refresh.ref, refresh.card);

  const after = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    // Held first, as when an edit is asked for.
    const post = (await tx.posts.hold(about.post))?.post;
    const isOurs = await tx.agenda.isOurs(task);
    // What was given up may still be on its way.
    if (outcome?.type !== 'unsure')
      await tx.posts.edited(about.post, refresh.edit, isOurs && outcome?.type === 'sent' ? fingerprintOf(refresh.card) : null);
    // Asked for again meanwhile: what was edited may be old, and is edited once more.
    if (outcome && !isOurs) {
      if (post) await tx.agenda.move(post.organisationId, { what: task.what, subject: task.subject, notBefore: after });
      return;
    }
    if (outcome?.type === 'retry')
      return tx.agenda.retry(task.id, after.add({ milliseconds: Math.max(outcome.afterMs, edits.atLeastMs) }), 'asked-to-wait');
    if (outcome?.type === 'unsure') {
      const ms = Math.max(tasks.after(task.attempts).seconds * 1_000, sendingMsOf(engine));
      return tx.agenda.retry(task.id, after.add({ milliseconds: ms }), 'unsure');
    }
    if (outcome?.type === 'refused' && (outcome.why === 'token-revoked' || outcome.why === 'missing-scope' || outcome.why === 'disabled')) {
      return tx.agenda.retry(task.id, after.add(closedWorkspace.after), outcome.code);
    }
    // What everyone still reads there is not forgotten: coordination and the person who took it back see it.
    if (outcome?.type === 'refused' && refresh.public && outcome.why !== 'message-gone') {
      const organisation = await tx.agenda.organisation(task.id);
      await tx.agenda.bury(task.id, outcome.code);
      if (!organisation) return;
      return engine.areas.tellTrouble({ tx, now: after, draw: engine.draw, saying: engine.areas, organisation }, 'other');
    }
    // They said stop; what could not be changed is once they are there again.
    if (outcome?.type === 'refused' && outcome.why === 'person-stopped' && post?.personId) {
      await goAway({ tx, now: after }, { id: post.personId }, post.workspace.id);
    }
    if (outcome?.type === 'sent' && refresh.forget) await tx.posts.remove(about.post);
    return tx.agenda.complete(task.id);
  });
}
