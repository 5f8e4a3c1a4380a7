-- Words said where the bot was mentioned, in a channel: everybody there has read them, with the name of who said them.
alter table drafts add column in_public boolean not null default false;
