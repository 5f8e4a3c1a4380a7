-- What was kept of a message, by a digest of where it stands: so that its writer may edit or delete it afterwards.
create table heard (
  message text primary key,
  person_id uuid not null references people (id) on delete cascade,
  kept text not null,
  heard_at timestamptz not null,
  -- Edited or deleted since: what became of what was kept, and the words that wait for an answer.
  change text check (change in ('withdrawn', 'deleted', 'edited')),
  words text,
  changed_at timestamptz
);
create index heard_person on heard (person_id);
create index heard_kept on heard (kept);
alter table heard
  alter column message set statistics 0,
  alter column kept set statistics 0,
  alter column words set statistics 0;
