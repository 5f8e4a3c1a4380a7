-- Where a story of theirs was posted, or a trial, is said in one message.
update deliveries d set kind = 'whereTold'
 where d.kind = 'whereTrialTold'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'whereTold' and o.slot = d.slot);

-- So is what becomes of somebody they chose, and what they left.
with renamed as (
  select d.id, now.kind, d.about || jsonb_build_object('of', now.of) as about
    from deliveries d join (values
      ('carryAsked', 'personAsked', 'carry'), ('tellingSuggested', 'personAsked', 'tell'),
      ('cannotCarry', 'personCannotBeAsked', 'carry'), ('cannotSuggest', 'personCannotBeAsked', 'tell'),
      ('leftCarrying', 'left', 'initiative'), ('trialLeft', 'left', 'trial'),
      ('digestNotThere', 'notFound', 'digest'), ('channelNotBound', 'notFound', 'bound-channel')
    ) as now (was, kind, of) on d.kind = now.was
)
update deliveries d
   set kind = r.kind, about = r.about,
       slot = case when starts_with(d.slot, 'shown at once: ') then 'shown at once: ' || md5(r.about::text) else d.slot end
  from renamed r
 where r.id = d.id
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = r.kind and o.slot = d.slot);

-- So is that nobody else is in it.
with renamed as (
  select id, case kind when 'relayAlone' then about || '{"relay": true}' else about end as about
    from deliveries where kind = any (array['lastCarrier', 'lastInTrial', 'relayAlone'])
)
update deliveries d
   set kind = 'lastOne', about = r.about,
       slot = case when starts_with(d.slot, 'shown at once: ') then 'shown at once: ' || md5(r.about::text) else d.slot end
  from renamed r
 where r.id = d.id
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'lastOne' and o.slot = d.slot);
