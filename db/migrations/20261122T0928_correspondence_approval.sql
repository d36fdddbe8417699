-- A text that somebody else has to agree to is held, and exactly what they agreed to is sent.
alter table cases.message drop constraint message_delivery_check;
alter table cases.message add constraint message_delivery_check
  check (delivery in ('to approve', 'held', 'sending', 'sent', 'unsure', 'undelivered', 'failed', 'recalled'));

alter table correspondence.outgoing
  add column approval        text not null default 'not needed' check (approval in ('not needed', 'waiting', 'given')),
  -- The fingerprint of the text that was agreed to. What does not have it is not sent.
  add column approved_sha256 bytea check (octet_length(approved_sha256) = 32),
  add constraint outgoing_approved_text_is_known check ((approval = 'given') = (approved_sha256 is not null)),
  -- While nobody has agreed to it, it can only be held or taken back.
  add constraint outgoing_waits_for_approval check (approval <> 'waiting' or state in ('held', 'recalled'));

-- What has to be approved stays so, and what was approved is not exchanged for something else.
create function correspondence.approval_stays() returns trigger language plpgsql as $$
begin
  if old.approval <> new.approval and not (old.approval = 'waiting' and new.approval = 'given')
     or old.approved_sha256 is not null and old.approved_sha256 is distinct from new.approved_sha256 then
    raise exception 'An approval is given once, and to one text.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger approval_stays before update of approval, approved_sha256 on correspondence.outgoing
  for each row execute function correspondence.approval_stays();

-- What is to follow an answer that waits: it happens when the answer may go, and not before.
create table correspondence.waiting (
  message_id  uuid primary key references correspondence.outgoing,
  officer_id  uuid not null references identity.officer,
  -- How the case is to stand, what is promised in the text, and what was not meant as a promise.
  follows     jsonb not null,
  at          timestamptz not null
);
