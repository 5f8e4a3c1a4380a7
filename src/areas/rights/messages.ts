import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { flag, from, kept, none, nothing, ofInitiative } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { buttons as invitingButtons } from '../inviting/buttons.ts';
import { buttons as shared } from './buttons.ts';
import { sampleData } from './samples.ts';
import { dataOf, type TheirData } from './their-data.ts';
import { confirmationFor, type ErasureAsked } from './what-erasure-takes.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = {
  ...shared,
  ...buttonsOf({
    exportData: {},
    correctData: { opens: 'form' },
    eraseData: {},
    eraseConfirm: { style: 'danger' },
    eraseWithStories: { style: 'danger' },
    eraseCancel: {},
  }),
};

/** Rights over one's data. */
export interface RightsParams {
  myData: TheirData;
  /** The readable file: everything that `myData` sums up. */
  dataFile: TheirData & { at: Temporal.Instant };
  exportComing: Record<string, never>;
  /** `permission`: one is missing, and coordination is told. */
  exportRefused: { permission: boolean };
  /** Of a file of any sort. */
  filesInDoubt: Record<string, never>;
  /** To coordination. */
  filesNotAllowed: Record<string, never>;
  dataCorrected: { name: string };
  eraseConfirm: ErasureAsked;
  erased: Record<string, never>;
  erasureCancelled: Record<string, never>;
  /** To the people of an initiative: the volunteer who was to meet them is there no more. */
  volunteerGone: { initiative: string; sentence: string; newsBy: Temporal.PlainDate };
}

/** What this area says. */
export const kinds = kindsOf<RightsParams>()({
  myData: {
    now: from(none, (_, telling) => dataOf(telling)),
    buttons: () => [[buttons.exportData(), buttons.correctData(), buttons.eraseData()]],
    listsInitiatives: true,
    samples: [{ data: sampleData, organisation: sample.named }],
  },
  dataFile: {
    now: from(none, async (_, telling) => ({ ...(await dataOf(telling)), at: telling.now })),
    samples: [{ data: sampleData, organisation: sample.named, at: sample.instant }],
  },
  exportComing: { now: nothing },
  exportRefused: {
    now: kept(z.object({ permission: flag })),
    buttons: () => [[buttons.exportData()]],
    samples: [{ permission: true }, { permission: false }],
  },
  filesInDoubt: { now: nothing, samples: [{}] },
  /** To coordination: people's files could not leave, for want of a permission. */
  filesNotAllowed: {
    now: from(none, async (_, { person }) => (person.coordinator ? {} : null)),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
  },
  dataCorrected: {
    now: from(none, async (_, { person }) => ({ name: person.name })),
    samples: [{ name: sample.named }],
  },
  eraseConfirm: {
    now: from(none, (_, telling) => confirmationFor(telling)),
    buttons: ({ stories }) => [
      [buttons.eraseConfirm(), ...(stories.length > 0 ? [buttons.eraseWithStories()] : []), buttons.eraseCancel()],
    ],
    samples: [
      { alone: 0, together: 0, meetings: 0, trials: false, coordinator: false, stories: [] },
      { alone: 1, together: 1, meetings: 1, trials: true, coordinator: true, stories: [sample.written] },
      { alone: 2, together: 3, meetings: 2, trials: true, coordinator: false, stories: [sample.written, sample.long] },
    ],
  },
  erased: { now: nothing },
  erasureCancelled: { now: nothing },
  volunteerGone: {
    now: from(ofInitiative, async (about, { tx, person }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      const looking = initiative && ['searching', 'waiting', 'patient'].includes(initiative.state);
      return looking && (await tx.initiatives.carries(person.id, initiative.id))
        ? { initiative: initiative.id, sentence: initiative.sentence, newsBy: initiative.newsBy }
        : null;
    }),
    buttons: ({ initiative }) => [
      [
        invitingButtons.choosePerson({ initiative }),
        invitingButtons.talkToCoordination({ initiative }),
        askingButtons.withdraw({ initiative }),
      ],
    ],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
    samples: [{ initiative: sample.id, sentence: sample.written, newsBy: sample.on }],
  },
});
