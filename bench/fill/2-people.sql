-- Twenty queues, a thousand officers with five queues each, and a customer for every three cases.
insert into identity.team (id, name, purpose, made_at)
select bench.id(1, bench.opened(0), n), 'Queue ' || n, '', bench.opened(0) from generate_series(0, 19) n;

insert into identity.officer (id, email, name, roles, made_at)
select bench.id(2, bench.opened(0), n), 'officer' || n || '@agency.example', initcap(bench.word(n * 7 % 8000)) || ' ' || initcap(bench.word(n * 31 % 8000)),
       array['officer'], bench.opened(0)
  from generate_series(0, 999) n;

insert into identity.membership (officer_id, team_id)
select bench.id(2, bench.opened(0), n), bench.id(1, bench.opened(0), (n + k) % 20) from generate_series(0, 999) n, generate_series(0, 4) k;

insert into intake.mailbox (address, team_id, case_kind)
select 'queue' || n || '@localhost.example', bench.id(1, bench.opened(0), n), 'enquiry' from generate_series(0, 19) n;

insert into customers.customer (id, kind, name, language, made_at)
select bench.id(3, bench.opened(n * 3), n), case when bench.pick(n, 4, 20) = 0 then 'organisation' else 'person' end,
       initcap(bench.word(bench.pick(n, 5, 8000))) || ' ' || initcap(bench.word(8000 + bench.pick(n, 6, 152000))),
       case when bench.pick(n, 7, 10) = 0 then 'vi' end, bench.opened(n * 3)
  from generate_series(0, current_setting('bench.cases')::bigint / 3) n;

insert into customers.contact_point (id, customer_id, kind, value, normal, made_at)
select bench.id(4, bench.opened(n * 3), n * 2 + k), bench.id(3, bench.opened(n * 3), n), case k when 0 then 'email' else 'phone' end, value, value,
       bench.opened(n * 3)
  from generate_series(0, current_setting('bench.cases')::bigint / 3) n, generate_series(0, 1) k,
       lateral (select case k when 0 then 'customer' || n || '@home.example' else '04' || lpad((n * 7 % 100000000)::text, 8, '0') end as value) v
 where k = 0 or n % 2 = 0;

-- The originals of the mail that came share their content: what is measured never opens them.
insert into platform.blob (sha256, size, bytes)
select sha256(n::text::bytea), 1200, convert_to(repeat(md5(n::text), 38), 'UTF8') from generate_series(0, 999) n;
