-- Telling people who asked to be told. Nobody else is written to, and who no longer wants it never is again.
create schema outreach;

-- Somebody said that they want to hear about a topic, at an address; with how we know.
create table outreach.consent (
  id           uuid primary key,
  customer_id  uuid not null references customers.customer,
  address      text not null check (char_length(address) between 3 and 320),
  topic        text not null check (char_length(topic) between 1 and 80),
  evidence     text not null check (char_length(evidence) between 1 and 300),
  given_at     timestamptz not null,
  recorded_by  uuid not null references identity.officer,
  ended_at     timestamptz
);
create unique index consent_once on outreach.consent (address, topic) where ended_at is null;
create index consent_by_topic on outreach.consent (topic, id) where ended_at is null;
create index consent_by_customer on outreach.consent (customer_id);

-- An address that wants no outreach. It stays for ever, whoever it belongs to and whatever is consented to later by mistake.
create table outreach.opted_out (
  address      text primary key check (char_length(address) between 3 and 320),
  at           timestamptz not null,
  how          text not null check (how in ('one click', 'page', 'officer')),
  campaign_id  uuid,
  by           uuid references identity.officer
);

create table outreach.campaign (
  id            uuid primary key,
  title         text not null check (char_length(title) between 1 and 120),
  topic         text not null check (char_length(topic) between 1 and 80),
  subject       text not null check (char_length(subject) between 1 and 200),
  body          text not null check (char_length(body) between 1 and 20000),
  first_day     date not null,
  last_day      date not null check (last_day >= first_day),
  made_by       uuid not null references identity.officer,
  made_at       timestamptz not null,
  state         text not null default 'to approve' check (state in ('to approve', 'approved', 'stopped')),
  approved_by   uuid references identity.officer,
  approved_at   timestamptz,
  sha256        bytea check (octet_length(sha256) = 32),
  stopped_at    timestamptz,
  stopped_by    uuid references identity.officer,
  constraint campaign_approved_by_another check (approved_by <> made_by),
  constraint campaign_approved_whole check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (sha256 is null)),
  constraint campaign_goes_when_approved check (state <> 'approved' or approved_by is not null),
  constraint campaign_stopped_whole check ((state = 'stopped') = (stopped_at is not null))
);
create index campaign_by_time on outreach.campaign (made_at desc, id);
alter table outreach.opted_out add foreign key (campaign_id) references outreach.campaign;
create index opted_out_by_campaign on outreach.opted_out (campaign_id) where campaign_id is not null;

-- What was approved is what goes.
create function outreach.campaign_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.topic, old.subject, old.body, old.first_day, old.last_day, old.made_by)
     is distinct from (new.topic, new.subject, new.body, new.first_day, new.last_day, new.made_by) then
    raise exception 'A campaign is what it was when it was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger campaign_stays before update or delete on outreach.campaign for each row execute function outreach.campaign_stays();

create table outreach.recipient (
  id            uuid primary key,
  campaign_id   uuid not null references outreach.campaign,
  n             integer not null check (n > 0),
  customer_id   uuid not null references customers.customer,
  address       text not null,
  name          text not null,
  state         text not null default 'waiting'
                check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure', 'opted out', 'stopped', 'over')),
  attempts      smallint not null default 0,
  try_after     timestamptz not null,
  leased_until  timestamptz,
  sent_at       timestamptz,
  response      text,
  -- The message as it went.
  sha256        bytea references platform.blob,
  unique (campaign_id, address),
  unique (campaign_id, n)
);
create index recipient_by_customer on outreach.recipient (customer_id);
create index recipient_by_state on outreach.recipient (campaign_id, state);
create index recipient_due on outreach.recipient (campaign_id, try_after) where state = 'waiting';
create index recipient_sending on outreach.recipient (leased_until) where state = 'sending';
create index recipient_waiting_at on outreach.recipient (address) where state = 'waiting';
create index recipient_by_blob on outreach.recipient (sha256) where sha256 is not null;
