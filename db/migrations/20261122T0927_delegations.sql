-- Who may decide what, up to how much, by which instrument.
create schema delegations;

create table delegations.line (
  id                  uuid primary key,
  instrument          text not null check (char_length(instrument) between 1 and 200),
  -- The day the instrument was made, and where it is to be found.
  instrument_on       date not null,
  source              text not null default '' check (char_length(source) <= 500),
  -- Whoever has the position, or one person.
  role                text check (char_length(role) between 1 and 80),
  officer_id          uuid references identity.officer,
  power               text not null check (power in ('waiver', 'refund', 'ex gratia', 'remedy', 'exception', 'restriction', 'refusal')),
  -- Null: without limit, or nothing that is about money.
  limit_cents         bigint check (limit_cents > 0),
  -- Above this a second person signs: 0 is always, null is never.
  second_above_cents  bigint check (second_above_cents >= 0),
  -- The kinds of case it is for; none means all.
  kinds               text[] not null default '{}' check (cardinality(kinds) <= 20),
  own_teams           boolean not null default false,
  condition           text not null default '' check (char_length(condition) <= 500),
  from_at             timestamptz not null,
  until_at            timestamptz,
  added_at            timestamptz not null,
  added_by            uuid references identity.officer,
  ended_at            timestamptz,
  ended_by            uuid references identity.officer,
  end_reason          text check (char_length(end_reason) between 1 and 500),
  constraint line_has_one_holder check (num_nonnulls(role, officer_id) = 1),
  constraint line_nobody_gives_themselves check (officer_id <> added_by),
  constraint line_lapses_after_it_begins check (until_at > from_at),
  constraint line_ended_with_a_reason check ((ended_at is null) = (end_reason is null)),
  constraint line_limit_is_of_money check (power in ('waiver', 'refund', 'ex gratia', 'remedy') or limit_cents is null),
  constraint line_second_of_no_money_is_always check (power in ('waiver', 'refund', 'ex gratia', 'remedy') or coalesce(second_above_cents, 0) = 0)
);
create index line_by_power on delegations.line (power, added_at);
create index line_by_officer on delegations.line (officer_id) where officer_id is not null;

-- Somebody who acts in a position, or in place of a person, for a time.
create table delegations.acting (
  id            uuid primary key,
  officer_id    uuid not null references identity.officer,
  as_role       text check (char_length(as_role) between 1 and 80),
  as_officer_id uuid references identity.officer,
  instrument    text not null check (char_length(instrument) between 1 and 200),
  from_at       timestamptz not null,
  until_at      timestamptz not null,
  added_at      timestamptz not null,
  added_by      uuid references identity.officer,
  ended_at      timestamptz,
  ended_by      uuid references identity.officer,
  end_reason    text check (char_length(end_reason) between 1 and 500),
  constraint acting_as_one check (num_nonnulls(as_role, as_officer_id) = 1),
  constraint acting_as_somebody_else check (as_officer_id <> officer_id),
  constraint acting_nobody_appoints_themselves check (officer_id <> added_by),
  constraint acting_ends_after_it_begins check (until_at > from_at),
  constraint acting_at_most_a_year check (until_at <= from_at + interval '366 days'),
  constraint acting_ended_with_a_reason check ((ended_at is null) = (end_reason is null))
);
create index acting_by_officer on delegations.acting (officer_id, until_at);
create index acting_by_officer_stood_for on delegations.acting (as_officer_id) where as_officer_id is not null;

-- Decisions name the line under which they were made, so a line never says something else afterwards: it is ended, and another
-- takes its place.
create function delegations.stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(old) - 'ended_at' - 'ended_by' - 'end_reason' <> to_jsonb(new) - 'ended_at' - 'ended_by' - 'end_reason' then
    raise exception 'A delegation is never changed. End it, and add another.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger line_stays before update or delete on delegations.line for each row execute function delegations.stays();
create trigger acting_stays before update or delete on delegations.acting for each row execute function delegations.stays();
