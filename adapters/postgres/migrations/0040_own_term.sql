-- What people keep of the bot, once it stops: one text a person, without their name until they sign.
create table kept_words (
  organisation_id uuid not null references organisations (id) on delete cascade,
  person_id uuid primary key references people (id) on delete cascade,
  words text not null,
  named boolean not null,
  written_at timestamptz not null
);
create index kept_words_organisation on kept_words (organisation_id);
-- The planner keeps no words.
alter table kept_words alter column words set statistics 0;

-- The digest says once that the bot itself stops on that day.
alter table digest_runs add column until date;
