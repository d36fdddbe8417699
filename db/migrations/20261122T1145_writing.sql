-- Plainer words for officialese, which the agency edits, and what letters that went out measured. Not one word of a letter is kept here.
create schema writing;

create table writing.plain_word (
  word text primary key check (length(word) between 1 and 80 and word = lower(word)),
  plainer text[] not null default '{}' check (cardinality(plainer) <= 6),
  -- From the shipped list, or whose it is.
  set_by uuid references identity.officer(id),
  set_at timestamptz not null,
  dropped_at timestamptz
);

create table writing.adopted (
  language text primary key,
  version integer not null check (version > 0),
  at timestamptz not null
);

create table writing.measure (
  message_id uuid primary key references cases.message(id),
  team_id uuid not null references identity.team(id),
  sent_at timestamptz not null,
  words integer not null check (words >= 0),
  sentences integer not null check (sentences >= 0),
  long_sentences integer not null check (long_sentences >= 0),
  passives integer not null check (passives >= 0),
  jargon integer not null check (jargon >= 0),
  grade_tenths integer not null check (grade_tenths >= 0)
);
create index measure_sent on writing.measure (sent_at, message_id);
create index measure_team on writing.measure (team_id);
create index plain_word_set_by on writing.plain_word (set_by) where set_by is not null;

create index outgoing_sent on correspondence.outgoing (sent_at, message_id) where state = 'sent' and kind = 'reply';
