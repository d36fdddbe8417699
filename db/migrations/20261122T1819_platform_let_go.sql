-- Content that is to be destroyed once nothing names it. `times` tells whether it was let go again while it was looked at.
create table platform.let_go (
  sha256  bytea primary key check (octet_length(sha256) = 32),
  at      timestamptz not null default now(),
  times   integer not null default 1 check (times > 0)
);

-- Whether anything names some content is asked of each table that may.
create index showcase_file_by_blob on assessment.showcase_file (sha256);
create index letter_by_caught on assessment.letter (caught) where caught is not null;
