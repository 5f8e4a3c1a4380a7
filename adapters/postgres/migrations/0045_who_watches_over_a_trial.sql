-- Somebody outside of a trial watches over it with its people: asked, then agreed.
alter table trials add column companion_id uuid references people on delete set null;
alter table trials add column companion_agreed boolean not null default false;
create index trials_companion on trials (companion_id) where companion_id is not null;
