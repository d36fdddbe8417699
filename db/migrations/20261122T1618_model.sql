-- Whether the desk may ask the model whose address is in the settings. Nothing leaves the machine without this row saying so.
create table knowledge.model_switch (
  one        boolean primary key default true check (one),
  is_on      boolean not null,
  changed_by uuid not null references identity.officer,
  changed_at timestamptz not null
);

-- A draft that an officer asked for. It waits here until a worker has asked the model; nothing is sent by it.
create table knowledge.suggestion (
  id           uuid primary key,
  case_id      uuid not null references cases."case",
  asked_by     uuid not null references identity.officer,
  asked_at     timestamptz not null,
  leased_until timestamptz,
  done_at      timestamptz,
  words        text check (char_length(words) between 1 and 8000),
  -- The wordings it cites, with their titles.
  sources      jsonb not null default '[]' check (jsonb_typeof(sources) = 'array'),
  trouble      text check (char_length(trouble) between 1 and 500),
  constraint suggestion_done_one_way check ((done_at is null) = (words is null and trouble is null) and (words is null or trouble is null)),
  constraint suggestion_cites check (words is null or jsonb_array_length(sources) > 0)
);
create unique index suggestion_waiting_of_case on knowledge.suggestion (case_id) where done_at is null;
create index suggestion_waiting on knowledge.suggestion (asked_at) where done_at is null;
create index suggestion_by_case on knowledge.suggestion (case_id, asked_at desc);
