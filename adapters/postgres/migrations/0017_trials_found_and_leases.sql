-- Exploring trials as stories are: what is tried and what it taught are told under agreements of their own, so that each has its words.
alter table trials
  add column words tsvector generated always as (
    story_words(what, hypothesis || ' ' || question || ' ' || way_back || ' ' || still_valid || ' ' || time)) stored,
  add column learnt_words tsvector generated always as (story_words(what, learnt)) stored;
create index trials_words on trials using gin (words);
create index trials_learnt_words on trials using gin (learnt_words);
create index trials_season on trials (organisation_id, starts_on);

alter table searches drop constraint searches_kind_check, add constraint searches_kind_check check (kind in ('story', 'bud', 'trial'));

-- Which of its leases a task is in: whoever holds an earlier one has been given up, and must not end what another began anew.
alter table agenda add column lease integer not null default 0;

-- Whether a run says that something grows: a line about nobody, told once and not taken back.
alter table digest_runs add column grows boolean not null default false;
