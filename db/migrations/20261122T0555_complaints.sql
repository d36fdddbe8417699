-- What makes a case a complaint: by which pack it is handled, what was decided about taking it, and what it set off.
create schema complaints;

create table complaints.complaint (
  case_id       uuid primary key references cases."case",
  -- The version that was in force when it reached us. It stays bound by it.
  pack          text not null,
  pack_version  integer not null check (pack_version > 0),
  received_at   timestamptz not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid references identity.officer,
  -- The service request or enquiry it is about, which goes on beside it.
  from_case_id  uuid references cases."case" check (from_case_id <> case_id),
  -- The contact in which it was said.
  contact_id    uuid references cases.contact,
  -- What the customer wants from it, in their words where possible.
  wanted        text not null default '' check (char_length(wanted) <= 2000),
  -- The day on which the customer learned of what it is about.
  learned_on    date,
  state         text not null default 'open' check (state in ('open', 'refused', 'withdrawn', 'service request')),
  acknowledged_at  timestamptz,
  -- The message that acknowledged it, so that taking that back takes this back.
  acknowledged_by  uuid,
  constraint complaint_recorded_after_it_came check (recorded_at >= received_at)
);
create index complaint_from on complaints.complaint (from_case_id) where from_case_id is not null;
create index complaint_by_contact on complaints.complaint (contact_id) where contact_id is not null;

-- Decisions about taking it, each with who, why and how the customer was told. Never changed; a later one stands beside it.
create table complaints.decision (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  kind        text not null check (kind in ('service request', 'refused', 'late and taken', 'withdrawn')),
  -- What was said that somebody took for a complaint.
  contact_id  uuid references cases.contact,
  code        text,
  reasons     text not null check (char_length(reasons) between 1 and 4000),
  told        text check (told in ('letter', 'by telephone', 'in person')),
  letter      text check (char_length(letter) between 1 and 20000),
  message_id  uuid,
  by          uuid not null references identity.officer,
  at          timestamptz not null,
  -- C-3: no refusal without a reason of the pack and a letter that says where else to go.
  constraint decision_refused_with_code_and_letter check (kind <> 'refused' or (code is not null and letter is not null)),
  -- C-1: whoever complained is told that it is not taken for a complaint.
  constraint decision_told check (kind <> 'service request' or (told is not null and (told <> 'letter' or letter is not null)))
);
create index decision_by_case on complaints.decision (case_id, at);
create index decision_by_contact on complaints.decision (contact_id) where contact_id is not null;

-- What in a case has a law of its own: the case that was started for it, or why none was.
create table complaints.matter (
  id              uuid primary key,
  case_id         uuid not null references cases."case",
  matter          text not null check (matter in ('privacy complaint', 'human rights complaint', 'safety concern', 'corruption report', 'public interest disclosure')),
  matter_case_id  uuid references cases."case" check (matter_case_id <> case_id),
  reasons         text not null check (char_length(reasons) between 1 and 2000),
  by              uuid not null references identity.officer,
  at              timestamptz not null
);
create unique index matter_once on complaints.matter (case_id, matter);
create index matter_by_its_case on complaints.matter (matter_case_id) where matter_case_id is not null;

-- Decisions stand as they were made.
create function complaints.stays() returns trigger language plpgsql as $$
begin
  raise exception 'complaints.% stays as it was written', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger decision_stays before update or delete on complaints.decision for each row execute function complaints.stays();

-- Complaints that were there before there was this area are bound by the first version of the usual pack.
insert into complaints.complaint (case_id, pack, pack_version, received_at, recorded_at)
select id, 'au-nsw', 1, opened_at, opened_at from cases."case" where kind = 'complaint';
