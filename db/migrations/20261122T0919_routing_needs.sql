-- What a case itself needs of whoever takes it, beside what its queue needs: found from its customer, its kind and its tags.
alter table routing.waiting add column needs jsonb not null default '[]'
  constraint waiting_needs_are_a_list check (jsonb_typeof(needs) = 'array' and jsonb_array_length(needs) <= 12);

-- How what customers and cases ask for is heeded. Without a row it is wished for, as the rules say.
create table routing.own_need (
  about    text primary key check (about in ('language', 'relay', 'service')),
  mode     text not null check (mode in ('off', 'preferred', 'hard')),
  level    smallint not null check (level between 1 and 5),
  -- After so long what is preferred lets go.
  minutes  integer not null check (minutes between 1 and 10080)
);
