-- What time means here: calendars with their holidays, and the rules by which something is due.
create schema standards;

create table standards.calendar (
  id       uuid primary key,
  key      text not null unique check (key ~ '^[a-z0-9-]{1,60}$'),
  name     text not null check (char_length(name) between 1 and 120),
  zone     text not null check (char_length(zone) between 1 and 60),
  -- Seven days from Monday, each with its hours in minutes from midnight: [[{"from":540,"to":1020}], …].
  week     jsonb not null check (jsonb_typeof(week) = 'array' and jsonb_array_length(week) = 7),
  made_at  timestamptz not null,
  -- One more each time its hours or days change: what runs by an older one is counted again.
  revision integer not null default 1 check (revision > 0)
);

create table standards.holiday (
  id           uuid primary key,
  calendar_id  uuid not null references standards.calendar,
  day          date not null,
  title        text not null check (char_length(title) between 1 and 200),
  from_minute  smallint not null default 0 check (from_minute >= 0),
  to_minute    smallint not null default 1440 check (to_minute <= 1440),
  check (from_minute < to_minute)
);
create unique index holiday_once on standards.holiday (calendar_id, day, from_minute, to_minute);

-- A version is never changed: what began under it is bound by it for good.
create table standards.rule (
  id              uuid primary key,
  key             text not null check (key ~ '^[a-z0-9-]{1,60}$'),
  version         integer not null check (version > 0),
  effective_from  date not null,
  calendar_id     uuid not null references standards.calendar,
  -- Title, clock, kinds, events, budget, conventions, extension and source, as `standards/rules/rule.ts` says.
  definition      jsonb not null,
  made_at         timestamptz not null,
  made_by         uuid references identity.officer,
  -- From then on it begins no more clocks.
  withdrawn_at    timestamptz
);
create unique index rule_version on standards.rule (key, version);
create index rule_by_calendar on standards.rule (calendar_id);

create function standards.refuse_other_rule() returns trigger language plpgsql as $$
begin
  if (old.id, old.key, old.version, old.effective_from, old.definition, old.made_at, old.calendar_id)
     is distinct from (new.id, new.key, new.version, new.effective_from, new.definition, new.made_at, new.calendar_id) then
    raise exception 'a version of a rule is never changed: make the next version' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger rule_is_never_changed before update on standards.rule
  for each row execute function standards.refuse_other_rule();
create trigger rule_is_never_deleted before delete on standards.rule
  for each row execute function records.refuse_change();
