-- Lists that people make for themselves and for their team, work done on many cases at once, and what Today reads.

create table cases.view (
  id          uuid primary key,
  owner_id    uuid not null references identity.officer,
  -- Shared with this team. Null: only its owner has it.
  team_id     uuid references identity.team,
  name        text not null check (char_length(name) between 1 and 60),
  -- What the list asks for, in the words of the contract.
  wanted      jsonb not null check (jsonb_typeof(wanted) = 'object'),
  columns     text[] not null check (cardinality(columns) <= 12),
  made_at     timestamptz not null,
  version     integer not null default 1
);
create unique index view_by_name on cases.view (owner_id, lower(name));
create index view_by_team on cases.view (team_id) where team_id is not null;

-- The columns an officer has chosen for a list that everybody has: "mine", or the id of a queue.
create table cases.list_columns (
  officer_id  uuid not null references identity.officer,
  list        text not null check (char_length(list) between 1 and 40),
  columns     text[] not null check (cardinality(columns) <= 12),
  primary key (officer_id, list)
);

-- One act on many cases: who did what, so that it can be undone.
create table cases.bulk (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  at          timestamptz not null,
  -- The act without what was written to customers.
  act         jsonb not null check (jsonb_typeof(act) = 'object'),
  undone_at   timestamptz
);
create index bulk_by_officer on cases.bulk (officer_id, at desc);

create table cases.bulk_case (
  bulk_id  uuid not null references cases.bulk,
  case_id  uuid not null references cases."case",
  -- How it stood before the act and after it.
  before   jsonb not null check (jsonb_typeof(before) = 'object'),
  after    jsonb not null check (jsonb_typeof(after) = 'object'),
  -- The answer that the act sent.
  message_id  uuid references cases.message,
  -- The version the act left behind: a case that has another one has changed since.
  version  integer not null,
  primary key (bulk_id, case_id)
);
create index bulk_case_by_case on cases.bulk_case (case_id);
create index bulk_case_by_message on cases.bulk_case (message_id) where message_id is not null;

-- What is most urgent in a queue.
create index case_queue_urgent on cases."case" (team_id, priority, next_due_at, id) where phase <> 'closed';
-- How a customer sounded: the newest on a case, and the cases of a tone.
create index contact_tone on cases.contact (case_id, at desc, id desc) include (tone) where tone is not null;
create index contact_by_tone on cases.contact (tone, case_id) where tone is not null;
-- Answers that did not arrive, for whoever wrote them.
create index message_trouble on cases.message (officer_id, at) where delivery in ('unsure', 'undelivered', 'failed');
