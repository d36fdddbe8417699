-- The directory: organisations outside, their services and where these are, as Open Referral HSDS 3.0 writes them. Each thing is
-- kept as it was published (hsds), with what this desk adds beside it, so that nothing its publisher said is lost.
create schema directory;

create table directory.organization (
  id              uuid primary key,
  hsds            jsonb not null,
  name            text generated always as (hsds ->> 'name') stored not null,
  -- What they are to us.
  kind            text not null default 'agency' check (kind in ('agency', 'vendor', 'advocate', 'partner')),
  -- How a referral reaches them, and where.
  way             text not null default 'phone' check (way in ('email', 'api', 'phone')),
  refer_to        text check (refer_to ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
  -- How they want to be turned to, in words: when, whom, what for.
  contact_rules   text not null default '' check (char_length(contact_rules) <= 2000),
  -- Days within which they said they answer a referral.
  answers_within  int not null default 5 check (answers_within between 1 and 90),
  version         int not null default 1,
  changed_at      timestamptz not null,
  changed_by      uuid references identity.officer,
  constraint organization_is_what_it_says check (lower(hsds ->> 'id') = id::text),
  constraint organization_has_a_name check (char_length(hsds ->> 'name') > 0),
  constraint organization_reached_by_mail check (way <> 'email' or refer_to is not null)
);
create index organization_by_name on directory.organization (lower(name), id);
create index organization_like on directory.organization using gin (lower(name) gin_trgm_ops);

create table directory.service (
  id                uuid primary key,
  organization_id   uuid not null references directory.organization,
  hsds              jsonb not null,
  name              text generated always as (hsds ->> 'name') stored not null,
  status            text generated always as (coalesce(hsds ->> 'status', 'active')) stored not null,
  assured_on        text generated always as (left(hsds ->> 'assured_date', 10)) stored,
  -- The words people use who need it.
  needs             text not null default '' check (char_length(needs) <= 2000),
  rights            text not null default '' check (char_length(rights) <= 4000),
  responsibilities  text not null default '' check (char_length(responsibilities) <= 4000),
  -- What it has to be told about a customer who is referred to it.
  asks              text[] not null default '{}' check (cardinality(asks) <= 20),
  -- Gathered when it is saved: what else it is found by, and where it is.
  found_by          text not null default '',
  places            text not null default '',
  words             tsvector generated always as (
    setweight(to_tsvector('platform.words', coalesce(hsds ->> 'name', '') || ' ' || coalesce(hsds ->> 'alternate_name', '')), 'A') ||
    setweight(to_tsvector('platform.words', needs || ' ' || found_by), 'B') ||
    setweight(to_tsvector('platform.words', coalesce(hsds ->> 'description', '')), 'C') ||
    setweight(to_tsvector('platform.words', coalesce(hsds ->> 'eligibility_description', '')), 'D')) stored,
  version           int not null default 1,
  changed_at        timestamptz not null,
  changed_by        uuid references identity.officer,
  constraint service_is_what_it_says check (lower(hsds ->> 'id') = id::text),
  constraint service_has_a_name check (char_length(hsds ->> 'name') > 0)
);
create index service_by_organization on directory.service (organization_id, id);
create index service_by_words on directory.service using gin (words);
create index service_by_place on directory.service using gin (to_tsvector('simple', places));
create index service_by_term on directory.service using gin ((hsds -> 'attributes') jsonb_path_ops);
create index service_by_assurance on directory.service (coalesce(assured_on, ''), id) where status = 'active';
create index service_by_change on directory.service (changed_at, id);

create table directory.location (
  id               uuid primary key,
  -- The organisation it was published with.
  organization_id  uuid references directory.organization,
  hsds             jsonb not null,
  constraint location_is_what_it_says check (lower(hsds ->> 'id') = id::text)
);
create index location_by_organization on directory.location (organization_id) where organization_id is not null;
create index location_by_postcode on directory.location ((hsds #>> '{addresses,0,postal_code}'));

create table directory.service_at_location (
  id           uuid primary key,
  service_id   uuid not null references directory.service on delete cascade,
  location_id  uuid references directory.location,
  -- The order in which its publisher tells the places of a service.
  place        int not null default 0,
  hsds         jsonb not null,
  constraint service_at_location_is_what_it_says check (lower(hsds ->> 'id') = id::text)
);
create index service_at_location_by_service on directory.service_at_location (service_id, place);
create index service_at_location_by_location on directory.service_at_location (location_id) where location_id is not null;

create table directory.taxonomy (
  id    uuid primary key,
  hsds  jsonb not null check (lower(hsds ->> 'id') = id::text)
);

create table directory.taxonomy_term (
  id           uuid primary key,
  taxonomy_id  uuid,
  hsds         jsonb not null check (lower(hsds ->> 'id') = id::text)
);
create index taxonomy_term_by_taxonomy on directory.taxonomy_term (taxonomy_id, id);

-- What was brought in and belongs to nothing that is here. It is given out again with the rest.
create table directory.loose (
  entity  text not null,
  id      text not null,
  hsds    jsonb not null,
  at      timestamptz not null,
  primary key (entity, id)
);

-- Words that mean the same to those who look for a service.
create table directory.synonym (
  id       uuid primary key,
  words    text[] not null check (cardinality(words) between 2 and 30),
  at       timestamptz not null,
  by       uuid references identity.officer
);
