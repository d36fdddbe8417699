-- End-point assessment: programmes, what was done on each in a record that is only added to, and who may assess.
create schema assessment;

create table assessment.organisation (
  id                  uuid primary key,
  kind                text not null check (kind in ('employer', 'provider', 'assessment organisation')),
  name                text not null check (char_length(name) between 1 and 200),
  register_reference  text not null default '' check (char_length(register_reference) <= 60),
  -- Whether it stands on the register of assessment organisations (Q5).
  on_register         boolean not null default false,
  made_at             timestamptz not null,
  constraint organisation_register_is_for_assessing check (not on_register or kind = 'assessment organisation')
);
create unique index organisation_by_name on assessment.organisation (kind, lower(name));

-- Who belongs, or belonged, to which organisation. Rows are ended and never taken away: independence looks at all of them.
create table assessment.member (
  organisation_id  uuid not null references assessment.organisation,
  officer_id       uuid not null references identity.officer,
  from_on          date not null,
  until_on         date check (until_on >= from_on),
  primary key (organisation_id, officer_id, from_on)
);
create index member_by_officer on assessment.member (officer_id);

create table assessment.brief (
  organisation_id  uuid not null references assessment.organisation,
  plan             text not null,
  version          int not null check (version > 0),
  text             text not null check (char_length(text) between 1 and 20000),
  -- How each component and grade is marked (Q7).
  guidance         text not null check (char_length(guidance) between 1 and 20000),
  by               uuid not null references identity.officer,
  at               timestamptz not null,
  primary key (organisation_id, plan, version)
);

create table assessment.programme (
  id                        uuid primary key,
  plan                      text not null,
  plan_version              int not null,
  apprentice_id             uuid not null references identity.officer,
  manager_id                uuid not null references identity.officer,
  coach_id                  uuid references identity.officer,
  provider_id               uuid references identity.officer,
  employer_id               uuid not null references assessment.organisation,
  provider_organisation_id  uuid references assessment.organisation,
  organisation_id           uuid not null references assessment.organisation,
  started_on                date not null,
  -- What samples are drawn by. Made at the beginning, so that nobody picks.
  seed                      text not null check (char_length(seed) >= 20),
  cost_cents                bigint check (cost_cents >= 0),
  learner_number            text not null default '' check (learner_number ~ '^([0-9]{10})?$'),
  begun_by                  uuid not null references identity.officer,
  begun_at                  timestamptz not null,
  -- From here on: where it stands, worked out anew from the record with each act.
  seq                       int not null default 0 check (seq >= 0),
  stage                     text not null check (stage in ('on programme', 'at the gateway', 'to be booked', 'waits for an assessor',
                              'being assessed', 'to be assured', 'to be released', 'complete', 'failed', 'under appeal', 'withdrawn')),
  branches                  text[] not null default '{}',
  earliest_on               date not null,
  covered                   int not null default 0,
  of_criteria               int not null,
  assessor_id               uuid references identity.officer,
  assurer_id                uuid references identity.officer,
  grade                     text check (grade in ('fail', 'pass', 'distinction')),
  released_on               date,
  changed_at                timestamptz not null,
  constraint programme_of_different_people check (
    apprentice_id <> manager_id and apprentice_id is distinct from coach_id and apprentice_id is distinct from provider_id
    and manager_id is distinct from provider_id),
  constraint programme_nobody_assesses_their_own check (
    assessor_id is null or assessor_id not in (apprentice_id, manager_id, coalesce(coach_id, manager_id), coalesce(provider_id, manager_id))),
  constraint programme_nobody_assures_what_they_assess check (assurer_id is distinct from assessor_id or assurer_id is null),
  constraint programme_released_with_a_grade check (
    (stage in ('complete', 'failed', 'under appeal')) <= (released_on is not null and grade is not null)),
  constraint programme_failed_is_no_pass check (stage <> 'complete' or grade in ('pass', 'distinction')),
  constraint programme_assessed_after_its_gateway check (
    stage not in ('being assessed') or assessor_id is not null)
);
create unique index programme_once_at_a_time on assessment.programme (apprentice_id, plan) where stage not in ('withdrawn', 'complete');
create index programme_by_apprentice on assessment.programme (apprentice_id);
create index programme_by_manager on assessment.programme (manager_id, changed_at desc, id);
create index programme_by_coach on assessment.programme (coach_id, changed_at desc, id) where coach_id is not null;
create index programme_by_provider on assessment.programme (provider_id, changed_at desc, id) where provider_id is not null;
create index programme_by_assessor on assessment.programme (assessor_id, changed_at desc, id) where assessor_id is not null;
create index programme_by_assurer on assessment.programme (assurer_id, changed_at desc, id) where assurer_id is not null;
create index programme_by_organisation on assessment.programme (organisation_id, stage, changed_at desc, id);
create index programme_released on assessment.programme (organisation_id, released_on) where released_on is not null;
create index programme_cohort on assessment.programme (plan, employer_id, started_on);

