-- Each of its people is asked once a year whether their story is still alive: when, and whether they have not answered yet.
-- What they answered is nowhere.
alter table carriers add column alive_asked_at timestamptz;
alter table carriers add column alive_open boolean not null default false;
-- One of its people lets it rest: it is kept, and said to rest.
alter table stories add column rests_since timestamptz;
