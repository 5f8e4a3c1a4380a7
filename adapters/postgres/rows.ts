import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { TERRITORIES } from '../../src/domain/holidays.ts';
import { settingsSchema } from '../../src/domain/organisation.ts';
import { troubles } from '../../src/ports/troubles.ts';
import { column, row } from './queries.ts';

/** Shapes that several tables share: how a column becomes our own type. */
export const id = z.string();
/** bigint keys, as the opaque strings the core knows. */
export const key = z.number().transform(String);
/** What PostgreSQL writes of an instant is what Date reads, in a third of the time that Temporal takes. */
export const instant = z.string().transform((text) => Temporal.Instant.fromEpochMilliseconds(Date.parse(text)));
/** An instant as a parameter: `toString` takes ten times longer. */
export const written = ({ epochMilliseconds }: Temporal.Instant) => new Date(epochMilliseconds).toISOString();
export const day = z.string().transform((text) => Temporal.PlainDate.from(text));
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

export const personRow = row({
  id,
  organisationId: id,
  name: z.string(),
  firstName: z.string(),
  locale: locale.nullable(),
  zone: z.string().nullable(),
  territory: territory.nullable(),
  workDays: z.array(z.number()).nullable(),
  workFrom: z.string().nullable(),
  workUntil: z.string().nullable(),
  messagesAWeek: z.number().nullable(),
  coordinator: z.boolean(),
  unreachableSince: instant.nullable(),
  describedAt: instant.nullable(),
  absences: z.array(absence),
  hasHome: z.boolean(),
});

export const frameRow = row({
  body: z.string(),
  contact: z.string(),
  signedName: z.string(),
  signedPosition: z.string(),
  signedOn: day.nullable(),
  committeeOn: day.nullable(),
}).transform(({ body, contact, signedName, signedPosition, signedOn, committeeOn }) => ({
  body,
  contact,
  signed: signedOn && { name: signedName, position: signedPosition, on: signedOn, committeeOn },
}));

export const organisationColumns = `o.id, coalesce(nullif(o.settings->>'name', ''), o.name) as name, o.zone, o.territory, o.locale, o.settings,
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

export const trouble = z.enum(troubles);

export const platform = z.enum(['slack', 'teams', 'playground']);
export const workspaceColumns = 'w.id, w.organisation_id, w.platform, w.external_id';
export const workspaceRow = row({ id, organisationId: id, platform, externalId: z.string() });

export const agreementRow = row({ personId: id, version: z.number(), service: id.nullable(), ...sharing }, { service: 'service_id' });

/** What those who erased themselves had allowed; from before there were services, without one. */
export const departed = column('departed', z.object({ ...sharing, service: id.nullable().default(null) }).nullable());
