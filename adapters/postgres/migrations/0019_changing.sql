-- Until when something on its way changes what a post shows: an edit, or an answer in its place. Nobody else edits it before, since
-- what lands last stays.
alter table posts add column changing_until timestamptz;
create index posts_changing on posts (conversation, message) where changing_until is not null;
