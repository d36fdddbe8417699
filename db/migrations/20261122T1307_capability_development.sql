-- What somebody does to get better at something, what was talked about, and what all can learn from; badges and who may be asked for what.
create table capability.action (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  goal        text not null check (char_length(goal) between 1 and 500),
  what        text not null check (char_length(what) between 1 and 1000),
  kind        text not null check (kind in ('work', 'shadow', 'article', 'learning case', 'course', 'renew')),
  item_id     uuid references frameworks.item,
  skill_id    uuid references roster.skill,
  due_at      timestamptz not null,
  made_by     uuid references identity.officer,
  made_at     timestamptz not null,
  done_at     timestamptz,
  -- What came of it, in the words of the officer.
  effect      text check (char_length(effect) between 1 and 2000),
  constraint action_done_says_what_came_of_it check ((done_at is null) = (effect is null))
);
create index action_open on capability.action (officer_id, due_at) where done_at is null;
create index action_by_officer on capability.action (officer_id, made_at desc);

create table capability.session (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  leader_id   uuid not null references identity.officer,
  kind        text not null check (kind in ('one-to-one', 'coaching', 'mid-year review', 'end-of-year review')),
  held_at     timestamptz not null,
  -- Both see the same words.
  notes       text not null check (char_length(notes) between 1 and 8000),
  made_at     timestamptz not null,
  agreed_at   timestamptz,
  remark      text check (char_length(remark) between 1 and 4000),
  constraint session_between_two check (officer_id <> leader_id)
);
create index session_by_officer on capability.session (officer_id, held_at desc);
create index session_by_leader on capability.session (leader_id, held_at desc);

create table capability.recognition (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  by          uuid not null references identity.officer,
  words       text not null check (char_length(words) between 1 and 1000),
  at          timestamptz not null,
  constraint recognition_of_another check (officer_id <> by)
);
create index recognition_by_officer on capability.recognition (officer_id, at desc);

-- A real matter without what names anybody, to be talked about.
create table capability.learning_case (
  id         uuid primary key,
  title      text not null check (char_length(title) between 1 and 300),
  story      text not null check (char_length(story) between 1 and 60000),
  question   text not null check (char_length(question) between 1 and 1000),
  made_by    uuid not null references identity.officer,
  made_at    timestamptz not null,
  closed_at  timestamptz
);
create index learning_case_open on capability.learning_case (made_at desc) where closed_at is null;
create table capability.contribution (
  id       uuid primary key,
  case_id  uuid not null references capability.learning_case,
  by       uuid not null references identity.officer,
  words    text not null check (char_length(words) between 1 and 4000),
  at       timestamptz not null
);
create index contribution_by_case on capability.contribution (case_id, at);

-- Which skill of the roster follows from which line, and for how long.
create table capability.skill_rule (
  skill_id  uuid primary key references roster.skill,
  item_id   uuid not null references frameworks.item,
  level     integer not null check (level between 1 and 5),
  months    integer not null check (months between 1 and 60),
  made_by   uuid references identity.officer,
  made_at   timestamptz not null
);
create index skill_rule_by_item on capability.skill_rule (item_id);
create table capability.grant (
  officer_id  uuid not null references identity.officer,
  skill_id    uuid not null references roster.skill,
  until_at    timestamptz not null,
  -- What was opened when it ran out.
  action_id   uuid references capability.action,
  primary key (officer_id, skill_id)
);
create index grant_ending on capability.grant (until_at) where action_id is null;

-- The keys with which badges are signed, also those of the past: what was signed with one stays good.
create table capability.issuer_key (
  id          uuid primary key,
  public_key  text not null unique check (public_key ~ '^z6Mk[1-9A-HJ-NP-Za-km-z]+$'),
  -- Sealed with a secret of the desk.
  sealed      bytea not null,
  from_at     timestamptz not null,
  until_at    timestamptz
);
create unique index issuer_key_in_use on capability.issuer_key ((true)) where until_at is null;

create table capability.badge (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  name        text not null check (char_length(name) between 1 and 300),
  n           integer not null unique check (n between 0 and 131071),
  document    jsonb not null,
  issued_by   uuid not null references identity.officer,
  issued_at   timestamptz not null,
  until_at    timestamptz,
  revoked_at  timestamptz,
  why         text check (char_length(why) between 1 and 1000),
  constraint badge_never_own check (officer_id <> issued_by),
  constraint badge_taken_back_with_a_reason check ((revoked_at is null) = (why is null))
);
create index badge_by_officer on capability.badge (officer_id, issued_at desc);
create index badge_revoked on capability.badge (n) where revoked_at is not null;
