import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { flag, from, kept, none, nothing, ofInitiative } from '../../core/about.ts';
import { buttonsOf } from '../../core/button.ts';
import { kindsOf } from '../../core/kind.ts';
import { sample } from '../../core/sample.ts';
import { auditActs } from '../../domain/audit.ts';
import type { Purpose } from '../../domain/purpose.ts';
import { buttons as coordinationButtons } from '../coordination/buttons.ts';
import { sampleSettings } from '../coordination/samples.ts';
import { type ActShown, auditFor, type SettingsShown, settingsFor } from '../coordination/settings-shown.ts';
import { buttons as digestButtons } from '../digest/buttons.ts';
import { buttons as servicesButtons } from '../services/buttons.ts';

/** The buttons of these messages, each with its emphasis, and whether it may be answered with a form. */
export const buttons = buttonsOf({
  showFrame: {},
  writeFrame: { opens: 'form' },
  takeFrameBack: {},
});

/** What people ask about the bot. */
const questions = ['who', 'anonymous', 'management', 'keeping'] as const;

/** What the organisation says of itself: its frame, its settings, and who changed them. */
export interface FramingParams {
  frame: { body: string; contact: string; name: string; position: string; on: Temporal.PlainDate; committeeOn: Temporal.PlainDate | null };
  /** A question about the bot itself; `keepDays`: of a sentence that nobody met. */
  aboutMe: { about: (typeof questions)[number]; coordinator: boolean; keepDays: number };
  /** `lending`: a hand lent needs one. */
  noFrame: { coordinator: boolean; lending: boolean };
  frameDraft: { body: string; contact: string; missing: boolean };
  frameSigned: Record<string, never>;
  frameTakenBack: Record<string, never>;
  settings: SettingsShown;
  settingsKept: Record<string, never>;
  auditLog: { acts: readonly ActShown[] };
  wordForManagement: { initiative: string; sentence: string; purpose: Purpose };
}

/** What this area says. */
export const kinds = kindsOf<FramingParams>()({
  frame: {
    now: from(none, async (_, { tx, organisation }) => {
      const frame = await tx.organisations.frame(organisation.id);
      return frame?.signed ? { body: frame.body, contact: frame.contact, ...frame.signed } : null;
    }),
    samples: [
      { body: sample.long, contact: sample.named, name: sample.named, position: sample.written, on: sample.on, committeeOn: sample.later },
      { body: sample.written, contact: sample.named, name: sample.named, position: sample.written, on: sample.on, committeeOn: null },
    ],
  },
  aboutMe: {
    now: from(z.object({ about: z.enum(questions) }), async ({ about }, { person, organisation }) => ({
      about,
      coordinator: person.coordinator,
      keepDays: organisation.settings.keepDays,
    })),
    buttons: ({ about, coordinator }) => [about === 'who' && coordinator ? [coordinationButtons.changeSettings()] : []],
    samples: questions.flatMap((about) => [true, false].map((coordinator) => ({ about, coordinator, keepDays: 90 }))),
  },
  noFrame: {
    now: kept(z.object({ coordinator: flag, lending: flag.default(false) })),
    buttons: ({ coordinator }) => (coordinator ? [[buttons.writeFrame()]] : []),
    samples: [true, false].flatMap((coordinator) => [true, false].map((lending) => ({ coordinator, lending }))),
  },
  frameDraft: {
    now: from(none, async (_, { tx, organisation, person }) => {
      const frame = person.coordinator ? await tx.organisations.frame(organisation.id) : null;
      return frame && { body: frame.body, contact: frame.contact, missing: frame.signed === null };
    }),
    buttons: () => [[buttons.writeFrame()]],
    samples: [true, false].map((missing) => ({ body: sample.written, contact: missing ? '' : sample.named, missing })),
  },
  frameSigned: { now: nothing, buttons: () => [[buttons.showFrame(), buttons.takeFrameBack()]] },
  frameTakenBack: { now: nothing },
  settings: {
    now: from(none, async (_, telling) => (telling.person.coordinator ? settingsFor(telling) : null)),
    buttons: () => [
      [
        coordinationButtons.changeSettings(),
        coordinationButtons.changeContacts(),
        servicesButtons.services(),
        digestButtons.digests(),
        buttons.writeFrame(),
        coordinationButtons.auditLog(),
      ],
    ],
    samples: [true, false].map((signed) => ({
      ...sampleSettings,
      name: sample.written,
      locale: 'fr',
      territory: 'metropole',
      contacts: signed ? 2 : 0,
      services: signed ? 2 : 0,
      signed,
      until: signed ? sample.on : null,
    })),
  },
  settingsKept: {
    now: nothing,
    buttons: () => [[coordinationButtons.settings(), coordinationButtons.auditLog()]],
  },
  auditLog: {
    now: from(none, async (_, telling) => ({ acts: await auditFor(telling) })),
    samples: [
      { acts: [] },
      { acts: auditActs.map((act) => ({ act, name: sample.named, on: sample.on, before: '2', after: '3' })) },
      {
        acts: auditActs.map((act) => ({
          act,
          name: '',
          on: sample.on,
          before: act === 'service-added' ? '' : sample.written,
          after: act === 'service-added' ? sample.written : '',
        })),
      },
    ],
  },
  wordForManagement: {
    now: from(ofInitiative, async (about, { tx, person }) => {
      const initiative = await tx.initiatives.get(about.initiative);
      const theirs = initiative && (await tx.initiatives.carries(person.id, initiative.id));
      return theirs ? { initiative: initiative.id, sentence: initiative.sentence, purpose: initiative.purpose } : null;
    }),
    samples: (['tell', 'rule'] as const).map((purpose) => ({ initiative: sample.id, sentence: sample.written, purpose })),
  },
});
