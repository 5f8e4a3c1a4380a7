import { type Act, aboutInitiative, refreshLater, unplan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedInitiative } from '../../core/records.ts';
import { ruleOf } from '../../domain/purpose.ts';
import type { Meeting } from '../../ports/meetings.ts';
import { kinds as invitingKinds } from '../inviting/messages.ts';
import { kinds } from './messages.ts';

/** The volunteer is free again, and nothing more is asked about this meeting. */
export async function endMeeting(scene: Scene, meeting: Meeting): Promise<void> {
  await scene.tx.meetings.end(meeting.id);
  await unplan(scene, 'ask-for-news', { meeting: meeting.id });
  await scene.tx.deliveries.cancel(aboutInitiative(meeting.initiativeId), [
    kinds.meeting.name,
    invitingKinds.introduction.name,
    kinds.meetingNews.name,
    kinds.noNews.name,
  ]);
  await refreshLater(scene, aboutInitiative(meeting.initiativeId));
}

/** The meeting of an initiative, as long as it is not over. */
export async function openMeetingOf({ tx }: Pick<Scene, 'tx'>, initiativeId: string): Promise<Meeting | null> {
  const meeting = await tx.meetings.ofInitiative(initiativeId);
  return meeting?.state === 'open' ? meeting : null;
}

/** The meeting a button names, or their latest in plain words; only when it is theirs and not over. */
export async function theirMeeting(act: Act, named: NamedInitiative): Promise<Meeting | null> {
  const open = await act.tx.meetings.openFor(act.person.id);
  const meeting = named === undefined ? open[0] : open.find((one) => one.initiativeId === named?.initiative);
  // It may have ended, or been passed on, while another transaction held it.
  const held = meeting ? await act.tx.meetings.lock(meeting.id) : null;
  return held?.state === 'open' && held.harvesterId === act.person.id ? held : null;
}

/** The meeting of which they may write the story: as its volunteer, or as one of its people where these are asked what became of it. */
export async function meetingToTell(act: Act, named: NamedInitiative): Promise<Meeting | null> {
  const heard = await theirMeeting(act, named);
  const of = heard && (await act.tx.initiatives.get(heard.initiativeId));
  if (heard && of && ruleOf(of.purpose).asks === 'volunteers') return heard;
  const carried = (await act.tx.initiatives.carriedBy(act.person.id)).filter(
    ({ id, state, purpose }) =>
      state === 'accepted' &&
      ruleOf(purpose).news.of === 'people' &&
      ruleOf(purpose).asks === 'volunteers' &&
      (named === undefined || named?.initiative === id),
  );
  const meeting = carried[0] && (await act.tx.meetings.ofInitiative(carried[0].id));
  const held = meeting ? await act.tx.meetings.lock(meeting.id) : null;
  return held?.state === 'open' ? held : null;
}
