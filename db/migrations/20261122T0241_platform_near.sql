-- Finding what was misspelt without looking at every word that is somehow alike: a word is kept under itself and under itself
-- without each of its letters. Two words that share such a key are one slip of the pen apart: a letter too many, too few,
-- another one, or two that changed places.

-- In lower case and without accents. Named in full, so that it means the same wherever an index is built.
create function platform.plain(typed text) returns text language sql immutable strict parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, typed)) $$;

create function platform.near(word text) returns text[] language sql immutable strict parallel safe as $$
  select array(select left(word, n - 1) || substr(word, n + 1) from generate_series(1, least(length(word), 12)) n) || word $$;

-- How a name sounds, roughly: its first letter and its consonants. Doolan, Dolan and Dolin sound alike.
create function platform.sound(word text) returns text language sql immutable strict parallel safe as $$
  select left(heard, 1) || regexp_replace(regexp_replace(substr(heard, 2), '[aeiouyhw]', '', 'g'), '(.)\1+', '\1', 'g')
    from translate(replace(replace(replace(word, 'ph', 'f'), 'ck', 'k'), 'sch', 's'), 'cqzv', 'kksf') heard $$;

-- Every key under which a name can be found although it was misspelt.
create function platform.name_keys(name text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct key), '{}')
    from regexp_split_to_table(platform.plain(name), '[^[:alnum:]]+') word,
         unnest(platform.near(word) || ('~' || platform.sound(word))) key
   where length(word) > 2 and length(key) > 2 $$;

create index word_near on platform.word using gin (platform.near(word));
create index word_beginning on platform.word (realm, word text_pattern_ops);
