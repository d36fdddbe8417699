-- Referrals: a customer's matter given to somebody outside, with as little about them as that service needs; what became of it;
-- and what is said with that somebody, of which the customer sees nothing.
create schema referrals;

create sequence referrals.number start 1000;

create table referrals.referral (
  id               uuid primary key,
  -- Stands, signed, in the addresses and ids of our letters to them, apart from those of cases.
  number           bigint not null unique default nextval('referrals.number'),
  case_id          uuid not null references cases."case",
  customer_id      uuid not null references customers.customer,
  organization_id  uuid not null references directory.organization,
  service_id       uuid references directory.service,
  -- Whether somebody stays on the line until they have met, or they are written to.
  manner           text not null check (manner in ('warm', 'cold')),
  way              text not null check (way in ('email', 'api', 'phone')),
  -- By what we may tell them: the customer said yes, or a law says so; in words.
  ground           text not null check (ground in ('consent', 'law')),
  ground_words     text not null check (char_length(ground_words) between 1 and 1000),
  summary          text not null check (char_length(summary) between 1 and 4000),
  -- What they are told, and the names of what was held back. Fixed when it is made: what goes is what was chosen.
  given            jsonb not null,
  held_back        text[] not null,
  sent_to          text,
  due_at           timestamptz not null,
  state            text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'returned', 'withdrawn', 'done')),
  -- What they said last of how it stands, and by when they mean to be done.
  words            text not null default '',
  expected_on      date,
  outcome          text check (outcome in ('helped', 'partly helped', 'not helped', 'did not come')),
  promise_id       uuid,
  -- How the customer was told who has it.
  told             text not null check (told in ('message', 'by word')),
  message_id       uuid,
  made_at          timestamptz not null,
  made_by          uuid not null references identity.officer,
  first_seen_at    timestamptz,
  answered_at      timestamptz,
  accepted_at      timestamptz,
  ended_at         timestamptz,
  -- What of it somebody of the desk has still to look at, and since when.
  asks             text check (asks in ('declined', 'returned', 'question', 'outcome', 'undelivered')),
  asks_since       timestamptz,
  constraint referral_due_later check (due_at > made_at),
  constraint referral_mail_has_an_address check (way <> 'email' or sent_to is not null),
  constraint referral_answered check ((answered_at is not null) or state in ('offered', 'withdrawn')),
  constraint referral_accepted check ((accepted_at is not null) or state in ('offered', 'declined', 'withdrawn')),
  constraint referral_not_accepted_and_declined check (state not in ('offered', 'declined') or accepted_at is null),
  constraint referral_done_with_an_outcome check ((state = 'done') = (outcome is not null)),
  constraint referral_ended check ((ended_at is not null) = (state in ('declined', 'returned', 'withdrawn', 'done'))),
  constraint referral_asks_since check ((asks is null) = (asks_since is null))
);
create index referral_by_case on referrals.referral (case_id, made_at);
create index referral_by_organization on referrals.referral (organization_id, made_at desc, id);
create index referral_asking on referrals.referral (case_id) where asks is not null;
create index referral_open on referrals.referral (due_at) where state in ('offered', 'accepted');
create unique index referral_once_open on referrals.referral (case_id, organization_id, coalesce(service_id, organization_id)) where state in ('offered', 'accepted');

create table referrals.document (
  referral_id    uuid not null references referrals.referral,
  attachment_id  uuid not null references cases.attachment,
  primary key (referral_id, attachment_id)
);

-- Every step, by whom. A step is never changed.
create table referrals.step (
  id           uuid primary key,
  referral_id  uuid not null references referrals.referral,
  at           timestamptz not null,
  what         text not null check (what in ('offered', 'accepted', 'declined', 'returned', 'withdrawn', 'done', 'seen', 'call')),
  by_kind      text not null check (by_kind in ('officer', 'partner')),
  by           uuid references identity.officer,
  words        text not null default '' check (char_length(words) <= 4000),
  constraint step_by_an_officer check ((by_kind = 'officer') = (by is not null))
);
create index step_by_referral on referrals.step (referral_id, at, id);
create function referrals.step_stays() returns trigger language plpgsql as $$
begin
  raise exception 'What was done with a referral stays on record.' using errcode = 'KP409', constraint = 'step_stays';
end $$;
create trigger step_stays before update or delete on referrals.step for each row execute function referrals.step_stays();

-- What is said with them, beside the case. Nothing of it is a message of the case, and no customer can open it.
create table referrals.said (
  id              uuid primary key,
  referral_id     uuid not null references referrals.referral,
  at              timestamptz not null,
  direction       text not null check (direction in ('in', 'out')),
  channel         text not null check (channel in ('page', 'email', 'api')),
  officer_id      uuid references identity.officer,
  who             text not null default '' check (char_length(who) <= 300),
  body            text not null check (char_length(body) between 1 and 50000),
  mail_id         uuid,
  constraint said_out_by_an_officer check ((direction = 'out') = (officer_id is not null))
);
create index said_by_referral on referrals.said (referral_id, at, id);

-- The page they open by a link. The first browser that opens it is the only one that can.
create table referrals.door (
  token_hash    bytea primary key check (octet_length(token_hash) = 32),
  referral_id   uuid not null references referrals.referral,
  made_at       timestamptz not null,
  expires_at    timestamptz not null check (expires_at > made_at),
  browser_hash  bytea check (octet_length(browser_hash) = 32),
  opened_at     timestamptz,
  ended_at      timestamptz,
  constraint door_opened_by_a_browser check ((opened_at is null) = (browser_hash is null))
);
create index door_by_referral on referrals.door (referral_id, made_at);

-- Letters to them on their way out; a text of its own outbox, so that none of it can be taken for a letter to a customer.
create table referrals.letter (
  id              uuid primary key,
  referral_id     uuid not null references referrals.referral,
  said_id         uuid references referrals.said,
  -- The door a link in it opens, where it holds one.
  door            int,
  rfc_message_id  text not null unique,
  recipient       text not null check (recipient ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
  subject         text not null,
  body            text not null,
  state           text not null default 'held' check (state in ('held', 'sending', 'sent', 'unsure', 'failed')),
  send_after      timestamptz not null,
  attempts        int not null default 0,
  leased_until    timestamptz,
  response        text,
  made_at         timestamptz not null,
  sent_at         timestamptz,
  -- Kept here, where no mail server is set.
  caught          bytea
);
create index letter_due on referrals.letter (send_after) where state in ('held', 'sending');
create index letter_by_referral on referrals.letter (referral_id, made_at);

-- With what a partner's own system speaks to ours.
create table referrals.api_key (
  id               uuid primary key,
  organization_id  uuid not null references directory.organization,
  key_hash         bytea not null unique check (octet_length(key_hash) = 32),
  made_at          timestamptz not null,
  made_by          uuid references identity.officer,
  ended_at         timestamptz,
  last_used_at     timestamptz
);
create index api_key_by_organization on referrals.api_key (organization_id);

-- What a customer was offered besides what they asked for.
create table referrals.offered (
  id               uuid primary key,
  case_id          uuid not null references cases."case",
  service_id       uuid not null references directory.service,
  at               timestamptz not null,
  by               uuid not null references identity.officer,
  unique (case_id, service_id)
);
create index offered_by_service on referrals.offered (service_id, at desc);
