-- The newest rows that say something, without looking at all that do: rows are counted off in blocks by their number, and a
-- word is asked for block by block, from the newest. Within a block only what matches is looked at.
-- "btree_gin" is a trusted extension, as "unaccent" is.
create extension if not exists btree_gin;

create index finding_words_by_block on cases.finding using gin (words, ((id >> 13)));
drop index cases.finding_words;
