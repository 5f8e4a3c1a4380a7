-- An hour of each week that somebody keeps for those who gather people around a problem, who read their name.
create table moments (
  person_id uuid primary key references people on delete cascade,
  weekday integer not null,
  from_clock text not null,
  until_clock text not null,
  kept_at timestamptz not null
);

alter table moments alter column from_clock set statistics 0;
alter table moments alter column until_clock set statistics 0;
