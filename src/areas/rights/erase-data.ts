import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  aboutLink,
  aboutStory,
  aboutTrial,
  emptyHomeLater,
  notify,
  PersonMergedMeanwhile,
  refreshEach,
  refreshLater,
  replaceWith,
  say,
} from '../../core/act.ts';
import { leftBehind } from '../../domain/agreement.ts';
import { forgetInitiative } from '../asking/change-initiative.ts';
import { passOn } from '../inviting/invite-harvester.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { leaveLinesForGood } from '../lending/lend.ts';
import { searchAnew } from '../meeting/meet.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';
import { leaveTrialsForGood } from '../trying/leave-trial.ts';
import { kinds } from './messages.ts';
import { carriedBy } from './what-erasure-takes.ts';

/** « Effacer mes données »: what it does, asked once. */
export async function askToErase(): Promise<Answer> {
  return say(kinds.eraseConfirm);
}

export async function cancelErasure(): Promise<Answer> {
  return replaceWith(kinds.erasureCancelled);
}

/** « Oui, tout effacer » */
export async function eraseMyself(act: Act): Promise<Answer> {
  return erased(act, false);
}

/** « Oui, tout effacer, récits compris » */
export async function eraseMyselfWithStories(act: Act): Promise<Answer> {
  return erased(act, true);
}

/**
 * Everything about a person goes, in the transaction of the act: what they carried alone, what others must learn, then
 * their own record and every mention of it. Nothing says later that they asked: the answer leaves no record either.
 */
async function erased(act: Act, withStories: boolean): Promise<Answer> {
  const { tx, person } = act;
  if (!(await tx.rights.hold(person.id))) throw new PersonMergedMeanwhile();
  const trials = (await leaveTrialsForGood(act, person.id)).map(aboutTrial);
  const lines = await leaveLinesForGood(act, person.id);
  const subjects = [...(await leaveTheHarvest(act)), ...(await leaveInitiatives(act, withStories)), ...trials, ...lines];
  for (const id of await tx.stories.unagreedBy(person.id)) await forgetInitiative(act, id);
  const links = (await tx.accounts.linksOf(person.id)).map(({ id }) => aboutLink(id));
  const posts = await tx.rights.showing(person.id, [...subjects, ...links]);
  await emptyHomeLater(act, person.id);
  await tx.rights.erase(person.id, { setAsides: true });
  await refreshEach(act, act.organisation.id, posts);
  return { ...replaceWith(kinds.erased), unrecorded: true };
}

/** Invitations are passed on; the people of a meeting are told, without a name, and another volunteer is asked. */
async function leaveTheHarvest(act: Act): Promise<string[]> {
  const { tx, person } = act;
  await tx.harvesters.leave(person.id);
  for (const invitation of await tx.invitations.unansweredBy(person.id)) await passOn(act, invitation);

  const subjects: string[] = [];
  for (const { id } of await tx.meetings.openFor(person.id)) {
    const meeting = await tx.meetings.lock(id);
    if (meeting?.state !== 'open') continue;
    const subject = aboutInitiative(meeting.initiativeId);
    subjects.push(subject);
    await searchAnew(act, meeting, null);
    for (const carrier of await tx.initiatives.carriers(meeting.initiativeId)) {
      // Their list says whom they were to meet.
      subjects.push(aboutInitiativesOf(carrier.id));
      await notify(act, carrier, { kind: kinds.volunteerGone, about: { initiative: meeting.initiativeId }, subject, slot: meeting.id });
    }
  }
  return subjects;
}

async function leaveInitiatives(act: Act, withStories: boolean): Promise<string[]> {
  const { tx, person } = act;
  for (const id of await tx.rights.carried(person.id)) await tx.initiatives.lock(id);
  const subjects: string[] = [];
  for (const { initiative, others, story, staysAlone } of await carriedBy(act)) {
    const subject = aboutInitiative(initiative);
    subjects.push(subject, ...(story ? [aboutStory(story.id)] : []));
    const removed = story !== null && withStories;
    if (others.length === 0 && (removed || !staysAlone)) {
      await callOff(act, initiative);
      await forgetInitiative(act, initiative);
      continue;
    }
    if (story && removed) {
      await tx.deliveries.cancel(aboutStory(story.id));
      await tx.stories.erase(story.id);
      for (const other of others) await notify(act, other, { kind: meetingKinds.storyTakenBack, about: {}, subject, slot: story.id });
    } else if (story) {
      const mine = (await tx.stories.agreements(story.id)).find((one) => one.personId === person.id && one.version === story.version);
      await tx.rights.leaveBehind(story.id, leftBehind(mine, await tx.rights.departed(story.id)));
      // Of an initiative that nobody carries, no more is kept than the story says.
      if (others.length === 0) await tx.rights.leaveAlone(initiative, story.title);
    }
    await tx.initiatives.removeCarrier(initiative, person.id);
    for (const other of others)
      await notify(act, other, {
        kind: meetingKinds.carrierLeft,
        about: { person: '' },
        subject,
        slot: `${initiative}:${act.now.epochMilliseconds}`,
      });
    await refreshLater(act, subject);
  }
  return subjects;
}

/** The person who had said yes learns that it will not take place. */
async function callOff(act: Act, initiativeId: string): Promise<void> {
  const meeting = await act.tx.meetings.ofInitiative(initiativeId);
  const harvester = meeting?.state === 'open' ? await act.tx.people.get(meeting.harvesterId) : null;
  if (harvester)
    await notify(act, harvester, { kind: invitingKinds.meetingCalledOff, about: { why: 'withdrawn' }, subject: '', slot: initiativeId });
}
