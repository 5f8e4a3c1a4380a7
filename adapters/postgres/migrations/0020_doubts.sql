-- After how many attempts it is not known whether they succeeded: waiting when asked to is no doubt.
alter table agenda add column doubts integer not null default 0;
