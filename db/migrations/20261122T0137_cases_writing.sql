-- Everything an officer has begun to write and not yet said. One place (a reply on a case, a note, a call) may hold more
-- than one text: where two windows wrote apart, each keeps its own, and the officer is shown both.
alter table cases.draft drop constraint draft_pkey;
drop index cases.draft_by_officer;
alter table cases.draft
  add column id      uuid not null default gen_random_uuid(),
  -- The window that wrote it. Its later edits replace its earlier ones; no other window's do without having seen them.
  add column writer  uuid not null default '00000000-0000-0000-0000-000000000000',
  -- When that window was last typed in, by its own clock, so that a save which comes late does not undo a later one.
  add column edit    bigint not null default 0,
  add column version integer not null default 1,
  -- What belongs to the text: to whom, the files, its rich form, what else stood in the form.
  add column rest    jsonb not null default '{}',
  alter column case_id drop not null,
  drop constraint draft_kind_check,
  add primary key (id),
  add constraint draft_kind_check check (kind in ('reply', 'note', 'call', 'case')),
  -- A call or a new case can be begun before there is a case.
  add constraint draft_has_its_case check (case_id is not null or kind in ('call', 'case')),
  add constraint draft_body_check check (char_length(body) <= 200000);
alter table cases.draft alter column id drop default, alter column writer drop default, alter column edit drop default;
create unique index draft_by_writer on cases.draft (officer_id, case_id, kind, writer) nulls not distinct;
create index draft_by_time on cases.draft (officer_id, saved_at desc, id desc);
create index draft_by_case on cases.draft (case_id) where case_id is not null;

-- A colleague who was named in a note. Those of a named team are here one by one, as the team was then.
create table cases.mention (
  note_id    uuid not null references cases.note,
  officer_id uuid not null references identity.officer,
  case_id    uuid not null references cases."case",
  team_id    uuid references identity.team,
  at         timestamptz not null,
  seen_at    timestamptz,
  primary key (note_id, officer_id)
);
create index mention_unseen on cases.mention (officer_id, at desc, note_id) where seen_at is null;
create index mention_by_case on cases.mention (case_id, officer_id);

-- What came of a call, and how long it took.
alter table cases.contact
  add column outcome  text check (outcome in ('spoke', 'settled', 'ring back', 'left a message', 'no answer')),
  add column lasted_s integer check (lasted_s between 0 and 86400);
