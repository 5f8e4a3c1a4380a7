-- What was learnt from a trial and what follows it, and the words from which it was learnt.
alter table trials
  -- Its pilot asked whether somebody else would carry it.
  add column handing_over boolean not null default false,
  add column concluded_at timestamptz,
  -- One more with each correction: 0 while nobody has concluded.
  add column conclusion integer not null default 0,
  add column learnt text not null default '',
  add column follow text check (follow in ('leave', 'again', 'practice')),
  -- Who decides whether it becomes ordinary practice, in the words of whoever concluded, and by when.
  add column decider text not null default '',
  add column decided_by date,
  add constraint trials_concluded check (
    (concluded_at is null) = (follow is null) and (concluded_at is null) = (conclusion = 0) and (concluded_at is null) = (learnt = '')
    and (concluded_at is null or state = 'over')),
  add constraint trials_decision check ((follow is not distinct from 'practice') = (decided_by is not null and decider <> ''));
-- The day it was given up is known too: it is forgotten some months later.
alter table trials
  drop constraint trials_check1,
  add constraint trials_ended check (ended_on is null or state in ('over', 'given-up'));

create table evaluation_answers (
  id uuid primary key default gen_random_uuid(),
  trial_id uuid not null references trials on delete cascade,
  -- Null: said aloud, by the public or somebody without a screen, and nobody's.
  person_id uuid references people on delete cascade,
  -- Who noted what was said aloud. Kept without them: those it speaks for still count.
  noted_by uuid references people on delete set null,
  -- To the question that the trial itself asked.
  question text not null default '',
  changed text not null default '',
  keep text not null default '',
  public text not null default '',
  -- They wish to be named to those who conclude.
  named boolean not null default false,
  answered_at timestamptz not null,
  check (person_id is null or noted_by is null),
  check (question <> '' or changed <> '' or keep <> '' or public <> '')
);
create unique index evaluation_answers_person on evaluation_answers (trial_id, person_id) where person_id is not null;
create index evaluation_answers_trial on evaluation_answers (trial_id);
create index evaluation_answers_mine on evaluation_answers (person_id) where person_id is not null;
create index evaluation_answers_noted on evaluation_answers (noted_by) where noted_by is not null;
