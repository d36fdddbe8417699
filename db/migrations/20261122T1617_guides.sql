-- A wording may hold a guide: questions with answers that lead to further questions or to what comes of it.
alter table knowledge.version add column guide jsonb check (jsonb_typeof(guide -> 'steps') = 'array');

-- One way through a guide beside a case, in the wording with which it was begun.
create table knowledge.run (
  id         uuid primary key,
  case_id    uuid not null references cases."case",
  article_id uuid not null,
  version    integer not null,
  begun_by   uuid not null references identity.officer,
  begun_at   timestamptz not null,
  -- The step one is at: a question that waits, or what came of it.
  at_step    text not null check (char_length(at_step) between 1 and 40),
  ended_at   timestamptz,
  left_at    timestamptz,
  used_at    timestamptz,
  used_into  text check (used_into in ('answer', 'note')),
  foreign key (article_id, version) references knowledge.approval (article_id, version),
  constraint run_used_at_its_end check (used_at is null or ended_at is not null),
  constraint run_used_somewhere check ((used_at is null) = (used_into is null)),
  constraint run_left_or_ended check (left_at is null or ended_at is null)
);
-- Whoever goes on with a guide that was interrupted goes on with the same one.
create unique index run_under_way on knowledge.run (case_id, article_id) where ended_at is null and left_at is null;
create index run_by_case on knowledge.run (case_id, begun_at desc);
create index run_by_wording on knowledge.run (article_id, version);

-- Every answer that was given, in the words of the guide. One that was taken back stays, and counts no more.
create table knowledge.run_answer (
  run_id        uuid not null references knowledge.run,
  n             integer not null check (n > 0),
  step          text not null check (char_length(step) between 1 and 40),
  choice        integer not null check (choice between 0 and 8),
  asked         text not null,
  said          text not null,
  by            uuid not null references identity.officer,
  at            timestamptz not null,
  taken_back_by uuid references identity.officer,
  taken_back_at timestamptz,
  primary key (run_id, n),
  constraint answer_taken_back_by_somebody check ((taken_back_by is null) = (taken_back_at is null))
);
