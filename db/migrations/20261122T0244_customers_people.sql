-- The one way by which somebody would rather be reached.
alter table customers.contact_point add column preferred boolean not null default false;
create unique index contact_point_preferred on customers.contact_point (customer_id) where preferred and ended_at is null;

-- What a customer needs from us, each by itself, so that every screen and every letter can heed it.
create table customers.need (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  kind         text not null check (kind in ('interpreter', 'relay', 'large print', 'easy read', 'times', 'channel', 'other')),
  -- The language of the interpreter, as its code.
  language     text check (char_length(language) between 2 and 35),
  detail       text not null default '' check (char_length(detail) <= 500),
  made_at      timestamptz not null,
  made_by      uuid,
  ended_at     timestamptz,
  ended_by     uuid,
  constraint need_interpreter_has_language check ((kind = 'interpreter') = (language is not null)),
  constraint need_says_what check (kind not in ('times', 'channel', 'other') or detail <> '')
);
create index need_by_customer on customers.need (customer_id) where ended_at is null;
create unique index need_once on customers.need (customer_id, kind, coalesce(language, ''))
 where ended_at is null and kind in ('interpreter', 'relay', 'large print', 'easy read');

-- Who may act for whom, what for, from when until when, and how we know.
create table customers.authority (
  id         uuid primary key,
  for_id     uuid not null references customers.customer,
  by_id      uuid not null references customers.customer check (by_id <> for_id),
  scope      text not null check (char_length(scope) between 1 and 300),
  evidence   text not null check (char_length(evidence) between 1 and 500),
  from_day   date not null,
  until_day  date check (until_day >= from_day),
  made_at    timestamptz not null,
  made_by    uuid,
  ended_at   timestamptz,
  ended_by   uuid,
  ended_why  text check (char_length(ended_why) between 1 and 500),
  constraint authority_ends_with_a_reason check ((ended_at is null) = (ended_why is null))
);
create index authority_by_for on customers.authority (for_id);
create index authority_by_by on customers.authority (by_id);

-- Two records that look like one customer, and of which an officer said that they are two. Not offered again.
create table customers.apart (
  one_id    uuid not null references customers.customer,
  other_id  uuid not null references customers.customer,
  at        timestamptz not null,
  by        uuid,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index apart_by_other on customers.apart (other_id);
