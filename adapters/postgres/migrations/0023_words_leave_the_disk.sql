-- What ANALYZE keeps of a column is a copy of some of its values, which no erasure reaches, in the database and in its copies: nothing is
-- kept of those that hold what people wrote, names, or ids of accounts. Declaring the type again, as it was, lets go of what was kept.

alter table account_links
  alter column first_account type text, alter column first_account set statistics 0,
  alter column second_account type text, alter column second_account set statistics 0;
alter index account_links_pair alter column 1 set statistics 0, alter column 2 set statistics 0;

alter table audit alter column details type jsonb, alter column details set statistics 0;

alter table channel_conversations
  alter column team_name type text, alter column team_name set statistics 0,
  alter column name type text, alter column name set statistics 0;

alter table check_in_members alter column words type text, alter column words set statistics 0;

alter table check_ins alter column conditions type jsonb, alter column conditions set statistics 0;

alter table deliveries alter column about type jsonb, alter column about set statistics 0;

alter table drafts alter column words type text, alter column words set statistics 0;

alter table evaluation_answers
  alter column question type text, alter column question set statistics 0,
  alter column changed type text, alter column changed set statistics 0,
  alter column keep type text, alter column keep set statistics 0,
  alter column public type text, alter column public set statistics 0;

alter table frames
  alter column body type text, alter column body set statistics 0,
  alter column contact type text, alter column contact set statistics 0,
  alter column signed_name type text, alter column signed_name set statistics 0,
  alter column signed_position type text, alter column signed_position set statistics 0;

alter table help_requests alter column words type text, alter column words set statistics 0;

alter table identities
  alter column external_id type text, alter column external_id set statistics 0,
  alter column addresses type text[], alter column addresses set statistics 0;

alter table initiatives alter column sentence type text, alter column sentence set statistics 0;

alter table left_pages alter column external_id type text, alter column external_id set statistics 0;

alter table offered_files
  alter column external_id type text, alter column external_id set statistics 0,
  alter column name type text, alter column name set statistics 0,
  alter column content type text, alter column content set statistics 0;

alter table oral_agreements
  alter column how type text, alter column how set statistics 0,
  alter column names type text, alter column names set statistics 0;

alter table organisations
  alter column name type text, alter column name set statistics 0,
  alter column settings type jsonb, alter column settings set statistics 0,
  alter column address_key type text, alter column address_key set statistics 0;

alter table people
  alter column name type text, alter column name set statistics 0,
  alter column first_name type text, alter column first_name set statistics 0;

alter table personal_conversations alter column external_id type text, alter column external_id set statistics 0;

alter table searches alter column words type text, alter column words set statistics 0;

alter table services
  alter column name type text, alter column name set statistics 0,
  alter column folded type text, alter column folded set statistics 0;

alter table set_asides alter column external_id type text, alter column external_id set statistics 0;

alter table trial_questions alter column words type text, alter column words set statistics 0;

-- What is made of a column holds on to its type: it is made anew.
alter table stories drop column words;
alter table stories
  alter column title type text, alter column title set statistics 0,
  alter column body type text, alter column body set statistics 0,
  alter column departed type jsonb, alter column departed set statistics 0,
  add column words tsvector generated always as (story_words(title, body)) stored;
alter table stories alter column words set statistics 0;
create index stories_words on stories using gin (words);

alter table trials drop column words, drop column learnt_words;
alter table trials
  alter column what type text, alter column what set statistics 0,
  alter column hypothesis type text, alter column hypothesis set statistics 0,
  alter column way_back type text, alter column way_back set statistics 0,
  alter column still_valid type text, alter column still_valid set statistics 0,
  alter column time type text, alter column time set statistics 0,
  alter column question type text, alter column question set statistics 0,
  alter column learnt type text, alter column learnt set statistics 0,
  alter column decider type text, alter column decider set statistics 0,
  alter column departed type jsonb, alter column departed set statistics 0,
  alter column departed_evaluation type jsonb, alter column departed_evaluation set statistics 0,
  add column words tsvector generated always as
    (story_words(what, hypothesis || ' ' || question || ' ' || way_back || ' ' || still_valid || ' ' || time)) stored,
  add column learnt_words tsvector generated always as (story_words(what, learnt)) stored;
alter table trials alter column words set statistics 0, alter column learnt_words set statistics 0;
create index trials_words on trials using gin (words);
create index trials_learnt_words on trials using gin (learnt_words);

-- One row, written again by whoever asks whether anything can be recorded.
create table readiness (
  one boolean primary key default true check (one),
  written_at timestamptz not null
);
