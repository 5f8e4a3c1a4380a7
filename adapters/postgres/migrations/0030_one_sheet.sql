-- One message says that a sheet to print is on its way, whatever it is about.
update deliveries d set kind = 'sheetComing'
 where d.kind = 'trialSheetComing'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'sheetComing' and o.slot = d.slot);
