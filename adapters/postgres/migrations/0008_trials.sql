-- A light, reversible, time-boxed experiment: what is tried, until when, and how one goes back.
create table trials (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  initiative_id uuid references initiatives on delete set null,
  -- The trial that this one tries differently.
  follows_id uuid references trials on delete set null,
  version integer not null default 1,
  state text not null default 'asking' check (state in ('asking', 'live', 'over', 'given-up')),
  what text not null,
  hypothesis text not null check (hypothesis <> ''),
  way_back text not null check (way_back <> ''),
  still_valid text not null default '',
  time text not null default '',
  question text not null check (question <> ''),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  pilot_until date not null,
  gaps integer[] not null check (cardinality(gaps) > 0),
  opened_at timestamptz not null,
  ended_on date check (ended_on is null or state = 'over')
);
create index trials_organisation on trials (organisation_id, state);
create index trials_initiative on trials (initiative_id) where initiative_id is not null;
create index trials_follows on trials (follows_id) where follows_id is not null;

-- Who is asked to take part, and who takes part. A refusal leaves no trace: it looks like an answer that has not come.
create table trial_members (
  trial_id uuid not null references trials on delete cascade,
  person_id uuid not null references people on delete cascade,
  role text not null check (role in ('pilot', 'carrier', 'tester')),
  -- The version they agreed to.
  agreed integer,
  pace text not null default 'each' check (pace in ('each', 'rarer', 'none')),
  asked_at timestamptz not null,
  primary key (trial_id, person_id)
);
create index trial_members_person on trial_members (person_id);
create unique index trial_members_pilot on trial_members (trial_id) where role = 'pilot';

-- What somebody asked its pilot before they answered.
create table trial_questions (
  id uuid primary key default gen_random_uuid(),
  trial_id uuid not null references trials on delete cascade,
  person_id uuid not null references people on delete cascade,
  words text not null,
  asked_at timestamptz not null
);
create index trial_questions_trial on trial_questions (trial_id);
create index trial_questions_person on trial_questions (person_id);
