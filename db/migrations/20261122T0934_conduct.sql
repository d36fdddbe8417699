-- What somebody did, what was done about it, and what they were asked to do from then on. Nothing here is about who they are: a
-- customer has no mark, an incident has a date, and a restriction ends.
create schema conduct;

create table conduct.incident (
  id           uuid primary key,
  case_id      uuid not null references cases."case",
  contact_id   uuid references cases.contact,
  customer_id  uuid references customers.customer,
  category     text not null check (category in ('persistence', 'demands', 'lack of cooperation', 'arguments', 'behaviour')),
  impacts      text[] not null check (cardinality(impacts) between 1 and 4),
  -- What was said or done, as it was, without a judgement.
  what         text not null check (char_length(what) between 1 and 4000),
  response     text not null check (char_length(response) between 1 and 60),
  at           timestamptz not null,
  by           uuid not null references identity.officer,
  -- When they were warned in writing because of it.
  warned_at    timestamptz,
  warning_id   uuid references cases.message,
  constraint incident_warned_in_writing check (warned_at is not null or warning_id is null)
);
create index incident_by_case on conduct.incident (case_id, at);
create index incident_by_customer on conduct.incident (customer_id, at) where customer_id is not null;

create function conduct.incident_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(old) - 'warned_at' - 'warning_id' <> to_jsonb(new) - 'warned_at' - 'warning_id' then
    raise exception 'What was put on record of an incident stays.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger incident_stays before update or delete on conduct.incident for each row execute function conduct.incident_stays();

-- After what was aimed at an officer somebody asks them how they are. It is theirs, and no part of the case.
create table conduct.wellbeing (
  id           uuid primary key,
  incident_id  uuid not null references conduct.incident,
  officer_id   uuid not null references identity.officer,
  team_id      uuid not null references identity.team,
  asked_at     timestamptz not null,
  how          text check (how in ('fine', 'a break', 'to talk')),
  answered_at  timestamptz,
  -- A leader has talked with them.
  talked_at    timestamptz,
  talked_by    uuid references identity.officer,
  constraint wellbeing_answered check ((how is null) = (answered_at is null)),
  constraint wellbeing_talked check (talked_at is null or how = 'to talk')
);
create index wellbeing_open on conduct.wellbeing (officer_id) where answered_at is null;
create index wellbeing_to_talk on conduct.wellbeing (team_id) where how = 'to talk' and talked_at is null;
create index wellbeing_by_incident on conduct.wellbeing (incident_id);

create table conduct.restriction (
  id                uuid primary key,
  customer_id       uuid not null references customers.customer,
  -- Where it was asked for, and the cases it is about. Any other matter is free of it.
  case_id           uuid not null references cases."case",
  case_ids          uuid[] not null check (cardinality(case_ids) between 1 and 40),
  decision_id       uuid not null unique references decisions.decision,
  incident_ids      uuid[] not null check (cardinality(incident_ids) between 1 and 40),
  ways              text[] not null check (cardinality(ways) >= 1),
  -- The one officer who deals with it, where it is one.
  officer_id        uuid references identity.officer,
  times             text not null default '' check (char_length(times) <= 500),
  place             text not null default '' check (char_length(place) <= 500),
  considered        text not null check (char_length(considered) between 1 and 4000),
  needs_considered  text not null check (char_length(needs_considered) between 1 and 4000),
  urgent            boolean not null,
  made_at           timestamptz not null,
  made_by           uuid not null references identity.officer,
  ends_at           timestamptz not null,
  lifted_at         timestamptz,
  lifted_by         uuid references identity.officer,
  lift_reason       text check (char_length(lift_reason) between 1 and 2000),
  constraint restriction_ends check (ends_at > made_at and ends_at <= made_at + interval '366 days'),
  constraint restriction_lifted_with_a_reason check ((lifted_at is null) = (lift_reason is null))
);
create index restriction_by_cases on conduct.restriction using gin (case_ids) where lifted_at is null;
create index restriction_by_end on conduct.restriction (ends_at) where lifted_at is null;
create index restriction_by_customer on conduct.restriction (customer_id);
