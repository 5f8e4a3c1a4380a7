-- The digest (product.md, loop 4): which channels read it, when it ran, and what was new where.

create table digest_subscriptions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  channel text not null,
  every text not null check (every in ('week', 'month')),
  -- ISO; of each week, or the first of each month
  weekday int not null check (weekday between 1 and 7),
  -- HH:MM on the clocks of `zone`, whose public holidays are those of `territory`
  at text not null,
  zone text not null,
  territory text not null,
  locale text not null check (locale in ('fr', 'en')),
  includes text[] not null,
  -- stopped ones stay: what they posted is still edited, and is never new there again
  state text not null default 'on' check (state in ('on', 'paused', 'stopped')),
  subscribed_by uuid references people on delete set null,
  -- what was agreed before is not posted
  since timestamptz not null,
  unique (workspace_id, channel)
);
create index digest_subscriptions_organisation on digest_subscriptions (organisation_id);
create index digest_subscriptions_by on digest_subscriptions (subscribed_by) where subscribed_by is not null;

create table digest_runs (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references digest_subscriptions on delete cascade,
  slot date not null,
  ran_at timestamptz not null,
  -- draws what ties: the same digest however often it is composed
  seed text not null,
  call boolean not null,
  posted_at timestamptz,
  unique (subscription_id, slot)
);

-- New exactly once in each channel.
create table digest_items (
  subscription_id uuid not null references digest_subscriptions on delete cascade,
  -- 'story:<id>' and the like: kept when what it names is gone, since what was posted is edited then
  subject text not null,
  state text not null,
  run_id uuid not null references digest_runs on delete cascade,
  place int not null,
  primary key (subscription_id, subject, state)
);
create index digest_items_subject on digest_items (subject);
create index digest_items_run on digest_items (run_id);

create index posts_channel on posts (workspace_id, channel) where channel is not null;
