-- The case: one matter a customer brought to us, with everything said and done about it.
create schema cases;

create sequence cases.number start 100001;

create table cases."case" (
  id            uuid primary key,
  number        bigint not null default nextval('cases.number'),
  kind          text not null,
  state         text not null,
  -- What the state means to everybody outside the rules: is there work, are we waiting, is it over.
  phase         text not null check (phase in ('open', 'waiting', 'closed')),
  subject       text not null check (char_length(subject) <= 500),
  priority      smallint not null default 3 check (priority between 1 and 4),
  team_id       uuid not null references identity.team,
  owner_id      uuid references identity.officer,
  next_step     text check (char_length(next_step) between 1 and 280),
  next_due_at   timestamptz,
  restricted    boolean not null default false,
  customer_id   uuid references customers.customer,
  channel       text not null,
  -- The customer's last words, for lists.
  gist          text not null default '' check (char_length(gist) <= 280),
  opened_at     timestamptz not null,
  -- The last time anything happened. No index, so that most updates stay on their page.
  touched_at    timestamptz not null,
  closed_at     timestamptz,
  merged_into   uuid references cases."case" check (merged_into <> id),
  version       integer not null default 1,
  -- The promise of the whole product: an open case never lacks a queue, a next step and a date.
  constraint case_open_has_next_step check (phase = 'closed' or (next_step is not null and next_due_at is not null)),
  constraint case_closed_has_a_time check ((phase = 'closed') = (closed_at is not null))
);
alter sequence cases.number owned by cases."case".number;
create unique index case_by_number on cases."case" (number);
create index case_queue_newest on cases."case" (team_id, opened_at desc, id desc) where phase <> 'closed';
create index case_queue_due on cases."case" (team_id, next_due_at, id) where phase <> 'closed';
create index case_owner_due on cases."case" (owner_id, next_due_at, id) where phase <> 'closed';
create index case_by_customer on cases."case" (customer_id, opened_at desc, id desc);
create index case_by_merge on cases."case" (merged_into) where merged_into is not null;
create index case_by_owner_all on cases."case" (owner_id, opened_at desc, id desc);
create index case_team_all on cases."case" (team_id, opened_at desc, id desc);

create table cases.party (
  id           uuid primary key,
  case_id      uuid not null references cases."case",
  customer_id  uuid not null references customers.customer,
  role         text not null check (role in ('customer', 'representative', 'subject', 'agency', 'advocate', 'supplier', 'witness')),
  -- What lets them speak: consent, power of attorney, their own matter.
  authority    text not null default '',
  added_at     timestamptz not null,
  ended_at     timestamptz
);
create unique index party_once on cases.party (case_id, customer_id, role) where ended_at is null;
create index party_by_customer on cases.party (customer_id);

-- Officers who may see a restricted case besides its owner.
create table cases.access (
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  primary key (case_id, officer_id)
);
create index access_by_officer on cases.access (officer_id);

-- Every touch, in any channel, written or not.
create table cases.contact (
  id           uuid primary key,
  case_id      uuid not null references cases."case",
  channel      text not null check (channel in ('email', 'web', 'phone', 'counter', 'letter', 'chat', 'sms')),
  direction    text not null check (direction in ('in', 'out')),
  at           timestamptz not null,
  customer_id  uuid references customers.customer,
  officer_id   uuid references identity.officer,
  tone         text check (tone in ('calm', 'worried', 'upset', 'angry', 'abusive')),
  -- What was said, where nothing was written.
  said         text
);
create index contact_by_case on cases.contact (case_id, at);
create index contact_by_customer on cases.contact (customer_id) where customer_id is not null;

create table cases.message (
  id            uuid primary key,
  contact_id    uuid not null references cases.contact,
  case_id       uuid not null references cases."case",
  at            timestamptz not null,
  direction     text not null check (direction in ('in', 'out')),
  channel       text not null,
  customer_id   uuid references customers.customer,
  officer_id    uuid references identity.officer,
  from_name     text not null default '',
  from_address  text not null default '',
  to_addresses  text[] not null default '{}',
  cc_addresses  text[] not null default '{}',
  subject       text not null default '',
  -- What the writer added.
  body          text not null,
  -- The whole text with quotes, where it differs from body.
  full_body     text,
  -- Sanitised. The original is kept with the mail.
  html          text,
  -- Message-ID without brackets: how an answer finds its way back.
  message_id    text,
  mail_id       uuid,
  -- Only for what we send.
  delivery      text check (delivery in ('held', 'sending', 'sent', 'unsure', 'undelivered', 'failed', 'recalled')),
  check ((direction = 'out') = (delivery is not null))
);
create index message_by_case on cases.message (case_id, at, id);
create index message_by_contact on cases.message (contact_id);
create index message_by_message_id on cases.message (message_id) where message_id is not null;
create index message_by_mail on cases.message (mail_id) where mail_id is not null;

