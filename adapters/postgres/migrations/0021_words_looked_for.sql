-- An index of words holds a megabyte at most: of a longer text, its beginning is looked in. The text itself is kept whole.
create or replace function story_words(title text, body text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('french', t) || to_tsvector('english', t) || to_tsvector('simple', t), 'A')
      || strip(to_tsvector('french', b) || to_tsvector('english', b) || to_tsvector('simple', b))
    from (
      select left(max(w) filter (where n = 1), 5000) as t, left(max(w) filter (where n = 2), 40000) as b
        from (
          select n, regexp_replace(
              lower(replace(replace(regexp_replace(normalize(part, nfd), '[\u0300-\u036f]+', '', 'g'), 'œ', 'oe'), 'Œ', 'oe')),
              '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001ffff]+', ' ', 'g') as w
            from unnest(array[title, body]) with ordinality as parts (part, n)
        ) folded
    ) both_parts
$$;
