import type { Act } from '../../core/act.ts';
import type { Telling } from '../../core/kind.ts';
import type { NamedStory, NamedStoryVersion } from '../../core/records.ts';
import type { Story } from '../../ports/stories.ts';

/** The story a button names, or the latest of theirs; only for its people. */
export async function theirStory(act: Act, named: NamedStory): Promise<Story | null> {
  if (named !== undefined) {
    const story = named && (await act.tx.stories.lock(named.story));
    return story && (await act.tx.initiatives.carries(act.person.id, story.initiativeId)) ? story : null;
  }
  const carried = await act.tx.initiatives.carriedBy(act.person.id);
  const told = carried.find((one) => one.state === 'told');
  const story = told && (await act.tx.stories.ofInitiative(told.id));
  return story ? act.tx.stories.lock(story.id) : null;
}

/** For its people alone. */
export async function readableStory(about: { readonly story: string }, { tx, person }: Telling) {
  const story = await tx.stories.get(about.story);
  return story && (await tx.initiatives.carries(person.id, story.initiativeId)) ? story : null;
}

/** The version that was on the screen; null in plain words, which speak of the present one. */
export function versionSeen(named: NamedStoryVersion): number | null {
  const version = named?.version ?? null;
  return version === 0 ? null : version;
}

export const wholeOf = ({ title, body }: Pick<Story, 'title' | 'body'>) => (body === '' ? title : `${title}\n\n${body}`);

export function titleFrom(sentence: string): string {
  const line = sentence.split('\n')[0] ?? '';
  return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`;
}
