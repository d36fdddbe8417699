-- Who gets what waits in a queue, and why.
create schema routing;

-- How work of a queue finds its officer. A queue without a row is a list from which officers pick.
create table routing.queue_rule (
  team_id         uuid primary key references identity.team,
  mode            text not null check (mode in ('list', 'pull', 'push')),
  -- [{"skill": uuid, "level": 3, "relax": null}]: hard where "relax" is null, else preferred with its steps.
  needs           jsonb not null check (jsonb_typeof(needs) = 'array' and jsonb_array_length(needs) <= 12),
  -- So long a wait is worth one step of priority: after four of them nothing that came later goes first.
  boost_minutes   integer not null check (boost_minutes between 1 and 10080),
  -- How long work is kept for who promised, while they are at the desk.
  sticky_minutes  integer not null check (sticky_minutes between 0 and 1440),
  -- How long what was given to an officer waits to be opened before it goes back.
  lease_minutes   integer not null check (lease_minutes between 1 and 480),
  -- What "in time" means on the board.
  within_minutes  integer not null check (within_minutes between 1 and 10080),
  changed_at      timestamptz not null,
  changed_by      uuid references identity.officer
);

-- Who must not have a case, or anything of a customer. It never relaxes; it ends by being ended, with who did it on the record.
create table routing.conflict (
  id           uuid primary key,
  officer_id   uuid not null references identity.officer,
  case_id      uuid references cases."case",
  customer_id  uuid references customers.customer,
  kind         text not null check (kind in ('conflict of interest', 'decided it before')),
  reason       text not null check (char_length(reason) between 1 and 500),
  at           timestamptz not null,
  by           uuid references identity.officer,
  ended_at     timestamptz,
  constraint conflict_about_one check ((case_id is null) <> (customer_id is null))
);
create unique index conflict_on_case on routing.conflict (case_id, officer_id) where ended_at is null and case_id is not null;
create unique index conflict_with_customer on routing.conflict (customer_id, officer_id) where ended_at is null and customer_id is not null;

-- The one officer who deals with a customer, and who stands in for them.
create table routing.sole_contact (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  officer_id   uuid not null references identity.officer,
  deputy_id    uuid references identity.officer check (deputy_id <> officer_id),
  reason       text not null check (char_length(reason) between 1 and 500),
  at           timestamptz not null,
  by           uuid references identity.officer,
  ended_at     timestamptz
);
create unique index sole_contact_once on routing.sole_contact (customer_id) where ended_at is null;

create table routing.waiting (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  team_id     uuid not null references identity.team,
  -- As the roster counts capacity.
  channel     text not null check (channel in ('phone', 'chat', 'counter', 'email')),
  priority    smallint not null check (priority between 1 and 4),
  -- Kept when it comes back unopened: nobody loses their place by what an officer did not do.
  arrived_at  timestamptz not null,
  ended_at    timestamptz check (ended_at >= arrived_at),
  outcome     text check (outcome in ('given', 'taken', 'closed', 'moved', 'joined', 'set aside', 'rule changed')),
  times_back  smallint not null default 0 check (times_back >= 0),
  constraint waiting_ended_somehow check ((ended_at is null) = (outcome is null))
);
-- A case waits at most once.
create unique index waiting_once on routing.waiting (case_id) where ended_at is null;
create index waiting_in_turn on routing.waiting (team_id, channel, priority, arrived_at, id) where ended_at is null;
create index waiting_of_day on routing.waiting (team_id, arrived_at);
create index waiting_by_case on routing.waiting (case_id, arrived_at desc);

-- One row for each officer who was ever given work. It is locked while their load is counted and added to, so that two
-- workers never put anybody over what they can have at once.
create table routing.seat (
  officer_id  uuid primary key references identity.officer,
  -- When they last took or finished something: since then they are free the longest or the shortest.
  last_at     timestamptz not null
);

create table routing.assignment (
  id           uuid primary key,
  case_id      uuid not null references cases."case",
  -- What it waited as; none where it was taken by hand before it waited.
  waiting_id   uuid references routing.waiting,
  team_id      uuid not null references identity.team,
  officer_id   uuid not null references identity.officer,
  channel      text not null check (channel in ('phone', 'chat', 'counter', 'email')),
  at           timestamptz not null,
  how          text not null check (how in ('pushed', 'asked for', 'by hand')),
  -- Why this officer, as data: [{"kind": "has", …}, …].
  reasons      jsonb not null check (jsonb_typeof(reasons) = 'array'),
  state        text not null check (state in ('offered', 'taken', 'done', 'returned')),
  -- Until when what was offered waits to be opened.
  lease_until  timestamptz,
  ended_at     timestamptz check (ended_at >= at),
  ended_why    text check (ended_why in ('answered', 'waits', 'closed', 'handed on', 'joined', 'not opened', 'went off', 'rule changed')),
  constraint assignment_offered_for_a_time check ((state = 'offered') = (lease_until is not null)),
  constraint assignment_ended_for_a_reason
    check ((state in ('done', 'returned')) = (ended_at is not null) and (ended_at is null) = (ended_why is null)),
  constraint assignment_returned_unopened check ((state = 'returned') = (ended_why in ('not opened', 'went off')) or ended_why is null)
);
-- One live assignment a case.
create unique index assignment_live_once on routing.assignment (case_id) where state in ('offered', 'taken');
create index assignment_in_hand on routing.assignment (officer_id, channel) where state in ('offered', 'taken');
create index assignment_to_open on routing.assignment (lease_until) where state = 'offered';
create index assignment_by_case on routing.assignment (case_id, at desc);
create index assignment_by_wait on routing.assignment (waiting_id) where state = 'returned';
