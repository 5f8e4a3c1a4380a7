import { z } from 'zod';
import { shownAtMost } from '../../cards/words.ts';
import { count, flag, from, kept, none, ofInitiative, text } from '../../core/about.ts';
import type { Placed } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import type { Moment } from '../../domain/person.ts';
import { buttons as agreeingButtons } from '../agreeing/buttons.ts';
import { buttons as askingButtons, faces as askingFaces } from '../asking/buttons.ts';
import { readAll } from '../asking/read-all.ts';
import { sampleStates } from '../asking/samples.ts';
import { buttons as conversationButtons } from '../conversation/buttons.ts';
import { buttons as meetingButtons } from '../meeting/buttons.ts';
import { sampleStory } from '../meeting/samples.ts';
import { buttons as readingButtons } from '../reading/buttons.ts';
import { type Ahead, aheadFor } from '../time/ahead.ts';
import { buttons as timeButtons } from '../time/buttons.ts';
import { sampleRhythm } from '../time/samples.ts';
import { type Rhythm, rhythmOf } from '../time/their-rhythm.ts';
import { buttons as tryingButtons } from '../trying/buttons.ts';
import { buttons as volunteeringButtons } from '../volunteering/buttons.ts';
import {
  harvestOf,
  initiativesOf,
  meetingOf,
  storyOf,
  type TheirHarvest,
  type TheirInitiatives,
  type TheirMeeting,
  type TheirStory,
  type TheirTimes,
  timesOf,
} from './their-page.ts';
import { type Carried, type Leaving, leavingFor } from './what-they-carry.ts';

/** What a number of the card does: asks whom to offer it to, or offers it to those who are already in it. */
function handsOn(one: Carried, number: string): Placed {
  switch (one.what) {
    case 'meeting':
      return meetingButtons.handOver({ initiative: one.initiative }, number, one.words);
    case 'pilot':
      return tryingButtons.passTrial({ trial: one.trial }, number, one.words);
    case 'trial':
      return tryingButtons.askForTrial({ trial: one.trial }, number, one.words);
    case 'part':
      return tryingButtons.showTrial({ trial: one.trial }, number, one.words);
    default:
      return agreeingButtons.addCarrier({ initiative: one.initiative }, number, one.words);
  }
}

/** A person's own page: each part is a message of its own, and can be asked for in words. */
export interface HomeParams {
  /** `begun`: there is something of theirs on it. */
  homeWelcome: { firstName: string; begun: boolean };
  homeInitiatives: TheirInitiatives;
  homeMeeting: TheirMeeting;
  homeStory: TheirStory;
  homeAhead: { items: readonly Ahead[] };
  homeRhythm: TheirTimes;
  homeHarvest: TheirHarvest;
  /** They leave: what they carry, and what hands each on. */
  leaving: Leaving;

  /** `moment`: what they keep for those who gather people. */
  hoursKept: Rhythm & { moment: Moment | null };
  budgetKept: { aWeek: number };
}

const sampleFollowed = { initiative: sample.id, sentence: sample.written, purpose: 'tell', inTurn: true, newsBy: sample.on } as const;

