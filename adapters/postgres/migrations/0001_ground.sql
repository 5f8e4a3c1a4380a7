-- Who: organisations, the workspaces they live in, people and their identities there.

create table organisations (
  id uuid primary key default gen_random_uuid(),
  -- what the configuration calls it; one deployment may hold several
  slug text not null unique,
  name text not null,
  zone text not null,
  territory text not null,
  locale text not null check (locale in ('fr', 'en')),
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

create table workspaces (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  platform text not null check (platform in ('slack', 'teams', 'playground')),
  external_id text not null,
  -- the platform asked us to wait, or our credentials were refused: nothing leaves before this instant
  not_before timestamptz,
  trouble text,
  trouble_since timestamptz,
  unique (platform, external_id)
);

create table people (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null default '',
  first_name text not null default '',
  -- what is null follows the organisation
  locale text check (locale in ('fr', 'en')),
  zone text,
  territory text,
  work_days int[],
  work_from text,
  work_until text,
  messages_a_week int check (messages_a_week between 1 and 3),
  coordinator boolean not null default false,
  -- the platform says the account is closed: nobody is written to, nothing is lost
  unreachable_since timestamptz,
  described_at timestamptz,
  created_at timestamptz not null
);
create index people_organisation on people (organisation_id);

create table identities (
  workspace_id uuid not null references workspaces on delete cascade,
  external_id text not null,
  organisation_id uuid not null references organisations on delete cascade,
  person_id uuid not null references people on delete cascade,
  primary key (workspace_id, external_id)
);
create index identities_person on identities (person_id);

create table absences (
  person_id uuid not null references people on delete cascade,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  primary key (person_id, first_day)
);

-- What people asked the bot not to say, by subject, by kind of message, or everything.
create table silences (
  person_id uuid not null references people on delete cascade,
  scope text not null,
  since timestamptz not null,
  primary key (person_id, scope)
);

-- Words the bot did not understand, kept a few days so that one press makes them an initiative.
create table drafts (
  person_id uuid primary key references people on delete cascade,
  words text not null,
  written_at timestamptz not null
);

-- Loop 1: initiatives, who carries them, who read them, who is invited.

create table initiatives (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  sentence text not null,
  state text not null check (state in ('held', 'searching', 'waiting', 'patient', 'accepted')),
  told_at timestamptz not null,
  -- nothing about it leaves before this instant (product.md, loop 1, point 1)
  held_until timestamptz not null,
  news_by date not null,
  kept_until date not null
);
create index initiatives_organisation on initiatives (organisation_id, state);

create table carriers (
  initiative_id uuid not null references initiatives on delete cascade,
  person_id uuid not null references people on delete cascade,
  since timestamptz not null,
  primary key (initiative_id, person_id)
);
create index carriers_person on carriers (person_id);

-- Someone set aside may be unknown to the bot: only their platform id is kept, and no record of them is made.
create table set_asides (
  initiative_id uuid not null references initiatives on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  external_id text not null,
  primary key (initiative_id, workspace_id, external_id)
);

-- « Qui a lu ma phrase ? »
create table readers (
  initiative_id uuid not null references initiatives on delete cascade,
  person_id uuid not null references people on delete cascade,
  read_at timestamptz not null,
  primary key (initiative_id, person_id)
);
create index readers_person on readers (person_id);

create table harvesters (
  person_id uuid primary key references people on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  since timestamptz not null,
  paused boolean not null default false,
  ceiling int not null default 1 check (ceiling between 1 and 9),
  -- the only trace of solicitations: their last date
  last_solicited_at timestamptz
);
create index harvesters_organisation on harvesters (organisation_id);

-- Only while it is open or accepted: a refusal or a silence leaves no row.
create table invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  initiative_id uuid not null unique references initiatives on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- chosen by the teller: reads their name with the sentence
  chosen boolean not null,
  state text not null check (state in ('leaving', 'open', 'accepted')),
  -- set once the message was sent
  answer_by timestamptz,
  accepted_at timestamptz
);
create index invitations_person on invitations (person_id);

-- The database is the clock: what to do and what to say, and when.

create table agenda (
  id bigint generated always as identity primary key,
  organisation_id uuid references organisations on delete cascade,
  what text not null,
  subject text not null,
  not_before timestamptz not null,
  state text not null default 'due' check (state in ('due', 'dead')),
  attempts int not null default 0,
  -- by the database's own clock
  leased_until timestamptz,
  -- the error's class and code, never people's words
  last_error text,
  unique (what, subject)
);
create index agenda_due on agenda (state, not_before);

create table deliveries (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations on delete cascade,
  kind text not null,
  -- ids and plain values, never people's words: the words are read at the moment of sending
  about jsonb not null,
  -- what it speaks of, such as 'initiative:<id>', for stops and refreshes
  subject text not null default '',
  slot text not null,
  person_id uuid references people on delete cascade,
  channel text,
  workspace_id uuid references workspaces on delete cascade,
  -- the answer to what the person just did
  direct boolean not null default false,
  not_before timestamptz not null,
  expires_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dropped', 'stuck')),
  attempts int not null default 0,
  why text,
  check (num_nonnulls(person_id, channel) = 1)
);
create unique index deliveries_person on deliveries (person_id, kind, slot) where person_id is not null;
create unique index deliveries_channel on deliveries (workspace_id, channel, kind, slot) where channel is not null;
create index deliveries_due on deliveries (state, not_before);
create index deliveries_subject on deliveries (subject) where subject <> '';

create table posts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  person_id uuid references people on delete cascade,
  channel text,
  -- the person's id on the platform, or the channel's: where it was sent
  destination text not null,
  conversation text,
  message text,
  state text not null check (state in ('sending', 'unsure', 'sent')),
  marked_at timestamptz not null,
  sent_at timestamptz,
  leased_until timestamptz
);
create index posts_open on posts (state, leased_until) where state <> 'sent';
create index posts_person on posts (person_id);

create table post_deliveries (
  post_id uuid not null references posts on delete cascade,
  delivery_id bigint not null references deliveries on delete cascade,
  place int not null,
  primary key (post_id, delivery_id)
);
create index post_deliveries_delivery on post_deliveries (delivery_id);

-- The attention budget: one unprompted message a person and local day, whatever the platform.
create table attention (
  person_id uuid not null references people on delete cascade,
  day date not null,
  -- forgotten posts still count
  post_id uuid references posts on delete set null,
  primary key (person_id, day)
);
create index attention_post on attention (post_id);

-- What already arrived: the same press or webhook, arriving again, changes nothing.
create table receipts (
  workspace_id uuid not null references workspaces on delete cascade,
  receipt text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, receipt)
);
create index receipts_seen on receipts (seen_at);
