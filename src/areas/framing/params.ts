import type { Temporal } from 'temporal-polyfill';
import type { AuditAct } from '../../domain/audit.ts';
import type { Territory } from '../../domain/holidays.ts';
import type { Locale } from '../../domain/person.ts';

/** What the organisation says of itself: its frame, its settings, and who changed them. */
export interface FramingParams {
  frame: { body: string; contact: string; name: string; position: string; on: Temporal.PlainDate; committeeOn: Temporal.PlainDate | null };
  noFrame: { coordinator: boolean };
  frameDraft: { body: string; contact: string; missing: boolean };
  frameSigned: Record<string, never>;
  frameTakenBack: Record<string, never>;
  settings: {
    locale: Locale;
    territory: Territory;
    workFrom: string;
    workUntil: string;
    messagesAWeek: number;
    answerDays: number;
    newsDays: number;
    keepDays: number;
    ceiling: number;
    contacts: number;
    services: number;
    signed: boolean;
  };
  settingsKept: Record<string, never>;
  auditLog: { acts: readonly { act: AuditAct; name: string; on: Temporal.PlainDate; before: string; after: string }[] };
  wordForManagement: { initiative: string; sentence: string };
}
