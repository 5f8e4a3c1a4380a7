-- Who may hear of a trial, and of what was learnt from it: as for stories, per person and per version.
create table trial_agreements (
  trial_id uuid not null references trials on delete cascade,
  part text not null check (part in ('trial', 'evaluation')),
  version integer not null,
  person_id uuid not null references people on delete cascade,
  audience text not null check (audience in ('us', 'service', 'organisation') and (audience = 'service' or service_id is null)),
  -- A service that is removed leaves a choice without one: just us.
  service_id uuid references services on delete set null,
  naming text not null check (naming in ('names', 'team', 'none')),
  vintage boolean not null,
  agreed_at timestamptz not null,
  primary key (trial_id, part, person_id)
);
create index trial_agreements_person on trial_agreements (person_id);
create index trial_agreements_service on trial_agreements (service_id) where service_id is not null;

-- What those who erased themselves had allowed, the most discreet of it: they still count, and are named no more.
alter table trials add column departed jsonb, add column departed_evaluation jsonb;
