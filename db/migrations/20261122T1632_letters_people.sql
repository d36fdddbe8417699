-- Letters to people who have no case: each gets one when its letter is written, so that an answer finds its place.
alter table letters.batch_letter
  alter column case_id drop not null,
  add column first boolean not null default false,
  add constraint batch_letter_has_somebody check (case_id is not null or customer_id is not null),
  add constraint batch_letter_without_a_case_comes_first check (case_id is not null or first),
  add constraint batch_letter_written_on_a_case check (state <> 'written' or case_id is not null);
create unique index batch_letter_first_once on letters.batch_letter (batch_id, customer_id) where first;

-- What was looked at and released is what goes. The case of a letter that comes first is made when it is written.
create or replace function letters.batch_letter_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.batch_id, old.n, old.customer_id, old.first, old.recipients, old.channel, old.form, old.body, old.sampled)
     is distinct from (new.batch_id, new.n, new.customer_id, new.first, new.recipients, new.channel, new.form, new.body, new.sampled)
     or (old.case_id is distinct from new.case_id and (old.case_id is not null or not old.first)) then
    raise exception 'A letter of a batch is what it was when the batch was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
