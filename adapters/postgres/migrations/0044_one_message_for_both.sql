-- Messages that said the same about another thing are one kind, which says of what.
create temporary table alike on commit drop as
  select * from (values
    ('chosenUnavailable', 'nobodyFound', 'chosen')
  ) as named (was, kind, of);

update deliveries d
   set kind = a.kind, about = d.about || jsonb_build_object('of', a.of)
  from alike a
 where d.kind = a.was
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = a.kind and o.slot = d.slot);

-- Whoever asked for no more of them hears no more of what takes their place.
insert into silences (person_id, scope, since)
  select s.person_id, 'kind:' || a.kind, s.since from silences s join alike a on s.scope = 'kind:' || a.was
  on conflict do nothing;
delete from silences s using alike a where s.scope = 'kind:' || a.was;
