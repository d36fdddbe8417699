-- What a point is about, in the words of this agency, and what was learned from how earlier ones were named.
alter table complaints.issue add column topic text not null default '' check (length(topic) <= 120);
create index issue_named on complaints.issue (added_at desc) where topic <> '';

create table complaints.topic (
  name text primary key check (length(name) between 1 and 120),
  first_used_at timestamptz not null
);

create table complaints.learned (
  one boolean primary key default true check (one),
  newest uuid not null,
  at timestamptz not null,
  topics jsonb not null
);
