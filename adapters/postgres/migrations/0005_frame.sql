-- The organisation's own words that say people may try, and who stands behind it: shown to nobody before they are signed.
create table frames (
  organisation_id uuid primary key references organisations on delete cascade,
  body text not null,
  contact text not null,
  signed_name text not null default '',
  signed_position text not null default '',
  signed_on date,
  committee_on date
);

-- What coordination did, for anyone concerned to read: names of settings and their values, never people's words.
create table audit (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations on delete cascade,
  person_id uuid references people on delete set null,
  at timestamptz not null,
  act text not null,
  details jsonb not null default '{}'
);
create index audit_organisation on audit (organisation_id, at desc);
