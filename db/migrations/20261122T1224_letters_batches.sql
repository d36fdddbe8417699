-- The same letter to many: what each would say is fixed when the batch is made, looked at by sample, released by somebody else, and
-- written one by one, each in a transaction of its own, so that a stop between two of them writes none twice and forgets none.
create table letters.batch (
  id                uuid primary key,
  title             text not null check (char_length(title) between 1 and 120),
  template_id       uuid not null,
  template_version  integer not null,
  way               text not null check (way in ('letter', 'as reached')),
  made_by           uuid not null references identity.officer,
  made_at           timestamptz not null,
  -- From which the sample was drawn: whoever asks can draw it again.
  seed              integer not null,
  state             text not null default 'to check' check (state in ('to check', 'released', 'stopped')),
  -- The hash of every letter as it was released.
  sha256            bytea check (octet_length(sha256) = 32),
  released_by       uuid references identity.officer,
  released_at       timestamptz,
  stopped_by        uuid references identity.officer,
  stopped_at        timestamptz,
  foreign key (template_id, template_version) references correspondence.template_version (template_id, version),
  constraint batch_released_by_another check (released_by <> made_by),
  constraint batch_released_whole check ((released_by is null) = (released_at is null) and (released_by is null) = (sha256 is null)),
  constraint batch_goes_when_released check (state <> 'released' or released_by is not null),
  constraint batch_stopped_whole check ((state = 'stopped') = (stopped_at is not null))
);
create index batch_by_time on letters.batch (made_at desc, id);
create index batch_by_template on letters.batch (template_id, template_version);

create table letters.batch_letter (
  batch_id     uuid not null references letters.batch,
  n            integer not null check (n > 0),
  case_id      uuid not null references cases."case",
  customer_id  uuid references customers.customer,
  state        text not null check (state in ('waiting', 'left out', 'written', 'taken back')),
  -- Why it was left out.
  because      text check (char_length(because) between 1 and 300),
  recipients   text[] not null,
  channel      text not null check (channel in ('email', 'letter', 'sms')),
  form         jsonb,
  body         text not null,
  sampled      boolean not null default false,
  checked_by   uuid references identity.officer,
  checked_at   timestamptz,
  fine         boolean,
  message_id   uuid unique references correspondence.outgoing,
  -- Somebody stopped the batch after it was written: whether it could still be taken back is known.
  settled      boolean not null default false,
  primary key (batch_id, n),
  unique (batch_id, case_id),
  constraint batch_letter_left_out_says_why check ((state = 'left out') = (because is not null)),
  constraint batch_letter_written_is_a_message check ((state = 'written') <= (message_id is not null)),
  constraint batch_letter_checked_whole check ((fine is null) = (checked_by is null) and (fine is null) = (checked_at is null))
);
create index batch_letter_by_case on letters.batch_letter (case_id);
create index batch_letter_by_customer on letters.batch_letter (customer_id) where customer_id is not null;
create index batch_letter_waiting on letters.batch_letter (batch_id, n) where state = 'waiting';
create index batch_letter_to_settle on letters.batch_letter (batch_id, n) where state = 'written' and not settled;

-- What was looked at and released is what goes.
create function letters.batch_letter_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.batch_id, old.n, old.case_id, old.recipients, old.channel, old.form, old.body, old.sampled)
     is distinct from (new.batch_id, new.n, new.case_id, new.recipients, new.channel, new.form, new.body, new.sampled) then
    raise exception 'A letter of a batch is what it was when the batch was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger batch_letter_stays before update or delete on letters.batch_letter
  for each row execute function letters.batch_letter_stays();
