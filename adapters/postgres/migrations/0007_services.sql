-- Services, as coordination defines them, and the channels where what is told to one of them may be read.
create table services (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  -- without case and accents: two services do not differ by them alone
  folded text not null,
  unique (organisation_id, folded)
);

-- A channel is bound to one service at most; its name stays where it is.
create table service_channels (
  organisation_id uuid not null references organisations on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  external_id text not null,
  service_id uuid not null references services on delete cascade,
  primary key (workspace_id, external_id)
);
create index service_channels_service on service_channels (service_id);

-- A service that is removed leaves a choice without one: just us.
alter table agreements add column service_id uuid references services on delete set null;
alter table agreements drop constraint agreements_audience_check;
alter table agreements add constraint agreements_audience_check
  check (audience in ('us', 'service', 'organisation') and (audience = 'service' or service_id is null));
create index agreements_service on agreements (service_id) where service_id is not null;

alter table oral_agreements add column service_id uuid references services on delete set null;
alter table oral_agreements drop constraint oral_agreements_audience_check;
alter table oral_agreements add constraint oral_agreements_audience_check
  check (audience in ('us', 'service', 'organisation') and (audience = 'service' or service_id is null));
create index oral_agreements_service on oral_agreements (service_id) where service_id is not null;
