-- Who can do what, who is on when, and who is here now.

-- "btree_gist" is a trusted extension, as "unaccent" is: with it the database itself refuses two shifts at one time.
create extension if not exists btree_gist;
create schema roster;

create table roster.skill (
  id         uuid primary key,
  kind       text not null check (kind in ('service', 'agency', 'language', 'channel', 'relay-trained', 'delegation', 'clearance')),
  name       text not null check (char_length(name) between 1 and 80),
  made_at    timestamptz not null,
  closed_at  timestamptz
);
create unique index skill_by_name on roster.skill (kind, lower(name)) where closed_at is null;

-- What an officer can do, how well and for how long. A change ends one row and begins the next, so the past stays true.
create table roster.officer_skill (
  id           uuid primary key,
  officer_id   uuid not null references identity.officer,
  skill_id     uuid not null references roster.skill,
  level        smallint not null check (level between 1 and 5),
  valid_from   timestamptz not null,
  -- Its expiry. From this moment on it counts no more.
  valid_until  timestamptz check (valid_until > valid_from),
  evidence     text not null default '' check (char_length(evidence) <= 500),
  given_by     uuid references identity.officer,
  given_at     timestamptz not null,
  constraint officer_skill_once_at_a_time
    exclude using gist (officer_id with =, skill_id with =, tstzrange(valid_from, valid_until) with &&)
);
create index officer_skill_by_officer on roster.officer_skill (officer_id) include (skill_id, level, valid_from, valid_until);
create index officer_skill_by_skill on roster.officer_skill (skill_id);

-- How much of each channel an officer may be given at a time. What officers set for themselves is never more.
create table roster.capacity (
  officer_id   uuid primary key references identity.officer,
  phone        smallint not null check (phone between 0 and 20),
  chat         smallint not null check (chat between 0 and 20),
  counter      smallint not null check (counter between 0 and 20),
  -- All written work.
  email        smallint not null check (email between 0 and 200),
  own_phone    smallint check (own_phone between 0 and phone),
  own_chat     smallint check (own_chat between 0 and chat),
  own_counter  smallint check (own_counter between 0 and counter),
  own_email    smallint check (own_email between 0 and email)
);

-- Who is here now, and nothing of who was: whoever is off has no row.
create table roster.presence (
  officer_id  uuid primary key references identity.officer,
  state       text not null check (state in ('available', 'busy', 'away', 'wrap-up')),
  since       timestamptz not null,
  -- When wrapping up is over.
  until       timestamptz check (until > since),
  -- Shifts that had ended before they came say nothing about them.
  came_at     timestamptz not null,
  -- When their desk last told that it was open.
  seen_at     timestamptz not null,
  constraint presence_wraps_up_until check ((state = 'wrap-up') = (until is not null))
);
create index presence_by_sight on roster.presence (seen_at);
create index presence_wrapping_up on roster.presence (until) where until is not null;

-- Days in turn, each with its shifts in minutes from midnight on the wall: [[{"from":420,"to":900,"name":"Early"}], []].
create table roster.pattern (
  id           uuid primary key,
  team_id      uuid not null references identity.team,
  name         text not null check (char_length(name) between 1 and 80),
  days         jsonb not null check (jsonb_typeof(days) = 'array' and jsonb_array_length(days) between 1 and 84),
  zone         text not null check (char_length(zone) between 1 and 60),
  -- Whether it is worked on the days on which the office is closed.
  on_holidays  boolean not null,
  -- What everybody who works it has to be able to do.
  needs        uuid[] not null default '{}',
  made_at      timestamptz not null,
  closed_at    timestamptz
);
create index pattern_by_team on roster.pattern (team_id);

create table roster.assignment (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  pattern_id  uuid not null references roster.pattern,
  from_day    date not null,
  until_day   date,
  -- The day of the pattern that falls on the first day.
  turn        smallint not null check (turn between 0 and 83),
  given_by    uuid references identity.officer,
  given_at    timestamptz not null,
  check (until_day >= from_day),
  constraint assignment_one_at_a_time exclude using gist (officer_id with =, daterange(from_day, until_day, '[]') with &&)
);
create index assignment_by_pattern on roster.assignment (pattern_id);

