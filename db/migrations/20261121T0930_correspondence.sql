-- Everything on its way out, and what became of it.
create schema correspondence;

create table correspondence.outgoing (
  -- The message in cases.message that this sends.
  message_id     uuid primary key references cases.message,
  case_id        uuid not null references cases."case",
  customer_id    uuid references customers.customer,
  kind           text not null check (kind in ('reply', 'acknowledgement')),
  rfc_message_id text not null,
  from_address   text not null,
  from_name      text not null default '',
  reply_to       text not null,
  return_path    text not null,
  recipients     text[] not null check (cardinality(recipients) > 0),
  in_reply_to    text,
  thread         text[] not null default '{}',
  -- held: may still be taken back. sending: being handed over. unsure: we stopped while handing over, and cannot know.
  state          text not null default 'held'
                 check (state in ('held', 'sending', 'sent', 'unsure', 'failed', 'recalled')),
  send_after     timestamptz not null,
  attempts       smallint not null default 0,
  -- While one worker has it, no other takes it.
  leased_until   timestamptz,
  -- Set just before the last bytes are handed to the other server: from here on it may have been accepted.
  handed_at      timestamptz,
  sent_at        timestamptz,
  response       text,
  made_at        timestamptz not null
);
create unique index outgoing_by_rfc_message_id on correspondence.outgoing (rfc_message_id);
create index outgoing_due on correspondence.outgoing (send_after) where state in ('held', 'sending');
create index outgoing_trouble on correspondence.outgoing (made_at desc, message_id) where state in ('unsure', 'failed');
create index outgoing_by_case on correspondence.outgoing (case_id);
create index outgoing_by_customer on correspondence.outgoing (customer_id) where customer_id is not null;

-- Mail that went nowhere but here, because no SMTP_URL is set. It can be read in the desk.
create table correspondence.caught (
  message_id  uuid primary key references correspondence.outgoing,
  sha256      bytea not null references platform.blob,
  at          timestamptz not null
);
create index caught_by_time on correspondence.caught (at desc, message_id);
create index caught_by_blob on correspondence.caught (sha256);

-- How many automatic answers an address has had, so that two machines never talk to each other.
create table correspondence.automatic_answer (
  address  text not null,
  case_id  uuid references cases."case",
  at       timestamptz not null
);
create index automatic_answer_by_address on correspondence.automatic_answer (address, at);
create index automatic_answer_by_case on correspondence.automatic_answer (case_id);
