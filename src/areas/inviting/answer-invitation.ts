import { type Act, type Answer, aboutInitiative, refreshLater, replaceUnlessPosted, replaceWith, unplan } from '../../core/act.ts';
import type { Named } from '../../core/subject.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Invitation } from '../../ports/invitations.ts';
import type { Meeting } from '../../ports/meetings.ts';
import { introduce } from '../meeting/meet.ts';
import { isStillAsked, passOn, requests } from './invite-harvester.ts';
import { kinds } from './messages.ts';

type NamedInvitation = Named<{ readonly invitation: string }>;

/** « Oui, volontiers »: both learn who the other is, and the meeting begins. Said twice, it is said once. */
export async function acceptInvitation(act: Act, named?: NamedInvitation): Promise<Answer> {
  const invitation = await theirInvitation(act, named);
  const initiative = invitation && (await act.tx.initiatives.lock(invitation.initiativeId));
  if (!invitation || !initiative) return alreadyAnswered(act, named);
  if (!(await isStillAsked(act, initiative, invitation))) {
    await passOn(act, invitation);
    return replaceWith(kinds.invitationOver);
  }

  const { tx, now, person, organisation } = act;
  const subject = aboutInitiative(initiative.id);
  await tx.invitations.remove(invitation.id);
  const meeting = await tx.meetings.begin({ organisationId: organisation.id, initiativeId: initiative.id, harvesterId: person.id }, now);
  await tx.initiatives.setState(initiative.id, 'accepted');
  // The press proves that the sentence was read, even when the sending was cut off before it was recorded.
  await tx.initiatives.addReader(initiative.id, person.id, now);
  await unplan({ tx }, 'expire-invitation', { invitation: invitation.id });
  for (const what of ['invite-harvester', 'end-search'] as const) await unplan({ tx }, what, { initiative: initiative.id });
  // Where no volunteer keeps a story of it, nothing outlives the day that was said.
  if (ruleOf(initiative.purpose).news.of === 'volunteer') await unplan({ tx }, 'erase-unmet', { initiative: initiative.id });
  await tx.deliveries.cancel(subject, [kinds.nobodyFound.name, ...requests]);

  const carriers = await tx.initiatives.carriers(initiative.id);
  await introduce(act, meeting, carriers);
  await refreshLater(act, subject);
  return accepted(initiative);
}

/** Pressed again, or after it was passed on: they see how things stand. */
async function alreadyAnswered(act: Act, named: NamedInvitation): Promise<Answer> {
  const meeting = await theirLatestMeeting(act, named);
  const initiative = meeting && (await act.tx.initiatives.get(meeting.initiativeId));
  return initiative ? accepted(initiative) : replaceWith(kinds.invitationOver);
}

/** What came of the invitation a button names, or of the one they said yes to last when they answer in words. */
async function theirLatestMeeting({ tx, person }: Act, named: NamedInvitation): Promise<Meeting | null> {
  const open = await tx.meetings.openFor(person.id);
  if (named === undefined) return open.at(-1) ?? null;
  const delivery = named && (await tx.deliveries.ofSlot(person.id, [kinds.invitation.name, kinds.personalRequest.name], named.invitation));
  return open.find((one) => one.initiativeId === delivery?.about.initiative) ?? null;
}

function accepted({ id }: Initiative): Answer {
  return replaceWith(kinds.invitationAccepted, { initiative: id });
}

/** « Pas cette fois »: no reason asked, no trace kept. */
export async function declineInvitation(act: Act, named?: NamedInvitation): Promise<Answer> {
  const invitation = await theirInvitation(act, named);
  if (!invitation) return alreadyAnswered(act, named);
  await act.tx.initiatives.addReader(invitation.initiativeId, act.person.id, act.now);
  await passOn(act, invitation);
  return { ...replaceUnlessPosted(kinds.invitationPassed), untraced: true };
}

/** The invitation a button names, or the one sent last when they answer in words; only when it is theirs. */
async function theirInvitation(act: Act, named: NamedInvitation): Promise<Invitation | null> {
  const id = named === undefined ? (await act.tx.invitations.openFor(act.person.id))[0]?.id : named?.invitation;
  const invitation = id ? await act.tx.invitations.lock(id) : null;
  return invitation?.personId === act.person.id ? invitation : null;
}

/** Whether plain words such as "oui" or "passe" have a question to answer. */
export async function hasOpenInvitation(act: Act): Promise<boolean> {
  return (await act.tx.invitations.openFor(act.person.id)).length > 0;
}