create table roster.shift (
  id             uuid primary key,
  -- What has to be covered. It stays the same when it passes from one officer to another.
  duty_id        uuid not null,
  team_id        uuid not null references identity.team,
  officer_id     uuid not null references identity.officer,
  name           text not null check (char_length(name) <= 60),
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  zone           text not null check (char_length(zone) between 1 and 60),
  needs          uuid[] not null default '{}',
  -- Where it comes from a pattern.
  assignment_id  uuid references roster.assignment,
  -- Until then it is a draft that only leaders see.
  published_at   timestamptz,
  cancelled_at   timestamptz,
  cancelled_for  text check (cancelled_for in ('leave', 'changed', 'swapped', 'pattern ended')),
  -- One more with each change that calendar programs have to hear of.
  revision       integer not null default 0 check (revision >= 0),
  changed_at     timestamptz not null,
  constraint shift_has_a_length check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint shift_cancelled_for_a_reason check ((cancelled_at is null) = (cancelled_for is null)),
  constraint shift_one_at_a_time
    exclude using gist (officer_id with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null)
);
create unique index shift_held_by_one on roster.shift (duty_id) where cancelled_at is null;
create unique index shift_made_once on roster.shift (assignment_id, starts_at) where assignment_id is not null;
create index shift_by_start on roster.shift (starts_at) where cancelled_at is null and published_at is not null;
create index shift_by_officer on roster.shift (officer_id, ends_at);
create index shift_by_team on roster.shift (team_id, starts_at);

create table roster.leave (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  kind        text not null check (kind in ('holiday', 'study', 'parental', 'other')),
  first_day   date not null,
  last_day    date not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null check (ends_at > starts_at),
  words       text not null default '' check (char_length(words) <= 500),
  state       text not null check (state in ('asked', 'approved', 'declined', 'withdrawn')),
  asked_at    timestamptz not null,
  decided_at  timestamptz,
  decided_by  uuid references identity.officer,
  reason      text check (char_length(reason) <= 500),
  constraint leave_has_days check (last_day >= first_day and last_day < first_day + 366),
  constraint leave_asked_or_decided check ((state = 'asked') = (decided_at is null)),
  constraint leave_declined_with_a_reason check (state <> 'declined' or reason is not null),
  constraint leave_once_at_a_time
    exclude using gist (officer_id with =, daterange(first_day, last_day, '[]') with &&) where (state in ('asked', 'approved'))
);
create index leave_by_officer on roster.leave (officer_id, last_day);
create index leave_waiting on roster.leave (asked_at) where state = 'asked';

create table roster.swap (
  id               uuid primary key,
  shift_id         uuid not null references roster.shift,
  offered_by       uuid not null references identity.officer,
  -- To one colleague, or to the team.
  to_officer_id    uuid references identity.officer check (to_officer_id <> offered_by),
  taken_by         uuid references identity.officer check (taken_by <> offered_by),
  -- The shift that the other gives for it.
  return_shift_id  uuid references roster.shift check (return_shift_id <> shift_id),
  words            text not null default '' check (char_length(words) <= 500),
  state            text not null check (state in ('offered', 'taken', 'approved', 'declined', 'withdrawn')),
  offered_at       timestamptz not null,
  taken_at         timestamptz,
  decided_at       timestamptz,
  decided_by       uuid references identity.officer,
  reason           text check (char_length(reason) <= 500),
  constraint swap_taken_by_somebody check ((taken_by is null) = (taken_at is null) and (state not in ('taken', 'approved') or taken_by is not null)),
  constraint swap_taken_by_the_one_asked check (to_officer_id is null or taken_by is null or taken_by = to_officer_id),
  constraint swap_returned_by_the_taker check (return_shift_id is null or taken_by is not null),
  constraint swap_declined_with_a_reason check (state <> 'declined' or reason is not null),
  constraint swap_open_or_decided check ((state in ('offered', 'taken')) = (decided_at is null))
);
create unique index swap_offered_once on roster.swap (shift_id) where state in ('offered', 'taken');
create unique index swap_returned_once on roster.swap (return_shift_id) where state = 'taken';
create index swap_by_shift on roster.swap (shift_id);
create index swap_by_return on roster.swap (return_shift_id) where return_shift_id is not null;

-- The secret address under which an officer's calendar program reads their shifts. Only its hash is kept.
create table roster.feed (
  officer_id  uuid primary key references identity.officer,
  token_hash  bytea not null unique check (octet_length(token_hash) = 32),
  made_at     timestamptz not null
);

-- What is warned of in the roster of a team.
create table roster.team_rule (
  team_id       uuid primary key references identity.team,
  rest_minutes  integer not null check (rest_minutes between 0 and 1440),
  week_minutes  integer not null check (week_minutes between 60 and 10080)
);
