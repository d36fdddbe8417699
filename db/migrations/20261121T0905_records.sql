-- The record of what was done: one row for each business act, written in the transaction that did it, and never changed.
create schema records;

create table records.event (
  seq         bigint generated always as identity primary key,
  at          timestamptz not null,
  -- The transaction that wrote it. The sealer works through finished transactions in this order.
  tx          bigint not null default (pg_current_xact_id()::text::bigint),
  kind        text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  actor_kind  text not null check (actor_kind in ('officer', 'customer', 'system', 'administrator-command')),
  actor_id    uuid,
  case_id     uuid,
  customer_id uuid,
  -- What changed, in a form that can be shown. Never the text of a message: that has its own place.
  data        jsonb not null default '{}',
  why         text,
  check ((actor_kind in ('officer', 'customer')) or actor_id is null)
);
create index event_by_case on records.event (case_id, seq) where case_id is not null;
create index event_by_customer on records.event (customer_id, seq) where customer_id is not null;
create index event_by_actor on records.event (actor_id, seq) where actor_id is not null;
create index event_by_tx on records.event (tx, seq);

create function records.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'records.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger event_is_append_only before update or delete on records.event
  for each row execute function records.refuse_change();
create trigger event_is_not_truncated before truncate on records.event
  for each statement execute function records.refuse_change();

-- A seal covers every event of the transactions from from_tx up to, and not including, to_tx. Its hash contains the seal
-- before it, so one altered, added or removed row breaks every seal after it.
create table records.seal (
  number     bigint primary key,
  from_tx    bigint not null,
  to_tx      bigint not null check (to_tx > from_tx),
  events     bigint not null,
  hash       bytea not null check (octet_length(hash) = 32),
  sealed_at  timestamptz not null
);
create trigger seal_is_append_only before update or delete on records.seal
  for each row execute function records.refuse_change();
create trigger seal_is_not_truncated before truncate on records.seal
  for each statement execute function records.refuse_change();

-- One event as the text that is hashed. Times are in UTC whatever the session's zone is.
create function records.event_text(e records.event) returns text language sql stable as $$
  select jsonb_build_array(e.seq, extract(epoch from e.at)::numeric(20, 6), e.tx, e.kind, e.actor_kind, e.actor_id, e.case_id,
                           e.customer_id, e.data, e.why)::text
$$;
