-- Service recovery: what says that somebody was let down, what was done about it, whether it held; and who was praised.
create schema recovery;

create table recovery.step (
  id              uuid primary key,
  case_id         uuid not null references cases."case",
  did             text not null check (did in ('rang', 'met', 'wrote', 'put right', 'explained')),
  words           text not null check (char_length(words) between 1 and 2000),
  -- When somebody asks whether it held, if they do.
  follow_at       timestamptz,
  by              uuid not null references identity.officer,
  at              timestamptz not null,
  followed_at     timestamptz check (followed_at >= at),
  followed_by     uuid references identity.officer,
  content         boolean,
  followed_words  text check (char_length(followed_words) between 1 and 2000),
  constraint step_followed_with_an_answer check (num_nonnulls(followed_at, followed_by, content, followed_words) in (0, 4))
);
create index step_by_case on recovery.step (case_id, at);
create index step_to_follow on recovery.step (by, follow_at) where follow_at is not null and followed_at is null;

create table recovery.signal (
  id       uuid primary key,
  case_id  uuid not null references cases."case",
  trigger  text not null check (trigger in ('promise broken', 'time missed', 'came again', 'tone worse')),
  -- The promise or the clock it is about.
  about    uuid,
  at       timestamptz not null,
  -- What was done about it.
  step_id  uuid references recovery.step
);
create unique index signal_once on recovery.signal (case_id, trigger, about) nulls not distinct where step_id is null;
create index signal_by_case on recovery.signal (case_id, at);
create index signal_by_step on recovery.signal (step_id) where step_id is not null;

create table recovery.compliment (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  -- In the words of whoever said it.
  words       text not null check (char_length(words) between 1 and 2000),
  by          uuid not null references identity.officer,
  at          timestamptz not null
);
create index compliment_by_case on recovery.compliment (case_id);
create index compliment_by_officer on recovery.compliment (officer_id, at);
