-- What cases are about: what officers said, what was learned from it, and what rises.
create schema triage;

-- What an officer said a case is about. The newest word counts; those before are in the record.
create table triage.label (
  case_id    uuid not null references cases."case",
  field      text not null check (field in ('topic', 'agency', 'service', 'queue', 'kind', 'urgency', 'language')),
  value      text not null check (char_length(value) between 1 and 120),
  -- What the desk had suggested, where it had: the same, or something else.
  suggested  text check (char_length(suggested) between 1 and 120),
  by         uuid references identity.officer,
  at         timestamptz not null,
  primary key (case_id, field)
);
create index label_newest on triage.label (field, at desc);

-- What was learned of a field, as the learner writes it. One for each field; the newest replaces the one before.
create table triage.model (
  field      text primary key check (field in ('topic', 'agency', 'service', 'queue', 'kind', 'tags')),
  bytes      bytea not null,
  examples   integer not null check (examples > 0),
  -- What it was learned from, so that the same is not learned twice.
  mark       text not null,
  learned_at timestamptz not null
);

-- The topic of each case as it came: from an officer, or from the desk where it was sure. Restricted cases are not among them.
create table triage.sorted (
  case_id   uuid primary key references cases."case",
  opened_at timestamptz not null,
  topic     text not null check (char_length(topic) between 1 and 120)
);
create index sorted_by_time on triage.sorted (opened_at);

create table triage.progress (
  one  boolean primary key default true check (one),
  upto uuid not null
);

-- What rises today, counted every few minutes.
create table triage.rising (
  topic      text primary key check (char_length(topic) between 1 and 120),
  count      integer not null check (count > 0),
  expected   double precision not null check (expected > 0),
  chance     double precision not null check (chance between 0 and 1),
  article_id uuid references knowledge.article,
  day        date not null,
  at         timestamptz not null
);
