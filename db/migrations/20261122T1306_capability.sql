-- Ordinary work as evidence of what officers can do: what they claim, who accepted it, and what it adds up to.
create schema capability;

create table capability.evidence (
  id             uuid primary key,
  officer_id     uuid not null references identity.officer,
  kind           text not null check (kind in ('work record', 'recording', 'document', 'customer feedback', 'witness statement', 'manager statement',
                   'peer statement', 'review', 'observation', 'reflection', 'certificate', 'simulated contact')),
  title          text not null check (char_length(title) between 1 and 300),
  occurred_at    timestamptz not null,
  -- The event of ordinary work it rests on, and the case of that; null for what was brought from elsewhere.
  event_seq      bigint,
  case_id        uuid references cases."case",
  -- One work counts once, however many items rest on it: the case that answers for it now, or the item itself.
  work_id        uuid not null,
  -- What of the case it rests on: the entries, and the hash of each as it was.
  parts          jsonb not null default '[]',
  hash           bytea not null check (octet_length(hash) = 32),
  -- The words of it, without what names anybody. Empty where there is nothing to show any more.
  copy           text not null default '' check (char_length(copy) <= 60000),
  checked_by     uuid references identity.officer,
  checked_at     timestamptz,
  reflection     text not null check (char_length(reflection) between 1 and 4000),
  state          text not null check (state in ('claimed', 'accepted', 'returned', 'declined', 'withdrawn')),
  -- What became of the work since.
  standing       text not null default 'whole' check (standing in ('whole', 'part gone', 'gone')),
  standing_at    timestamptz,
  made_at        timestamptz not null,
  expires_at     timestamptz,
  -- When what it rests on was last compared with what is there.
  looked_at      timestamptz not null default '-infinity',
  constraint evidence_copy_was_checked check (copy = '' or (checked_by is not null and checked_at is not null)),
  constraint evidence_rests_on_something check (event_seq is null or case_id is not null or work_id = id)
);
create unique index evidence_of_event on capability.evidence (officer_id, event_seq)
  where event_seq is not null and state in ('claimed', 'accepted', 'returned');
create index evidence_by_officer on capability.evidence (officer_id, made_at desc);
create index evidence_waiting on capability.evidence (officer_id, made_at) where state = 'claimed';
create index evidence_to_look_at on capability.evidence (looked_at, id)
  where case_id is not null and state in ('claimed', 'accepted', 'returned') and standing <> 'gone';
create index evidence_by_case on capability.evidence (case_id) where case_id is not null;
create index evidence_expiring on capability.evidence (expires_at) where expires_at is not null and state = 'accepted';

create table capability.claim (
  evidence_id  uuid not null references capability.evidence,
  item_id      uuid not null references frameworks.item,
  version_id   uuid not null references frameworks.version,
  claim_n      integer not null,
  by           uuid not null references identity.officer,
  at           timestamptz not null,
  -- Taken back by whoever claimed it, or not agreed to.
  ended_at     timestamptz,
  primary key (evidence_id, item_id)
);
create index claim_by_item on capability.claim (item_id);
create index claim_by_version on capability.claim (version_id, evidence_id) where ended_at is null;

-- What was said to a claim, by whom. Nothing here is ever changed.
create table capability.verdict (
  id           uuid primary key,
  evidence_id  uuid not null references capability.evidence,
  by           uuid not null references identity.officer,
  role         text not null check (char_length(role) between 1 and 40),
  verdict      text not null check (verdict in ('accepted', 'returned', 'declined')),
  words        text not null default '' check (char_length(words) <= 4000),
  at           timestamptz not null,
  constraint verdict_says_why check (verdict = 'accepted' or words <> '')
);
create index verdict_by_evidence on capability.verdict (evidence_id, at);

create function capability.never_own() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) ->> 'by')::uuid = (select e.officer_id from capability.evidence e where e.id = new.evidence_id) then
    raise exception 'Nobody accepts what they claim themselves.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger verdict_never_own before insert on capability.verdict for each row execute function capability.never_own();

-- What somebody who was there says, asked for with a link that is good once.
create table capability.statement (
  id            uuid primary key,
  officer_id    uuid not null references identity.officer,
  kind          text not null check (kind in ('witness statement', 'manager statement', 'peer statement', 'customer feedback')),
  token_hash    bytea not null unique check (octet_length(token_hash) = 32),
  about         text not null check (char_length(about) between 1 and 1000),
  item_ids      uuid[] not null check (cardinality(item_ids) between 1 and 40),
  -- For whom the link was made, as the officer wrote it.
  asked_of      text not null check (char_length(asked_of) between 1 and 200),
  asked_by      uuid not null references identity.officer,
  asked_at      timestamptz not null,
  expires_at    timestamptz not null,
  author        text check (char_length(author) between 1 and 200),
  relationship  text check (char_length(relationship) between 1 and 200),
  words         text check (char_length(words) between 1 and 8000),
  signed_at     timestamptz,
  hash          bytea check (octet_length(hash) = 32),
  evidence_id   uuid references capability.evidence,
  constraint statement_signed_whole check ((signed_at is null) = (words is null) and (signed_at is null) = (hash is null) and (signed_at is null) = (author is null))
);
create index statement_by_officer on capability.statement (officer_id, asked_at desc);
create index statement_by_evidence on capability.statement (evidence_id) where evidence_id is not null;

create table capability.rating (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  item_id     uuid not null references frameworks.item,
  level       integer not null check (level between 1 and 10),
  rater_id    uuid not null references identity.officer,
  rater_role  text not null check (rater_role in ('self', 'manager', 'peer')),
  words       text not null default '' check (char_length(words) <= 4000),
  at          timestamptz not null,
  constraint rating_by_oneself check ((rater_role = 'self') = (rater_id = officer_id))
);
create index rating_by_officer on capability.rating (officer_id, item_id, at desc);

create function capability.stays() returns trigger language plpgsql as $$
begin
  raise exception 'What was said of somebody’s capability stays. Say something new beside it.' using errcode = 'restrict_violation';
end $$;
create trigger verdict_stays before update or delete on capability.verdict for each row execute function capability.stays();
create trigger rating_stays before update or delete on capability.rating for each row execute function capability.stays();

-- What the accepted items of somebody come to, four bytes for each line of a version: counted anew with every verdict, so that the
-- coverage of thousands is one read.
create table capability.covered (
  officer_id  uuid not null references identity.officer,
  version_id  uuid not null references frameworks.version,
  cells       bytea not null,
  primary key (version_id, officer_id)
);
create index covered_by_officer on capability.covered (officer_id);

-- What was offered as evidence and is none, as its officer sees it.
create table capability.set_aside (
  officer_id  uuid not null references identity.officer,
  event_seq   bigint not null,
  at          timestamptz not null,
  primary key (officer_id, event_seq)
);
