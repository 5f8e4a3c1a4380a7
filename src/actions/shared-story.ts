import { type Sharing, sharingOf } from '../domain/agreement.ts';
import type { Story } from '../ports.ts';
import type { Scene } from './context.ts';

/** What the people of a story allow together, those who erased themselves included: the one way to know whether it may be told. */
export async function sharingNow({ tx }: Pick<Scene, 'tx'>, story: Story): Promise<Sharing> {
  const carriers = await tx.initiatives.carriers(story.initiativeId);
  return sharingOf(
    carriers.map((one) => one.id),
    await tx.stories.agreements(story.id),
    story.version,
    await tx.rights.departed(story.id),
    await tx.stories.oral(story.id),
  );
}
