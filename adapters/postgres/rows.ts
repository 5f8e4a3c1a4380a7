import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { TERRITORIES } from '../../src/domain/holidays.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';

/** Shapes that several tables share: how a column becomes our own type. */
export const id = z.string();
/** bigint keys, as the opaque strings the core knows. */
export const key = z.number().transform(String);
export const instant = z.string().transform((text) => Temporal.Instant.from(text));
export const day = z.string().transform((text) => Temporal.PlainDate.from(text));
/** When the first of what waits is due. */
export const nextRow = z.object({ next: instant });
export const locale = z.enum(['fr', 'en']);
const territory = z.enum(TERRITORIES);

/** What someone allows; which service it is comes in a column of its own. */
export const sharing = {
  audience: z.enum(['us', 'service', 'organisation']),
  naming: z.enum(['names', 'team', 'none']),
  vintage: z.boolean(),
};

export const absence = z.object({ from: z.string(), until: z.string() });

export const personColumns = `p.id, p.organisation_id, p.name, p.first_name, p.locale, p.zone, p.territory, p.work_days, p.work_from, p.work_until,
  p.messages_a_week, p.coordinator, p.unreachable_since, p.described_at, p.has_home,
  coalesce((select jsonb_agg(jsonb_build_object('from', a.first_day, 'until', a.last_day) order by a.first_day)
    from absences a where a.person_id = p.id), '[]') as absences`;

export const personRow = z
  .object({
    id,
    organisation_id: id,
    name: z.string(),
    first_name: z.string(),
    locale: locale.nullable(),
    zone: z.string().nullable(),
    territory: territory.nullable(),
    work_days: z.array(z.number()).nullable(),
    work_from: z.string().nullable(),
    work_until: z.string().nullable(),
    messages_a_week: z.number().nullable(),
    coordinator: z.boolean(),
    unreachable_since: instant.nullable(),
    described_at: instant.nullable(),
    absences: z.array(absence),
    has_home: z.boolean(),
  })
  .transform((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    firstName: row.first_name,
    locale: row.locale,
    zone: row.zone,
    territory: row.territory,
    workDays: row.work_days,
    workFrom: row.work_from,
    workUntil: row.work_until,
    messagesAWeek: row.messages_a_week,
    coordinator: row.coordinator,
    unreachableSince: row.unreachable_since,
    describedAt: row.described_at,
    absences: row.absences,
    hasHome: row.has_home,
  }));

export const frameRow = z
  .object({
    body: z.string(),
    contact: z.string(),
    signed_name: z.string(),
    signed_position: z.string(),
    signed_on: day.nullable(),
    committee_on: day.nullable(),
  })
  .transform((row) => ({
    body: row.body,
    contact: row.contact,
    signed: row.signed_on
      ? { name: row.signed_name, position: row.signed_position, on: row.signed_on, committeeOn: row.committee_on }
      : null,
  }));

export const organisationColumns = `o.id, o.name, o.zone, o.territory, o.locale, o.settings,
  (select row_to_json(f) from frames f where f.organisation_id = o.id and f.signed_on is not null) as frame`;
export const organisationRow = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  territory,
  locale,
  settings: settingsSchema,
  frame: frameRow.nullable(),
});

export const platform = z.enum(['slack', 'teams', 'playground']);
export const workspaceColumns = 'w.id, w.organisation_id, w.platform, w.external_id';
export const workspaceRow = z
  .object({ id, organisation_id: id, platform, external_id: z.string() })
  .transform((row) => ({ id: row.id, organisationId: row.organisation_id, platform: row.platform, externalId: row.external_id }));

export const agreementRow = z
  .object({
    person_id: id,
    version: z.number(),
    service_id: id.nullable(),
    ...sharing,
  })
  .transform(({ person_id, service_id, ...row }) => ({ personId: person_id, service: service_id, ...row }));

/** What those who erased themselves had allowed; from before there were services, without one. */
export const departedRow = z.object({ departed: z.object({ ...sharing, service: id.nullable().default(null) }).nullable() });
