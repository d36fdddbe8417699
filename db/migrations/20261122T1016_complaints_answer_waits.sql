-- An answer that somebody has to agree to first has not been given yet.
alter table complaints.answer add column waits boolean not null default false;
alter table complaints.answer add constraint answer_that_waits_is_a_message check (not waits or message_id is not null);

create or replace function complaints.answer_stays() returns trigger language plpgsql as $$
declare
  after text[] := array['taken_back_at', 'reopened_at', 'reopened_why'];
begin
  -- What waited is answered on the day it is agreed to.
  if old.waits and not new.waits then after := after || array['waits', 'at']; end if;
  if tg_op = 'DELETE' or to_jsonb(new) - after <> to_jsonb(old) - after then
    raise exception 'complaints.answer stays as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function complaints.answered_at(one uuid, of_stage smallint) returns timestamptz language sql stable as $$
  select a.at from complaints.answer a
   where a.case_id = one and a.stage = of_stage and a.taken_back_at is null and a.reopened_at is null and not a.waits
$$;
