-- People are chosen in one form, whatever for; what is said where it cannot be shown is about an initiative or a trial.
update deliveries d
   set about = d.about || '{"form": "people"}',
       slot = case when starts_with(d.slot, 'shown at once: ')
         then 'shown at once: ' || md5((d.about || '{"form": "people"}')::text) else d.slot end
 where d.kind = 'formInWords' and d.about ->> 'form' in ('setAside', 'trialPeople');
