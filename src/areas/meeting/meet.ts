import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import {
  type Act,
  type Answer,
  aboutInitiative,
  aboutInitiativesOf,
  notify,
  plan,
  refreshLater,
  replaceUnlessPosted,
  replaceWith,
  say,
  unplan,
} from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedInitiative } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { localDate, startOfWork } from '../../domain/calendar.ts';
import { promisesFor } from '../../domain/initiative.ts';
import { newsAgainAfter, newsDay } from '../../domain/meeting.ts';
import { type Person, workingTimeOf } from '../../domain/person.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Delivery } from '../../ports/deliveries.ts';
import type { Meeting } from '../../ports/meetings.ts';
import { forgetInitiative } from '../asking/change-initiative.ts';
import { tellItsPeople } from '../asking/its-people.ts';
import { kinds as askingKinds } from '../asking/messages.ts';
import { withOwnInitiative } from '../asking/own-initiative.ts';
import { kinds as conversationKinds } from '../conversation/messages.ts';
import { missed, notFound } from '../conversation/missed.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds } from './messages.ts';
import { endMeeting, openMeetingOf, theirMeeting } from './their-meeting.ts';
import { proposeBud } from './write-story.ts';

/**
 * The meeting begins: everyone together in one conversation, which the bot does not read (P11).
 * Where the platform has none, or for too many people, each gets a card (`deliver.ts`).
 */
export async function introduce(scene: Scene, meeting: Meeting, carriers: readonly Person[]): Promise<void> {
  const [first, ...others] = carriers;
  const harvester = await scene.tx.people.get(meeting.harvesterId);
  if (!first || !harvester) return;

  await scene.tx.deliveries.add({
    organisationId: scene.organisation.id,
    kind: kinds.meeting.name,
    about: { meeting: meeting.id, initiative: meeting.initiativeId, harvester: harvester.id },
    subject: aboutInitiative(meeting.initiativeId),
    slot: meeting.id,
    personId: first.id,
    together: [...others.map((one) => one.id), harvester.id],
    direct: false,
    notBefore: scene.now,
    expiresAt: null,
  });
  const { news } = await rulesOf(scene, meeting);
  await askForNews(scene, meeting.id, news.of === 'people' ? first : harvester, news.after);
}

async function askForNews(scene: Scene, meetingId: string, asked: Person, days: number): Promise<Temporal.PlainDate> {
  const working = workingTimeOf(asked, scene.organisation);
  const day = newsDay(working, scene.now, days);
  await plan(scene, 'ask-for-news', { meeting: meetingId }, startOfWork(working, day));
  return day;
}

async function rulesOf({ tx }: Pick<Scene, 'tx'>, { initiativeId }: Meeting) {
  return ruleOf((await tx.initiatives.get(initiativeId))?.purpose ?? 'tell');
}

/** The volunteer is gone: its people hear it now, and choose. */
export async function meetingUnsent(scene: Scene, { about }: Delivery, absent: boolean): Promise<void> {
  if (absent && typeof about.meeting === 'string') await plan(scene, 'ask-for-news', { meeting: about.meeting }, scene.now);
}

/** Agenda: could you meet? Asked, recalled once, then silence is said to its people, who choose. */
export async function askAboutMeeting(scene: Scene, { meeting: meetingId }: { readonly meeting: string }): Promise<void> {
  const meeting = await scene.tx.meetings.lock(meetingId);
  const harvester = meeting && (await scene.tx.people.get(meeting.harvesterId));
  if (!meeting || !harvester || meeting.state !== 'open') return;

  const subject = aboutInitiative(meeting.initiativeId);
  await scene.tx.meetings.setAsked(meeting.id, meeting.asked + 1);
  const { news } = await rulesOf(scene, meeting);
  if (news.of === 'people') return askItsPeople(scene, meeting, news.times);
  if (meeting.asked < news.times && !harvester.unreachableSince) {
    const about = { meeting: meeting.id, initiative: meeting.initiativeId, again: meeting.asked > 0 };
    await notify(scene, harvester, { kind: kinds.meetingNews, about, subject, slot: `${meeting.id}:${scene.now.epochMilliseconds}` });
    await askForNews(scene, meeting.id, harvester, newsAgainAfter);
    return;
  }
  await tellItsPeople(scene, meeting.initiativeId, {
    kind: kinds.noNews,
    about: { meeting: meeting.id, initiative: meeting.initiativeId },
    slot: `${meeting.id}:${scene.now.epochMilliseconds}`,
  });
}

/** Its people say what became of it, or nothing: that is an answer too, and the sentence goes on the day that was said. */
async function askItsPeople(scene: Scene, meeting: Meeting, times: number): Promise<void> {
  if (meeting.asked >= times) return;
  const [first] = await tellItsPeople(scene, meeting.initiativeId, {
    kind: kinds.howItWent,
    about: { meeting: meeting.id, initiative: meeting.initiativeId, again: meeting.asked > 0 },
    slot: `${meeting.id}:${scene.now.epochMilliseconds}`,
  });
  if (first) await askForNews(scene, meeting.id, first, newsAgainAfter);
}

/** « Pas encore » */
export async function notYet(act: Act, named?: NamedInitiative): Promise<Answer> {
  const meeting = await theirMeeting(act, named);
  if (!meeting) return replaceWith(missed.notFound, { of: 'meeting' });
  await act.tx.meetings.setAsked(meeting.id, 0);
  const on = await askForNews(act, meeting.id, act.person, newsAgainAfter);
  return replaceWith(kinds.notYetNoted, { on: on.toString() });
}

