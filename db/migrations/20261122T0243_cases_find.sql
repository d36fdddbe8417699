-- What an officer searched for last, and the searches they keep by a name.
create table cases.recent_search (
  officer_id  uuid not null references identity.officer,
  query       text not null check (char_length(query) between 1 and 300),
  at          timestamptz not null,
  primary key (officer_id, query)
);
create index recent_search_newest on cases.recent_search (officer_id, at desc);

create table cases.kept_search (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  name        text not null check (char_length(name) between 1 and 80),
  query       text not null check (char_length(query) between 1 and 300),
  made_at     timestamptz not null,
  constraint kept_search_once unique (officer_id, name)
);

-- The history of a customer over all their cases, newest first.
drop index cases.contact_by_customer;
create index contact_by_customer on cases.contact (customer_id, at desc, id desc) where customer_id is not null;

-- Searches without a word: the newest of a kind, of a channel.
create index case_by_kind on cases."case" (kind, id desc);
create index case_by_channel on cases."case" (channel, id desc);
