-- Clocks on every case that is not closed and promises on some of all: due over a year around the moment the rows were made for.
insert into standards.calendar (id, key, name, zone, week, made_at)
select '01900000-0000-7000-8000-000000000001', 'bench', 'Bench', 'UTC', (select jsonb_agg('[{"from":540,"to":1020}]'::jsonb) from generate_series(1, 7)),
       to_timestamp(current_setting('bench.now')::double precision);

insert into standards.rule (id, key, version, effective_from, calendar_id, definition, made_at)
select gen_random_uuid(), 'bench-' || n, 1, '2020-01-01', '01900000-0000-7000-8000-000000000001',
       jsonb_build_object('key', 'bench-' || n, 'title', 'Bench ' || n, 'clock', 'stage', 'kinds', '[]'::jsonb, 'once', true, 'start', 'day after',
                          'ends', 'close', 'rolls', false, 'budget', '{"amount": 20, "unit": "working days"}'::jsonb,
                          'on', '{"start": ["case opened"], "pause": [], "resume": [], "stop": ["closed"]}'::jsonb, 'extension', null,
                          'source', '{"title": "The bench", "passage": "", "url": ""}'::jsonb),
       to_timestamp(current_setting('bench.now')::double precision)
  from generate_series(1, coalesce(nullif(current_setting('bench.clocks', true), ''), '1')::integer) n;

-- One in a hundred has run out.
insert into clocks.clock (id, case_id, rule_id, rule_key, calendar_id, revision, anchor_at, state, due_at, warn_at)
select gen_random_uuid(), c.id, r.id, r.key, r.calendar_id, 1, d.due - interval '30 days', 'running', d.due,
       d.due - interval '6 days'
  from cases."case" c
  cross join standards.rule r
  cross join lateral (
    select to_timestamp(current_setting('bench.now')::double precision)
           + case when hashtext(c.id::text || r.key) % 100 = 0 then interval '-1 minute' else interval '7 days' end
             * (1 + abs(hashtext(r.key || c.id::text)) % 300) as due) d
 where r.key like 'bench-%' and c.phase <> 'closed';

insert into clocks.interval (clock_id, number, from_at, began)
select id, 1, anchor_at, 'case opened' from clocks.clock where rule_key like 'bench-%';

insert into promises.promise (id, case_id, made_on_id, what, made_at, due_at, warn_at, owner_id, team_id, state, settled_at)
select gen_random_uuid(), c.id, c.id, 'Ring you', d.due - interval '10 days', d.due, d.due - interval '1 day', c.owner_id, c.team_id,
       d.state, case d.state when 'broken' then d.due when 'kept' then d.due - interval '1 hour' end
  from cases."case" c
  cross join lateral (
    select to_timestamp(current_setting('bench.now')::double precision) + (abs(hashtext(c.id::text)) % 400 - 300) * interval '1 day' as due,
           case when abs(hashtext(c.id::text)) % 400 > 300 then 'open' when abs(hashtext(c.id::text)) % 7 = 0 then 'broken' else 'kept' end as state) d
 where abs(hashtext('p' || c.id)) % 3 = 0;
