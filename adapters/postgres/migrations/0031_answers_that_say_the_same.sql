-- Answers that said the same are one kind; what they were about is not read any more.
update deliveries d
   set kind = now.kind
  from (values
    ('trialRequestOver', 'invitationOver'), ('carryOver', 'invitationOver'), ('trialCarriedAlready', 'invitationOver'),
    ('trialSheetComing', 'sheetComing'), ('onlyItsWriter', 'storyGone'), ('broughtWithdrawn', 'storyRefused'),
    ('aloudRemoved', 'evaluationWithdrawn'),
    ('trialDeclined', 'declined'), ('carryDeclined', 'declined'), ('suggestionDeclined', 'declined')
  ) as now (was, kind)
 where d.kind = now.was
   and not exists (select from deliveries o where o.kind = now.kind and o.person_id = d.person_id and o.slot = d.slot);
