-- What people who met write of a hand lent. It outlives the meeting, until its return and a month.
create table five_lines (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  meeting_id uuid unique references meetings on delete set null,
  version integer not null,
  what text not null,
  days text not null,
  told text not null,
  holds text not null,
  waits text not null,
  until date not null,
  written_at timestamptz not null
);
create index five_lines_until on five_lines (until);

create table five_lines_people (
  lines_id uuid not null references five_lines on delete cascade,
  person_id uuid not null references people on delete cascade,
  primary key (lines_id, person_id)
);
create index five_lines_people_person on five_lines_people (person_id);

-- The statistics of ANALYZE hold no words that people wrote.
alter table five_lines alter column what set statistics 0;
alter table five_lines alter column days set statistics 0;
alter table five_lines alter column told set statistics 0;
alter table five_lines alter column holds set statistics 0;
alter table five_lines alter column waits set statistics 0;
