-- When a message last changed, by the clock of its platform, in microseconds: changes may arrive in another order.
alter table heard add column said_at bigint;
