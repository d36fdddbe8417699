-- What officers are asked to know and do, as others wrote it down: frameworks in versions, the roles that ask for a part of them,
-- and who is measured by which version.
create schema frameworks;

create table frameworks.framework (
  id       uuid primary key,
  key      text not null unique check (char_length(key) between 1 and 100),
  short    text not null check (char_length(short) between 1 and 40),
  made_at  timestamptz not null,
  made_by  uuid references identity.officer
);

create table frameworks.version (
  id            uuid primary key,
  framework_id  uuid not null references frameworks.framework,
  n             integer not null check (n >= 1),
  title         text not null check (char_length(title) between 1 and 500),
  issuer        text not null default '',
  licence       text not null default '',
  source_title  text not null default '',
  source_url    text not null default '',
  told          text not null default '',
  -- A draft can be changed. One in use stays as it is for ever, and is succeeded by another.
  state         text not null check (state in ('draft', 'in use', 'succeeded')),
  claimed       text[] not null default '{}',
  levels        text[] not null default '{}',
  -- What it said that has no place in these tables, to be given back as it came.
  facts         jsonb not null default '{}',
  made_at       timestamptz not null,
  used_at       timestamptz,
  unique (framework_id, n),
  constraint version_in_use_since check ((state = 'draft') = (used_at is null))
);
create unique index version_in_use on frameworks.version (framework_id) where state = 'in use';

create table frameworks.item (
  id          uuid primary key,
  version_id  uuid not null references frameworks.version,
  parent_id   uuid references frameworks.item deferrable initially deferred,
  position    integer not null check (position >= 0),
  -- The place among what evidence is claimed for, where it is one of these.
  claim_n     integer check (claim_n >= 0),
  kind        text not null check (kind in ('group', 'capability', 'level', 'indicator', 'module', 'standard', 'criterion', 'passCriterion', 'distinctionCriterion', 'other')),
  key         text not null,
  code        text not null default '',
  name        text not null default '',
  words       text not null check (char_length(words) between 1 and 20000),
  level       integer check (level >= 1),
  facts       jsonb not null default '{}',
  unique (version_id, position),
  unique (version_id, key)
);
create unique index item_claimed on frameworks.item (version_id, claim_n) where claim_n is not null;
create index item_by_parent on frameworks.item (parent_id);

-- How lines belong together: within a version, and between frameworks, which is no part of either.
create table frameworks.link (
  id          uuid primary key,
  version_id  uuid references frameworks.version,
  from_id     uuid not null references frameworks.item,
  kind        text not null check (char_length(kind) between 1 and 100),
  to_id       uuid references frameworks.item,
  to_uri      text check (char_length(to_uri) between 1 and 2000),
  facts       jsonb not null default '{}',
  constraint link_leads_somewhere check ((to_id is null) <> (to_uri is null))
);
create index link_by_version on frameworks.link (version_id) where version_id is not null;
create index link_from on frameworks.link (from_id);
create index link_to on frameworks.link (to_id) where to_id is not null;

create function frameworks.stays() returns trigger language plpgsql as $$
declare
  held uuid := case when tg_op = 'INSERT' then new.version_id else old.version_id end;
begin
  if exists (select from frameworks.version v where v.id = held and v.state <> 'draft') then
    raise exception 'A framework that is in use stays as it is. Make the next version of it.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger item_stays before insert or update or delete on frameworks.item for each row execute function frameworks.stays();
create trigger link_stays before insert or update or delete on frameworks.link for each row execute function frameworks.stays();

create function frameworks.version_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'A framework that is in use stays as it is.' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and (to_jsonb(old) - 'state' <> to_jsonb(new) - 'state' or (old.state, new.state) not in (('in use', 'succeeded'), ('in use', 'in use'), ('succeeded', 'succeeded'))) then
    raise exception 'A framework that is in use stays as it is. Make the next version of it.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger version_stays before update or delete on frameworks.version for each row execute function frameworks.version_stays();

-- What a role asks for of a framework, whatever version of it somebody is measured by.
create table frameworks.profile (
  id            uuid primary key,
  key           text not null unique,
  framework_id  uuid not null references frameworks.framework,
  name          text not null check (char_length(name) between 1 and 200),
  told          text not null default '',
  made_at       timestamptz not null,
  closed_at     timestamptz
);
create table frameworks.entry (
  profile_id  uuid not null references frameworks.profile,
  capability  text not null,
  level       integer not null check (level >= 1),
  relation    text not null check (relation in ('focus', 'complementary', 'not essential')),
  n           integer not null,
  primary key (profile_id, capability)
);

-- Which role somebody has, and by which version they are measured. The past stays.
create table frameworks.role (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  profile_id  uuid not null references frameworks.profile,
  from_at     timestamptz not null,
  until_at    timestamptz,
  decided_by  uuid references identity.officer,
  check (until_at is null or until_at >= from_at)
);
create unique index role_now on frameworks.role (officer_id) where until_at is null;
create table frameworks.measure (
  id            uuid primary key,
  officer_id    uuid not null references identity.officer,
  framework_id  uuid not null references frameworks.framework,
  version_id    uuid not null references frameworks.version,
  from_at       timestamptz not null,
  until_at      timestamptz,
  why           text not null check (char_length(why) between 1 and 2000),
  decided_by    uuid references identity.officer,
  check (until_at is null or until_at >= from_at)
);
create unique index measure_now on frameworks.measure (officer_id, framework_id) where until_at is null;
create index measure_by_version on frameworks.measure (version_id) where until_at is null;
