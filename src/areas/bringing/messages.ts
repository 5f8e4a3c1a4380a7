import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { from, kept, nothing, ofStory, text } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { anInitiative } from '../../core/records.ts';
import { sample } from '../../core/sample.ts';
import type { SharingSaid } from '../../domain/agreement.ts';
import { buttons as agreeingButtons, faces as agreeingFaces } from '../agreeing/buttons.ts';
import { sharingSaid } from '../agreeing/shared-story.ts';
import { broughtFor, writtenStory } from './brought-story.ts';
import { buttons as shared } from './buttons.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    askItsPeople: { about: anInitiative, opens: 'form' },
    withdrawBrought: { about: anInitiative },
  }),
};

/** A story brought by somebody who met people; and what those without a screen allowed, said aloud. */
export interface BringingParams {
  /** `draft` names the words they had typed. */
  storyBroughtKept: { story: string; initiative: string; people: readonly string[]; carried: boolean; keptUntil: Temporal.PlainDate };
  /** To those it speaks of: they carry it only if they say so. */
  storyBrought: { request: string; from: string; title: string; body: string };
  storyTheirs: Record<string, never>;
  carriedByOthers: Record<string, never>;

  oralKept: SharingSaid & { wall: boolean; heard: boolean; story: string; names: string; on: Temporal.PlainDate };
  /** The story changed since: what was said aloud no longer holds. */
  oralAgain: { story: string; title: string; body: string };
  oralTakenBack: Record<string, never>;
  /** To the person who recorded it, when coordination was told. */
  oralTakenBackElsewhere: { title: string };
  sheetComing: { paper: 'sheet' | 'notebook' | 'poster' };
}

/** What this area says. */
export const kinds = kindsOf<BringingParams>()({
  storyBroughtKept: {
    now: from(ofStory, async (about, telling) => {
      const story = await writtenStory(about, telling);
      return story && broughtFor(telling, story);
    }),
    buttons: ({ story, initiative, carried }) => [
      carried
        ? [agreeingButtons.recordOral({ story })]
        : [buttons.askItsPeople({ initiative }), agreeingButtons.recordOral({ story }), buttons.withdrawBrought({ initiative })],
    ],
    samples: [
      { story: sample.id, initiative: sample.id, people: [], carried: false, keptUntil: sample.on },
      { story: sample.id, initiative: sample.id, people: [sample.named, sample.named], carried: true, keptUntil: sample.on },
    ],
  },
  /** To those a story speaks of, whom its writer met: is it theirs? */
  storyBrought: {
    now: from(z.object({ request: text, story: text }), async ({ request: id, story: storyId }, { tx, person }) => {
      const [request, story] = [await tx.initiatives.carrierRequest(id), await tx.stories.get(storyId)];
      const from = request?.personId === person.id ? await tx.people.get(request.askedBy) : null;
      return story && from && { request: id, from: from.name, title: story.title, body: story.body };
    }),
    buttons: ({ request }) => [[agreeingFaces.ownStory({ request }), agreeingFaces.notOwnStory({ request })]],
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
    givesWayTo: ['storyProposal'],
    samples: [{ request: sample.id, from: sample.named, title: sample.written, body: sample.long }],
  },
  storyTheirs: { now: nothing },
  carriedByOthers: { now: nothing },
  oralKept: {
    now: from(ofStory, async (about, telling) => {
      const story = await writtenStory(about, telling);
      const oral = story && (await telling.tx.stories.oral(story.id));
      // Taken back, it holds no more words.
      if (!oral || oral.version !== story.version || oral.how === '') return null;
      return { story: story.id, ...(await sharingSaid(telling, oral)), wall: oral.wall, names: oral.names, on: oral.saidOn };
    }),
    buttons: ({ story }) => [
      [agreeingButtons.printSheet({ story }), agreeingButtons.recordOral({ story }), agreeingButtons.takeBackOral({ story })],
    ],
    samples: [
      {
        story: sample.id,
        audience: 'us',
        serviceName: null,
        heard: true,
        naming: 'none',
        vintage: false,
        wall: false,
        names: '',
        on: sample.on,
      },
      {
        story: sample.id,
        audience: 'organisation',
        serviceName: null,
        heard: true,
        naming: 'names',
        vintage: true,
        wall: true,
        names: sample.written,
        on: sample.on,
      },
      {
        story: sample.id,
        audience: 'organisation',
        serviceName: null,
        heard: true,
        naming: 'team',
        vintage: false,
        wall: false,
        names: '',
        on: sample.on,
      },
      {
        story: sample.id,
        audience: 'service',
        serviceName: sample.written,
        heard: false,
        naming: 'names',
        vintage: false,
        wall: false,
        names: sample.written,
        on: sample.on,
      },
    ],
  },
  /** To the person who noted what was said aloud: it no longer holds. */
  oralAgain: {
    now: from(ofStory, async (about, telling) => {
      const story = await writtenStory(about, telling);
      const oral = story && (await telling.tx.stories.oral(story.id));
      return story && oral?.version !== story.version ? { story: story.id, title: story.title, body: story.body } : null;
    }),
    buttons: ({ story }) => [[agreeingButtons.recordOral({ story })]],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [
      { story: sample.id, title: sample.written, body: sample.written },
      { story: sample.id, title: sample.written, body: '' },
    ],
  },
  oralTakenBack: { now: nothing },
  oralTakenBackElsewhere: {
    now: from(ofStory, async (about, telling) => {
      const story = await writtenStory(about, telling);
      return story && { title: story.title };
    }),
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ title: sample.written }],
  },
  sheetComing: {
    now: kept(z.object({ paper: z.enum(['sheet', 'notebook', 'poster']).default('sheet') })),
    samples: [{ paper: 'sheet' }, { paper: 'notebook' }, { paper: 'poster' }],
  },
});
