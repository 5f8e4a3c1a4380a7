-- Somebody may ask to talk with the people of a story, a bud or a trial that they read; one request at a time, the next waits.
alter table initiatives drop constraint initiatives_purpose_check;
alter table initiatives add constraint initiatives_purpose_check
  check (purpose in ('tell', 'clear', 'rule', 'look-back', 'help', 'same', 'table'));
-- What was read, as `story:<id>` or `trial:<id>`: messages that say its title are found by it even once it is erased.
alter table initiatives add column about_item text;
alter table initiatives add column in_turn boolean not null default true;
alter table initiatives add constraint initiatives_about_item_check check ((purpose = 'same') = (about_item is not null));
alter table initiatives alter column about_item set statistics 0;
create index initiatives_about_item on initiatives (about_item) where about_item is not null;

-- What they opened last, beside what they looked for.
alter table searches add column last_read text;

-- What a trial was begun after, as above.
alter table trials add column inspired_by text;
create index trials_inspired_by on trials (inspired_by) where inspired_by is not null;
