-- A person may have several accounts in one organisation: one in each of its places.
alter table identities
  -- Keyed digests of the addresses their platform gives; null: it was not asked.
  add column addresses text[],
  -- When somebody who has several accounts last wrote from this one.
  add column used_at timestamptz,
  -- They asked to be written to here, and nowhere else.
  add column chosen boolean not null default false,
  add column has_home boolean not null default false,
  -- They took the bot away from there, or the account was closed.
  add column left_at timestamptz;
update identities i set has_home = true from people p where p.id = i.person_id and p.has_home;
create index identities_addresses on identities using gin (addresses);
drop index identities_person;
create unique index identities_person on identities (person_id, workspace_id);

-- The key of those digests: known to nobody outside this database.
alter table organisations add column address_key text not null default gen_random_uuid()::text || gen_random_uuid()::text;

-- Two accounts of which both are asked whether one person has them; gone once they are one, or with either of them.
create table account_links (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations (id) on delete cascade,
  -- Who is, or was, asked first.
  first_workspace uuid not null,
  first_account text not null,
  second_workspace uuid not null,
  second_account text not null,
  -- `agreed`: by the first, while the second is asked.
  state text not null default 'asked' check (state in ('asked', 'agreed', 'refused-by-first', 'refused-by-second')),
  since timestamptz not null,
  foreign key (first_workspace, first_account) references identities (workspace_id, external_id) on delete cascade,
  foreign key (second_workspace, second_account) references identities (workspace_id, external_id) on delete cascade
);
-- Asked about once, whoever is asked first.
create unique index account_links_pair on account_links (
  least(first_workspace::text || ' ' || first_account, second_workspace::text || ' ' || second_account),
  greatest(first_workspace::text || ' ' || first_account, second_workspace::text || ' ' || second_account));
create index account_links_first on account_links (first_workspace, first_account);
create index account_links_second on account_links (second_workspace, second_account);
