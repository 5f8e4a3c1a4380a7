-- Organisations and workspaces are never deleted: erasing an organisation empties its tables (`eraseAll`). Each telling checked them six
-- times, and those who told together shared the lock of one row.
alter table agenda drop constraint agenda_organisation_id_fkey;
alter table deliveries drop constraint deliveries_organisation_id_fkey;
alter table initiatives drop constraint initiatives_organisation_id_fkey;
alter table receipts drop constraint receipts_workspace_id_fkey;
