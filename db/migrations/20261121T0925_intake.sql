-- Every message that arrived, from the moment we took responsibility for it to what became of it.
create schema intake;

-- Which of our addresses feeds which queue.
create table intake.mailbox (
  address    text primary key check (address = lower(address)),
  team_id    uuid not null references identity.team,
  case_kind  text not null default 'enquiry',
  made_at    timestamptz not null default now()
);
create index mailbox_by_team on intake.mailbox (team_id);

create table intake.mail (
  id                 uuid primary key,
  received_at        timestamptz not null,
  source             text not null check (source in ('smtp', 'lmtp', 'imap', 'import')),
  -- Who the other server said it was from, and for whom. '' is the null return path of machines.
  return_path        text,
  recipients         text[] not null default '{}',
  -- Null only when it was refused before we took the content.
  sha256             bytea references platform.blob,
  size               bigint not null,
  -- Null while it waits to be read.
  outcome            text check (outcome in ('threaded', 'new', 'quarantined', 'notice', 'duplicate', 'refused')),
  because            text,
  decided_at         timestamptz,
  case_id            uuid,
  -- Where it would have gone with the second key.
  suggested_case_id  uuid,
  duplicate_of       uuid references intake.mail,
  -- Read from the message; null until then.
  message_id         text,
  content_key        bytea,
  nature             text,
  from_name          text not null default '',
  from_address       text not null default '',
  subject            text not null default '',
  attempts           smallint not null default 0,
  -- While one worker reads it, no other does.
  leased_until       timestamptz,
  constraint mail_decided_says_why check ((outcome is null) = (because is null)),
  constraint mail_kept_has_content check (sha256 is not null or outcome = 'refused')
);
create index mail_waiting on intake.mail (received_at, id) where outcome is null;
create index mail_by_outcome on intake.mail (outcome, received_at desc, id desc);
create index mail_by_time on intake.mail (received_at, outcome);
create index mail_by_case on intake.mail (case_id) where case_id is not null;
create index mail_by_sha on intake.mail (sha256);
create index mail_by_duplicate on intake.mail (duplicate_of) where duplicate_of is not null;
-- The same message twice is one contact, even when both copies are being read at the same moment.
create unique index mail_once on intake.mail (content_key) where outcome in ('threaded', 'new', 'quarantined', 'notice');

-- How far each IMAP folder has been taken. A message is taken once even if its flag could not be set.
create table intake.imap_seen (
  folder        text not null,
  uid_validity  bigint not null,
  uid           bigint not null,
  mail_id       uuid not null references intake.mail,
  primary key (folder, uid_validity, uid)
);
create index imap_seen_by_mail on intake.imap_seen (mail_id);
