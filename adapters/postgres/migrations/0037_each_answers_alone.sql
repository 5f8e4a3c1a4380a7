-- Several people may be brought together around a problem.
alter table initiatives drop constraint initiatives_purpose_check;
alter table initiatives add constraint initiatives_purpose_check
  check (purpose in ('tell', 'clear', 'rule', 'look-back', 'help', 'same', 'table'));

-- Each of the people chosen answers for themself: whoever asked sees neither their silence nor their no.
alter table carrier_requests add column alone boolean not null default false;
-- Those who agree to meet carry nothing: their yes is kept with what was asked of them.
alter table carrier_requests add column agreed_at timestamptz;
alter table carrier_requests alter column agreed_at set statistics 0;
