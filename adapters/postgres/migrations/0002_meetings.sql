-- Loop 1, points 3 to 5: the meeting, the story, the agreement.

-- A "yes" is a meeting now; the invitation it came from leaves no row.
create table meetings (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  initiative_id uuid not null unique references initiatives on delete cascade,
  harvester_id uuid not null references people on delete cascade,
  began_at timestamptz not null,
  -- `over`: a story was written, or its people let it rest; the volunteer is free again
  state text not null check (state in ('open', 'over')),
  -- how often the volunteer was asked whether they could meet, without an answer since
  asked int not null default 0
);
create index meetings_harvester on meetings (harvester_id) where state = 'open';

insert into meetings (organisation_id, initiative_id, harvester_id, began_at, state)
  select organisation_id, initiative_id, person_id, coalesce(accepted_at, now()), 'open' from invitations where state = 'accepted';
delete from invitations where state = 'accepted';
alter table invitations drop constraint invitations_state_check;
alter table invitations add constraint invitations_state_check check (state in ('leaving', 'open'));
alter table invitations drop column accepted_at;

alter table initiatives drop constraint initiatives_state_check;
alter table initiatives add constraint initiatives_state_check check (state in ('held', 'searching', 'waiting', 'patient', 'accepted', 'told'));

create table stories (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  initiative_id uuid not null unique references initiatives on delete cascade,
  -- a bud is a result like another
  kind text not null check (kind in ('story', 'bud')),
  version int not null,
  title text not null,
  body text not null,
  written_by uuid references people on delete set null,
  written_at timestamptz not null
);

-- Per person and per version: an edit, or a new carrier, asks again.
create table agreements (
  story_id uuid not null references stories on delete cascade,
  version int not null,
  person_id uuid not null references people on delete cascade,
  audience text not null check (audience in ('us', 'organisation')),
  naming text not null check (naming in ('names', 'team', 'none')),
  vintage boolean not null,
  agreed_at timestamptz not null,
  primary key (story_id, version, person_id)
);
create index agreements_person on agreements (person_id);

-- Asked to carry; they have not answered.
create table carrier_requests (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  initiative_id uuid not null references initiatives on delete cascade,
  person_id uuid not null references people on delete cascade,
  asked_by uuid not null references people on delete cascade,
  unique (initiative_id, person_id)
);
create index carrier_requests_person on carrier_requests (person_id);

-- One message to several people at once: the first receiver leads, these come with them.
alter table deliveries add column together uuid[] not null default '{}';
