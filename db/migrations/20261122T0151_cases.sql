-- What stands beside a case: the customer's side of it, advice that was asked for, handing over, who looks at it.

-- The customer's side, part by part. A part that is said anew ends the one before, so what was once thought can be read.
create table cases.perspective (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  part        text not null check (part in ('asked', 'needs', 'feels', 'expects', 'affected')),
  words       text not null check (char_length(words) between 1 and 600),
  -- Where they are the customer's own words: the message or the contact they stand in.
  message_id  uuid references cases.message,
  contact_id  uuid references cases.contact,
  at          timestamptz not null,
  by          uuid not null references identity.officer,
  ended_at    timestamptz check (ended_at >= at),
  ended_by    uuid references identity.officer,
  constraint perspective_from_one_place check (num_nonnulls(message_id, contact_id) <= 1),
  constraint perspective_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create unique index perspective_now on cases.perspective (case_id, part) where ended_at is null;
create index perspective_by_case on cases.perspective (case_id, at);
create index perspective_by_message on cases.perspective (message_id) where message_id is not null;
create index perspective_by_contact on cases.perspective (contact_id) where contact_id is not null;

-- Advice. Question and answer are notes, so they stand in the history and are found by search.
create table cases.advice (
  id             uuid primary key,
  case_id        uuid not null references cases."case",
  state          text not null default 'asked',
  of_officer_id  uuid references identity.officer,
  of_team_id     uuid references identity.team,
  question_id    uuid not null unique references cases.note,
  asked_by       uuid not null references identity.officer,
  asked_at       timestamptz not null,
  answer_id      uuid unique references cases.note,
  answered_by    uuid references identity.officer,
  answered_at    timestamptz check (answered_at >= asked_at),
  used_by        uuid references identity.officer,
  used_at        timestamptz check (used_at >= answered_at),
  withdrawn_at   timestamptz check (withdrawn_at >= asked_at),
  constraint advice_asked_of_one check (num_nonnulls(of_officer_id, of_team_id) = 1),
  constraint advice_not_asked_of_oneself check (of_officer_id is distinct from asked_by),
  constraint advice_answer_is_whole check (num_nonnulls(answer_id, answered_by, answered_at) in (0, 3)),
  constraint advice_use_is_whole check (num_nonnulls(used_by, used_at) in (0, 2)),
  constraint advice_used_after_answer check (used_at is null or answered_at is not null),
  constraint advice_withdrawn_before_answer check (withdrawn_at is null or answered_at is null),
  constraint advice_state check (state = case when used_at is not null then 'used'
                                              when answered_at is not null then 'answered'
                                              when withdrawn_at is not null then 'withdrawn'
                                              else 'asked' end)
);
create index advice_by_case on cases.advice (case_id, asked_at);
create index advice_of_officer on cases.advice (of_officer_id, asked_at) where state = 'asked';
create index advice_of_team on cases.advice (of_team_id, asked_at) where state = 'asked';
create index advice_to_use on cases.advice (asked_by, answered_at) where state = 'answered';

-- A case given to somebody else with a word about where it stands. It lies on top until they say that they have it.
create table cases.hand_over (
  id               uuid primary key,
  case_id          uuid not null references cases."case",
  note_id          uuid not null unique references cases.note,
  -- Where the case was and what was next on it, so that the act can be undone whole.
  from_team_id     uuid not null references identity.team,
  from_officer_id  uuid references identity.officer,
  next_step        text not null,
  next_due_at      timestamptz not null,
  task_ids         uuid[] not null default '{}',
  by               uuid not null references identity.officer,
  at               timestamptz not null,
  to_team_id       uuid not null references identity.team,
  to_officer_id    uuid references identity.officer,
  why              text not null check (char_length(why) between 1 and 2000),
  asked            text not null default '' check (char_length(asked) <= 2000),
  promised         text not null default '' check (char_length(promised) <= 2000),
  taken_at         timestamptz check (taken_at >= at),
  taken_by         uuid references identity.officer,
  -- It was undone, or given on, before anybody had taken it.
  ended_at         timestamptz check (ended_at >= at),
  constraint hand_over_taken_by_somebody check ((taken_at is null) = (taken_by is null)),
  constraint hand_over_taken_or_ended check (num_nonnulls(taken_at, ended_at) <= 1)
);
create unique index hand_over_waits on cases.hand_over (case_id) where taken_at is null and ended_at is null;
create index hand_over_by_case on cases.hand_over (case_id, at);

-- When each officer last left a case, so that what is new since then can be marked.
create table cases.seen (
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  at          timestamptz not null,
  primary key (case_id, officer_id)
);

-- Who has a case open at this moment. A row is renewed while the window is open and means nothing after its time; losing
-- all of them in a crash loses nothing, so they are not written to the log.
create unlogged table cases.presence (
  case_id     uuid not null references cases."case",
  officer_id  uuid not null references identity.officer,
  -- One window of one officer.
  seat        text not null check (char_length(seat) between 8 and 40),
  doing       text not null check (doing in ('reading', 'writing')),
  since       timestamptz not null,
  until       timestamptz not null check (until > since),
  primary key (case_id, officer_id, seat)
);
create index presence_until on cases.presence (until);
