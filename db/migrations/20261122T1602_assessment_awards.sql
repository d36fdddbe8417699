-- The badge that was given for a result. A result that an appeal takes back takes its badge back.
create table assessment.award (
  badge_id      uuid primary key references capability.badge,
  programme_id  uuid not null references assessment.programme,
  given_at      timestamptz not null,
  ended_at      timestamptz
);
create unique index award_one_stands on assessment.award (programme_id) where ended_at is null;
create index award_by_programme on assessment.award (programme_id);
