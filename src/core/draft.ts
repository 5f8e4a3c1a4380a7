import type { Temporal } from 'temporal-polyfill';
import { refreshLater } from './act.ts';
import type { Scene } from './kind.ts';

// Words that wait for their writer to say what they are: one draft a person. The cards that quote it are edited when it goes.

interface Draft {
  readonly words: string;
  readonly writtenAt: Temporal.Instant;
  readonly inPublic: boolean;
}

type Writer = Pick<Scene, 'tx'> & { readonly person: { readonly id: string } };
type Act = Writer & Pick<Scene, 'now' | 'organisation'>;

/** What buttons and cards call it by. */
export const draftName = ({ writtenAt }: Pick<Draft, 'writtenAt'>) => String(writtenAt.epochMilliseconds);
export const aboutDraft = (personId: string, draft: string) => `draft:${personId}:${draft}`;

/** The draft that a button or a card names; null once it has served, or other words took its place. */
export async function draftNamed({ tx, person }: Writer, name: string): Promise<Draft | null> {
  const draft = name === '' ? null : await tx.people.draft(person.id);
  return draft && draftName(draft) === name ? draft : null;
}

/** Keeps words in the place of those that waited. Resolves with the name of the draft. */
export async function keepDraft(act: Act & { readonly inPublic?: boolean }, words: string): Promise<string> {
  const { tx, now, person, inPublic } = act;
  const [before, name] = [await tx.people.draft(person.id), draftName({ writtenAt: now })];
  await tx.people.keepDraft(person.id, words, now, inPublic);
  if (before && draftName(before) !== name) await refreshLater(act, aboutDraft(person.id, draftName(before)));
  return name;
}

/** It has served. Resolves with what its cards are about. */
export async function forgetDraft(act: Act, draft: Pick<Draft, 'writtenAt'>): Promise<string> {
  const subject = aboutDraft(act.person.id, draftName(draft));
  await act.tx.people.forgetDraft(act.person.id);
  await refreshLater(act, subject);
  return subject;
}

/** The words that a button names, which are no draft any more; null when they are there no more. */
export async function takeDraft(act: Act, name: string): Promise<string | null> {
  const draft = await draftNamed(act, name);
  if (draft) await forgetDraft(act, draft);
  return draft?.words ?? null;
}
