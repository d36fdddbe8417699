-- What we told a customer we would do, and by when.
create schema promises;

create table promises.promise (
  id            uuid primary key,
  case_id       uuid not null references cases."case",
  -- The case it was made on, which is another where that one was joined to this.
  made_on_id    uuid not null references cases."case",
  customer_id   uuid references customers.customer,
  what          text not null check (char_length(what) between 1 and 280),
  made_at       timestamptz not null,
  made_by       uuid references identity.officer,
  -- The contact in which it was made, where it was made in one.
  contact_id    uuid references cases.contact,
  -- The words that made it one.
  quote         text check (char_length(quote) <= 1000),
  due_at        timestamptz not null,
  warn_at       timestamptz not null,
  owner_id      uuid references identity.officer,
  team_id       uuid not null references identity.team,
  state         text not null check (state in ('open', 'kept', 'broken', 'renewed', 'released')),
  settled_at    timestamptz,
  settled_by    uuid references identity.officer,
  -- What was done; or the reason the customer was told; or what the customer said.
  words         text check (char_length(words) <= 1000),
  -- When a broken one was done after all.
  done_late_at  timestamptz,
  cause         text check (cause in ('waiting for somebody else', 'too much work', 'overlooked', 'customer not reached', 'system fault', 'harder than expected', 'other')),
  -- The promise it took the place of.
  renews_id     uuid references promises.promise check (renews_id <> id),
  warned_at     timestamptz,
  constraint promise_is_for_later check (due_at > made_at and warn_at between made_at and due_at),
  constraint promise_open_or_settled check ((state = 'open') = (settled_at is null)),
  constraint promise_renewed_with_a_reason check (state <> 'renewed' or words is not null),
  -- Kept, renewed and released before its time; after it, it is broken and stays so.
  constraint promise_settled_in_time check (state not in ('kept', 'renewed') or settled_at <= due_at),
  constraint promise_broken_at_its_time check (state <> 'broken' or settled_at = due_at),
  constraint promise_done_late_when_broken check (done_late_at is null or (state = 'broken' and done_late_at > due_at)),
  constraint promise_cause_when_broken check (cause is null or state = 'broken')
);
create index promise_by_case on promises.promise (case_id, due_at);
create unique index promise_renewed_once on promises.promise (renews_id) where renews_id is not null;
create index promise_due on promises.promise (due_at, id) where state = 'open';
create index promise_to_warn on promises.promise (warn_at, id) where state = 'open' and warned_at is null;
create index promise_owner_due on promises.promise (owner_id, due_at, id) where state = 'open';
-- What was broken and not put right stays on the list of the day.
create index promise_owner_broken on promises.promise (owner_id, due_at) where state = 'broken' and done_late_at is null;
create index promise_team_due on promises.promise (team_id, due_at, id) where state = 'open';
create index promise_team_settled on promises.promise (team_id, due_at) where state <> 'open';
create index promise_by_customer on promises.promise (customer_id) where customer_id is not null;
create index promise_by_contact on promises.promise (contact_id) where contact_id is not null;
create index promise_by_case_made_on on promises.promise (made_on_id);

-- Sentences that read like a promise and were not meant as one, so that they are not offered again.
create table promises.passed_over (
  contact_id  uuid not null references cases.contact,
  quote       text not null check (char_length(quote) between 1 and 1000),
  by          uuid references identity.officer,
  at          timestamptz not null,
  primary key (contact_id, quote)
);
