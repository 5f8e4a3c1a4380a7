import type { Scene } from '../../core/kind.ts';
import { isShared, justUs, type Sharing, type SharingSaid, sharingOf } from '../../domain/agreement.ts';
import type { Story } from '../../ports/stories.ts';

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

/** As it is said to the person who chose it: a service by its name, and whether any channel is bound to it yet. */
export async function sharingSaid({ tx }: Pick<Scene, 'tx'>, chosen: Sharing): Promise<SharingSaid & { readonly heard: boolean }> {
  const { audience, service, naming, vintage } = isShared(chosen) ? chosen : justUs;
  const named = service === null ? null : await tx.services.get(service);
  return { audience, serviceName: named?.name ?? null, naming, vintage, heard: named === null || named.channels.length > 0 };
}

/** The channels where it was posted, by their ids on the platform. */
export async function placesOf({ tx }: Pick<Scene, 'tx'>, subject: string): Promise<readonly string[]> {
  return [...new Set((await tx.posts.told(subject)).map(({ channel }) => channel.externalId))];
}
