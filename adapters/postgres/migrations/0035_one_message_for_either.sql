-- Where a story of theirs was posted, or a trial, is said in one message.
update deliveries d set kind = 'whereTold'
 where d.kind = 'whereTrialTold'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'whereTold' and o.slot = d.slot);
