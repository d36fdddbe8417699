-- Acts that must not be done twice, by the name their caller gave them: where a line broke before the answer came, the same
-- act is asked for again under the same name and answered as it was. Forgotten after two days.
create table platform.act (
  officer_id  uuid not null,
  name        text not null check (char_length(name) between 8 and 100),
  path        text not null,
  at          timestamptz not null,
  -- Null only inside the transaction that does it.
  reply       jsonb,
  primary key (officer_id, name)
);
create index act_by_time on platform.act (at);
