-- Hours may cross midnight: somebody who works at night has an end before the beginning.
alter table people drop constraint people_hours_check;
alter table people add constraint people_hours_check check (work_until <> work_from and num_nulls(work_from, work_until) <> 1);

-- What told somebody, after three silences, what comes of another is now said by the question itself.
update deliveries d set kind = 'checkIn', about = d.about || '{"wonders": true}'
 where d.kind = 'checkInSilence'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'checkIn' and o.slot = d.slot);
