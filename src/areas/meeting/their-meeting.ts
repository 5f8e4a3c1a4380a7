import { type Act, aboutInitiative, refreshLater, unplan } from '../../core/act.ts';
import type { Scene } from '../../core/kind.ts';
import type { NamedInitiative } from '../../core/records.ts';
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

/** The meeting a button names, or their latest in plain words; only when it is theirs and not over. */
export async function theirMeeting(act: Act, named: NamedInitiative): Promise<Meeting | null> {
  const open = await act.tx.meetings.openFor(act.person.id);
  const meeting = named === undefined ? open[0] : open.find((one) => one.initiativeId === named?.initiative);
  // It may have ended, or been passed on, while another transaction held it.
  const held = meeting ? await act.tx.meetings.lock(meeting.id) : null;
  return held?.state === 'open' && held.harvesterId === act.person.id ? held : null;
}
