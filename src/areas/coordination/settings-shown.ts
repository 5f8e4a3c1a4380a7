import { Temporal } from 'temporal-polyfill';
import type { Telling } from '../../core/kind.ts';
import type { AuditAct } from '../../domain/audit.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Territory } from '../../domain/holidays.ts';
import type { Calling, Locale } from '../../domain/organisation.ts';
import { workingTimeOf } from '../../domain/person.ts';

export interface SettingsShown {
  readonly locale: Locale;
  readonly territory: Territory;
  readonly name: string;
  readonly called: Calling;
  readonly controller: string;
  readonly workFrom: string;
  readonly workUntil: string;
  readonly messagesAWeek: number;
  readonly answerDays: number;
  readonly newsDays: number;
  readonly keepDays: number;
  readonly ceiling: number;
  readonly digestByAnyone: boolean;
  readonly contacts: number;
  readonly services: number;
  readonly signed: boolean;
  readonly until: Temporal.PlainDate | null;
}

/** One line of what coordination did. */
export interface ActShown {
  readonly act: AuditAct;
  readonly name: string;
  readonly on: Temporal.PlainDate;
  readonly before: string;
  readonly after: string;
}

export async function settingsFor({ tx, organisation }: Pick<Telling, 'tx' | 'organisation'>): Promise<SettingsShown> {
  const { name, locale, territory, settings } = organisation;
  const { called, controller, workFrom, workUntil, messagesAWeek, answerDays, newsDays, keepDays, ceiling, digestByAnyone, contacts } =
    settings;
  const frame = await tx.organisations.frame(organisation.id);
  const signed = frame !== null && frame.signed !== null;
  return {
    locale,
    territory,
    name,
    called,
    controller,
    workFrom,
    workUntil,
    messagesAWeek,
    answerDays,
    newsDays,
    keepDays,
    ceiling,
    digestByAnyone,
    contacts: contacts.length,
    services: (await tx.services.all(organisation.id)).length,
    signed,
    until: settings.until === null ? null : Temporal.PlainDate.from(settings.until),
  };
}

export async function auditFor({
  tx,
  organisation,
  person,
}: Pick<Telling, 'tx' | 'organisation' | 'person'>): Promise<readonly ActShown[]> {
  const working = workingTimeOf(person, organisation);
  const acts = await tx.organisations.audited(organisation.id, 20);
  return acts.map(({ act, name, at, before, after }) => ({ act, name, on: localDate(working, at), before, after }));
}