-- What was done, in order. A row is written once and never changed; where it stands is worked out from these.
create table assessment.entry (
  programme_id  uuid not null references assessment.programme,
  seq           int not null check (seq > 0),
  act           text not null,
  data          jsonb not null,
  -- What the system added: grades with their working, samples, frozen coverage, the signed statement.
  noted         jsonb not null default '{}',
  by            uuid references identity.officer,
  acted_as      text not null,
  at            timestamptz not null,
  day           date not null,
  primary key (programme_id, seq)
);
create index entry_confirmed_by on assessment.entry (by, day) where act = 'confirm the grade';
create index entry_by_officer on assessment.entry (by, programme_id);

-- The checklist of an observation, change by change, from every device.
create table assessment.edit (
  id            uuid primary key,
  programme_id  uuid not null references assessment.programme,
  method        text not null,
  attempt       int not null check (attempt > 0),
  field         text not null check (char_length(field) between 1 and 80),
  value         text not null check (char_length(value) <= 4000),
  at            timestamptz not null,
  device        text not null check (char_length(device) between 1 and 60),
  replaces      uuid[] not null default '{}',
  by            uuid not null references identity.officer,
  came_at       timestamptz not null
);
create index edit_by_session on assessment.edit (programme_id, method, attempt, at, id);

-- What is on record of an assessor or assurer. A change is a new line; the newest counts.
create table assessment.assessor (
  id                uuid primary key,
  officer_id        uuid not null references identity.officer,
  organisation_id   uuid not null references assessment.organisation,
  knows_sector      boolean not null,
  competent_since   date,
  current_on        date,
  qualification     text check (qualification in ('holds', 'works towards', 'expertise')),
  on_what_evidence  text not null check (char_length(on_what_evidence) <= 1000),
  contract_from     date,
  contract_until    date check (contract_until >= contract_from),
  assures           boolean not null,
  by                uuid not null references identity.officer,
  at                timestamptz not null,
  constraint assessor_approved_by_somebody_else check (by <> officer_id)
);
create index assessor_by_officer on assessment.assessor (officer_id, at desc, id desc);
create index assessor_by_organisation on assessment.assessor (organisation_id, officer_id);

create table assessment.declaration (
  id            uuid primary key,
  programme_id  uuid not null references assessment.programme,
  by            uuid not null references identity.officer,
  about_id      uuid not null references identity.officer,
  words         text not null check (char_length(words) between 1 and 1000),
  at            timestamptz not null,
  check (by <> about_id)
);
create index declaration_by_person on assessment.declaration (by, about_id);
create index declaration_about on assessment.declaration (about_id);

create table assessment.standardisation (
  id               uuid primary key,
  organisation_id  uuid not null references assessment.organisation,
  plan             text not null,
  held_on          date not null,
  agenda           text[] not null check (cardinality(agenda) = 5),
  codes            text[] not null check (cardinality(codes) between 1 and 100),
  by               uuid not null references identity.officer,
  at               timestamptz not null
);
create index standardisation_by_day on assessment.standardisation (organisation_id, held_on desc, id);

create table assessment.marking (
  standardisation_id  uuid not null references assessment.standardisation,
  officer_id          uuid not null references identity.officer,
  marks               jsonb not null,
  on_day              date not null,
  at                  timestamptz not null,
  primary key (standardisation_id, officer_id)
);
create index marking_by_officer on assessment.marking (officer_id, on_day desc);

create table assessment.extension (
  standardisation_id  uuid not null references assessment.standardisation,
  officer_id          uuid not null references identity.officer,
  until_on            date not null,
  reason              text not null check (char_length(reason) between 1 and 500),
  by                  uuid not null references identity.officer,
  at                  timestamptz not null,
  primary key (standardisation_id, officer_id),
  check (by <> officer_id)
);
create index extension_by_officer on assessment.extension (officer_id, until_on desc);

create function assessment.stays() returns trigger language plpgsql as $$
begin
  raise exception 'assessment.% is only added to: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;
create trigger entry_stays before update or delete on assessment.entry for each row execute function assessment.stays();
create trigger edit_stays before update or delete on assessment.edit for each row execute function assessment.stays();
create trigger brief_stays before update or delete on assessment.brief for each row execute function assessment.stays();
create trigger assessor_stays before update or delete on assessment.assessor for each row execute function assessment.stays();
create trigger marking_stays before update or delete on assessment.marking for each row execute function assessment.stays();
create trigger extension_stays before update or delete on assessment.extension for each row execute function assessment.stays();
create trigger standardisation_stays before update or delete on assessment.standardisation for each row execute function assessment.stays();
