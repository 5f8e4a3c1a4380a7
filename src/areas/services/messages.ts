import { z } from 'zod';
import { flag, from, none, nothing, ofStory, ofTrial, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf, type Telling } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { id, opaque, subject } from '../../core/subject.ts';
import { isShared, type Sharing } from '../../domain/agreement.ts';
import type { ServiceChoice } from '../../domain/service.ts';
import { type TrialPart, trialParts } from '../../domain/trial.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { writtenStory } from '../bringing/brought-story.ts';
import { buttons as coordinationButtons } from '../coordination/buttons.ts';
import { readableStory } from '../meeting/their-story.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { theirChoice } from '../trying/messages.ts';
import { aService, faces, buttons as shared } from './buttons.ts';
import { sampleService } from './samples.ts';
import { type ServiceShown, shownService } from './service-shown.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    unbindChannel: { about: subject({ service: id, channel: opaque }) },
    removeService: { about: aService },
    confirmRemoveService: { about: aService, style: 'danger' },
  }),
};

/** Services and their channels: coordination defines them, people may tell a story to one of them. */
export interface ServicesParams {
  services: { services: readonly ServiceShown[] };
  /** `noted`: something of it has just changed. */
  service: ServiceShown & { noted: boolean };
  serviceRemoving: ServiceChoice;
  serviceRemoved: Record<string, never>;
  /** To coordination, who named none of these. */
  serviceUnknown: { names: readonly string[] };
  channelTaken: ServiceChoice;

  noServices: Record<string, never>;
  /** To one of the people of a story, who said « mon service ». */
  whichService: { story: string; version: number; services: readonly ServiceChoice[] };
  /** Of a story or a trial. `aloud`: it was chosen by people without a screen, and noted by the reader. */
  serviceGone: { version: number; title: string } & (
    | { of: 'story'; story: string; aloud: boolean }
    | { of: 'trial'; trial: string; part: TrialPart; aloud: false }
  );
}

const ofService = z.object({ service: text });

const allOf = ({ tx, organisation }: Telling) => tx.services.all(organisation.id);

/** What this area says. */
export const kinds = kindsOf<ServicesParams>()({
  services: {
    now: from(none, async (_, telling) => (telling.person.coordinator ? { services: (await allOf(telling)).map(shownService) } : null)),
    buttons: ({ services }) => [
      services.map((one, index) => buttons.services({ service: one.id }, String(index + 1), one.name)),
      [buttons.addService(), coordinationButtons.auditLog()],
    ],
    samples: [{ services: [] }, { services: [sampleService, { ...sampleService, channels: [] }] }],
  },
  service: {
    now: from(ofService.extend({ noted: flag }), async (about, telling) => {
      const service = await serviceOf(about, telling);
      return service && { ...service, noted: about.noted };
    }),
    buttons: ({ id, channels }) => [
      [faces.changeService({ service: id }), buttons.removeService({ service: id }), buttons.services()],
      channels.map((channel, index) => buttons.unbindChannel({ service: id, channel }, String(index + 1))),
    ],
    samples: [
      { ...sampleService, noted: true },
      { ...sampleService, channels: [], noted: false },
    ],
  },
  serviceRemoving: {
    now: from(ofService, serviceOf),
    buttons: ({ id }) => [[buttons.confirmRemoveService({ service: id }), faces.keepService({ service: id })]],
    samples: [sampleService],
  },
  serviceRemoved: { now: nothing, buttons: () => [[buttons.services()]] },
  serviceUnknown: {
    now: from(none, async (_, telling) => ({ names: (await allOf(telling)).map((one) => one.name) })),
    buttons: () => [[buttons.services()]],
    samples: [{ names: [] }, { names: [sample.written, sample.named] }],
    findsNothing: 'no-service',
  },
  channelTaken: {
    now: from(ofService, serviceOf),
    buttons: ({ id }) => [[faces.showService({ service: id })]],
    samples: [sampleService],
  },
  noServices: { now: nothing, findsNothing: 'no-service' },
  whichService: {
    now: from(ofStory, async (about, telling) => {
      const [story, all] = [await readableStory(about, telling), await allOf(telling)];
      return story && { story: story.id, version: story.version, services: all };
    }),
    buttons: ({ story, version, services }) => [
      services.map((one, index) => agreeingButtons.shareWithService({ story, version, service: one.id }, String(index + 1), one.name)),
    ],
    samples: [{ story: sample.id, version: 12, services: [sampleService, sampleService] }],
  },
  /** To the person who had chosen a service that coordination removed: their choice is just us. */
  serviceGone: {
    now: from(
      z.union([ofTrial.extend({ of: z.literal('trial'), part: z.enum(trialParts) }), ofStory.extend({ aloud: flag })]),
      async (about, telling) => {
        if ('trial' in about) {
          const { trial, part, mine } = (await theirChoice(about, telling)) ?? {};
          if (!trial || !part || mine?.audience !== 'service' || isShared(mine)) return null;
          return { of: 'trial', trial: trial.id, version: mine.version, part, title: trial.what, aloud: false };
        }
        const { aloud } = about;
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
        return { of: 'story', story: story.id, version: story.version, title: story.title, aloud };
      },
    ),
    buttons: (gone) => {
      if (gone.of === 'trial') return [[tryingButtons.chooseTrialSharing(gone)]];
      return [[gone.aloud ? agreeingButtons.recordOral(gone) : agreeingButtons.chooseSharing(gone)]];
    },
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [
      ...[true, false].map((aloud) => ({ of: 'story' as const, story: sample.id, version: 2, title: sample.written, aloud })),
      { of: 'trial', trial: sample.id, version: 1, part: 'trial', title: sample.written, aloud: false },
    ],
  },
});

/** For coordination alone. */
async function serviceOf(about: { readonly service: string }, { tx, person }: Telling) {
  const service = person.coordinator ? await tx.services.get(about.service) : null;
  return service && shownService(service);
}
