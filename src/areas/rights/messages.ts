import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { flag, from, kept, none, nothing, ofInitiative, text } from '../../core/about.ts';
import { kindsOf, type Row } from '../../core/kind.ts';
import { buttons as askingButtons } from '../asking/buttons.ts';
import { buttons as invitingButtons } from '../inviting/buttons.ts';
import { buttons } from './buttons.ts';
import { dataOf, type TheirData } from './their-data.ts';
import { confirmationFor, type ErasureAsked } from './what-erasure-takes.ts';

/** Rights over one's data. */
export interface RightsParams {
  myData: TheirData;
  /** The readable file: the same, whole. */
  dataFile: TheirData & { at: Temporal.Instant };
  exportComing: Record<string, never>;
  /** `permission`: one is missing, and coordination is told. */
  exportRefused: { permission: boolean };
  /** Of a file of any sort. */
  filesInDoubt: Record<string, never>;
  /** To coordination. */
  filesNotAllowed: Record<string, never>;
  dataCorrected: { name: string };
  dataInWords: Record<string, never>;
  eraseConfirm: ErasureAsked;
  erased: Record<string, never>;
  erasureCancelled: Record<string, never>;
  /** To the people of an initiative: whoever was to meet them is there no more. */
  volunteerGone: { initiative: string; newsBy: Temporal.PlainDate };
  carrierGone: Record<string, never>;
}

/** What this area says. */
export const kinds = kindsOf<RightsParams>()({
  myData: {
    now: from(none, (_, telling) => dataOf(telling)),
    buttons: () => [[buttons.exportData(), buttons.correctData(), buttons.eraseData()]],
    listsInitiatives: true,
  },
  dataFile: {
    now: from(none, async (_, telling) => ({ ...(await dataOf(telling)), at: telling.now })),
  },
  exportComing: {
    now: nothing,
  },
  exportRefused: {
    now: kept(z.object({ permission: flag })),
    buttons: () => [[buttons.exportData()]],
  },
  filesInDoubt: {
    now: nothing,
  },
  /** To coordination: people's files could not leave, for want of a permission. */
  filesNotAllowed: {
    now: from(none, async (_, { person }) => (person.coordinator ? {} : null)),
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
  },
  dataCorrected: {
    now: from(none, async (_, { person }) => ({ name: person.name })),
  },
  dataInWords: {
    now: nothing,
    buttons: () => [[buttons.correctData()]],
  },
  eraseConfirm: {
    now: from(z.object({ removing: text.default('') }), (about, telling) => confirmationFor(telling, about.removing)),
    buttons: ({ stories }) => {
      const removed = stories.filter((one) => one.removed).map((one) => one.story);
      const choices: Row = stories.map(({ story }, index) => {
        const other = removed.includes(story) ? removed.filter((one) => one !== story) : [...removed, story];
        return stories.length === 1
          ? buttons.eraseChooseStory(other.join(','))
          : buttons.eraseChooseStory(other.join(','), String(index + 1));
      });
      return [choices, [buttons.eraseConfirm(removed.join(',')), buttons.eraseCancel()]];
    },
  },
  erased: {
    now: nothing,
  },
  erasureCancelled: {
    now: nothing,
  },
  volunteerGone: {
    now: from(ofInitiative, async (about, { tx, person }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      const looking = initiative && ['searching', 'waiting', 'patient'].includes(initiative.state);
      return looking && (await tx.initiatives.carries(person.id, initiative.id))
        ? { initiative: initiative.id, newsBy: initiative.newsBy }
        : null;
    }),
    buttons: ({ initiative }) => [
      [invitingButtons.choosePerson(initiative), invitingButtons.talkToCoordination(initiative), askingButtons.withdraw(initiative)],
    ],
    unprompted: { exempt: false, expiresAfter: null, survivesStop: true },
  },
  /** The same, of somebody whose name is known no more. */
  carrierGone: {
    now: nothing,
    unprompted: { exempt: false, expiresAfter: 10, survivesStop: false },
  },
});
