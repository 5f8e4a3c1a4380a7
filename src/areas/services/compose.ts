import { z } from 'zod';
import { type Composers, flag, kept, nothing, type Telling, text } from '../../core/composer.ts';
import { isShared, type Sharing } from '../../domain/agreement.ts';
import { nameTroubles } from '../../domain/service.ts';
import { writtenStory } from '../bringing/compose.ts';
import { readableStory } from '../meeting/compose.ts';
import type { ServicesParams } from './params.ts';
import { shownService } from './services.ts';

const ofService = z.object({ service: text });

export const services: Composers<ServicesParams> = {
  services: async (_, telling) => (telling.person.coordinator ? { services: (await allOf(telling)).map(shownService) } : null),
  service: async (about, telling) => {
    const service = await serviceOf(about, telling);
    return service && { ...service, noted: z.object({ noted: flag }).parse(about).noted };
  },
  serviceRemoving: serviceOf,
  serviceRemoved: nothing,
  serviceUnknown: async (_, telling) => ({ names: (await allOf(telling)).map((one) => one.name) }),
  serviceNameUnclear: kept(z.object({ trouble: z.enum(nameTroubles) })),
  channelUnclear: nothing,
  channelTaken: serviceOf,
  channelNotBound: nothing,

  noServices: nothing,
  whichService: async (about, telling) => {
    const [story, all] = [await readableStory(about, telling), await allOf(telling)];
    return story && { story: story.id, version: story.version, services: all };
  },
  serviceGone: async (about, telling) => {
    const { aloud } = z.object({ aloud: flag }).parse(about);
    const story = aloud ? await writtenStory(about, telling) : await readableStory(about, telling);
    const chosen: (Sharing & { version: number }) | null | undefined =
      story && aloud
        ? await telling.tx.stories.oral(story.id)
        : story &&
          (await telling.tx.stories.agreements(story.id)).find(
            (one) => one.personId === telling.person.id && one.version === story.version,
          );
    // They have chosen again since, or the story is another.
    if (!story || chosen?.version !== story.version || chosen.audience !== 'service' || isShared(chosen)) return null;
    return { story: story.id, version: story.version, title: story.title, aloud };
  },
};

const allOf = ({ tx, organisation }: Telling) => tx.services.all(organisation.id);

/** For coordination alone. */
async function serviceOf(about: unknown, { tx, person }: Telling) {
  const service = person.coordinator ? await tx.services.get(ofService.parse(about).service) : null;
  return service && shownService(service);
}
