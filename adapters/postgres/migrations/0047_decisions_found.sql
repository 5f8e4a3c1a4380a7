-- What was decided of a trial is looked for by its words, and alone.
alter table trials add column decided_words tsvector generated always as (story_words(what, decision_words)) stored;
alter table trials alter column decided_words set statistics 0;
create index trials_decided_words on trials using gin (decided_words);

alter table searches
  drop constraint searches_kind_check,
  add constraint searches_kind_check check (kind in ('story', 'bud', 'trial', 'decision'));
