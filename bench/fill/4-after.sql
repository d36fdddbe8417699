-- What the product keeps beside the rows: the next number, the words that exist, and how far they were gathered.
select setval('cases.number', 100001 + current_setting('bench.cases')::bigint);

insert into platform.word (realm, word, seen)
select 'cases', lexeme, sum(n)
  from (select tsvector_to_array(to_tsvector('platform.words', word)) as words, greatest(1, 8000 / (rank + 1)) as n from bench.vocabulary
        union all
        select tsvector_to_array(to_tsvector('platform.words', bench.word(n))), 9 from generate_series(8000, 159999) n) v, unnest(words) lexeme
 group by lexeme on conflict do nothing;

insert into platform.word_mark (realm, upto) select 'cases', max(id) from cases.finding;

-- The rows loaded here are not what is sealed during the bench: a first seal stands for years of seals before it.
insert into records.seal (number, from_tx, to_tx, events, hash, sealed_at)
select 1, 0, pg_current_xact_id()::text::bigint + 1, count(*), sha256('bench'), now() from records.event;
