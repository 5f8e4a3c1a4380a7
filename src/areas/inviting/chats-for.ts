import type { Person } from '../../domain/person.ts';
import type { Tx } from '../../ports/store.ts';

/** Somebody the reader may write to, by their id on the reader's platform. */
export interface ChatWith {
  readonly name: string;
  readonly externalId: string;
}

/** Whom of these people the reader can write to where they are both known; the card's platform decides whether it shows it. */
export async function chatsFor(tx: Tx, reader: Person, people: readonly Person[]): Promise<readonly ChatWith[]> {
  const mine = await tx.people.identity(reader.id);
  const chats: ChatWith[] = [];
  for (const { id, name } of people) {
    const theirs = mine && (await tx.people.identity(id, mine.workspace.id));
    if (mine && theirs && theirs.workspace.id === mine.workspace.id) chats.push({ name, externalId: theirs.externalId });
  }
  return chats;
}
