-- What the product keeps beside the rows: the next number, the words that exist, and how far they were gathered.
select setval('cases.number', 100001 + current_setting('bench.cases')::bigint);

-- How often each word occurs is counted in every two hundredth row; the long tail is too rare to be met there.
insert into platform.word (realm, word, seen)
select 'cases', word, ndoc * 200 from ts_stat('select words from cases.finding where id % 200 = 0')
 where length(word) between 3 and 40 and word !~ '[0-9@.]';
insert into platform.word (realm, word, seen)
select distinct 'cases', lexeme, 9
  from generate_series(0, coalesce(current_setting('bench.words', true), '160000')::int - 1) n, unnest(tsvector_to_array(to_tsvector('platform.words', bench.word(n)))) lexeme
 where length(lexeme) between 3 and 40
    on conflict do nothing;

insert into platform.word_mark (realm, upto) select 'cases', max(id) from cases.finding;

-- The rows loaded here are not what is sealed during the bench: a first seal stands for years of seals before it.
insert into records.seal (number, from_tx, to_tx, events, hash, sealed_at)
select 1, 0, pg_current_xact_id()::text::bigint + 1, count(*), sha256('bench'), now() from records.event;
