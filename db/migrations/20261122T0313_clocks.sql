-- The clocks that run on a case: each by one version of one rule, stored as the stretches in which it ran.
create schema clocks;

create table clocks.clock (
  id              uuid primary key,
  case_id         uuid not null references cases."case",
  rule_id         uuid not null references standards.rule,
  rule_key        text not null,
  calendar_id     uuid not null references standards.calendar,
  -- The revision of the calendar by which its due time was found.
  revision        integer not null,
  anchor_at       timestamptz not null,
  state           text not null check (state in ('running', 'paused', 'ended', 'withdrawn')),
  -- Null while it is paused. Of an ended clock: when it would have been due.
  due_at          timestamptz,
  -- When four fifths of its time are used.
  warn_at         timestamptz,
  ended_at        timestamptz,
  -- The act that began or ended it, so that taking the act back takes this back too.
  began_by        uuid,
  ended_by        uuid,
  -- By how much it was extended, in the unit of its rule.
  extended        integer not null default 0 check (extended >= 0),
  warned_at       timestamptz,
  breached_at     timestamptz,
  breach_cause    text check (breach_cause in ('waiting for somebody else', 'too much work', 'overlooked', 'customer not reached', 'system fault', 'harder than expected', 'other')),
  breach_note     text check (char_length(breach_note) <= 1000),
  constraint clock_that_runs_is_due check (state <> 'running' or (due_at is not null and warn_at is not null)),
  constraint clock_that_ended_has_a_time check ((state in ('ended', 'withdrawn')) = (ended_at is not null)),
  constraint clock_that_is_paused_is_not_due check (state <> 'paused' or due_at is null),
  constraint clock_is_missed_at_its_time check (breached_at is null or due_at is null or breached_at = due_at)
);
create unique index clock_once_at_a_time on clocks.clock (case_id, rule_key) where state in ('running', 'paused');
create index clock_by_case on clocks.clock (case_id, anchor_at);
create index clock_by_rule on clocks.clock (rule_id);
create index clock_due on clocks.clock (due_at, id) where state = 'running' and breached_at is null;
create index clock_to_count on clocks.clock (calendar_id, revision) where state = 'running' and breached_at is null;
create index clock_to_warn on clocks.clock (warn_at, id) where state = 'running' and warned_at is null and breached_at is null;

create table clocks.interval (
  clock_id  uuid not null references clocks.clock,
  number    smallint not null check (number > 0),
  from_at   timestamptz not null,
  to_at     timestamptz check (to_at >= from_at),
  -- What began it and what ended it, in the words of the rule.
  began     text not null,
  ended     text check ((ended is null) = (to_at is null)),
  primary key (clock_id, number)
);
create unique index interval_open_once on clocks.interval (clock_id) where to_at is null;

create table clocks.extension (
  id          uuid primary key,
  clock_id    uuid not null references clocks.clock,
  by_amount   integer not null check (by_amount > 0),
  reason      text not null check (char_length(reason) between 1 and 1000),
  notice      text not null check (char_length(notice) between 1 and 20000),
  at          timestamptz not null,
  officer_id  uuid not null references identity.officer,
  due_before  timestamptz not null,
  due_after   timestamptz not null check (due_after >= due_before),
  -- After the time is over there is nothing left to extend.
  constraint extension_before_it_is_over check (at < due_before)
);
create index extension_by_clock on clocks.extension (clock_id);

-- Who was told that something is close to its time or past it. Once for each stage, however often a sweep runs.
create table clocks.told (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  case_id     uuid not null references cases."case",
  -- The clock or the promise.
  subject_id  uuid not null,
  subject     text not null check (subject in ('clock', 'promise')),
  stage       text not null check (stage in ('soon', 'missed')),
  at          timestamptz not null,
  due_at      timestamptz not null,
  seen_at     timestamptz
);
create unique index told_once on clocks.told (subject_id, stage, officer_id);
create index told_unseen on clocks.told (officer_id, at desc, id desc) where seen_at is null;
create index told_by_case on clocks.told (case_id);
