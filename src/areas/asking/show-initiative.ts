import { type Act, type Answer, type SaidFrom, say, sayFrom } from '../../core/act.ts';
import type { AskedContacts } from '../../core/area.ts';
import { takeDraft } from '../../core/draft.ts';
import type { NamedDraft, NamedInitiative } from '../../core/records.ts';
import type { Named } from '../../core/subject.ts';
import { notFound } from '../conversation/missed.ts';
import { kinds as readingKinds } from '../reading/messages.ts';
import { kinds } from './messages.ts';
import { withOwnInitiative } from './own-initiative.ts';
import { itemsOf } from './their-initiatives.ts';

/** All of them, or the one that is named, with its buttons. */
export async function showInitiatives(act: Act, named?: NamedInitiative): Promise<Answer> {
  if (named === undefined) return say(kinds.myInitiatives);
  const found = (await itemsOf(act)).find((one) => one.initiative === named?.initiative);
  return found ? say(kinds.myInitiatives, { initiative: found.initiative }) : notFound('initiative');
}

/** « Qui a lu ma phrase ? » lists every reader. */
export async function showReaders(act: Act, named?: NamedInitiative): Promise<Answer> {
  return withOwnInitiative(act, named, 'who-has-read', async (initiative) => {
    return say(kinds.whoHasRead, { initiative: initiative.id });
  });
}

/** « Tout lire », and « La suite »: for those who carry it, and the volunteer who is invited to hear it. */
export async function showWholeSentence(act: Act, named?: Named<{ readonly initiative: string; readonly page?: number }>): Promise<Answer> {
  const initiative = named && (await act.tx.initiatives.get(named.initiative));
  if (!initiative) return notFound('initiative');

  const invitation = await act.tx.invitations.ofInitiative(initiative.id);
  const meeting = await act.tx.meetings.ofInitiative(initiative.id);
  const listens = invitation?.personId === act.person.id || meeting?.harvesterId === act.person.id;
  if (!listens && !(await act.tx.initiatives.carries(act.person.id, initiative.id))) return notFound('initiative');

  return say(readingKinds.wholeText, { initiative: initiative.id, at: named.page ?? 0 });
}

/** To anyone, known or not: nothing is recorded, neither of the request nor of who made it. */
export async function showContacts({ tx, now, organisation, workspace, person }: AskedContacts, named?: NamedDraft): Promise<SaidFrom> {
  // The words of the card that was pressed may tell what they turn to somebody for: they go.
  if (person && named) await takeDraft({ tx, now, organisation, person }, named.draft);
  return sayFrom(kinds.whomToTurnTo, {}, workspace);
}
