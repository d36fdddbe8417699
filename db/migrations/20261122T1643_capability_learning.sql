-- Cases to learn from are given to somebody by a day; courses with dates, who is to take which, and until when it counts.
create table capability.assignment (
  learning_case_id  uuid not null references capability.learning_case,
  officer_id        uuid not null references identity.officer,
  assigned_by       uuid not null references identity.officer,
  assigned_at       timestamptz not null,
  due_at            timestamptz not null,
  read_at           timestamptz,
  answered_at       timestamptz,
  primary key (learning_case_id, officer_id),
  constraint assignment_is_not_over_already check (due_at > assigned_at),
  constraint assignment_read_before_answered check (answered_at is null or read_at is not null)
);
create index assignment_open on capability.assignment (officer_id, due_at) where answered_at is null;

create table capability.course (
  id           uuid primary key,
  title        text not null check (char_length(title) between 1 and 200),
  about        text not null default '' check (char_length(about) <= 4000),
  -- For how long it counts; null for good.
  months       integer check (months between 1 and 120),
  -- The skill of the roster that it gives, which ends when it no longer counts.
  skill_id     uuid references roster.skill,
  skill_level  integer check (skill_level between 1 and 5),
  made_by      uuid references identity.officer,
  made_at      timestamptz not null,
  closed_at    timestamptz,
  constraint course_skill_with_a_level check ((skill_id is null) = (skill_level is null))
);
create unique index course_title on capability.course (lower(title)) where closed_at is null;

-- Who has to take it: everybody, or whoever has a role.
create table capability.duty (
  id           uuid primary key,
  course_id    uuid not null references capability.course,
  profile_id   uuid references frameworks.profile,
  within_days  integer not null check (within_days between 1 and 730),
  from_at      timestamptz not null
);
create unique index duty_once on capability.duty (course_id, coalesce(profile_id, '00000000-0000-0000-0000-000000000000'));

create table capability.course_date (
  id            uuid primary key,
  course_id     uuid not null references capability.course,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  place         text not null check (char_length(place) between 1 and 300),
  seats         integer not null check (seats between 1 and 5000),
  revision      integer not null default 0,
  changed_at    timestamptz not null,
  cancelled_at  timestamptz,
  why           text check (char_length(why) between 1 and 1000),
  constraint course_date_has_a_length check (ends_at > starts_at and ends_at <= starts_at + interval '14 days'),
  constraint course_date_cancelled_with_a_reason check ((cancelled_at is null) = (why is null)),
  unique (course_id, starts_at, place)
);
create index course_date_by_start on capability.course_date (starts_at);

create table capability.enrolment (
  date_id     uuid not null references capability.course_date,
  officer_id  uuid not null references identity.officer,
  state       text not null check (state in ('enrolled', 'left', 'attended', 'missed')),
  by          uuid not null references identity.officer,
  changed_at  timestamptz not null,
  primary key (date_id, officer_id)
);
create index enrolment_by_officer on capability.enrolment (officer_id, date_id);

-- That somebody has taken a course, and until when that counts. Nothing here is ever changed but what was opened because of it.
create table capability.completion (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  course_id   uuid not null references capability.course,
  done_at     timestamptz not null,
  until_at    timestamptz,
  date_id     uuid references capability.course_date,
  noted_by    uuid references identity.officer,
  noted_at    timestamptz not null,
  unique (officer_id, course_id, done_at)
);
create index completion_by_course on capability.completion (course_id, officer_id, done_at desc);

alter table capability.action add column course_id uuid references capability.course;
create unique index action_of_course on capability.action (officer_id, course_id) where course_id is not null and done_at is null;

-- What is to change because of an action, as figures of ordinary work show it.
alter table capability.action add column measure text check (char_length(measure) between 1 and 60);
