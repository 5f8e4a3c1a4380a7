-- Messages that show somebody's page and are no longer it, until they show nothing any more: they asked for it again, or
-- erased themself. Where such a message is outlives what is known of them.
create table left_pages (
  workspace_id uuid not null references workspaces on delete cascade,
  external_id text not null,
  message text not null,
  conversation_id text not null,
  service_url text not null,
  primary key (workspace_id, external_id, message)
);

-- What was sent is edited at the address of its own conversation.
create index personal_conversations_conversation on personal_conversations (workspace_id, conversation_id);
