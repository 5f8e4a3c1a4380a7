-- What somebody allowed counts while they carry the initiative, or take part in the trial: it goes with them, since they can neither see
-- it nor take it back any more.
delete from agreements a using stories s
 where s.id = a.story_id and not exists (select from carriers c where c.initiative_id = s.initiative_id and c.person_id = a.person_id);
delete from trial_agreements a
 where not exists (select from trial_members m where m.trial_id = a.trial_id and m.person_id = a.person_id);
