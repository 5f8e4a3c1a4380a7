import { z } from 'zod';
import type { Frame } from './frame.ts';
import type { Territory } from './holidays.ts';

export type Locale = 'fr' | 'en';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What an organisation calls itself: one word, whose forms each language knows. */
export const callings = ['organisation', 'town', 'authority', 'department', 'region', 'institution', 'fund'] as const;
export type Calling = (typeof callings)[number];

/** Characters of each line that says who runs the bot. */
export const runByAtMost = 1_000;

export const organisationNameAtMost = 100;

/** What coordination may change; every value has a default, so that an empty record is a complete one. */
export const settingsSchema = z.object({
  workDays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  workFrom: clock.default('09:00'),
  workUntil: clock.default('18:00'),
  /** Its name, as coordination wrote it; empty: as it was configured. */
  name: z.string().max(organisationNameAtMost).default(''),
  called: z.enum(callings).default('organisation'),
  /** Who runs the bot, on which legal basis, and whom to ask about one's data: empty until coordination says so. */
  controller: z.string().max(runByAtMost).default(''),
  legalBasis: z.string().max(runByAtMost).default(''),
  dataContact: z.string().max(runByAtMost).default(''),
  /** Days that coordination adds to, or takes from, the territory's public holidays. */
  holidayOverrides: z.array(z.object({ date: z.iso.date(), holiday: z.boolean() })).default([]),
  messagesAWeek: z.number().int().min(1).max(3).default(2),
  /** Working days a harvester has to answer, counted from the moment the invitation was sent. */
  answerDays: z.number().int().min(1).max(10).default(2),
  /** Working days within which the person who told an initiative hears from the bot, whatever happens. */
  newsDays: z.number().int().min(6).max(30).default(10),
  /** Days a sentence that nobody met is kept (P56). */
  keepDays: z.number().int().min(15).max(365).default(90),
  /** Meetings a harvester has at a time. */
  ceiling: z.number().int().min(1).max(9).default(1),
  /** Months a trial may last at most (P22). */
  trialMonths: z.number().int().min(1).max(12).default(6),
  /** The last day of the bot itself here (P75); null until coordination chooses it. */
  until: z.iso.date().nullable().default(null),
  /** When coordination had everything erased, once the last day was over. */
  erasedOn: z.iso.date().nullable().default(null),
  /** Whether anyone may subscribe a channel they are in to the digest. */
  digestByAnyone: z.boolean().default(false),
  /** Whom to turn to in danger, violence, harassment, distress, or to raise an alert. */
  contacts: z.array(z.object({ label: z.string().min(1), reach: z.string().min(1) })).default([]),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly zone: string;
  readonly territory: Territory;
  readonly locale: Locale;
  readonly settings: Settings;
  /** Only once it is signed. */
  readonly frame: Frame | null;
}
