import { ofStory } from '../../core/about.ts';
import type { Scene, Telling } from '../../core/kind.ts';
import type { Story } from '../../ports/stories.ts';

/** For its writer alone. */
export async function writtenStory(about: unknown, { tx, person }: Telling) {
  const story = await tx.stories.get(ofStory.parse(about).story);
  return story?.writtenBy === person.id ? story : null;
}

/** Whom it is offered to, as its writer knows them already; not who said yes. */
export async function broughtFor({ tx }: Pick<Scene, 'tx'>, story: Story) {
  const initiative = await tx.initiatives.get(story.initiativeId);
  if (!initiative) return null;
  const [asked, carriers] = [await tx.initiatives.askedToCarry(story.initiativeId), await tx.initiatives.carriers(story.initiativeId)];
  const people = [...carriers, ...asked].map((one) => one.name).filter((name) => name !== '');
  return {
    story: story.id,
    initiative: initiative.id,
    people: people.toSorted(),
    carried: await isTheirs({ tx }, story),
    keptUntil: initiative.keptUntil,
  };
}

/** Somebody carries it, or did until they erased themself. */
export async function isTheirs({ tx }: Pick<Scene, 'tx'>, { id, initiativeId }: Story): Promise<boolean> {
  return (await tx.initiatives.carriers(initiativeId)).length > 0 || (await tx.rights.departed(id)) !== null;
}