create table cases.attachment (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  message_id  uuid references cases.message,
  name        text not null check (char_length(name) between 1 and 255),
  media_type  text not null,
  size        bigint not null,
  sha256      bytea not null references platform.blob,
  content_id  text,
  inline      boolean not null default false,
  scan        text not null default 'not scanned' check (scan in ('not scanned', 'clean', 'infected')),
  at          timestamptz not null
);
create index attachment_by_case on cases.attachment (case_id);
create index attachment_by_message on cases.attachment (message_id) where message_id is not null;
create index attachment_by_blob on cases.attachment (sha256);

create table cases.note (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  at          timestamptz not null,
  body        text not null check (char_length(body) between 1 and 100000)
);
create index note_by_case on cases.note (case_id, at);

-- What a machine told us: bounces, out-of-office answers, receipts. Never reopens, never settles anything.
create table cases.notice (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  at          timestamptz not null,
  kind        text not null,
  because     text not null,
  mail_id     uuid,
  -- The message of ours that it is about.
  message_id  uuid references cases.message
);
create index notice_by_case on cases.notice (case_id, at);
create index notice_by_message on cases.notice (message_id) where message_id is not null;

create table cases.task (
  id        uuid primary key,
  case_id   uuid not null references cases."case",
  title     text not null check (char_length(title) between 1 and 280),
  owner_id  uuid references identity.officer,
  due_at    timestamptz,
  made_at   timestamptz not null,
  made_by   uuid references identity.officer,
  done_at   timestamptz,
  done_by   uuid references identity.officer
);
create index task_by_case on cases.task (case_id);
create index task_open_by_owner on cases.task (owner_id, due_at) where done_at is null;

create table cases.link (
  case_id   uuid not null references cases."case",
  other_id  uuid not null references cases."case",
  made_at   timestamptz not null,
  made_by   uuid references identity.officer,
  primary key (case_id, other_id),
  -- One row for both ways.
  check (case_id < other_id)
);
create index link_by_other on cases.link (other_id);

create table cases.tag (
  case_id  uuid not null references cases."case",
  tag      text not null check (char_length(tag) between 1 and 40 and tag = lower(tag)),
  primary key (case_id, tag)
);
create index tag_by_tag on cases.tag (tag);

-- Joining moves nothing: the joined case points at the other, which shows both. Undoing puts the state back.
create table cases.merge (
  id         uuid primary key,
  from_id    uuid not null references cases."case",
  into_id    uuid not null references cases."case",
  at         timestamptz not null,
  by         uuid references identity.officer,
  -- Kind, state, phase, next step, its date and closing time of the joined case as they were.
  before     jsonb not null,
  undone_at  timestamptz,
  undone_by  uuid references identity.officer
);
create unique index merge_open on cases.merge (from_id) where undone_at is null;
create index merge_by_into on cases.merge (into_id);

-- Splitting moves whole contacts to a new case and remembers which.
create table cases.split (
  id           uuid primary key,
  from_id      uuid not null references cases."case",
  new_id       uuid not null references cases."case",
  contact_ids  uuid[] not null check (cardinality(contact_ids) > 0),
  at           timestamptz not null,
  by           uuid references identity.officer,
  undone_at    timestamptz,
  undone_by    uuid references identity.officer
);
create index split_by_from on cases.split (from_id);
create index split_by_new on cases.split (new_id);

-- What an officer is writing. Kept on the server so that no browser can lose it.
create table cases.draft (
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  kind        text not null check (kind in ('reply', 'note')),
  body        text not null,
  saved_at    timestamptz not null,
  primary key (case_id, officer_id, kind)
);
create index draft_by_officer on cases.draft (officer_id);

-- A link that opens one case for one customer, without an account. Only the hash is kept.
create table cases.private_link (
  token_hash   bytea primary key check (octet_length(token_hash) = 32),
  case_id      uuid not null references cases."case",
  customer_id  uuid references customers.customer,
  made_at      timestamptz not null,
  ended_at     timestamptz
);
create index private_link_by_case on cases.private_link (case_id);

-- What can be found: one row for a case's own words, one for each message and note. Written once, never changed.
create table cases.finding (
  id         bigint generated always as identity primary key,
  case_id    uuid not null references cases."case",
  source     text not null check (source in ('case', 'message', 'note')),
  source_id  uuid not null,
  words      tsvector not null
);
create index finding_words on cases.finding using gin (words);
create index finding_by_case on cases.finding (case_id);
