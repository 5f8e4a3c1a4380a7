-- The days on which people of a live trial are asked what they noticed.
create table check_ins (
  id uuid primary key default gen_random_uuid(),
  trial_id uuid not null references trials on delete cascade,
  number integer not null check (number > 0),
  day date not null,
  opened_at timestamptz,
  closed_at timestamptz check (closed_at is null or opened_at is not null),
  -- What the conditions were, as a whole, frozen when it closed; null when too few people said them.
  conditions jsonb,
  -- How many people they are the whole of.
  counted integer not null default 0,
  unique (trial_id, number)
);

-- Those who took part when it opened: who may be asked, who may answer, who reads.
create table check_in_members (
  check_in_id uuid not null references check_ins on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- When the question reached them last.
  asked_at timestamptz,
  answered_at timestamptz,
  words text not null default '',
  -- Until it closes: then only the whole is kept.
  weather text check (weather in ('sunny', 'fair', 'rain', 'storm')),
  for_team boolean not null default false,
  showing text not null default 'five' check (showing in ('five', 'unnamed', 'named')),
  -- Their weather is in the whole.
  counted boolean not null default false,
  -- They were asked, had time, and neither they nor anybody for the team answered.
  silent boolean not null default false,
  -- In the place of this check-in they were asked how often they wish to be.
  pace_asked boolean not null default false,
  primary key (check_in_id, person_id)
);
create index check_in_members_person on check_in_members (person_id);

-- « J'ai besoin d'aide », « en parler de vive voix »: from one person to another, about a trial.
create table help_requests (
  id uuid primary key default gen_random_uuid(),
  trial_id uuid not null references trials on delete cascade,
  from_id uuid not null references people on delete cascade,
  to_id uuid not null references people on delete cascade,
  voice boolean not null,
  words text not null default '',
  asked_at timestamptz not null
);
create index help_requests_trial on help_requests (trial_id, from_id);
create index help_requests_from on help_requests (from_id);
create index help_requests_to on help_requests (to_id);
