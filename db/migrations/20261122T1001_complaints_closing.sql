-- How a complaint ends and begins again: closing with its reason, looking at it again, and the body outside.

alter table complaints.answer add column reopened_at timestamptz check (reopened_at >= at);
alter table complaints.answer add column reopened_why text check (char_length(reopened_why) between 1 and 2000);
alter table complaints.answer add constraint answer_reopened_with_a_reason check ((reopened_at is null) = (reopened_why is null));
drop index complaints.answer_once;
create unique index answer_once on complaints.answer (case_id, stage) where taken_back_at is null and reopened_at is null;

create or replace function complaints.answer_stays() returns trigger language plpgsql as $$
declare
  after constant text[] := array['taken_back_at', 'reopened_at', 'reopened_why'];
begin
  if tg_op = 'DELETE' or to_jsonb(new) - after <> to_jsonb(old) - after then
    raise exception 'complaints.answer stays as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- When a stage was answered, by the answer that stands.
create function complaints.answered_at(one uuid, of_stage smallint) returns timestamptz language sql stable as $$
  select a.at from complaints.answer a
   where a.case_id = one and a.stage = of_stage and a.taken_back_at is null and a.reopened_at is null
$$;

create table complaints.closure (
  id           uuid primary key,
  case_id      uuid not null references complaints.complaint,
  reason       text not null check (reason in ('answered', 'settled at once', 'withdrawn', 'not reached', 'outside')),
  words        text not null default '' check (char_length(words) <= 2000),
  by           uuid references identity.officer,
  at           timestamptz not null,
  reopened_at  timestamptz check (reopened_at >= at),
  reopened_by  uuid references identity.officer,
  constraint closure_without_an_answer_says_why check (reason = 'answered' or words <> '')
);
create unique index closure_once on complaints.closure (case_id) where reopened_at is null;

-- Complaints that were closed before reasons were kept.
insert into complaints.closure (id, case_id, reason, words, at)
select gen_random_uuid(), c.id, 'settled at once', 'Closed before reasons were kept.', coalesce(c.closed_at, c.touched_at)
  from complaints.complaint k join cases."case" c on c.id = k.case_id where c.phase = 'closed' and k.state = 'open';

-- The body outside has it: what they ask of us and by when, and what came of it.
create table complaints.outside (
  id          uuid primary key,
  case_id     uuid not null references complaints.complaint,
  -- Their reference.
  reference   text not null default '' check (char_length(reference) <= 200),
  asked       text not null check (char_length(asked) between 1 and 4000),
  due_at      timestamptz,
  begun_at    timestamptz not null,
  begun_by    uuid not null references identity.officer,
  outcome     text check (outcome in ('nothing further', 'settled', 'not upheld', 'upheld', 'recommended')),
  words       text check (char_length(words) between 1 and 4000),
  ended_at    timestamptz check (ended_at >= begun_at),
  ended_by    uuid references identity.officer,
  constraint outside_ended_with_an_outcome check (num_nonnulls(outcome, words, ended_at, ended_by) in (0, 4))
);
create unique index outside_once on complaints.outside (case_id) where ended_at is null;
create index outside_by_case on complaints.outside (case_id, begun_at);
