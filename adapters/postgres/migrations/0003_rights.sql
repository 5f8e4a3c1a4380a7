-- Rights over one's data: what a person corrected stays corrected, and what outlives them says nothing of them.

-- The platform's own name and zone no longer replace what the person chose.
alter table people add column names_corrected boolean not null default false;
alter table people add column zone_corrected boolean not null default false;

-- A private choice belongs to whoever made it: several people may carry an initiative.
alter table set_asides add column person_id uuid references people on delete cascade;
update set_asides s set person_id =
  (select c.person_id from carriers c where c.initiative_id = s.initiative_id order by c.since, c.person_id limit 1);
delete from set_asides where person_id is null;
alter table set_asides alter column person_id set not null;
alter table set_asides drop constraint set_asides_pkey;
alter table set_asides add primary key (initiative_id, workspace_id, external_id, person_id);
create index set_asides_person on set_asides (person_id);
create index set_asides_named on set_asides (workspace_id, external_id);

-- Somebody read the sentence, and nobody knows who any more.
alter table readers drop constraint readers_pkey;
alter table readers alter column person_id drop not null;
alter table readers drop constraint readers_person_id_fkey;
alter table readers add constraint readers_person_id_fkey foreign key (person_id) references people on delete set null;
alter table readers add constraint readers_once unique (initiative_id, person_id);

-- The most discreet choice of those who carried this story and erased themselves; null: nobody did.
alter table stories add column departed jsonb;
