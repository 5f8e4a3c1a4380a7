-- Whether people without a screen agreed to a poster too; nobody asked them before.
alter table oral_agreements add column wall boolean not null default false;