/** What this area says. */
export const kinds = kindsOf<HomeParams>()({
  homeWelcome: {
    now: from(z.object({ begun: flag.default(true) }), async ({ begun }, { person }) => ({ firstName: person.firstName, begun })),
    buttons: ({ begun }) => [
      [
        askingButtons.openTell(),
        askingFaces.askMeeting(),
        conversationButtons.showHelp(),
        ...(begun ? [askingButtons.whomToTurnTo()] : []),
      ],
    ],
    samples: [true, false].map((begun) => ({ firstName: begun ? sample.named : '', begun })),
  },
  homeInitiatives: {
    now: from(none, async (_, telling) => initiativesOf(telling)),
    buttons: ({ told, joined }) => [
      [...told, ...joined].map((one, index) => askingFaces.showInitiative({ initiative: one.initiative }, String(index + 1), one.sentence)),
    ],
    samples: [
      { told: [], joined: [] },
      {
        told: [
          ...sampleStates.map((state) => ({ ...sampleFollowed, sentence: sample.long, state, harvester: '' })),
          { ...sampleFollowed, state: 'held', purpose: 'same', inTurn: false, harvester: '' },
          { ...sampleFollowed, state: 'accepted', purpose: 'table', harvester: '' },
        ],
        joined: [{ ...sampleFollowed, state: 'accepted', harvester: sample.named }],
      },
    ],
  },
  homeMeeting: {
    now: from(ofInitiative, async (about, telling) => meetingOf(telling, about.initiative)),
    buttons: ({ initiative, sentence }) => [
      [
        ...readAll(initiative, sentence),
        meetingButtons.writeStory({ initiative }),
        meetingButtons.notYet({ initiative }),
        meetingButtons.handOver({ initiative }),
      ],
    ],
    samples: [{ initiative: sample.id, people: [sample.named], sentence: sample.written }],
  },
  homeStory: {
    now: from(z.object({ story: text }), async (about, telling) => storyOf(telling, about.story)),
    buttons: ({ story, version, body }) => [
      [
        ...(body.length > shownAtMost ? [readingButtons.wholeText({ story })] : []),
        agreeingButtons.chooseSharing({ story, version }),
        agreeingButtons.keepBetweenUs({ story, version }),
        meetingButtons.correctStory({ story, version }),
      ],
    ],
    samples: [sampleStory, { ...sampleStory, kind: 'bud', body: '' }],
  },
  homeAhead: {
    now: from(none, async (_, telling) => aheadFor(telling)),
    samples: [
      { items: [] },
      {
        items: [
          { what: 'x', from: sample.instant, because: 'x' },
          { what: 'x', from: null, because: 'x' },
        ],
      },
    ],
  },
  homeRhythm: {
    now: from(none, async (_, telling) => timesOf(telling)),
    buttons: ({ absences, stopped }) => [
      [timeButtons.openHours(), timeButtons.openAbsence(), ...(absences.length > 0 ? [timeButtons.forgetAbsences()] : [])],
      [stopped ? timeButtons.resumeMessages() : timeButtons.fewerMessages({ delivery: 'all' })],
    ],
    samples: [
      { ...sampleRhythm, absences: [], stopped: false, chosen: false },
      { ...sampleRhythm, days: [1, 3], aWeek: 1, absences: [{ from: sample.on, until: sample.later }], stopped: true, chosen: true },
    ],
  },
  homeHarvest: {
    now: from(none, async (_, telling) => harvestOf(telling)),
    buttons: ({ state }) => [
      state === 'none'
        ? [volunteeringButtons.becomeHarvester()]
        : [
            (state === 'paused' ? volunteeringButtons.resumeHarvest : volunteeringButtons.pauseHarvest)(),
            volunteeringButtons.leaveHarvest(),
          ],
    ],
    samples: (['none', 'active', 'paused'] as const).map((state) => ({ state })),
  },
  leaving: {
    now: from(none, async (_, telling) => leavingFor(telling)),
    listsInitiatives: true,
    buttons: ({ carried, volunteers }) => [
      carried.map((one, index) => handsOn(one, String(index + 1))),
      volunteers ? [volunteeringButtons.leaveHarvest()] : [],
    ],
    samples: [
      { carried: [], volunteers: false, endsInWords: false, coordinates: false },
      {
        carried: [
          ...(['meeting', 'initiative', 'story'] as const).map((what) => ({ what, initiative: sample.id, words: sample.written })),
          ...(['pilot', 'trial', 'part'] as const).map((what) => ({ what, trial: sample.id, words: sample.long })),
        ],
        volunteers: true,
        endsInWords: true,
        coordinates: true,
      },
    ],
  },
  hoursKept: {
    now: from(none, async (_, { tx, person, organisation }) => ({
      ...rhythmOf(person, organisation),
      moment: await tx.people.moment(person.id),
    })),
    samples: [null, { weekday: 4, from: '11:00', until: '12:00' }].map((moment) => ({ ...sampleRhythm, moment })),
  },
  budgetKept: { now: kept(z.object({ aWeek: count })), samples: [{ aWeek: 1 }, { aWeek: 3 }] },
});
