-- People are chosen in one form, whatever for; what is said where it cannot be shown is about an initiative or a trial.
update deliveries d
   set about = d.about || '{"form": "people"}',
       slot = case when starts_with(d.slot, 'shown at once: ')
         then 'shown at once: ' || md5((d.about || '{"form": "people"}')::text) else d.slot end
 where d.kind = 'formInWords' and d.about ->> 'form' in ('setAside', 'trialPeople');

-- What was not found, and what was not understood, are each one message, which says of what.
with renamed as (
  select d.id, now.kind, d.about || jsonb_build_object('of', case
      when d.kind = 'noOral' and d.about ->> 'coordinator' = 'true' then 'oral-sheet'
      when d.kind = 'hoursUnclear' and d.about ->> 'said' = 'false' then 'hours-asked'
      when d.kind = 'serviceNameUnclear' then d.about ->> 'trouble'
      else now.of end) as about
    from deliveries d join (values
      ('subjectGone', 'notFound', 'initiative'), ('noInitiative', 'notFound', 'any-initiative'), ('noMeeting', 'notFound', 'meeting'),
      ('storyGone', 'notFound', 'story'), ('noOral', 'notFound', 'oral'), ('noCheckIn', 'notFound', 'check-in'),
      ('noTrial', 'notFound', 'trial'), ('notTakingPart', 'notFound', 'any-trial'),
      ('hoursUnclear', 'unclear', 'hours'), ('hoursReversed', 'unclear', 'hours-reversed'), ('absenceUnclear', 'unclear', 'absence'),
      ('vintageUnclear', 'unclear', 'season'), ('channelUnclear', 'unclear', 'channel'),
      ('serviceNameUnclear', 'unclear', 'service-name-missing')
    ) as now (was, kind, of) on d.kind = now.was
)
update deliveries d
   set kind = r.kind, about = r.about,
       slot = case when starts_with(d.slot, 'shown at once: ') then 'shown at once: ' || md5(r.about::text) else d.slot end
  from renamed r
 where r.id = d.id
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = r.kind and o.slot = d.slot);

-- A long text is read to its end in one message, whatever it is.
with renamed as (
  select id, case kind when 'wholeEvaluation' then about - 'trial' || jsonb_build_object('evaluation', about -> 'trial') else about end as about
    from deliveries where kind in ('fullSentence', 'wholeStory', 'wholeTrial', 'wholeEvaluation')
)
update deliveries d
   set kind = 'wholeText', about = r.about,
       slot = case when starts_with(d.slot, 'shown at once: ') then 'shown at once: ' || md5(r.about::text) else d.slot end
  from renamed r
 where r.id = d.id
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'wholeText' and o.slot = d.slot);
