-- What is said where a form cannot be shown is one kind, which names the form.
update deliveries d
   set kind = 'formInWords',
       about = d.about || jsonb_build_object('form', was.form),
       slot = case when starts_with(d.slot, 'shown at once: ')
         then 'shown at once: ' || md5((d.about || jsonb_build_object('form', was.form))::text) else d.slot end
  from (values
    ('trialQuestionInWords', 'trialQuestion'), ('trialInWords', 'trial'), ('trialPeopleByButton', 'trialPeople'),
    ('oralInWords', 'oral'), ('bringInWords', 'bring'), ('checkInInWords', 'checkIn'), ('helpInWords', 'help'),
    ('exploreInWords', 'explore'), ('dataInWords', 'correctData'), ('tellInWords', 'tell'), ('setAsideByButton', 'setAside'),
    ('storyInWords', 'story'), ('correctionInWords', 'correctStory'), ('evaluationInWords', 'evaluation'),
    ('aloudInWords', 'aloud'), ('concludeInWords', 'conclusion'), ('fewerByForm', 'fewer')
  ) as was (kind, form)
 where d.kind = was.kind;
