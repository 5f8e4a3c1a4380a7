-- Why somebody asks for a meeting. Those there are were told to be told again.
alter table initiatives add column purpose text not null default 'tell' check (purpose in ('tell', 'clear', 'rule', 'look-back', 'help'));
-- Nobody counts requests by purpose, the planner included.
alter table initiatives alter column purpose set statistics 0;

-- What a volunteer hears when the people of an initiative end their meeting is one message, which says why.
update deliveries d set kind = 'meetingCalledOff', about = '{"why": "rests"}'
 where d.kind = 'restedByPeople'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'meetingCalledOff' and o.slot = d.slot);

-- Who asks somebody for help, and who would like to talk with them, ask in one message.
update deliveries d set kind = 'helpWanted'
 where d.kind = 'voiceWanted'
   and not exists (select from deliveries o where o.person_id = d.person_id and o.kind = 'helpWanted' and o.slot = d.slot);
