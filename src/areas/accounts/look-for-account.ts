import { aboutLink, answerByMessage, plan } from '../../core/act.ts';
import type { Engine } from '../../core/engine.ts';
import type { Scene } from '../../core/kind.ts';
import type { AboutTask } from '../../core/task-subjects.ts';
import type { Account, AccountLink } from '../../ports/accounts.ts';
import type { Task } from '../../ports/agenda.ts';
import { kinds } from './messages.ts';

// Somebody who writes from one place of the organisation may have another account elsewhere in it: an address that matches
// proposes it, and both accounts confirm it. Addresses are asked of nobody who did not write, and never where there is one place alone.

/** `asked`: in words, by somebody who may have said that nothing be sent to them otherwise. */
export async function lookForAccount(
  scene: Pick<Scene, 'tx' | 'now' | 'organisation'>,
  { workspaceId, externalId }: Account,
  { asked }: { readonly asked: boolean },
): Promise<void> {
  await plan(scene, 'look-for-account', { workspace: workspaceId, externalId, ...(asked && { asked: 'asked' }) }, scene.now);
}

/** Attempts after which it is left at that, over about an hour: it is only a proposal. */
const attemptsAtMost = 8;

/** Agenda: asks the platform for their addresses, keeps a digest of each, and asks them when one matches. */
export async function findAccount(
  engine: Engine,
  task: Task,
  { workspace: workspaceId, externalId, asked }: AboutTask<'look-for-account'>,
): Promise<void> {
  const account = { workspaceId, externalId };
  const workspace = await engine.store.transaction((tx) => tx.organisations.workspace(workspaceId));
  const facts = workspace && (await engine.platforms[workspace.platform]?.describe(workspace.externalId, externalId));
  const now = engine.clock.now();
  await engine.store.transaction(async (tx) => {
    if (!facts && workspace && task.attempts + 1 < attemptsAtMost)
      return tx.agenda.retry(task.id, now.add({ seconds: 15 * 2 ** task.attempts }), 'not-described');
    await tx.agenda.complete(task.id);
    const person = await tx.accounts.owner(account);
    const organisation = person && (await tx.organisations.get(person.organisationId));
    if (!facts || !organisation) return;
    await tx.accounts.keepAddresses(account, facts.addresses ?? []);
    if (asked === undefined && (await tx.people.silences(person.id)).has('everything')) return;
    const link = await proposeLink({ tx, now, draw: engine.draw, saying: engine.areas, organisation }, account);
    if (!link) return;
    // It answers what they just wrote, where they wrote it, and comes once ever.
    await answerByMessage(
      { tx, now },
      {
        organisationId: organisation.id,
        kind: kinds.linkProposal.name,
        about: { link: link.id },
        subject: aboutLink(link.id),
        slot: link.id,
        personId: person.id,
        within: workspaceId,
      },
    );
  });
}

/** Null when no other account bears their address, or they were asked before. */
export async function proposeLink({ tx, now, organisation }: Scene, account: Account): Promise<AccountLink | null> {
  const other = await tx.accounts.alike(account);
  return other && tx.accounts.propose(organisation.id, account, other, now);
}
