-- A wall is another use than the booklet: whoever passes reads it. Nobody has agreed to it yet.
alter table agreements add column wall boolean not null default false;
alter table trial_agreements add column wall boolean not null default false;
