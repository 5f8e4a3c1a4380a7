-- Messages that said the same about another thing are one kind, which says of what.
create temporary table alike on commit drop as
  select * from (values
    ('chosenUnavailable', 'nobodyFound', 'chosen'),
    ('carrierJoined', 'joined', 'initiative'), ('trialCarrierJoined', 'joined', 'carrier'), ('trialTesterJoined', 'joined', 'tester'),
    ('trialCarrierLeft', 'carrierLeft', null), ('carrierGone', 'carrierLeft', null),
    ('trialServiceGone', 'serviceGone', 'trial')
  ) as named (was, kind, of);

-- They are known no more.
update deliveries set about = about || '{"person": ""}' where kind = 'carrierGone';
-- Somebody may carry what they try already: each is said once.
update deliveries d set slot = d.slot || ':' || a.of from alike a where d.kind = a.was and a.of in ('carrier', 'tester');
update deliveries d
   set kind = a.kind, about = d.about || case when a.of is null then '{}' else jsonb_build_object('of', a.of) end
  from alike a
 where d.kind = a.was
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = a.kind and o.slot = d.slot);

-- Who may hear of what was learnt is chosen where it is read: of several trials, that is what is asked.
update deliveries set about = about || '{"act": "read-evaluation"}' where kind = 'whichTrial' and about ->> 'act' = 'choose-evaluation-sharing';

-- Whoever asked for no more of them hears no more of what takes their place.
insert into silences (person_id, scope, since)
  select s.person_id, 'kind:' || a.kind, s.since from silences s join alike a on s.scope = 'kind:' || a.was
  on conflict do nothing;
delete from silences s using alike a where s.scope = 'kind:' || a.was;
