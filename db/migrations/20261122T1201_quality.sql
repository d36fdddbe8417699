-- A second look at what was decided: drawn by a recorded seed, given by somebody who had nothing to do with it and who is not
-- shown what came out first.
create schema quality;

create table quality.rule (
  one           boolean primary key default true check (one),
  share_percent smallint not null check (share_percent between 0 and 100),
  seed          text not null check (char_length(seed) between 8 and 100),
  set_by        uuid references identity.officer,
  set_at        timestamptz not null
);

create table quality.look (
  id         uuid primary key,
  -- The finding of a point, why a point happened, or a decision.
  kind       text not null check (kind in ('finding', 'cause', 'decision')),
  subject_id uuid not null,
  case_id    uuid not null references cases."case",
  seed       text not null,
  drawn_at   timestamptz not null,
  first_by   uuid not null references identity.officer,
  -- What came out first, and what came out of the second look. Each is a list of words: one finding, one outcome, or causes.
  first      text[] not null check (cardinality(first) between 1 and 20),
  reader_id  uuid references identity.officer,
  read_at    timestamptz,
  second     text[] check (cardinality(second) between 1 and 20),
  reasons    text check (char_length(reasons) between 1 and 4000),
  -- Whether the reader had not opened the case since it was first decided.
  blind      boolean,
  constraint look_read_whole check (num_nonnulls(reader_id, read_at, second, reasons, blind) in (0, 5)),
  constraint look_by_somebody_else check (reader_id <> first_by)
);
create unique index look_once on quality.look (kind, subject_id);
create index look_open on quality.look (drawn_at) where reader_id is null;
create index look_read on quality.look (read_at) where reader_id is not null;
create index look_by_case on quality.look (case_id);
create index look_first_by on quality.look (first_by);
create index look_reader on quality.look (reader_id) where reader_id is not null;

-- What was said stays.
create function quality.look_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.reader_id is not null or new.first is distinct from old.first or new.first_by is distinct from old.first_by
     or new.subject_id is distinct from old.subject_id or new.drawn_at is distinct from old.drawn_at then
    raise exception 'A second look that was given stays as it is.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger look_stays before update or delete on quality.look for each row execute function quality.look_stays();
