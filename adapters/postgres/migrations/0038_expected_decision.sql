-- What was decided of a proposal to make a trial ordinary practice, as those who carry it heard it, and when they were asked.
alter table trials
  -- One more with each correction: an agreement is given to one of them, and to none that came after.
  add column decision integer not null default 0,
  add column granted boolean,
  add column decision_words text not null default '',
  add column decision_from date,
  add column decision_asked date[] not null default '{}',
  add column departed_decision jsonb,
  add constraint trials_decided check (
    (granted is null) = (decision_words = '') and (granted is null or (decision > 0 and follow is not distinct from 'practice'))
    and (decision_from is null or granted is true)),
  add constraint trials_decision_asked check (cardinality(decision_asked) <= 2);
-- Nothing is kept of their values for the planner.
alter table trials
  alter column decision_words set statistics 0,
  alter column decision_asked set statistics 0,
  alter column granted set statistics 0,
  alter column departed_decision set statistics 0;

alter table trial_agreements
  drop constraint trial_agreements_part_check,
  add constraint trial_agreements_part_check check (part in ('trial', 'evaluation', 'decision'));
