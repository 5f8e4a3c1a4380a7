import { localDate } from '../domain/calendar.ts';
import { pagesOf } from '../domain/pages.ts';
import { workingTimeOf } from '../domain/person.ts';
import { type Act, type Answer, say } from './context.ts';
import { withOwnInitiative } from './own-initiative.ts';
import { idIn, pageIn } from './subjects.ts';

export async function showInitiatives(act: Act): Promise<Answer> {
  return say('myInitiatives', { items: await itemsOf(act) });
}

/** One of several, with its buttons. */
export async function showInitiative(act: Act): Promise<Answer> {
  const items = (await itemsOf(act)).filter((one) => one.initiative === act.subject);
  return items.length === 0 ? say('subjectGone', {}) : say('myInitiatives', { items }, { initiative: act.subject });
}

export async function itemsOf({ tx, person }: Pick<Act, 'tx' | 'person'>) {
  const carried = await tx.initiatives.carriedBy(person.id);
  return carried.map((one) => ({
    initiative: one.id,
    sentence: one.sentence,
    state: one.state,
    newsBy: one.newsBy,
    harvester: one.harvester,
  }));
}

/** « Qui a lu ma phrase ? » lists every reader. */
export async function showReaders(act: Act): Promise<Answer> {
  return withOwnInitiative(act, 'who-has-read', async (initiative) => {
    const readers = await act.tx.initiatives.readers(initiative.id);
    const working = workingTimeOf(act.person, act.organisation);
    return say(
      'whoHasRead',
      {
        initiative: initiative.id,
        sentence: initiative.sentence,
        readers: readers.map((reader) => ({ name: reader.name, on: localDate(working, reader.readAt) })),
      },
      { initiative: initiative.id },
    );
  });
}

/** « Tout lire », and « La suite »: for those who carry it, and whoever is invited to hear it. */
export async function showWholeSentence(act: Act): Promise<Answer> {
  const [id, at] = [idIn(act.subject), pageIn(act.subject)];
  const initiative = id && (await act.tx.initiatives.get(id));
  if (!initiative) return say('subjectGone', {});

  const invitation = await act.tx.invitations.ofInitiative(initiative.id);
  const meeting = await act.tx.meetings.ofInitiative(initiative.id);
  const listens = invitation?.personId === act.person.id || meeting?.harvesterId === act.person.id;
  if (!listens && !(await act.tx.initiatives.carries(act.person.id, initiative.id))) return say('subjectGone', {});

  return say('fullSentence', { initiative: initiative.id, ...pageAt(initiative.sentence, at) }, { initiative: initiative.id, at });
}

/** One page of a long text, and the number of the next one. */
export function pageAt(text: string, at: number): { page: string; next: number | null } {
  const pages = pagesOf(text);
  const page = Number.isInteger(at) && at >= 0 && at < pages.length ? at : 0;
  return { page: pages[page] ?? '', next: page + 1 < pages.length ? page + 1 : null };
}

/** To anyone, known or not: nothing is recorded, neither of the request nor of who made it. */
export async function showContacts({ organisation, workspace }: Pick<Act, 'organisation' | 'workspace'>): Promise<Answer> {
  return say('whomToTurnTo', { contacts: organisation.settings.contacts, platform: workspace.platform });
}
