-- Exploring stories: by words, by season, page after page.

/*
 * The words of a story, folded (without case, accents and punctuation), stemmed in both languages and as they are, so that a
 * beginning finds them. The title keeps its places and weighs A; the text keeps none. Written in ranges of characters, not in
 * classes, since those depend on the database's locale; and whole, since a restore looks nothing up by its name.
 */
create function story_words(title text, body text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('french', t) || to_tsvector('english', t) || to_tsvector('simple', t), 'A')
      || strip(to_tsvector('french', b) || to_tsvector('english', b) || to_tsvector('simple', b))
    from (
      select max(w) filter (where n = 1) as t, max(w) filter (where n = 2) as b
        from (
          select n, regexp_replace(
              lower(replace(replace(regexp_replace(normalize(part, nfd), '[\u0300-\u036f]+', '', 'g'), 'œ', 'oe'), 'Œ', 'oe')),
              '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001ffff]+', ' ', 'g') as w
            from unnest(array[title, body]) with ordinality as parts (part, n)
        ) folded
    ) both_parts
$$;

-- Always as the story is: edited with it, gone with it.
alter table stories add column words tsvector generated always as (story_words(title, body)) stored;
create index stories_words on stories using gin (words);

-- When the first version was written: corrected in winter, it is still of autumn. Null: `written_at` is the first.
alter table stories add column first_written_at timestamptz;
create index stories_season on stories (organisation_id, (coalesce(first_written_at, written_at)));

-- The last search of a person, for « la suite » and « lire 2 »; the next one replaces it, and it is forgotten within days.
create table searches (
  person_id uuid primary key references people on delete cascade,
  words text not null,
  season text,
  kind text check (kind in ('story', 'bud')),
  place int not null,
  -- what the last page showed, in its order
  shown uuid[] not null,
  searched_at timestamptz not null
);

-- Lists of stories that were sent: found when one of their stories is taken back.
create index deliveries_lists on deliveries (id) where kind = 'stories';
