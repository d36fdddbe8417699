-- Several people judge the same candidates for a role: apart from each other first, and then together.
create schema recruitment;

create table recruitment.round (
  id            uuid primary key,
  title         text not null check (char_length(title) between 1 and 200),
  profile_id    uuid not null references frameworks.profile,
  role          text not null,
  -- The guide for interviews as it was on the day.
  questions     jsonb not null,
  keep_months   integer not null check (keep_months between 1 and 24),
  keep_until    timestamptz not null,
  opened_by     uuid not null references identity.officer,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  outcome       text check (char_length(outcome) between 1 and 4000),
  forgotten_at  timestamptz,
  constraint round_closed_with_an_outcome check ((closed_at is null) = (outcome is null) or forgotten_at is not null)
);
create index round_to_forget on recruitment.round (keep_until) where forgotten_at is null;

create table recruitment.panel (
  round_id    uuid not null references recruitment.round,
  officer_id  uuid not null references identity.officer,
  joined_at   timestamptz not null,
  primary key (round_id, officer_id)
);
create index panel_by_officer on recruitment.panel (officer_id);

create table recruitment.candidate (
  id            uuid primary key,
  round_id      uuid not null references recruitment.round,
  letter        text not null check (letter ~ '^[A-Z]{1,2}$'),
  -- Nobody's any more once it is forgotten.
  name          text check (char_length(name) between 1 and 200),
  about         text not null default '' check (char_length(about) <= 4000),
  added_by      uuid not null references identity.officer,
  added_at      timestamptz not null,
  withdrawn_at  timestamptz,
  unique (round_id, letter)
);

create table recruitment.sheet (
  candidate_id  uuid not null references recruitment.candidate,
  rater_id      uuid not null references identity.officer,
  state         text not null check (state in ('draft', 'given', 'aside')),
  marks         jsonb not null default '{}',
  notes         jsonb not null default '{}',
  why           text not null default '' check (char_length(why) <= 1000),
  changed_at    timestamptz not null,
  primary key (candidate_id, rater_id)
);

create function recruitment.sheet_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' then
    return new;
  end if;
  -- What is forgotten is emptied; nothing else of what was given ever changes.
  if to_jsonb(new) - 'notes' - 'why' <> to_jsonb(old) - 'notes' - 'why' or new.notes not in (old.notes, '{}'::jsonb) or new.why not in (old.why, '') then
    raise exception 'What was given stays as it was given.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sheet_stays before update on recruitment.sheet for each row execute function recruitment.sheet_stays();

create table recruitment.agreed (
  id            uuid primary key,
  candidate_id  uuid not null references recruitment.candidate,
  code          text not null,
  mark          integer not null check (mark between 0 and 3),
  why           text not null default '' check (char_length(why) <= 2000),
  by            uuid not null references identity.officer,
  at            timestamptz not null
);
create index agreed_by_candidate on recruitment.agreed (candidate_id, code, at);
