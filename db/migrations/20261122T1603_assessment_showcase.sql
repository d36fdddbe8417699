-- Files of a showcase. They can be taken out until it is submitted; what was submitted stays, and the record names each by its hash.
create table assessment.showcase_file (
  id            uuid primary key,
  programme_id  uuid not null references assessment.programme,
  method        text not null,
  attempt       smallint not null check (attempt > 0),
  name          text not null check (char_length(name) between 1 and 255),
  media_type    text not null check (char_length(media_type) between 3 and 120),
  size          int not null check (size > 0),
  sha256        bytea not null references platform.blob,
  scan          text not null check (scan in ('clean', 'not scanned')),
  by            uuid not null references identity.officer,
  at            timestamptz not null,
  frozen_at     timestamptz
);
create index showcase_file_by_programme on assessment.showcase_file (programme_id, method, attempt, at, id);

create function assessment.submitted_stays() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null then
    raise exception 'What was submitted stays as it was submitted: % is refused', tg_op using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger showcase_file_stays before update or delete on assessment.showcase_file
  for each row execute function assessment.submitted_stays();
