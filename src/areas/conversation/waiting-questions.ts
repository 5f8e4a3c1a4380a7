import type { Act } from '../../core/act.ts';
import { replySaid } from '../../domain/spoken/replies.ts';
import { hasOpenInvitation } from '../inviting/answer-invitation.ts';
import { requests } from '../inviting/invite-harvester.ts';
import { kinds as meetingKinds } from '../meeting/messages.ts';

/** Their words that wait to be told. What begins like an answer is none: a question that waits comes before it. */
export async function draftToTell({
  tx,
  person,
}: Pick<Act, 'tx' | 'person'>): Promise<({ words: string } & { writtenAt: Act['now'] }) | null> {
  const draft = await tx.people.draft(person.id);
  return draft && replySaid(draft.words) === null ? draft : null;
}

/** Of the two questions that plain words may answer, the one asked last. */
export async function wasJustInvited(act: Act): Promise<boolean> {
  if (!(await hasOpenInvitation(act))) return false;
  const draft = await draftToTell(act);
  return !draft || act.tx.deliveries.sentSince(act.person.id, requests, draft.writtenAt);
}

/** The initiative whose volunteer was asked, in the last message, whether they could meet its people. */
export async function newsJustAsked(act: Act): Promise<string | null> {
  const { tx, person } = act;
  if (await draftToTell(act)) return null;
  const asked = (await tx.deliveries.lastSentTogether(person.id)).findLast(({ kind }) => kind === meetingKinds.meetingNews.name);
  const initiative = asked?.about.initiative;
  const open = await tx.meetings.openFor(person.id);
  return typeof initiative === 'string' && open.some(({ initiativeId }) => initiativeId === initiative) ? initiative : null;
}
