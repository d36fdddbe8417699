-- Cases from bench.from to bench.to and all that belongs to them: about 1.4 messages each, 15 of 100 not closed.
create temporary table plan as
select i, bench.opened(i) as at, bench.id(10, bench.opened(i), i) as id, bench.id(1, bench.opened(0), i % current_setting('bench.queues')::bigint) as team_id,
       bench.id(3, bench.opened(i / 3 * 3), i / 3) as customer_id, 'customer' || i / 3 || '@home.example' as email,
       case when bench.pick(i, 10, 100) < 10 then 'open' when bench.pick(i, 10, 100) < 15 then 'waiting' else 'closed' end as phase,
       case when bench.pick(i, 11, 100) < 60 then bench.id(2, bench.opened(0), bench.pick(i, 12, 1000)) end as owner_id,
       initcap(split_part(s.body, ' ', 2)) || ' ' || split_part(s.body, ' ', 4) || ' ' || split_part(s.body, ' ', 6) as subject, s.body as gist
  from generate_series(current_setting('bench.from')::bigint, current_setting('bench.to')::bigint) i
  join bench.sentence s on s.n = bench.pick(i, 13, 20000);

insert into cases."case" (id, number, kind, state, phase, subject, priority, team_id, owner_id, next_step, next_due_at, restricted, customer_id,
                          channel, gist, opened_at, touched_at, closed_at)
select id, 100000 + i, 'enquiry', case phase when 'open' then 'open' when 'waiting' then 'waiting for customer' else 'closed' end, phase, subject,
       1 + bench.pick(i, 14, 4), team_id, owner_id, case when phase <> 'closed' then 'Answer the customer' end,
       case when phase <> 'closed' then at + interval '1 day' * (1 + bench.pick(i, 15, 2000) / 10.0) end, bench.pick(i, 16, 200) = 0, customer_id,
       'email', left(gist, 280), at, at + interval '2 days', case when phase = 'closed' then at + interval '2 days' end
  from plan;

insert into cases.party (id, case_id, customer_id, role, added_at) select bench.id(11, at, i), id, customer_id, 'customer', at from plan;

create temporary table written as
select p.i, p.id as case_id, p.customer_id, p.email, p.subject, p.at + interval '3 hours' * k as at, k,
       bench.id(12, p.at + interval '3 hours' * k, p.i * 32 + k) as id, bench.id(13, p.at + interval '3 hours' * k, p.i * 32 + k) as contact_id,
       case when k % 2 = 0 then 'in' else 'out' end as direction, coalesce(p.owner_id, bench.id(2, bench.opened(0), p.i % 1000)) as officer_id,
       a.body || ' ' || b.body || ' ' || c.body || ' ' || d.body || ' ' || e.body || ' ' || bench.word(8000 + bench.pick(p.i * 32 + k, 20, 152000)) as body
  from plan p
 cross join lateral generate_series(0, bench.messages(p.i) - 1) k
  join bench.sentence a on a.n = bench.pick(p.i * 32 + k, 21, 20000)
  join bench.sentence b on b.n = bench.pick(p.i * 32 + k, 22, 20000)
  join bench.sentence c on c.n = bench.pick(p.i * 32 + k, 23, 20000)
  join bench.sentence d on d.n = bench.pick(p.i * 32 + k, 24, 20000)
  join bench.sentence e on e.n = bench.pick(p.i * 32 + k, 25, 20000);

insert into cases.contact (id, case_id, channel, direction, at, customer_id, officer_id)
select contact_id, case_id, 'email', direction, at, customer_id, case direction when 'out' then officer_id end from written;

insert into cases.message (id, contact_id, case_id, at, direction, channel, customer_id, officer_id, from_name, from_address, to_addresses, subject,
                           body, message_id, mail_id, delivery)
select id, contact_id, case_id, at, direction, 'email', customer_id, case direction when 'out' then officer_id end,
       case direction when 'in' then split_part(email, '@', 1) else 'Our agency' end, case direction when 'in' then email else 'desk@localhost.example' end,
       array[case direction when 'in' then 'desk@localhost.example' else email end], subject, body, 'm' || i || '.' || k || '@home.example',
       case direction when 'in' then bench.id(14, at, i * 32 + k) end, case direction when 'out' then 'sent' end
  from written;

insert into intake.mail (id, received_at, source, return_path, recipients, sha256, size, outcome, because, decided_at, case_id, message_id, content_key,
                         nature, from_name, from_address, subject)
select bench.id(14, at, i * 32 + k), at, 'smtp', email, array['desk@localhost.example'], sha256((i % 1000)::text::bytea), 1200,
       case k when 0 then 'new' else 'threaded' end, 'It was placed.', at, case_id, 'm' || i || '.' || k || '@home.example', sha256((i * 32 + k)::text::bytea),
       'personal', split_part(email, '@', 1), email, subject
  from written where direction = 'in';

insert into correspondence.outgoing (message_id, case_id, customer_id, kind, rfc_message_id, from_address, from_name, reply_to, return_path, recipients,
                                     state, send_after, sent_at, made_at)
select id, case_id, customer_id, 'reply', 'm' || i || '.' || k || '@home.example', 'desk@localhost.example', 'Our agency', 'desk@localhost.example',
       'desk@localhost.example', array[email], 'sent', at, at, at
  from written where direction = 'out';

insert into correspondence.automatic_answer (address, case_id, at) select email, id, at from plan;
insert into cases.private_link (token_hash, case_id, customer_id, made_at) select sha256(('link' || i)::bytea), id, customer_id, at from plan;
insert into cases.note (id, case_id, officer_id, at, body)
select bench.id(15, at, i), id, bench.id(2, bench.opened(0), i % 1000), at, gist from plan where i % 10 = 3;
insert into cases.tag (case_id, tag) select id, 'topic ' || bench.pick(i, 17, 40) from plan where i % 5 = 0;

insert into records.event (at, kind, actor_kind, actor_id, case_id, customer_id, data)
select at, 'case.opened', 'system', null, id, customer_id, jsonb_build_object('kind', 'enquiry', 'channel', 'email', 'teamId', team_id) from plan
union all
select at, case direction when 'in' then 'message.received' else 'message.written' end, case direction when 'in' then 'system' else 'officer' end,
       case direction when 'out' then officer_id end, case_id, customer_id, jsonb_build_object('channel', 'email', 'messageId', id) from written
union all
select at + interval '2 days', 'case.moved', 'officer', bench.id(2, bench.opened(0), i % 1000), id, null,
       '{"from": "open", "to": "closed", "nextStep": null, "nextDueAt": null}' from plan where phase = 'closed'
union all
select at + interval '1 hour', 'case.read', 'officer', bench.id(2, bench.opened(0), i % 1000), id, customer_id, '{}' from plan;

insert into cases.finding (case_id, source, source_id, words)
select id, 'case', id, setweight(to_tsvector('platform.words', subject), 'A') || to_tsvector('simple', (100000 + i)::text) from plan
union all
select case_id, 'message', id,
       setweight(to_tsvector('platform.words', subject), 'B')
       || setweight(to_tsvector('platform.words', case direction when 'in' then split_part(email, '@', 1) || ' ' || email
                                                   else 'Our agency desk@localhost.example' end), 'B')
       || to_tsvector('platform.words', left(body, 200000))
  from written
union all
select id, 'note', bench.id(15, at, i), to_tsvector('platform.words', gist) from plan where i % 10 = 3;

drop table plan, written;
