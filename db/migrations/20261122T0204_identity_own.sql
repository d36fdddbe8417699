-- What an officer chose for themselves: how the desk looks and in which language it speaks, wherever they sit.
create table identity.look (
  officer_id  uuid primary key references identity.officer,
  theme       text not null default 'system' check (theme in ('system', 'light', 'dark')),
  contrast    text not null default 'system' check (contrast in ('system', 'more')),
  density     text not null default 'usual' check (density in ('usual', 'compact', 'roomy')),
  size        text not null default 'usual' check (size in ('usual', 'large', 'larger')),
  motion      text not null default 'system' check (motion in ('system', 'less')),
  keys        text not null default 'on' check (keys in ('on', 'off')),
  -- Empty: the language of the service.
  language    text not null default '' check (language ~ '^([a-z]{2,3}-[A-Z]{2})?$'),
  changed_at  timestamptz not null
);

-- A name for a session, so that its holder can end it without anybody reading its token, and what it was begun with.
alter table identity.session add column id uuid not null default gen_random_uuid();
alter table identity.session add column browser text not null default '' check (char_length(browser) <= 300);
create unique index session_by_id on identity.session (id);
