-- What people choose for themselves, and the page where they see it.

-- Opened once, their page follows what changes.
alter table people add column has_home boolean not null default false;
-- Chosen together, or following the organisation together.
alter table people add constraint people_hours_check check (work_until > work_from and num_nulls(work_from, work_until) <> 1);
alter table people add constraint people_days_check check (cardinality(work_days) > 0);

-- What people without a screen said of a story, as whoever wrote it heard it: one agreement for all of them together.
create table oral_agreements (
  story_id uuid primary key references stories on delete cascade,
  -- given to one version, like any agreement
  version int not null,
  recorded_by uuid references people on delete set null,
  recorded_at timestamptz not null,
  said_on date not null,
  -- read aloud at…, in the words of whoever recorded it
  how text not null,
  -- `us` once it was taken back: their silence still counts
  audience text not null check (audience in ('us', 'organisation')),
  naming text not null check (naming in ('names', 'team', 'none')),
  vintage boolean not null,
  names text not null check (names = '' or naming = 'names')
);
create index oral_agreements_recorded_by on oral_agreements (recorded_by);
