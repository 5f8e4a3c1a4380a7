-- Where people and channels are reached on a platform that must be told so (Microsoft Teams), as its own validated messages said.

-- The address of the platform's service for this workspace: where somebody who never wrote is reached.
alter table workspaces add column service_url text;

-- The bot's conversation with somebody: it goes with who they are there.
create table personal_conversations (
  workspace_id uuid not null,
  external_id text not null,
  conversation_id text not null,
  service_url text not null,
  -- what their own application says of them
  zone text,
  locale text,
  -- the message that shows their page
  home text,
  primary key (workspace_id, external_id),
  foreign key (workspace_id, external_id) references identities on delete cascade
);

create table channel_conversations (
  workspace_id uuid not null references workspaces on delete cascade,
  channel_id text not null,
  service_url text not null,
  team_id text not null,
  team_name text not null,
  -- empty: the platform has not said it
  name text not null,
  primary key (workspace_id, channel_id)
);

-- Files somebody was offered, until they take them or for a day.
create table offered_files (
  id uuid primary key default gen_random_uuid(),
  workspace_id uuid not null,
  external_id text not null,
  name text not null,
  mime_type text not null,
  content text not null,
  kept_until timestamptz not null,
  foreign key (workspace_id, external_id) references identities on delete cascade
);
create index offered_files_receiver on offered_files (workspace_id, external_id);
