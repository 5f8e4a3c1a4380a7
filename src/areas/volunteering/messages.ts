import { z } from 'zod';
import { flag, kept, nothing, text } from '../../core/about.ts';
import { kindsOf, type Row } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { buttons as libraryButtons } from '../library/buttons.ts';
import { buttons as meetingButtons } from '../meeting/buttons.ts';
import { buttons as timeButtons } from '../time/buttons.ts';
import { buttons } from './buttons.ts';

/** Being part of the harvest team. */
export interface VolunteeringParams {
  harvesterWelcome: { already: boolean };
  harvesterLeft: { was: boolean; meeting: string };
  /** `meeting`: the initiative of a meeting under way, or nothing. */
  harvestPaused: { meeting: string };
  harvestResumed: Record<string, never>;
  notHarvester: Record<string, never>;
}

/** What this area says. */
export const kinds = kindsOf<VolunteeringParams>()({
  harvesterWelcome: {
    now: kept(z.object({ already: flag })),
    buttons: () => [
      [libraryButtons.printPage({ page: 'notebook' }), timeButtons.openAbsence(), buttons.pauseHarvest(), buttons.leaveHarvest()],
    ],
    samples: [{ already: true }, { already: false }],
  },
  harvesterLeft: {
    now: kept(z.object({ was: flag, meeting: text })),
    buttons: ({ meeting }) => [[buttons.becomeHarvester(), ...handOver(meeting)]],
    samples: [
      { was: true, meeting: sample.id },
      { was: false, meeting: '' },
    ],
  },
  harvestPaused: {
    now: kept(z.object({ meeting: text })),
    buttons: ({ meeting }) => [[buttons.resumeHarvest(), ...handOver(meeting)]],
    samples: [{ meeting: '' }, { meeting: sample.id }],
  },
  harvestResumed: { now: nothing },
  notHarvester: { now: nothing, buttons: () => [[buttons.becomeHarvester()]] },
});

function handOver(meeting: string): Row {
  return meeting === '' ? [] : [meetingButtons.handOver({ initiative: meeting })];
}
