-- Signing without an account, what people of a programme are written, and when they meet.

-- A one-time link to one statement, for one person. What it says of them is as it stood on the day it was asked for.
create table assessment.signing (
  id              uuid primary key,
  programme_id    uuid not null references assessment.programme,
  officer_id      uuid not null references identity.officer,
  signs_as        text not null check (signs_as in ('employer', 'provider', 'apprentice')),
  name            text not null check (char_length(name) between 1 and 200),
  role            text not null check (char_length(role) between 1 and 300),
  address         text not null check (char_length(address) between 3 and 320),
  -- The fingerprint of the statement it is bound to. Another statement needs another link.
  statement_hash  text not null check (statement_hash ~ '^[0-9a-f]{64}$'),
  -- Null: whoever had an older link asked for this one.
  asked_by        uuid references identity.officer,
  asked_at        timestamptz not null,
  sign_by         date not null,
  ends_at         timestamptz not null check (ends_at > asked_at),
  -- How many reminders have gone.
  reminded        smallint not null default 0 check (reminded between 0 and 2),
  ended_at        timestamptz,
  ended_as        text check (ended_as in ('signed', 'refused', 'taken back', 'changed', 'replaced')),
  constraint signing_ended_somehow check ((ended_at is null) = (ended_as is null))
);
create unique index signing_open_once on assessment.signing (programme_id, signs_as) where ended_at is null;
create index signing_by_programme on assessment.signing (programme_id, asked_at desc);
create index signing_to_remind on assessment.signing (sign_by) where ended_at is null;

-- When people of a programme meet, as it was last told to them. Worked out from the record; the record has the last word.
create table assessment.appointment (
  id            uuid primary key,
  programme_id  uuid not null references assessment.programme,
  key           text not null check (char_length(key) between 1 and 60),
  what          text not null check (what in ('gateway', 'interview', 'observation', 'discussion')),
  at            timestamptz not null,
  minutes       smallint not null check (minutes between 15 and 480),
  place         text not null check (char_length(place) <= 300),
  about         text not null check (char_length(about) <= 4000),
  revision      int not null default 0 check (revision >= 0),
  changed_at    timestamptz not null,
  cancelled_at  timestamptz,
  reminded_at   timestamptz
);
create unique index appointment_by_key on assessment.appointment (programme_id, key);
create index appointment_to_remind on assessment.appointment (at) where cancelled_at is null and reminded_at is null;

-- Who was asked to which. Whoever is not expected any more stays here, because a calendar has to be told.
create table assessment.invited (
  officer_id      uuid not null references identity.officer,
  appointment_id  uuid not null references assessment.appointment,
  -- In the calendar of this one: until when the appointment runs, so that old ones are passed over.
  until_at        timestamptz not null,
  cancelled_at    timestamptz,
  primary key (officer_id, appointment_id)
);
create index invited_by_appointment on assessment.invited (appointment_id);
create index invited_coming on assessment.invited (officer_id, until_at);

create table assessment.letter (
  id            uuid primary key,
  programme_id  uuid not null references assessment.programme,
  officer_id    uuid not null references identity.officer,
  kind          text not null check (kind in ('to sign', 'reminder to sign', 'invitation', 'called off', 'reminder of a meeting')),
  recipient     text not null check (char_length(recipient) between 3 and 320),
  -- The link that is put in while it leaves. It never lies here.
  signing_id    uuid references assessment.signing,
  subject       text not null check (char_length(subject) between 1 and 500),
  body          text not null check (char_length(body) between 1 and 20000),
  calendar      text,
  method        text check (method in ('REQUEST', 'CANCEL')),
  -- dropped: what it was about was over before it went.
  state         text not null default 'held' check (state in ('held', 'sending', 'sent', 'unsure', 'failed', 'dropped')),
  send_after    timestamptz not null,
  attempts      smallint not null default 0,
  leased_until  timestamptz,
  sent_at       timestamptz,
  response      text,
  -- The mail itself, where no mail server is set.
  caught        bytea references platform.blob,
  made_at       timestamptz not null,
  constraint letter_calendar_says_how check ((calendar is null) = (method is null)),
  constraint letter_to_sign_has_a_link check ((kind in ('to sign', 'reminder to sign')) = (signing_id is not null))
);
create index letter_due on assessment.letter (send_after) where state in ('held', 'sending');
create index letter_by_programme on assessment.letter (programme_id, made_at desc, id);
create index letter_by_signing on assessment.letter (signing_id) where signing_id is not null;
create index letter_by_officer on assessment.letter (officer_id);
