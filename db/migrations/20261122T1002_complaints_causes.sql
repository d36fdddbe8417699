-- Why it happened and what is learned from it (C-21): two axes, several causes for a point, and a decision that is followed to its proof.

create table complaints.cause (
  id          uuid primary key,
  issue_id    uuid not null references complaints.issue,
  went_wrong  text not null check (went_wrong in ('access', 'delay', 'information', 'decision', 'process', 'conduct', 'communication', 'privacy', 'record', 'facility', 'digital', 'cost', 'policy', 'partner')),
  because     text not null check (because in ('skill', 'capacity', 'process missing', 'process not followed', 'knowledge', 'system', 'data', 'law', 'handoff', 'third party', 'customer', 'unavoidable')),
  by          uuid not null references identity.officer,
  at          timestamptz not null
);
create unique index cause_once on complaints.cause (issue_id, went_wrong, because);

create table complaints.learning (
  issue_id  uuid primary key references complaints.issue,
  decision  text not null check (decision in ('action', 'none')),
  reason    text not null default '' check (char_length(reason) <= 2000),
  by        uuid not null references identity.officer,
  at        timestamptz not null,
  constraint learning_none_says_why check (decision = 'action' or reason <> '')
);

-- What is changed so that it does not happen again: whose it is, by when, and what is measured before and after.
create table complaints.corrective (
  id        uuid primary key,
  case_id   uuid not null references complaints.complaint,
  issue_id  uuid not null references complaints.issue,
  what      text not null check (char_length(what) between 1 and 500),
  owner_id  uuid not null references identity.officer,
  due_at    timestamptz not null,
  measure   text not null check (char_length(measure) between 1 and 500),
  before    text not null check (char_length(before) between 1 and 500),
  made_by   uuid not null references identity.officer,
  made_at   timestamptz not null,
  after     text check (char_length(after) between 1 and 500),
  worked    boolean,
  done_at   timestamptz check (done_at >= made_at),
  done_by   uuid references identity.officer,
  constraint corrective_for_later check (due_at > made_at),
  constraint corrective_done_with_its_measure check (num_nonnulls(after, worked, done_at, done_by) in (0, 4))
);
create index corrective_by_case on complaints.corrective (case_id);
create index corrective_by_issue on complaints.corrective (issue_id);
create index corrective_by_owner on complaints.corrective (owner_id, due_at) where done_at is null;
