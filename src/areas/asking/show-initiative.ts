import { type Act, type Answer, type SaidFrom, say, sayFrom } from '../../core/act.ts';
import type { AskedContacts } from '../../core/area.ts';
import { takeDraft } from '../../core/draft.ts';
import { idIn, pageIn } from '../../core/subject.ts';
import { kinds } from './messages.ts';
import { withOwnInitiative } from './own-initiative.ts';
import { itemsOf } from './their-initiatives.ts';

export async function showInitiatives(): Promise<Answer> {
  return say(kinds.myInitiatives);
}

/** One of several, with its buttons. */
export async function showInitiative(act: Act): Promise<Answer> {
  const items = (await itemsOf(act)).filter((one) => one.initiative === act.subject);
  return items.length === 0 ? say(kinds.subjectGone) : say(kinds.myInitiatives, { initiative: act.subject });
}

/** « Qui a lu ma phrase ? » lists every reader. */
export async function showReaders(act: Act): Promise<Answer> {
  return withOwnInitiative(act, 'who-has-read', async (initiative) => {
    return say(kinds.whoHasRead, { initiative: initiative.id });
  });
}

/** « Tout lire », and « La suite »: for those who carry it, and whoever is invited to hear it. */
export async function showWholeSentence(act: Act): Promise<Answer> {
  const [id, at] = [idIn(act.subject), pageIn(act.subject)];
  const initiative = id && (await act.tx.initiatives.get(id));
  if (!initiative) return say(kinds.subjectGone);

  const invitation = await act.tx.invitations.ofInitiative(initiative.id);
  const meeting = await act.tx.meetings.ofInitiative(initiative.id);
  const listens = invitation?.personId === act.person.id || meeting?.harvesterId === act.person.id;
  if (!listens && !(await act.tx.initiatives.carries(act.person.id, initiative.id))) return say(kinds.subjectGone);

  return say(kinds.fullSentence, { initiative: initiative.id, at });
}

/** To anyone, known or not: nothing is recorded, neither of the request nor of who made it. */
export async function showContacts({ tx, now, organisation, workspace, person, subject }: AskedContacts): Promise<SaidFrom> {
  // The words of the card that was pressed may tell what they turn to somebody for: they go.
  if (person && subject !== '') await takeDraft({ tx, now, organisation, person }, subject);
  return sayFrom(kinds.whomToTurnTo, {}, workspace);
}
