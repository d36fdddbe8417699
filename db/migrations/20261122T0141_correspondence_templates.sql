-- Letters that are written again and again. One is for everybody, for a team, or for the one who wrote it.
create table correspondence.template (
  id         uuid primary key,
  team_id    uuid references identity.team,
  officer_id uuid references identity.officer,
  name       text not null check (char_length(name) between 1 and 120),
  -- What is typed after the semicolon.
  shortcut   text not null check (shortcut ~ '^[a-z0-9][a-z0-9-]{0,29}$'),
  -- The kinds of case it is for; empty is all.
  kinds      text[] not null default '{}',
  language   text not null default 'en' check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  -- The version in use; its words, and those of all before, are in template_version.
  version    integer not null check (version > 0),
  made_at    timestamptz not null,
  retired_at timestamptz,
  constraint template_is_for_one_circle check (team_id is null or officer_id is null)
);
create unique index template_shortcut on correspondence.template (team_id, officer_id, shortcut) nulls not distinct
  where retired_at is null;
create index template_by_officer on correspondence.template (officer_id) where officer_id is not null;

create table correspondence.template_version (
  template_id uuid not null references correspondence.template,
  version     integer not null check (version > 0),
  body        text not null check (char_length(body) between 1 and 20000),
  made_at     timestamptz not null,
  made_by     uuid references identity.officer,
  primary key (template_id, version)
);
alter table correspondence.template
  add constraint template_has_its_words foreign key (id, version) references correspondence.template_version (template_id, version)
  deferrable initially deferred;

-- Which letters a message was made from, in the version of that day. Its officer may have changed every word of it since.
create table correspondence.made_from (
  message_id  uuid not null references correspondence.outgoing,
  template_id uuid not null,
  version     integer not null,
  primary key (message_id, template_id),
  foreign key (template_id, version) references correspondence.template_version (template_id, version)
);
create index made_from_by_template on correspondence.made_from (template_id, version);
