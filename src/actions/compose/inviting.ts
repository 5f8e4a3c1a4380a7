import { z } from 'zod';
import { localDate } from '../../domain/calendar.ts';
import { workingTimeOf } from '../../domain/person.ts';
import type { InvitingParams } from '../../messages/params/inviting.ts';
import { chatsFor } from '../chats-for.ts';
import { timeToAnswer } from '../invite-harvester.ts';
import { byHarvester, type Composers, flag, kept, nothing, ofInitiative, ofInvitation, ofPerson, type Telling, text } from './composer.ts';

const inConversation = z.object({ meeting: text });

export const inviting: Composers<InvitingParams> = {
  invitation: async (about, telling) => {
    const open = await openInvitation(about, telling);
    if (!open) return null;
    const { invitation, initiative } = open;
    const { person, organisation, now } = telling;
    const working = workingTimeOf(person, organisation);
    const by = invitation.answerBy ?? (await timeToAnswer(telling, invitation, initiative, person, now));
    if (!by) return null;
    return {
      invitation: invitation.id,
      initiative: initiative.id,
      firstName: person.firstName,
      sentence: initiative.sentence,
      before: initiative.newsBy,
      answerBy: localDate(working, by),
    };
  },
  invitationPassed: nothing,
  invitationOver: nothing,
  invitationAccepted: async (about, { tx, person }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    const meeting = initiative && (await tx.meetings.ofInitiative(initiative.id));
    if (!initiative || meeting?.state !== 'open' || meeting.harvesterId !== person.id) return null;
    const carriers = await tx.initiatives.carriers(initiative.id);
    return {
      initiative: initiative.id,
      people: carriers.map((one) => one.name),
      sentence: initiative.sentence,
      newsBy: initiative.newsBy,
      chats: await chatsFor(tx, person, carriers),
    };
  },
  personalRequest: async (about, telling) => {
    const open = await openInvitation(about, telling);
    if (!open) return null;
    const { invitation, initiative } = open;
    const { tx, person, organisation, now } = telling;
    const [teller] = await tx.initiatives.carriers(initiative.id);
    const working = workingTimeOf(person, organisation);
    const by = invitation.answerBy ?? (await timeToAnswer(telling, invitation, initiative, person, now));
    if (!by) return null;
    return {
      invitation: invitation.id,
      initiative: initiative.id,
      firstName: person.firstName,
      from: teller?.name ?? '',
      sentence: initiative.sentence,
      answerBy: localDate(working, by),
    };
  },
  introduction: async (about, { tx, person }) => {
    const { initiative: id, harvester: harvesterId } = byHarvester.parse(about);
    const initiative = await tx.initiatives.get(id);
    const meeting = initiative && (await tx.meetings.ofInitiative(id));
    if (!initiative || meeting?.state !== 'open' || meeting.harvesterId !== harvesterId) return null;
    const harvester = await tx.people.get(harvesterId);
    return (
      harvester && {
        initiative: initiative.id,
        harvester: harvester.name,
        sentence: initiative.sentence,
        chats: await chatsFor(tx, person, [harvester]),
      }
    );
  },
  introductionOver: async (about, { tx, person }) => {
    const { initiative: id, harvester } = byHarvester.parse(about);
    const meeting = (await tx.initiatives.get(id)) && (await tx.meetings.ofInitiative(id));
    if (!meeting) return null;
    // A conversation is read by its volunteer too: what its people choose is not told there.
    const theirs =
      !inConversation.safeParse(about).success && meeting.harvesterId === harvester && (await tx.initiatives.carries(person.id, id));
    const story = theirs ? await tx.stories.ofInitiative(id) : null;
    return story ? { outcome: story.kind === 'bud' ? 'rests' : 'told', story: story.id } : { outcome: 'over', story: '' };
  },
  nobodyFound: stillWaiting,
  chosenUnavailable: stillWaiting,
  handedOver: async (about, { tx }) => {
    const { initiative: id, harvester: harvesterId } = byHarvester.parse(about);
    const initiative = await tx.initiatives.get(id);
    const harvester = initiative && (await tx.people.get(harvesterId));
    // Somebody else met them, and wrote, before they could hear of it.
    if (!initiative || !harvester || initiative.state === 'told') return null;
    return { initiative: initiative.id, harvester: harvester.name, newsBy: initiative.newsBy };
  },
  handOverNoted: nothing,
  meetingCalledOff: nothing,
  keepWaiting: async (about, { tx }) => {
    const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
    return initiative && { keptUntil: initiative.keptUntil };
  },
  coordinationAsked: kept(z.object({ reached: flag })),
  personAsked: async (about, { tx }) => ({ name: (await tx.people.get(ofPerson.parse(about).person))?.name ?? '' }),
  personCannotBeAsked: kept(ofInitiative),
  coordinationWanted: async (about, { tx }) => {
    const person = await tx.people.get(ofPerson.parse(about).person);
    return person && { name: person.name };
  },
};

/** Buttons that choose what follows are shown only while there is something to choose, and nobody may still say yes. */
async function stillWaiting(about: unknown, { tx }: Telling) {
  const initiative = await tx.initiatives.get(ofInitiative.parse(about).initiative);
  return initiative?.state === 'waiting' && !(await tx.invitations.ofInitiative(initiative.id))
    ? { initiative: initiative.id, keptUntil: initiative.keptUntil }
    : null;
}

async function openInvitation(about: unknown, { tx, person }: Telling) {
  const invitation = await tx.invitations.get(ofInvitation.parse(about).invitation);
  if (!invitation || invitation.personId !== person.id) return null;
  const initiative = await tx.initiatives.get(invitation.initiativeId);
  return initiative && { invitation, initiative };
}
