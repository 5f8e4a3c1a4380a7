-- Answers of which no trace is kept were once kept as messages: those that were said are forgotten, and the posts that said nothing else.
delete from deliveries
 where kind in ('whomToTurnTo', 'invitationPassed', 'trialDeclined', 'carryDeclined', 'suggestionDeclined') and state not in ('waiting', 'sending');
delete from posts o
 where o.state = 'sent' and o.person_id is not null and not exists (select from post_deliveries l where l.post_id = o.id);
