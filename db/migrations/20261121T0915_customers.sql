-- The people and organisations the agency serves, and every way to reach them.
create schema customers;

create table customers.customer (
  id           uuid primary key,
  kind         text not null check (kind in ('person', 'organisation')),
  name         text not null default '' check (char_length(name) <= 200),
  language     text,
  -- What they need from us, in words for whoever serves them next: interpreter, large print, relay.
  needs        text not null default '' check (char_length(needs) <= 2000),
  made_at      timestamptz not null,
  version      integer not null default 1,
  -- Set while this record is joined to another. Nothing moves, so undoing it loses nothing.
  merged_into  uuid references customers.customer check (merged_into <> id),
  find         tsvector generated always as (to_tsvector('simple', name)) stored
);
create index customer_find on customers.customer using gin (find);
create index customer_name_like on customers.customer using gin (name gin_trgm_ops);
create index customer_by_merge on customers.customer (merged_into) where merged_into is not null;

create table customers.contact_point (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  kind         text not null check (kind in ('email', 'phone', 'post', 'other')),
  value        text not null check (char_length(value) between 1 and 500),
  -- The form that is compared: e-mail in lower case, telephone as digits.
  normal       text not null,
  -- False when several customers are reached here, such as a couple with one mailbox.
  sole         boolean not null default true,
  made_at      timestamptz not null,
  ended_at     timestamptz
);
-- A mailbox belongs to one customer unless an officer says it is shared, so two messages at once make one customer.
create unique index contact_point_sole on customers.contact_point (kind, normal) where sole and ended_at is null;
create unique index contact_point_once on customers.contact_point (customer_id, kind, normal) where ended_at is null;
create index contact_point_by_normal on customers.contact_point (normal, kind) where ended_at is null;
create index contact_point_like on customers.contact_point using gin (normal gin_trgm_ops);

create table customers.belonging (
  person_id        uuid not null references customers.customer,
  organisation_id  uuid not null references customers.customer check (organisation_id <> person_id),
  role             text not null default '',
  made_at          timestamptz not null,
  primary key (person_id, organisation_id)
);
create index belonging_by_organisation on customers.belonging (organisation_id);

create table customers.merge (
  id         uuid primary key,
  from_id    uuid not null references customers.customer,
  into_id    uuid not null references customers.customer,
  at         timestamptz not null,
  by         uuid,
  why        text not null default '',
  undone_at  timestamptz,
  undone_by  uuid
);
create unique index merge_open on customers.merge (from_id) where undone_at is null;
create index merge_by_into on customers.merge (into_id);
