-- The answer to a complaint at each stage, and what is done to put things right.

create table complaints.answer (
  id             uuid primary key,
  case_id        uuid not null,
  stage          smallint not null,
  -- The message it went out as; null where it was printed and posted.
  message_id     uuid,
  letter         text not null check (char_length(letter) between 1 and 40000),
  by             uuid not null references identity.officer,
  at             timestamptz not null,
  taken_back_at  timestamptz check (taken_back_at >= at),
  foreign key (case_id, stage) references complaints.stage (case_id, number),
  constraint answer_taken_back_is_a_message check (taken_back_at is null or message_id is not null)
);
create unique index answer_once on complaints.answer (case_id, stage) where taken_back_at is null;
create unique index answer_by_message on complaints.answer (message_id) where message_id is not null;

-- C-13: no answer while a point has no finding of its stage, whoever writes to the table.
create function complaints.answer_to_every_point() returns trigger language plpgsql as $$
begin
  if not exists (select from complaints.issue i where i.case_id = new.case_id) or exists (
    select from complaints.issue i
     where i.case_id = new.case_id
       and not exists (select from complaints.finding f where f.issue_id = i.id and f.stage = new.stage)) then
    raise exception 'A point of this complaint has no finding yet, so it cannot be answered.' using errcode = 'KP409';
  end if;
  return new;
end $$;
create trigger answer_to_every_point before insert on complaints.answer
  for each row execute function complaints.answer_to_every_point();

-- What was said stays as it was said; that it was taken back is noted beside it.
create function complaints.answer_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - array['taken_back_at'] <> to_jsonb(old) - array['taken_back_at'] then
    raise exception 'complaints.answer stays as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger answer_stays before update or delete on complaints.answer
  for each row execute function complaints.answer_stays();

-- A remedy is a promise to the customer; here is what makes it a remedy.
create table complaints.remedy (
  id          uuid primary key,
  case_id     uuid not null references complaints.complaint,
  issue_id    uuid references complaints.issue,
  kind        text not null check (kind in ('apology', 'acknowledgement', 'explanation', 'action', 'decision changed', 'record corrected', 'money', 'practice changed')),
  -- The promise as it stands now; another where it was renewed.
  promise_id  uuid not null references promises.promise,
  cost_cents  bigint check (cost_cents >= 0),
  made_by     uuid not null references identity.officer,
  made_at     timestamptz not null,
  -- How we know that it is done, and how and when the customer was told so.
  evidence    text check (char_length(evidence) between 1 and 2000),
  told        text check (char_length(told) between 1 and 1000),
  told_at     timestamptz,
  done_at     timestamptz check (done_at >= made_at),
  done_by     uuid references identity.officer,
  constraint remedy_done_with_evidence_and_told check (
    num_nonnulls(evidence, told, told_at, done_at, done_by) in (0, 5)),
  constraint remedy_money_has_an_amount check (kind <> 'money' or cost_cents is not null)
);
create unique index remedy_by_promise on complaints.remedy (promise_id);
create index remedy_by_case on complaints.remedy (case_id);
create index remedy_by_issue on complaints.remedy (issue_id) where issue_id is not null;
