-- Referrals from one Kept desk to another: with whom we are joined, what is on its way to them, what came from them, and the
-- matters they gave to us.
alter table directory.organization drop constraint organization_way_check,
  add constraint organization_way_check check (way in ('email', 'api', 'kept', 'phone'));
alter table referrals.referral drop constraint referral_way_check,
  add constraint referral_way_check check (way in ('email', 'api', 'kept', 'phone'));
alter table referrals.said drop constraint said_channel_check,
  add constraint said_channel_check check (channel in ('page', 'email', 'api', 'desk'));

-- A desk we are joined with. Both desks know it by the same id.
create table referrals.desk_link (
  id               uuid primary key,
  organization_id  uuid not null references directory.organization,
  -- Whether the first code was made here; the two sides sign in different ways, so nothing of ours can be sent back to us.
  made_here        boolean not null,
  -- Where it answers. Unknown until it has spoken to us, where the code was made here.
  address          text check (address ~ '^https?://[^/[:space:]]+$'),
  agency           text not null default '' check (char_length(agency) <= 200),
  made_at          timestamptz not null,
  made_by          uuid references identity.officer,
  heard_at         timestamptz,
  ended_at         timestamptz,
  constraint desk_link_joined_by_address check (made_here or address is not null),
  constraint desk_link_heard_with_address check (heard_at is null or address is not null)
);
create unique index desk_link_one_each on referrals.desk_link (organization_id) where ended_at is null;

-- The keys of a link. A newer one is used as soon as both desks are known to have it; the older ones end a day later.
create table referrals.desk_key (
  link_id   uuid not null references referrals.desk_link,
  number    int not null check (number > 0),
  secret    bytea not null check (octet_length(secret) = 32),
  made_at   timestamptz not null,
  known_at  timestamptz,
  ends_at   timestamptz,
  primary key (link_id, number)
);

-- What is on its way to another desk, each in the order of its referral. Its id is told to them, so sending it again does nothing twice.
create table referrals.desk_post (
  id             uuid primary key,
  seq            bigint not null generated always as identity,
  link_id        uuid not null references referrals.desk_link,
  -- Whose referral it is about: one of ours, or one that was given to us.
  referral_id    uuid references referrals.referral,
  received_id    uuid,
  body           jsonb not null,
  -- A paper that goes with it. Its bytes are read when it is sent.
  attachment_id  uuid references cases.attachment,
  state          text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  send_after     timestamptz not null,
  attempts       int not null default 0,
  leased_until   timestamptz,
  response       text,
  made_at        timestamptz not null,
  sent_at        timestamptz,
  constraint desk_post_of_one_referral check (referral_id is null or received_id is null),
  constraint desk_post_sent check ((state = 'sent') = (sent_at is not null))
);
create index desk_post_due on referrals.desk_post (send_after) where state = 'waiting';
create index desk_post_by_referral on referrals.desk_post (referral_id, seq) where referral_id is not null;
create index desk_post_by_received on referrals.desk_post (received_id, seq) where received_id is not null;

-- What another desk told us, recorded before anything in it is acted upon. The same id is taken once.
create table referrals.desk_heard (
  link_id     uuid not null references referrals.desk_link,
  id          uuid not null,
  seq         bigint not null generated always as identity,
  sha256      bytea not null check (octet_length(sha256) = 32),
  size        int not null,
  at          timestamptz not null,
  outcome     text check (outcome in ('done', 'refused', 'set aside')),
  because     text,
  attempts    int not null default 0,
  try_after   timestamptz not null,
  decided_at  timestamptz,
  primary key (link_id, id),
  constraint desk_heard_decided check ((outcome is null) = (decided_at is null)),
  constraint desk_heard_says_why check (outcome is null or outcome = 'done' or because is not null)
);
create index desk_heard_waiting on referrals.desk_heard (seq) where outcome is null;
create index desk_heard_set_aside on referrals.desk_heard (link_id) where outcome = 'set aside';

-- A matter that another desk gave to us, with what it told us of the customer. Until we say yes, the promise is theirs.
create table referrals.received (
  id            uuid primary key,
  link_id       uuid not null references referrals.desk_link,
  -- What they call it.
  theirs        uuid not null,
  number        bigint not null,
  case_id       uuid not null references cases."case",
  -- What the case began with; papers that came with it stand there.
  message_id    uuid not null,
  agency        text not null check (char_length(agency) between 1 and 200),
  officer       text not null default '' check (char_length(officer) <= 200),
  service       text check (char_length(service) <= 300),
  manner        text not null check (manner in ('warm', 'cold')),
  ground        text not null check (ground in ('consent', 'law')),
  ground_words  text not null check (char_length(ground_words) between 1 and 1000),
  summary       text not null check (char_length(summary) between 1 and 4000),
  given         jsonb not null,
  held_back     text[] not null,
  due_at        timestamptz not null,
  state         text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'returned', 'withdrawn', 'done')),
  words         text not null default '',
  expected_on   date,
  outcome       text check (outcome in ('helped', 'partly helped', 'not helped', 'did not come')),
  offered_at    timestamptz not null,
  received_at   timestamptz not null,
  answered_at   timestamptz,
  answered_by   uuid references identity.officer,
  ended_at      timestamptz,
  asks          text check (asks in ('question', 'withdrawn', 'undelivered')),
  asks_since    timestamptz,
  unique (link_id, theirs),
  constraint received_answered check ((answered_at is not null) or state in ('offered', 'withdrawn')),
  constraint received_done_with_an_outcome check ((state = 'done') = (outcome is not null)),
  constraint received_ended check ((ended_at is not null) = (state in ('declined', 'returned', 'withdrawn', 'done'))),
  constraint received_asks_since check ((asks is null) = (asks_since is null))
);
create index received_by_case on referrals.received (case_id, received_at);
create index received_asking on referrals.received (case_id) where asks is not null;
create index received_open on referrals.received (due_at) where state = 'offered';
alter table referrals.desk_post add constraint desk_post_received_id_fkey foreign key (received_id) references referrals.received;

-- What is said with them about it. The customer sees none of it.
create table referrals.received_said (
  id           uuid primary key,
  received_id  uuid not null references referrals.received,
  at           timestamptz not null,
  direction    text not null check (direction in ('in', 'out')),
  officer_id   uuid references identity.officer,
  who          text not null default '' check (char_length(who) <= 300),
  body         text not null check (char_length(body) between 1 and 50000),
  constraint received_said_out_by_an_officer check ((direction = 'out') = (officer_id is not null))
);
create index received_said_by_referral on referrals.received_said (received_id, at, id);
