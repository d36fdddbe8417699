-- A vocabulary and sentences of it. How often a word occurs falls with its rank, as in any language: the first word is in
-- nearly every message, the eight thousandth in one of a thousand, and behind them is a long tail of names and numbers.
create schema bench;

-- Chance that can be had again: the same number for the same row.
create function bench.chance(i bigint, salt bigint) returns double precision language sql immutable parallel safe as $$
  select ((hashint8extended(i, salt) >> 11) & 9007199254740991)::double precision / 9007199254740992 $$;

create function bench.pick(i bigint, salt bigint, most bigint) returns bigint language sql immutable parallel safe as $$
  select floor(bench.chance(i, salt) * most)::bigint $$;

-- An id whose first half is a moment, as the product makes them, and whose second half can be computed again.
create function bench.id(kind integer, at timestamptz, i bigint) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
          || '8' || lpad(to_hex(i), 15, '0'))::uuid $$;

create function bench.sound(n bigint) returns text language sql immutable parallel safe as $$
  select (string_to_array('bal cor den fer gan hul jin kel lom mar nor pel quin ras sol tan rul ver wim yor', ' '))[n % 20 + 1] $$;

-- Three sounds make 8,000 words, four make 160,000.
create function bench.word(n bigint) returns text language sql immutable parallel safe as $$
  select case when n >= 8000 then bench.sound(n / 8000) else '' end
         || bench.sound(n / 400) || bench.sound(n / 20) || bench.sound(n) $$;

create table bench.vocabulary (rank integer primary key, word text not null);
insert into bench.vocabulary
select n, coalesce((string_to_array('permit renewal application letter payment fine office registration address parking water bill rate '
  'licence tenancy bond repair bus card pension refund account form certificate birth marriage noise rubbish tree road footpath '
  'school enrolment fee receipt deadline decision review complaint appeal interpreter visit telephone website password photo '
  'signature document copy passport health clinic allowance rent garden fence dog council court notice invoice reminder number '
  'date form bank transfer error answer question help officer department library book booking hall event ticket street light '
  'pothole drain flood storm damage insurance claim report police neighbour building plan approval inspection hearing', ' '))[n + 1],
  bench.word(n)) from generate_series(0, 7999) n;

create table bench.sentence (n integer primary key, body text not null);
insert into bench.sentence
select s.n, (select string_agg(case when k % 2 = 0
                                    then (string_to_array('the to my and of is was for that have not with', ' '))[bench.pick(s.n * 16 + k, 1, 12) + 1]
                                    else v.word end, ' ' order by k) || '.'
               from generate_series(1, 14) k
               join bench.vocabulary v on v.rank = floor(exp(bench.chance(s.n * 16 + k, 2) * ln(8000)))::integer - 1)
  from generate_series(0, 19999) s(n);
analyze bench.sentence;

-- Case i of the bench, of the three years that ended three days ago, and how many messages it has: some have twenty, so that there is a long one to open.
create function bench.opened(i bigint) returns timestamptz language sql stable parallel safe as $$
  select to_timestamp(round((current_setting('bench.now')::double precision
                             - 259200 - 94608000.0 * (1 - i::double precision / current_setting('bench.cases')::double precision)) * 1000) / 1000) $$;

create function bench.messages(i bigint) returns integer language sql stable parallel safe as $$
  select case when i % current_setting('bench.long')::bigint = 0 then 20 when bench.pick(i, 3, 5) = 0 then 2 else 1 end $$;
