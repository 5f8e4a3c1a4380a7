import { promisesFor } from '../domain/initiative.ts';
import { workingTimeOf } from '../domain/person.ts';
import type { Invitation } from '../ports.ts';
import { type Act, type Answer, aboutInitiative, idOf, notify, plan, replaceWith } from './context.ts';
import { passOn } from './invite-harvester.ts';
import { refreshLater } from './refresh-posts.ts';

/** « Oui, volontiers »: both learn who the other is. Said twice, it is said once. */
export async function acceptInvitation(act: Act): Promise<Answer> {
  const invitation = await theirInvitation(act);
  const initiative = invitation && (await act.tx.initiatives.lock(invitation.initiativeId));
  if (!invitation || !initiative) return replaceWith('invitationOver', {});

  const { tx, now, person } = act;
  const carriers = await tx.initiatives.carriers(initiative.id);
  if (invitation.state !== 'accepted') {
    await tx.invitations.accept(invitation.id, now);
    await tx.initiatives.setState(initiative.id, 'accepted');
    // The press proves that the sentence was read, even when the sending was cut off before it was recorded.
    await tx.initiatives.addReader(initiative.id, person.id, now);
    await tx.agenda.remove('expire-invitation', invitation.id);
    for (const what of ['invite-harvester', 'end-search', 'erase-unmet']) await tx.agenda.remove(what, initiative.id);
    await tx.deliveries.cancel(aboutInitiative(initiative.id), ['nobodyFound', 'chosenUnavailable']);
    for (const carrier of carriers) {
      await notify(act, carrier, {
        kind: 'introduction',
        about: { initiative: initiative.id, harvester: person.id },
        subject: aboutInitiative(initiative.id),
        slot: invitation.id,
      });
    }
    await refreshLater(act, aboutInitiative(initiative.id));
  }
  return replaceWith(
    'invitationAccepted',
    { initiative: initiative.id, people: carriers.map((one) => one.name), sentence: initiative.sentence, newsBy: initiative.newsBy },
    { initiative: initiative.id },
  );
}

/** « Pas cette fois »: no reason asked, no trace kept. */
export async function declineInvitation(act: Act): Promise<Answer> {
  const invitation = await theirInvitation(act);
  if (!invitation) return replaceWith('invitationOver', {});
  if (invitation.state === 'accepted') return handOver({ ...act, subject: invitation.initiativeId });

  await passOn(act, invitation);
  return replaceWith('invitationPassed', {});
}

/** « Passer la main », after a yes: its people are told, and somebody else is asked. */
export async function handOver(act: Act): Promise<Answer> {
  const { tx, organisation, person } = act;
  const invitation = await theirMeeting(act);
  const initiative = invitation && (await tx.initiatives.lock(invitation.initiativeId));
  if (!invitation || !initiative) return replaceWith('invitationOver', {});

  await tx.invitations.remove(invitation.id);
  await tx.initiatives.setState(initiative.id, 'searching');
  await tx.deliveries.cancel(aboutInitiative(initiative.id), ['introduction']);
  const carriers = await tx.initiatives.carriers(initiative.id);
  const promises = promisesFor(workingTimeOf(carriers[0] ?? person, organisation), organisation.settings, act.now);
  await tx.initiatives.renew(initiative.id, promises);
  await plan(act, 'invite-harvester', initiative.id, act.now);
  await plan(act, 'end-search', initiative.id, promises.searchEndsAt);
  await plan(act, 'erase-unmet', initiative.id, promises.erasedAt);
  for (const carrier of carriers) {
    await notify(act, carrier, {
      kind: 'handedOver',
      about: { initiative: initiative.id, harvester: person.id },
      subject: aboutInitiative(initiative.id),
      slot: invitation.id,
    });
  }
  await refreshLater(act, aboutInitiative(initiative.id));
  return replaceWith('handOverNoted', {});
}

/** The invitation a button names, or the one sent last when they answer in words; only when it is theirs. */
async function theirInvitation(act: Act): Promise<Invitation | null> {
  const id = act.subject === '' ? (await act.tx.invitations.openFor(act.person.id))[0]?.id : idOf(act.subject);
  const invitation = id ? await act.tx.invitations.lock(id) : null;
  return invitation?.personId === act.person.id ? invitation : null;
}

async function theirMeeting(act: Act): Promise<Invitation | null> {
  const accepted = await act.tx.invitations.acceptedBy(act.person.id);
  const meeting = act.subject === '' ? accepted[0] : accepted.find((one) => one.initiativeId === act.subject);
  return meeting ? act.tx.invitations.lock(meeting.id) : null;
}

/** Whether plain words such as "oui" or "passe" have a question to answer. */
export async function hasOpenInvitation(act: Act): Promise<boolean> {
  return (await act.tx.invitations.openFor(act.person.id)).length > 0;
}
