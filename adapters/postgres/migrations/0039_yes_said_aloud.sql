-- People without a screen take part in a trial too: they say yes aloud to one version, together. No name is kept, and no number.
alter table trials
  add column offscreen boolean not null default false,
  -- What their yes was said to, when and how it was said: until the trial is over.
  add column aloud_version integer,
  add column aloud_on date,
  add column aloud_how text not null default '',
  add constraint trials_said_aloud check (
    (aloud_version is null) = (aloud_on is null) and (aloud_version is null) = (aloud_how = ''));
-- Nothing is kept of their words for the planner.
alter table trials alter column aloud_how set statistics 0;

-- What people without a screen said at a check-in, as somebody noted it: nobody's own, and kept without the person who noted it.
create table check_in_notes (
  id uuid primary key default gen_random_uuid(),
  check_in_id uuid not null references check_ins on delete cascade,
  noted_by uuid references people on delete set null,
  words text not null check (words <> '')
);
alter table check_in_notes alter column words set statistics 0;
create index check_in_notes_check_in on check_in_notes (check_in_id);
create index check_in_notes_noted on check_in_notes (noted_by) where noted_by is not null;
