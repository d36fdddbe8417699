-- Officers, the teams whose queues they serve, and how they sign in.
create schema identity;

create table identity.team (
  id         uuid primary key,
  name       text not null check (char_length(name) between 1 and 80),
  purpose    text not null default '',
  made_at    timestamptz not null default now(),
  closed_at  timestamptz
);
create unique index team_by_name on identity.team (lower(name)) where closed_at is null;

create table identity.officer (
  id             uuid primary key,
  email          text not null check (email = lower(email) and email like '%_@_%'),
  name           text not null check (char_length(name) between 1 and 120),
  -- argon2id in PHC form; null until the officer has chosen a password.
  password_hash  text,
  roles          text[] not null default '{}',
  made_at        timestamptz not null default now(),
  disabled_at    timestamptz
);
create unique index officer_by_email on identity.officer (email);

create table identity.membership (
  officer_id  uuid not null references identity.officer,
  team_id     uuid not null references identity.team,
  primary key (officer_id, team_id)
);
create index membership_by_team on identity.membership (team_id);

create table identity.session (
  token_hash   bytea primary key check (octet_length(token_hash) = 32),
  officer_id   uuid not null references identity.officer,
  began_at     timestamptz not null,
  ends_at      timestamptz not null check (ends_at > began_at)
);
create index session_by_officer on identity.session (officer_id);
create index session_by_end on identity.session (ends_at);

-- A link that lets somebody set a password once: the first administrator, a new officer, a forgotten password.
create table identity.invitation (
  token_hash  bytea primary key check (octet_length(token_hash) = 32),
  -- Null: whoever holds the link becomes the first administrator. There is at most one such link.
  officer_id  uuid references identity.officer,
  ends_at     timestamptz not null,
  used_at     timestamptz
);
create unique index invitation_of_first on identity.invitation ((officer_id is null)) where officer_id is null and used_at is null;
create index invitation_by_officer on identity.invitation (officer_id);

-- Failed attempts, by account and by network address. Slows guessing down; never locks anybody out for long.
create table identity.attempt (
  key       text primary key,
  failures  integer not null,
  last_at   timestamptz not null
);
create index attempt_by_age on identity.attempt (last_at);
