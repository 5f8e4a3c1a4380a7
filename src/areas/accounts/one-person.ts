import {
  type Act,
  type Answer,
  aboutLink,
  publishHomeLater,
  refreshEach,
  refreshPostsLater,
  replaceUnlessPosted,
  replaceWith,
} from '../../core/act.ts';
import { onePerson } from '../../domain/one-person.ts';
import type { AccountLink } from '../../ports/accounts.ts';
import { passOn } from '../inviting/invite-harvester.ts';
import { searchAnew } from '../meeting/meet.ts';
import { beginIfReady } from '../trying/begin-trial.ts';
import { kinds } from './messages.ts';
import { accountsOf } from './their-accounts.ts';

/**
 * Both accounts said yes, and their people are held: they are one from now on, in the transaction of the act. The person who acts is
 * the one that stays, so that what they are answered is theirs.
 */
export async function makeOne(act: Act, link: AccountLink): Promise<Answer> {
  const { tx, now, organisation } = act;
  const kept = await tx.people.get(act.person.id);
  const gone = await tx.people.get([link.first, link.second].find((one) => one.personId !== act.person.id)?.personId ?? '');
  if (!kept || !gone) return replaceWith(kinds.linkOver);
  const [theirs, others] = [await tx.accounts.of(kept.id), await tx.accounts.of(gone.id)];
  // Linked meanwhile with another account: two accounts in one place are two people.
  if (theirs.some((one) => others.some(({ workspaceId }) => workspaceId === one.workspaceId))) return replaceWith(kinds.linkOver);

  const showing = new Set([...(await tx.rights.showing(kept.id, [])), ...(await tx.rights.showing(gone.id, []))]);
  await tx.accounts.join(kept.id, gone.id, onePerson(kept, gone, organisation.settings));
  await tx.accounts.used(act.account, now);
  await meetNobodyAlone(act);
  for (const { trial } of await tx.trials.of(kept.id)) {
    const locked = await tx.trials.lock(trial.id);
    if (locked) await beginIfReady(act, locked, kept.id);
  }

  await refreshEach(act, organisation.id, showing);
  await refreshPostsLater(act, aboutLink(link.id));
  const person = await tx.people.get(kept.id);
  if (person) await publishHomeLater(act, person);
  const accounts = await accountsOf(tx, kept.id);
  return accounts ? replaceUnlessPosted(kinds.accounts, { link: link.id }) : replaceWith(kinds.linkOver);
}

/** Nobody is asked to meet themself: another volunteer is. */
async function meetNobodyAlone(act: Act): Promise<void> {
  const { tx, person } = act;
  for (const { id } of await tx.invitations.unansweredBy(person.id)) {
    const invitation = await tx.invitations.lock(id);
    if (invitation && (await tx.initiatives.carries(person.id, invitation.initiativeId))) await passOn(act, invitation);
  }
  for (const { id } of await tx.meetings.openFor(person.id)) {
    const meeting = await tx.meetings.lock(id);
    if (meeting?.state === 'open' && (await tx.initiatives.carries(person.id, meeting.initiativeId))) await searchAnew(act, meeting, null);
  }
}
