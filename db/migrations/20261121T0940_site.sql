-- What the public site itself must remember: nothing a customer wrote, and no network address.
create schema site;

-- A form is sent once. Sending it again, by a second press or a reload, leads to what the first one made.
create table site.sent_form (
  form_id      text primary key check (char_length(form_id) <= 60),
  -- Null only inside the transaction that is making it.
  case_id      uuid references cases."case",
  customer_id  uuid references customers.customer,
  sent_at      timestamptz not null
);
create index sent_form_by_age on site.sent_form (sent_at);
create index sent_form_by_case on site.sent_form (case_id);
create index sent_form_by_customer on site.sent_form (customer_id);

-- How much each source may still send: a bucket that fills up again with time. The key is a keyed hash of an address.
create table site.bucket (
  key     bytea primary key check (octet_length(key) = 32),
  tokens  double precision not null,
  at      timestamptz not null
);
create index bucket_by_age on site.bucket (at);

-- Somebody asked for the link to their case again. Written whether or not there is such a case, and answered by a worker,
-- so that neither the page nor the time it takes shows which.
create table site.link_request (
  id         uuid primary key,
  reference  text not null check (char_length(reference) <= 40),
  email      text not null check (char_length(email) <= 320),
  at         timestamptz not null
);
create index link_request_by_time on site.link_request (at);
