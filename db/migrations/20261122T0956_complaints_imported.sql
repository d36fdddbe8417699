-- Complaints that were handled elsewhere before, with what became of them there.
create table complaints.imported (
  case_id     uuid primary key references complaints.complaint,
  source      text not null check (source in ('cfpb')),
  external_id text not null check (length(external_id) between 1 and 100),
  -- The outcome as it was given, and what the customer got; null while it was in progress.
  response    text not null check (length(response) <= 200),
  relief      text check (relief in ('monetary', 'non-monetary', 'explanation', 'none')),
  timely      boolean,
  sent_on     date,
  imported_at timestamptz not null,
  imported_by uuid not null references identity.officer
);
-- The same complaint is imported once, however often its file is.
create unique index imported_once on complaints.imported (source, external_id);
create index imported_by_whom on complaints.imported (imported_by);
