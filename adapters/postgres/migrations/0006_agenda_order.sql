-- A morning at nine makes thousands of tasks due at one instant: without the id, each claim sorts them all.
create index agenda_due_in_order on agenda (state, not_before, id);
drop index agenda_due;