/** « Passer la main »: its people are told, and another volunteer is asked. */
export async function handOver(act: Act, named?: NamedInitiative): Promise<Answer> {
  const meeting = await theirMeeting(act, named);
  if (!meeting) return notFound('meeting');
  await searchAnew(act, meeting, act.person);
  return replaceUnlessPosted(invitingKinds.handOverNoted);
}

/** Its people, tired of waiting for news, ask for another volunteer. */
export async function askAnother(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const meeting = await openMeetingOf(act, initiative.id);
    if (!meeting) return replaceWith(missed.notFound, { of: 'meeting' });
    await callOff(act, meeting, 'another');
    const newsBy = await searchAnew(act, meeting, null);
    return replaceUnlessPosted(kinds.searchingAgain, { newsBy: newsBy.toString() });
  });
}

export async function waitForNews(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const meeting = await openMeetingOf(act, initiative.id);
    const harvester = meeting && (await act.tx.people.get(meeting.harvesterId));
    if (!meeting || !harvester) return replaceWith(missed.notFound, { of: 'meeting' });
    await act.tx.meetings.setAsked(meeting.id, 0);
    await askForNews(act, meeting.id, harvester, newsAgainAfter);
    return replaceWith(kinds.noNewsNoted);
  });
}

/** « Nous préférons en rester là »: its people alone may say that it rests, as a bud. */
export async function leaveIt(act: Act, named?: NamedInitiative): Promise<Answer> {
  if (await theirMeeting(act, named)) return say(kinds.onlyItsPeople, { asked: false });
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const meeting = await openMeetingOf(act, initiative.id);
    if (!meeting) return notFound('meeting');
    // A question to the people of something that was read is nothing that rests.
    if (ruleOf(initiative.purpose).asks === 'its-people') return say(kinds.enoughAsked, { initiative: initiative.id });
    await callOff(act, meeting, 'rests');
    await endMeeting(act, meeting);
    return proposeBud(act, initiative);
  });
}

/** The volunteer hears that its people ended the meeting. */
async function callOff(act: Act, meeting: Meeting, why: 'rests' | 'enough' | 'another'): Promise<void> {
  const harvester = await act.tx.people.get(meeting.harvesterId);
  if (harvester) await notify(act, harvester, { kind: invitingKinds.meetingCalledOff, about: { why }, subject: '', slot: randomUUID() });
}

/**
 * « On s'est parlé, cela suffit »: its people are asked whether they mean it, since everything goes. A volunteer can only ask
 * them.
 */
export async function enough(act: Act, named?: Named<{ readonly initiative: string; readonly sure?: 'sure' }>): Promise<Answer> {
  if (named?.sure) return sayEnough(act, named);
  const meeting = await theirMeeting(act, named);
  if (!meeting)
    return withOwnInitiative(act, named, 'who-has-read', async ({ id }) =>
      (await openMeetingOf(act, id)) ? say(kinds.enoughAsked, { initiative: id }) : notFound('meeting'),
    );
  const initiative = meeting.initiativeId;
  await tellItsPeople(act, initiative, { kind: kinds.enoughAsked, about: { initiative, by: act.person.id }, slot: meeting.id });
  return say(kinds.onlyItsPeople, { asked: true });
}

/** « Oui, cela suffit »: the sentence and the meeting are erased at once; of the volunteer stays when they were last solicited. */
export async function sayEnough(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    const meeting = await openMeetingOf(act, initiative.id);
    if (!meeting) return replaceWith(missed.notFound, { of: 'meeting' });
    await callOff(act, meeting, 'enough');
    await forgetInitiative(act, initiative.id);
    await act.tx.deliveries.empty(aboutInitiative(initiative.id), conversationKinds.gone.name);
    return replaceUnlessPosted(askingKinds.initiativeWithdrawn, { readBefore: true, enough: true });
  });
}

/** The search begins again, with new promises; `leaving` is who passes it on, when somebody does. */
export async function searchAnew(scene: Scene, meeting: Meeting, leaving: Person | null): Promise<Temporal.PlainDate> {
  const { tx, organisation, now } = scene;
  const subject = aboutInitiative(meeting.initiativeId);
  await tx.meetings.remove(meeting.id);
  await unplan({ tx }, 'ask-for-news', { meeting: meeting.id });
  await tx.deliveries.cancel(subject, [kinds.meeting.name, invitingKinds.introduction.name, kinds.meetingNews.name, kinds.noNews.name]);
  await tx.initiatives.setState(meeting.initiativeId, 'searching');

  const carriers = await tx.initiatives.carriers(meeting.initiativeId);
  const [first] = carriers;
  if (!first) return localDate(organisation, now);
  const { purpose = 'tell' } = (await tx.initiatives.get(meeting.initiativeId)) ?? {};
  const promises = promisesFor(workingTimeOf(first, organisation), organisation.settings, now, purpose);
  await tx.initiatives.renew(meeting.initiativeId, promises);
  await plan(scene, 'invite-harvester', { initiative: meeting.initiativeId }, now);
  await plan(scene, 'end-search', { initiative: meeting.initiativeId }, promises.searchEndsAt);
  await plan(scene, 'erase-unmet', { initiative: meeting.initiativeId }, promises.erasedAt);
  if (leaving) {
    const about = { initiative: meeting.initiativeId, harvester: leaving.id };
    await tellItsPeople(scene, meeting.initiativeId, { kind: invitingKinds.handedOver, about, slot: meeting.id });
  }
  await refreshLater(scene, subject);
  for (const carrier of carriers) await refreshLater(scene, aboutInitiativesOf(carrier.id));
  return promises.newsBy;
}
